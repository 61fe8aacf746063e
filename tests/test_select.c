/* What each condition keeps, alone and together.
 *
 *   ministry  a (energy) ---runs 2010-2015---> p  programme (solar, under energy)
 *   ministry  b (ict)    ---runs 2016--------> p
 *   ministry  b          ---funds, 0.4-------> q  programme 2012-2013 (no sector)
 *   city      c (energy 2010-2012, ict 2016-) ---hosts, 0.9---> q
 *   (no type) d          ---(no relation)----> c
 */
#include "testlib.h"

#include "../src/graph/select.h"

#include <stdio.h>

static kh_date
date(const char *text)
{
    kh_date parsed = { 0 };
    kh_error err = { 0 };

    if (text != NULL) {
        assert_ok(kh_date_parse(&parsed, text, &err));
    }
    return parsed;
}

static uint32_t
node(kh_graph *graph, const char *id, const char *type, const char *start, const char *end)
{
    kh_error err = { 0 };
    uint32_t v;

    assert_ok(kh_graph_add_node(graph, id, &v, &err));
    if (type != NULL) {
        assert_ok(kh_graph_need_type(graph, type, &graph->nodes.type[v], &err));
    }
    graph->nodes.start[v] = date(start);
    graph->nodes.end[v] = date(end);
    return v;
}

static void
edge(kh_graph *graph, const char *from, const char *relation, const char *to, const char *start,
    const char *end)
{
    kh_error err = { 0 };
    uint32_t source, target, e;

    assert_true(kh_graph_find_node(graph, from, &source));
    assert_true(kh_graph_find_node(graph, to, &target));
    assert_ok(kh_graph_add_edge(graph, source, target, &e, &err));
    if (relation != NULL) {
        assert_ok(kh_graph_need_relation(graph, relation, &graph->edges.relation[e], &err));
    }
    graph->edges.start[e] = date(start);
    graph->edges.end[e] = date(end);
}

static void
sector(kh_graph *graph, const char *id, const char *name, const char *start, const char *end)
{
    kh_membership membership = { .weight = 1, .start = date(start), .end = date(end) };
    kh_error err = { 0 };
    uint32_t v;

    assert_true(kh_graph_find_node(graph, id, &v));
    assert_ok(kh_graph_need_sector(graph, name, &membership.sector, &err));
    assert_ok(kh_graph_push_membership(graph, &graph->nodes.sectors[v], membership, &err));
}

static int
make_graph(void **state)
{
    static kh_graph graph;
    kh_error err = { 0 };
    uint32_t energy, solar;

    node(&graph, "a", "ministry", NULL, NULL);
    node(&graph, "b", "ministry", NULL, NULL);
    node(&graph, "p", "programme", NULL, NULL);
    node(&graph, "q", "programme", "2012", "2013");
    node(&graph, "c", "city", NULL, NULL);
    node(&graph, "d", NULL, NULL, NULL);
    assert_ok(kh_graph_need_sector(&graph, "energy", &energy, &err));
    assert_ok(kh_graph_need_sector(&graph, "solar", &solar, &err));
    graph.sectors.items[solar].parent = energy;
    graph.sectors.items[energy].parent = KH_NONE;
    sector(&graph, "a", "energy", NULL, NULL);
    sector(&graph, "b", "ict", NULL, NULL);
    sector(&graph, "p", "solar", NULL, NULL);
    sector(&graph, "c", "energy", "2010", "2012");
    sector(&graph, "c", "ict", "2016", NULL);
    edge(&graph, "a", "runs", "p", "2010", "2015");
    edge(&graph, "b", "runs", "p", "2016", NULL);
    edge(&graph, "b", "funds", "q", NULL, NULL);
    edge(&graph, "c", "hosts", "q", NULL, NULL);
    edge(&graph, "d", NULL, "c", NULL, NULL);
    graph.edges.confidence[2] = 0.4;
    graph.edges.confidence[3] = 0.9;
    graph.nodes.confidence[0] = 0.3;
    *state = &graph;
    return 0;
}

static int
free_graph(void **state)
{
    kh_graph_free(*state);
    return 0;
}

/* Ids of the selected nodes, then one digit a selected edge: "abp 01". */
static void
assert_selects(const kh_graph *graph, const kh_selector *selector, const char *expected)
{
    kh_selection selection = { 0 };
    kh_error err = { 0 };
    char actual[64] = "";
    size_t num_nodes = 0, num_edges = 0, j;

    assert_ok(kh_select(&selection, graph, selector, &err));
    for (j = 0; j < graph->nodes.num; j++) {
        if (selection.nodes[j]) {
            actual[num_nodes++] = kh_graph_node_id(graph, (uint32_t) j)[0];
        }
    }
    actual[num_nodes] = ' ';
    for (j = 0; j < graph->edges.num; j++) {
        if (selection.edges[j]) {
            actual[num_nodes + 1 + num_edges++] = (char) ('0' + j);
        }
    }
    assert_string_equal(actual, expected);
    assert_int_equal(selection.num_nodes, num_nodes);
    assert_int_equal(selection.num_edges, num_edges);
    kh_selection_free(&selection);
    kh_selection_free(&selection);
}

static void
test_everything(void **state)
{
    (void) state;
    assert_selects(*state, &(kh_selector){ 0 }, "abpqcd 01234");
}

static void
test_types(void **state)
{
    static const char *const one[] = { "ministry" }, *const two[] = { "ministry", "programme" };

    assert_selects(*state, &(kh_selector){ .types = one, .num_types = 1 }, "ab ");
    assert_selects(*state, &(kh_selector){ .types = two, .num_types = 2 }, "abpq 012");
}

/* Nodes stay without the edges of other relations. */
static void
test_relations(void **state)
{
    static const char *const one[] = { "runs" }, *const two[] = { "hosts", "funds" };

    assert_selects(*state, &(kh_selector){ .relations = one, .num_relations = 1 }, "abpqcd 01");
    assert_selects(*state, &(kh_selector){ .relations = two, .num_relations = 2 }, "abpqcd 23");
}

static void
test_sectors(void **state)
{
    static const char *const energy[] = { "energy" }, *const solar[] = { "solar" };
    static const char *const both[] = { "solar", "ict" };

    assert_selects(*state, &(kh_selector){ .sectors = energy, .num_sectors = 1 }, "apc 0");
    assert_selects(*state, &(kh_selector){ .sectors = solar, .num_sectors = 1 }, "p ");
    assert_selects(*state, &(kh_selector){ .sectors = both, .num_sectors = 2 }, "bpc 1");
}

/* A file may say that sectors lie under each other in a circle. */
static void
test_sectors_in_a_circle(void **state)
{
    static const char *const energy[] = { "energy" };
    kh_graph *graph = *state;

    graph->sectors.items[0].parent = 1;
    assert_selects(graph, &(kh_selector){ .sectors = energy, .num_sectors = 1 }, "apc 0");
    graph->sectors.items[0].parent = KH_NONE;
}

static void
test_dates(void **state)
{
    const kh_date in_2011 = date("2011"), in_2012 = date("2012"), in_2016 = date("2016");

    assert_selects(*state, &(kh_selector){ .from = in_2011, .to = in_2011 }, "abpcd 04");
    assert_selects(*state, &(kh_selector){ .from = in_2012, .to = in_2012 }, "abpqcd 0234");
    assert_selects(*state, &(kh_selector){ .from = in_2016, .to = in_2016 }, "abpcd 14");
    assert_selects(*state, &(kh_selector){ .from = in_2016 }, "abpcd 14");
    assert_selects(*state, &(kh_selector){ .to = in_2011 }, "abpcd 04");
    assert_selects(*state, &(kh_selector){ .from = in_2011, .to = in_2016 }, "abpqcd 01234");
    assert_selects(*state, &(kh_selector){ .from = date("2015-12-31"), .to = date("2016-01-01") },
        "abpcd 014");
}

/* c is in energy until 2012 and in ict from 2016: a sector counts only while it holds. */
static void
test_sectors_in_time(void **state)
{
    static const char *const energy[] = { "energy" }, *const ict[] = { "ict" };
    const kh_date in_2011 = date("2011"), in_2014 = date("2014"), in_2016 = date("2016");
    kh_selector selector = { .sectors = energy, .num_sectors = 1 };

    selector.from = selector.to = in_2011;
    assert_selects(*state, &selector, "apc 0");
    selector.from = selector.to = in_2014;
    assert_selects(*state, &selector, "ap 0");
    selector.sectors = ict;
    assert_selects(*state, &selector, "b ");
    selector.from = selector.to = in_2016;
    assert_selects(*state, &selector, "bc ");
}

static void
test_egos(void **state)
{
    static const uint32_t p[] = { 2 }, a_and_d[] = { 0, 5 };

    assert_selects(*state, &(kh_selector){ .egos = p, .num_egos = 1, .radius = 0 }, "p ");
    assert_selects(*state, &(kh_selector){ .egos = p, .num_egos = 1, .radius = 1 }, "abp 01");
    assert_selects(*state, &(kh_selector){ .egos = p, .num_egos = 1, .radius = 2 }, "abpq 012");
    assert_selects(
        *state, &(kh_selector){ .egos = p, .num_egos = 1, .radius = SIZE_MAX }, "abpqcd 01234");
    assert_selects(
        *state, &(kh_selector){ .egos = a_and_d, .num_egos = 2, .radius = 1 }, "apcd 04");
}

static void
test_dropped(void **state)
{
    static const uint32_t q[] = { 3 }, q_and_a[] = { 3, 0 };

    assert_selects(*state, &(kh_selector){ .dropped = q, .num_dropped = 1 }, "abpcd 014");
    assert_selects(*state, &(kh_selector){ .dropped = q_and_a, .num_dropped = 2 }, "bpcd 14");
}

/* What states no confidence stays; a node may state one as well. */
static void
test_min_confidence(void **state)
{
    assert_selects(*state, &(kh_selector){ .min_confidence = 0.3 }, "abpqcd 01234");
    assert_selects(*state, &(kh_selector){ .min_confidence = 0.4 }, "bpqcd 1234");
    assert_selects(*state, &(kh_selector){ .min_confidence = 0.5 }, "bpqcd 134");
    assert_selects(*state, &(kh_selector){ .min_confidence = 1 }, "bpqcd 14");
}

/* Egos walk over what the other conditions left. */
static void
test_all_together(void **state)
{
    static const char *const types[] = { "ministry", "programme", "city" };
    static const char *const relations[] = { "runs", "funds" };
    static const uint32_t p[] = { 2 }, a[] = { 0 };
    kh_selector selector = { .types = types,
        .num_types = 3,
        .relations = relations,
        .num_relations = 2,
        .from = date("2012"),
        .to = date("2016"),
        .egos = p,
        .num_egos = 1,
        .radius = 2 };

    assert_selects(*state, &selector, "abpq 012");
    selector.dropped = a;
    selector.num_dropped = 1;
    assert_selects(*state, &selector, "bpq 12");
    selector.min_confidence = 0.5;
    assert_selects(*state, &selector, "bp 1");
    selector.to = date("2015");
    assert_selects(*state, &selector, "p ");
    /* An ego that is not selected has no surroundings. */
    selector.dropped = p;
    assert_selects(*state, &selector, " ");
}

static void
assert_described(const kh_graph *graph, const kh_selector *selector, const char *expected)
{
    kh_selection selection = { 0 };
    kh_error err = { 0 };

    assert_ok(kh_select(&selection, graph, selector, &err));
    assert_string_equal(kh_text_bytes(&selection.description), expected);
    kh_selection_free(&selection);
}

static void
test_description(void **state)
{
    static const char *const types[] = { "ministry", "city" };
    static const char *const relations[] = { "runs" }, *const sectors[] = { "energy" };
    static const uint32_t egos[] = { 2, 0 }, dropped[] = { 3 };
    kh_selector selector = { .types = types,
        .num_types = 2,
        .relations = relations,
        .num_relations = 1,
        .sectors = sectors,
        .num_sectors = 1,
        .from = date("2012"),
        .to = date("2016-01"),
        .egos = egos,
        .num_egos = 2,
        .radius = 2,
        .dropped = dropped,
        .num_dropped = 1,
        .min_confidence = 0.5 };

    assert_described(*state, &(kh_selector){ 0 }, "");
    assert_described(*state, &selector,
        "type ministry, city; relation runs; sector energy; valid between 2012 and 2016-01; "
        "within 2 of p, a; without q; confidence at least 0.5");
    assert_described(
        *state, &(kh_selector){ .from = date("2012"), .to = date("2012") }, "as of 2012");
    assert_described(*state, &(kh_selector){ .from = date("2012") }, "valid at 2012 or later");
    assert_described(*state, &(kh_selector){ .to = date("2012") }, "valid at 2012 or before");
}

static void
assert_unknown(
    const kh_graph *graph, const kh_selector *selector, const char *culprit, const char *hint)
{
    kh_selection selection = { 0 };
    kh_error err = { 0 };

    assert_fails(kh_select(&selection, graph, selector, &err), KH_ERR_NOTFOUND, culprit);
    assert_non_null(strstr(err.hint, hint));
    assert_null(selection.nodes);
}

static void
test_unknown_names(void **state)
{
    static const char *const type[] = { "city", "ministri" }, *const relation[] = { "rins" };
    static const char *const sector_ids[] = { "agriculture" };

    assert_unknown(*state, &(kh_selector){ .types = type, .num_types = 2 },
        "node type \"ministri\"", "did you mean \"ministry\"?");
    assert_unknown(*state, &(kh_selector){ .relations = relation, .num_relations = 1 },
        "relation \"rins\"", "did you mean \"runs\"?");
    assert_unknown(*state, &(kh_selector){ .sectors = sector_ids, .num_sectors = 1 },
        "sector \"agriculture\"", "energy, solar, ict");
}

static void
test_interval_backwards(void **state)
{
    const kh_selector backwards = { .from = date("2016"), .to = date("2015") };
    const kh_selector within = { .from = date("2016-06"), .to = date("2016") };
    kh_selection selection = { 0 };
    kh_error err = { 0 };

    assert_fails(
        kh_select(&selection, *state, &backwards, &err), KH_ERR_ARGUMENT, "ends before it starts");
    assert_selects(*state, &within, "abpcd 14");
}

static void
test_empty_graph(void **state)
{
    const kh_graph empty = { 0 };

    (void) state;
    assert_selects(&empty, &(kh_selector){ 0 }, " ");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_everything),
        cmocka_unit_test(test_types),
        cmocka_unit_test(test_relations),
        cmocka_unit_test(test_sectors),
        cmocka_unit_test(test_sectors_in_a_circle),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_sectors_in_time),
        cmocka_unit_test(test_egos),
        cmocka_unit_test(test_dropped),
        cmocka_unit_test(test_min_confidence),
        cmocka_unit_test(test_all_together),
        cmocka_unit_test(test_description),
        cmocka_unit_test(test_unknown_names),
        cmocka_unit_test(test_interval_backwards),
        cmocka_unit_test(test_empty_graph),
    };

    return cmocka_run_group_tests(tests, make_graph, free_graph);
}
