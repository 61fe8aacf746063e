/* Drawings that follow on one another: what stays keeps its place. */
#include "testlib.h"

#include "../src/draw/draw.h"
#include "../src/read/read.h"
#include "../src/stable/stable.h"

#include <stdio.h>
#include <stdlib.h>

#define RENDER KH_BUILD "/bin/kakehashi-render"
#define JAPAN  KH_ROOT "/data/japan-smart-city.json"

#define STAND(id, label, x, y, width)                                                              \
    "{\"id\":\"" id "\",\"label\":\"" label "\",\"x\":" #x ",\"y\":" #y ",\"width\":" #width       \
    ",\"height\":20}"
#define LAYOUT(nodes, edges)                                                                       \
    "{\"schema\":\"kakehashi/layout/1\",\"nodes\":[" nodes "],\"edges\":[" edges "]}"

static int
set_up(void **state)
{
    (void) state;
    return setenv("KAKEHASHI_RENDER", RENDER, 1);
}

static void
read_ok(kh_places *places, const char *text)
{
    kh_error err = { 0 };

    assert_ok(kh_places_read_json(places, "layout", text, strlen(text), &err));
}

static bool
meet(const kh_stand *a, const kh_stand *b)
{
    return fabs(a->x - b->x) < (a->width + b->width) / 2 - 0.02
           && fabs(a->y - b->y) < (a->height + b->height) / 2 - 0.02;
}

static void
assert_apart(const kh_places *places)
{
    size_t j, k;

    for (j = 0; j < places->num_nodes; j++) {
        for (k = 0; k < j; k++) {
            if (meet(&places->nodes[j], &places->nodes[k])) {
                print_error("%s meets %s\n", places->nodes[j].label, places->nodes[k].label);
                fail();
            }
        }
    }
}

/* How many stayed; all of them moved by the same, as the page grew. */
static size_t
assert_kept(const kh_places *before, const kh_places *after)
{
    kh_error err = { 0 };
    size_t *old_of = calloc(after->num_nodes, sizeof(*old_of));
    size_t num = 0, j;
    double x = 0, y = 0;

    assert_non_null(old_of);
    assert_ok(kh_stable_match(before, after, old_of, &err));
    for (j = 0; j < after->num_nodes; j++) {
        if (old_of[j] != SIZE_MAX && after->nodes[j].id[0] != '\0') {
            const kh_stand *old = &before->nodes[old_of[j]];

            x = num == 0 ? after->nodes[j].x - old->x : x;
            y = num == 0 ? after->nodes[j].y - old->y : y;
            assert_near(after->nodes[j].x - old->x, x, 0.0101);
            assert_near(after->nodes[j].y - old->y, y, 0.0101);
            num++;
        }
    }
    free(old_of);
    return num;
}

/* The drawing of a day, as it is or after another; read back from JSON or SVG. */
static void
draw_day(const kh_graph *graph, const char *preset, const char *day, const kh_places *before,
    bool svg, kh_places *places)
{
    kh_error err = { 0 };
    kh_findings warnings = { 0 };
    kh_view view = { .preset = preset, .as_of = day };
    kh_places none = { 0 };
    kh_text scene = { 0 }, bytes = { 0 };

    assert_ok(kh_draw_scene(graph, NULL, &view, "ja", &scene, &warnings, &err));
    assert_ok(kh_stable_draw(before != NULL ? before : &none, kh_text_bytes(&scene),
        svg ? "svg" : "json", &bytes, &warnings, &err));
    assert_ok((svg ? kh_places_read_svg : kh_places_read_json)(
        places, "drawing", kh_text_bytes(&bytes), bytes.length, &err));
    kh_findings_free(&warnings);
    kh_text_free(&scene);
    kh_text_free(&bytes);
}

static void
follow_japan(const char *preset, bool svg)
{
    const char *path = JAPAN;
    kh_error err = { 0 };
    kh_findings findings = { 0 };
    kh_graph graph = { 0 };
    kh_places first = { 0 }, second = { 0 }, third = { 0 };

    assert_ok(kh_read_files(&graph, &path, 1, NULL, &findings, &err));
    draw_day(&graph, preset, "2012", NULL, svg, &first);
    draw_day(&graph, preset, "2015", &first, svg, &second);
    draw_day(&graph, preset, "2018", &second, svg, &third);
    assert_true(assert_kept(&first, &second) > 100);
    assert_true(assert_kept(&second, &third) > 100);
    assert_true(third.num_nodes > first.num_nodes + 10);
    assert_apart(&second);
    assert_apart(&third);
    kh_places_free(&first);
    kh_places_free(&second);
    kh_places_free(&third);
    kh_graph_free(&graph);
    kh_findings_free(&findings);
}

static void
test_japan_by_layers(void **state)
{
    (void) state;
    follow_japan("layers", true);
}

static void
test_japan_by_sectors(void **state)
{
    (void) state;
    follow_japan("sectors", false);
}

static void
settle(const char *before, const char *after, kh_places *next, kh_findings *warnings, bool *stayed)
{
    kh_error err = { 0 };
    kh_places previous = { 0 };

    read_ok(&previous, before);
    read_ok(next, after);
    assert_ok(kh_stable_settle(&previous, next, false, stayed, warnings, &err));
    kh_places_free(&previous);
}

static void
test_newcomers_join_their_neighbours(void **state)
{
    kh_places next = { 0 };
    kh_findings warnings = { 0 };
    bool stayed;

    (void) state;
    settle(LAYOUT(STAND("a", "A", 0, 0, 40) "," STAND("b", "B", 100, 0, 40) "," STAND(
                      "gone", "G", 500, 0, 40),
               ""),
        LAYOUT(STAND("c", "C", 900, 900, 40) "," STAND("b", "B", 7, 7, 40) "," STAND(
                   "a", "A", 70, 70, 40),
            "{\"from\":0,\"to\":1},{\"from\":0,\"to\":2}"),
        &next, &warnings, &stayed);
    assert_true(stayed);
    assert_near(next.nodes[2].x, 0, 0);
    assert_near(next.nodes[1].x, 100, 0);
    assert_near(next.nodes[0].x, 50, 0);
    assert_true(fabs(next.nodes[0].y) < 40);
    assert_apart(&next);
    assert_int_equal(warnings.num, 0);
    kh_places_free(&next);
    kh_findings_free(&warnings);
}

static void
test_growth_moves_the_neighbour(void **state)
{
    kh_places next = { 0 };
    kh_findings warnings = { 0 };
    bool stayed;

    (void) state;
    settle(LAYOUT(STAND("a", "A", 0, 0, 40) "," STAND("b", "B", 50, 0, 40), ""),
        LAYOUT(STAND("a", "A", 0, 0, 40) "," STAND("b", "Long", 0, 0, 80), ""), &next, &warnings,
        &stayed);
    assert_near(next.nodes[1].x, 50, 0);
    assert_true(fabs(next.nodes[0].x) + fabs(next.nodes[0].y) > 1);
    assert_true(fabs(next.nodes[0].x) + fabs(next.nodes[0].y) < 45);
    assert_apart(&next);
    assert_int_equal(warnings.num, 1);
    assert_string_equal(warnings.items[0].code, "W117");
    assert_non_null(strstr(warnings.items[0].message, "\"a\""));
    kh_places_free(&next);
    kh_findings_free(&warnings);
}

static void
test_another_graph_is_laid_out_anew(void **state)
{
    kh_places next = { 0 };
    kh_findings warnings = { 0 };
    bool stayed;

    (void) state;
    settle(LAYOUT(STAND("a", "A", 0, 0, 40), ""), LAYOUT(STAND("b", "B", 3, 4, 40), ""), &next,
        &warnings, &stayed);
    assert_false(stayed);
    assert_near(next.nodes[0].x, 3, 0);
    assert_string_equal(warnings.items[0].code, "W117");
    kh_places_free(&next);
    kh_findings_free(&warnings);
}

static void
test_strange_files(void **state)
{
    static const char *const files[][2] = {
        { "", "json" },
        { "[]", "schema" },
        { "{\"schema\":\"kakehashi/layout/2\"}", "schema" },
        { LAYOUT("{\"id\":\"a\"}", ""), "/nodes/0/x" },
        { LAYOUT(STAND("a", "A", 1e9, 0, 1), ""), "/nodes/0/x" },
        { LAYOUT("", "{\"from\":0,\"to\":0}"), "/edges/0" },
        { "<svg", "not well-formed" },
        { "<html/>", "no SVG" },
        { "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "no SVG with a layout" },
        { "<svg><metadata>{}</metadata></svg>", "schema" },
        { "<svg><g><metadata>{}</metadata></g></svg>", "no SVG with a layout" },
        { "<!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg><metadata>&a;</metadata></svg>",
            "document type" },
        { "<!DOCTYPE svg SYSTEM \"file:///etc/passwd\"><svg/>", "document type" },
    };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(files) / sizeof(*files); j++) {
        const char *text = files[j][0];
        kh_places places = { 0 };
        kh_error err = { 0 };

        assert_fails((text[0] == '<' ? kh_places_read_svg : kh_places_read_json)(
                         &places, "json", text, strlen(text), &err),
            KH_ERR_DATA, files[j][1]);
        assert_null(places.nodes);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_japan_by_layers, set_up),
        cmocka_unit_test_setup(test_japan_by_sectors, set_up),
        cmocka_unit_test(test_newcomers_join_their_neighbours),
        cmocka_unit_test(test_growth_moves_the_neighbour),
        cmocka_unit_test(test_another_graph_is_laid_out_anew),
        cmocka_unit_test(test_strange_files),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
