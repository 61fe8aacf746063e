#include "measure_private.h"

#include <math.h>

/* igraph_eccentricity() knows no lengths, so the farthest node is found from the distances, one
 * source at a time: memory stays linear. */
static igraph_error_t
eccentricity(const igraph_t *graph, const igraph_vector_t *lengths, igraph_vector_t *result)
{
    igraph_matrix_t distances;
    igraph_error_t code = igraph_matrix_init(&distances, 0, 0);
    igraph_integer_t v, u;

    if (code != IGRAPH_SUCCESS) {
        return code;
    }
    for (v = 0; v < igraph_vcount(graph); v++) {
        double farthest = 0;

        code = igraph_distances_dijkstra(
            graph, &distances, igraph_vss_1(v), igraph_vss_all(), lengths, IGRAPH_OUT);
        if (code != IGRAPH_SUCCESS) {
            break;
        }
        for (u = 0; u < igraph_vcount(graph); u++) {
            const double d = MATRIX(distances, 0, u);

            farthest = isfinite(d) && d > farthest ? d : farthest;
        }
        VECTOR(*result)[v] = farthest;
        igraph_progress("", 100.0 * (double) (v + 1) / (double) igraph_vcount(graph), NULL);
    }
    igraph_matrix_destroy(&distances);
    return code;
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    return kh_ig_measure(net, "eccentricity", false, eccentricity, values, err);
}

const kh_measure kh_measure_eccentricity = {
    .name = "eccentricity",
    .summary = "how far the farthest body is that it can reach; small means central",
    .formula = "max of d(v, u) over all u that can be reached from v; 0 if there is none",
    .unit = "steps",
    .lowest = 0,
    .highest = INFINITY,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_LENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .normal = KH_NORMAL_NONE,
    .undefined = "",
    .source = "Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9",
    .cost = "O(n m); weighted O(n m + n^2 log n)",
    .compute = compute,
};
