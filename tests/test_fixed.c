/* The engine "fixed" of kakehashi-render: nodes stand where the scene puts them. */
#include "testlib.h"

#include "../src/picture/picture.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define RENDER KH_BUILD "/bin/kakehashi-render"

#define NODE(id, more)                                                                             \
    "{\"id\":\"" id "\",\"title\":\"" id "\",\"lines\":[],\"shape\":\"box\","                      \
    "\"fills\":[\"#FFFFFF\"],\"border\":\"#000000\",\"color\":\"#000000\"" more "}"
#define PLACE(x, y, width, height)                                                                 \
    ",\"x\":" #x ",\"y\":" #y ",\"width\":" #width ",\"height\":" #height
#define EDGE(from, to, more)                                                                       \
    "{\"from\":" #from ",\"to\":" #to ",\"style\":\"solid\",\"color\":\"#123456\","                \
    "\"arrows\":\"forward\"" more "}"
#define SCENE(nodes, edges)                                                                        \
    "{\"scene\":1,\"lang\":\"en\",\"engine\":\"fixed\",\"direction\":\"LR\",\"nodes\":[" nodes     \
    "],\"edges\":[" edges "]}"

static int
set_up(void **state)
{
    (void) state;
    return setenv("KAKEHASHI_RENDER", RENDER, 1);
}

static void
draw_ok(const char *scene, kh_text *svg)
{
    kh_findings warnings = { 0 };
    kh_error err = { 0 };

    kh_text_clear(svg);
    assert_ok(kh_picture_draw(scene, "svg", NULL, svg, &warnings, &err));
    assert_int_equal(warnings.num, 0);
    kh_findings_free(&warnings);
}

/* Left, top, right and bottom of the numbers of an attribute: points of a polygon or a path. */
static void
find_box(const kh_text *svg, const char *group, const char *attribute, double box[4])
{
    const char *at = strstr(kh_text_bytes(svg), group);

    assert_non_null(at);
    at = strstr(at, attribute);
    assert_non_null(at);
    box[0] = box[1] = 1e9;
    box[2] = box[3] = -1e9;
    for (at = strchr(at, '"') + 1; *at != '"';) {
        double x, y;
        int length = 0;

        at += strspn(at, " MC");
        assert_int_equal(sscanf(at, "%lf,%lf%n", &x, &y, &length), 2);
        at += length;
        box[0] = x < box[0] ? x : box[0];
        box[1] = y < box[1] ? y : box[1];
        box[2] = x > box[2] ? x : box[2];
        box[3] = y > box[3] ? y : box[3];
    }
}

static void
test_places_and_sizes(void **state)
{
    kh_text svg = { 0 };
    double a[4], b[4];

    (void) state;
    draw_ok(SCENE(NODE("a", PLACE(1000.01, -3, 40, 20)) "," NODE(
                      "b", PLACE(1200.02, 97, 10, 6) ",\"borderWidth\":3"),
                EDGE(0, 1, ",\"width\":0.5")),
        &svg);
    find_box(&svg, "<g id=\"node-a\"", "points=", a);
    find_box(&svg, "<g id=\"node-b\"", "points=", b);
    assert_near((b[0] + b[2] - a[0] - a[2]) / 2, 200.01, 0.006);
    assert_near((a[1] + a[3] - b[1] - b[3]) / 2, 100, 0.006);
    assert_near(a[2] - a[0], 40, 0.011);
    assert_near(b[3] - b[1], 6, 0.011);
    assert_non_null(strstr(kh_text_bytes(&svg), "stroke-width=\"3\""));
    assert_non_null(strstr(kh_text_bytes(&svg), "stroke-width=\"0.5\""));
    kh_text_free(&svg);
}

/* A line that is free is straight; one that a node blocks goes around it. */
static void
test_lines_avoid_nodes(void **state)
{
    kh_text svg = { 0 };
    double node[4], line[4];

    (void) state;
    draw_ok(
        SCENE(NODE("a", PLACE(0, 0, 20, 20)) "," NODE("b", PLACE(300, 0, 20, 20)), EDGE(0, 1, "")),
        &svg);
    find_box(&svg, "<path", " d=", line);
    assert_true(line[3] - line[1] < 0.02);
    draw_ok(SCENE(NODE("a", PLACE(0, 0, 20, 20)) "," NODE("b", PLACE(300, 0, 20, 20)) "," NODE(
                      "c", PLACE(150, 0, 60, 40)),
                EDGE(0, 1, "")),
        &svg);
    find_box(&svg, "<g id=\"node-c\"", "points=", node);
    find_box(&svg, "<path", " d=", line);
    assert_true(line[1] < node[1] || line[3] > node[3]);
    find_box(&svg, "<g id=\"node-a\"", "points=", node);
    assert_true(line[0] > node[2] - 0.02);
    kh_text_free(&svg);
}

static void
assert_refused(const char *scene, const char *culprit)
{
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    kh_text bytes = { 0 };

    assert_fails(
        kh_picture_draw(scene, "svg", NULL, &bytes, &warnings, &err), KH_ERR_DATA, culprit);
    kh_text_free(&bytes);
    kh_findings_free(&warnings);
}

static void
test_places_are_checked(void **state)
{
    (void) state;
    assert_refused(SCENE(NODE("a", ""), ""), "/nodes/0: \"x\" is missing");
    assert_refused(SCENE(NODE("a", ",\"x\":1"), ""), "/nodes/0: \"y\" is missing");
    assert_refused(SCENE(NODE("a", ",\"y\":1"), ""), "/nodes/0: \"x\" is missing");
    assert_refused(SCENE(NODE("a", PLACE(1e7, 0, 1, 1)), ""), "/nodes/0/x: expected points");
    assert_refused(SCENE(NODE("a", PLACE(true, 0, 1, 1)), ""), "/nodes/0/x: expected points");
    assert_refused(SCENE(NODE("a", PLACE(1, 0, -1, 1)), ""), "/nodes/0/width: expected points");
    assert_refused(
        SCENE(NODE("a", PLACE(1, 0, 1, 1)), EDGE(0, 0, ",\"width\":-1")), "/edges/0/width");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_places_and_sizes, set_up),
        cmocka_unit_test_setup(test_lines_avoid_nodes, set_up),
        cmocka_unit_test_setup(test_places_are_checked, set_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
