/* JSON text, values, places and pointers. */
#include "testlib.h"

#include "../src/base/json.h"
#include "transformed.h"

#include <stdlib.h>

static void
test_json_strings(void **state)
{
    (void) state;
    assert_string_equal(transformed(kh_json_add_string, "a\"b\\c/d"), "\"a\\\"b\\\\c/d\"");
    assert_string_equal(
        transformed(kh_json_add_string, "\n\t\r\x01\x7F"), "\"\\n\\t\\u000d\\u0001\\u007f\"");
    assert_string_equal(transformed(kh_json_add_string, "省"), "\"省\"");
}

static void
test_json_values_read_back(void **state)
{
    static const char text[] = "{\"b\":[1,-2.5,1e+30,true,false,null],\"a\":{\"\\n\":\"\\\"\"}}";
    kh_text out = { 0 };
    kh_error err = { 0 };
    json_t *value = NULL;
    size_t offset;

    (void) state;
    assert_ok(kh_json_parse(text, strlen(text), &value, &offset, &err));
    kh_json_add_value(&out, value);
    assert_string_equal(kh_text_bytes(&out), text);
    kh_text_free(&out);
    json_decref(value);
}

static void
test_json_faults(void **state)
{
    static const char *const faults[]
        = { "", "{", "[1,]", "{\"a\":1,\"a\":2}", "1 2", "nul", "\"\xFF\"", "[1}" };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(faults) / sizeof(*faults); j++) {
        kh_error err = { 0 };
        json_t *value = NULL;
        size_t offset = SIZE_MAX;

        assert_fails(
            kh_json_parse(faults[j], strlen(faults[j]), &value, &offset, &err), KH_ERR_DATA, "");
        assert_null(value);
        assert_true(offset <= strlen(faults[j]));
    }
}

static void
assert_located(const char *text, const char *pointer, int of_key, const char *expected)
{
    const size_t offset = kh_json_locate(text, strlen(text), pointer, of_key);

    if (strncmp(text + offset, expected, strlen(expected)) != 0) {
        print_error("%s: \"%s\", expected \"%s\"\n", pointer, text + offset, expected);
        fail();
    }
}

static void
test_json_locate(void **state)
{
    static const char text[]
        = " { \"nodes\" : [ {\"id\": \"a]\\\"}\"}, 7, [ ], {\"x\": {\"y\": null}} ],\n"
          "   \"a/b\": 1, \"m~n\": 2, \"\": 3, \"k\\u00e9\\\"\": 4, \"~1\": 5, \"省\": true }";

    (void) state;
    assert_located(text, "", 0, "{ \"nodes\"");
    assert_located(text, "/nodes", 0, "[ {\"id\"");
    assert_located(text, "/nodes", 1, "\"nodes\" :");
    assert_located(text, "/nodes/0", 0, "{\"id\"");
    assert_located(text, "/nodes/0/id", 0, "\"a]");
    assert_located(text, "/nodes/0/id", 1, "\"id\"");
    assert_located(text, "/nodes/1", 0, "7,");
    assert_located(text, "/nodes/1", 1, "7,");
    assert_located(text, "/nodes/2", 0, "[ ],");
    assert_located(text, "/nodes/3/x/y", 0, "null");
    assert_located(text, "/a~1b", 0, "1,");
    assert_located(text, "/m~0n", 0, "2,");
    assert_located(text, "/", 0, "3,");
    assert_located(text, "/ké\"", 0, "4,");
    assert_located(text, "/~01", 0, "5,");
    assert_located(text, "/省", 0, "true");
}

/* What does not exist is placed at what would hold it. */
static void
test_json_locate_absent(void **state)
{
    static const char text[] = "{\"nodes\": [ {\"id\": 1} ]}";

    (void) state;
    assert_located(text, "/edges", 0, "{\"nodes\"");
    assert_located(text, "/edges", 1, "{\"nodes\"");
    assert_located(text, "/nodes/1", 0, "[ {");
    assert_located(text, "/nodes/0/type", 0, "{\"id\"");
    assert_located(text, "/nodes/0/type", 1, "{\"id\"");
    assert_located(text, "/nodes/0/id/deep/er", 0, "1}");
    assert_located(text, "/nodes/id", 0, "[ {");
}

static void
test_json_pointers(void **state)
{
    kh_text pointer = { 0 };

    (void) state;
    kh_json_pointer_add(&pointer, "a/b~c");
    kh_json_pointer_add_index(&pointer, 12);
    kh_json_pointer_add(&pointer, "");
    assert_string_equal(kh_text_bytes(&pointer), "/a~1b~0c/12/");
    kh_text_free(&pointer);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_json_strings),
        cmocka_unit_test(test_json_values_read_back),
        cmocka_unit_test(test_json_faults),
        cmocka_unit_test(test_json_locate),
        cmocka_unit_test(test_json_locate_absent),
        cmocka_unit_test(test_json_pointers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
