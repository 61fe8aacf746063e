#include "select.h"

#include "../base/array.h"
#include "../base/choices.h"
#include "label.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
kh_selection_free(kh_selection *self)
{
    free(self->nodes);
    free(self->edges);
    free(self->types);
    free(self->egos);
    kh_text_free(&self->description);
    *self = (kh_selection){ 0 };
}

bool
kh_selection_has_membership(const kh_selection *self, const kh_membership *membership)
{
    return kh_dates_overlap(membership->start, membership->end, self->from, self->to);
}

/* --- names to indices -------------------------------------------------------------------- */

typedef bool (*find_fn)(const kh_graph *graph, const char *id, uint32_t *index);

static kh_status
fail_label(const char *kind, const char *label, const char *id, kh_error *err)
{
    const kh_status status = kh_fail(err, KH_ERR_NOTFOUND, "there is no %s \"%s\"", kind, label);

    kh_hint(err, "\"%s\" is the name of %s \"%s\"", label, kind, id);
    return status;
}

/* mask[j] = 1 for each of the named entries of a vocabulary. */
#define DEFINE_MASK(name, list, kind)                                                              \
    static kh_status mask_##list(                                                                  \
        const kh_graph *graph, const char *const *ids, size_t num, uint8_t **mask, kh_error *err)  \
    {                                                                                              \
        kh_status ret = KH_OK;                                                                     \
        kh_choices choices = { 0 };                                                                \
        uint32_t found;                                                                            \
        size_t j, k;                                                                               \
                                                                                                   \
        KH_TRY(KH_NEW(mask, graph->list.num, "marks", err));                                       \
        for (j = 0; j < num; j++) {                                                                \
            if (kh_graph_find_##name(graph, ids[j], &found)) {                                     \
                (*mask)[found] = 1;                                                                \
                continue;                                                                          \
            }                                                                                      \
            for (k = 0; k < graph->list.num; k++) {                                                \
                if (kh_graph_is_called(graph, graph->list.items[k].label, ids[j])) {               \
                    return fail_label(                                                             \
                        kind, ids[j], kh_graph_text(graph, graph->list.items[k].id), err);         \
                }                                                                                  \
            }                                                                                      \
            choices = kh_choices_make(ids[j]);                                                     \
            for (k = 0; k < graph->list.num; k++) {                                                \
                kh_choices_offer(&choices, kh_graph_text(graph, graph->list.items[k].id));         \
            }                                                                                      \
            return kh_choices_fail(&choices, kind, err);                                           \
        }                                                                                          \
    out:                                                                                           \
        return ret;                                                                                \
    }

DEFINE_MASK(type, types, "node type")
DEFINE_MASK(relation, relations, "relation")
DEFINE_MASK(sector, sectors, "sector")

/* A sector selects what lies under it. Parents may form a cycle in a bad file; as many rounds as
 * there are sectors suffice. */
static void
spread_to_children(const kh_graph *graph, uint8_t *mask)
{
    bool changed = true;
    size_t j, round;

    for (round = 0; changed && round <= graph->sectors.num; round++) {
        changed = false;
        for (j = 0; j < graph->sectors.num; j++) {
            const uint32_t parent = graph->sectors.items[j].parent;

            if (!mask[j] && parent != KH_NONE && mask[parent]) {
                mask[j] = 1;
                changed = true;
            }
        }
    }
}

/* --- the conditions ---------------------------------------------------------------------- */

typedef struct {
    const kh_graph *graph;
    const kh_selector *selector;
    uint8_t *types, *relations, *sectors; /* NULL: no such condition */
} conditions;

static void
conditions_free(conditions *self)
{
    free(self->types);
    free(self->relations);
    free(self->sectors);
}

static kh_status
conditions_init(conditions *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_selector *s = self->selector;

    if (s->num_types > 0) {
        KH_TRY(mask_types(self->graph, s->types, s->num_types, &self->types, err));
    }
    if (s->num_relations > 0) {
        KH_TRY(mask_relations(self->graph, s->relations, s->num_relations, &self->relations, err));
    }
    if (s->num_sectors > 0) {
        KH_TRY(mask_sectors(self->graph, s->sectors, s->num_sectors, &self->sectors, err));
        spread_to_children(self->graph, self->sectors);
    }
out:
    return ret;
}

static bool
confident(const conditions *self, double confidence)
{
    return confidence < 0 || confidence >= self->selector->min_confidence;
}

static bool
in_sectors(const conditions *self, const kh_selection *selection, size_t v)
{
    const kh_range range = self->graph->nodes.sectors[v];
    size_t j;

    for (j = range.first; j < range.first + range.num; j++) {
        const kh_membership *membership = &self->graph->memberships.items[j];

        if (self->sectors[membership->sector]
            && kh_selection_has_membership(selection, membership)) {
            return true;
        }
    }
    return false;
}

static bool
wants_node(const conditions *self, const kh_selection *selection, size_t v)
{
    const kh_nodes *nodes = &self->graph->nodes;

    if (self->types != NULL && (nodes->type[v] == KH_NONE || !self->types[nodes->type[v]])) {
        return false;
    }
    if (!kh_dates_overlap(nodes->start[v], nodes->end[v], selection->from, selection->to)
        || !confident(self, nodes->confidence[v])) {
        return false;
    }
    return self->sectors == NULL || in_sectors(self, selection, v);
}

static bool
wants_edge(const conditions *self, const kh_selection *selection, size_t e)
{
    const kh_edges *edges = &self->graph->edges;

    if (self->relations != NULL
        && (edges->relation[e] == KH_NONE || !self->relations[edges->relation[e]])) {
        return false;
    }
    return selection->nodes[edges->source[e]] && selection->nodes[edges->target[e]]
           && kh_dates_overlap(edges->start[e], edges->end[e], selection->from, selection->to)
           && confident(self, edges->confidence[e]);
}

/* Keep what lies within `radius` steps of an ego over selected edges, whatever their direction.
 * One sweep over the edges a step: radii are small, and no adjacency has been built yet. */
static kh_status
keep_around(
    const kh_graph *graph, const kh_selector *selector, kh_selection *selection, kh_error *err)
{
    kh_status ret = KH_OK;
    uint8_t *near = NULL, *next = NULL;
    const size_t n = graph->nodes.num;
    size_t j, e, step;
    bool changed = true;

    KH_TRY(KH_NEW(&near, n, "marks", err));
    KH_TRY(KH_NEW(&next, n, "marks", err));
    for (j = 0; j < selector->num_egos; j++) {
        near[selector->egos[j]] = selection->nodes[selector->egos[j]];
    }
    for (step = 0; step < selector->radius && changed; step++) {
        changed = false;
        memcpy(next, near, n);
        for (e = 0; e < graph->edges.num; e++) {
            const uint32_t a = graph->edges.source[e], b = graph->edges.target[e];

            if (selection->edges[e] && near[a] != near[b]) {
                next[a] = next[b] = 1;
                changed = true;
            }
        }
        memcpy(near, next, n);
    }
    memcpy(selection->nodes, near, n);
out:
    free(near);
    free(next);
    return ret;
}

static void
keep_edges_between_kept(const kh_graph *graph, kh_selection *selection)
{
    size_t e, v;

    selection->num_nodes = selection->num_edges = 0;
    for (v = 0; v < graph->nodes.num; v++) {
        selection->num_nodes += selection->nodes[v];
    }
    for (e = 0; e < graph->edges.num; e++) {
        selection->edges[e] = selection->edges[e] && selection->nodes[graph->edges.source[e]]
                              && selection->nodes[graph->edges.target[e]];
        selection->num_edges += selection->edges[e];
    }
}

/* --- the description --------------------------------------------------------------------- */

static void
describe_item(kh_text *out, const char *what, size_t index, const char *id)
{
    if (index == 0) {
        kh_text_print(out, "%s%s ", out->length > 0 ? "; " : "", what);
    } else {
        kh_text_add(out, ", ");
    }
    kh_text_add(out, id);
}

static void
describe_ids(kh_text *out, const char *what, const char *const *ids, size_t num)
{
    size_t j;

    for (j = 0; j < num; j++) {
        describe_item(out, what, j, ids[j]);
    }
}

static void
describe_nodes(
    kh_text *out, const char *what, const kh_graph *graph, const uint32_t *nodes, size_t num)
{
    size_t j;

    for (j = 0; j < num; j++) {
        describe_item(out, what, j, kh_graph_node_id(graph, nodes[j]));
    }
}

static void
describe_interval(kh_text *out, kh_date from, kh_date to)
{
    char a[KH_DATE_TEXT_SIZE], b[KH_DATE_TEXT_SIZE];

    if (!from.stated && !to.stated) {
        return;
    }
    kh_date_text(from, a);
    kh_date_text(to, b);
    kh_text_add(out, out->length > 0 ? "; " : "");
    if (!to.stated) {
        kh_text_print(out, "valid at %s or later", a);
    } else if (!from.stated) {
        kh_text_print(out, "valid at %s or before", b);
    } else if (strcmp(a, b) == 0) {
        kh_text_print(out, "as of %s", a);
    } else {
        kh_text_print(out, "valid between %s and %s", a, b);
    }
}

static void
describe(kh_text *out, const kh_graph *graph, const kh_selector *s)
{
    char within[48];

    describe_ids(out, "type", s->types, s->num_types);
    describe_ids(out, "relation", s->relations, s->num_relations);
    describe_ids(out, "sector", s->sectors, s->num_sectors);
    describe_interval(out, s->from, s->to);
    snprintf(within, sizeof(within), "within %zu of", s->radius);
    describe_nodes(out, within, graph, s->egos, s->num_egos);
    describe_nodes(out, "without", graph, s->dropped, s->num_dropped);
    if (s->min_confidence > 0) {
        kh_text_print(out, "%sconfidence at least ", out->length > 0 ? "; " : "");
        kh_text_add_number(out, s->min_confidence);
    }
}

/* Types and egos in the order of the selector, whose types are known to exist by now. */
static kh_status
remember(kh_selection *self, const kh_graph *graph, const kh_selector *selector, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(KH_NEW(&self->types, selector->num_types, "types", err));
    KH_TRY(KH_NEW(&self->egos, selector->num_egos, "nodes", err));
    for (j = 0; j < selector->num_types; j++) {
        kh_graph_find_type(graph, selector->types[j], &self->types[j]);
    }
    for (j = 0; j < selector->num_egos; j++) {
        self->egos[j] = selector->egos[j];
    }
    self->num_types = selector->num_types;
    self->num_egos = selector->num_egos;
out:
    return ret;
}

kh_status
kh_select(kh_selection *self, const kh_graph *graph, const kh_selector *selector, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_selection selection = { .from = selector->from, .to = selector->to };
    conditions wanted = { .graph = graph, .selector = selector };
    size_t v, e, j;

    if (kh_date_first_day(selector->from) > kh_date_last_day(selector->to)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "the interval ends before it starts");
    }
    KH_TRY(conditions_init(&wanted, err));
    KH_TRY(remember(&selection, graph, selector, err));
    KH_TRY(KH_NEW(&selection.nodes, graph->nodes.num, "marks", err));
    KH_TRY(KH_NEW(&selection.edges, graph->edges.num, "marks", err));
    for (v = 0; v < graph->nodes.num; v++) {
        selection.nodes[v] = wants_node(&wanted, &selection, v);
    }
    for (j = 0; j < selector->num_dropped; j++) {
        selection.nodes[selector->dropped[j]] = 0;
    }
    for (e = 0; e < graph->edges.num; e++) {
        selection.edges[e] = wants_edge(&wanted, &selection, e);
    }
    if (selector->num_egos > 0) {
        KH_TRY(keep_around(graph, selector, &selection, err));
    }
    keep_edges_between_kept(graph, &selection);
    describe(&selection.description, graph, selector);
    KH_TRY(kh_text_status(&selection.description, err));
    *self = selection;
    selection = (kh_selection){ 0 };
out:
    conditions_free(&wanted);
    kh_selection_free(&selection);
    return ret;
}
