#include "captions.h"
#include "lines.h"
#include "drawing.h"

#include "../base/json.h"
#include "../base/array.h"
#include "../graph/label.h"

#include <stdlib.h>
#include <string.h>

uint32_t
kh_claim_from(const kh_claim *claim)
{
    return claim->inverse ? claim->target : claim->source;
}

uint32_t
kh_claim_to(const kh_claim *claim)
{
    return claim->inverse ? claim->source : claim->target;
}

bool
kh_drawing_is_directed(const kh_drawing *self, uint32_t relation)
{
    return relation != KH_NONE ? !self->graph->relations.items[relation].symmetric
                               : self->graph->directed;
}

/* A relation can be turned only if there are words for it that way round. */
static bool
has_inverse(const kh_drawing *self, uint32_t relation)
{
    const kh_relation *item = &self->graph->relations.items[relation];

    return item->inverse.num > 0
           || json_object_get(self->view->phrases, kh_graph_text(self->graph, item->id)) != NULL;
}

bool
kh_drawing_is_inverse(const kh_drawing *self, uint32_t relation)
{
    const kh_names *names = &self->view->inverse;
    size_t j;

    for (j = 0; relation != KH_NONE && j < names->num; j++) {
        const char *id = kh_graph_text(self->graph, self->graph->relations.items[relation].id);

        if (strcmp(names->items[j], id) == 0) {
            return has_inverse(self, relation);
        }
    }
    return false;
}

static int
compare_claims(const void *a, const void *b)
{
    const kh_claim *x = a, *y = b;
    const uint32_t left[] = { x->source, x->target, x->relation, x->first };
    const uint32_t right[] = { y->source, y->target, y->relation, y->first };
    size_t j;

    for (j = 0; j < 4; j++) {
        if (left[j] != right[j]) {
            return left[j] < right[j] ? -1 : 1;
        }
    }
    return 0;
}

static int
compare_first(const void *a, const void *b)
{
    const kh_claim *x = a, *y = b;

    return (x->first > y->first) - (x->first < y->first);
}

/* Claims without direction are the same whichever end the file names first. */
static kh_claim
make_claim(const kh_drawing *self, uint32_t e)
{
    const kh_edges *edges = &self->graph->edges;
    kh_claim claim = { .source = edges->source[e],
        .target = edges->target[e],
        .relation = edges->relation[e],
        .first = e,
        .count = 1 };

    if (!kh_drawing_is_directed(self, claim.relation) && claim.source > claim.target) {
        claim.source = edges->target[e];
        claim.target = edges->source[e];
    }
    claim.inverse = kh_drawing_is_inverse(self, claim.relation);
    return claim;
}

/* Both ends drawn and, if the view shows links of neighbours only, one level apart. */
static bool
is_shown(const kh_drawing *self, uint32_t e)
{
    const size_t from = self->drawn_of[self->graph->edges.source[e]];
    const size_t to = self->drawn_of[self->graph->edges.target[e]];

    if (!self->selection.edges[e] || from == KH_DRAWN_NONE || to == KH_DRAWN_NONE || from == to) {
        return false;
    }
    return self->view->links == NULL || strcmp(self->view->links, "all") == 0
           || labs(self->nodes[from].level - self->nodes[to].level) == 2;
}

kh_status
kh_drawing_collect_claims(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    size_t j, num = 0;
    uint32_t e;

    for (e = 0; e < graph->edges.num; e++) {
        if (is_shown(self, e)) {
            KH_TRY(KH_GROW(&self->claims, self->num_claims, &self->max_claims, "claims", err));
            self->claims[self->num_claims++] = make_claim(self, e);
        }
    }
    if (self->num_claims == 0) {
        return KH_OK;
    }
    KH_TRY(KH_NEW(&self->claimed, self->num_claims, "edges", err));
    qsort(self->claims, self->num_claims, sizeof(*self->claims), compare_claims);
    for (j = 0; j < self->num_claims; j++) {
        kh_claim *claim = &self->claims[j];
        kh_claim *last = num > 0 ? &self->claims[num - 1] : NULL;

        claim->edges = &self->claimed[j];
        self->claimed[j] = claim->first;
        if (last != NULL && last->source == claim->source && last->target == claim->target
            && last->relation == claim->relation) {
            last->count++;
        } else {
            self->claims[num++] = *claim;
        }
    }
    self->num_claims = num;
    /* Back into the order of the file: that is what layouts start from. */
    qsort(self->claims, self->num_claims, sizeof(*self->claims), compare_first);
out:
    return ret;
}

const char *
kh_drawing_words(kh_drawing *self, const kh_claim *claim)
{
    const kh_graph *graph = self->graph;
    const kh_relation *relation;
    const char *text = NULL;

    if (claim->relation == KH_NONE) {
        return "";
    }
    relation = &graph->relations.items[claim->relation];
    text = kh_view_text(json_object_get(self->view->phrases, kh_graph_text(graph, relation->id)),
        self->lang, kh_graph_text(graph, graph->language));
    if (text == NULL && claim->inverse) {
        text = kh_graph_choose_label(graph, relation->inverse, self->lang);
    }
    return text != NULL ? text : kh_graph_relation_label(graph, claim->relation, self->lang);
}

/* Styles first, colours second: the first four are told apart without colour. More of them in
 * black and white need words. */
kh_status
kh_drawing_style_lines(kh_drawing *self, kh_error *err)
{
    static const char *const styles[] = { "solid", "dashed", "dotted", "bold" };
    static const kh_color colors[] = { { 0x56, 0x63, 0x70 }, { 0x00, 0x5F, 0x96 },
        { 0xA3, 0x4A, 0x00 }, { 0x00, 0x6E, 0x52 } };
    kh_status ret = KH_OK;
    const size_t num = self->graph->relations.num;
    size_t j, drawn = 0;

    KH_TRY(KH_NEW(&self->lines, num + 1, "relations", err));
    for (j = 0; j < self->num_claims; j++) {
        const kh_claim *claim = &self->claims[j];

        self->lines[claim->relation == KH_NONE ? num : claim->relation].num += !claim->aside;
    }
    for (j = 0; j <= num; j++) {
        kh_line *line = &self->lines[j];
        const size_t index = line->num > 0 ? drawn++ : 0;

        line->style = styles[index % 4];
        line->color = colors[index / 4 % 4];
    }
    self->edge_labels = self->edge_labels || (self->view->monochrome && drawn > 4);
    for (j = 0; j <= num && self->edge_labels; j++) {
        self->lines[j].style = "solid";
        self->lines[j].color = KH_COLOR_LINE;
    }
out:
    return ret;
}

/* The layout runs from lower levels to higher; the arrow keeps the meaning. */
kh_status
kh_drawing_add_edge(kh_drawing *self, kh_drawn_edge edge, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_drawn_node *from = &self->nodes[edge.from], *to = &self->nodes[edge.to];

    edge.label = edge.label != NULL ? edge.label : "";
    edge.title = edge.title != NULL ? edge.title : "";
    edge.relation = edge.relation != NULL ? edge.relation : "";
    if (from->leveled && to->leveled && from->level > to->level) {
        const size_t moved = edge.from;

        edge.from = edge.to;
        edge.to = moved;
        edge.arrows = strcmp(edge.arrows, "forward") == 0 ? "back" : edge.arrows;
    }
    KH_TRY(KH_GROW(&self->edges, self->num_edges, &self->max_edges, "edges", err));
    self->edges[self->num_edges++] = edge;
out:
    return ret;
}

static const char *
edge_title(kh_drawing *self, const kh_claim *claim, const char *words)
{
    const kh_graph *graph = self->graph;
    const kh_edges *edges = &graph->edges;
    const kh_date from = edges->start[claim->first], to = edges->end[claim->first];
    kh_text title = { 0 };
    const char *copy = NULL;

    kh_text_print(&title, "%s \xE2\x80\x94 %s \xE2\x86\x92 %s",
        kh_graph_node_label(graph, kh_claim_from(claim), self->lang), words,
        kh_graph_node_label(graph, kh_claim_to(claim), self->lang));
    if (from.stated || to.stated) {
        kh_text_add(&title, " (");
        kh_caption_interval(&title, self->lang, from, to);
        kh_text_add_char(&title, ')');
    }
    if (claim->count > 1) {
        kh_text_print(&title, " \xC3\x97%zu", claim->count);
    }
    if (!title.failed) {
        copy = kh_drawing_text(self, kh_text_bytes(&title));
    }
    kh_text_free(&title);
    return copy;
}

kh_status
kh_drawing_make_edge(kh_drawing *self, const kh_claim *claim, kh_drawn_edge *edge, kh_error *err)
{
    const kh_graph *graph = self->graph;
    const kh_line *line
        = &self->lines[claim->relation == KH_NONE ? graph->relations.num : claim->relation];
    const char *words = kh_drawing_words(self, claim);

    *edge = (kh_drawn_edge){ .from = self->drawn_of[kh_claim_from(claim)],
        .to = self->drawn_of[kh_claim_to(claim)],
        .label = kh_drawing_text(self, words),
        .title = edge_title(self, claim, words),
        .style = claim->aside ? "solid" : line->style,
        .color = claim->aside ? KH_ASIDE_COLOR : line->color,
        .width = claim->aside ? KH_ASIDE_WIDTH : 0,
        .arrows = kh_drawing_is_directed(self, claim->relation) ? "forward" : "none",
        .relation = claim->relation == KH_NONE
                        ? ""
                        : kh_drawing_text(
                            self, kh_graph_text(graph, graph->relations.items[claim->relation].id)),
        .claims = { claim->edges, claim->count },
        .weight = 1 };
    kh_lines_apply(self, claim, edge);
    return edge->label != NULL && edge->title != NULL && edge->relation != NULL
               ? KH_OK
               : kh_fail_nomem(err, 3, "texts of an edge");
}

kh_status
kh_drawing_add_edges(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < self->num_claims; j++) {
        kh_drawn_edge edge;

        KH_TRY(kh_drawing_make_edge(self, &self->claims[j], &edge, err));
        edge.label = self->edge_labels ? edge.label : "";
        KH_TRY(kh_drawing_add_edge(self, edge, err));
    }
out:
    return ret;
}
