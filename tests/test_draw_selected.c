#include "draw_fixtures.h"

#include "../src/view/preset.h"

/* The scene of a graph's text, as the command draws it. */
static void
make_selected_scene(kh_text *scene, const char *text, const kh_selector *selector,
    const char *view_text, const char *lang, kh_findings *findings)
{
    kh_graph graph = { 0 };
    kh_selection selection = { 0 };
    kh_view view = { 0 };
    kh_error err = { 0 };

    read_graph(&graph, text);
    assert_ok(kh_view_read_text(&view, "view", view_text, strlen(view_text), findings, &err));
    assert_ok(kh_select(&selection, &graph, selector, &err));
    kh_text_clear(scene);
    assert_ok(kh_draw_scene(&graph, &selection, &view, lang, scene, findings, &err));
    kh_selection_free(&selection);
    kh_view_free(&view);
    kh_graph_free(&graph);
}

/* The time that is shown, not that of the data alone. */
static void
test_scene_tells_time(void **state)
{
    static const struct {
        int16_t from, to;
        const char *view, *lang, *footer;
    } cases[] = {
        { 0, 0, "", "en", "\"As of 2019 \xC2\xB7" },
        { 2011, 2011, "", "en", "\"As of 2011 (data of 2019) \xC2\xB7" },
        { 2011, 2011, "", "ko", "\"2011 기준(2019 자료) \xC2\xB7" },
        { 2011, 2011, "", "ja", "\"2011 時点（2019 のデータ） \xC2\xB7" },
        { 2012, 2014, "", "en", "\"2012 to 2014 (data of 2019)" },
        { 2012, 2014, "", "ko", "\"2012부터 2014까지(2019 자료)" },
        { 2012, 2014, "", "ja", "\"2012から2014まで（2019 のデータ）" },
        { 2012, 0, "", "en", "\"2012 or later (data of 2019)" },
        { 0, 2014, "", "en", "\"2014 or before (data of 2019)" },
        { 0, 0, "\"asOf\":\"2011\"", "en", "\"As of 2011 (data of 2019)" },
        { 0, 0, "\"from\":\"2012\",\"to\":\"2014\"", "en", "\"2012 to 2014 (data of 2019)" },
        { 2013, 2019, "\"from\":\"2012\",\"to\":\"2014\"", "en", "\"2013 to 2014 (data of 2019)" },
    };
    kh_text scene = { 0 };
    kh_findings findings = { 0 };
    char view[256];
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        const kh_selector selector
            = { .from = { .year = cases[j].from, .stated = cases[j].from > 0 },
                  .to = { .year = cases[j].to, .stated = cases[j].to > 0 } };

        snprintf(view, sizeof(view), FORMAT "\"select\":{%s}}", cases[j].view);
        make_selected_scene(&scene, graph_text, &selector, view, cases[j].lang, &findings);
        assert_has(&scene, cases[j].footer);
    }
    assert_int_equal(findings.num, 0);
    kh_text_free(&scene);
}

static void
test_scene_of_disjoint_times(void **state)
{
    static const char text[] = FORMAT "\"select\":{\"asOf\":\"2011\"}}";
    const kh_selector selector = { .from = { .year = 2015, .stated = true } };
    kh_graph graph = { 0 };
    kh_selection selection = { 0 };
    kh_view view = { 0 };
    kh_findings findings = { 0 };
    kh_text scene = { 0 };
    kh_error err = { 0 };

    (void) state;
    read_graph(&graph, graph_text);
    assert_ok(kh_view_read_text(&view, "view", text, strlen(text), &findings, &err));
    assert_ok(kh_select(&selection, &graph, &selector, &err));
    assert_fails(kh_draw_scene(&graph, &selection, &view, "en", &scene, &findings, &err),
        KH_ERR_ARGUMENT, "2015");
    kh_selection_free(&selection);
    kh_view_free(&view);
    kh_graph_free(&graph);
}

static void
test_scene_around_egos(void **state)
{
    const uint32_t egos[] = { 1, 4 };
    kh_selector selector = { .egos = egos, .num_egos = 1, .radius = 1 };
    kh_findings findings = { 0 };
    kh_text scene = { 0 };

    (void) state;
    make_selected_scene(&scene, graph_text, &selector, FORMAT "\"wrap\":22}", "en", &findings);
    assert_has(&scene, "\"title\":\"Around SIP\",\"subtitle\":[\"Small\"]");
    assert_int_equal(count(&scene, "\"role\":\"center\""), 1);
    make_selected_scene(&scene, graph_text, &selector, FORMAT "\"wrap\":22}", "ko", &findings);
    assert_has(&scene, "\"title\":\"SIP 주변\"");
    selector.num_egos = 2;
    make_selected_scene(&scene, graph_text, &selector, FORMAT "\"wrap\":22}", "ja", &findings);
    assert_has(&scene, "\"title\":\"SIP, Cityの周辺\"");
    assert_int_equal(count(&scene, "\"role\":\"center\""), 2);
    /* A title or a center of the view comes first. */
    make_selected_scene(&scene, graph_text, &selector,
        FORMAT "\"title\":\"Mine\",\"center\":\"sip\"}", "en", &findings);
    assert_has(&scene, "\"title\":\"Mine\"");
    assert_int_equal(count(&scene, "\"role\":\"center\""), 1);
    make_scene(&scene, FORMAT "\"select\":{\"ego\":[\"sip\"]}}", "en");
    assert_has(&scene, "\"title\":\"Around SIP\"");
    kh_text_free(&scene);
}

static void
test_scene_layers_as_selected(void **state)
{
    static const char *const types[] = { "city", "programme", "ministry" };
    const kh_selector selector = { .types = types, .num_types = 3 };
    kh_findings findings = { 0 };
    kh_text scene = { 0 };

    (void) state;
    make_selected_scene(
        &scene, graph_text, &selector, FORMAT "\"preset\":\"layers\"}", "en", &findings);
    assert_has(&scene, "\"cluster\":2,\"level\":0}");
    assert_has(&scene, "\"cluster\":0,\"level\":4}");
    kh_text_free(&scene);
}

/* Relations have their direction in an undirected graph, too; sources that nobody can find do not
 * count, and one of a kind is singular. */
static void
test_scene_of_undirected_graph(void **state)
{
    static const char text[]
        = "{\"directed\":false,\"relations\":{\"runs\":{},\"twin\":{\"symmetric\":true}},"
          "\"sources\":[{\"id\":\"s1\",\"type\":\"book\"}],"
          "\"nodes\":[{\"id\":\"a\",\"sources\":[\"s1\",\"s9\"]},{\"id\":\"b\"}],"
          "\"edges\":[{\"source\":\"b\",\"target\":\"a\",\"relation\":\"%s\"}]}";
    const kh_selector selector = { 0 };
    kh_findings findings = { 0 };
    kh_text scene = { 0 };
    char graph[512];

    (void) state;
    snprintf(graph, sizeof(graph), text, "runs");
    make_selected_scene(&scene, graph, &selector, FORMAT "\"edgeLabels\":false}", "en", &findings);
    assert_has(&scene, "\"arrows\":\"forward\"");
    assert_has_not(&scene, "\"arrows\":\"none\"");
    assert_has(&scene, "\"2 nodes \xC2\xB7 1 relation \xC2\xB7 1 source\"");
    assert_has(&scene, "A diagram of 2 nodes and 1 relation.");
    snprintf(graph, sizeof(graph), text, "twin");
    make_selected_scene(&scene, graph, &selector, FORMAT "\"edgeLabels\":false}", "en", &findings);
    assert_has_not(&scene, "\"arrows\":\"forward\"");
    assert_has(&scene, "\"arrows\":\"none\"");
    kh_text_free(&scene);
    kh_findings_free(&findings);
}

/* The legend reads as the lines do; what has no inverse words stays as it is. */
static void
test_scene_turns_relations(void **state)
{
    kh_text scene = { 0 };

    (void) state;
    make_scene(&scene, FORMAT "\"edgeLabels\":false,\"inverse\":[\"runs\",\"helps\"]}", "en");
    assert_has(&scene, "{\"label\":\"is run by\",\"style\"");
    assert_has(&scene, "SIP \xE2\x80\x94 is run by \xE2\x86\x92 Cabinet Office");
    assert_has(&scene, "SIP \xE2\x80\x94 helps \xE2\x86\x92 Town");
    kh_text_free(&scene);
}

static void
test_scene_warns_of_like_sectors(void **state)
{
    const kh_selector selector = { 0 };
    kh_findings findings = { 0 };
    kh_text graph = { 0 }, scene = { 0 };
    size_t j;

    (void) state;
    kh_text_add(&graph, "{\"nodes\":[{\"id\":\"a\",\"sectors\":[\"x0\"");
    for (j = 1; j < 17; j++) {
        kh_text_print(&graph, ",\"x%zu\"", j);
    }
    kh_text_add(&graph, "]}],\"edges\":[]}");
    make_selected_scene(&scene, kh_text_bytes(&graph), &selector, FORMAT "\"colorBy\":\"sector\"}",
        "en", &findings);
    assert_int_equal(findings.num, 1);
    assert_string_equal(findings.items[0].code, "W113");
    assert_non_null(strstr(findings.items[0].message, "\"x0\" and \"x16\""));
    kh_findings_free(&findings);
    kh_text_free(&graph);
    kh_text_free(&scene);
}

static void
test_scene_warns_of_nothing(void **state)
{
    static const char *const types[] = { "ministry" };
    const kh_selector selector = { .types = types, .num_types = 1 };
    kh_findings findings = { 0 };
    kh_text scene = { 0 };

    (void) state;
    make_selected_scene(&scene, graph_text, &selector, FORMAT "\"select\":{\"types\":[\"city\"]}}",
        "en", &findings);
    assert_int_equal(findings.num, 1);
    assert_string_equal(findings.items[0].code, "W114");
    assert_has(&scene, " 0 nodes");
    kh_findings_free(&findings);
    kh_text_free(&scene);
}

/* Frames of sectors fill columns: a single one would be a strip. */
static void
test_scene_of_sectors_is_a_page(void **state)
{
    const kh_selector selector = { 0 };
    kh_findings findings = { 0 };
    kh_text graph = { 0 }, scene = { 0 };
    size_t j;

    (void) state;
    kh_text_add(&graph, "{\"nodes\":[");
    for (j = 0; j < 24; j++) {
        kh_text_print(
            &graph, "%s{\"id\":\"n%zu\",\"sectors\":[\"x%zu\"]}", j > 0 ? "," : "", j, j / 3);
    }
    kh_text_add(&graph, "],\"edges\":[]}");
    make_selected_scene(&scene, kh_text_bytes(&graph), &selector, FORMAT "\"preset\":\"sectors\"}",
        "en", &findings);
    assert_has(&scene, "\"engine\":\"columns\"");
    assert_has(&scene, "\"level\":4}");
    assert_has_not(&scene, "\"level\":10}");
    assert_int_equal(findings.num, 0);
    kh_text_free(&graph);
    kh_text_free(&scene);
}

static void
test_scene_of_little(void **state)
{
    static const char *const texts[]
        = { "{\"nodes\":[],\"edges\":[]}", "{\"nodes\":[{\"id\":\"a\"}],\"edges\":[]}",
              "{\"nodes\":[{\"id\":\"a\"}],\"edges\":[{\"source\":\"a\",\"target\":\"a\"}]}" };
    const kh_preset *preset;
    size_t j;

    (void) state;
    for (j = 0; j < 3; j++) {
        for (preset = kh_presets; preset->name != NULL; preset++) {
            kh_graph graph = { 0 };
            kh_findings findings = { 0 };
            kh_error err = { 0 };
            kh_text scene = { 0 };
            const kh_view view = { .preset = preset->name };

            read_graph(&graph, texts[j]);
            assert_ok(kh_draw_scene(&graph, NULL, &view, NULL, &scene, &findings, &err));
            assert_has(&scene, "\"edges\":[]");
            kh_text_free(&scene);
            kh_findings_free(&findings);
            kh_graph_free(&graph);
        }
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_scene_tells_time),
        cmocka_unit_test(test_scene_of_disjoint_times),
        cmocka_unit_test(test_scene_around_egos),
        cmocka_unit_test(test_scene_layers_as_selected),
        cmocka_unit_test(test_scene_of_undirected_graph),
        cmocka_unit_test(test_scene_turns_relations),
        cmocka_unit_test(test_scene_warns_of_like_sectors),
        cmocka_unit_test(test_scene_warns_of_nothing),
        cmocka_unit_test(test_scene_of_sectors_is_a_page),
        cmocka_unit_test(test_scene_of_little),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
