/* What a sample is made of: pairs by weight, one path of many, a bound for all counts. */
#include "matrix_net.h"

#include "../src/between/end_pairs.h"
#include "../src/between/hit_bounds.h"
#include "../src/between/one_path.h"
#include "../src/bridge/membership.h"

#define NUM_DRAWS 40000

/* --- pairs ------------------------------------------------------------------------------- */

static bool
is_joined(const matrix_net *matrix, const uint32_t *component, size_t s, size_t t)
{
    return s != t && component[s] == component[t] && matrix->num_nodes > 0;
}

static void
check_pairs(const matrix_net *matrix, uint64_t seed)
{
    kh_error err = { 0 };
    built_net built;
    kh_end_pairs pairs = { 0 };
    uint32_t component[MOST_NODES];
    double seen[MOST_NODES][MOST_NODES] = { { 0 } }, total = 0;
    size_t num, s, t, j;

    build_net(&built, matrix);
    assert_ok(kh_net_components(&built.net, component, NULL, &num, &err));
    assert_ok(kh_end_pairs_of_sectors(&pairs, &built.net, &err));
    for (j = 0; j < NUM_DRAWS && pairs.total > 0; j++) {
        uint64_t counter = 0;
        const kh_end_pair drawn = kh_end_pairs_draw(&pairs, seed, j, &counter);

        assert_int_not_equal(drawn.groups[0], drawn.groups[1]);
        assert_true(matrix->share[drawn.nodes[0]][drawn.groups[0]] > 0);
        assert_true(matrix->share[drawn.nodes[1]][drawn.groups[1]] > 0);
        seen[drawn.nodes[0]][drawn.nodes[1]]++;
    }
    for (s = 0; s < matrix->num_nodes; s++) {
        double as_end = 0;

        for (t = 0; t < matrix->num_nodes; t++) {
            const double weight = is_joined(matrix, component, s, t) ? kh_member_weight(
                                      kh_member_of(&built.net, s), kh_member_of(&built.net, t))
                                                                     : 0;
            const double p = pairs.total > 0 ? weight / pairs.total : 0;

            as_end += weight;
            /* Five deviations: one in 1.7 million. */
            assert_near(seen[s][t] / NUM_DRAWS, p, 5 * sqrt(p * (1 - p) / NUM_DRAWS) + 1e-9);
        }
        assert_near(pairs.as_end[s], as_end, 1e-9);
        total += as_end;
    }
    assert_near(pairs.total, total, 1e-9);
    kh_end_pairs_free(&pairs);
    free_net(&built);
}

static void
test_pairs_by_weight(void **state)
{
    uint64_t random = 17;
    size_t run;

    (void) state;
    for (run = 0; run < 20; run++) {
        matrix_net matrix;

        draw_net(&matrix, run % 4 == 0, false, run % 2 == 0, &random);
        check_pairs(&matrix, run);
    }
}

/* --- paths ------------------------------------------------------------------------------- */

/* Distances and numbers of paths, by stepping. */
static void
count_paths(const matrix_net *matrix, size_t s, size_t *distance, double *count)
{
    size_t v, u, d;

    for (v = 0; v < matrix->num_nodes; v++) {
        distance[v] = v == s ? 0 : SIZE_MAX;
        count[v] = v == s;
    }
    for (d = 0; d < matrix->num_nodes; d++) {
        for (u = 0; u < matrix->num_nodes; u++) {
            for (v = 0; v < matrix->num_nodes && distance[u] == d; v++) {
                if (matrix->strength[u][v] > 0 && distance[v] > d) {
                    distance[v] = d + 1;
                    count[v] += count[u];
                }
            }
        }
    }
}

static void
check_paths(const matrix_net *matrix, const kh_path_graph *graph, size_t s, size_t t)
{
    const size_t num_draws = 2000;
    size_t from_s[MOST_NODES], from_v[MOST_NODES], seen[MOST_NODES] = { 0 }, j, k, v;
    double count_s[MOST_NODES], count_v[MOST_NODES];
    kh_error err = { 0 };
    kh_one_path path = { 0 };
    bool found;

    assert_ok(kh_one_path_init(&path, graph, &err));
    count_paths(matrix, s, from_s, count_s);
    for (j = 0; j < num_draws; j++) {
        path.stream = j;
        path.counter = 0;
        assert_ok(kh_one_path_draw(&path, graph->place[s], graph->place[t], &found, &err));
        assert_int_equal(found, from_s[t] != SIZE_MAX);
        assert_int_equal(path.num_inner, found ? from_s[t] - 1 : 0);
        for (k = 0; k < path.num_inner; k++) {
            seen[graph->node[path.inner[k]]]++;
        }
    }
    for (v = 0; v < matrix->num_nodes; v++) {
        double p = 0;

        count_paths(matrix, v, from_v, count_v);
        if (v != s && v != t && from_s[v] != SIZE_MAX && from_v[t] != SIZE_MAX
            && from_s[v] + from_v[t] == from_s[t]) {
            p = count_s[v] * count_v[t] / count_s[t];
        }
        assert_near((double) seen[v] / (double) num_draws, p,
            5 * sqrt(p * (1 - p) / (double) num_draws) + 1e-9);
    }
    kh_one_path_free(&path);
}

static void
test_paths_are_equally_likely(void **state)
{
    uint64_t random = 29;
    size_t run, s, t;

    (void) state;
    for (run = 0; run < 12; run++) {
        kh_error err = { 0 };
        matrix_net matrix;
        built_net built;
        kh_path_graph graph = { 0 };

        draw_net(&matrix, run % 2 == 0, false, true, &random);
        build_net(&built, &matrix);
        assert_ok(kh_path_graph_init(&graph, &built.net, &err));
        for (s = 0; s < matrix.num_nodes; s++) {
            for (t = 0; t < matrix.num_nodes; t++) {
                if (s != t) {
                    check_paths(&matrix, &graph, s, t);
                }
            }
        }
        kh_path_graph_free(&graph);
        free_net(&built);
    }
}

/* 2^k paths through k squares, corner to corner: numbers of paths multiply, and one is drawn. */
static void
test_many_paths(void **state)
{
    const size_t num_squares = 1100, num_nodes = 3 * num_squares + 1;
    const kh_selector everything = { 0 };
    const kh_net_options options = { .seed = 42 };
    kh_error err = { 0 };
    built_net built = { .graph.directed = false };
    kh_path_graph graph = { 0 };
    kh_one_path path = { 0 };
    uint32_t node;
    char id[24];
    bool found;
    size_t v;

    (void) state;
    for (v = 0; v < num_nodes; v++) {
        snprintf(id, sizeof(id), "n%zu", v);
        assert_ok(kh_graph_add_node(&built.graph, id, &node, &err));
    }
    for (v = 0; v + 3 < num_nodes; v += 3) {
        add_claim(&built.graph, v, v + 1, 1);
        add_claim(&built.graph, v, v + 2, 1);
        add_claim(&built.graph, v + 1, v + 3, 1);
        add_claim(&built.graph, v + 2, v + 3, 1);
    }
    assert_ok(kh_select(&built.selection, &built.graph, &everything, &err));
    assert_ok(kh_net_build(&built.net, &built.graph, &built.selection, &options, &err));
    assert_ok(kh_path_graph_init(&graph, &built.net, &err));
    assert_ok(kh_one_path_init(&path, &graph, &err));
    assert_ok(kh_one_path_draw(&path, graph.place[0], graph.place[3 * 900], &found, &err));
    assert_int_equal(path.num_inner, 2 * 900 - 1);
    assert_fails(kh_one_path_draw(&path, graph.place[0], graph.place[num_nodes - 1], &found, &err),
        KH_ERR_NUMERIC, "paths");
    kh_one_path_free(&path);
    kh_path_graph_free(&graph);
    free_net(&built);
}

/* --- bounds ------------------------------------------------------------------------------ */

static double
log_choose(double n, double k)
{
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1);
}

/* The chance that a count misses its p by more than its bound, summed over all counts. */
static double
chance_to_miss(const kh_hit_bounds *bounds, double p)
{
    double chance = 0, k;

    for (k = 0; k <= bounds->num_samples; k++) {
        if (fabs(k / bounds->num_samples - p) > kh_hit_bound(bounds, k)) {
            chance += exp(log_choose(bounds->num_samples, k) + k * log(p)
                          + (bounds->num_samples - k) * log1p(-p));
        }
    }
    return chance;
}

/* No event takes more of the chance to fail than its part. */
static void
test_bounds_hold(void **state)
{
    static const double sums[] = { 1, 3, 40 };
    static const double samples[] = { 20, 300 };
    double p, largest = 0;
    size_t j, k;

    (void) state;
    for (j = 0; j < 3; j++) {
        for (k = 0; k < 2; k++) {
            const kh_hit_bounds bounds = { samples[k], sums[j], 0.5 };

            for (p = 0.001; p < 1; p += p < 0.05 ? 0.002 : 0.017) {
                const double part = chance_to_miss(&bounds, p) / (0.5 * p / sums[j]);

                assert_true(part <= 1);
                largest = fmax(largest, part);
            }
        }
    }
    assert_true(largest > 0.1);
}

static void
test_bounds_of_examples(void **state)
{
    const kh_hit_bounds bounds = { 1000, 1, 0.1 };
    const double p = kh_hit_bound(&bounds, 0);

    (void) state;
    assert_near(p, 0.00782, 1e-5);
    assert_near(pow(1 - p, 1000), 0.05 * p, 1e-9);
    assert_true(kh_hit_bound(&bounds, 500) > kh_hit_bound(&bounds, 100));
    assert_true(
        kh_hit_bound(&(kh_hit_bounds){ 4000, 1, 0.1 }, 2000) < 0.6 * kh_hit_bound(&bounds, 500));
    assert_near(kh_mean_bound(2, 1, 1001, 100, 0.1),
        2 + sqrt(2 * log(20) / 1001) + 700 * log(20) / 3000, 1e-12);
    assert_near(kh_mean_bound(2, 1, 10, 5, 0.1), 5, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs_by_weight),
        cmocka_unit_test(test_paths_are_equally_likely),
        cmocka_unit_test(test_many_paths),
        cmocka_unit_test(test_bounds_hold),
        cmocka_unit_test(test_bounds_of_examples),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
