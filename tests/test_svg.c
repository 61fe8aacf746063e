/* What an SVG promises to pages, scripts and screen readers. */
#include "testlib.h"

#include "../src/picture/picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LOOKS                                                                                      \
    "\"shape\":\"box\",\"fills\":[\"#FFFFFF\"],\"border\":\"#000000\",\"color\":\"#000000\""
#define LINE "\"style\":\"solid\",\"color\":\"#000000\""

static const char scene_text[]
    = "{\"scene\":1,\"lang\":\"en\",\"title\":\"T & "
      "U\",\"subtitle\":[\"Sub\"],\"description\":\"D\","
      "\"footer\":[\"Foot\"],\"engine\":\"dot\",\"direction\":\"LR\",\"clusters\":[{\"label\":"
      "\"C\","
      "\"fill\":\"#FFFFFF\",\"border\":\"#000000\"}],\"nodes\":["
      "{\"id\":\"b/1\",\"class\":\"city\",\"title\":\"横浜市 "
      "(City)\",\"lang\":\"ja\",\"lines\":[\"横浜"
      "市\"],\"cluster\":0," LOOKS "},"
      "{\"id\":\"a<\\\"&\",\"title\":\"A\",\"lines\":[\"A\"],\"url\":\"https://example.org/"
      "a\"," LOOKS "},"
      "{\"role\":\"phrase\",\"title\":\"runs\",\"lines\":[\"runs\"],\"claims\":[3,17]," LOOKS "}],"
      "\"edges\":["
      "{\"from\":0,\"to\":2,\"title\":\"x\",\"arrows\":\"none\",\"relation\":\"r\",\"claims\":[3,"
      "17]," LINE "},"
      "{\"from\":2,\"to\":1,\"title\":\"y\",\"arrows\":\"forward\"," LINE "},"
      "{\"from\":0,\"to\":1,\"title\":\"z\",\"arrows\":\"back\"," LINE "}],"
      "\"legend\":[{\"label\":\"Key\"},{\"label\":\"line\",\"style\":\"solid\",\"color\":\"#"
      "000000\","
      "\"arrows\":\"forward\"}]}";

static void
draw(const char *scene, kh_text *svg)
{
    kh_findings warnings = { 0 };
    kh_error err = { 0 };

    kh_text_clear(svg);
    assert_ok(kh_picture_draw(scene, "svg", NULL, svg, &warnings, &err));
    kh_findings_free(&warnings);
}

#define assert_has(text, part)                                                                     \
    do {                                                                                           \
        if (strstr(kh_text_bytes(text), (part)) == NULL) {                                         \
            print_error("\"%s\" is not in:\n%s\n", (part), kh_text_bytes(text));                   \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

/* `first` stands before `second`. */
static void
assert_order(const kh_text *svg, const char *first, const char *second)
{
    const char *a = strstr(kh_text_bytes(svg), first), *b = strstr(kh_text_bytes(svg), second);

    assert_non_null(a);
    assert_non_null(b);
    assert_true(a < b);
}

static void
test_root(void **state)
{
    kh_text svg = { 0 };

    (void) state;
    draw(scene_text, &svg);
    assert_has(&svg, "<svg role=\"graphics-document document\" lang=\"en\" xml:lang=\"en\" "
                     "aria-labelledby=\"diagram-title\" aria-describedby=\"diagram-desc\"");
    assert_has(&svg, "<title id=\"diagram-title\">T &amp; U</title>");
    assert_has(&svg, "<desc id=\"diagram-desc\">D</desc>");
    assert_null(strstr(kh_text_bytes(&svg), "<!--"));
    assert_null(strstr(kh_text_bytes(&svg), "Graphviz"));
    kh_text_free(&svg);
}

static void
test_nodes(void **state)
{
    kh_text svg = { 0 };

    (void) state;
    draw(scene_text, &svg);
    assert_has(&svg, "<g id=\"node-b_2F1\" class=\"node city\" role=\"graphics-symbol img\" "
                     "data-id=\"b/1\" lang=\"ja\" aria-label=\"横浜市 (City)\">\n"
                     "<title>横浜市 (City)</title>");
    /* What has a link in it is no image, or the link could not be reached. */
    assert_has(&svg, "<g id=\"node-a_3C_22_26\" class=\"node\" role=\"graphics-object group\" "
                     "data-id=\"a&lt;&quot;&amp;\" aria-label=\"A\">");
    assert_has(&svg, "xlink:href=\"https://example.org/a\"");
    assert_has(&svg, "<g id=\"n2\" class=\"node phrase\" role=\"graphics-symbol img\" "
                     "aria-label=\"runs\" data-claims=\"3 17\">");
    kh_text_free(&svg);
}

static void
test_edges(void **state)
{
    kh_text svg = { 0 };

    (void) state;
    draw(scene_text, &svg);
    assert_has(&svg, "<g id=\"e0\" class=\"edge\" role=\"graphics-symbol img\" aria-label=\"x\" "
                     "data-from=\"b/1\" data-relation=\"r\" data-claims=\"3 17\">");
    assert_has(&svg, "aria-label=\"y\" data-to=\"a&lt;&quot;&amp;\">");
    /* Laid out one way, meant the other. */
    assert_has(&svg, "aria-label=\"z\" data-from=\"a&lt;&quot;&amp;\" data-to=\"b/1\">");
    kh_text_free(&svg);
}

/* Titles first, then nodes and lines in the order of the scene; samples are silent. */
static void
test_reading_order(void **state)
{
    kh_text svg = { 0 };

    (void) state;
    draw(scene_text, &svg);
    assert_order(&svg, ">T &amp;", ">Sub<");
    assert_order(&svg, ">Sub<", "<g id=\"cluster_0\" class=\"cluster\">");
    assert_order(&svg, "<g id=\"cluster_0\"", "<g id=\"e0\"");
    assert_order(&svg, "<g id=\"node-b_2F1\"", "<g id=\"node-a_3C_22_26\"");
    assert_order(&svg, "<g id=\"n2\"", ">Foot<");
    assert_has(&svg, "<g id=\"diagram\" class=\"graph\" role=\"group\" "
                     "aria-labelledby=\"diagram-title\" "
                     "aria-owns=\"node-b_2F1 node-a_3C_22_26 n2 e0 e1 e2\"");
    assert_has(&svg, "class=\"page\" aria-hidden=\"true\">");
    kh_text_free(&svg);
}

/* Lines between the same two nodes, either way, are drawn apart in every engine. */
static void
test_parallel_lines(void **state)
{
    static const char *const engines[]
        = { "columns", "dot", "neato", "fdp", "sfdp", "twopi", "circo" };
    char paths[3][512];
    kh_text scene = { 0 }, svg = { 0 };
    size_t j, k;
    int same;

    (void) state;
    for (j = 0; j < 2 * sizeof(engines) / sizeof(*engines); j++) {
        kh_text_clear(&scene);
        kh_text_print(&scene,
            "{\"scene\":1,\"lang\":\"en\",\"engine\":\"%s\",\"direction\":\"LR\",\"nodes\":[{"
            "\"id\":"
            "\"a\",\"level\":0,\"lines\":[\"A\"]," LOOKS
            "},{\"id\":\"b\",\"level\":%zu,\"lines\":[\"B\"]," LOOKS
            "}],\"edges\":[{\"from\":0,\"to\":1,\"arrows\":\"forward\"," LINE
            "},{\"from\":0,\"to\":1,\"arrows\":\"forward\"," LINE
            "},{\"from\":1,\"to\":0,\"arrows\":\"forward\"," LINE "}]}",
            engines[j / 2], j % 2);
        draw(kh_text_bytes(&scene), &svg);
        for (k = 0; k < 3; k++) {
            char mark[32];
            const char *at;

            snprintf(mark, sizeof(mark), "<g id=\"e%zu\"", k);
            at = strstr(strstr(kh_text_bytes(&svg), mark), " d=\"M");
            assert_int_equal(sscanf(at, " d=\"%511[^\"]", paths[k]), 1);
        }
        same = (strcmp(paths[0], paths[1]) == 0) + (strcmp(paths[0], paths[2]) == 0)
               + (strcmp(paths[1], paths[2]) == 0);
        assert_int_equal(same, 0);
    }
    kh_text_free(&scene);
    kh_text_free(&svg);
}

static void
test_members_are_strict(void **state)
{
    static const char *const wrong[] = { "\"claims\":[-1]", "\"claims\":3", "\"claims\":[\"3\"]",
        "\"lang\":7", "\"relation\":\"r\"" };
    kh_text scene = { 0 }, svg = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(wrong) / sizeof(*wrong); j++) {
        kh_findings warnings = { 0 };
        kh_error err = { 0 };

        kh_text_clear(&scene);
        kh_text_print(&scene,
            "{\"scene\":1,\"lang\":\"en\",\"engine\":\"dot\",\"direction\":\"LR\",\"nodes\":[{"
            "\"id\":"
            "\"a\",\"lines\":[\"A\"],%s," LOOKS "}],\"edges\":[]}",
            wrong[j]);
        assert_int_equal(kh_picture_draw(kh_text_bytes(&scene), "svg", NULL, &svg, &warnings, &err),
            KH_ERR_DATA);
        kh_findings_free(&warnings);
    }
    kh_text_free(&scene);
    kh_text_free(&svg);
}

static int
set_up(void **state)
{
    (void) state;
    return setenv("KAKEHASHI_RENDER", KH_BUILD "/bin/kakehashi-render", 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_root),
        cmocka_unit_test(test_nodes),
        cmocka_unit_test(test_edges),
        cmocka_unit_test(test_reading_order),
        cmocka_unit_test(test_parallel_lines),
        cmocka_unit_test(test_members_are_strict),
    };

    return cmocka_run_group_tests(tests, set_up, NULL);
}
