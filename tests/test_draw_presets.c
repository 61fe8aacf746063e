#include "draw_fixtures.h"

/* The scene of a preset of some graph; the first finding, if any, is to have this code and say
 * this. */
static void
assert_preset(const char *graph_json, const char *view_text, const char *code, const char *says,
    kh_text *scene)
{
    kh_graph graph = { 0 };
    kh_view view = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };

    read_graph(&graph, graph_json);
    assert_ok(kh_view_read_text(&view, "view", view_text, strlen(view_text), &findings, &err));
    kh_text_clear(scene);
    assert_ok(kh_draw_scene(&graph, NULL, &view, "en", scene, &findings, &err));
    if (code == NULL) {
        assert_int_equal(findings.num, 0);
    } else {
        assert_true(findings.num > 0);
        assert_string_equal(findings.items[0].code, code);
        assert_non_null(strstr(findings.items[0].message, says));
    }
    kh_findings_free(&findings);
    kh_view_free(&view);
    kh_graph_free(&graph);
}

#define PRESET_VIEW(rest) FORMAT "\"preset\":" rest "}"
#define GRAPH(nodes, edges)                                                                        \
    "{\"sectors\":[{\"id\":\"x\"},{\"id\":\"y\"}],\"nodes\":[" nodes "],\"edges\":[" edges "]}"
#define NODE(id, rest)       "{\"id\":\"" id "\"" rest "}"
#define EDGE(source, target) "{\"source\":\"" source "\",\"target\":\"" target "\"}"

/* a(x) - m - b(y), and an island. */
static const char chain[] = GRAPH(NODE("a", ",\"sectors\":[\"x\"]") "," NODE("m", "") "," NODE(
                                      "b", ",\"sectors\":[\"y\"]") "," NODE("far", ""),
    EDGE("a", "m") "," EDGE("m", "b"));

static void
test_ego_is_chosen(void **state)
{
    kh_text scene = { 0 };

    (void) state;
    assert_preset(chain, PRESET_VIEW("\"ego\""), "W118", "\"m\"", &scene);
    assert_has(&scene, "Around the body that joins the sectors most: m");
    assert_int_equal(count(&scene, "\"role\":\"center\""), 1);
    assert_has_not(&scene, "\"far\"");
    assert_preset(chain, PRESET_VIEW("\"ego\",\"center\":\"a\""), NULL, NULL, &scene);
    assert_has(&scene, "\"title\":\"Around a\"");
    kh_text_free(&scene);
}

/* Every node of a ring is drawn once, and the ego stands where it stood. */
static void
test_ego_rings(void **state)
{
    kh_text graph = { 0 }, scene = { 0 };
    size_t j;

    (void) state;
    kh_text_add(&graph, "{\"nodes\":[{\"id\":\"hub\"}");
    for (j = 0; j < 80; j++) {
        kh_text_print(&graph, ",{\"id\":\"n%zu\",\"label\":\"Neighbour %zu\"}", j, j);
    }
    kh_text_add(&graph, "],\"edges\":[");
    for (j = 0; j < 80; j++) {
        kh_text_print(&graph, "%s{\"source\":\"hub\",\"target\":\"n%zu\"}", j > 0 ? "," : "", j);
    }
    kh_text_add(&graph, "]}");
    assert_preset(kh_text_bytes(&graph), PRESET_VIEW("\"ego\",\"center\":\"hub\""), "W116",
        "20 more nodes", &scene);
    assert_int_equal(count(&scene, "{\"id\":\"n"), 60);
    assert_has(&scene, "20 more not shown");
    kh_text_free(&graph);
    kh_text_free(&scene);
}

static void
test_path_is_shown(void **state)
{
    kh_text scene = { 0 };

    (void) state;
    assert_preset(chain, PRESET_VIEW("\"path\",\"path\":[\"b\",\"a\"]"), NULL, NULL, &scene);
    assert_has(&scene, "\"title\":\"From b to a\"");
    assert_has(&scene, "1 shortest path, 2 steps long");
    assert_int_equal(count(&scene, "\"role\":\"center\""), 2);
    assert_preset(chain, PRESET_VIEW("\"path\""), "W118", "\"a\" and \"b\"", &scene);
    assert_preset(chain, PRESET_VIEW("\"path\",\"path\":[\"a\",\"far\"]"), "E110",
        "\"a\" reaches 2 other nodes and \"far\" 0", &scene);
    kh_text_free(&scene);
}

/* Two of them, and what hangs on one side of them is on neither. */
static void
test_path_shows_all(void **state)
{
    static const char graph[] = GRAPH(
        NODE("a", "") "," NODE("p", "") "," NODE("q", "") "," NODE("b", "") "," NODE("side", ""),
        EDGE("a", "p") "," EDGE("p", "b") "," EDGE("b", "q") "," EDGE("a", "q") "," EDGE(
            "q", "side") "," EDGE("p", "q"));
    kh_text scene = { 0 };

    (void) state;
    assert_preset(graph, PRESET_VIEW("\"path\",\"path\":[\"a\",\"b\"]"), NULL, NULL, &scene);
    assert_has(&scene, "2 shortest paths, 2 steps long");
    assert_has(&scene, "4 nodes");
    assert_has(&scene, "4 relations");
    assert_has_not(&scene, "\"side\"");
    kh_text_free(&scene);
}

/* Past a node that lies on a way around; the tie of a and p is none of its steps. */
static void
test_path_meets_nodes(void **state)
{
    static const char graph[]
        = GRAPH(NODE("a", "") "," NODE("p", "") "," NODE("q", "") "," NODE("b", ""),
            EDGE("a", "p") "," EDGE("p", "b") "," EDGE("q", "p") "," EDGE("a", "q"));
    kh_text scene = { 0 };

    (void) state;
    assert_preset(graph, PRESET_VIEW("\"path\",\"path\":[\"a\",\"q\",\"b\"]"), NULL, NULL, &scene);
    assert_has(&scene, "\"title\":\"From a to b\"");
    assert_has(&scene, "1 shortest path, 3 steps long");
    assert_has(&scene, "3 relations");
    assert_preset(chain, PRESET_VIEW("\"path\",\"path\":[\"a\",\"far\",\"b\"]"), "E110",
        "none leads past all", &scene);
    kh_text_free(&scene);
}

static void
test_path_errors(void **state)
{
    static const struct {
        const char *view;
        kh_status status;
    } cases[] = {
        { PRESET_VIEW("\"path\",\"path\":[\"a\",\"nobody\"]"), KH_ERR_NOTFOUND },
        { PRESET_VIEW("\"path\",\"path\":[\"a\",\"a\"]"), KH_ERR_ARGUMENT },
        { PRESET_VIEW("\"path\",\"path\":[\"a\",\"b\",\"b\",\"far\"]"), KH_ERR_ARGUMENT },
        { PRESET_VIEW("\"map\",\"path\":[\"a\",\"b\"]"), KH_ERR_ARGUMENT },
        { PRESET_VIEW("\"path\",\"path\":[\"a\",\"b\"],\"select\":{\"drop\":[\"b\"]}"),
            KH_ERR_NOTFOUND },
    };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        kh_graph graph = { 0 };
        kh_view view = { 0 };
        kh_findings findings = { 0 };
        kh_error err = { 0 };
        kh_text scene = { 0 };

        read_graph(&graph, chain);
        assert_ok(kh_view_read_text(
            &view, "view", cases[j].view, strlen(cases[j].view), &findings, &err));
        assert_int_equal(
            kh_draw_scene(&graph, NULL, &view, "en", &scene, &findings, &err), cases[j].status);
        kh_text_free(&scene);
        kh_findings_free(&findings);
        kh_view_free(&view);
        kh_graph_free(&graph);
    }
}

/* Years are columns; more than twelve of them are gathered, and what ended says so. */
static void
test_timeline_columns(void **state)
{
    static const char years[] = GRAPH(NODE("a", ",\"start\":\"2010\",\"end\":\"2014\"") "," NODE(
                                          "b", ",\"start\":\"2012\"") "," NODE("c", ""),
        EDGE("a", "b") "," EDGE("a", "c"));
    static const char ages[]
        = GRAPH(NODE("a", ",\"start\":\"1868\"") "," NODE("b", ",\"start\":\"2012\""), "");
    kh_text scene = { 0 };

    (void) state;
    assert_preset(years, PRESET_VIEW("\"timeline\""), NULL, NULL, &scene);
    assert_has(&scene, "\"lines\":[\"2011\"]");
    assert_has(&scene, "\"lines\":[\"no start year\"]");
    assert_has(&scene, "\"detail\":[\"2010\xE2\x80\x93"
                       "2014\"]");
    assert_preset(ages, PRESET_VIEW("\"timeline\""), NULL, NULL, &scene);
    assert_has(&scene, "\"lines\":[\"1860\xE2\x80\x93"
                       "1879\"]");
    assert_preset(
        years, PRESET_VIEW("\"timeline\",\"select\":{\"from\":\"2011\"}"), NULL, NULL, &scene);
    assert_has(&scene, "\"lines\":[\"until 2011\"]");
    kh_text_free(&scene);
}

/* Shares of a node are those that its weights make, and the legend tells how lines show them. */
static void
test_hubs_shares(void **state)
{
    static const char graph[] = GRAPH(
        NODE("a", ",\"sectors\":[{\"id\":\"x\",\"weight\":3},\"y\"]") "," NODE("b", ""), "");
    kh_text scene = { 0 };

    (void) state;
    assert_preset(graph, PRESET_VIEW("\"hubs\""), "W116", "1 more", &scene);
    assert_has(&scene, "(75%)\",\"style\":\"solid\"");
    assert_has(&scene, "(25%)\",\"style\":\"dashed\"");
    assert_has(&scene, "2 ties to sectors");
    assert_has(&scene, "the wider, the larger the share");
    kh_text_free(&scene);
}

static void
test_label_parts(void **state)
{
    static const char graph[] = GRAPH(
        NODE("a", ",\"label\":\"Alpha\",\"budget\":12,\"altLabel\":[\"The first one\"]") "," NODE(
            "b", ",\"label\":\"Beta\""),
        "");
    kh_text scene = { 0 };

    (void) state;
    assert_preset(graph, PRESET_VIEW("\"map\",\"label\":[\"label\",\"budget\",\"altLabel\"]"), NULL,
        NULL, &scene);
    assert_has(&scene, "\"lines\":[\"Alpha\"],\"detail\":[\"12");
    assert_has(&scene, "first");
    assert_preset(graph, PRESET_VIEW("\"map\",\"label\":[\"label\",\"bugdet\"]"), "W110",
        "\"bugdet\"", &scene);
    kh_text_free(&scene);
}

/* Lines tell relations, unless the view says that they tell confidence or nothing. */
static void
test_lines(void **state)
{
    static const char graph[] = "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}],"
                                "\"edges\":[{\"source\":\"a\",\"target\":\"b\",\"relation\":\"r\","
                                "\"confidence\":0.9},{\"source\":\"b\",\"target\":\"c\","
                                "\"relation\":\"s\",\"confidence\":0.2}]}";
    kh_text scene = { 0 };

    (void) state;
    assert_preset(graph, PRESET_VIEW("\"map\",\"edgeLabels\":false"), NULL, NULL, &scene);
    assert_has(&scene, "\"dashed\"");
    assert_preset(
        graph, PRESET_VIEW("\"map\",\"edgeLabels\":false,\"lineBy\":\"none\""), NULL, NULL, &scene);
    assert_has_not(&scene, "\"dashed\"");
    assert_preset(graph, PRESET_VIEW("\"map\",\"edgeLabels\":false,\"lineBy\":\"confidence\""),
        NULL, NULL, &scene);
    assert_int_equal(count(&scene, "\"style\":\"dotted\""), 2);
    assert_has(&scene, "confidence 80% or more");
    assert_has(&scene, "below 50%");
    kh_text_free(&scene);
}

/* Two types of one declared shape are told apart; a type without a free shape is named. */
static void
test_shapes(void **state)
{
    static const char graph[]
        = "{\"nodeTypes\":{\"t\":{\"shape\":\"box\"},\"u\":{\"shape\":\"box\"}},"
          "\"nodes\":[{\"id\":\"a\",\"type\":\"t\"},{\"id\":\"b\",\"type\":\"u\"}],\"edges\":[]}";
    kh_text scene = { 0 };

    (void) state;
    assert_preset(graph, PRESET_VIEW("\"map\""), NULL, NULL, &scene);
    assert_int_equal(count(&scene, "\"shape\":\"box\""), 2);
    assert_has_not(&scene, "\"detail\"");
    assert_preset(graph, PRESET_VIEW("\"map\",\"shapes\":{\"t\":\"note\",\"u\":\"note\"}"), NULL,
        NULL, &scene);
    assert_has(&scene, "\"lines\":[\"a\"],\"detail\":[\"t\"]");
    assert_has(&scene, "\"lines\":[\"b\"],\"detail\":[\"u\"]");
    kh_text_free(&scene);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ego_is_chosen),
        cmocka_unit_test(test_ego_rings),
        cmocka_unit_test(test_path_is_shown),
        cmocka_unit_test(test_path_shows_all),
        cmocka_unit_test(test_path_meets_nodes),
        cmocka_unit_test(test_path_errors),
        cmocka_unit_test(test_timeline_columns),
        cmocka_unit_test(test_hubs_shares),
        cmocka_unit_test(test_label_parts),
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_shapes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
