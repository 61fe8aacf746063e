/* What part of a node belongs to which sector, and groups from an attribute. */
#include "testlib.h"

#include "netlib.h"

static void
join(kh_graph *graph, uint32_t node, const char *sector, double weight)
{
    kh_membership membership = { .weight = weight };
    kh_error err = { 0 };

    assert_ok(kh_graph_need_sector(graph, sector, &membership.sector, &err));
    assert_ok(kh_graph_push_membership(graph, &graph->nodes.sectors[node], membership, &err));
}

static void
test_shares_sum_to_one(void **state)
{
    const kh_net_options options = { .weighted = false };
    net_fixture fixture = { 0 };
    const kh_net *net = &fixture.net;
    kh_error err = { 0 };

    (void) state;
    assert_ok(fixture_parse(&fixture.graph, "a-b b-c", &err));
    join(&fixture.graph, 0, "energy", 3);
    join(&fixture.graph, 0, "ict", 1);
    join(&fixture.graph, 2, "ict", 0.1);
    join(&fixture.graph, 2, "energy", 0.2);
    join(&fixture.graph, 2, "ict", 0.1);
    assert_ok(fixture_net(&fixture, &options, &err));
    assert_int_equal(net->num_sectors, 2);
    assert_string_equal(kh_net_sector_id(net, 1), "ict");
    assert_int_equal(net->share_start[1], 2);
    assert_near(net->shares[0].share, 0.75, 0);
    assert_near(net->shares[1].share, 0.25, 0);
    /* b has no sector; c's, in the order of sectors, the two parts of one added up. */
    assert_int_equal(net->share_start[2], 2);
    assert_int_equal(net->share_start[3], 4);
    assert_int_equal(net->shares[2].sector, 0);
    assert_near(net->shares[2].share, 0.5, 1e-15);
    assert_near(net->shares[3].share, 0.5, 1e-15);
    fixture_free(&fixture);
}

static void
test_groups_from_an_attribute(void **state)
{
    const kh_net_options options = { .sectors_from = "party" };
    static const char *const extras[]
        = { "{\"party\":\"left\"}", "{\"attributes\":{\"party\":\"right\"}}", "{\"party\":null}",
              "{\"party\":\"left\"}", "{\"party\":[1]}", "{\"party\":7}" };
    net_fixture fixture = { 0 };
    const kh_net *net = &fixture.net;
    kh_error err = { 0 };
    size_t v;

    (void) state;
    assert_ok(fixture_parse(&fixture.graph, "a b c d e f", &err));
    for (v = 0; v < 6; v++) {
        assert_ok(kh_graph_intern(&fixture.graph, extras[v], &fixture.graph.nodes.extra[v], &err));
    }
    assert_ok(fixture_net(&fixture, &options, &err));
    assert_int_equal(net->num_sectors, 3);
    assert_string_equal(kh_net_sector_id(net, 0), "left");
    assert_string_equal(kh_net_sector_label(net, 1, "en"), "right");
    assert_string_equal(kh_net_sector_id(net, 2), "7");
    /* c and e have no value. */
    assert_int_equal(net->share_start[6], 4);
    assert_int_equal(net->share_start[3] - net->share_start[2], 0);
    assert_int_equal(net->shares[net->share_start[3]].sector, 0);
    fixture_free(&fixture);
}

static void
test_no_such_attribute(void **state)
{
    const kh_net_options options = { .sectors_from = "party" };
    net_fixture fixture = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_fails(fixture_build(&fixture, "a-b", &options, &err), KH_ERR_NOTFOUND, "\"party\"");
    fixture_free(&fixture);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shares_sum_to_one),
        cmocka_unit_test(test_groups_from_an_attribute),
        cmocka_unit_test(test_no_such_attribute),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
