/* Significance against enumeration: all relabellings, all graphs, all graphs of given degrees. */
#include "bridge_oracle.h"

#include "../src/bridge/significance.h"

#include <stdlib.h>

#define NUM_DRAWS 2000

static const uint32_t every_node[MOST_NODES] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 };

typedef kh_significance judged_nodes[MOST_NODES][KH_NUM_JUDGED];

static void
compute(const matrix_net *matrix, const kh_null_options *options, judged_nodes results)
{
    kh_error err = { 0 };
    built_net built;
    bool exact_roles;

    build_net(&built, matrix);
    assert_ok(kh_significance_compute(
        &built.net, every_node, matrix->num_nodes, options, results, &exact_roles, &err));
    assert_int_equal(exact_roles, options->null != KH_NULL_REWIRE);
    free_net(&built);
}

/* --- enumeration ------------------------------------------------------------------------- */

typedef double all_values[MOST_NODES][KH_NUM_JUDGED];

static void
oracle_values(const matrix_net *net, all_values values)
{
    kh_brokerage counts[MOST_NODES];
    double cross[MOST_NODES], share[MOST_NODES];
    size_t v;

    oracle_brokerage(net, counts);
    oracle_cross(net, cross, share);
    for (v = 0; v < net->num_nodes; v++) {
        memcpy(values[v], counts[v].roles, sizeof(counts[v].roles));
        values[v][KH_JUDGED_CROSS_BETWEENNESS] = cross[v];
        values[v][KH_JUDGED_PARTICIPATION] = oracle_participation(net, v);
    }
}

/* What all the nets of a null say of each value. */
typedef struct {
    all_values observed, total, defined, reaching, sum, squares;
} census;

static void
add_value(census *self, size_t v, int judged, double chance, double value)
{
    self->total[v][judged] += chance;
    if (isnan(value)) {
        return;
    }
    self->defined[v][judged] += chance;
    self->sum[v][judged] += chance * value;
    self->squares[v][judged] += chance * value * value;
    if (value >= self->observed[v][judged] - 1e-9) {
        self->reaching[v][judged] += chance;
    }
}

static void
add_net(census *self, const matrix_net *net, double chance)
{
    all_values values;
    size_t v;
    int judged;

    oracle_values(net, values);
    for (v = 0; v < net->num_nodes; v++) {
        for (judged = 0; judged < KH_NUM_JUDGED; judged++) {
            add_value(self, v, judged, chance, values[v][judged]);
        }
    }
}

static void
check_near(const char *what, size_t v, int judged, double actual, double expected, double margin)
{
    if (!(fabs(actual - expected) <= margin)) {
        print_error("%s of value %d of node %zu = %.17g, expected %.17g within %g\n", what, judged,
            v, actual, expected, margin);
        fail();
    }
}

/* Draws may miss the truth by four standard errors; the deviation where it is no matter of a few
 * rare draws. */
static void
check_one(const census *all, size_t v, int judged, const kh_significance *result)
{
    const double defined = all->defined[v][judged];
    const double num = NUM_DRAWS * defined / all->total[v][judged];
    const double p = all->reaching[v][judged] / defined, mean = all->sum[v][judged] / defined;
    const double sd = sqrt(fmax(0, all->squares[v][judged] / defined - mean * mean));

    if (isnan(all->observed[v][judged])) {
        assert_true(isnan(result->p) && isnan(result->mean) && isnan(result->z));
        return;
    }
    check_near("p", v, judged, result->p, p, 4 * sqrt(p * (1 - p) / num) + 1.5 / num);
    check_near("mean", v, judged, result->mean, mean, 4 * sd / sqrt(num) + 1e-9);
    if (p > 0.02 && p < 0.98) {
        check_near("sd", v, judged, result->sd, sd, 0.2 * sd);
    }
    if (result->sd > 0) {
        check_near("z", v, judged, result->z,
            (all->observed[v][judged] - result->mean) / result->sd, 1e-9);
    } else {
        assert_true(isnan(result->z));
    }
}

static void
check_all(const census *all, const matrix_net *net, kh_null null)
{
    const kh_null_options options
        = { .null = null, .num_permutations = NUM_DRAWS, .seed = 42, .num_threads = 1 };
    judged_nodes results;
    size_t v;
    int judged;

    compute(net, &options, results);
    for (v = 0; v < net->num_nodes; v++) {
        for (judged = 0; judged < KH_NUM_JUDGED; judged++) {
            check_one(all, v, judged, &results[v][judged]);
        }
    }
}

/* --- labels ------------------------------------------------------------------------------ */

/* Roles and participation of v hold v's label, cross-sector betweenness holds none. */
static void
add_relabelled(census *self, const matrix_net *net, const size_t *label)
{
    matrix_net relabelled = *net;
    all_values values;
    size_t v;
    int judged;

    for (v = 0; v < net->num_nodes; v++) {
        memcpy(relabelled.share[v], net->share[label[v]], sizeof(net->share[v]));
    }
    oracle_values(&relabelled, values);
    for (v = 0; v < net->num_nodes; v++) {
        for (judged = 0; judged < KH_NUM_JUDGED; judged++) {
            if (label[v] == v || judged == KH_JUDGED_CROSS_BETWEENNESS) {
                add_value(self, v, judged, 1, values[v][judged]);
            }
        }
    }
}

static void
relabel_from(census *self, const matrix_net *net, size_t *label, size_t u)
{
    const size_t first = label[u];
    size_t w;

    if (u == net->num_nodes) {
        add_relabelled(self, net, label);
        return;
    }
    for (w = u; w < net->num_nodes; w++) {
        label[u] = label[w];
        label[w] = first;
        relabel_from(self, net, label, u + 1);
        label[w] = label[u];
        label[u] = first;
    }
}

static void
test_labels(void **state)
{
    uint64_t random = 11;
    int num = 0;

    (void) state;
    while (num < 12) {
        size_t label[MOST_NODES + 1];
        census all = { .total = { { 0 } } };
        matrix_net net;
        size_t v;

        draw_net(&net, num % 2 == 0, num % 3 == 0, num < 6, &random);
        if (net.num_nodes < 4 || net.num_nodes > 6) {
            continue;
        }
        for (v = 0; v <= net.num_nodes; v++) {
            label[v] = v;
        }
        oracle_values(&net, all.observed);
        relabel_from(&all, &net, label, 0);
        check_all(&all, &net, KH_NULL_LABELS);
        num++;
    }
}

/* --- ties -------------------------------------------------------------------------------- */

static size_t
set_ties(matrix_net *net, size_t bits)
{
    size_t u, v, num = 0;

    for (u = 0; u < net->num_nodes; u++) {
        for (v = net->directed ? 0 : u + 1; v < net->num_nodes; v++) {
            if (u != v) {
                set_tie(net, u, v, bits & 1 ? 1 : 0);
                num += bits & 1;
                bits >>= 1;
            }
        }
    }
    return num;
}

static bool
same_degrees(const matrix_net *a, const matrix_net *b)
{
    double difference = 0;
    size_t u, v;

    for (u = 0; u < a->num_nodes; u++) {
        double out = 0, in = 0;

        for (v = 0; v < a->num_nodes; v++) {
            out += a->strength[u][v] - b->strength[u][v];
            in += a->strength[v][u] - b->strength[v][u];
        }
        difference += fabs(out) + fabs(in);
    }
    return difference < 0.5;
}

/* Every net of so many nodes: with the chance that its number of ties gives it, and one alike for
 * those whose degrees are the observed ones. */
static void
check_ties(const matrix_net *net, size_t num_places, size_t num_ties)
{
    const double density = (double) num_ties / (double) num_places;
    census drawn = { .total = { { 0 } } }, rewired;
    matrix_net other = *net;
    size_t bits;

    oracle_values(net, drawn.observed);
    rewired = drawn;
    for (bits = 0; bits < (size_t) 1 << num_places; bits++) {
        const double num = (double) set_ties(&other, bits);

        add_net(&drawn, &other, pow(density, num) * pow(1 - density, (double) num_places - num));
        if (same_degrees(net, &other)) {
            add_net(&rewired, &other, 1);
        }
    }
    check_all(&drawn, net, KH_NULL_BERNOULLI);
    check_all(&rewired, net, KH_NULL_REWIRE);
}

static void
test_ties(void **state)
{
    uint64_t random = 23;
    int round;
    size_t v;

    (void) state;
    for (round = 0; round < 6; round++) {
        matrix_net directed = { .num_nodes = 4, .num_sectors = 2, .directed = true };
        matrix_net undirected = { .num_nodes = 5, .num_sectors = 3 };

        for (v = 0; v < 5; v++) {
            draw_shares(&directed, v, round < 3, &random);
            draw_shares(&undirected, v, round < 3, &random);
        }
        check_ties(&directed, 12, set_ties(&directed, draw_below(&random, 4096)));
        check_ties(&undirected, 10, set_ties(&undirected, draw_below(&random, 1024)));
    }
}

/* --- the same bits ----------------------------------------------------------------------- */

static void
test_threads_do_not_matter(void **state)
{
    static const size_t num_threads[] = { 2, 5, 0 };
    uint64_t random = 3;
    matrix_net net;
    int null;
    size_t k;

    (void) state;
    do {
        draw_net(&net, true, true, false, &random);
    } while (net.num_nodes < 9);
    for (null = KH_NULL_LABELS; null <= KH_NULL_REWIRE; null++) {
        kh_null_options options
            = { .null = (kh_null) null, .num_permutations = 99, .seed = 7, .num_threads = 1 };
        judged_nodes one, many;

        memset(one, 0, sizeof(one));
        memset(many, 0, sizeof(many));
        compute(&net, &options, one);
        for (k = 0; k < 3; k++) {
            options.num_threads = num_threads[k];
            compute(&net, &options, many);
            assert_memory_equal(one, many, sizeof(one));
        }
        options.seed = 8;
        compute(&net, &options, many);
        assert_memory_not_equal(one, many, sizeof(one));
    }
}

/* --- shapes ------------------------------------------------------------------------------ */

static void
make_star(matrix_net *net, size_t num_sectors)
{
    size_t v;

    *net = (matrix_net){ .num_nodes = MOST_NODES, .num_sectors = num_sectors };
    for (v = 0; v < MOST_NODES; v++) {
        set_sector(net, v, v % num_sectors);
        if (v > 0) {
            set_tie(net, 0, v, 1);
        }
    }
}

/* That a hub brokers much is no news about sectors: labels know, ties drawn at random do not. */
static void
test_star(void **state)
{
    kh_null_options options = { .num_permutations = 199, .seed = 42 };
    judged_nodes results;
    matrix_net net;
    int role;

    (void) state;
    make_star(&net, 3);
    compute(&net, &options, results);
    for (role = 0; role < KH_NUM_ROLES; role++) {
        /* All other nodes are its neighbours: it brokers the same, whoever bears what. */
        assert_near(results[0][role].sd, 0, 0);
        assert_true(isnan(results[0][role].z));
        assert_near(results[0][role].p, 1, 0);
        assert_near(results[0][role].q, 1, 0);
    }
    options.null = KH_NULL_BERNOULLI;
    compute(&net, &options, results);
    assert_true(results[0][KH_LIAISON].z > 10);
    assert_near(results[0][KH_LIAISON].p, 1.0 / 200, 0);
}

/* With one sector for all, with one each, and with none, labels say nothing. */
static void
test_labels_that_say_nothing(void **state)
{
    const kh_null_options options = { .num_permutations = 99, .seed = 42 };
    judged_nodes results;
    matrix_net net;
    size_t sectors, v;
    int judged;

    (void) state;
    for (sectors = 0; sectors < 3; sectors++) {
        uint64_t random = 9;

        do {
            draw_net(&net, sectors == 1, false, true, &random);
        } while (net.num_nodes < 7);
        memset(net.share, 0, sizeof(net.share));
        for (v = 0; v < net.num_nodes && sectors < 2; v++) {
            set_sector(&net, v, sectors * (v % MOST_SECTORS));
        }
        if (sectors == 1) {
            net.num_nodes = net.num_sectors = MOST_SECTORS;
        }
        compute(&net, &options, results);
        for (v = 0; v < net.num_nodes; v++) {
            for (judged = 0; judged < KH_NUM_JUDGED; judged++) {
                const kh_significance *result = &results[v][judged];

                assert_true(isnan(result->z));
                assert_true(isnan(result->sd) || result->sd <= 0);
                assert_true(isnan(result->p) || result->p >= 1);
            }
        }
    }
}

/* No tie, every tie, a node apart, a body alone in its sector: defined where values are. */
static void
test_awkward_nets(void **state)
{
    matrix_net net = { .num_nodes = 5, .num_sectors = 3 };
    int null, fill;
    size_t u, v;

    (void) state;
    for (v = 0; v < 5; v++) {
        set_sector(&net, v, v < 2 ? 0 : v < 4 ? 1 : 2);
    }
    for (fill = 0; fill < 3; fill++) {
        for (u = 0; u < 5; u++) {
            for (v = u + 1; v < 5; v++) {
                /* fill 1 leaves node 0 apart. */
                set_tie(&net, u, v, fill == 2 || (fill == 1 && u > 0 && v > 1 && u != 2) ? 1 : 0);
            }
        }
        for (null = KH_NULL_LABELS; null <= KH_NULL_REWIRE; null++) {
            const kh_null_options options
                = { .null = (kh_null) null, .num_permutations = 50, .seed = 1 };
            judged_nodes results;

            compute(&net, &options, results);
            assert_near(results[0][KH_LIAISON].p, 1, 0);
            assert_true(fill == 2 || isnan(results[0][KH_JUDGED_PARTICIPATION].p));
            /* Alone in its sector node 4 coordinates nobody, whatever is drawn. */
            assert_near(results[4][KH_COORDINATOR].mean, 0, 0);
            assert_near(results[4][KH_COORDINATOR].p, 1, 0);
            assert_true(isnan(results[4][KH_COORDINATOR].z));
        }
    }
}

static void
test_nobody_and_one_node(void **state)
{
    const matrix_net net = { .num_nodes = 1, .num_sectors = 1 };
    kh_null_options options = { .num_permutations = 9 };
    kh_error err = { 0 };
    built_net built;
    bool exact_roles = false;
    int null;

    (void) state;
    build_net(&built, &net);
    for (null = KH_NULL_LABELS; null <= KH_NULL_REWIRE; null++) {
        kh_significance result[1][KH_NUM_JUDGED];

        options.null = (kh_null) null;
        assert_ok(kh_significance_compute(&built.net, NULL, 0, &options, NULL, &exact_roles, &err));
        assert_ok(kh_significance_compute(
            &built.net, every_node, 1, &options, result, &exact_roles, &err));
        assert_near(result[0][KH_COORDINATOR].p, 1, 0);
        assert_near(result[0][KH_JUDGED_CROSS_BETWEENNESS].p, 1, 0);
        assert_true(isnan(result[0][KH_JUDGED_PARTICIPATION].p));
    }
    free_net(&built);
}

/* Without draws: the exact moments, and nothing else. */
static void
test_no_permutations(void **state)
{
    kh_null_options options = { .null = KH_NULL_LABELS };
    judged_nodes results;
    matrix_net net;

    (void) state;
    make_star(&net, 2);
    set_tie(&net, 0, 11, 0);
    compute(&net, &options, results);
    assert_true(results[0][KH_LIAISON].sd <= 0);
    assert_true(results[0][KH_COORDINATOR].sd > 0);
    assert_true(isfinite(results[0][KH_COORDINATOR].z));
    assert_true(isnan(results[0][KH_COORDINATOR].p) && isnan(results[0][KH_COORDINATOR].q));
    assert_true(isnan(results[0][KH_JUDGED_CROSS_BETWEENNESS].mean));
    options.null = KH_NULL_REWIRE;
    compute(&net, &options, results);
    assert_true(isnan(results[0][KH_COORDINATOR].mean));
}

/* --- many bodies ------------------------------------------------------------------------- */

/* By hand: m = 5; p m / rank = 0.05, 0.05, 0.0667, 0.0625, 0.5, then the least from behind. */
static void
test_adjust(void **state)
{
    const double p[] = { 0.04, NAN, 0.5, 0.01, 0.05, 0.02 };
    const double expected[] = { 0.0625, NAN, 0.5, 0.05, 0.0625, 0.05 };
    const double one = 0.9, undefined = NAN;
    double q[6];
    kh_error err = { 0 };
    size_t k;

    (void) state;
    assert_ok(kh_adjust_for_many(p, q, 6, &err));
    for (k = 0; k < 6; k++) {
        if (isnan(p[k])) {
            assert_true(isnan(q[k]));
        } else {
            assert_near(q[k], expected[k], 1e-15);
        }
    }
    assert_ok(kh_adjust_for_many(&one, q, 1, &err));
    assert_near(q[0], 0.9, 0);
    assert_ok(kh_adjust_for_many(&undefined, q, 1, &err));
    assert_true(isnan(q[0]));
    assert_ok(kh_adjust_for_many(NULL, NULL, 0, &err));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_labels),
        cmocka_unit_test(test_ties),
        cmocka_unit_test(test_threads_do_not_matter),
        cmocka_unit_test(test_star),
        cmocka_unit_test(test_labels_that_say_nothing),
        cmocka_unit_test(test_awkward_nets),
        cmocka_unit_test(test_nobody_and_one_node),
        cmocka_unit_test(test_no_permutations),
        cmocka_unit_test(test_adjust),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
