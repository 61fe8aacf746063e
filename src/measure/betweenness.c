#include "measure_private.h"

#include <math.h>
#include <stdlib.h>

static igraph_error_t
betweenness(const igraph_t *graph, const igraph_vector_t *lengths, igraph_vector_t *result)
{
    return igraph_betweenness(graph, result, igraph_vss_all(), IGRAPH_DIRECTED, lengths);
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v;

    KH_TRY(kh_ig_measure(net, "betweenness", false, betweenness, values, err));
    /* igraph counts paths in doubles and reports no overflow of the count. */
    for (v = 0; v < net->num_nodes; v++) {
        if (isnan(values[v])) {
            return kh_fail(err, KH_ERR_NUMERIC,
                "betweenness: more shortest paths than a double can count (2^1024)");
        }
    }
out:
    return ret;
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
    .source = "Freeman 1977, doi:10.2307/3033543",
    .cost = "O(n m); weighted O(n m + n^2 log n)",
    .compute = compute,
};
