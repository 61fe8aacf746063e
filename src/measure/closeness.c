#include "measure_private.h"

#include <math.h>

static igraph_error_t
closeness(const igraph_t *graph, const igraph_vector_t *lengths, igraph_vector_t *result)
{
    return igraph_closeness(
        graph, result, NULL, NULL, igraph_vss_all(), IGRAPH_OUT, lengths, false);
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    return kh_ig_measure(net, "closeness", false, closeness, values, err);
}

const kh_measure kh_measure_closeness = {
    .name = "closeness",
    .summary = "how near it is to all that it can reach; compare only within one component, "
               "because a pair cut off from the rest looks close (harmonic does not)",
    .formula = "1 / sum of d(v, u) over all u != v that can be reached from v",
    .unit = "1 / steps",
    .lowest = 0,
    .highest = INFINITY,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_LENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .normal = KH_NORMAL_NONE,
    .undefined = "nothing can be reached from it",
    .source = "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    .cost = "O(n m); weighted O(n m + n^2 log n)",
    .compute = compute,
};
