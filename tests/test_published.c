/* The published diagrams: nothing overlaps, all is on the page, in all languages, in time. */
#include "renderlib.h"

#include "../src/draw/draw.h"
#include "../src/read/read.h"

#include <ctype.h>
#include <time.h>

/* Sanitizers and a shared machine are slow; the promise is two seconds. */
#define TIME_FACTOR 5

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
        cmocka_unit_test_setup(test_frame_holds_its_nodes, set_up),
        cmocka_unit_test_setup(test_published_views, set_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
