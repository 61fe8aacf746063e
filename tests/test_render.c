#include "testlib.h"

#include "../src/draw/draw.h"
#include "../src/picture/picture.h"
#include "../src/read/read.h"

#include <ctype.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

/* Sanitizers and a shared machine are slow; the promise is two seconds. */
#define TIME_FACTOR 5

#define RENDER KH_BUILD "/bin/kakehashi-render"

#define NODE(id, lines)                                                                            \
    "{\"id\":\"" id "\",\"title\":\"" id "\",\"lines\":[" lines "],\"shape\":\"box\","             \
    "\"fills\":[\"#FFFFFF\"],\"border\":\"#000000\",\"color\":\"#000000\"}"
#define EDGE                                                                                       \
    "{\"from\":0,\"to\":1,\"style\":\"dashed\",\"color\":\"#000000\",\"arrows\":\"forward\"}"
#define SCENE(nodes, edges, more)                                                                  \
    "{\"scene\":1,\"lang\":\"en\",\"title\":\"T\",\"description\":\"D\",\"engine\":\"dot\","       \
    "\"direction\":\"LR\",\"nodes\":[" nodes "],\"edges\":[" edges "]" more "}"

static const char small[] = SCENE(NODE("a", "\"A\"") "," NODE("b/1", "\"B\""), EDGE, "");

static int
set_up(void **state)
{
    (void) state;
    return setenv("KAKEHASHI_RENDER", RENDER, 1);
}

static void
draw_ok(const char *scene, const char *format, kh_text *bytes)
{
    kh_findings warnings = { 0 };
    kh_error err = { 0 };

    kh_text_clear(bytes);
    assert_ok(kh_picture_draw(scene, format, NULL, bytes, &warnings, &err));
    if (warnings.num > 0) {
        print_error("%s\n", warnings.items[0].message);
    }
    assert_int_equal(warnings.num, 0);
    kh_findings_free(&warnings);
}

#define assert_has(text, part)                                                                     \
    do {                                                                                           \
        if (strstr(kh_text_bytes(text), (part)) == NULL) {                                         \
            print_error("\"%s\" is not in:\n%s\n", (part), kh_text_bytes(text));                   \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

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

/* --- a program that misbehaves ----------------------------------------------------------- */

/* Let a shell script stand for kakehashi-render. */
static void
use_script(const char *body)
{
    static char path[] = KH_BUILD "/fake-render";
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fprintf(file, "#!/bin/sh\n%s\n", body);
    fclose(file);
    assert_int_equal(chmod(path, 0755), 0);
    setenv("KAKEHASHI_RENDER", path, 1);
}

static void
assert_run_fails(double seconds, kh_status status, const char *culprit, size_t num_warnings)
{
    const kh_picture_limits limits = { .seconds = seconds };
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    kh_text bytes = { 0 };

    assert_fails(kh_picture_draw(small, "svg", &limits, &bytes, &warnings, &err), status, culprit);
    assert_int_equal(bytes.length, 0);
    assert_int_equal(warnings.num, num_warnings);
    kh_findings_free(&warnings);
    kh_text_free(&bytes);
}

static void
test_program_fails(void **state)
{
    (void) state;
    setenv("KAKEHASHI_RENDER", "/nonexistent/render", 1);
    assert_run_fails(5, KH_ERR_ENVIRONMENT, "/nonexistent/render", 0);
    use_script("kill -ABRT $$");
    assert_run_fails(5, KH_ERR_BACKEND, "crashed (Aborted)", 3);
    use_script("exec sleep 60");
    assert_run_fails(0.1, KH_ERR_LIMIT, "took more than 0.1 seconds", 3);
    use_script("exec >&- 2>&-; exec sleep 60");
    assert_run_fails(0.1, KH_ERR_LIMIT, "took more than 0.1 seconds", 3);
    use_script("exit 0");
    assert_run_fails(5, KH_ERR_BACKEND, "drew nothing", 3);
    use_script("echo 'error: lost a layer' >&2; exit 70");
    assert_run_fails(5, KH_ERR_BACKEND, "lost a layer", 3);
    use_script("exit 9");
    assert_run_fails(5, KH_ERR_BACKEND, "without a word", 3);
}

static void
test_program_recovers(void **state)
{
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    kh_text bytes = { 0 };

    (void) state;
    use_script("test $2 = 2 || kill -SEGV $$; echo 'Warning: odd' >&2; echo \"<$1 $2>\"");
    assert_ok(kh_picture_draw(small, "svg", NULL, &bytes, &warnings, &err));
    assert_string_equal(kh_text_bytes(&bytes), "<svg 2>\n");
    assert_int_equal(warnings.num, 3);
    assert_string_equal(warnings.items[0].code, "W111");
    assert_string_equal(warnings.items[1].code, "W111");
    assert_non_null(strstr(warnings.items[1].message, "without frames"));
    assert_string_equal(warnings.items[2].code, "W112");
    assert_string_equal(warnings.items[2].message, "odd");
    kh_findings_free(&warnings);
    kh_text_free(&bytes);
}

/* More than a pipe holds, in every direction at once. */
static void
test_no_deadlock(void **state)
{
    kh_text scene = { 0 }, bytes = { 0 };
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < 1000000; j++) {
        kh_text_add_char(&scene, 'x');
    }
    use_script("head -c 300000 /dev/zero | tr '\\0' 'o'; cat");
    assert_ok(kh_picture_draw(kh_text_bytes(&scene), "svg", NULL, &bytes, &warnings, &err));
    assert_int_equal(bytes.length, 1300000);
    /* One that never reads its input does not end us by a signal. */
    use_script("exec <&-; echo done");
    kh_text_clear(&bytes);
    assert_ok(kh_picture_draw(kh_text_bytes(&scene), "svg", NULL, &bytes, &warnings, &err));
    assert_string_equal(kh_text_bytes(&bytes), "done\n");
    kh_text_free(&scene);
    kh_text_free(&bytes);
    kh_findings_free(&warnings);
}

/* Too dense for dot, as asked and simplified: sfdp draws it at once, and the step is told. */
static void
test_large_graph_falls_back(void **state)
{
    kh_text scene = { 0 }, bytes = { 0 };
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    unsigned random = 1;
    size_t j;

    (void) state;
    kh_text_add(&scene, "{\"scene\":1,\"lang\":\"en\",\"engine\":\"dot\",\"direction\":\"TB\","
                        "\"nodes\":[");
    for (j = 0; j < 250; j++) {
        kh_text_add(&scene, j > 0 ? "," NODE("", "\"x\"") : NODE("", "\"x\""));
    }
    kh_text_add(&scene, "],\"edges\":[");
    for (j = 0; j < 3000; j++) {
        random = random * 1103515245u + 12345u;
        kh_text_print(&scene,
            "%s{\"from\":%u,\"to\":%u,\"style\":\"solid\",\"color\":\"#000000\",\"arrows\":"
            "\"none\"}",
            j > 0 ? "," : "", random / 65536 % 250, random / 977 % 250);
    }
    kh_text_add(&scene, "]}");
    assert_ok(kh_picture_draw(kh_text_bytes(&scene), "svg", NULL, &bytes, &warnings, &err));
    assert_true(warnings.num >= 1);
    assert_string_equal(warnings.items[0].code, "W111");
    assert_string_equal(warnings.items[0].message,
        "the layout as asked: 250 shapes and 3000 lines would take too long; drawing it without "
        "layers (sfdp)");
    assert_true(warnings.num < 2 || strcmp(warnings.items[1].code, "W111") != 0);
    kh_text_free(&scene);
    kh_text_free(&bytes);
    kh_findings_free(&warnings);
}

/* What no plan draws within seconds, and nobody could read, is refused at once. */
static void
test_too_large_for_any_plan(void **state)
{
    kh_text scene = { 0 }, bytes = { 0 };
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    kh_text_add(&scene, "{\"scene\":1,\"lang\":\"en\",\"engine\":\"dot\",\"direction\":\"TB\","
                        "\"nodes\":[");
    for (j = 0; j < 4501; j++) {
        kh_text_add(&scene, j > 0 ? "," NODE("", "\"x\"") : NODE("", "\"x\""));
    }
    kh_text_add(&scene, "],\"edges\":[]}");
    assert_fails(kh_picture_draw(kh_text_bytes(&scene), "svg", NULL, &bytes, &warnings, &err),
        KH_ERR_LIMIT, "4501 shapes and 0 lines are too many for a picture");
    assert_non_null(strstr(err.hint, "--ego"));
    assert_int_equal(bytes.length, 0);
    kh_text_free(&scene);
    kh_text_free(&bytes);
    kh_findings_free(&warnings);
}

/* Pixels end at 8,000 a side: a strip of 300 nodes gets too few for its text. */
static void
test_unreadable_picture(void **state)
{
    kh_text scene = { 0 }, bytes = { 0 };
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    kh_text_add(&scene, "{\"scene\":1,\"lang\":\"en\",\"engine\":\"dot\",\"direction\":\"LR\","
                        "\"nodes\":[");
    for (j = 0; j < 300; j++) {
        kh_text_add(&scene, j > 0 ? "," NODE("", "\"x\"") : NODE("", "\"x\""));
    }
    kh_text_add(&scene, "],\"edges\":[]}");
    assert_ok(kh_picture_draw(kh_text_bytes(&scene), "png", NULL, &bytes, &warnings, &err));
    assert_int_equal(warnings.num, 1);
    assert_string_equal(warnings.items[0].code, "W112");
    assert_non_null(strstr(warnings.items[0].message, "300 nodes do not fit a readable PNG"));
    kh_findings_free(&warnings);
    kh_text_clear(&bytes);
    draw_ok(kh_text_bytes(&scene), "pdf", &bytes);
    kh_text_free(&scene);
    kh_text_free(&bytes);
}

/* --- the published diagrams -------------------------------------------------------------- */

typedef struct {
    double left, top, right, bottom;
} box;

/* The box of the numbers of an attribute that holds pairs. */
static void
grow(box *self, const char *pairs, const char *end)
{
    int axis = 0;

    while (pairs < end) {
        char *next;
        const double number = strtod(pairs, &next);

        if (next == pairs) {
            pairs++;
            continue;
        }
        if (axis == 0) {
            self->left = fmin(self->left, number);
            self->right = fmax(self->right, number);
        } else {
            self->top = fmin(self->top, number);
            self->bottom = fmax(self->bottom, number);
        }
        axis = 1 - axis;
        pairs = next;
    }
}

static double
attribute(const char *element, const char *name)
{
    const char *at = strstr(element, name);

    return at != NULL ? strtod(at + strlen(name), NULL) : 0;
}

/* What the outline of a node covers: the first shape of its group. */
static box
outline(const char *group, const char *end)
{
    box result = { INFINITY, INFINITY, -INFINITY, -INFINITY };
    const char *points = strstr(group, "points=\""), *path = strstr(group, " d=\"");
    const char *ellipse = strstr(group, "<ellipse");
    const char *start = points != NULL && points < end ? points + 8
                        : path != NULL && path < end   ? path + 4
                                                       : NULL;

    if (start != NULL) {
        grow(&result, start, strchr(start, '"'));
    } else if (ellipse != NULL && ellipse < end) {
        const double x = attribute(ellipse, "cx=\""), y = attribute(ellipse, "cy=\"");
        const double rx = attribute(ellipse, "rx=\""), ry = attribute(ellipse, "ry=\"");

        result = (box){ x - rx, y - ry, x + rx, y + ry };
    }
    return result;
}

static bool
overlap(box a, box b)
{
    const double slack = 0.6;

    return a.left < b.right - slack && b.left < a.right - slack && a.top < b.bottom - slack
           && b.top < a.bottom - slack;
}

static void
assert_tidy(const kh_text *svg, const char *name, const char *lang)
{
    box boxes[400], page;
    size_t num = 0, j, k;
    const char *at = kh_text_bytes(svg), *end;
    const char *background = strstr(at, "<polygon");

    page = outline(background, strstr(background, "/>"));
    while ((at = strstr(at, "class=\"node")) != NULL && num < 400) {
        end = strstr(at, "</g>");
        boxes[num++] = outline(at, end);
        at = end;
    }
    assert_true(num > 20);
    for (j = 0; j < num; j++) {
        assert_true(boxes[j].left >= page.left && boxes[j].right <= page.right
                    && boxes[j].top >= page.top && boxes[j].bottom <= page.bottom);
        for (k = 0; k < j; k++) {
            if (overlap(boxes[j], boxes[k])) {
                print_error("%s in %s: nodes %zu and %zu overlap\n", name, lang, k, j);
                fail();
            }
        }
    }
}

/* Graphviz draws an egg wider than it is told to: it must not stick out of its frame. */
static void
test_frame_holds_its_nodes(void **state)
{
    static const char text[]
        = "{\"scene\":1,\"lang\":\"en\",\"engine\":\"columns\",\"direction\":\"LR\","
          "\"clusters\":[{\"label\":\"C\",\"fill\":\"#FAFBFC\",\"border\":\"#C8D1DA\"}],\"edges\":["
          "],"
          "\"nodes\":[{\"lines\":[\"a long line that makes the frame a wide one, so wide that "
          "the bulge of an egg shows, and wider still\"],\"shape\":\"egg\",\"fills\":[\"#FFFFFF\"],"
          "\"border\":\"#000000\",\"color\":\"#000000\",\"cluster\":0,\"level\":0}]}";
    kh_text svg = { 0 };
    const char *frame, *node;
    box outer, inner;

    (void) state;
    draw_ok(text, "svg", &svg);
    frame = strstr(kh_text_bytes(&svg), "class=\"cluster");
    node = strstr(kh_text_bytes(&svg), "class=\"node");
    assert_true(frame != NULL && node != NULL);
    outer = outline(frame, strstr(frame, "</g>"));
    inner = outline(node, strstr(node, "</g>"));
    assert_true(inner.left > outer.left && inner.right < outer.right);
    kh_text_free(&svg);
}

static double
now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double) time.tv_sec + (double) time.tv_nsec * 1e-9;
}

static void
test_published_views(void **state)
{
    static const char *const views[] = { "society5", "ministries", "sectors" };
    static const char *const langs[] = { "ko", "ja", "en" };
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_text scene = { 0 }, svg = { 0 };
    char path[512];
    size_t j, k;

    (void) state;
    assert_ok(kh_read_file(&graph, KH_ROOT "/data/japan-smart-city.json", NULL, &findings, &err));
    for (j = 0; j < 3; j++) {
        kh_view view = { 0 };

        snprintf(path, sizeof(path), KH_ROOT "/graphs/%s.json", views[j]);
        assert_ok(kh_view_read(&view, path, &findings, &err));
        for (k = 0; k < 3; k++) {
            const double start = now();

            kh_text_clear(&scene);
            assert_ok(kh_draw_scene(&graph, NULL, &view, langs[k], &scene, &findings, &err));
            draw_ok(kh_text_bytes(&scene), "svg", &svg);
            assert_true(now() - start < 2 * TIME_FACTOR);
            assert_tidy(&svg, views[j], langs[k]);
        }
        kh_view_free(&view);
    }
    assert_int_equal(findings.num, 0);
    kh_text_free(&scene);
    kh_text_free(&svg);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
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
        cmocka_unit_test_setup(test_program_fails, set_up),
        cmocka_unit_test_setup(test_program_recovers, set_up),
        cmocka_unit_test_setup(test_no_deadlock, set_up),
        cmocka_unit_test_setup(test_large_graph_falls_back, set_up),
        cmocka_unit_test_setup(test_too_large_for_any_plan, set_up),
        cmocka_unit_test_setup(test_unreadable_picture, set_up),
        cmocka_unit_test_setup(test_frame_holds_its_nodes, set_up),
        cmocka_unit_test_setup(test_published_views, set_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
