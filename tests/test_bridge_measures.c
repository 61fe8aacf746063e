/* within_z, ei_index, bridging and cut_off against their definitions. */
#include "bridge_check.h"
#include "netlib.h"

#include "../src/bridge/bridging.h"
#include "../src/measure/cut_off.h"
#include "../src/bridge/ei_index.h"
#include "../src/bridge/within_z.h"
#include "../src/measure/measure.h"

#define NUM_RANDOM 250

typedef kh_status measure(const kh_net *net, double *values, kh_error *err);
typedef double definition(const matrix_net *net, size_t v);

/* --- definitions ------------------------------------------------------------------------- */

static double
ties_both_ways(const matrix_net *net, size_t v, size_t u)
{
    return oracle_tie(net, v, u) + (net->directed ? oracle_tie(net, u, v) : 0);
}

static double
ties_into(const matrix_net *net, size_t v, size_t sector)
{
    double sum = 0;
    size_t u;

    for (u = 0; u < net->num_nodes; u++) {
        sum += ties_both_ways(net, v, u) * net->share[u][sector];
    }
    return sum;
}

static double
define_within_z(const matrix_net *net, size_t v)
{
    double z = 0, weight = 0;
    size_t s, u;

    for (s = 0; s < net->num_sectors; s++) {
        double members = 0, mean = 0, variance = 0;

        for (u = 0; u < net->num_nodes; u++) {
            members += net->share[u][s];
            mean += net->share[u][s] * ties_into(net, u, s);
        }
        mean /= members;
        for (u = 0; u < net->num_nodes; u++) {
            variance += net->share[u][s] * pow(ties_into(net, u, s) - mean, 2) / members;
        }
        if (net->share[v][s] > 0 && variance > 1e-20) {
            z += net->share[v][s] * (ties_into(net, v, s) - mean) / sqrt(variance);
            weight += net->share[v][s];
        }
    }
    return weight > 0 ? z / weight : NAN;
}

static double
define_ei_index(const matrix_net *net, size_t v)
{
    double internal = 0, external = 0;
    size_t u, s;

    for (u = 0; u < net->num_nodes; u++) {
        double same = 0, of_v = 0, of_u = 0;

        for (s = 0; s < net->num_sectors; s++) {
            same += net->share[u][s] * net->share[v][s];
            of_v += net->share[v][s];
            of_u += net->share[u][s];
        }
        if (of_v > 0 && of_u > 0) {
            internal += ties_both_ways(net, v, u) * same;
            external += ties_both_ways(net, v, u) * (1 - same);
        }
    }
    return internal + external > 0 ? (external - internal) / (external + internal) : NAN;
}

static bool
adjacent(const matrix_net *net, size_t u, size_t v)
{
    return net->strength[u][v] > 0 || net->strength[v][u] > 0;
}

static double
count_neighbours(const matrix_net *net, size_t v)
{
    double num = 0;
    size_t u;

    for (u = 0; u < net->num_nodes; u++) {
        num += adjacent(net, u, v);
    }
    return num;
}

/* Betweenness by the cross-sector oracle: with every node in a sector of its own, all pairs count.
 * The oracle has few sectors, so pairs are weighed one by one here: a pair in different sectors at
 * a time is the same sum. */
static double
define_betweenness(const matrix_net *net, size_t v)
{
    double sum = 0, betweenness[MOST_NODES], share[MOST_NODES];
    size_t s, t;

    for (s = 0; s < net->num_nodes; s++) {
        for (t = s + 1; t < net->num_nodes; t++) {
            matrix_net pair = *net;

            pair.num_sectors = 2;
            memset(pair.share, 0, sizeof(pair.share));
            set_sector(&pair, s, 0);
            set_sector(&pair, t, 1);
            oracle_cross(&pair, betweenness, share);
            sum += betweenness[v];
        }
    }
    return sum;
}

static double
define_bridging(const matrix_net *net, size_t v)
{
    double sum = 0;
    size_t u;

    for (u = 0; u < net->num_nodes; u++) {
        sum += adjacent(net, u, v) ? 1 / count_neighbours(net, u) : 0;
    }
    return sum > 0 ? define_betweenness(net, v) / count_neighbours(net, v) / sum : NAN;
}

/* How many nodes can be walked to from `from` without passing `without`; marks them. */
static size_t
flood(const matrix_net *net, size_t from, size_t without, bool *seen)
{
    size_t num = 1, u;

    seen[from] = true;
    for (u = 0; u < net->num_nodes; u++) {
        if (u != without && !seen[u] && adjacent(net, from, u)) {
            num += flood(net, u, without, seen);
        }
    }
    return num;
}

static double
define_cut_off(const matrix_net *net, size_t v)
{
    bool component[MOST_NODES] = { false }, seen[MOST_NODES] = { false };
    const size_t size = flood(net, v, MOST_NODES, component);
    size_t largest = 0, u;

    for (u = 0; u < net->num_nodes; u++) {
        if (u != v && component[u] && !seen[u]) {
            const size_t part = flood(net, u, v, seen);

            largest = part > largest ? part : largest;
        }
    }
    return (double) (size - 1 - largest);
}

/* --- random nets ------------------------------------------------------------------------- */

static void
check_random(const char *name, measure *compute, definition *define)
{
    uint64_t state = 11;
    size_t j, v;

    for (j = 0; j < NUM_RANDOM * 4; j++) {
        double values[MOST_NODES];
        matrix_net matrix;
        built_net built;
        kh_error err = { 0 };

        draw_net(&matrix, j % 2 == 1, j / 2 % 2 == 1, j % 5 == 0, &state);
        build_net(&built, &matrix);
        assert_ok(compute(&built.net, values, &err));
        for (v = 0; v < matrix.num_nodes; v++) {
            assert_value(name, v, values[v], define(&matrix, v), 1e-10);
        }
        free_net(&built);
    }
}

static void
test_within_z(void **state)
{
    (void) state;
    check_random("within_z", kh_within_z, define_within_z);
}

static void
test_ei_index(void **state)
{
    (void) state;
    check_random("ei_index", kh_ei_index, define_ei_index);
}

static void
test_bridging(void **state)
{
    (void) state;
    check_random("bridging", kh_bridging, define_bridging);
}

static void
test_cut_off(void **state)
{
    (void) state;
    check_random("cut_off", kh_cut_off, define_cut_off);
}

/* A node cuts some off exactly if igraph calls it an articulation point. */
static void
test_cut_off_agrees_with_articulation(void **state)
{
    uint64_t random = 12;
    size_t j, v;

    (void) state;
    for (j = 0; j < NUM_RANDOM; j++) {
        double cut[MOST_NODES], articulation[MOST_NODES];
        matrix_net matrix;
        built_net built;
        kh_error err = { 0 };

        draw_net(&matrix, j % 2 == 1, false, false, &random);
        build_net(&built, &matrix);
        assert_ok(kh_cut_off(&built.net, cut, &err));
        assert_ok(kh_measure_run(&kh_measure_articulation, &built.net, false, articulation, &err));
        for (v = 0; v < matrix.num_nodes; v++) {
            assert_int_equal(cut[v] > 0, articulation[v] > 0);
        }
        free_net(&built);
    }
}

/* --- known values ------------------------------------------------------------------------ */

static const kh_net_options plain = { 0 };

/* Everyone named here is in sector A, or B after a bar: "a b | c". */
static void
put_in_sectors(kh_graph *graph, const char *names)
{
    const char *sector = "A";
    kh_error err = { 0 };
    char name[16];
    int used;

    for (; sscanf(names, " %15s%n", name, &used) == 1; names += used) {
        kh_membership membership = { .weight = 1 };
        uint32_t node;

        if (strcmp(name, "|") == 0) {
            sector = "B";
            continue;
        }
        assert_true(kh_graph_find_node(graph, name, &node));
        assert_ok(kh_graph_need_sector(graph, sector, &membership.sector, &err));
        assert_ok(kh_graph_push_membership(graph, &graph->nodes.sectors[node], membership, &err));
    }
}

/* `expected` holds one value a node; INFINITY stands for what is undefined. */
static void
check_known(const char *ties, const char *sectors, measure *compute, const double *expected)
{
    net_fixture f = { 0 };
    kh_error err = { 0 };
    double values[16];
    size_t v;

    assert_ok(fixture_parse(&f.graph, ties, &err));
    put_in_sectors(&f.graph, sectors);
    assert_ok(fixture_net(&f, &plain, &err));
    assert_ok(compute(&f.net, values, &err));
    for (v = 0; v < f.net.num_nodes; v++) {
        assert_value(ties, v, values[v], isinf(expected[v]) ? NAN : expected[v], 1e-14);
    }
    fixture_free(&f);
}

static void
test_examples_of_the_headers(void **state)
{
    const double root = sqrt(3);

    (void) state;
    check_known("c-x c-y c-z", "c x y z", kh_within_z,
        (const double[]){ root, -1 / root, -1 / root, -1 / root });
    check_known("v-a v-b v-c", "v a b | c", kh_ei_index, (const double[]){ -1. / 3, -1, -1, 1 });
    check_known("a-b b-c", "", kh_bridging, (const double[]){ 0, 0.25, 0 });
    check_known("c-w c-x c-y c-z", "", kh_cut_off, (const double[]){ 3, 0, 0, 0, 0 });
}

static void
test_edges_of_definitions(void **state)
{
    (void) state;
    /* One alone; one of two sectors; a sector whose members are tied alike; no sector. */
    check_known("a", "a", kh_within_z, (const double[]){ INFINITY });
    check_known("a-b c-d", "a b c", kh_within_z,
        (const double[]){ 1 / sqrt(2), 1 / sqrt(2), -sqrt(2), INFINITY });
    check_known("a-b c", "a b", kh_within_z, (const double[]){ INFINITY, INFINITY, INFINITY });
    check_known("a-b c-d e", "a c | d e", kh_ei_index,
        (const double[]){ INFINITY, INFINITY, 1, 1, INFINITY });
    check_known("a", "", kh_bridging, (const double[]){ INFINITY });
    check_known("a>b b>c", "", kh_bridging, (const double[]){ 0, 0.25, 0 });
    check_known("a>b c>b", "", kh_bridging, (const double[]){ 0, 0, 0 });
    /* Two cycles that share a node; another component keeps what it has. */
    check_known("a-b b-c c-a c-d d-e e-c x-y y-z", "", kh_cut_off,
        (const double[]){ 0, 0, 2, 0, 0, 0, 1, 0 });
    check_known("a>b b>a", "", kh_cut_off, (const double[]){ 0, 0 });
}

static void
test_empty(void **state)
{
    net_fixture f = { 0 };
    kh_error err = { 0 };
    double none[1] = { 7 };

    (void) state;
    assert_ok(fixture_build(&f, "", &plain, &err));
    assert_ok(kh_within_z(&f.net, none, &err));
    assert_ok(kh_ei_index(&f.net, none, &err));
    assert_ok(kh_bridging(&f.net, none, &err));
    assert_ok(kh_cut_off(&f.net, none, &err));
    assert_near(none[0], 7, 0);
    fixture_free(&f);
}

/* A search by recursion would end here. */
static void
test_cut_off_of_a_long_path(void **state)
{
    const size_t n = 200000;
    net_fixture f = { 0 };
    kh_error err = { 0 };
    double *values = calloc(n, sizeof(*values));
    char id[16];
    size_t v;

    (void) state;
    for (v = 0; v < n; v++) {
        uint32_t node;

        snprintf(id, sizeof(id), "%zu", v);
        assert_ok(kh_graph_add_node(&f.graph, id, &node, &err));
        if (v > 0) {
            assert_ok(kh_graph_add_edge(&f.graph, node - 1, node, &node, &err));
        }
    }
    assert_ok(fixture_net(&f, &plain, &err));
    assert_ok(kh_cut_off(&f.net, values, &err));
    for (v = 0; v < n; v++) {
        assert_near(values[v], (double) (v < n - 1 - v ? v : n - 1 - v), 0);
    }
    free(values);
    fixture_free(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_within_z),
        cmocka_unit_test(test_ei_index),
        cmocka_unit_test(test_bridging),
        cmocka_unit_test(test_cut_off),
        cmocka_unit_test(test_cut_off_agrees_with_articulation),
        cmocka_unit_test(test_examples_of_the_headers),
        cmocka_unit_test(test_edges_of_definitions),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_cut_off_of_a_long_path),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
