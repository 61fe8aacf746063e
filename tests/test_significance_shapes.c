/* Significance of shapes whose answer is known, of nets that are hardly nets, and what must not
 * matter. */
#include "significance_check.h"

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
    assert_true(fabs(results[0][KH_COORDINATOR].z) < 1.5);
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
