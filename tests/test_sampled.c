/* Betweenness from a sample: within its bound of the exact one, whoever draws. */
#include "matrix_net.h"

#include "../src/base/array.h"
#include "../src/between/sampled.h"
#include "../src/bridge/cross.h"
#include "../src/measure/measure.h"

#include <stdlib.h>

#define NUM_RUNS    300
#define GROWN_NODES 400

/* --- within the bound -------------------------------------------------------------------- */

typedef struct {
    size_t num_outside;   /* runs in which any value is farther off than its bound */
    double largest_error; /* as a part of the bound */
    size_t num_runs;
} verdict;

static void
judge(verdict *self, const double *values, const double *exact, size_t num, double bound)
{
    double largest = 0;
    size_t v;

    for (v = 0; v < num; v++) {
        assert_int_equal(isnan(values[v]), isnan(exact[v]));
        if (!isnan(exact[v])) {
            largest = fmax(largest, fabs(values[v] - exact[v]));
        }
    }
    self->num_runs++;
    self->num_outside += largest > bound + 1e-9;
    if (bound > 0) {
        self->largest_error = fmax(self->largest_error, largest / bound);
    }
}

static void
judge_plain(verdict *self, const kh_net *net, const kh_precision *precision)
{
    double values[MOST_NODES], exact[MOST_NODES];
    kh_approximation made;
    kh_error err = { 0 };

    assert_ok(kh_sampled_betweenness(net, precision, values, &made, &err));
    assert_ok(kh_measure_run(&kh_measure_betweenness, net, false, exact, &err));
    assert_true(made.bound <= precision->epsilon);
    judge(self, values, exact, net->num_nodes, made.bound * made.all);
}

/* Pairs that no path joins are not known in a directed net: what was not seen is not judged. */
static void
judge_cross(verdict *self, verdict *shares, const kh_net *net, const kh_precision *precision)
{
    double values[MOST_NODES], share[MOST_NODES], exact[MOST_NODES], exact_share[MOST_NODES];
    kh_approximation made;
    kh_error err = { 0 };
    size_t v;

    assert_ok(kh_sampled_cross(net, precision, values, share, NULL, NULL, &made, &err));
    assert_ok(kh_cross_betweenness(net, 1, exact, exact_share, &err));
    assert_true(made.bound <= precision->epsilon);
    judge(self, values, exact, net->num_nodes, made.bound * made.all);
    for (v = 0; v < net->num_nodes && net->directed; v++) {
        exact_share[v] = isnan(share[v]) ? NAN : exact_share[v];
        share[v] = isnan(exact_share[v]) ? NAN : share[v];
    }
    judge(shares, share, exact_share, net->num_nodes, made.share_bound);
}

/* A run may fail with a chance of a tenth, and the proof is far from tight; but a bound that no
 * error comes near would be drawn for nothing. */
static void
test_within_bound(void **state)
{
    const kh_precision precision = { 0.05, 0.9 };
    verdict plain = { 0 }, cross = { 0 }, shares = { 0 };
    uint64_t random = 5;
    size_t run;

    (void) state;
    for (run = 0; run < NUM_RUNS; run++) {
        matrix_net matrix;
        built_net built;

        draw_net(&matrix, run % 3 == 0, false, run % 2 == 0, &random);
        build_net(&built, &matrix);
        built.net.seed = run;
        judge_plain(&plain, &built.net, &precision);
        judge_cross(&cross, &shares, &built.net, &precision);
        free_net(&built);
    }
    assert_true(plain.num_outside <= NUM_RUNS / 100);
    assert_true(cross.num_outside <= NUM_RUNS / 100);
    assert_true(shares.num_outside <= NUM_RUNS / 100);
    assert_true(plain.largest_error > 0.4 && cross.largest_error > 0.4);
}

static void
test_small_epsilon_is_nearly_exact(void **state)
{
    const kh_precision precision = { 0.004, 0.99 };
    uint64_t random = 11;
    size_t run;

    (void) state;
    for (run = 0; run < 6; run++) {
        verdict plain = { 0 }, cross = { 0 }, shares = { 0 };
        matrix_net matrix;
        built_net built;

        draw_net(&matrix, run % 2 == 0, false, false, &random);
        build_net(&built, &matrix);
        judge_plain(&plain, &built.net, &precision);
        judge_cross(&cross, &shares, &built.net, &precision);
        assert_int_equal(plain.num_outside + cross.num_outside + shares.num_outside, 0);
        free_net(&built);
    }
}

/* --- a net with hubs --------------------------------------------------------------------- */

/* Each node is tied to two that an earlier claim names: hubs grow. Four sectors. */
static void
grow_net(built_net *self, bool directed)
{
    const kh_selector everything = { 0 };
    const kh_net_options options = { .seed = 42 };
    kh_error err = { 0 };
    uint64_t random = 3;
    uint32_t node, sector;
    char id[16];
    size_t v, k;

    memset(self, 0, sizeof(*self));
    self->graph.directed = directed;
    for (v = 0; v < GROWN_NODES; v++) {
        snprintf(id, sizeof(id), "n%zu", v);
        assert_ok(kh_graph_add_node(&self->graph, id, &node, &err));
        snprintf(id, sizeof(id), "s%zu", draw_below(&random, 4));
        assert_ok(kh_graph_need_sector(&self->graph, id, &sector, &err));
        assert_ok(kh_graph_push_membership(&self->graph, &self->graph.nodes.sectors[node],
            (kh_membership){ .sector = sector, .weight = 1 }, &err));
        for (k = 0; k < 2 && v > 1; k++) {
            const size_t earlier = draw_below(&random, self->graph.edges.num + 1);

            add_claim(&self->graph, v,
                earlier == self->graph.edges.num ? v - 1 : self->graph.edges.target[earlier], 1);
        }
    }
    assert_ok(kh_select(&self->selection, &self->graph, &everything, &err));
    assert_ok(kh_net_build(&self->net, &self->graph, &self->selection, &options, &err));
}

typedef struct {
    double plain[GROWN_NODES], cross[GROWN_NODES], share[GROWN_NODES];
    kh_carried *carried;
    size_t num_carried;
    kh_approximation made[2];
} sampled_values;

static void
sample(sampled_values *self, const kh_net *net)
{
    const kh_precision precision = { 0.02, 0.9 };
    kh_error err = { 0 };

    memset(self, 0, sizeof(*self));
    assert_ok(kh_sampled_betweenness(net, &precision, self->plain, &self->made[0], &err));
    assert_ok(kh_sampled_cross(net, &precision, self->cross, self->share, &self->carried,
        &self->num_carried, &self->made[1], &err));
}

static void
assert_same_carried(const sampled_values *one, const sampled_values *many)
{
    size_t j;

    assert_int_equal(one->num_carried, many->num_carried);
    for (j = 0; j < one->num_carried; j++) {
        assert_int_equal(one->carried[j].node, many->carried[j].node);
        assert_int_equal(one->carried[j].a, many->carried[j].a);
        assert_int_equal(one->carried[j].b, many->carried[j].b);
        assert_int_equal(one->carried[j].num_paths, many->carried[j].num_paths);
    }
}

static void
test_threads_change_nothing(void **state)
{
    size_t directed, threads;

    (void) state;
    for (directed = 0; directed < 2; directed++) {
        built_net built;
        sampled_values one, many;

        grow_net(&built, directed == 1);
        built.net.num_threads = 1;
        sample(&one, &built.net);
        for (threads = 2; threads <= 4; threads++) {
            built.net.num_threads = threads;
            sample(&many, &built.net);
            assert_memory_equal(one.plain, many.plain, sizeof(one.plain));
            assert_memory_equal(one.cross, many.cross, sizeof(one.cross));
            assert_memory_equal(one.share, many.share, sizeof(one.share));
            assert_memory_equal(one.made, many.made, sizeof(one.made));
            assert_same_carried(&one, &many);
            free(many.carried);
        }
        free(one.carried);
        free_net(&built);
    }
}

/* What a node carried between all pairs of sectors is what it carried. */
static void
test_carried_adds_up(void **state)
{
    built_net built;
    sampled_values values;
    double sums[GROWN_NODES] = { 0 };
    size_t j, v;

    (void) state;
    grow_net(&built, false);
    sample(&values, &built.net);
    assert_true(values.num_carried > 0);
    for (j = 0; j < values.num_carried; j++) {
        const kh_carried *c = &values.carried[j];

        assert_true(c->a < c->b && c->b < built.net.num_sectors);
        sums[c->node] += (double) c->num_paths;
    }
    for (v = 0; v < GROWN_NODES; v++) {
        assert_near(sums[v] * values.made[1].all / (double) values.made[1].num_paths,
            values.cross[v], 1e-6);
    }
    free(values.carried);
    free_net(&built);
}

/* The seed draws other paths. */
static void
test_seed_matters(void **state)
{
    built_net built;
    sampled_values one, other;

    (void) state;
    grow_net(&built, false);
    sample(&one, &built.net);
    built.net.seed++;
    sample(&other, &built.net);
    assert_memory_not_equal(one.plain, other.plain, sizeof(one.plain));
    free(one.carried);
    free(other.carried);
    free_net(&built);
}

/* --- where there is little to draw ------------------------------------------------------- */

static void
check_small(const matrix_net *matrix, double expected, bool has_share)
{
    const kh_precision precision = { 0.1, 0.9 };
    double values[MOST_NODES] = { 7 }, share[MOST_NODES] = { 7 };
    kh_approximation made;
    kh_error err = { 0 };
    built_net built;
    size_t v;

    build_net(&built, matrix);
    assert_ok(kh_sampled_betweenness(&built.net, &precision, values, &made, &err));
    for (v = 0; v < matrix->num_nodes; v++) {
        assert_near(values[v], v == 1 ? expected : 0, 1e-12);
    }
    assert_ok(kh_sampled_cross(&built.net, &precision, values, share, NULL, NULL, &made, &err));
    for (v = 0; v < matrix->num_nodes; v++) {
        assert_near(values[v], 0, 0);
        assert_int_equal(isnan(share[v]), !has_share);
    }
    free_net(&built);
}

static void
test_little_to_draw(void **state)
{
    matrix_net matrix = { .num_nodes = 0, .num_sectors = 1 };

    (void) state;
    check_small(&matrix, 0, false);
    matrix.num_nodes = 1;
    check_small(&matrix, 0, false);
    matrix.num_nodes = 2;
    set_tie(&matrix, 0, 1, 1);
    check_small(&matrix, 0, false);
    matrix.directed = true;
    check_small(&matrix, 0, false);
    /* Two islands, a sector on each: ends in different sectors are not connected. */
    matrix = (matrix_net){ .num_nodes = 4, .num_sectors = 2 };
    set_tie(&matrix, 0, 1, 1);
    set_tie(&matrix, 2, 3, 1);
    set_sector(&matrix, 0, 0);
    set_sector(&matrix, 2, 1);
    check_small(&matrix, 0, false);
    /* One node in two sectors, and nobody beside it: its pair with itself is none. */
    matrix = (matrix_net){ .num_nodes = 2, .num_sectors = 2 };
    set_tie(&matrix, 0, 1, 1);
    matrix.share[0][0] = matrix.share[0][1] = 0.5;
    check_small(&matrix, 0, false);
}

/* --- refusals ---------------------------------------------------------------------------- */

static void
test_refusals(void **state)
{
    static const kh_precision bad[]
        = { { 0, .9 }, { 1, .9 }, { NAN, .9 }, { .1, 0 }, { .1, 1 }, { .1, NAN } };
    double values[GROWN_NODES];
    kh_approximation made;
    built_net built;
    size_t j;

    (void) state;
    grow_net(&built, false);
    for (j = 0; j < sizeof(bad) / sizeof(*bad); j++) {
        kh_error err = { 0 };

        assert_fails(kh_sampled_betweenness(&built.net, &bad[j], values, &made, &err),
            KH_ERR_ARGUMENT, j < 3 ? "epsilon" : "confidence");
    }
    {
        const kh_precision fine = { 1e-6, 0.9 };
        kh_error err = { 0 };

        assert_fails(
            kh_sampled_betweenness(&built.net, &fine, values, &made, &err), KH_ERR_LIMIT, "1e-06");
    }
    {
        const kh_precision good = { .1, 0.9 };
        kh_error err = { 0 };

        built.net.weighted = true;
        assert_fails(kh_sampled_betweenness(&built.net, &good, values, &made, &err),
            KH_ERR_ARGUMENT, "weighted");
    }
    free_net(&built);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_within_bound),
        cmocka_unit_test(test_small_epsilon_is_nearly_exact),
        cmocka_unit_test(test_threads_change_nothing),
        cmocka_unit_test(test_carried_adds_up),
        cmocka_unit_test(test_seed_matters),
        cmocka_unit_test(test_little_to_draw),
        cmocka_unit_test(test_refusals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
