#include "measure.h"

#include <math.h>

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    size_t v;

    (void) err;
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = (double) kh_net_out_degree(net, v);
        if (net->directed) {
            values[v] += (double) kh_net_in_degree(net, v);
        }
    }
    return KH_OK;
}

const kh_measure kh_measure_degree = {
    .name = "degree",
    .summary = "how many direct ties it has; in a directed net, incoming plus outgoing",
    .formula = "k(v) = number of ties at v; directed: in_degree(v) + out_degree(v)",
    .unit = "ties",
    .lowest = 0,
    .highest = INFINITY,
    .kind = KH_VALUE_INTEGER,
    .weight = KH_WEIGHT_IGNORED,
    .arrows = KH_ARROWS_COUNTED,
    .normal = KH_NORMAL_TIES,
    .undefined = "",
    .source = "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    .cost = "O(n)",
    .compute = compute,
};
