#include "rank.h"

#include "../base/array.h"
#include "../net/node_table.h"

#include <stdlib.h>

static kh_cell_kind
cell_kind(const kh_measure *measure, bool normalized)
{
    switch (measure->kind) {
        case KH_VALUE_BOOLEAN:
            return KH_CELL_BOOLEAN;
        case KH_VALUE_INTEGER:
            return normalized && measure->normal != KH_NORMAL_NONE ? KH_CELL_REAL : KH_CELL_INTEGER;
        case KH_VALUE_REAL:
            break;
    }
    return KH_CELL_REAL;
}

static kh_status
add_measure(kh_table *table, const kh_net *net, const kh_measure *measure, bool normalized,
    double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t column, v;

    KH_TRY(kh_measure_run(measure, net, normalized, values, err));
    KH_TRY(kh_table_add_column(table, cell_kind(measure, normalized), measure->name,
        normalized && measure->normal != KH_NORMAL_NONE ? "share" : measure->unit, measure->formula,
        &column, err));
    for (v = 0; v < net->num_nodes; v++) {
        kh_table_set_number(table, column, v, values[v]);
    }
out:
    return ret;
}

kh_status
kh_rank(kh_table *table, const kh_net *net, const kh_selection *selection,
    const kh_measure *const *measures, size_t num_measures, bool normalized, const char *lang,
    kh_error *err)
{
    kh_status ret = KH_OK;
    double *values = NULL;
    size_t first, j;

    KH_TRY(KH_NEW(&values, net->num_nodes, "values", err));
    KH_TRY(kh_node_table_init(
        table, "kakehashi/rank/1", net, selection, NULL, net->num_nodes, lang, err));
    table->columns[KH_NODE_COLUMN_SECTORS].detail = true;
    first = table->num_columns;
    for (j = 0; j < num_measures; j++) {
        KH_TRY(add_measure(table, net, measures[j], normalized, values, err));
    }
    KH_TRY(kh_table_sort(table, first, true, err));
out:
    free(values);
    return ret;
}
