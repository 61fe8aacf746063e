#include "measure_private.h"

#include <math.h>

static igraph_error_t
coreness(const igraph_t *graph, const igraph_vector_t *lengths, igraph_vector_t *result)
{
    igraph_vector_int_t cores;
    igraph_error_t code = igraph_vector_int_init(&cores, 0);
    igraph_integer_t v;

    (void) lengths;
    if (code != IGRAPH_SUCCESS) {
        return code;
    }
    code = igraph_coreness(graph, &cores, IGRAPH_ALL);
    for (v = 0; code == IGRAPH_SUCCESS && v < igraph_vcount(graph); v++) {
        VECTOR(*result)[v] = (double) VECTOR(cores)[v];
    }
    igraph_vector_int_destroy(&cores);
    return code;
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    return kh_ig_measure(net, "coreness", true, coreness, values, err);
}

const kh_measure kh_measure_coreness = {
    .name = "coreness",
    .summary = "how deep in the dense middle it sits: the largest k such that it belongs to a "
               "group in which everyone has at least k ties",
    .formula = "largest k such that v is in the k-core, the largest part of the net in which "
               "every node has at least k neighbours",
    .unit = "ties",
    .lowest = 0,
    .highest = INFINITY,
    .kind = KH_VALUE_INTEGER,
    .weight = KH_WEIGHT_IGNORED,
    .arrows = KH_ARROWS_IGNORED,
    .normal = KH_NORMAL_NONE,
    .undefined = "",
    .source = "Seidman 1983, doi:10.1016/0378-8733(83)90028-X",
    .cost = "O(n + m)",
    .compute = compute,
};
