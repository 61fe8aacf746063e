/* Scenes drawn: formats, bytes, hostile names, scenes that are refused. */
#include "renderlib.h"

#include "../src/draw/draw.h"
#include "../src/read/read.h"

#include <unistd.h>

static void
test_formats(void **state)
{
    kh_text bytes = { 0 };

    (void) state;
    draw_ok(small, "svg", &bytes);
    assert_memory_equal(bytes.bytes, "<?xml", 5);
    draw_ok(small, "png", &bytes);
    assert_memory_equal(bytes.bytes, "\x89PNG", 4);
    draw_ok(small, "pdf", &bytes);
    assert_memory_equal(bytes.bytes, "%PDF", 4);
    kh_text_free(&bytes);
}

static void
test_same_bytes(void **state)
{
    static const char *const formats[] = { "svg", "png", "pdf" };
    kh_text first = { 0 }, second = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < 3; j++) {
        draw_ok(small, formats[j], &first);
        if (strcmp(formats[j], "pdf") == 0) {
            sleep(1); /* its date has a resolution of a second. */
        }
        draw_ok(small, formats[j], &second);
        assert_int_equal(first.length, second.length);
        assert_memory_equal(first.bytes, second.bytes, first.length);
    }
    kh_text_free(&first);
    kh_text_free(&second);
}

/* Text that would be markup, a Graphviz escape or an end of the label in a careless program. */
static void
test_hostile_labels(void **state)
{
    static const char *const labels[] = { "</svg><script>alert(1)</script>",
        "\\\\N \\\\G \\\\L \\\\l", "\\\"} -> evil [label=\\\"", "<b>bold</b>", "&copy; &amp; &#60;",
        "]]>", "-->", "a\\\\", "{a|b}", "%s%n", " ", "" };
    static const char *const shown[] = { "&lt;/svg&gt;&lt;script&gt;", "\\N \\G \\L \\l",
        "&quot;} -", "&lt;b&gt;bold", "copy; ", "]]&gt;", "&gt;", "a\\", "{a|b}", "%s%n", "", "" };
    kh_text scene = { 0 }, svg = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(labels) / sizeof(*labels); j++) {
        kh_text_clear(&scene);
        kh_text_print(&scene,
            "{\"scene\":1,\"lang\":\"en\",\"engine\":\"dot\",\"direction\":\"LR\",\"title\":\"%s\","
            "\"nodes\":[{\"id\":\"%s\",\"title\":\"%s\",\"lines\":[\"%s\"],\"shape\":\"box\","
            "\"fills\":[\"#FFFFFF\"],\"border\":\"#000000\",\"color\":\"#000000\"}],\"edges\":[],"
            "\"clusters\":[{\"label\":\"%s\",\"fill\":\"#FFFFFF\",\"border\":\"#000000\"}]}",
            labels[j], labels[j], labels[j], labels[j], labels[j]);
        draw_ok(kh_text_bytes(&scene), "svg", &svg);
        assert_has(&svg, shown[j]);
        assert_null(strstr(kh_text_bytes(&svg), "<script"));
        assert_null(strstr(kh_text_bytes(&svg), "\xC2\xA9"));
    }
    kh_text_free(&scene);
    kh_text_free(&svg);
}

/* The same from a graph to the end: control characters, overrides, 5,000 characters. */
static void
test_hostile_graph(void **state)
{
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_text text = { 0 }, scene = { 0 }, svg = { 0 };
    size_t j;

    (void) state;
    kh_text_add(&text, "{\"nodes\":[{\"id\":\"a\",\"label\":\"x\\u202Ey\\nz\\u0007\"},"
                       "{\"id\":\"b\",\"label\":\"");
    for (j = 0; j < 5000; j++) {
        kh_text_add_char(&text, (char) ('a' + j % 26));
    }
    kh_text_add(&text, "\"},{\"id\":\"c\",\"label\":\"\\uFFFE\"}],\"edges\":[]}");
    assert_ok(kh_read_text(&graph, "g", kh_text_bytes(&text), text.length, NULL, &findings, &err));
    findings.num = 0;
    assert_ok(kh_draw_scene(&graph, NULL, NULL, "en", &scene, &findings, &err));
    assert_true(scene.length < 4000);
    draw_ok(kh_text_bytes(&scene), "svg", &svg);
    assert_has(&svg, "x\\u{202E}y z\\u{7}");
    assert_has(&svg, "\xE2\x80\xA6");
    assert_null(strstr(kh_text_bytes(&svg), "\xEF\xBF\xBE"));
    kh_text_free(&text);
    kh_text_free(&scene);
    kh_text_free(&svg);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
}

static void
assert_scene_refused(const char *scene, const char *culprit)
{
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    kh_text bytes = { 0 };

    assert_fails(
        kh_picture_draw(scene, "svg", NULL, &bytes, &warnings, &err), KH_ERR_DATA, culprit);
    assert_int_equal(bytes.length, 0);
    kh_findings_free(&warnings);
}

static void
test_bad_scenes(void **state)
{
    (void) state;
    assert_scene_refused("", "");
    assert_scene_refused("[]", "expected an object");
    assert_scene_refused("{\"scene\":1}", "missing");
    assert_scene_refused(SCENE("", EDGE, ""), "/edges/0/from: there is no 0");
    assert_scene_refused(SCENE("1", "", ""), "/nodes/0: expected an object");
    assert_scene_refused(SCENE("", "", ",\"imagepath\":\"/\""), "\"imagepath\" is no key");
    assert_scene_refused(SCENE("", "", ",\"width\":-1"), "/width");
    assert_scene_refused(SCENE("", "", ",\"ranks\":[[0]]"), "/ranks/0/0");
    assert_scene_refused(SCENE("", "", ",\"clusters\":{}"), "/clusters");
    assert_scene_refused(
        SCENE("", "", ",\"legend\":[{\"label\":\"x\",\"shape\":\"box\"}]"), "/legend/0");
    assert_scene_refused(
        SCENE("{\"lines\":[],\"shape\":\"box\",\"fills\":[],\"border\":\"#000000\","
              "\"color\":\"#000000\"}",
            "", ""),
        "/nodes/0/fills");
    assert_scene_refused(SCENE("{\"url\":\"javascript:x\"}", "", ""), "/nodes/0/url");
    assert_scene_refused(SCENE("{\"shape\":\"record\"}", "", ""), "/nodes/0/shape");
    assert_scene_refused(
        SCENE("{\"shape\":\"box\",\"border\":\"red\"}", "", ""), "/nodes/0/border");
    assert_scene_refused(SCENE(NODE("a", "1"), "", ""), "/nodes/0/lines");
    assert_scene_refused(SCENE(NODE("a", "\"A\"") ",2", "", ""), "/nodes/1: expected an object");
    assert_scene_refused("{\"scene\":2,\"lang\":\"en\",\"engine\":\"dot\",\"direction\":\"LR\","
                         "\"nodes\":[],\"edges\":[]}",
        "/scene: expected 1");
}

static void
test_empty_scene(void **state)
{
    static const char *const engines[]
        = { "columns", "dot", "neato", "fdp", "sfdp", "twopi", "circo" };
    kh_text scene = { 0 }, svg = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(engines) / sizeof(*engines); j++) {
        kh_text_clear(&scene);
        kh_text_print(&scene,
            "{\"scene\":1,\"lang\":\"ko\",\"engine\":\"%s\",\"direction\":\"TB\",\"nodes\":[],"
            "\"edges\":[]}",
            engines[j]);
        draw_ok(kh_text_bytes(&scene), "svg", &svg);
        assert_has(&svg, "</svg>");
    }
    kh_text_free(&scene);
    kh_text_free(&svg);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_formats, set_up),
        cmocka_unit_test_setup(test_same_bytes, set_up),
        cmocka_unit_test_setup(test_hostile_labels, set_up),
        cmocka_unit_test_setup(test_hostile_graph, set_up),
        cmocka_unit_test_setup(test_bad_scenes, set_up),
        cmocka_unit_test_setup(test_empty_scene, set_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
