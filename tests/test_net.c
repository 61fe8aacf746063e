/* From claims to ties: direction, collapse, loops, selections, components. */
#include "testlib.h"

#include "netlib.h"

static void
build(net_fixture *fixture, const char *text)
{
    const kh_net_options options = { .weighted = false };
    kh_error err = { 0 };

    assert_ok(fixture_build(fixture, text, &options, &err));
}

/* The tie from a to b, or KH_NONE. */
static uint32_t
tie_of(const net_fixture *fixture, const char *a, const char *b)
{
    const kh_net *net = &fixture->net;
    uint32_t u, v, t;

    assert_true(kh_graph_find_node(&fixture->graph, a, &u));
    assert_true(kh_graph_find_node(&fixture->graph, b, &v));
    for (t = 0; t < net->num_ties; t++) {
        if ((net->tail[t] == u && net->head[t] == v)
            || (!net->directed && net->tail[t] == v && net->head[t] == u)) {
            return t;
        }
    }
    return KH_NONE;
}

/* Rows are sorted, agree with the ties, and hold each of them as often as they should. */
static void
check_rows(const kh_net *net, const kh_adjacency *rows, bool out)
{
    size_t v, j;

    assert_int_equal(rows->start[net->num_nodes], net->num_ties * (net->directed ? 1 : 2));
    for (v = 0; v < net->num_nodes; v++) {
        for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
            const uint32_t t = rows->tie[j], u = rows->node[j];
            const uint32_t from = out ? net->tail[t] : net->head[t];
            const uint32_t to = out ? net->head[t] : net->tail[t];

            assert_true(j == rows->start[v] || rows->node[j - 1] < u);
            assert_true((from == v && to == u) || (!net->directed && from == u && to == v));
        }
    }
}

static void
check_net(const kh_net *net)
{
    size_t t;

    check_rows(net, &net->out, true);
    check_rows(net, &net->in, false);
    for (t = 0; t < net->num_ties; t++) {
        assert_true(net->tail[t] != net->head[t]);
        assert_true(net->directed || net->tail[t] < net->head[t]);
        assert_true(net->claim_start[t] < net->claim_start[t + 1]);
    }
}

static void
test_empty(void **state)
{
    net_fixture fixture = { 0 };
    size_t num, *sizes = NULL;
    kh_error err = { 0 };
    uint32_t none;

    (void) state;
    build(&fixture, "");
    assert_int_equal(fixture.net.num_nodes, 0);
    assert_int_equal(fixture.net.num_ties, 0);
    assert_false(fixture.net.directed);
    check_net(&fixture.net);
    assert_ok(kh_net_components(&fixture.net, &none, &sizes, &num, &err));
    assert_int_equal(num, 0);
    free(sizes);
    fixture_free(&fixture);
    fixture_free(&fixture);
}

/* c-b-a-d: rows must be sorted by number, not by mention. */
static void
test_undirected(void **state)
{
    net_fixture fixture = { 0 };

    (void) state;
    build(&fixture, "a b c d c-b b-a d-a");
    assert_false(fixture.net.directed);
    assert_int_equal(fixture.net.num_ties, 3);
    assert_int_equal(kh_net_out_degree(&fixture.net, 0), 2);
    assert_int_equal(kh_net_in_degree(&fixture.net, 0), 2);
    assert_int_equal(kh_net_out_degree(&fixture.net, 2), 1);
    check_net(&fixture.net);
    fixture_free(&fixture);
}

/* a <-> b -> c: one claim that is walked forward makes the net directed. */
static void
test_one_arrow_makes_a_net_directed(void **state)
{
    net_fixture fixture = { 0 };

    (void) state;
    build(&fixture, "a-b b>c");
    assert_true(fixture.net.directed);
    assert_int_equal(fixture.net.num_ties, 3);
    assert_int_not_equal(tie_of(&fixture, "a", "b"), KH_NONE);
    assert_int_not_equal(tie_of(&fixture, "b", "a"), KH_NONE);
    assert_int_equal(tie_of(&fixture, "c", "b"), KH_NONE);
    assert_int_equal(kh_net_out_degree(&fixture.net, 1), 2);
    assert_int_equal(kh_net_in_degree(&fixture.net, 2), 1);
    check_net(&fixture.net);
    fixture_free(&fixture);
}

/* a -> b and b -> a are two arcs of a directed net, not an undirected tie. */
static void
test_opposite_arrows_do_not_make_a_net_undirected(void **state)
{
    net_fixture fixture = { 0 };

    (void) state;
    build(&fixture, "a>b b>a");
    assert_true(fixture.net.directed);
    assert_int_equal(fixture.net.num_ties, 2);
    assert_int_equal(fixture.net.parallel_collapsed, 0);
    fixture_free(&fixture);
}

static void
check_direction(kh_direction direction, bool graph_directed, kh_walk walk, bool symmetric,
    bool directed, size_t num_ties)
{
    const kh_net_options options = { .direction = direction };
    net_fixture fixture = { 0 };
    kh_error err = { 0 };

    fixture.graph.directed = graph_directed;
    assert_ok(fixture_parse(&fixture.graph, "a-b b-c c-b", &err));
    fixture.graph.relations.items[0].walk = walk;
    fixture.graph.relations.items[0].symmetric = symmetric;
    assert_ok(fixture_net(&fixture, &options, &err));
    assert_int_equal(fixture.net.directed, directed);
    assert_int_equal(fixture.net.num_ties, num_ties);
    check_net(&fixture.net);
    fixture_free(&fixture);
}

static void
test_directions(void **state)
{
    const kh_direction rule = KH_DIRECTION_BY_RELATION;

    (void) state;
    /* The graph decides where the relation does not. */
    check_direction(rule, true, KH_WALK_DEFAULT, false, true, 3);
    check_direction(rule, false, KH_WALK_DEFAULT, false, false, 2);
    check_direction(rule, true, KH_WALK_BOTH, false, false, 2);
    check_direction(rule, false, KH_WALK_FORWARD, false, true, 3);
    check_direction(rule, true, KH_WALK_DEFAULT, true, false, 2);
    /* --undirected takes the union. */
    check_direction(KH_DIRECTION_IGNORED, true, KH_WALK_FORWARD, false, false, 2);
    /* --directed follows the file, both ways only where declared. */
    check_direction(KH_DIRECTION_OF_FILE, false, KH_WALK_DEFAULT, false, true, 3);
    check_direction(KH_DIRECTION_OF_FILE, false, KH_WALK_BOTH, false, false, 2);
}

/* Three claims between a and b in both orders, one loop. */
static void
test_parallel_claims_and_loops(void **state)
{
    net_fixture fixture = { 0 };
    const kh_net *net = &fixture.net;

    (void) state;
    build(&fixture, "a-b*2 b-a*0.5 a-b a-a*9 c-b");
    assert_int_equal(net->num_edges, 5);
    assert_int_equal(net->num_ties, 2);
    assert_int_equal(net->loops_dropped, 1);
    assert_int_equal(net->parallel_collapsed, 2);
    /* A claim without a weight counts 1. */
    assert_near(net->strength[0], 3.5, 0);
    assert_near(kh_net_strength(net, 0), 1, 0);
    assert_int_equal(net->claim_start[1] - net->claim_start[0], 3);
    assert_int_equal(net->claim[0], 0);
    assert_int_equal(net->claim[1], 1);
    assert_int_equal(net->claim[2], 2);
    check_net(net);
    fixture_free(&fixture);
}

/* a-b gives two arcs, of which a>b finds one there: it is collapsed; a-b itself is not. */
static void
test_collapse_counts_claims(void **state)
{
    net_fixture fixture = { 0 };

    (void) state;
    build(&fixture, "a>b a-b a>b");
    assert_int_equal(fixture.net.num_ties, 2);
    assert_int_equal(fixture.net.parallel_collapsed, 1);
    assert_near(fixture.net.strength[0], 3, 0);
    assert_near(fixture.net.strength[1], 1, 0);
    fixture_free(&fixture);
}

static void
test_strength_out_of_range(void **state)
{
    const kh_net_options options = { .weighted = true };
    net_fixture fixture = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_fails(fixture_build(&fixture, "a-b x-y*1e90 x-y*1e101", &options, &err), KH_ERR_DATA,
        "\"x\" and \"y\"");
    assert_null(fixture.net.graph);
    fixture_free(&fixture);
}

/* --- selections and components ----------------------------------------------------------- */

/* a-b-c without b: the nodes left are renumbered. */
static void
test_selection(void **state)
{
    const kh_net_options options = { .weighted = false };
    const uint32_t dropped[] = { 1 };
    const kh_selector selector = { .dropped = dropped, .num_dropped = 1 };
    net_fixture fixture = { 0 };
    const kh_net *net = &fixture.net;
    kh_error err = { 0 };

    (void) state;
    assert_ok(fixture_parse(&fixture.graph, "a-b b-c c-d", &err));
    assert_ok(kh_select(&fixture.selection, &fixture.graph, &selector, &err));
    assert_ok(kh_net_build(&fixture.net, &fixture.graph, &fixture.selection, &options, &err));
    assert_int_equal(net->num_nodes, 3);
    assert_int_equal(net->num_ties, 1);
    assert_int_equal(net->node[1], 2);
    assert_int_equal(net->net_node[1], KH_NONE);
    assert_int_equal(net->net_node[3], 2);
    assert_int_equal(net->tail[0], 1);
    check_net(net);
    fixture_free(&fixture);
}

/* a -> b <- c, d, e -> f: weak components, whatever the arrows. */
static void
test_components(void **state)
{
    static const uint32_t expected[] = { 0, 0, 0, 1, 2, 2 };
    net_fixture fixture = { 0 };
    uint32_t component[6];
    size_t num, *sizes = NULL, v;
    kh_error err = { 0 };

    (void) state;
    build(&fixture, "a>b c>b d e>f");
    assert_ok(kh_net_components(&fixture.net, component, &sizes, &num, &err));
    assert_int_equal(num, 3);
    for (v = 0; v < 6; v++) {
        assert_int_equal(component[v], expected[v]);
    }
    assert_int_equal(sizes[0], 3);
    assert_int_equal(sizes[1], 1);
    assert_int_equal(sizes[2], 2);
    free(sizes);
    fixture_free(&fixture);
}

static void
test_choices_are_stated(void **state)
{
    net_fixture fixture = { 0 };
    kh_text json = { 0 }, line = { 0 };

    (void) state;
    build(&fixture, "a-b a-b a-a");
    kh_net_add_json(&fixture.net, &fixture.selection, &json);
    assert_string_equal(kh_text_bytes(&json),
        "{\"nodes\":2,\"edges\":3,\"ties\":1,\"loops_dropped\":1,\"parallel_collapsed\":1,"
        "\"directed\":false,\"weighted\":false,\"sector_rule\":\"declared sectors, shares sum to "
        "1\",\"selection\":\"\",\"seed\":0}");
    kh_net_add_line(&fixture.net, &fixture.selection, &line);
    assert_non_null(strstr(kh_text_bytes(&line), "2 nodes, 1 tie from 3 claims (1 parallel"));
    kh_text_free(&json);
    kh_text_free(&line);
    fixture_free(&fixture);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_undirected),
        cmocka_unit_test(test_one_arrow_makes_a_net_directed),
        cmocka_unit_test(test_opposite_arrows_do_not_make_a_net_undirected),
        cmocka_unit_test(test_directions),
        cmocka_unit_test(test_parallel_claims_and_loops),
        cmocka_unit_test(test_collapse_counts_claims),
        cmocka_unit_test(test_strength_out_of_range),
        cmocka_unit_test(test_selection),
        cmocka_unit_test(test_components),
        cmocka_unit_test(test_choices_are_stated),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
