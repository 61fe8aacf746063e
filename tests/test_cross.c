/* Cross-sector betweenness under relabellings and by pair of sectors, and bridgeness, each against
 * its definition; and all of them bit for bit the same on any number of threads. */
#include "bridge_check.h"

#include "../src/bridge/permutation.h"

#include <stdlib.h>

#define NUM_RANDOM   150
#define NUM_RELABELS 37 /* one block of lanes and a part of the next */
#define MOST_PAIRS   (MOST_SECTORS * (MOST_SECTORS - 1) / 2)

/* --- relabellings ------------------------------------------------------------------------ */

/* The same ties with the shares moved, as a net of its own. */
static void
cross_of_relabelled(const matrix_net *matrix, const uint32_t *of, double *betweenness)
{
    matrix_net moved = *matrix;
    built_net built;
    double share[MOST_NODES];
    kh_error err = { 0 };
    size_t v;

    for (v = 0; v < matrix->num_nodes; v++) {
        memcpy(moved.share[v], matrix->share[of[v]], sizeof(moved.share[v]));
    }
    build_net(&built, &moved);
    assert_ok(kh_cross_betweenness(&built.net, 1, betweenness, share, &err));
    free_net(&built);
}

static void
check_permuted(const matrix_net *matrix, uint64_t seed)
{
    const size_t n = matrix->num_nodes;
    uint32_t nodes[MOST_NODES];
    double values[MOST_NODES * NUM_RELABELS], expected[MOST_NODES];
    kh_permutations permutations = { 0 };
    built_net built;
    kh_error err = { 0 };
    size_t num_nodes = 0, v, r;

    build_net(&built, matrix);
    assert_ok(kh_permutations_init(&permutations, NUM_RELABELS, n, seed, &err));
    for (v = n; v > 0; v -= v > 1 ? 2 : 1) {
        nodes[num_nodes++] = (uint32_t) v - 1;
    }
    assert_ok(kh_cross_permuted(&built.net, &permutations, nodes, num_nodes, 2, values, &err));
    for (r = 0; r < NUM_RELABELS; r++) {
        cross_of_relabelled(matrix, permutations.of + r * n, expected);
        for (v = 0; v < num_nodes; v++) {
            assert_value("cross_betweenness", nodes[v], values[v * NUM_RELABELS + r],
                expected[nodes[v]], 1e-12);
        }
    }
    kh_permutations_free(&permutations);
    free_net(&built);
}

static void
test_permuted_is_cross_of_the_relabelled(void **state)
{
    uint64_t random = 11;
    size_t j;

    (void) state;
    for (j = 0; j < 40; j++) {
        matrix_net matrix;

        draw_net(&matrix, j % 2 == 0, j % 4 < 2, j % 3 == 0, &random);
        check_permuted(&matrix, j);
    }
}

/* --- pairs of sectors -------------------------------------------------------------------- */

/* Who lies on the shortest paths from s to t; false if there are none. */
static bool
walk_pair(path_walk *walk, size_t s, size_t t)
{
    if (s == t || !isfinite(walk->d[s][t])) {
        return false;
    }
    walk->path[0] = s;
    walk->num_steps = 1;
    walk->length = 0;
    walk->target = t;
    walk->limit = walk->d[s][t] * (1 + TIE_TOLERANCE);
    walk->num_paths = 0;
    memset(walk->num_through, 0, sizeof(walk->num_through));
    oracle_walk(walk);
    return true;
}

static double
between(const path_walk *walk, size_t s, size_t t, size_t v)
{
    return v == s || v == t ? 0 : walk->num_through[v] / walk->num_paths;
}

static void
oracle_by_pair(const matrix_net *net, double masses[MOST_NODES][MOST_PAIRS])
{
    path_walk walk = { .net = net };
    size_t s, t, v, x, y, pair;

    memset(masses, 0, MOST_NODES * sizeof(masses[0]));
    oracle_distances(net, walk.d);
    for (s = 0; s < net->num_nodes; s++) {
        for (t = net->directed ? 0 : s + 1; t < net->num_nodes; t++) {
            if (!walk_pair(&walk, s, t)) {
                continue;
            }
            for (v = 0; v < net->num_nodes; v++) {
                for (x = 0, pair = 0; x < net->num_sectors; x++) {
                    for (y = x + 1; y < net->num_sectors; y++, pair++) {
                        masses[v][pair] += (net->share[s][x] * net->share[t][y]
                                               + net->share[s][y] * net->share[t][x])
                                           * between(&walk, s, t, v);
                    }
                }
            }
        }
    }
}

static void
check_by_pair(const matrix_net *matrix)
{
    double masses[MOST_NODES * MOST_PAIRS], expected[MOST_NODES][MOST_PAIRS];
    double betweenness[MOST_NODES], share[MOST_NODES];
    built_net built;
    kh_error err = { 0 };
    size_t num_pairs, v, pair;

    build_net(&built, matrix);
    num_pairs = kh_num_sector_pairs(&built.net);
    assert_int_equal(num_pairs, matrix->num_sectors * (matrix->num_sectors - 1) / 2);
    oracle_by_pair(matrix, expected);
    assert_ok(kh_cross_by_pair(&built.net, 2, masses, &err));
    assert_ok(kh_cross_betweenness(&built.net, 1, betweenness, share, &err));
    for (v = 0; v < matrix->num_nodes; v++) {
        double sum = 0;

        for (pair = 0; pair < num_pairs; pair++) {
            const double mass = masses[v * num_pairs + pair];

            assert_value("mass", v, mass, expected[v][pair], 1e-10);
            assert_true(mass >= 0);
            sum += mass;
        }
        assert_value("sum of masses", v, sum, betweenness[v], 1e-10);
    }
    free_net(&built);
}

static void
test_by_pair_is_its_definition(void **state)
{
    uint64_t random = 12;
    size_t j;

    (void) state;
    for (j = 0; j < 4 * NUM_RANDOM; j++) {
        matrix_net matrix;

        draw_net(&matrix, j % 2 == 0, j % 4 < 2, j % 3 == 0, &random);
        check_by_pair(&matrix);
    }
}

static void
test_places_of_pairs(void **state)
{
    const kh_net net = { .num_sectors = 5 }, single = { .num_sectors = 1 }, none = { 0 };
    uint32_t x, y;
    size_t place = 0;

    (void) state;
    for (x = 0; x < 5; x++) {
        for (y = x + 1; y < 5; y++) {
            assert_int_equal(kh_sector_pair(&net, x, y), place++);
        }
    }
    assert_int_equal(kh_num_sector_pairs(&net), place);
    assert_int_equal(kh_num_sector_pairs(&single), 0);
    assert_int_equal(kh_num_sector_pairs(&none), 0);
}

/* --- bridgeness -------------------------------------------------------------------------- */

static bool
is_outside(const matrix_net *net, size_t v, size_t u)
{
    return u != v && !(net->strength[v][u] > 0) && !(net->strength[u][v] > 0);
}

static void
oracle_bridgeness(const matrix_net *net, double *values)
{
    path_walk walk = { .net = net };
    size_t s, t, v;

    memset(values, 0, MOST_NODES * sizeof(double));
    oracle_distances(net, walk.d);
    for (s = 0; s < net->num_nodes; s++) {
        for (t = net->directed ? 0 : s + 1; t < net->num_nodes; t++) {
            if (!walk_pair(&walk, s, t)) {
                continue;
            }
            for (v = 0; v < net->num_nodes; v++) {
                if (is_outside(net, v, s) && is_outside(net, v, t)) {
                    values[v] += between(&walk, s, t, v);
                }
            }
        }
    }
}

static void
check_bridgeness(const matrix_net *matrix, double *sum)
{
    double values[MOST_NODES], expected[MOST_NODES];
    built_net built;
    kh_error err = { 0 };
    size_t v;

    build_net(&built, matrix);
    oracle_bridgeness(matrix, expected);
    assert_ok(kh_bridgeness(&built.net, 2, values, &err));
    for (v = 0; v < matrix->num_nodes; v++) {
        assert_value("bridgeness", v, values[v], expected[v], 1e-10);
        assert_true(values[v] >= 0);
        *sum += values[v];
    }
    free_net(&built);
}

static void
check_random_bridgeness(bool directed, bool weighted, uint64_t seed)
{
    uint64_t random = seed;
    double sum = 0;
    size_t j;

    for (j = 0; j < 2 * NUM_RANDOM; j++) {
        matrix_net matrix;

        draw_net(&matrix, directed, weighted, true, &random);
        check_bridgeness(&matrix, &sum);
    }
    /* Nets of nine nodes have few paths of four steps, but some. */
    assert_true(sum > 20);
}

static void
test_bridgeness_is_its_definition(void **state)
{
    (void) state;
    check_random_bridgeness(false, false, 13);
    check_random_bridgeness(true, false, 14);
    check_random_bridgeness(false, true, 15);
    check_random_bridgeness(true, true, 16);
}

/* a - b - v - c - d: of the six pairs through v only (a, d) has both ends outside. */
static void
test_bridgeness_of_a_path(void **state)
{
    matrix_net matrix = { .num_nodes = 5 };
    built_net built;
    double values[MOST_NODES];
    kh_error err = { 0 };
    size_t v;

    (void) state;
    for (v = 0; v < 4; v++) {
        set_tie(&matrix, v, v + 1, 1);
    }
    build_net(&built, &matrix);
    assert_ok(kh_bridgeness(&built.net, 1, values, &err));
    assert_near(values[2], 1, 0);
    for (v = 0; v < 5; v++) {
        assert_near(values[v], v == 2, 0);
    }
    free_net(&built);
}

/* --- threads ----------------------------------------------------------------------------- */

#define LARGE_NODES   200
#define LARGE_SECTORS 40 /* more than there are lanes */

/* Many groups, batches and parts; some nodes have two sectors and some none. */
static void
build_large(built_net *self, size_t num_sectors, bool directed, bool weighted)
{
    const kh_selector everything = { 0 };
    const kh_net_options options = { .weighted = weighted };
    kh_error err = { 0 };
    uint64_t random = 17;
    size_t v, j;

    memset(self, 0, sizeof(*self));
    self->graph.directed = directed;
    for (j = 0; j < num_sectors; j++) {
        char id[32];
        uint32_t sector;

        snprintf(id, sizeof(id), "sector%zu", j);
        assert_ok(kh_graph_need_sector(&self->graph, id, &sector, &err));
    }
    for (v = 0; v < LARGE_NODES; v++) {
        char id[32];
        uint32_t node;

        snprintf(id, sizeof(id), "n%zu", v);
        assert_ok(kh_graph_add_node(&self->graph, id, &node, &err));
        for (j = 0; j < v % 3; j++) {
            const kh_membership membership
                = { .sector = (uint32_t) ((7 * v + 11 * j) % num_sectors),
                      .weight = 1 + (double) draw_below(&random, 5) };

            assert_ok(kh_graph_push_membership(
                &self->graph, &self->graph.nodes.sectors[node], membership, &err));
        }
    }
    for (j = 0; j < 2 * LARGE_NODES; j++) {
        const size_t u = draw_below(&random, LARGE_NODES);

        add_claim(&self->graph, u * draw_below(&random, LARGE_NODES) / LARGE_NODES,
            draw_below(&random, LARGE_NODES), 1 + (double) draw_below(&random, 3));
    }
    assert_ok(kh_select(&self->selection, &self->graph, &everything, &err));
    assert_ok(kh_net_build(&self->net, &self->graph, &self->selection, &options, &err));
}

/* Everything that runs on threads. */
typedef struct {
    double betweenness[LARGE_NODES], share[LARGE_NODES], bridgeness[LARGE_NODES];
    double permuted[LARGE_NODES * NUM_RELABELS];
    double masses[LARGE_NODES * LARGE_SECTORS * (LARGE_SECTORS - 1) / 2];
} all_values;

static all_values *
compute_all(const kh_net *net, size_t num_threads)
{
    all_values *values = calloc(1, sizeof(*values));
    kh_permutations permutations = { 0 };
    uint32_t nodes[LARGE_NODES];
    kh_error err = { 0 };
    uint32_t v;

    assert_non_null(values);
    for (v = 0; v < LARGE_NODES; v++) {
        nodes[v] = v;
    }
    assert_ok(kh_permutations_init(&permutations, NUM_RELABELS, LARGE_NODES, 1, &err));
    assert_ok(kh_cross_betweenness(net, num_threads, values->betweenness, values->share, &err));
    assert_ok(kh_bridgeness(net, num_threads, values->bridgeness, &err));
    assert_ok(kh_cross_by_pair(net, num_threads, values->masses, &err));
    assert_ok(kh_cross_permuted(
        net, &permutations, nodes, LARGE_NODES, num_threads, values->permuted, &err));
    kh_permutations_free(&permutations);
    return values;
}

static void
check_sums(const kh_net *net, const all_values *values)
{
    const size_t num_pairs = kh_num_sector_pairs(net);
    size_t v, pair;

    for (v = 0; v < LARGE_NODES; v++) {
        double sum = 0;

        for (pair = 0; pair < num_pairs; pair++) {
            sum += values->masses[v * num_pairs + pair];
        }
        assert_near(sum, values->betweenness[v], 1e-9 * (1 + values->betweenness[v]));
    }
}

static void
check_threads(size_t num_sectors, bool directed, bool weighted)
{
    static const size_t nums[] = { 2, 3, 7 };
    built_net built;
    all_values *one;
    size_t j;

    build_large(&built, num_sectors, directed, weighted);
    one = compute_all(&built.net, 1);
    check_sums(&built.net, one);
    for (j = 0; j < sizeof(nums) / sizeof(*nums); j++) {
        all_values *many = compute_all(&built.net, nums[j]);

        assert_int_equal(memcmp(one, many, sizeof(*one)), 0);
        free(many);
    }
    free(one);
    free_net(&built);
}

static void
test_threads_change_no_bit(void **state)
{
    (void) state;
    check_threads(LARGE_SECTORS, false, false);
    check_threads(LARGE_SECTORS, true, true);
    /* Many sources in each. */
    check_threads(3, false, false);
    check_threads(3, true, false);
}

/* --- nothing, and too much --------------------------------------------------------------- */

static void
test_empty_and_single(void **state)
{
    size_t n;

    (void) state;
    for (n = 0; n < 3; n++) {
        matrix_net matrix = { .num_nodes = n, .num_sectors = n };
        double sum = 0;

        if (n > 0) {
            set_sector(&matrix, n - 1, 0);
        }
        check_by_pair(&matrix);
        check_bridgeness(&matrix, &sum);
        check_permuted(&matrix, n);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_permuted_is_cross_of_the_relabelled),
        cmocka_unit_test(test_by_pair_is_its_definition),
        cmocka_unit_test(test_places_of_pairs),
        cmocka_unit_test(test_bridgeness_is_its_definition),
        cmocka_unit_test(test_bridgeness_of_a_path),
        cmocka_unit_test(test_threads_change_no_bit),
        cmocka_unit_test(test_empty_and_single),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
