/* The parts of each measure of one body, as JSON. */
#include "document.h"

#include "../base/array.h"
#include "../base/json.h"

#include <math.h>
#include <stdlib.h>

void
kh_document_free(kh_document *self)
{
    kh_map_free(&self->place_of);
    free(self->claims);
}

void
kh_document_key(kh_document *self, const char *key)
{
    kh_json_add_string(self->out, key);
    kh_text_add_char(self->out, ':');
}

void
kh_document_string(kh_document *self, const char *key, const char *value)
{
    kh_document_key(self, key);
    kh_json_add_string(self->out, value);
}

void
kh_document_number(kh_document *self, const char *key, double value)
{
    kh_document_key(self, key);
    kh_text_add_number(self->out, value);
}

void
kh_document_node(kh_document *self, const char *key, uint32_t v)
{
    kh_document_string(self, key, kh_graph_node_id(self->e->graph, self->e->net->node[v]));
}

/* --- claims ------------------------------------------------------------------------------ */

kh_status
kh_document_collect(kh_document *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->e->net;
    uint32_t place;
    size_t j, k;

    for (j = 0; j < self->e->evidence.num_ties; j++) {
        const uint32_t tie = self->e->evidence.ties[j].tie;

        for (k = net->claim_start[tie]; k < net->claim_start[tie + 1]; k++) {
            const uint32_t claim = net->claim[k];

            if (kh_map_get(&self->place_of, claim + 1, &place)) {
                continue;
            }
            KH_TRY(kh_map_put(&self->place_of, claim + 1, (uint32_t) self->num_claims, err));
            KH_TRY(KH_GROW(&self->claims, self->num_claims, &self->max_claims, "claims", err));
            self->claims[self->num_claims++] = claim;
        }
    }
out:
    return ret;
}

void
kh_document_places(kh_document *self, const uint32_t *ties, size_t num_ties)
{
    const kh_net *net = self->e->net;
    bool first = true;
    uint32_t place;
    size_t j, k;

    kh_text_add(self->out, ",\"claims\":[");
    for (j = 0; j < num_ties; j++) {
        for (k = net->claim_start[ties[j]]; k < net->claim_start[ties[j] + 1]; k++) {
            if (kh_map_get(&self->place_of, net->claim[k] + 1, &place)) {
                kh_text_print(self->out, "%s%u", first ? "" : ",", place);
                first = false;
            }
        }
    }
    kh_text_add(self->out, "]");
}

static void
add_date(kh_document *self, const char *key, kh_date date)
{
    char buffer[KH_DATE_TEXT_SIZE];

    kh_document_key(self, key);
    if (date.stated) {
        kh_json_add_string(self->out, kh_date_text(date, buffer));
    } else {
        kh_text_add(self->out, "null");
    }
}

static void
add_citations(kh_document *self, kh_range citations)
{
    const kh_graph *graph = self->e->graph;
    size_t j;

    kh_text_add(self->out, ",\"sources\":[");
    for (j = citations.first; j < (size_t) citations.first + citations.num; j++) {
        const kh_citation *citation = &graph->citations.items[j];

        kh_text_add(self->out, j > citations.first ? ",{" : "{");
        kh_document_string(
            self, "id", kh_graph_text(graph, graph->sources.items[citation->source].id));
        if (citation->locator != 0) {
            kh_text_add(self->out, ",");
            kh_document_string(self, "locator", kh_graph_text(graph, citation->locator));
        }
        kh_text_add(self->out, "}");
    }
    kh_text_add(self->out, "]");
}

static void
add_claim(kh_document *self, uint32_t claim)
{
    const kh_graph *graph = self->e->graph;
    const kh_edges *edges = &graph->edges;
    const uint32_t relation = edges->relation[claim];

    kh_text_add(self->out, "{");
    if (edges->id[claim] != 0) {
        kh_document_string(self, "id", kh_graph_text(graph, edges->id[claim]));
        kh_text_add(self->out, ",");
    }
    kh_document_string(self, "source", kh_graph_node_id(graph, edges->source[claim]));
    kh_text_add(self->out, ",");
    kh_document_string(self, "target", kh_graph_node_id(graph, edges->target[claim]));
    kh_text_add(self->out, ",\"relation\":");
    if (relation == KH_NONE) {
        kh_text_add(self->out, "null");
    } else {
        kh_json_add_string(self->out, kh_graph_text(graph, graph->relations.items[relation].id));
    }
    kh_text_add(self->out, ",");
    add_date(self, "start", edges->start[claim]);
    kh_text_add(self->out, ",");
    add_date(self, "end", edges->end[claim]);
    kh_text_add(self->out, ",");
    kh_document_number(self, "weight", edges->weight[claim] > 0 ? edges->weight[claim] : NAN);
    kh_text_add(self->out, ",");
    kh_document_number(
        self, "confidence", edges->confidence[claim] >= 0 ? edges->confidence[claim] : NAN);
    add_citations(self, edges->citations[claim]);
    kh_text_add(self->out, "}");
}

void
kh_document_claims(kh_document *self)
{
    size_t j;

    kh_text_add(self->out, "[");
    for (j = 0; j < self->num_claims; j++) {
        kh_text_add(self->out, j > 0 ? ",\n" : "\n");
        add_claim(self, self->claims[j]);
    }
    kh_text_add(self->out, "]");
}

/* --- one measure ------------------------------------------------------------------------- */

void
kh_document_begin(kh_document *self, const char *name, const char *unit, const char *definition)
{
    kh_text_add(self->out, kh_text_last(self->out) == '[' ? "{" : ",{");
    kh_document_string(self, "name", name);
    kh_text_add(self->out, ",");
    kh_document_string(self, "unit", unit);
    kh_text_add(self->out, ",");
    kh_document_string(self, "definition", definition);
    self->num_parts = 0;
    self->sum = 0;
}

void
kh_document_part(kh_document *self)
{
    kh_text_add(self->out, self->num_parts++ == 0 ? ",\"parts\":[{" : ",{");
}

/* The last field but claims. */
void
kh_document_contribution(kh_document *self, double contribution)
{
    kh_document_number(self, "contribution", contribution);
    self->sum += contribution;
}

void
kh_document_rest(kh_document *self, size_t num, double contribution)
{
    if (num > 0) {
        kh_document_part(self);
        kh_document_number(self, "more", (double) num);
        kh_text_add(self->out, ",");
        kh_document_contribution(self, contribution);
        kh_text_add(self->out, "}");
    }
}

void
kh_document_end(kh_document *self, double value)
{
    kh_text_add(self->out, self->num_parts == 0 ? ",\"parts\":[]," : "],");
    kh_document_number(
        self, "sum_of_parts", self->num_parts == 0 && isnan(value) ? NAN : self->sum);
    kh_text_add(self->out, ",");
    kh_document_number(self, "value", value);
    kh_text_add(self->out, "}");
}
