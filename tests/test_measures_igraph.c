/* What measures of our own compute is what igraph computes, on random nets of all kinds. */
#include "testlib.h"

#include "netlib.h"

#include "../src/between/vectors.h"
#include "../src/measure/measure.h"
#include "../src/net/igraph_fence.h"

#define NUM_NETS  300
#define MAX_NODES 60

static uint32_t
draw(uint64_t *seed, uint32_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t) ((*seed >> 33) % below);
}

/* Loops, parallel claims and isolates included; every other net is directed, every other pair of
 * nets weighted; half of them have a hub. */
static void
build(net_fixture *self, uint32_t index, uint32_t num_nodes, uint32_t num_edges)
{
    const kh_net_options options = { .weighted = index / 2 % 2 == 1 };
    uint64_t seed = 777 + index;
    kh_error err = { 0 };
    uint32_t j, node, edge;
    char id[12];

    self->graph.directed = index % 2 == 1;
    for (j = 0; j < num_nodes; j++) {
        snprintf(id, sizeof(id), "n%u", j);
        assert_ok(kh_graph_add_node(&self->graph, id, &node, &err));
    }
    for (j = 0; j < num_edges; j++) {
        const uint32_t u = index % 4 < 2 && j % 3 == 0 ? 0 : draw(&seed, num_nodes);

        assert_ok(kh_graph_add_edge(&self->graph, u, draw(&seed, num_nodes), &edge, &err));
        self->graph.edges.weight[edge] = 0.25 * (1 + draw(&seed, 16));
    }
    assert_ok(fixture_net(self, &options, &err));
}

static void
build_small(net_fixture *self, uint32_t index)
{
    uint64_t seed = index;
    const uint32_t num_nodes = 1 + draw(&seed, MAX_NODES);

    build(self, index, num_nodes, draw(&seed, 3 * num_nodes));
}

/* --- igraph ------------------------------------------------------------------------------ */

static void
undirect(kh_ig_net *ig, const kh_net *net)
{
    kh_error err = { 0 };

    if (net->directed) {
        assert_ok(
            KH_IG(igraph_to_undirected(&ig->graph, IGRAPH_TO_UNDIRECTED_COLLAPSE, NULL), &err));
    }
}

static igraph_error_t
find_pagerank(kh_ig_net *ig, const kh_net *net, igraph_vector_t *result)
{
    (void) net;
    return igraph_pagerank(&ig->graph, IGRAPH_PAGERANK_ALGO_PRPACK, result, NULL, igraph_vss_all(),
        IGRAPH_DIRECTED, 0.85, &ig->strength, NULL);
}

static igraph_error_t
find_coreness(kh_ig_net *ig, const kh_net *net, igraph_vector_t *result)
{
    igraph_vector_int_t cores;
    igraph_integer_t v;

    (void) net;
    assert_int_equal(igraph_vector_int_init(&cores, 0), IGRAPH_SUCCESS);
    assert_int_equal(igraph_coreness(&ig->graph, &cores, IGRAPH_ALL), IGRAPH_SUCCESS);
    for (v = 0; v < igraph_vcount(&ig->graph); v++) {
        VECTOR(*result)[v] = (double) VECTOR(cores)[v];
    }
    igraph_vector_int_destroy(&cores);
    return IGRAPH_SUCCESS;
}

static igraph_error_t
find_clustering(kh_ig_net *ig, const kh_net *net, igraph_vector_t *result)
{
    (void) net;
    return igraph_transitivity_local_undirected(
        &ig->graph, result, igraph_vss_all(), IGRAPH_TRANSITIVITY_NAN);
}

static igraph_error_t
find_articulation(kh_ig_net *ig, const kh_net *net, igraph_vector_t *result)
{
    igraph_vector_int_t points;
    igraph_integer_t j;

    (void) net;
    assert_int_equal(igraph_vector_int_init(&points, 0), IGRAPH_SUCCESS);
    assert_int_equal(igraph_articulation_points(&ig->graph, &points), IGRAPH_SUCCESS);
    for (j = 0; j < igraph_vector_int_size(&points); j++) {
        VECTOR(*result)[VECTOR(points)[j]] = 1;
    }
    igraph_vector_int_destroy(&points);
    return IGRAPH_SUCCESS;
}

/* NULL, which means 1 each, in an unweighted net. */
static const igraph_vector_t *
lengths_of(const kh_ig_net *ig, const kh_net *net)
{
    return net->weighted ? &ig->length : NULL;
}

static igraph_error_t
find_closeness(kh_ig_net *ig, const kh_net *net, igraph_vector_t *result)
{
    return igraph_closeness(
        &ig->graph, result, NULL, NULL, igraph_vss_all(), IGRAPH_OUT, lengths_of(ig, net), false);
}

static igraph_error_t
find_harmonic(kh_ig_net *ig, const kh_net *net, igraph_vector_t *result)
{
    return igraph_harmonic_centrality(
        &ig->graph, result, igraph_vss_all(), IGRAPH_OUT, lengths_of(ig, net), false);
}

/* igraph_eccentricity() knows no lengths. One source at a time: memory stays linear. */
static igraph_error_t
find_eccentricity(kh_ig_net *ig, const kh_net *net, igraph_vector_t *result)
{
    igraph_matrix_t distances;
    igraph_integer_t v, u;

    assert_int_equal(igraph_matrix_init(&distances, 0, 0), IGRAPH_SUCCESS);
    for (v = 0; v < igraph_vcount(&ig->graph); v++) {
        assert_int_equal(igraph_distances_dijkstra(&ig->graph, &distances, igraph_vss_1(v),
                             igraph_vss_all(), lengths_of(ig, net), IGRAPH_OUT),
            IGRAPH_SUCCESS);
        VECTOR(*result)[v] = 0;
        for (u = 0; u < igraph_vcount(&ig->graph); u++) {
            const double d = MATRIX(distances, 0, u);

            VECTOR(*result)[v] = isfinite(d) ? fmax(d, VECTOR(*result)[v]) : VECTOR(*result)[v];
        }
    }
    igraph_matrix_destroy(&distances);
    return IGRAPH_SUCCESS;
}

static const struct {
    const kh_measure *measure;
    bool ignores_arrows, walks_from_all;
    igraph_error_t (*find)(kh_ig_net *ig, const kh_net *net, igraph_vector_t *result);
} measures[] = {
    { &kh_measure_pagerank, false, false, find_pagerank },
    { &kh_measure_coreness, true, false, find_coreness },
    { &kh_measure_clustering, true, false, find_clustering },
    { &kh_measure_articulation, true, false, find_articulation },
    { &kh_measure_closeness, false, true, find_closeness },
    { &kh_measure_harmonic, false, true, find_harmonic },
    { &kh_measure_eccentricity, false, true, find_eccentricity },
};

#define NUM_MEASURES (sizeof(measures) / sizeof(*measures))

static void
compare(const kh_net *net, size_t which)
{
    kh_ig_net ig = { 0 };
    igraph_vector_t expected;
    double *values = calloc(net->num_nodes, sizeof(*values));
    kh_error err = { 0 };
    size_t v;

    assert_non_null(values);
    assert_ok(kh_ig_net_build(&ig, net, &err));
    if (measures[which].ignores_arrows) {
        undirect(&ig, net);
    }
    assert_int_equal(
        igraph_vector_init(&expected, (igraph_integer_t) net->num_nodes), IGRAPH_SUCCESS);
    assert_ok(KH_IG(measures[which].find(&ig, net, &expected), &err));
    assert_ok(kh_measure_run(measures[which].measure, net, false, values, &err));
    for (v = 0; v < net->num_nodes; v++) {
        assert_int_equal(isnan(values[v]), isnan(VECTOR(expected)[v]));
        if (!isnan(values[v])) {
            assert_near(values[v], VECTOR(expected)[v], 1e-9);
        }
    }
    igraph_vector_destroy(&expected);
    kh_ig_net_free(&ig);
    free(values);
}

static void
test_small_nets(void **state)
{
    uint32_t index;
    size_t which;

    (void) state;
    for (index = 0; index < NUM_NETS; index++) {
        net_fixture f = { 0 };

        build_small(&f, index);
        for (which = 0; which < NUM_MEASURES; which++) {
            compare(&f.net, which);
        }
        fixture_free(&f);
    }
}

/* Large enough for several threads, and for steps that end by the bound on what is wrong. */
static void
test_large_nets(void **state)
{
    uint32_t index;
    size_t which;

    (void) state;
    for (index = 0; index < 3; index++) {
        net_fixture f = { 0 };

        build(&f, index, 20000, 60000);
        for (which = 0; which < NUM_MEASURES; which++) {
            if (!measures[which].walks_from_all) {
                compare(&f.net, which);
            }
        }
        fixture_free(&f);
    }
}

/* More sources than share a sweep. A ring with tails goes many levels far, few nodes on each. */
static void
build_rings(net_fixture *self, uint32_t index)
{
    const kh_net_options options = { .weighted = index / 2 % 2 == 1 };
    const uint32_t num_nodes = 600, num_ring = 400;
    kh_error err = { 0 };
    uint32_t j, node, edge;
    char id[12];

    self->graph.directed = index % 2 == 1;
    for (j = 0; j < num_nodes; j++) {
        snprintf(id, sizeof(id), "n%u", j);
        assert_ok(kh_graph_add_node(&self->graph, id, &node, &err));
    }
    for (j = 0; j < num_nodes; j++) {
        assert_ok(kh_graph_add_edge(
            &self->graph, j, j < num_ring ? (j + 1) % num_ring : (j * 7) % num_ring, &edge, &err));
        self->graph.edges.weight[edge] = 1 + j % 3;
    }
    assert_ok(fixture_net(self, &options, &err));
}

static void
test_many_sources(void **state)
{
    uint32_t index;
    size_t which;

    (void) state;
    for (index = 0; index < 6; index++) {
        net_fixture f = { 0 };

        if (index < 3) {
            build(&f, index, 600, 1000);
        } else {
            build_rings(&f, index);
        }
        for (which = 0; which < NUM_MEASURES; which++) {
            compare(&f.net, which);
        }
        fixture_free(&f);
    }
}

/* Of the net's threads, and of what the machine can do. */
static void
test_distances_have_the_same_bits(void **state)
{
    const uint32_t num_nodes = 1100;
    double *one = calloc(num_nodes, sizeof(*one)), *many = calloc(num_nodes, sizeof(*many));
    kh_error err = { 0 };
    uint32_t index, kind, threads;

    (void) state;
    for (index = 0; index < 4; index++) {
        /* Lengths are searched in one way on all machines. */
        const uint32_t last_kind = index < 2 ? KH_VECTORS_AVX512 : KH_VECTORS_PLAIN;
        net_fixture f = { 0 };

        build(&f, index, num_nodes, 2000);
        f.net.num_threads = 1;
        assert_ok(kh_measure_run(&kh_measure_harmonic, &f.net, false, one, &err));
        for (kind = KH_VECTORS_PLAIN; kind <= last_kind; kind++) {
            for (threads = 1; threads <= 4; threads++) {
                kh_vectors_limit((kh_vectors) kind);
                f.net.num_threads = threads;
                assert_ok(kh_measure_run(&kh_measure_harmonic, &f.net, false, many, &err));
                assert_memory_equal(one, many, num_nodes * sizeof(*one));
            }
        }
        fixture_free(&f);
    }
    free(one);
    free(many);
}

/* A directed net of 100,000 nodes once failed: its values never stopped to move by 1e-14. */
static void
check_bits(const kh_measure *measure, uint32_t index, uint32_t num_nodes, uint32_t num_edges)
{
    double *one = calloc(num_nodes, sizeof(*one)), *many = calloc(num_nodes, sizeof(*many));
    net_fixture f = { 0 };
    kh_error err = { 0 };
    size_t threads;

    build(&f, index, num_nodes, num_edges);
    f.net.num_threads = 1;
    assert_ok(kh_measure_run(measure, &f.net, false, one, &err));
    for (threads = 2; threads <= 4; threads++) {
        f.net.num_threads = threads;
        assert_ok(kh_measure_run(measure, &f.net, false, many, &err));
        assert_memory_equal(one, many, num_nodes * sizeof(*one));
    }
    free(one);
    free(many);
    fixture_free(&f);
}

static void
test_threads_change_no_bit(void **state)
{
    (void) state;
    check_bits(&kh_measure_pagerank, 1, 100000, 250000);
    check_bits(&kh_measure_eigenvector, 0, 20000, 100000);
    check_bits(&kh_measure_authority, 1, 20000, 100000);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_small_nets),
        cmocka_unit_test(test_large_nets),
        cmocka_unit_test(test_many_sources),
        cmocka_unit_test(test_distances_have_the_same_bits),
        cmocka_unit_test(test_threads_change_no_bit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
