#include "telling.h"

#include "../base/unicode.h"
#include "../graph/label.h"
#include "../table/wrap.h"
#include "claim.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define GREY  "\x1b[90m"
#define PLAIN "\x1b[0m"

void
kh_telling_init(
    kh_telling *self, const kh_route_answer *answer, const kh_table_style *style, kh_text *out)
{
    *self = (kh_telling){ .answer = answer,
        .graph = answer->routes->request->net->graph,
        .request = answer->routes->request,
        .tongue = kh_tongue_of(answer->lang),
        .out = out };
    if (style != NULL) {
        self->style = *style;
    }
}

void
kh_telling_free(kh_telling *self)
{
    kh_references_free(&self->references);
    free(self->notes);
    kh_text_free(&self->line);
}

/* --- fillings ---------------------------------------------------------------------------- */

/* Thousands are set apart; nothing is allocated that could be refused. */
kh_told_number
kh_tell_count(size_t num)
{
    kh_told_number result = { "" };
    char digits[24];
    const size_t length = (size_t) snprintf(digits, sizeof(digits), "%zu", num);
    size_t at = 0, j;

    for (j = 0; j < length; j++) {
        if (j > 0 && (length - j) % 3 == 0) {
            result.text[at++] = ',';
        }
        result.text[at++] = digits[j];
    }
    return result;
}

kh_told_number
kh_tell_real(double value)
{
    kh_told_number result;

    if (value >= 9999.5 && value < 1e15) {
        return kh_tell_count((size_t) llround(value));
    }
    snprintf(result.text, sizeof(result.text), "%.4g", value);
    return result;
}

const char *
kh_telling_name(const kh_telling *self, uint32_t v)
{
    return kh_graph_node_label(self->graph, self->request->net->node[v], self->answer->lang);
}

const char *
kh_telling_sector(const kh_telling *self)
{
    const char *id = self->request->sector;
    uint32_t sector;

    return kh_graph_find_sector(self->graph, id, &sector)
               ? kh_graph_sector_label(self->graph, sector, self->answer->lang)
               : id;
}

/* --- lines ------------------------------------------------------------------------------- */

void
kh_tell(kh_telling *self, kh_route_phrase phrase, const char *const *fillings)
{
    kh_phrase_add(&self->line, &kh_route_phrases[phrase], self->tongue, fillings);
}

void
kh_tell_sentence(kh_telling *self, kh_route_phrase phrase, const char *const *fillings)
{
    if (self->line.length > 0) {
        kh_tell(self, KH_ROUTE_SAYS_SPACE, NULL);
    }
    kh_tell(self, phrase, fillings);
}

/* Spaces at its beginning indent the first line. */
void
kh_telling_end_line(kh_telling *self, size_t indent)
{
    const char *text = kh_text_bytes(&self->line);
    const size_t first = strspn(text, " ");
    const size_t width = self->style.width > indent + 20 ? self->style.width - indent : 0;
    kh_text wrapped = { 0 };
    const char *at, *end;

    kh_table_add_wrapped(&wrapped, text + first, width);
    kh_text_print(self->out, "%*s", (int) first, "");
    for (at = kh_text_bytes(&wrapped); (end = strchr(at, '\n')) != NULL; at = end + 1) {
        kh_text_add_bytes(self->out, at, (size_t) (end - at));
        kh_text_print(self->out, "\n%*s", (int) indent, "");
    }
    kh_text_print(self->out, "%s\n", at);
    self->out->failed = self->out->failed || wrapped.failed || self->line.failed;
    kh_text_clear(&self->line);
    kh_text_free(&wrapped);
}

/* --- the note ---------------------------------------------------------------------------- */

static void
note_nodes(
    kh_text *out, const kh_telling *self, const char *what, const uint32_t *nodes, size_t num)
{
    size_t j;

    for (j = 0; j < num; j++) {
        kh_text_add(out, j == 0 ? what : ", ");
        kh_text_add(out, kh_graph_node_id(self->graph, self->request->net->node[nodes[j]]));
    }
}

/* The conditions along paths, in words; the selection is told by the net. */
static void
note_conditions(kh_text *out, const kh_telling *self)
{
    const kh_route_request *r = self->request;
    size_t j;

    note_nodes(out, self, "; by way of ", r->via, r->num_via);
    note_nodes(out, self, "; not through ", r->avoided, r->num_avoided);
    for (j = 0; j < r->num_types; j++) {
        kh_text_add(out, j == 0 ? "; between them only " : ", ");
        kh_text_add(out, kh_graph_text(self->graph, self->graph->types.items[r->types[j]].id));
    }
    for (j = 0; j < r->num_course; j++) {
        kh_text_add(out, j == 0 ? "; relations in order " : ", ");
        kh_text_add(
            out, r->course[j] == KH_PATH_ANY
                     ? "*"
                     : kh_graph_text(self->graph, self->graph->relations.items[r->course[j]].id));
    }
    if (r->in_order) {
        kh_text_add(out, "; forwards in time");
    }
    if (r->most_steps > 0) {
        kh_text_print(out, "; at most %zu steps", r->most_steps);
    }
}

void
kh_telling_add_note(kh_telling *self)
{
    kh_net_add_line(self->request->net, self->request->selection, &self->line);
    note_conditions(&self->line, self);
    kh_text_add(self->out, self->style.color ? "\n" GREY : "\n");
    kh_telling_end_line(self, 0);
    kh_text_add(self->out, self->style.color ? PLAIN : "");
}

/* --- paths ------------------------------------------------------------------------------- */

void
kh_tell_length(kh_telling *self, const kh_routes *routes, const kh_path *path)
{
    const kh_told_number steps = kh_tell_count(path->num_steps),
                         length = kh_tell_real(path->length);
    const kh_told_number width = kh_tell_real(routes->width);
    const bool widest = routes->request->kind == KH_ROUTE_WIDEST;

    kh_tell(self, KH_ROUTE_SAYS_STEPS, (const char *const[]){ steps.text });
    if (widest && path->num_steps > 0) {
        kh_tell(self, KH_ROUTE_SAYS_WIDTH, (const char *const[]){ width.text });
    } else if (!widest && self->request->net->weighted) {
        kh_tell(self, KH_ROUTE_SAYS_LENGTH, (const char *const[]){ length.text });
    }
}

/* Where strengths decide which path it is. */
static void
tell_weight(kh_telling *self, uint32_t claim)
{
    const double stated = self->graph->edges.weight[claim];
    const kh_told_number weight = kh_tell_real(stated > 0 ? stated : 1);

    if (self->request->net->weighted || self->request->kind == KH_ROUTE_WIDEST) {
        kh_tell(self, KH_ROUTE_SAYS_WEIGHT, (const char *const[]){ weight.text });
        kh_text_add(&self->line, " \u00b7 ");
    }
}

static void
tell_claim_line(kh_telling *self, uint32_t claim, uint32_t from)
{
    const kh_edges *edges = &self->graph->edges;
    const uint32_t relation = edges->relation[claim];
    const char *label = kh_claim_label(self->graph, claim, self->answer->lang);
    const size_t num = kh_graph_count_sources(self->graph, edges->citations[claim]);
    const kh_told_number sources = kh_tell_count(num);
    const bool symmetric = relation != KH_NONE && self->graph->relations.items[relation].symmetric;
    size_t length;

    kh_text_print(&self->line, "  %s ",
        symmetric                                                ? "\u2195"
        : edges->source[claim] == self->request->net->node[from] ? "\u2193"
                                                                 : "\u2191");
    if (label != NULL) {
        kh_text_add(&self->line, label);
    } else {
        kh_tell(self, KH_ROUTE_SAYS_TIED, NULL);
    }
    kh_text_add(&self->line, " \u00b7 ");
    length = self->line.length;
    kh_claim_add_interval(&self->line, self->graph, claim, self->tongue);
    if (self->line.length > length) {
        kh_text_add(&self->line, " \u00b7 ");
    }
    tell_weight(self, claim);
    kh_tell(self, num > 0 ? KH_ROUTE_SAYS_SOURCES : KH_ROUTE_SAYS_NO_SOURCE,
        (const char *const[]){ sources.text });
    kh_telling_end_line(self, 4);
}

void
kh_tell_chain(kh_telling *self, const kh_routes *routes, size_t path)
{
    const kh_path *p = &routes->paths.items[path];
    size_t step, j;

    for (step = 0; step <= p->num_steps; step++) {
        kh_text_add(&self->line, kh_telling_name(self, p->node[step]));
        kh_telling_end_line(self, 0);
        if (step < p->num_steps) {
            const kh_route_claims claims = kh_routes_claims(routes, path, step);

            for (j = 0; j < claims.num; j++) {
                tell_claim_line(self, claims.items[j], p->node[step]);
            }
        }
    }
}

void
kh_tell_more(kh_telling *self)
{
    const kh_routes *routes = self->answer->routes;

    if (!routes->paths.more) {
        return;
    }
    if (self->request->kind == KH_ROUTE_K_SHORTEST) {
        kh_tell(self, KH_ROUTE_SAYS_MORE_K, NULL);
    } else if (self->request->all) {
        kh_tell(self, KH_ROUTE_SAYS_MORE_ALL, NULL);
    } else {
        kh_tell(self,
            self->request->kind == KH_ROUTE_WIDEST ? KH_ROUTE_SAYS_MORE_WIDEST
                                                   : KH_ROUTE_SAYS_MORE_SHORTEST,
            NULL);
    }
}
