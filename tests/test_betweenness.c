/* Betweenness beside igraph's, cross-sector betweenness beside its definition over all triples of
 * nodes, on graphs of many kinds; the same bits for any number of threads and kind of machine. */
#include "matrix_net.h"

#include "../src/between/betweenness.h"
#include "../src/between/vectors.h"
#include "../src/net/igraph_fence.h"

#include <math.h>
#include <stdlib.h>

typedef enum { SPARSE, DENSE, HUBS, TREE, FOREST, GRID, HAIRY_RING, NUM_SHAPES } shape;

/* --- graphs ------------------------------------------------------------------------------ */

static void
claim_tie(kh_graph *graph, size_t u, size_t v, bool directed, bool weighted, uint64_t *state)
{
    static const double strengths[] = { 1, 2, 4, 0.5 };
    const bool turned = directed && draw_chance(state, 0.5);

    if (u != v) {
        add_claim(
            graph, turned ? v : u, turned ? u : v, weighted ? strengths[draw_below(state, 4)] : 1);
    }
}

/* The other end of node v's tie number j; v itself for none. */
static size_t
draw_end(shape form, size_t v, size_t j, size_t n, uint64_t *state)
{
    const size_t side = (size_t) sqrt((double) n);

    switch (form) {
        case SPARSE:
        case DENSE:
            return draw_below(state, n);
        case HUBS:
            return draw_below(state, draw_chance(state, 0.6) && v >= 3 ? 3 : v + 1);
        case TREE:
            return j == 0 && v > 0 ? draw_below(state, v) : v;
        case FOREST:
            return j == 0 && v > 0 && draw_chance(state, 0.8) ? draw_below(state, v) : v;
        case GRID:
            return j == 0 ? (v % side > 0 ? v - 1 : v) : (v >= side ? v - side : v);
        default:
            return j > 0 ? v : v < n / 2 ? (v + 1) % (n / 2) : draw_below(state, v + 1);
    }
}

static void
draw_sectors(kh_graph *graph, size_t n, uint64_t *state)
{
    kh_error err = { 0 };
    size_t v, j;

    for (v = 0; v < n; v++) {
        const size_t num = draw_chance(state, 0.15) ? 0 : draw_chance(state, 0.6) ? 1 : 2;

        for (j = 0; j < num; j++) {
            const char id[] = { (char) ('A' + 2 * draw_below(state, 3) + j), '\0' };
            kh_membership membership = { .weight = 1 + (double) draw_below(state, 3) };

            assert_ok(kh_graph_need_sector(graph, id, &membership.sector, &err));
            assert_ok(kh_graph_push_membership(graph, &graph->nodes.sectors[v], membership, &err));
        }
    }
}

static void
build_shape(built_net *built, shape form, size_t n, bool directed, bool weighted, uint64_t *state)
{
    const kh_net_options options
        = { .direction = directed ? KH_DIRECTION_OF_FILE : KH_DIRECTION_IGNORED,
              .weighted = weighted };
    const kh_selector everything = { .num_types = 0 };
    const size_t num_ties = form == DENSE ? 6 : 2;
    kh_error err = { 0 };
    size_t v, j;

    *built = (built_net){ 0 };
    for (v = 0; v < n; v++) {
        char id[24];
        uint32_t node;

        snprintf(id, sizeof(id), "%zu", v);
        assert_ok(kh_graph_add_node(&built->graph, id, &node, &err));
    }
    draw_sectors(&built->graph, n, state);
    for (v = 0; v < n; v++) {
        for (j = 0; j < num_ties; j++) {
            if (form != SPARSE || draw_chance(state, 0.6)) {
                claim_tie(
                    &built->graph, v, draw_end(form, v, j, n, state), directed, weighted, state);
            }
        }
    }
    assert_ok(kh_select(&built->selection, &built->graph, &everything, &err));
    assert_ok(kh_net_build(&built->net, &built->graph, &built->selection, &options, &err));
}

/* --- beside igraph ----------------------------------------------------------------------- */

static void
compare_with_igraph(const kh_net *net)
{
    double *values = calloc(net->num_nodes, sizeof(double));
    kh_ig_net ig = { 0 };
    igraph_vector_t expected;
    kh_error err = { 0 };
    size_t v;

    assert_ok(kh_betweenness(net, KH_PAIRS_ALL, 2, values, NULL, &err));
    assert_ok(kh_ig_net_build(&ig, net, &err));
    assert_ok(KH_IG(igraph_vector_init(&expected, 0), &err));
    assert_ok(KH_IG(igraph_betweenness(&ig.graph, &expected, igraph_vss_all(), net->directed,
                        net->weighted ? &ig.length : NULL),
        &err));
    for (v = 0; v < net->num_nodes; v++) {
        assert_near(values[v], VECTOR(expected)[v], 1e-9 * fmax(1, VECTOR(expected)[v]));
    }
    igraph_vector_destroy(&expected);
    kh_ig_net_free(&ig);
    free(values);
}

static void
test_equals_igraph(void **unused)
{
    uint64_t state = 1;
    built_net built;
    int round;

    (void) unused;
    for (round = 0; round < 308; round++) {
        build_shape(&built, (shape) (round % NUM_SHAPES), 1 + draw_below(&state, 90),
            round / NUM_SHAPES % 2 == 1, round / NUM_SHAPES % 4 >= 2, &state);
        compare_with_igraph(&built.net);
        free_net(&built);
    }
}

static void
test_equals_igraph_large(void **unused)
{
    uint64_t state = 2;
    built_net built;

    (void) unused;
    build_shape(&built, HUBS, 2000, false, false, &state);
    compare_with_igraph(&built.net);
    free_net(&built);
    /* Many levels, and many paths. */
    build_shape(&built, GRID, 900, false, false, &state);
    compare_with_igraph(&built.net);
    free_net(&built);
}

/* --- beside the definition --------------------------------------------------------------- */

#define MOST 40

typedef struct {
    double distance[MOST][MOST], count[MOST][MOST];
} all_paths;

/* Distances by relaxing every tie; then counts, by rising distance from each source. */
static void
find_all_paths(const kh_net *net, all_paths *paths)
{
    const size_t n = net->num_nodes;
    size_t s, v, j, step;

    for (s = 0; s < n; s++) {
        for (v = 0; v < n; v++) {
            paths->distance[s][v] = s == v ? 0 : INFINITY;
            paths->count[s][v] = s == v;
        }
        for (step = 1; step <= n; step++) {
            for (v = 0; v < n; v++) {
                for (j = net->in.start[v]; j < net->in.start[v + 1]; j++) {
                    const size_t u = net->in.node[j];

                    if (paths->distance[s][u] < (double) step
                        && paths->distance[s][v] >= (double) step) {
                        paths->distance[s][v] = (double) step;
                        paths->count[s][v] += paths->count[s][u];
                    }
                }
            }
        }
    }
}

static double
weight_of_pair(const kh_net *net, size_t s, size_t t)
{
    double same = 0;
    size_t j, k;

    for (j = net->share_start[s]; j < net->share_start[s + 1]; j++) {
        for (k = net->share_start[t]; k < net->share_start[t + 1]; k++) {
            if (net->shares[j].sector == net->shares[k].sector) {
                same += net->shares[j].share * net->shares[k].share;
            }
        }
    }
    return net->share_start[s] == net->share_start[s + 1]
                   || net->share_start[t] == net->share_start[t + 1]
               ? 0
               : 1 - same;
}

static void
compare_with_definition(const kh_net *net, const all_paths *paths)
{
    double values[MOST], possible[MOST];
    const double half = net->directed ? 1 : 0.5;
    kh_error err = { 0 };
    size_t s, t, v;

    assert_ok(kh_betweenness(net, KH_PAIRS_ACROSS, 2, values, possible, &err));
    for (v = 0; v < net->num_nodes; v++) {
        double sum = 0, all = 0;

        for (s = 0; s < net->num_nodes; s++) {
            for (t = 0; t < net->num_nodes; t++) {
                if (s == t || s == v || t == v || isinf(paths->distance[s][t])) {
                    continue;
                }
                all += weight_of_pair(net, s, t) * half;
                if (paths->distance[s][v] + paths->distance[v][t] <= paths->distance[s][t]) {
                    sum += weight_of_pair(net, s, t) * half * paths->count[s][v]
                           * paths->count[v][t] / paths->count[s][t];
                }
            }
        }
        assert_near(values[v], sum, 1e-10 * fmax(1, sum));
        assert_near(possible[v], all, 1e-10 * fmax(1, all));
        assert_false(signbit(values[v]));
    }
}

static void
test_cross_equals_definition(void **unused)
{
    static all_paths paths;
    uint64_t state = 3;
    built_net built;
    int round;

    (void) unused;
    for (round = 0; round < 308; round++) {
        build_shape(&built, (shape) (round % NUM_SHAPES), 1 + draw_below(&state, MOST),
            round / NUM_SHAPES % 2 == 1, false, &state);
        find_all_paths(&built.net, &paths);
        compare_with_definition(&built.net, &paths);
        free_net(&built);
    }
}

/* --- the same bits ----------------------------------------------------------------------- */

static void
test_same_bits(void **unused)
{
    const size_t n = 700, bytes = n * sizeof(double);
    double *first = calloc(n, sizeof(double)), *first_possible = calloc(n, sizeof(double));
    double *values = calloc(n, sizeof(double)), *possible = calloc(n, sizeof(double));
    kh_error err = { 0 };
    int round, kind;
    size_t threads;

    (void) unused;
    for (round = 0; round < 8; round++) {
        uint64_t state = 4 + (uint64_t) round;
        const kh_pairs pairs = round & 1 ? KH_PAIRS_ACROSS : KH_PAIRS_ALL;
        built_net built;

        build_shape(&built, HUBS, n, (round & 2) != 0, (round & 4) != 0, &state);
        assert_ok(kh_betweenness(&built.net, pairs, 1, first, first_possible, &err));
        for (kind = KH_VECTORS_PLAIN; kind <= KH_VECTORS_AVX512; kind++) {
            for (threads = 1; threads <= 4; threads *= 2) {
                kh_vectors_limit((kh_vectors) kind);
                assert_ok(kh_betweenness(&built.net, pairs, threads, values, possible, &err));
                assert_memory_equal(values, first, bytes);
                assert_memory_equal(possible, first_possible, bytes);
            }
        }
        free_net(&built);
    }
    free(first);
    free(first_possible);
    free(values);
    free(possible);
}

/* --- too many paths ---------------------------------------------------------------------- */

/* Diamonds in a row: each doubles the number of paths. */
static void
build_diamonds(built_net *built, size_t num, bool weighted)
{
    const kh_net_options options = { .direction = KH_DIRECTION_IGNORED, .weighted = weighted };
    const kh_selector everything = { .num_types = 0 };
    kh_error err = { 0 };
    size_t v;

    *built = (built_net){ 0 };
    for (v = 0; v < 3 * num + 1; v++) {
        char id[24];
        uint32_t node;

        snprintf(id, sizeof(id), "%zu", v);
        assert_ok(kh_graph_add_node(&built->graph, id, &node, &err));
    }
    for (v = 0; v < 3 * num; v += 3) {
        add_claim(&built->graph, v, v + 1, 1);
        add_claim(&built->graph, v, v + 2, 1);
        add_claim(&built->graph, v + 1, v + 3, 1);
        add_claim(&built->graph, v + 2, v + 3, 1);
    }
    assert_ok(kh_select(&built->selection, &built->graph, &everything, &err));
    assert_ok(kh_net_build(&built->net, &built->graph, &built->selection, &options, &err));
}

static void
refuse_diamonds(size_t num, bool weighted)
{
    double *values = calloc(3 * num + 1, sizeof(double));
    kh_error err = { 0 };
    built_net built;

    build_diamonds(&built, num, weighted);
    values[0] = -1;
    assert_fails(kh_betweenness(&built.net, KH_PAIRS_ALL, 2, values, NULL, &err), KH_ERR_NUMERIC,
        "more shortest paths from \"");
    assert_true(values[0] < 0);
    free_net(&built);
    free(values);
}

static void
test_too_many_paths(void **unused)
{
    double *values = calloc(3 * 900 + 1, sizeof(double));
    kh_error err = { 0 };
    built_net built;
    int kind;

    (void) unused;
    /* 2^900 is below 1e290, 2^970 is above it and no infinity yet, 2^1100 is one. */
    build_diamonds(&built, 900, false);
    assert_ok(kh_betweenness(&built.net, KH_PAIRS_ALL, 1, values, NULL, &err));
    /* Half of the paths from the end to all that is not its neighbour. */
    assert_near(values[1], 0.5 * (3 * 900 + 1 - 3), 1e-6);
    free_net(&built);
    for (kind = KH_VECTORS_PLAIN; kind <= KH_VECTORS_AVX512; kind++) {
        kh_vectors_limit((kh_vectors) kind);
        refuse_diamonds(970, false);
    }
    refuse_diamonds(1100, false);
    refuse_diamonds(970, true);
    free(values);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_equals_igraph),
        cmocka_unit_test(test_equals_igraph_large),
        cmocka_unit_test(test_cross_equals_definition),
        cmocka_unit_test(test_same_bits),
        cmocka_unit_test(test_too_many_paths),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
