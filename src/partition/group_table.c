#include "group_table.h"

#include "../base/array.h"
#include "../net/node_table.h"
#include "grouped.h"

#include <math.h>
#include <stdlib.h>

enum { COLUMN_GROUP, COLUMN_GROUP_SECTOR, COLUMN_AGREES, COLUMN_INSIDE, COLUMN_STAYS, NUM_COLUMNS };

static const struct {
    kh_cell_kind kind;
    const char *name, *unit, *definition;
} columns[NUM_COLUMNS] = {
    { KH_CELL_INTEGER, "group", "number of the group",
        "the group that it is in; numbered from 1 by falling size, of equal ones by the smallest "
        "node" },
    { KH_CELL_TEXT, "group_sector", "", "the sector with most of the group's shares" },
    { KH_CELL_REAL, "agrees", "share", "the part of its own sector shares in group_sector" },
    { KH_CELL_REAL, "inside", "share", "the part of its ties that stays in the group" },
    { KH_CELL_REAL, "stays", "share",
        "the mean overlap of its group with those that other seeds give it: nodes in both as a "
        "part "
        "of nodes in either" },
};

/* The columns of `grouped`, from `first` on. */
static kh_status
fill_row(kh_table *table, size_t first, const grouped *g, size_t v, kh_error *err)
{
    kh_status ret = KH_OK;
    const uint32_t group = g->membership[v];

    kh_table_set_number(table, first + COLUMN_GROUP, v, group + 1.0);
    if (g->majority[group] != KH_NONE) {
        KH_TRY(kh_table_set_text(table, first + COLUMN_GROUP_SECTOR, v,
            kh_net_sector_id(g->net, g->majority[group]), err));
    }
    kh_table_set_number(table, first + COLUMN_AGREES, v, grouped_agrees(g, v));
    kh_table_set_number(
        table, first + COLUMN_INSIDE, v, g->strength[v] > 0 ? g->inside[v] / g->strength[v] : NAN);
    if (g->stays != NULL) {
        kh_table_set_number(table, first + COLUMN_STAYS, v, g->stays[v]);
    }
out:
    return ret;
}

kh_status
kh_groups(kh_table *table, const kh_net *net, const kh_selection *selection,
    const kh_groups_options *options, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    grouped g = { 0 };
    size_t first, column, j;

    KH_TRY(grouped_init(&g, net, options, err));
    KH_TRY(kh_node_table_init(
        table, "kakehashi/groups/1", net, selection, NULL, net->num_nodes, lang, err));
    first = table->num_columns;
    for (j = 0; j < NUM_COLUMNS && (j != COLUMN_STAYS || g.stays != NULL); j++) {
        KH_TRY(kh_table_add_column(table, columns[j].kind, columns[j].name, columns[j].unit,
            columns[j].definition, &column, err));
        table->columns[column].decimals = columns[j].kind == KH_CELL_REAL ? 2 : 0;
    }
    for (j = 0; j < net->num_nodes; j++) {
        KH_TRY(fill_row(table, first, &g, j, err));
    }
    KH_TRY(kh_table_sort(table, first + COLUMN_GROUP, false, err));
    KH_TRY(grouped_add_facts(&g, table, err));
    KH_TRY(grouped_add_words(&g, table, lang, err));
out:
    grouped_free(&g);
    return ret;
}
