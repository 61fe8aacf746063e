/* Paths that share nothing, a row a claim. */
#include "../graph/label.h"
#include "reported.h"

#include <math.h>

enum {
    COLUMN_PATH,
    COLUMN_STEP,
    COLUMN_FROM,
    COLUMN_FROM_LABEL,
    COLUMN_TO,
    COLUMN_TO_LABEL,
    COLUMN_RELATION,
    COLUMN_RELATION_LABEL,
    COLUMN_DIRECTION,
    COLUMN_START,
    COLUMN_END,
    COLUMN_WEIGHT,
    COLUMN_SOURCES,
    NUM_COLUMNS
};

static const column_record columns[NUM_COLUMNS] = {
    { KH_CELL_INTEGER, "path", "", "number of the path, from 1", false },
    { KH_CELL_INTEGER, "step", "", "number of the step, from 1", false },
    { KH_CELL_TEXT, "from", "", "id of the node that the step leaves", true },
    { KH_CELL_TEXT, "from_label", "", "its name", false },
    { KH_CELL_TEXT, "to", "", "id of the node to which it leads", true },
    { KH_CELL_TEXT, "to_label", "", "its name", false },
    { KH_CELL_TEXT, "relation", "", "id of the relation", true },
    { KH_CELL_TEXT, "relation_label", "", "its linking phrase", false },
    { KH_CELL_TEXT, "direction", "",
        "forward: the claim leads from `from` to `to`; backward: the other way", false },
    { KH_CELL_TEXT, "start", "date", "first day of validity", true },
    { KH_CELL_TEXT, "end", "date", "last day of validity", true },
    { KH_CELL_REAL, "weight", "strength", "as stated", true },
    { KH_CELL_JSON, "sources", "", "the sources that it cites", false },
};

/* A node's id, and its name behind it. */
static kh_status
set_node(
    const reported *self, kh_table *table, size_t column, size_t row, uint32_t v, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->net->graph;
    const uint32_t node = self->net->node[v];

    KH_TRY(kh_table_set_text(table, column, row, kh_graph_node_id(graph, node), err));
    KH_TRY(kh_table_set_text(
        table, column + 1, row, kh_graph_node_label(graph, node, self->lang), err));
out:
    return ret;
}

static kh_status
fill_claim(const reported *self, kh_table *table, size_t row, const kh_cut_step *step, uint32_t e,
    kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->net->graph;
    const kh_edges *edges = &graph->edges;
    const uint32_t r = edges->relation[e];
    const bool forward = edges->source[e] == self->net->node[step->from];

    KH_TRY(set_node(self, table, COLUMN_FROM, row, step->from, err));
    KH_TRY(set_node(self, table, COLUMN_TO, row, step->to, err));
    if (r != KH_NONE) {
        KH_TRY(kh_table_set_text(
            table, COLUMN_RELATION, row, kh_graph_text(graph, graph->relations.items[r].id), err));
        KH_TRY(kh_table_set_text(
            table, COLUMN_RELATION_LABEL, row, kh_graph_relation_label(graph, r, self->lang), err));
    }
    KH_TRY(kh_table_set_text(table, COLUMN_DIRECTION, row, forward ? "forward" : "backward", err));
    KH_TRY(column_set_date(table, COLUMN_START, row, edges->start[e], err));
    KH_TRY(column_set_date(table, COLUMN_END, row, edges->end[e], err));
    kh_table_set_number(table, COLUMN_WEIGHT, row, edges->weight[e] > 0 ? edges->weight[e] : NAN);
    KH_TRY(column_set_sources(table, COLUMN_SOURCES, row, graph, edges->citations[e], err));
out:
    return ret;
}

static kh_status
fill_path(const reported *self, kh_table *table, size_t path, size_t *row, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_cuts *cuts = &self->cuts;
    const kh_net *net = self->net;
    size_t j, k;

    for (j = cuts->path_start[path]; j < cuts->path_start[path + 1]; j++) {
        const kh_cut_step *step = &cuts->steps[j];

        for (k = net->claim_start[step->tie]; k < net->claim_start[step->tie + 1]; k++) {
            kh_table_set_number(table, COLUMN_PATH, *row, (double) path + 1);
            kh_table_set_number(
                table, COLUMN_STEP, *row, (double) (j - cuts->path_start[path]) + 1);
            KH_TRY(fill_claim(self, table, (*row)++, step, net->claim[k], err));
        }
    }
out:
    return ret;
}

kh_status
reported_list_paths(const reported *self, kh_table *table, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_cuts *cuts = &self->cuts;
    const size_t num_steps = cuts->num_paths > 0 ? cuts->path_start[cuts->num_paths] : 0;
    size_t num = 0, row = 0, first, j;

    for (j = 0; j < num_steps; j++) {
        const uint32_t tie = cuts->steps[j].tie;

        num += self->net->claim_start[tie + 1] - self->net->claim_start[tie];
    }
    KH_TRY(kh_table_init(table, "kakehashi/cuts-paths/1", num, err));
    KH_TRY(columns_add(table, columns, NUM_COLUMNS, &first, err));
    for (j = 0; j < cuts->num_paths; j++) {
        KH_TRY(fill_path(self, table, j, &row, err));
    }
out:
    return ret;
}
