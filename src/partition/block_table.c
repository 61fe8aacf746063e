#include "block_table.h"

#include "../base/array.h"
#include "../base/json.h"
#include "../graph/label.h"
#include "../net/node_table.h"
#include "blocked.h"

#include <stdlib.h>

/* --- what is known ----------------------------------------------------------------------- */

static int
compare_holders(const void *pa, const void *pb)
{
    const holder *a = pa, *b = pb;

    if (a->num_blocks != b->num_blocks) {
        return a->num_blocks > b->num_blocks ? -1 : 1;
    }
    return a->node < b->node ? -1 : a->node > b->node;
}

static kh_status
find_holders(blocked *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v;

    KH_TRY(KH_NEW(&self->holders, self->net->num_nodes, "nodes", err));
    for (v = 0; v < self->net->num_nodes; v++) {
        const uint32_t num = self->blocks.num_of[v];

        if (num > 1) {
            self->holders[self->num_holders++] = (holder){ (uint32_t) v, num };
        }
        self->num_isolated += num == 0;
    }
    qsort(self->holders, self->num_holders, sizeof(*self->holders), compare_holders);
out:
    return ret;
}

static kh_status
blocked_init(blocked *self, const kh_net *net, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t b;

    *self = (blocked){ .net = net,
        .lang = lang != NULL ? lang : kh_graph_text(net->graph, net->graph->language) };
    KH_TRY(kh_blocks_find(&self->blocks, net, err));
    KH_TRY(find_holders(self, err));
    for (b = 0; b < self->blocks.num_blocks; b++) {
        self->num_single += self->blocks.blocks[b].num_nodes == 2;
    }
out:
    return ret;
}

static void
blocked_free(blocked *self)
{
    kh_blocks_free(&self->blocks);
    free(self->holders);
    *self = (blocked){ 0 };
}

/* --- rows -------------------------------------------------------------------------------- */

enum {
    COLUMN_BLOCK,
    COLUMN_NODES,
    COLUMN_TIES,
    COLUMN_BODIES,
    COLUMN_SECTOR,
    COLUMN_SECTOR_LABEL,
    COLUMN_ARTICULATION,
    COLUMN_MEMBERS,
    NUM_COLUMNS
};

static const struct {
    kh_cell_kind kind;
    const char *name, *unit, *definition;
    size_t max_width;
    bool detail;
} columns[NUM_COLUMNS] = {
    { KH_CELL_INTEGER, "block", "", "numbered from 1 by falling number of nodes", 0, false },
    { KH_CELL_INTEGER, "nodes", "nodes", "how many are in it", 0, false },
    { KH_CELL_INTEGER, "ties", "ties", "pairs of them that are tied, whichever way", 0, false },
    { KH_CELL_INTEGER, "bodies", "bodies", "how many of its nodes are bodies", 0, false },
    { KH_CELL_TEXT, "block_sector", "", "the sector with most of its nodes' shares", 0, true },
    { KH_CELL_TEXT, "sector_label", "", "the name of that sector", 0, false },
    { KH_CELL_JSON, "articulation", "",
        "its nodes that are in other blocks, too: without one of them, the net falls apart there",
        40, false },
    { KH_CELL_JSON, "members", "", "its nodes", 60, false },
};

/* Lists of ids and names. @param only_shared those that are in other blocks, too. */
static kh_status
set_nodes(const blocked *self, kh_table *table, size_t column, size_t row, bool only_shared,
    kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_blocks *blocks = &self->blocks;
    const kh_block *block = &blocks->blocks[row];
    const kh_graph *graph = self->net->graph;
    kh_text json = { 0 }, words = { 0 };
    size_t j;

    for (j = block->first; j < block->first + block->num_nodes; j++) {
        const uint32_t node = self->net->node[blocks->node[j]];

        if (!only_shared || blocks->num_of[blocks->node[j]] > 1) {
            kh_text_add(&json, json.length == 0 ? "[" : ",");
            kh_json_add_string(&json, kh_graph_node_id(graph, node));
            kh_text_add(&words, words.length == 0 ? "" : "; ");
            kh_text_add(&words, kh_graph_node_label(graph, node, self->lang));
        }
    }
    kh_text_add(&json, json.length == 0 ? "[]" : "]");
    KH_TRY(kh_text_status(&json, err));
    KH_TRY(kh_text_status(&words, err));
    KH_TRY(kh_table_set_json(table, column, row, kh_text_bytes(&json), kh_text_bytes(&words), err));
out:
    kh_text_free(&json);
    kh_text_free(&words);
    return ret;
}

/* @param sum num_sectors values, all 0, and so again afterwards. @return KH_NONE if there is none.
 */
static uint32_t
find_sector(const blocked *self, const kh_block *block, double *sum)
{
    const kh_net *net = self->net;
    const uint32_t *first = self->blocks.node + block->first, *end = first + block->num_nodes, *v;
    uint32_t best = KH_NONE;
    size_t j;

    for (v = first; v < end; v++) {
        for (j = net->share_start[*v]; j < net->share_start[*v + 1]; j++) {
            sum[net->shares[j].sector] += net->shares[j].share;
        }
    }
    for (v = first; v < end; v++) {
        for (j = net->share_start[*v]; j < net->share_start[*v + 1]; j++) {
            const uint32_t s = net->shares[j].sector;

            if (best == KH_NONE || sum[s] > sum[best] || (sum[s] >= sum[best] && s < best)) {
                best = s;
            }
        }
    }
    for (v = first; v < end; v++) {
        for (j = net->share_start[*v]; j < net->share_start[*v + 1]; j++) {
            sum[net->shares[j].sector] = 0;
        }
    }
    return best;
}

static kh_status
fill_row(const blocked *self, kh_table *table, size_t row, double *sum, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    const kh_block *block = &self->blocks.blocks[row];
    const uint32_t sector = find_sector(self, block, sum);
    size_t bodies = 0, j;

    for (j = block->first; j < block->first + block->num_nodes; j++) {
        bodies += kh_graph_is_body(net->graph, net->node[self->blocks.node[j]]);
    }
    kh_table_set_number(table, COLUMN_BLOCK, row, (double) row + 1);
    kh_table_set_number(table, COLUMN_NODES, row, (double) block->num_nodes);
    kh_table_set_number(table, COLUMN_TIES, row, (double) block->num_ties);
    kh_table_set_number(table, COLUMN_BODIES, row, (double) bodies);
    if (sector != KH_NONE) {
        KH_TRY(kh_table_set_text(table, COLUMN_SECTOR, row, kh_net_sector_id(net, sector), err));
        KH_TRY(kh_table_set_text(
            table, COLUMN_SECTOR_LABEL, row, kh_net_sector_label(net, sector, self->lang), err));
    }
    KH_TRY(set_nodes(self, table, COLUMN_ARTICULATION, row, true, err));
    KH_TRY(set_nodes(self, table, COLUMN_MEMBERS, row, false, err));
out:
    return ret;
}

static kh_status
fill(const blocked *self, kh_table *table, kh_error *err)
{
    kh_status ret = KH_OK;
    double *sum = NULL;
    size_t column, j;

    KH_TRY(KH_NEW(&sum, self->net->num_sectors, "sectors", err));
    KH_TRY(kh_table_init(table, "kakehashi/blocks/1", self->blocks.num_blocks, err));
    for (j = 0; j < NUM_COLUMNS; j++) {
        KH_TRY(kh_table_add_column(table, columns[j].kind, columns[j].name, columns[j].unit,
            columns[j].definition, &column, err));
        table->columns[column].max_width = columns[j].max_width;
        table->columns[column].detail = columns[j].detail;
    }
    for (j = 0; j < self->blocks.num_blocks; j++) {
        KH_TRY(fill_row(self, table, j, sum, err));
    }
out:
    free(sum);
    return ret;
}

/* --- what holds for all rows ------------------------------------------------------------- */

static kh_status
add_facts(const blocked *self, kh_table *table, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text json = { 0 };
    size_t j;

    kh_text_print(&json,
        "{\"algorithm\":\"blocks\",\"blocks\":%zu,\"single_ties\":%zu,\"articulation\":[",
        self->blocks.num_blocks, self->num_single);
    for (j = 0; j < self->num_holders; j++) {
        const holder *h = &self->holders[j];

        kh_text_add(&json, j > 0 ? ",{\"id\":" : "{\"id\":");
        kh_json_add_string(&json, kh_graph_node_id(self->net->graph, self->net->node[h->node]));
        kh_text_print(&json, ",\"blocks\":%u}", (unsigned) h->num_blocks);
    }
    kh_text_print(&json, "],\"isolated\":%zu}", self->num_isolated);
    KH_TRY(kh_text_status(&json, err));
    KH_TRY(kh_table_set_facts(table, "partition", kh_text_bytes(&json), err));
out:
    kh_text_free(&json);
    return ret;
}

kh_status
kh_groups_blocks(kh_table *table, const kh_net *net, const kh_selection *selection,
    const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    blocked b = { 0 };

    KH_TRY(blocked_init(&b, net, lang, err));
    KH_TRY(fill(&b, table, err));
    KH_TRY(kh_net_describe(table, net, selection, err));
    KH_TRY(add_facts(&b, table, err));
    KH_TRY(blocked_add_words(&b, table, err));
out:
    blocked_free(&b);
    return ret;
}
