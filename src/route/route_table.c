/* One row a claim of a step. */
#include "../base/json.h"
#include "../graph/label.h"
#include "../net/node_table.h"
#include "answer.h"
#include "claim.h"
#include "missing.h"
#include "telling.h"

#include <math.h>

enum {
    PATH,
    LENGTH,
    STEP,
    FROM,
    FROM_LABEL,
    TO,
    TO_LABEL,
    CLAIM_ID,
    RELATION,
    RELATION_LABEL,
    DIRECTION,
    START,
    END,
    WEIGHT,
    CONFIDENCE,
    SOURCES,
    LEFT_OUT,
    NUM_COLUMNS
};

static const struct {
    kh_cell_kind kind;
    const char *name, *unit, *definition;
    bool detail;
} columns[NUM_COLUMNS] = {
    [PATH] = { KH_CELL_INTEGER, "path", "", "number of the path, from 1", false },
    [LENGTH] = { KH_CELL_REAL, "length", "steps, or 1/strength",
        "of the path: its steps, in a weighted net the sum of 1/strength", true },
    [STEP] = { KH_CELL_INTEGER, "step", "", "number of the step, from 1", false },
    [FROM] = { KH_CELL_TEXT, "from", "", "id of the node that the step leaves", true },
    [FROM_LABEL] = { KH_CELL_TEXT, "from_label", "", "its name", false },
    [TO] = { KH_CELL_TEXT, "to", "", "id of the node to which it leads", true },
    [TO_LABEL] = { KH_CELL_TEXT, "to_label", "", "its name", false },
    [CLAIM_ID] = { KH_CELL_TEXT, "claim_id", "", "the edge's own id, if it has one", true },
    [RELATION] = { KH_CELL_TEXT, "relation", "", "id of the relation", true },
    [RELATION_LABEL] = { KH_CELL_TEXT, "relation_label", "", "its linking phrase", false },
    [DIRECTION] = { KH_CELL_TEXT, "direction", "",
        "forward: the claim leads from `from` to `to`; backward: the other way", false },
    [START] = { KH_CELL_TEXT, "start", "date", "first day of validity", false },
    [END] = { KH_CELL_TEXT, "end", "date", "last day of validity", false },
    [WEIGHT] = { KH_CELL_REAL, "weight", "strength", "as stated", true },
    [CONFIDENCE] = { KH_CELL_REAL, "confidence", "0 to 1", "as stated", true },
    [SOURCES] = { KH_CELL_JSON, "sources", "", "the sources that it cites", false },
    [LEFT_OUT] = { KH_CELL_JSON, "left_out", "",
        "without a path: what conditions leave out the claim, which would help to connect the ends",
        true },
};

typedef struct {
    const kh_route_answer *answer;
    const kh_graph *graph;
    kh_table *table;
    size_t row;
} filler;

/* --- cells ------------------------------------------------------------------------------- */

static kh_status
set_text(filler *self, size_t column, const char *text, kh_error *err)
{
    return kh_table_set_text(self->table, column, self->row, text, err);
}

static kh_status
set_date(filler *self, size_t column, kh_date date, kh_error *err)
{
    char buffer[KH_DATE_TEXT_SIZE];

    return set_text(self, column, date.stated ? kh_date_text(date, buffer) : NULL, err);
}

static void
add_item(kh_text *json, kh_text *words, const char *item)
{
    kh_text_add(json, json->length > 1 ? "," : "");
    kh_json_add_string(json, item);
    kh_text_add(words, words->length > 0 ? ", " : "");
    kh_text_add(words, item);
}

static kh_status
set_list(filler *self, size_t column, kh_text *json, kh_text *words, kh_error *err)
{
    kh_status ret = KH_OK;

    kh_text_add(json, "]");
    KH_TRY(kh_text_status(json, err));
    KH_TRY(kh_text_status(words, err));
    KH_TRY(kh_table_set_json(
        self->table, column, self->row, kh_text_bytes(json), kh_text_bytes(words), err));
out:
    kh_text_free(json);
    kh_text_free(words);
    return ret;
}

/* Each source once. */
static kh_status
set_sources(filler *self, kh_range citations, kh_error *err)
{
    const kh_citation *items = self->graph->citations.items;
    kh_text json = { 0 }, words = { 0 };
    size_t j, k;

    kh_text_add(&json, "[");
    for (j = citations.first; j < (size_t) citations.first + citations.num; j++) {
        for (k = citations.first; items[k].source != items[j].source; k++) {
        }
        if (k == j) {
            add_item(&json, &words,
                kh_graph_text(self->graph, self->graph->sources.items[items[j].source].id));
        }
    }
    return set_list(self, SOURCES, &json, &words, err);
}

static kh_status
set_left_out(filler *self, unsigned why, kh_error *err)
{
    kh_text json = { 0 }, words = { 0 };
    size_t j;

    kh_text_add(&json, "[");
    for (j = 0; j < KH_NUM_WHYS; j++) {
        if (why & 1u << j) {
            add_item(&json, &words, kh_why_keys[j]);
        }
    }
    return set_list(self, LEFT_OUT, &json, &words, err);
}

/* --- rows -------------------------------------------------------------------------------- */

static kh_status
set_claim(filler *self, uint32_t claim, bool forward, unsigned why, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    const kh_edges *edges = &graph->edges;
    const char *lang = self->answer->lang;
    const uint32_t from = forward ? edges->source[claim] : edges->target[claim];
    const uint32_t to = forward ? edges->target[claim] : edges->source[claim];
    const uint32_t relation = edges->relation[claim];

    KH_TRY(set_text(self, FROM, kh_graph_node_id(graph, from), err));
    KH_TRY(set_text(self, FROM_LABEL, kh_graph_node_label(graph, from, lang), err));
    KH_TRY(set_text(self, TO, kh_graph_node_id(graph, to), err));
    KH_TRY(set_text(self, TO_LABEL, kh_graph_node_label(graph, to, lang), err));
    if (edges->id[claim] != 0) {
        KH_TRY(set_text(self, CLAIM_ID, kh_graph_text(graph, edges->id[claim]), err));
    }
    if (relation != KH_NONE) {
        KH_TRY(set_text(
            self, RELATION, kh_graph_text(graph, graph->relations.items[relation].id), err));
    }
    KH_TRY(set_text(self, RELATION_LABEL, kh_claim_label(graph, claim, lang), err));
    KH_TRY(set_text(self, DIRECTION, forward ? "forward" : "backward", err));
    KH_TRY(set_date(self, START, edges->start[claim], err));
    KH_TRY(set_date(self, END, edges->end[claim], err));
    kh_table_set_number(
        self->table, WEIGHT, self->row, edges->weight[claim] > 0 ? edges->weight[claim] : NAN);
    kh_table_set_number(self->table, CONFIDENCE, self->row,
        edges->confidence[claim] >= 0 ? edges->confidence[claim] : NAN);
    KH_TRY(set_sources(self, edges->citations[claim], err));
    if (why != 0) {
        KH_TRY(set_left_out(self, why, err));
    }
    self->row++;
out:
    return ret;
}

static kh_status
fill_path(filler *self, size_t path, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_routes *routes = self->answer->routes;
    const kh_path *p = &routes->paths.items[path];
    size_t step, j;

    for (step = 0; step < p->num_steps; step++) {
        const kh_route_claims claims = kh_routes_claims(routes, path, step);
        const uint32_t from = routes->request->net->node[p->node[step]];

        for (j = 0; j < claims.num; j++) {
            kh_table_set_number(self->table, PATH, self->row, (double) path + 1);
            kh_table_set_number(self->table, LENGTH, self->row, p->length);
            kh_table_set_number(self->table, STEP, self->row, (double) step + 1);
            KH_TRY(set_claim(
                self, claims.items[j], self->graph->edges.source[claims.items[j]] == from, 0, err));
        }
    }
out:
    return ret;
}

static kh_status
fill(filler *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_missing *m = self->answer->missing;
    size_t j;

    for (j = 0; j < self->answer->routes->paths.num; j++) {
        KH_TRY(fill_path(self, j, err));
    }
    if (self->answer->routes->paths.num > 0) {
        return KH_OK;
    }
    self->table->columns[PATH].detail = self->table->columns[STEP].detail = true;
    self->table->columns[LEFT_OUT].detail = false;
    for (j = 0; j < m->num_claims; j++) {
        KH_TRY(set_claim(self, m->claims[j].claim, m->claims[j].forward, m->claims[j].why, err));
    }
out:
    return ret;
}

static size_t
count_rows(const kh_route_answer *answer)
{
    const kh_routes *routes = answer->routes;
    size_t num_steps = 0, p;

    for (p = 0; p < routes->paths.num; p++) {
        num_steps += routes->paths.items[p].num_steps;
    }
    return routes->paths.num > 0 ? routes->first_claim[num_steps] : answer->missing->num_claims;
}

/* An empty table does not say why. */
static kh_status
add_words(const kh_route_answer *answer, kh_table *table, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text none = { 0 };
    kh_telling telling;

    kh_telling_init(&telling, answer, NULL, &none);
    kh_tell_no_path(&telling);
    KH_TRY(kh_text_status(&telling.line, err));
    KH_TRY(kh_table_set_words(table, kh_text_bytes(&telling.line), err));
out:
    kh_telling_free(&telling);
    return ret;
}

kh_status
kh_route_make_table(const kh_route_answer *self, kh_table *table, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_route_request *request = self->routes->request;
    filler f = { .answer = self, .graph = request->net->graph, .table = table };
    size_t column, j;

    KH_TRY(kh_table_init(table, "kakehashi/path/1", count_rows(self), err));
    for (j = 0; j < NUM_COLUMNS; j++) {
        KH_TRY(kh_table_add_column(table, columns[j].kind, columns[j].name, columns[j].unit,
            columns[j].definition, &column, err));
        table->columns[column].detail = columns[j].detail;
    }
    KH_TRY(fill(&f, err));
    if (self->routes->paths.num == 0) {
        KH_TRY(add_words(self, table, err));
    }
    KH_TRY(kh_net_describe(table, request->net, request->selection, err));
out:
    return ret;
}
