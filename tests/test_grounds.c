/* What ties rest on: distinct sources, and claims that contradict each other. */
#include "testlib.h"

#include "netlib.h"

#include "../src/bridge/grounds.h"

static void
cite(kh_graph *graph, uint32_t edge, const char *source)
{
    kh_citation citation = { 0 };
    kh_error err = { 0 };

    assert_ok(kh_graph_need_source(graph, source, &citation.source, &err));
    assert_ok(kh_graph_push_citation(graph, &graph->edges.citations[edge], citation, &err));
}

static void
period(kh_graph *graph, uint32_t edge, const char *start, const char *end)
{
    kh_error err = { 0 };

    assert_ok(kh_date_parse(&graph->edges.start[edge], start, &err));
    assert_ok(kh_date_parse(&graph->edges.end[edge], end, &err));
}

static void
count(net_fixture *f, double *single, double *contested)
{
    const kh_net_options options = { 0 };
    kh_error err = { 0 };

    assert_ok(fixture_net(f, &options, &err));
    assert_ok(kh_single_source_ties(&f->net, single, &err));
    assert_ok(kh_contested_ties(&f->net, contested, &err));
}

/* a - b on two sources by two claims, a - c twice on the same one, b - c on none. */
static void
test_sources_count_once_a_tie(void **state)
{
    net_fixture f = { 0 };
    double single[3], contested[3];
    kh_error err = { 0 };

    (void) state;
    assert_ok(fixture_parse(&f.graph, "a-b a-b a-c a-c b-c", &err));
    cite(&f.graph, 0, "report");
    cite(&f.graph, 1, "law");
    cite(&f.graph, 2, "report");
    cite(&f.graph, 3, "report");
    count(&f, single, contested);
    assert_near(single[0], 1, 0);
    assert_near(single[1], 1, 0);
    assert_near(single[2], 2, 0);
    assert_near(contested[0] + contested[1] + contested[2], 0, 0);
    fixture_free(&f);
}

/* Other weights compete, so do overlapping periods; one after the other they do not. */
static void
test_contradictions(void **state)
{
    net_fixture f = { 0 };
    double single[4], contested[4];
    kh_error err = { 0 };

    (void) state;
    assert_ok(fixture_parse(&f.graph, "a-b*1 a-b*2 a-c a-c a-d a-d", &err));
    period(&f.graph, 2, "2001", "2005");
    period(&f.graph, 3, "2004", "2008");
    period(&f.graph, 4, "2001", "2003");
    period(&f.graph, 5, "2004", "2008");
    count(&f, single, contested);
    assert_near(contested[0], 2, 0);
    assert_near(contested[1], 1, 0);
    assert_near(contested[2], 1, 0);
    assert_near(contested[3], 0, 0);
    fixture_free(&f);
}

/* Claims of opposite ways are two arcs, each with its own grounds. */
static void
test_arcs_in_and_out(void **state)
{
    net_fixture f = { 0 };
    double single[2], contested[2];
    kh_error err = { 0 };

    (void) state;
    assert_ok(fixture_parse(&f.graph, "a>b*1 b>a*2", &err));
    count(&f, single, contested);
    assert_near(single[0], 2, 0);
    assert_near(single[1], 2, 0);
    assert_near(contested[0], 0, 0);
    fixture_free(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sources_count_once_a_tie),
        cmocka_unit_test(test_contradictions),
        cmocka_unit_test(test_arcs_in_and_out),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
