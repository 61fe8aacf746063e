/* Every pair of colours that a diagram may show, by the formula of WCAG 2.2: text on what is behind
 * it at least 4.5:1, lines and borders on white at least 3:1, and no colour at all in monochrome.
 */
#include "draw_fixtures.h"

#include "../src/base/json.h"
#include "../src/draw/drawing.h"
#include "../src/view/preset.h"

/* What is being drawn, for messages. */
static const char *current = "";

static const kh_color white = { 255, 255, 255 };

static kh_color
parse(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));
    kh_color color;

    assert_non_null(text);
    assert_true(kh_color_parse(&color, text));
    return color;
}

#define assert_contrast(a, b, least)                                                               \
    do {                                                                                           \
        const kh_color first = a, second = b;                                                      \
                                                                                                   \
        if (kh_color_contrast(first, second) < (least)) {                                          \
            print_error("%s: #%02X%02X%02X on #%02X%02X%02X: %.2f\n", current, first.red,          \
                first.green, first.blue, second.red, second.green, second.blue,                    \
                kh_color_contrast(first, second));                                                 \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

static void
test_palette(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; j < KH_COLOR_NUM_PALETTE; j++) {
        const kh_color color = kh_color_palette(j), tint = kh_color_tint(color);

        assert_contrast(kh_color_ink(kh_color_fill(j)), kh_color_fill(j), 4.5);
        assert_contrast(kh_color_ink(tint), tint, 7);
        assert_contrast(kh_color_shade(color, 3), white, 3);
        assert_contrast(kh_color_shade(color, 4.5), white, 4.5);
    }
    assert_contrast(KH_COLOR_BORDER, white, 3);
    assert_contrast(KH_COLOR_LINE, white, 3);
    assert_contrast(KH_COLOR_FRAME, white, 3);
}

/* Greys keep the contrast of the colours that they stand for. */
static void
test_grey(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; j < KH_COLOR_NUM_PALETTE; j++) {
        const kh_color color = kh_color_palette(j), grey = kh_color_grey(color);

        assert_int_equal(grey.red, grey.green);
        assert_int_equal(grey.red, grey.blue);
        assert_near(kh_color_contrast(grey, white), kh_color_contrast(color, white), 0.1);
    }
    assert_int_equal(kh_color_grey(white).red, 255);
    assert_int_equal(kh_color_grey((kh_color){ 0, 0, 0 }).red, 0);
}

/* Text of a node stands on its fill; on white, if a band below it shows several. What the diagram
 * is about has a fill of its own before those of the band. */
static void
check_node(const json_t *node)
{
    const json_t *fills = json_object_get(node, "fills");
    const char *role = json_string_value(json_object_get(node, "role"));
    const bool banded = json_array_size(fills) > 1 && strcmp(role, "center") != 0;
    kh_color fill;

    assert_true(kh_color_parse(&fill, json_string_value(json_array_get(fills, 0))));
    assert_contrast(parse(node, "color"), banded ? white : fill, 4.5);
    if (strcmp(role, "phrase") != 0) {
        assert_contrast(parse(node, "border"), white, 3);
    }
}

static void
check_scene(const kh_text *scene)
{
    json_t *root = json_loadb(scene->bytes, scene->length, 0, NULL), *item;
    size_t j;

    assert_non_null(root);
    json_array_foreach (json_object_get(root, "nodes"), j, item) {
        check_node(item);
    }
    json_array_foreach (json_object_get(root, "edges"), j, item) {
        assert_contrast(parse(item, "color"), white, 3);
    }
    json_array_foreach (json_object_get(root, "clusters"), j, item) {
        assert_contrast(parse(item, "border"), white, 3);
        assert_contrast(parse(item, "border"), parse(item, "fill"), 3);
    }
    json_array_foreach (json_object_get(root, "legend"), j, item) {
        if (json_object_get(item, "border") != NULL) {
            assert_contrast(parse(item, "border"), white, 3);
        } else if (json_object_get(item, "color") != NULL) {
            assert_contrast(parse(item, "color"), white, 3);
        }
    }
    json_decref(root);
}

static void
check_grey(const kh_text *scene)
{
    const char *at = kh_text_bytes(scene);
    kh_color color;
    char text[KH_COLOR_TEXT_SIZE];

    while ((at = strstr(at, "\"#")) != NULL) {
        snprintf(text, sizeof(text), "%.7s", at + 1);
        if (kh_color_parse(&color, text)) {
            assert_int_equal(color.red, color.green);
            assert_int_equal(color.red, color.blue);
        }
        at++;
    }
}

/* A preset by itself, and coloured by each meaning. */
static void
check_preset(const kh_graph *graph, const char *preset, const char *color_by)
{
    const kh_view view = { .preset = preset, .color_by = color_by };
    const kh_view plain = { .preset = preset, .color_by = color_by, .monochrome = true };
    kh_text scene = { 0 };
    kh_findings warnings = { 0 };
    kh_error err = { 0 };

    current = preset;
    assert_ok(kh_draw_scene(graph, NULL, &view, "en", &scene, &warnings, &err));
    check_scene(&scene);
    kh_text_clear(&scene);
    assert_ok(kh_draw_scene(graph, NULL, &plain, "en", &scene, &warnings, &err));
    check_scene(&scene);
    check_grey(&scene);
    kh_findings_free(&warnings);
    kh_text_free(&scene);
}

static void
test_presets(void **state)
{
    static const char *const files[]
        = { KH_ROOT "/data/japan-smart-city.json", KH_ROOT "/data/eu-green-deal.json" };
    static const char *const meanings[] = { NULL, "type", "sector", "none" };
    size_t j, k, m;

    (void) state;
    for (j = 0; j < 2; j++) {
        kh_graph graph = { 0 };
        kh_findings findings = { 0 };
        kh_error err = { 0 };

        assert_ok(kh_read_file(&graph, files[j], NULL, &findings, &err));
        for (k = 0; kh_presets[k].name != NULL; k++) {
            /* Presets share what colours a meaning; their own colours come without one. */
            for (m = 0; m < (k == 0 ? 4 : 1); m++) {
                check_preset(&graph, kh_presets[k].name, meanings[m]);
            }
        }
        kh_findings_free(&findings);
        kh_graph_free(&graph);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_palette),
        cmocka_unit_test(test_grey),
        cmocka_unit_test(test_presets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
