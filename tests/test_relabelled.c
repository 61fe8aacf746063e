/* Relabelled counts against a net whose labels were moved, in nets large enough to have hubs. */
#include "testlib.h"

#include "netlib.h"

#include "../src/base/random.h"
#include "../src/bridge/participation.h"
#include "../src/chance/relabelled.h"

#define NUM_NODES   90
#define NUM_SECTORS 5

/* --- nets -------------------------------------------------------------------------------- */

static void
add_members(kh_graph *graph, uint64_t *counter)
{
    kh_error err = { 0 };
    uint32_t sector, node, v, k;

    for (k = 0; k < NUM_SECTORS; k++) {
        const char id[] = { (char) ('A' + k), '\0' };

        assert_ok(kh_graph_need_sector(graph, id, &sector, &err));
    }
    for (v = 0; v < NUM_NODES; v++) {
        char id[24];

        snprintf(id, sizeof(id), "n%02u", (unsigned) v);
        assert_ok(kh_graph_add_node(graph, id, &node, &err));
        for (k = 0; k < NUM_SECTORS; k++) {
            const kh_membership membership = { .sector = k, .weight = 1 + (double) (v % 3) };

            if (kh_random_below(1, 0, counter, 3) == 0) {
                assert_ok(
                    kh_graph_push_membership(graph, &graph->nodes.sectors[v], membership, &err));
            }
        }
    }
}

/* Node 0 is tied to all, node 1 to most; the others here and there. */
static void
build(net_fixture *self, bool directed)
{
    const kh_net_options options = { .weighted = true };
    kh_error err = { 0 };
    uint64_t counter = 0;
    uint32_t u, v, edge;

    self->graph.directed = directed;
    add_members(&self->graph, &counter);
    for (u = 0; u < NUM_NODES; u++) {
        for (v = 0; v < NUM_NODES; v++) {
            const uint64_t one_in = u == 0 ? 1 : u == 1 ? 2 : 40;

            if (u != v && kh_random_below(1, 0, &counter, one_in) == 0) {
                assert_ok(kh_graph_add_edge(&self->graph, u, v, &edge, &err));
                self->graph.edges.weight[edge] = 1 + (double) (edge % 4);
            }
        }
    }
    assert_ok(fixture_net(self, &options, &err));
}

/* The same net with the shares that node v bears under relabelling r. */
static void
move_labels(const kh_net *net, const kh_permutations *permutations, uint32_t body, kh_net *moved)
{
    kh_error err = { 0 };
    size_t num = 0, j;
    uint32_t v;

    *moved = *net;
    assert_ok(KH_NEW(&moved->share_start, net->num_nodes + 1, "rows", &err));
    assert_ok(KH_NEW(&moved->shares, net->share_start[net->num_nodes], "shares", &err));
    for (v = 0; v < net->num_nodes; v++) {
        const uint32_t bears = kh_permutation_holding(permutations, 0, body, v);

        for (j = net->share_start[bears]; j < net->share_start[bears + 1]; j++) {
            moved->shares[num++] = net->shares[j];
        }
        moved->share_start[v + 1] = num;
    }
}

/* --- tests ------------------------------------------------------------------------------- */

static void
check_body(const kh_net *net, kh_relabelled *relabelled, const kh_permutations *permutations,
    uint32_t body)
{
    kh_brokerage counts[NUM_NODES];
    double participation[NUM_NODES];
    kh_bridging actual;
    kh_error err = { 0 };
    kh_net moved;
    int role;

    move_labels(net, permutations, body, &moved);
    assert_ok(kh_brokerage_count(&moved, counts, &err));
    assert_ok(kh_participation(&moved, participation, &err));
    assert_ok(kh_relabelled_set(relabelled, body, &err));
    actual = kh_relabelled_count(relabelled, permutations, 0);
    assert_near(relabelled->brokered.num_pairs, counts[body].total, 0);
    for (role = 0; role < KH_NUM_ROLES; role++) {
        assert_near(actual.roles[role], counts[body].roles[role], 1e-9);
    }
    assert_true(isnan(participation[body]) == isnan(actual.participation));
    if (!isnan(participation[body])) {
        assert_near(actual.participation, participation[body], 1e-12);
    }
    free(moved.share_start);
    free(moved.shares);
}

static void
check_net(bool directed)
{
    net_fixture fixture = { 0 };
    kh_permutations permutations = { 0 };
    kh_relabelled relabelled = { 0 };
    kh_error err = { 0 };
    uint32_t v;

    build(&fixture, directed);
    assert_int_equal(fixture.net.directed, directed);
    assert_ok(kh_permutations_init(&permutations, 1, NUM_NODES, 42, &err));
    assert_ok(kh_relabelled_init(&relabelled, &fixture.net, &err));
    for (v = 0; v < NUM_NODES; v++) {
        check_body(&fixture.net, &relabelled, &permutations, v);
    }
    kh_relabelled_free(&relabelled);
    kh_relabelled_free(&relabelled);
    kh_permutations_free(&permutations);
    fixture_free(&fixture);
}

static void
test_undirected(void **state)
{
    (void) state;
    check_net(false);
}

static void
test_directed(void **state)
{
    (void) state;
    check_net(true);
}

static void
test_has_tie(void **state)
{
    net_fixture fixture = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_ok(fixture_build(&fixture, "a>b a>d c>a e", &(kh_net_options){ 0 }, &err));
    assert_true(kh_has_tie(&fixture.net, 0, 1));
    assert_true(kh_has_tie(&fixture.net, 0, 2));
    assert_false(kh_has_tie(&fixture.net, 1, 0));
    assert_false(kh_has_tie(&fixture.net, 0, 3));
    assert_false(kh_has_tie(&fixture.net, 4, 0));
    fixture_free(&fixture);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_undirected),
        cmocka_unit_test(test_directed),
        cmocka_unit_test(test_has_tie),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
