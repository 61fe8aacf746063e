#include "measure_private.h"

#include <math.h>

static igraph_error_t
clustering(const igraph_t *graph, const igraph_vector_t *lengths, igraph_vector_t *result)
{
    (void) lengths;
    return igraph_transitivity_local_undirected(
        graph, result, igraph_vss_all(), IGRAPH_TRANSITIVITY_NAN);
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    return kh_ig_measure(net, "clustering", true, clustering, values, err);
}

const kh_measure kh_measure_clustering = {
    .name = "clustering",
    .summary = "how many of its neighbours know each other: the share of pairs of neighbours "
               "that are tied",
    .formula = "2 t(v) / (k (k - 1)), t(v) = ties among the k neighbours of v",
    .unit = "share of pairs",
    .lowest = 0,
    .highest = 1,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_IGNORED,
    .arrows = KH_ARROWS_IGNORED,
    .normal = KH_NORMAL_NONE,
    .undefined = "it has fewer than two neighbours",
    .source = "Watts & Strogatz 1998, doi:10.1038/30918",
    .cost = "O(m^1.5)",
    .compute = compute,
};
