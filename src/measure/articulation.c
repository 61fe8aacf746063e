#include "measure_private.h"

#include <math.h>

static igraph_error_t
articulation(const igraph_t *graph, const igraph_vector_t *lengths, igraph_vector_t *result)
{
    igraph_vector_int_t points;
    igraph_error_t code = igraph_vector_int_init(&points, 0);
    igraph_integer_t j;

    (void) lengths;
    if (code != IGRAPH_SUCCESS) {
        return code;
    }
    igraph_vector_null(result);
    code = igraph_articulation_points(graph, &points);
    for (j = 0; code == IGRAPH_SUCCESS && j < igraph_vector_int_size(&points); j++) {
        VECTOR(*result)[VECTOR(points)[j]] = 1;
    }
    igraph_vector_int_destroy(&points);
    return code;
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    return kh_ig_measure(net, "articulation", true, articulation, values, err);
}

const kh_measure kh_measure_articulation = {
    .name = "articulation",
    .summary = "whether the net falls apart without it: some bodies then no longer reach others",
    .formula = "1 if removing v leaves its component in more than one piece, else 0",
    .unit = "yes or no",
    .lowest = 0,
    .highest = 1,
    .kind = KH_VALUE_BOOLEAN,
    .weight = KH_WEIGHT_IGNORED,
    .arrows = KH_ARROWS_IGNORED,
    .normal = KH_NORMAL_NONE,
    .undefined = "",
    .source = "Tarjan 1972, doi:10.1137/0201010",
    .cost = "O(n + m)",
    .compute = compute,
};
