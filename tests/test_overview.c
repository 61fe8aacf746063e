/* Graphs that are too large to be read: overviews, and the bodies that bridge most. */
#include "draw_fixtures.h"

#include "../src/base/json.h"

#define NUM_WHEELS 40
#define NUM_SPOKES 60

/* Wheels of one sector each, their hubs in a ring: every hub bridges. */
static void
add_wheels(kh_text *text)
{
    size_t j, k;

    kh_text_add(text,
        "{\"directed\":false,\"sectors\":[{\"id\":\"a\"},{\"id\":\"b\"}],"
        "\"nodeTypes\":{\"hub\":{\"body\":true},\"rim\":{\"body\":true}},\"nodes\":[");
    for (j = 0; j < NUM_WHEELS; j++) {
        for (k = 0; k <= NUM_SPOKES; k++) {
            kh_text_print(text, "%s{\"id\":\"w%zu-%zu\",\"type\":\"%s\",\"sectors\":[\"%s\"]}",
                j + k > 0 ? "," : "", j, k, k == 0 ? "hub" : "rim", j % 2 == 0 ? "a" : "b");
        }
    }
    kh_text_add(text, "],\"edges\":[");
    for (j = 0; j < NUM_WHEELS; j++) {
        kh_text_print(text, "%s{\"source\":\"w%zu-0\",\"target\":\"w%zu-0\"}", j > 0 ? "," : "", j,
            (j + 1) % NUM_WHEELS);
        for (k = 1; k <= NUM_SPOKES; k++) {
            kh_text_print(text, ",{\"source\":\"w%zu-0\",\"target\":\"w%zu-%zu\"}", j, j, k);
        }
    }
    kh_text_add(text, "]}");
}

static json_t *
draw_wheels(kh_view view, const char *first_code)
{
    kh_text text = { 0 }, scene = { 0 };
    kh_graph graph = { 0 };
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    json_t *root = NULL;
    size_t offset;

    add_wheels(&text);
    read_graph(&graph, kh_text_bytes(&text));
    assert_ok(kh_draw_scene(&graph, NULL, &view, "en", &scene, &warnings, &err));
    assert_true(warnings.num > 0);
    assert_string_equal(warnings.items[0].code, first_code);
    assert_ok(kh_json_parse(kh_text_bytes(&scene), scene.length, &root, &offset, &err));
    kh_findings_free(&warnings);
    kh_text_free(&text);
    kh_text_free(&scene);
    kh_graph_free(&graph);
    return root;
}

static double
number(const json_t *node, const char *key)
{
    return json_number_value(json_object_get(node, key));
}

/* All nodes are there and have places; hubs have their names, above all dots. */
static void
test_overview(void **state)
{
    const size_t num = NUM_WHEELS * (NUM_SPOKES + 1);
    json_t *scene = draw_wheels((kh_view){ .preset = "map" }, "W111");
    const json_t *nodes = json_object_get(scene, "nodes");
    size_t named = 0, j;

    (void) state;
    assert_string_equal(json_string_value(json_object_get(scene, "engine")), "fixed");
    assert_int_equal(json_array_size(nodes), num);
    assert_int_equal(json_array_size(json_object_get(scene, "edges")), num);
    for (j = 0; j < num; j++) {
        const json_t *node = json_array_get(nodes, j);
        const bool name = json_array_size(json_object_get(node, "lines")) > 0;

        assert_true(json_is_number(json_object_get(node, "x")));
        assert_true(number(node, "x") >= 0 && number(node, "x") < 10000);
        assert_true(name || named == 0);
        named += name;
    }
    assert_in_range(named, 20, 50);
    json_decref(scene);
}

static void
test_complete(void **state)
{
    kh_text text = { 0 }, scene = { 0 };
    kh_graph graph = { 0 };
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    const kh_view view = { .preset = "layers", .complete = true };

    (void) state;
    add_wheels(&text);
    read_graph(&graph, kh_text_bytes(&text));
    assert_ok(kh_draw_scene(&graph, NULL, &view, "en", &scene, &warnings, &err));
    assert_non_null(strstr(kh_text_bytes(&scene), "\"engine\":\"columns\""));
    kh_findings_free(&warnings);
    kh_text_free(&text);
    kh_text_free(&scene);
    kh_graph_free(&graph);
}

/* Ten hubs and at most thirty neighbours; other hubs come before rims, for they touch two. */
static void
test_top(void **state)
{
    json_t *scene = draw_wheels((kh_view){ .preset = "layers", .top = 10 }, "W116");
    const json_t *nodes = json_object_get(scene, "nodes");
    const char *footer = json_string_value(json_array_get(json_object_get(scene, "footer"), 0));
    size_t hubs = 0, j;

    (void) state;
    assert_int_equal(json_array_size(nodes), 40);
    for (j = 0; j < 40; j++) {
        hubs += strcmp(json_string_value(json_object_get(json_array_get(nodes, j), "class")), "hub")
                == 0;
    }
    assert_true(hubs >= 10);
    if (strstr(footer, "2400 more not shown") == NULL) {
        print_error("%s\n", footer);
        fail();
    }
    json_decref(scene);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_overview),
        cmocka_unit_test(test_complete),
        cmocka_unit_test(test_top),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
