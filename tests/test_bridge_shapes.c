/* The bridging measures on nets whose values can be told by looking, and on awkward ones. */
#include "bridge_check.h"

#include <stdlib.h>

/* --- known shapes ------------------------------------------------------------------------ */

/*     0 (A)
 *     |
 * 3 - 4 - 1 (B)      a star: its hub brokers every pair, and 5 of the 6 cross sectors
 *     |
 *     2 (A)
 */
static void
test_star(void **state)
{
    matrix_net matrix = { .num_nodes = 5, .num_sectors = 3 };
    built_net built;
    double betweenness[5], share[5];
    kh_brokerage counts[5];
    kh_error err = { 0 };
    size_t v;

    (void) state;
    for (v = 0; v < 4; v++) {
        set_tie(&matrix, v, 4, 1);
    }
    set_sector(&matrix, 0, 0);
    set_sector(&matrix, 1, 1);
    set_sector(&matrix, 2, 0);
    set_sector(&matrix, 3, 2);
    check_all(&matrix);
    build_net(&built, &matrix);
    assert_ok(kh_cross_betweenness(&built.net, 0, betweenness, share, &err));
    assert_near(betweenness[4], 5, 0);
    assert_near(share[4], 1, 0);
    assert_near(share[0], 0, 0);
    assert_ok(kh_brokerage_count(&built.net, counts, &err));
    /* The hub has no sector, so it is a group of its own: an outsider to every pair. */
    assert_near(counts[4].roles[KH_CONSULTANT], 2, 0);
    assert_near(counts[4].roles[KH_LIAISON], 10, 0);
    assert_near(counts[4].total, 12, 0);
    assert_near(counts[0].total, 0, 0);
    free_net(&built);
}

/* a -> v -> b names the roles: representative speaks for its own to others, gatekeeper lets others
 * in. Two tools swap them. */
static void
test_representative_and_gatekeeper(void **state)
{
    matrix_net matrix = { .num_nodes = 3, .num_sectors = 2, .directed = true };
    built_net built;
    kh_brokerage counts[3];
    kh_error err = { 0 };

    (void) state;
    set_tie(&matrix, 0, 1, 1);
    set_tie(&matrix, 1, 2, 1);
    set_sector(&matrix, 0, 0);
    set_sector(&matrix, 1, 0);
    set_sector(&matrix, 2, 1);
    build_net(&built, &matrix);
    assert_ok(kh_brokerage_count(&built.net, counts, &err));
    assert_near(counts[1].roles[KH_REPRESENTATIVE], 1, 0);
    assert_near(counts[1].total, 1, 0);
    free_net(&built);

    set_sector(&matrix, 1, 1);
    build_net(&built, &matrix);
    assert_ok(kh_brokerage_count(&built.net, counts, &err));
    assert_near(counts[1].roles[KH_GATEKEEPER], 1, 0);
    free_net(&built);
}

static void
test_complete(void **state)
{
    matrix_net matrix = { .num_nodes = 6, .num_sectors = 3 };
    built_net built;
    double betweenness[6], share[6];
    kh_brokerage counts[6];
    kh_error err = { 0 };
    size_t u, v;

    (void) state;
    for (u = 0; u < 6; u++) {
        set_sector(&matrix, u, u % 3);
        for (v = 0; v < u; v++) {
            set_tie(&matrix, u, v, 1);
        }
    }
    check_all(&matrix);
    build_net(&built, &matrix);
    assert_ok(kh_cross_betweenness(&built.net, 0, betweenness, share, &err));
    assert_ok(kh_brokerage_count(&built.net, counts, &err));
    for (v = 0; v < 6; v++) {
        assert_near(betweenness[v], 0, 0);
        assert_near(share[v], 0, 0);
        assert_near(counts[v].total, 0, 0);
    }
    free_net(&built);
}

/* A ring of six in `num_sectors` sectors in turn; 0 leaves all of them out. */
static void
draw_ring(matrix_net *matrix, size_t num_sectors, size_t most)
{
    size_t v;

    *matrix = (matrix_net){ .num_nodes = most, .num_sectors = num_sectors > 0 ? num_sectors : 1 };
    for (v = 0; v < most; v++) {
        set_tie(matrix, v, (v + 1) % most, 1);
        if (num_sectors > 0) {
            set_sector(matrix, v, v % num_sectors);
        }
    }
}

static void
assert_shares_undefined(const matrix_net *matrix)
{
    built_net built;
    double betweenness[MOST_NODES], share[MOST_NODES];
    kh_error err = { 0 };
    size_t v;

    build_net(&built, matrix);
    assert_ok(kh_cross_betweenness(&built.net, 0, betweenness, share, &err));
    for (v = 0; v < matrix->num_nodes; v++) {
        assert_near(betweenness[v], 0, 0);
        assert_true(isnan(share[v]));
    }
    free_net(&built);
}

static void
test_one_sector(void **state)
{
    matrix_net matrix;

    (void) state;
    draw_ring(&matrix, 1, 6);
    check_all(&matrix);
    assert_shares_undefined(&matrix);
}

static void
test_all_sectorless(void **state)
{
    matrix_net matrix;
    built_net built;
    double values[6];
    kh_error err = { 0 };
    size_t v;

    (void) state;
    draw_ring(&matrix, 0, 6);
    check_all(&matrix);
    assert_shares_undefined(&matrix);
    build_net(&built, &matrix);
    assert_ok(kh_participation(&built.net, values, &err));
    for (v = 0; v < 6; v++) {
        assert_true(isnan(values[v]));
    }
    free_net(&built);
}

/* Then every pair crosses sectors: plain betweenness, which is 1/2 for each node of a ring of 4. */
static void
test_every_node_its_own_sector(void **state)
{
    matrix_net matrix;
    built_net built;
    double betweenness[4], share[4];
    kh_error err = { 0 };
    size_t v;

    (void) state;
    draw_ring(&matrix, 4, 4);
    check_all(&matrix);
    build_net(&built, &matrix);
    assert_ok(kh_cross_betweenness(&built.net, 0, betweenness, share, &err));
    for (v = 0; v < 4; v++) {
        assert_near(betweenness[v], 0.5, 0);
        assert_near(share[v], 0.5 / 3, 1e-16);
    }
    free_net(&built);
}

/* 0 - 1 - 2   3 - 4 - 5, in sectors A . B   A . B: pairs of different islands do not count. */
static void
test_disconnected(void **state)
{
    matrix_net matrix = { .num_nodes = 7, .num_sectors = 2 };
    built_net built;
    double betweenness[7], share[7];
    kh_error err = { 0 };
    size_t v;

    (void) state;
    for (v = 0; v < 6; v += 3) {
        set_tie(&matrix, v, v + 1, 1);
        set_tie(&matrix, v + 1, v + 2, 1);
        set_sector(&matrix, v, 0);
        set_sector(&matrix, v + 2, 1);
    }
    check_all(&matrix);
    build_net(&built, &matrix);
    assert_ok(kh_cross_betweenness(&built.net, 0, betweenness, share, &err));
    assert_near(betweenness[1], 1, 0);
    assert_near(share[1], 0.5, 0);
    assert_near(share[0], 0, 0); /* the pair of the other island is one it does not carry */
    assert_near(share[6], 0, 0);
    free_net(&built);
}

static void
test_one_node(void **state)
{
    matrix_net matrix = { .num_nodes = 1, .num_sectors = 1 };

    (void) state;
    set_sector(&matrix, 0, 0);
    check_all(&matrix);
    assert_shares_undefined(&matrix);
}

static void
test_no_nodes(void **state)
{
    const matrix_net matrix = { .num_sectors = 1 };

    (void) state;
    check_all(&matrix);
}

/* --- numbers ----------------------------------------------------------------------------- */

/* 0.1 + 0.2 and 0.3 differ in the last bit and are one length. */
static void
test_lengths_tie_within_tolerance(void **state)
{
    matrix_net matrix = { .num_nodes = 4, .num_sectors = 2, .weighted = true };
    built_net built;
    double betweenness[4], share[4];
    kh_error err = { 0 };

    (void) state;
    set_tie(&matrix, 0, 1, 1 / 0.1);
    set_tie(&matrix, 1, 3, 1 / 0.2);
    set_tie(&matrix, 0, 2, 1 / 0.15);
    set_tie(&matrix, 2, 3, 1 / 0.15);
    set_tie(&matrix, 0, 3, 1 / 0.3);
    set_sector(&matrix, 0, 0);
    set_sector(&matrix, 3, 1);
    check_all(&matrix);
    build_net(&built, &matrix);
    assert_ok(kh_cross_betweenness(&built.net, 0, betweenness, share, &err));
    assert_near(betweenness[1], 1. / 3, 1e-15);
    assert_near(betweenness[2], 1. / 3, 1e-15);
    free_net(&built);
}

/* A step of 1e-18 of the way to it changes no distance; both its ends are reached, each in one way.
 *
 *   0 ----- 1 = 2 ----- 3     lengths 1, 1e-18, 1
 */
static void
test_steps_too_short_to_measure(void **state)
{
    matrix_net matrix = { .num_nodes = 4, .num_sectors = 2, .weighted = true };
    built_net built;
    double betweenness[4], share[4];
    kh_error err = { 0 };

    (void) state;
    set_tie(&matrix, 0, 1, 1);
    set_tie(&matrix, 1, 2, 1e18);
    set_tie(&matrix, 2, 3, 1);
    set_sector(&matrix, 0, 0);
    set_sector(&matrix, 2, 1);
    set_sector(&matrix, 3, 1);
    build_net(&built, &matrix);
    assert_ok(kh_cross_betweenness(&built.net, 0, betweenness, share, &err));
    assert_near(betweenness[1], 2, 0);
    assert_near(betweenness[2], 1, 0);
    assert_near(share[1], 1, 0);
    free_net(&built);
}

/* A chain of diamonds doubles the number of paths at each: 2^1100 is more than a double holds. */
static void
test_too_many_paths(void **state)
{
    const size_t num_diamonds = 1100, num_nodes = 3 * num_diamonds + 1;
    const kh_selector everything = { 0 };
    const kh_net_options options = { 0 };
    double *betweenness = calloc(num_nodes, sizeof(double));
    double *share = calloc(num_nodes, sizeof(double));
    kh_membership membership = { .weight = 1 };
    built_net built = { 0 };
    kh_error err = { 0 };
    size_t v;

    (void) state;
    for (v = 0; v < num_nodes; v++) {
        char id[24];
        uint32_t node;

        snprintf(id, sizeof(id), "%zu", v);
        assert_ok(kh_graph_add_node(&built.graph, id, &node, &err));
    }
    assert_ok(kh_graph_need_sector(&built.graph, "A", &membership.sector, &err));
    assert_ok(
        kh_graph_push_membership(&built.graph, &built.graph.nodes.sectors[0], membership, &err));
    for (v = 0; v + 3 < num_nodes; v += 3) {
        add_claim(&built.graph, v, v + 1, 1);
        add_claim(&built.graph, v, v + 2, 1);
        add_claim(&built.graph, v + 1, v + 3, 1);
        add_claim(&built.graph, v + 2, v + 3, 1);
    }
    assert_ok(kh_select(&built.selection, &built.graph, &everything, &err));
    assert_ok(kh_net_build(&built.net, &built.graph, &built.selection, &options, &err));
    assert_fails(
        kh_cross_betweenness(&built.net, 0, betweenness, share, &err), KH_ERR_NUMERIC, "paths");
    free_net(&built);
    free(betweenness);
    free(share);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_star),
        cmocka_unit_test(test_representative_and_gatekeeper),
        cmocka_unit_test(test_complete),
        cmocka_unit_test(test_one_sector),
        cmocka_unit_test(test_all_sectorless),
        cmocka_unit_test(test_every_node_its_own_sector),
        cmocka_unit_test(test_disconnected),
        cmocka_unit_test(test_one_node),
        cmocka_unit_test(test_no_nodes),
        cmocka_unit_test(test_lengths_tie_within_tolerance),
        cmocka_unit_test(test_steps_too_short_to_measure),
        cmocka_unit_test(test_too_many_paths),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
