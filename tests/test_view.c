#include "testlib.h"

#include "../src/view/color.h"
#include "../src/view/preset.h"
#include "../src/view/view_keys.h"

#include <stdio.h>
#include <stdlib.h>

static void
test_color_contrast(void **state)
{
    const kh_color white = { 255, 255, 255 }, black = { 0, 0, 0 };
    kh_color grey;

    (void) state;
    assert_near(kh_color_contrast(white, black), 21, 1e-9);
    assert_near(kh_color_contrast(black, black), 1, 1e-9);
    assert_true(kh_color_parse(&grey, "#767676"));
    assert_near(kh_color_contrast(grey, white), 4.54, 0.005); /* WCAG's own example. */
}

static void
test_color_parse(void **state)
{
    kh_color color;
    char text[KH_COLOR_TEXT_SIZE];

    (void) state;
    assert_true(kh_color_parse(&color, "#0b4f8A"));
    assert_string_equal(kh_color_text(color, text), "#0B4F8A");
    assert_true(kh_color_parse(&color, "#fa0"));
    assert_string_equal(kh_color_text(color, text), "#FFAA00");
    assert_false(kh_color_parse(&color, "red"));
    assert_false(kh_color_parse(&color, "#12345"));
    assert_false(kh_color_parse(&color, "#12345g"));
    assert_false(kh_color_parse(&color, ""));
}

/* In sRGB: coarse, but zero for what is alike. */
static double
distance(kh_color a, kh_color b)
{
    return sqrt(pow(a.red - b.red, 2) + pow(a.green - b.green, 2) + pow(a.blue - b.blue, 2));
}

static void
test_color_is_legible(void **state)
{
    const kh_color white = { 255, 255, 255 };
    size_t j, k;

    (void) state;
    for (j = 0; j < 14; j++) {
        const kh_color tint = kh_color_tint(kh_color_palette(j));

        assert_true(kh_color_contrast(tint, kh_color_ink(tint)) >= 7);
        assert_true(kh_color_contrast(kh_color_shade(kh_color_palette(j), 3), white) >= 3);
    }
    for (j = 0; j < KH_COLOR_NUM_PALETTE; j++) {
        const kh_color fill = kh_color_fill(j);

        assert_true(kh_color_contrast(fill, kh_color_ink(white)) >= (j < 7 ? 7 : 4.5));
        for (k = 0; k < j; k++) {
            assert_true(distance(fill, kh_color_fill(k)) > 20);
        }
    }
    assert_true(kh_color_contrast(kh_color_ink(white), white) >= 7);
    assert_true(kh_color_contrast(kh_color_ink((kh_color){ 0, 0, 0 }), (kh_color){ 0, 0, 0 }) > 7);
}

/* --- views ------------------------------------------------------------------------------- */

static void
assert_fault(const char *text, const char *code, unsigned line, unsigned column,
    const char *pointer, const char *part)
{
    kh_view view = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };

    assert_fails(kh_view_read_text(&view, "v.json", text, strlen(text), &findings, &err),
        KH_ERR_DATA, "v.json");
    assert_int_equal(findings.num, 1);
    assert_string_equal(findings.items[0].code, code);
    assert_int_equal(findings.items[0].place.line, line);
    assert_int_equal(findings.items[0].place.column, column);
    assert_string_equal(findings.items[0].pointer, pointer);
    if (strstr(findings.items[0].message, part) == NULL
        && strstr(findings.items[0].hint, part) == NULL) {
        print_error("%s | %s\n", findings.items[0].message, findings.items[0].hint);
        fail();
    }
    assert_null(view.root);
    kh_findings_free(&findings);
}

#define FORMAT "{\"format\":\"kakehashi-view-1\",\n"

static void
test_view_faults(void **state)
{
    (void) state;
    assert_fault("{", "E100", 1, 2, "", "");
    assert_fault("[]", "E102", 1, 1, "", "expected an object");
    assert_fault("{\"preset\":\"map\"}", "E103", 1, 1, "", "\"format\" is missing");
    assert_fault("{\"format\":\"kakehashi-view-2\"}", "E102", 1, 11, "/format", "kakehashi-view-1");
    assert_fault(
        FORMAT "\"colorby\":\"type\"}", "E101", 2, 1, "/colorby", "did you mean \"colorBy\"?");
    assert_fault(FORMAT "\"zzzzzzz\":1}", "E101", 2, 1, "/zzzzzzz", "no key of a view");
    assert_fault(FORMAT "\"preset\":\"mpa\"}", "E102", 2, 10, "/preset", "did you mean \"map\"?");
    assert_fault(FORMAT "\"preset\":\"layer\"}", "E102", 2, 10, "/preset", "there is no preset");
    assert_fault(FORMAT "\"preset\":\"zzzzzz\"}", "E102", 2, 10, "/preset", "map, layers, sectors");
    assert_fault(FORMAT "\"preset\":1}", "E102", 2, 10, "/preset", "map layers sectors");
    assert_fault(FORMAT "\"page\":\"a5\"}", "E102", 2, 8, "/page", "did you mean \"a3\"?");
    assert_fault(FORMAT "\"direction\":\"RT\"}", "E102", 2, 13, "/direction", "no direction");
    assert_fault("{\"nodes\":[],\"edges\":[]}", "E102", 1, 1, "", "a graph, not a view");
    assert_fault(FORMAT "\"engine\":\"dots\"}", "E102", 2, 10, "/engine", "did you mean \"dot\"?");
    assert_fault(FORMAT "\"wrap\":\"9\"}", "E102", 2, 8, "/wrap", "from 4 to 200");
    assert_fault(FORMAT "\"wrap\":3}", "E102", 2, 8, "/wrap", "from 4 to 200");
    assert_fault(FORMAT "\"select\":{\"radius\":1.5}}", "E102", 2, 20, "/select/radius", "whole");
    assert_fault(FORMAT "\"groups\":[{\"level\":0.5}]}", "E102", 2, 20, "/groups/0/level", "whole");
    assert_fault(FORMAT "\"legend\":1}", "E102", 2, 10, "/legend", "true or false");
    assert_fault(FORMAT "\"title\":{\"en\":1}}", "E102", 2, 9, "/title", "one string a language");
    assert_fault(FORMAT "\"center\":[]}", "E102", 2, 10, "/center", "a string");
    assert_fault(FORMAT "\"shapes\":{\"city\":\"record\"}}", "E102", 2, 18, "/shapes/city",
        "there is no shape");
    assert_fault(
        FORMAT "\"shapes\":{\"city\":1}}", "E102", 2, 18, "/shapes/city", "name of a shape");
    assert_fault(FORMAT "\"shapes\":[]}", "E102", 2, 10, "/shapes", "shapes by type");
    assert_fault(FORMAT "\"phrases\":{\"a\":1}}", "E102", 2, 11, "/phrases", "labels by relation");
    assert_fault(FORMAT "\"inverse\":[1]}", "E102", 2, 11, "/inverse", "an array of ids");
    assert_fault(FORMAT "\"select\":[]}", "E102", 2, 10, "/select", "expected an object");
    assert_fault(FORMAT "\"select\":{\"tyes\":[]}}", "E101", 2, 11, "/select/tyes", "\"types\"");
    assert_fault(FORMAT "\"groups\":{}}", "E102", 2, 10, "/groups", "array of groups");
    assert_fault(
        FORMAT "\"groups\":[{\"color\":\"red\"}]}", "E102", 2, 20, "/groups/0/color", "#RRGGBB");
}

/* In the order of the file, though groups are read last; and no message repeats its pointer. */
static void
test_view_faults_in_order(void **state)
{
    static const char text[] = FORMAT "\"groups\":[{\"colr\":1}],\n\"engine\":\"dots\"}";
    kh_view view = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_fails(kh_view_read_text(&view, "v.json", text, strlen(text), &findings, &err),
        KH_ERR_DATA, "v.json");
    assert_int_equal(findings.num, 2);
    assert_int_equal(findings.items[0].place.line, 2);
    assert_int_equal(findings.items[1].place.line, 3);
    assert_string_equal(findings.items[1].message, "there is no engine \"dots\"");
    kh_findings_free(&findings);
}

static void
test_view_file(void **state)
{
    static const char *const names[] = { "society5", "ministries", "sectors" };
    kh_findings findings = { 0 };
    kh_view view = { 0 };
    kh_error err = { 0 };
    char path[512];
    size_t j;

    (void) state;
    for (j = 0; j < 3; j++) {
        snprintf(path, sizeof(path), KH_ROOT "/graphs/%s.json", names[j]);
        assert_ok(kh_view_read(&view, path, &findings, &err));
        assert_non_null(view.preset);
        kh_view_free(&view);
        kh_view_free(&view);
    }
    assert_int_equal(findings.num, 0);
    assert_fails(
        kh_view_read(&view, "/nonexistent.json", &findings, &err), KH_ERR_IO, "/nonexistent.json");
    kh_findings_free(&findings);
}

static void
assert_keys(const json_t *schema, const kh_view_key *keys)
{
    const json_t *properties = json_object_get(schema, "properties");
    size_t num = 0;

    for (; keys->key != NULL; keys++, num++) {
        if (json_object_get(properties, keys->key) == NULL) {
            print_error("the schema lacks %s\n", keys->key);
            fail();
        }
    }
    assert_int_equal(num, json_object_size(properties));
}

/* The published schema and the reader know the same keys. */
static void
test_view_schema(void **state)
{
    json_t *schema
        = json_load_file(KH_ROOT "/data/schema/view-1.schema.json", JSON_REJECT_DUPLICATES, NULL);
    const json_t *properties = json_object_get(schema, "properties");

    (void) state;
    assert_non_null(properties);
    assert_keys(schema, kh_view_keys);
    assert_keys(json_object_get(properties, "select"), kh_view_select_keys);
    assert_keys(
        json_object_get(json_object_get(properties, "groups"), "items"), kh_view_group_keys);
    json_decref(schema);
}

static void
test_view_text(void **state)
{
    json_t *map = json_pack("{s:s, s:s, s:s}", "ko", "가", "en", "a", "zh-Hant", "字");

    (void) state;
    assert_string_equal(kh_view_text(map, "ko-KR", "en"), "가");
    assert_string_equal(kh_view_text(map, "zh-hant-TW", "en"), "字");
    assert_string_equal(kh_view_text(map, "fr", "ko"), "가");
    assert_string_equal(kh_view_text(map, "fr", "de"), "a");
    assert_null(kh_view_text(NULL, "fr", "de"));
    json_decref(map);
}

/* --- scenes ------------------------------------------------------------------------------ */

static void
test_presets(void **state)
{
    const kh_preset *preset;

    (void) state;
    for (preset = kh_presets; preset->name != NULL; preset++) {
        assert_ptr_equal(kh_preset_find(preset->name), preset);
        assert_true(strlen(preset->summary) > 10 && strlen(preset->explanation) > 40);
    }
    assert_null(kh_preset_find("mpa"));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_color_contrast),
        cmocka_unit_test(test_color_parse),
        cmocka_unit_test(test_color_is_legible),
        cmocka_unit_test(test_view_faults),
        cmocka_unit_test(test_view_faults_in_order),
        cmocka_unit_test(test_view_file),
        cmocka_unit_test(test_view_schema),
        cmocka_unit_test(test_view_text),
        cmocka_unit_test(test_presets),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
