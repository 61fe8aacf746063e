#include "fields.h"

#include "../base/json.h"
#include "../graph/label.h"
#include "claim.h"

#include <math.h>

/* --- fields ------------------------------------------------------------------------------ */

static void
add_key(kh_fields *self, const char *key, bool first)
{
    kh_text_print(self->out, "%s\"%s\":", first ? "" : ",", key);
}

void
kh_fields_string(kh_fields *self, const char *key, const char *value, bool first)
{
    add_key(self, key, first);
    if (value != NULL) {
        kh_json_add_string(self->out, value);
    } else {
        kh_text_add(self->out, "null");
    }
}

void
kh_fields_number(kh_fields *self, const char *key, double value, bool first)
{
    add_key(self, key, first);
    kh_text_add_number(self->out, value);
}

static void
add_date(kh_fields *self, const char *key, kh_date date)
{
    char buffer[KH_DATE_TEXT_SIZE];

    kh_fields_string(self, key, date.stated ? kh_date_text(date, buffer) : NULL, false);
}

void
kh_fields_node(kh_fields *self, uint32_t v)
{
    const uint32_t node = self->net->node[v], type = self->graph->nodes.type[node];

    kh_text_add(self->out, "{");
    kh_fields_string(self, "id", kh_graph_node_id(self->graph, node), true);
    kh_fields_string(
        self, "label", kh_graph_node_label(self->graph, node, self->answer->lang), false);
    kh_fields_string(self, "type",
        type == KH_NONE ? NULL : kh_graph_text(self->graph, self->graph->types.items[type].id),
        false);
    kh_text_add(self->out, "}");
}

/* --- claims ------------------------------------------------------------------------------ */

static kh_status
add_source(kh_fields *self, const kh_citation *citation, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *lang = self->answer->lang;
    size_t number;

    KH_TRY(kh_references_cite(&self->references, citation, &number, err));
    kh_text_add(self->out, "{");
    kh_fields_string(self, "id",
        kh_graph_text(self->graph, self->graph->sources.items[citation->source].id), true);
    if (citation->locator != 0) {
        kh_fields_string(self, "locator", kh_graph_text(self->graph, citation->locator), false);
    }
    if (citation->quote.num > 0) {
        kh_fields_string(
            self, "quote", kh_graph_choose_label(self->graph, citation->quote, lang), false);
    }
    if (citation->note.num > 0) {
        kh_fields_string(
            self, "note", kh_graph_choose_label(self->graph, citation->note, lang), false);
    }
    kh_text_print(self->out, ",\"reference\":%zu}", number);
out:
    return ret;
}

static kh_status
add_sources(kh_fields *self, kh_range citations, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    kh_text_add(self->out, ",\"sources\":[");
    for (j = citations.first; j < (size_t) citations.first + citations.num; j++) {
        kh_text_add(self->out, j > citations.first ? "," : "");
        KH_TRY(add_source(self, &self->graph->citations.items[j], err));
    }
    kh_text_add(self->out, "]");
out:
    return ret;
}

kh_status
kh_fields_claim(kh_fields *self, uint32_t claim, bool forward, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_edges *edges = &self->graph->edges;
    const uint32_t relation = edges->relation[claim];

    kh_text_add(self->out, "{");
    kh_fields_string(self, "id",
        edges->id[claim] != 0 ? kh_graph_text(self->graph, edges->id[claim]) : NULL, true);
    kh_fields_string(self, "source", kh_graph_node_id(self->graph, edges->source[claim]), false);
    kh_fields_string(self, "target", kh_graph_node_id(self->graph, edges->target[claim]), false);
    kh_fields_string(self, "relation",
        relation == KH_NONE ? NULL
                            : kh_graph_text(self->graph, self->graph->relations.items[relation].id),
        false);
    kh_fields_string(
        self, "relation_label", kh_claim_label(self->graph, claim, self->answer->lang), false);
    kh_fields_string(self, "direction", forward ? "forward" : "backward", false);
    add_date(self, "start", edges->start[claim]);
    add_date(self, "end", edges->end[claim]);
    kh_fields_number(self, "weight", edges->weight[claim] > 0 ? edges->weight[claim] : NAN, false);
    kh_fields_number(
        self, "confidence", edges->confidence[claim] >= 0 ? edges->confidence[claim] : NAN, false);
    KH_TRY(add_sources(self, edges->citations[claim], err));
out:
    return ret;
}

/* --- paths ------------------------------------------------------------------------------- */

static kh_status
add_step(kh_fields *self, const kh_routes *routes, size_t path, size_t step, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_path *p = &routes->paths.items[path];
    const kh_route_claims claims = kh_routes_claims(routes, path, step);
    const uint32_t from = self->net->node[p->node[step]], to = self->net->node[p->node[step + 1]];
    size_t j;

    kh_text_add(self->out, "{");
    kh_fields_string(self, "from", kh_graph_node_id(self->graph, from), true);
    kh_fields_string(self, "to", kh_graph_node_id(self->graph, to), false);
    kh_text_add(self->out, ",\"claims\":[");
    for (j = 0; j < claims.num; j++) {
        kh_text_add(self->out, j > 0 ? "," : "");
        KH_TRY(kh_fields_claim(
            self, claims.items[j], self->graph->edges.source[claims.items[j]] == from, err));
        kh_text_add(self->out, "}");
    }
    kh_text_add(self->out, "]}");
out:
    return ret;
}

kh_status
kh_fields_path(kh_fields *self, const kh_routes *routes, size_t path, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_path *p = &routes->paths.items[path];
    size_t step;

    kh_text_add(self->out, "{");
    kh_fields_number(self, "length", p->length, true);
    kh_text_add(self->out, ",\"nodes\":[");
    for (step = 0; step <= p->num_steps; step++) {
        kh_text_add(self->out, step > 0 ? "," : "");
        kh_fields_node(self, p->node[step]);
    }
    kh_text_add(self->out, "],\"steps\":[");
    for (step = 0; step < p->num_steps; step++) {
        kh_text_add(self->out, step > 0 ? "," : "");
        KH_TRY(add_step(self, routes, path, step, err));
    }
    kh_text_add(self->out, "]}");
out:
    return ret;
}
