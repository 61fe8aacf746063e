#include "draw_fixtures.h"

static void
test_scene_golden(void **state)
{
    kh_text scene = { 0 };

    (void) state;
    make_scene(&scene, NULL, "ko");
    assert_golden(&scene, "map.json");
    make_scene(&scene, FORMAT "\"preset\":\"layers\",\"page\":\"a4\"}", "en");
    assert_golden(&scene, "layers.json");
    make_scene(&scene, FORMAT "\"preset\":\"sectors\"}", "ja");
    assert_golden(&scene, "sectors.json");
    make_scene(&scene, FORMAT "\"preset\":\"ego\",\"center\":\"sip\"}", "ko");
    assert_golden(&scene, "ego.json");
    make_warned_scene(&scene, FORMAT "\"preset\":\"timeline\"}", "ja", 1);
    assert_golden(&scene, "timeline.json");
    make_warned_scene(&scene, FORMAT "\"preset\":\"hubs\"}", "en", 1);
    assert_golden(&scene, "hubs.json");
    make_scene(&scene, FORMAT "\"preset\":\"path\",\"path\":[\"pilot\",\"town\"]}", "ko");
    assert_golden(&scene, "path.json");
    kh_text_free(&scene);
}

static void
test_scene_merges_fans(void **state)
{
    kh_text scene = { 0 };

    (void) state;
    make_scene(&scene, NULL, "en");
    /* runs to two programmes, helps, twin: three phrases for five claims of the file. */
    assert_int_equal(count(&scene, "\"role\":\"phrase\""), 3);
    assert_int_equal(count(&scene, "\"lines\":[\"runs\"]"), 1);
    assert_has(&scene, "(since 2014) \xC3\x97"
                       "2");
    /* The line of the two that say the same, the phrase, and the line to it know their claims. */
    assert_has(&scene, "\"relation\":\"runs\",\"claims\":[0,1]}");
    assert_has(&scene, "\"relation\":\"runs\",\"claims\":[0,1,2]}");
    assert_has(&scene, "\"color\":\"#37424D\",\"claims\":[0,1,2]}");
    kh_text_free(&scene);
}

/* What screen readers read: type, sectors and time in words, and the language that a label is in.
 */
static void
test_scene_says_what_nodes_are(void **state)
{
    kh_text scene = { 0 };

    (void) state;
    make_scene(&scene, NULL, "en");
    assert_has(
        &scene, "\"title\":\"Cabinet Office (Ministry); sectors: Energy\xC2\xA0\xC2\xB7 ICT\"");
    assert_has(&scene, "\"title\":\"City (City); since 2010\"");
    make_scene(&scene, NULL, "ja");
    assert_has(&scene, "\"title\":\"Cabinet Office（Ministry）、分野：Energy");
    make_scene(&scene, NULL, "ko");
    assert_has(&scene, "\"lines\":[\"내각부\"]");
    assert_has(&scene, "\"lang\":\"ko\"}");
    kh_text_free(&scene);
}

static void
test_scene_shows_all_sectors(void **state)
{
    kh_text scene = { 0 };

    (void) state;
    make_scene(&scene, FORMAT "\"colorBy\":\"sector\"}", "ko");
    assert_has(&scene, "\"lines\":[\"내각부\"],\"detail\":[\"에너지\xC2\xA0\xC2\xB7 ICT\"]");
    assert_has(&scene, "\"fills\":[\"#F6DB9E\",\"#BFE3F7\"]");
    kh_text_free(&scene);
}

/* Every key of a view changes the scene: none is accepted and ignored. */
static void
test_scene_heeds_keys(void **state)
{
    static const struct {
        const char *key, *part;
        bool gone; /**< the part is in the scene without the key, and not with it. */
    } keys[] = {
        { "\"title\":{\"en\":\"Mine\"}", "\"title\":\"Mine\"", false },
        { "\"subtitle\":\"Below\"", "\"subtitle\":[\"Below\"]", false },
        { "\"notes\":\"Noted\"", "\"Noted\"]", false },
        { "\"center\":\"sip\"", "\"role\":\"center\"", false },
        { "\"engine\":\"neato\"", "\"engine\":\"neato\"", false },
        { "\"direction\":\"BT\"", "\"direction\":\"BT\"", false },
        { "\"colorBy\":\"none\"", "#E69F00", true },
        { "\"colorBy\":\"sector\"", "\"detail\":", false },
        { "\"shapes\":{\"city\":\"house\"}", "\"shape\":\"house\"", false },
        { "\"phrases\":{\"runs\":{\"en\":\"operates\"}}", "\"lines\":[\"operates\"]", false },
        { "\"inverse\":[\"runs\"]", "\"lines\":[\"is run by\"]", false },
        { "\"edgeLabels\":false", "\"role\":\"phrase\"", true },
        { "\"label\":[\"id\",\"type\"]", "\"lines\":[\"cao\"],\"detail\":[\"Ministry\"]", false },
        { "\"shapeBy\":\"none\"", "\"shape\":\"box\"", true },
        { "\"sizeBy\":\"degree\"", "the more ties", false },
        { "\"sizeBy\":\"betweenness\"", "\"width\":174,\"height\":90", false },
        { "\"sizeBy\":\"cross_share\"", "paths between sectors", false },
        { "\"lineBy\":\"confidence\"", "no confidence stated", false },
        { "\"wrap\":8", "\"lines\":[\"Cabinet\",\"Office\"]", false },
        { "\"legend\":false", "read along the arrow", true },
        { "\"page\":\"slide\"", "\"width\":13.33", false },
        { "\"page\":\"web\"", "\"width\":", true },
        { "\"groups\":[{\"label\":\"Both\",\"types\":[\"city\"]}]", "\"label\":\"Both\"", false },
        { "\"groups\":[{\"types\":[\"city\"]}],\"others\":false", "Cabinet", true },
        { "\"groups\":[{\"types\":[\"city\"],\"level\":1}]", "\"level\":2", false },
        { "\"groups\":[{\"nodes\":[\"sip\"],\"color\":\"#0072B2\"}]", "\"border\":\"#0072B2\"",
            false },
        { "\"groups\":[{\"label\":\"E\",\"sectors\":[\"e\"]}]", "\"cluster\":0", false },
        { "\"select\":{\"types\":[\"city\"]}", "Cabinet", true },
        { "\"select\":{\"relations\":[\"twin\"]}", "\"lines\":[\"runs\"]", true },
        { "\"select\":{\"sectors\":[\"e\"]}", "\"SIP\"", true },
        { "\"select\":{\"nodes\":[\"cao\",\"sip\"]}", "\"Pilot\"", true },
        { "\"select\":{\"ego\":[\"cao\"],\"radius\":1}", "\"Town\"", true },
        { "\"select\":{\"drop\":[\"pilot\"]}", "\"Pilot\"", true },
        { "\"select\":{\"asOf\":\"2005\"}", "\"id\":\"city\"", true },
        { "\"select\":{\"from\":\"2000\",\"to\":\"2009\"}", "\"id\":\"city\"", true },
    };
    kh_text plain = { 0 }, scene = { 0 };
    char view[512];
    size_t j;

    (void) state;
    make_scene(&plain, FORMAT "\"page\":\"a3\"}", "en");
    for (j = 0; j < sizeof(keys) / sizeof(*keys); j++) {
        snprintf(view, sizeof(view), FORMAT "%s}", keys[j].key);
        make_scene(&scene, view, "en");
        if (keys[j].gone) {
            assert_has_not(&scene, keys[j].part);
            if (strcmp(keys[j].key, "\"colorBy\":\"none\"") != 0) {
                assert_has(&plain, keys[j].part);
            }
        } else {
            assert_has(&scene, keys[j].part);
            assert_has_not(&plain, keys[j].part);
        }
    }
    kh_text_free(&plain);
    kh_text_free(&scene);
}

static void
test_scene_links_of_neighbours(void **state)
{
    static const char groups[]
        = FORMAT "\"groups\":[{\"types\":[\"ministry\"],\"level\":0},"
                 "{\"types\":[\"city\"],\"level\":1},{\"types\":[\"programme\"],\"level\":2}]%s}";
    kh_text scene = { 0 };
    char view[512];

    (void) state;
    snprintf(view, sizeof(view), groups, "");
    make_scene(&scene, view, "en");
    assert_has(&scene, "\"lines\":[\"runs\"]");
    assert_has(&scene, "\"engine\":\"columns\"");
    snprintf(view, sizeof(view), groups, ",\"links\":\"neighbours\"");
    make_scene(&scene, view, "en");
    assert_has_not(&scene, "\"lines\":[\"runs\"]");
    assert_has(&scene, "\"lines\":[\"helps\"]");
    kh_text_free(&scene);
}

static void
assert_scene_fails(const char *view_text, kh_status expected, const char *culprit)
{
    kh_graph graph = { 0 };
    kh_view view = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_text scene = { 0 };

    read_graph(&graph, graph_text);
    assert_ok(kh_view_read_text(&view, "view", view_text, strlen(view_text), &findings, &err));
    assert_fails(
        kh_draw_scene(&graph, NULL, &view, "en", &scene, &findings, &err), expected, culprit);
    assert_int_equal(scene.length, 0);
    kh_text_free(&scene);
    kh_findings_free(&findings);
    kh_view_free(&view);
    kh_graph_free(&graph);
}

static void
test_scene_errors(void **state)
{
    (void) state;
    assert_scene_fails(FORMAT "\"center\":\"nobody\"}", KH_ERR_NOTFOUND, "nobody");
    assert_scene_fails(FORMAT "\"select\":{\"types\":[\"cty\"]}}", KH_ERR_NOTFOUND, "cty");
    assert_scene_fails(FORMAT "\"select\":{\"ego\":[\"x9\"]}}", KH_ERR_NOTFOUND, "x9");
    assert_scene_fails(FORMAT "\"select\":{\"nodes\":[\"x9\"]}}", KH_ERR_NOTFOUND, "x9");
    assert_scene_fails(FORMAT "\"select\":{\"asOf\":\"soon\"}}", KH_ERR_DATA, "soon");
    assert_scene_fails(
        FORMAT "\"select\":{\"asOf\":\"2019\",\"to\":\"2020\"}}", KH_ERR_ARGUMENT, "asOf");
    assert_scene_fails(FORMAT "\"engine\":\"columns\"}", KH_ERR_ARGUMENT, "level");
}

static void
test_scene_warns_of_unknown_nodes(void **state)
{
    static const char text[] = FORMAT "\"groups\":[{\"nodes\":[\"cao\",\"moff\"]}]}";
    kh_graph graph = { 0 };
    kh_view view = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_text scene = { 0 };

    (void) state;
    read_graph(&graph, graph_text);
    assert_ok(kh_view_read_text(&view, "view", text, strlen(text), &findings, &err));
    assert_ok(kh_draw_scene(&graph, NULL, &view, "en", &scene, &findings, &err));
    assert_int_equal(findings.num, 1);
    assert_string_equal(findings.items[0].code, "W110");
    assert_non_null(strstr(findings.items[0].message, "moff"));
    assert_string_equal(findings.items[0].pointer, "/groups/0/nodes/1");
    assert_string_equal(findings.items[0].place.file, "view");
    assert_int_equal(findings.items[0].place.line, 2);
    assert_int_equal(findings.items[0].place.column, 27);
    kh_text_free(&scene);
    kh_findings_free(&findings);
    kh_view_free(&view);
    kh_graph_free(&graph);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scene_golden),
        cmocka_unit_test(test_scene_merges_fans),
        cmocka_unit_test(test_scene_says_what_nodes_are),
        cmocka_unit_test(test_scene_shows_all_sectors),
        cmocka_unit_test(test_scene_heeds_keys),
        cmocka_unit_test(test_scene_links_of_neighbours),
        cmocka_unit_test(test_scene_errors),
        cmocka_unit_test(test_scene_warns_of_unknown_nodes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
