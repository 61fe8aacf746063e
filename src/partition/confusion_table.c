/* Sector by group. */
#include "group_table.h"

#include "../base/array.h"
#include "../net/node_table.h"
#include "grouped.h"

#include <stdlib.h>

enum {
    COLUMN_SECTOR,
    COLUMN_SECTOR_LABEL,
    COLUMN_GROUP,
    COLUMN_NODES,
    COLUMN_EXPECTED,
    COLUMN_OF_SECTOR,
    COLUMN_OF_GROUP,
    NUM_COLUMNS
};

static const struct {
    kh_cell_kind kind;
    const char *name, *unit, *definition;
    int decimals;
} columns[NUM_COLUMNS] = {
    { KH_CELL_TEXT, "sector", "", "id of the sector", 0 },
    { KH_CELL_TEXT, "sector_label", "", "its name in the chosen language", 0 },
    { KH_CELL_INTEGER, "group", "number of the group", "numbered from 1 by falling size", 0 },
    { KH_CELL_REAL, "nodes", "nodes", "shares in the sector of the group's nodes, added up", 1 },
    { KH_CELL_REAL, "expected", "nodes",
        "its mean when sectors are permuted among the nodes that have one", 1 },
    { KH_CELL_REAL, "of_sector", "share", "part of the sector that is in the group", 2 },
    { KH_CELL_REAL, "of_group", "share", "part of the group that is in the sector", 2 },
};

static kh_status
fill_row(kh_table *table, size_t row, const grouped *g, const kh_confusion_cell *cell,
    const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    const double in_sector = g->confusion.sector_nodes[cell->sector];
    const double in_group = g->confusion.group_nodes[cell->group];

    KH_TRY(
        kh_table_set_text(table, COLUMN_SECTOR, row, kh_net_sector_id(g->net, cell->sector), err));
    KH_TRY(kh_table_set_text(
        table, COLUMN_SECTOR_LABEL, row, kh_net_sector_label(g->net, cell->sector, lang), err));
    kh_table_set_number(table, COLUMN_GROUP, row, cell->group + 1.0);
    kh_table_set_number(table, COLUMN_NODES, row, cell->nodes);
    kh_table_set_number(
        table, COLUMN_EXPECTED, row, in_sector * in_group / (double) g->confusion.num_nodes);
    kh_table_set_number(table, COLUMN_OF_SECTOR, row, cell->nodes / in_sector);
    kh_table_set_number(table, COLUMN_OF_GROUP, row, cell->nodes / in_group);
out:
    return ret;
}

kh_status
kh_groups_confusion(kh_table *table, const kh_net *net, const kh_selection *selection,
    const kh_groups_options *options, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    grouped g = { 0 };
    size_t column, j;

    KH_TRY(grouped_init(&g, net, options, err));
    KH_TRY(kh_table_init(table, "kakehashi/confusion/1", g.confusion.num_cells, err));
    for (j = 0; j < NUM_COLUMNS; j++) {
        KH_TRY(kh_table_add_column(table, columns[j].kind, columns[j].name, columns[j].unit,
            columns[j].definition, &column, err));
        table->columns[column].decimals = columns[j].decimals;
    }
    table->columns[COLUMN_SECTOR].detail = true;
    for (j = 0; j < g.confusion.num_cells; j++) {
        KH_TRY(fill_row(table, j, &g, &g.confusion.cells[j], lang, err));
    }
    KH_TRY(kh_table_sort(table, COLUMN_NODES, true, err));
    KH_TRY(kh_net_describe(table, net, selection, err));
    KH_TRY(grouped_add_facts(&g, table, err));
    KH_TRY(grouped_add_words(&g, table, lang, err));
out:
    grouped_free(&g);
    return ret;
}
