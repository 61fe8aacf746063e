#include "measure.h"

#include <math.h>

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    size_t v;

    (void) err;
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = (double) kh_net_in_degree(net, v);
    }
    return KH_OK;
}

const kh_measure kh_measure_in_degree = {
    .name = "in_degree",
    .summary = "how many others point to it; in an undirected net, the degree",
    .formula = "number of ties u -> v",
    .unit = "ties",
    .lowest = 0,
    .highest = INFINITY,
    .kind = KH_VALUE_INTEGER,
    .weight = KH_WEIGHT_IGNORED,
    .arrows = KH_ARROWS_COUNTED,
    .normal = KH_NORMAL_ARCS,
    .undefined = "",
    .source = "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    .cost = "O(n)",
    .compute = compute,
};
