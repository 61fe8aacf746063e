#include "measure_private.h"

#include "../between/betweenness.h"

#include <math.h>

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    return kh_betweenness(net, KH_PAIRS_ALL, net->num_threads, values, NULL, err);
}

const kh_measure kh_measure_betweenness = {
    .name = "betweenness",
    .summary = "how often it lies on the shortest way between two others: who can pass on, "
               "hold up or colour what they exchange",
    .formula = "sum over pairs s, t of sigma_st(v) / sigma_st, where sigma_st is the number of "
               "shortest paths from s to t and sigma_st(v) of those through v; unordered pairs "
               "in an undirected net, ordered ones in a directed net",
    .unit = "pairs of nodes",
    .lowest = 0,
    .highest = INFINITY,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_LENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .normal = KH_NORMAL_PAIRS,
    .undefined = "",
    .source = "Freeman 1977, doi:10.2307/3033543; Brandes 2001, doi:10.1080/0022250X.2001.9990249",
    .cost = "O(n m); weighted O(n m + n^2 log n)",
    .compute = compute,
};
