/* Levels of many nodes fold into several columns. */
#include "testlib.h"

#include "../src/base/json.h"
#include "../src/picture/picture.h"

#include <stdlib.h>

#define RENDER KH_BUILD "/bin/kakehashi-render"

static int
set_up(void **state)
{
    (void) state;
    return setenv("KAKEHASHI_RENDER", RENDER, 1);
}

/* Two nodes in front of `num`, each tied to one of them. */
static json_t *
lay_out(size_t num)
{
    kh_findings warnings = { 0 };
    kh_error err = { 0 };
    kh_text scene = { 0 }, layout = { 0 };
    json_t *root = NULL;
    size_t offset, j;

    kh_text_add(&scene, "{\"scene\":1,\"lang\":\"en\",\"engine\":\"columns\",\"direction\":\"LR\","
                        "\"clusters\":[{\"label\":\"Many\",\"fill\":\"#FFFFFF\","
                        "\"border\":\"#808080\"}],\"nodes\":[");
    for (j = 0; j < num + 2; j++) {
        kh_text_print(&scene,
            "%s{\"id\":\"n%zu\",\"lines\":[\"Node %zu\"],\"shape\":\"box\",\"fills\":[\"#FFFFFF\"],"
            "\"border\":\"#000000\",\"color\":\"#000000\",\"level\":%d%s}",
            j > 0 ? "," : "", j, j, j > 1, j > 1 ? ",\"cluster\":0" : "");
    }
    kh_text_add(&scene, "],\"edges\":[");
    for (j = 2; j < num + 2; j++) {
        kh_text_print(&scene,
            "%s{\"from\":%zu,\"to\":%zu,\"style\":\"solid\",\"color\":\"#000000\","
            "\"arrows\":\"forward\"}",
            j > 2 ? "," : "", j % 2, j);
    }
    kh_text_add(&scene, "]}");
    assert_ok(kh_picture_draw(kh_text_bytes(&scene), "json", NULL, &layout, &warnings, &err));
    assert_ok(kh_json_parse(kh_text_bytes(&layout), layout.length, &root, &offset, &err));
    kh_findings_free(&warnings);
    kh_text_free(&scene);
    kh_text_free(&layout);
    return root;
}

static double
number(const json_t *root, const char *array, size_t index, const char *key)
{
    return json_number_value(
        json_object_get(json_array_get(json_object_get(root, array), index), key));
}

static size_t
count_columns(const json_t *root)
{
    const size_t num = json_array_size(json_object_get(root, "nodes"));
    size_t columns = 0, j, k;

    for (j = 0; j < num; j++) {
        for (k = 0; k < j; k++) {
            if (fabs(number(root, "nodes", j, "x") - number(root, "nodes", k, "x")) < 1) {
                break;
            }
        }
        columns += k == j;
    }
    return columns;
}

static void
test_few_nodes_stay_in_their_column(void **state)
{
    json_t *root = lay_out(5);

    (void) state;
    assert_int_equal(count_columns(root), 2);
    json_decref(root);
}

static void
test_many_nodes_fold(void **state)
{
    json_t *root = lay_out(40);
    const json_t *page = json_object_get(root, "page");

    (void) state;
    assert_in_range(count_columns(root), 3, 6);
    assert_true(json_number_value(json_object_get(page, "height"))
                < 3 * json_number_value(json_object_get(page, "width")));
    json_decref(root);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(test_few_nodes_stay_in_their_column, set_up),
        cmocka_unit_test_setup(test_many_nodes_fold, set_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
