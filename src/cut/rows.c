/* The rows: the claims of the ties, or the nodes. */
#include "reported.h"

#include "../base/array.h"
#include "../graph/label.h"
#include "../net/node_table.h"

#include <math.h>
#include <stdlib.h>

#define NEAR_DEFINITION                                                                            \
    "of the smallest cuts, a: the one nearest to the first end; b: the one nearest to the "        \
    "second; "                                                                                     \
    "both: in each"

/* --- claims ------------------------------------------------------------------------------ */

enum {
    COLUMN_NEAR,
    COLUMN_TIE,
    COLUMN_SOURCE,
    COLUMN_SOURCE_LABEL,
    COLUMN_RELATION,
    COLUMN_RELATION_LABEL,
    COLUMN_TARGET,
    COLUMN_TARGET_LABEL,
    COLUMN_START,
    COLUMN_END,
    COLUMN_WEIGHT,
    COLUMN_STRENGTH,
    COLUMN_TIE_SOURCES,
    COLUMN_SOURCES,
    NUM_CLAIM_COLUMNS
};

static const column_record claim_columns[NUM_CLAIM_COLUMNS] = {
    { KH_CELL_TEXT, "near", "", NEAR_DEFINITION, false },
    { KH_CELL_INTEGER, "tie", "", "number of the tie that the claim is part of", false },
    { KH_CELL_TEXT, "source", "", "id of the node from which the claim starts", true },
    { KH_CELL_TEXT, "source_label", "", "its name", false },
    { KH_CELL_TEXT, "relation", "", "id of the relation", true },
    { KH_CELL_TEXT, "relation_label", "", "its linking phrase", false },
    { KH_CELL_TEXT, "target", "", "id of the node at which the claim ends", true },
    { KH_CELL_TEXT, "target_label", "", "its name", false },
    { KH_CELL_TEXT, "start", "date", "first day of validity", false },
    { KH_CELL_TEXT, "end", "date", "last day of validity", false },
    { KH_CELL_REAL, "weight", "strength", "as stated", true },
    { KH_CELL_REAL, "strength", "strength", "of the tie: the sum over its claims", true },
    { KH_CELL_INTEGER, "tie_sources", "sources",
        "independent sources behind the tie: different ones, over its claims", false },
    { KH_CELL_JSON, "sources", "", "the sources that the claim cites", false },
};

static kh_status
fill_names(
    kh_table *table, size_t row, const kh_graph *graph, uint32_t e, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_edges *edges = &graph->edges;
    const uint32_t a = edges->source[e], b = edges->target[e], r = edges->relation[e];

    KH_TRY(kh_table_set_text(table, COLUMN_SOURCE, row, kh_graph_node_id(graph, a), err));
    KH_TRY(kh_table_set_text(
        table, COLUMN_SOURCE_LABEL, row, kh_graph_node_label(graph, a, lang), err));
    KH_TRY(kh_table_set_text(table, COLUMN_TARGET, row, kh_graph_node_id(graph, b), err));
    KH_TRY(kh_table_set_text(
        table, COLUMN_TARGET_LABEL, row, kh_graph_node_label(graph, b, lang), err));
    if (r != KH_NONE) {
        KH_TRY(kh_table_set_text(
            table, COLUMN_RELATION, row, kh_graph_text(graph, graph->relations.items[r].id), err));
        KH_TRY(kh_table_set_text(
            table, COLUMN_RELATION_LABEL, row, kh_graph_relation_label(graph, r, lang), err));
    }
out:
    return ret;
}

static kh_status
fill_claim(
    const reported *self, kh_table *table, size_t row, size_t item, uint32_t e, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->net->graph;
    const kh_edges *edges = &graph->edges;
    const cut_item *of = &self->items[item];

    KH_TRY(kh_table_set_text(table, COLUMN_NEAR, row, nearness_name(of->near), err));
    kh_table_set_number(table, COLUMN_TIE, row, (double) item + 1);
    KH_TRY(fill_names(table, row, graph, e, self->lang, err));
    KH_TRY(column_set_date(table, COLUMN_START, row, edges->start[e], err));
    KH_TRY(column_set_date(table, COLUMN_END, row, edges->end[e], err));
    kh_table_set_number(table, COLUMN_WEIGHT, row, edges->weight[e] > 0 ? edges->weight[e] : NAN);
    kh_table_set_number(table, COLUMN_STRENGTH, row, self->net->strength[of->item]);
    kh_table_set_number(table, COLUMN_TIE_SOURCES, row, (double) of->num_sources);
    KH_TRY(column_set_sources(table, COLUMN_SOURCES, row, graph, edges->citations[e], err));
out:
    return ret;
}

/* Dates that no claim states are not shown to people. */
static void
show_if_stated(kh_table *table, size_t column, kh_date date)
{
    if (date.stated) {
        table->columns[column].detail = false;
    }
}

kh_status
reported_list_claims(const reported *self, kh_table *table, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    size_t num = 0, first, row = 0, j, k;

    for (j = 0; j < self->num_items; j++) {
        num += self->items[j].num_claims;
    }
    KH_TRY(kh_table_init(table, "kakehashi/cuts/1", num, err));
    KH_TRY(columns_add(table, claim_columns, NUM_CLAIM_COLUMNS, &first, err));
    table->columns[COLUMN_NEAR].detail = self->cuts.unique;
    table->columns[COLUMN_TIE].detail = num == self->num_items;
    table->columns[COLUMN_STRENGTH].detail = !net->weighted;
    table->columns[COLUMN_START].detail = table->columns[COLUMN_END].detail = true;
    for (j = 0; j < self->num_items; j++) {
        const uint32_t tie = self->items[j].item;

        for (k = net->claim_start[tie]; k < net->claim_start[tie + 1]; k++) {
            KH_TRY(fill_claim(self, table, row++, j, net->claim[k], err));
            show_if_stated(table, COLUMN_START, net->graph->edges.start[net->claim[k]]);
            show_if_stated(table, COLUMN_END, net->graph->edges.end[net->claim[k]]);
        }
    }
out:
    return ret;
}

/* --- nodes ------------------------------------------------------------------------------- */

enum {
    COLUMN_NODE_NEAR,
    COLUMN_TIES_A,
    COLUMN_TIES_B,
    COLUMN_CLAIMS,
    COLUMN_NODE_SOURCES,
    NUM_OWN_COLUMNS
};

static const column_record node_columns[NUM_OWN_COLUMNS] = {
    { KH_CELL_TEXT, "near", "", NEAR_DEFINITION, false },
    { KH_CELL_INTEGER, "ties_a", "ties", "its ties with the side of the first end", false },
    { KH_CELL_INTEGER, "ties_b", "ties", "its ties with the side of the second end", false },
    { KH_CELL_INTEGER, "claims", "claims", "behind all of its ties", false },
    { KH_CELL_INTEGER, "node_sources", "sources", "different ones, behind all of its ties", false },
};

/* Of the cut that a node is part of; where it is in both, of the one near A. */
static const kh_cut *
cut_of(const reported *self, nearness near)
{
    return near == NEAR_B ? &self->cuts.near_b : &self->cuts.near_a;
}

static size_t
count_ties(const kh_adjacency *rows, uint32_t v, const uint8_t *mark, uint8_t side)
{
    size_t num = 0, j;

    for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
        num += mark[rows->node[j]] == side;
    }
    return num;
}

static kh_status
fill_node(const reported *self, kh_table *table, size_t first, size_t row, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    const cut_item *item = &self->items[row];
    const uint8_t *side = cut_of(self, item->near)->side;

    KH_TRY(kh_table_set_text(table, first + COLUMN_NODE_NEAR, row, nearness_name(item->near), err));
    kh_table_set_number(table, first + COLUMN_TIES_A, row,
        (double) count_ties(&net->in, item->item, side, KH_SIDE_A));
    kh_table_set_number(table, first + COLUMN_TIES_B, row,
        (double) count_ties(&net->out, item->item, side, KH_SIDE_B));
    kh_table_set_number(table, first + COLUMN_CLAIMS, row, (double) item->num_claims);
    kh_table_set_number(table, first + COLUMN_NODE_SOURCES, row, (double) item->num_sources);
out:
    return ret;
}

kh_status
reported_list_nodes(const reported *self, kh_table *table, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *nodes = NULL;
    size_t first, j;

    KH_TRY(KH_NEW(&nodes, self->num_items, "nodes", err));
    for (j = 0; j < self->num_items; j++) {
        nodes[j] = self->items[j].item;
    }
    KH_TRY(kh_node_table_init(table, "kakehashi/cuts/1", self->net, self->request->selection, nodes,
        self->num_items, self->lang, err));
    KH_TRY(columns_add(table, node_columns, NUM_OWN_COLUMNS, &first, err));
    table->columns[first + COLUMN_NODE_NEAR].detail = self->cuts.unique;
    for (j = 0; j < self->num_items; j++) {
        KH_TRY(fill_node(self, table, first, j, err));
    }
out:
    free(nodes);
    return ret;
}
