#include "measure.h"

#include <math.h>

static double
sum_row(const kh_net *net, const kh_adjacency *rows, size_t v)
{
    double sum = 0;
    size_t j;

    for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
        sum += net->strength[rows->tie[j]];
    }
    return sum;
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    size_t v;

    (void) err;
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = sum_row(net, &net->out, v);
        if (net->directed) {
            values[v] += sum_row(net, &net->in, v);
        }
    }
    return KH_OK;
}

const kh_measure kh_measure_strength = {
    .name = "strength",
    .summary = "the weights of all its ties added up; a claim without a weight counts 1",
    .formula = "s(v) = sum of the weights of the claims in all ties at v, in and out",
    .unit = "weight",
    .lowest = 0,
    .highest = INFINITY,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_ALWAYS,
    .arrows = KH_ARROWS_COUNTED,
    .normal = KH_NORMAL_NONE,
    .undefined = "",
    .source = "Barrat, Barthelemy, Pastor-Satorras & Vespignani 2004, "
              "doi:10.1073/pnas.0400087101",
    .cost = "O(n + m)",
    .compute = compute,
};
