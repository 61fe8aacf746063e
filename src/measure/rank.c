#include "rank.h"

#include "../base/array.h"
#include "../between/sampled.h"
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

/* What all measures are computed with. */
typedef struct {
    const kh_net *net;
    bool normalized;
    const kh_precision *precision; /* NULL: exact */
} rank_task;

static kh_status
approximate(const rank_task *self, kh_table *table, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_measure *measure = &kh_measure_betweenness;
    const double by = self->normalized ? kh_measure_divisor(measure, self->net) : 1;
    kh_approximation made;
    size_t v;

    KH_TRY(kh_sampled_betweenness(self->net, self->precision, values, &made, err));
    for (v = 0; v < self->net->num_nodes; v++) {
        values[v] /= by;
    }
    made.all /= by;
    KH_TRY(kh_approximation_describe(&made, measure->name, table, err));
out:
    return ret;
}

static kh_status
add_measure(kh_table *table, const rank_task *self, const kh_measure *measure, double *values,
    kh_error *err)
{
    kh_status ret = KH_OK;
    const bool is_share = self->normalized && measure->normal != KH_NORMAL_NONE;
    size_t column, v;

    if (self->precision != NULL && measure == &kh_measure_betweenness) {
        KH_TRY(approximate(self, table, values, err));
    } else {
        KH_TRY(kh_measure_run(measure, self->net, self->normalized, values, err));
    }
    KH_TRY(kh_table_add_column(table, cell_kind(measure, self->normalized), measure->name,
        is_share ? "share" : measure->unit, measure->formula, &column, err));
    for (v = 0; v < self->net->num_nodes; v++) {
        kh_table_set_number(table, column, v, values[v]);
    }
out:
    return ret;
}

kh_status
kh_rank(kh_table *table, const kh_net *net, const kh_selection *selection,
    const kh_measure *const *measures, size_t num_measures, bool normalized,
    const kh_precision *precision, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    const rank_task task = { net, normalized, precision };
    double *values = NULL;
    size_t first, j;

    KH_TRY(KH_NEW(&values, net->num_nodes, "values", err));
    KH_TRY(kh_node_table_init(
        table, "kakehashi/rank/1", net, selection, NULL, net->num_nodes, lang, err));
    table->columns[KH_NODE_COLUMN_SECTORS].detail = true;
    first = table->num_columns;
    for (j = 0; j < num_measures; j++) {
        KH_TRY(add_measure(table, &task, measures[j], values, err));
    }
    KH_TRY(kh_table_sort(table, first, true, err));
out:
    free(values);
    return ret;
}
