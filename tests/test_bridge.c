/* Cross-sector betweenness, brokerage roles and participation against enumeration. */
#include "bridge_check.h"

#define NUM_RANDOM 300

/* --- random nets ------------------------------------------------------------------------- */

static void
check_random(uint64_t seed, bool directed, bool weighted, bool single)
{
    uint64_t state = seed;
    size_t j;

    for (j = 0; j < NUM_RANDOM; j++) {
        matrix_net matrix;

        draw_net(&matrix, directed, weighted, single, &state);
        check_all(&matrix);
    }
}

static void
test_random_undirected(void **state)
{
    (void) state;
    check_random(1, false, false, false);
}

static void
test_random_directed(void **state)
{
    (void) state;
    check_random(2, true, false, false);
}

static void
test_random_undirected_weighted(void **state)
{
    (void) state;
    check_random(3, false, true, false);
}

static void
test_random_directed_weighted(void **state)
{
    (void) state;
    check_random(4, true, true, false);
}

/* With one sector each the roles are the classical counts: whole numbers, exactly. */
static void
test_random_single_sectors_are_whole(void **state)
{
    uint64_t random = 5;
    size_t j, v;
    int role;

    (void) state;
    for (j = 0; j < NUM_RANDOM; j++) {
        matrix_net matrix;
        built_net built;
        kh_brokerage counts[MOST_NODES];
        kh_error err = { 0 };

        draw_net(&matrix, j % 2 == 0, false, true, &random);
        build_net(&built, &matrix);
        assert_ok(kh_brokerage_count(&built.net, counts, &err));
        for (v = 0; v < matrix.num_nodes; v++) {
            for (role = 0; role < KH_NUM_ROLES; role++) {
                assert_true(counts[v].roles[role] == floor(counts[v].roles[role]));
            }
        }
        free_net(&built);
    }
    check_random(6, true, false, true);
}

/* Ranks must not hang on the order in which nodes stand in a file. */
static void
test_order_of_nodes_changes_nothing(void **state)
{
    uint64_t random = 7;
    size_t j, u, v;

    (void) state;
    for (j = 0; j < 50; j++) {
        matrix_net matrix, turned;
        built_net built, other;
        double x[MOST_NODES], y[MOST_NODES], share[MOST_NODES];
        kh_error err = { 0 };

        draw_net(&matrix, j % 2 == 0, j % 3 == 0, false, &random);
        turned = matrix;
        for (u = 0; u < matrix.num_nodes; u++) {
            const size_t to = matrix.num_nodes - 1 - u;

            memcpy(turned.share[to], matrix.share[u], sizeof(matrix.share[u]));
            for (v = 0; v < matrix.num_nodes; v++) {
                turned.strength[to][matrix.num_nodes - 1 - v] = matrix.strength[u][v];
            }
        }
        build_net(&built, &matrix);
        build_net(&other, &turned);
        assert_ok(kh_cross_betweenness(&built.net, 0, x, share, &err));
        assert_ok(kh_cross_betweenness(&other.net, 0, y, share, &err));
        for (v = 0; v < matrix.num_nodes; v++) {
            assert_near(y[matrix.num_nodes - 1 - v], x[v], 1e-12);
        }
        free_net(&built);
        free_net(&other);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_random_undirected),
        cmocka_unit_test(test_random_directed),
        cmocka_unit_test(test_random_undirected_weighted),
        cmocka_unit_test(test_random_directed_weighted),
        cmocka_unit_test(test_random_single_sectors_are_whole),
        cmocka_unit_test(test_order_of_nodes_changes_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
