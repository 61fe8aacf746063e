#include "testlib.h"

#include "../src/base/json.h"
#include "../src/read/tokens.h"

#include <locale.h>

/* jansson as an oracle of what is JSON. */
static void
test_same_grammar_as_jansson(void **state)
{
    static const char *const texts[] = { "{}", "[]", "[1,2]", "[1,]", "[,1]", "{\"a\":1,}", "[01]",
        "[-0]", "[-]", "[1.]", "[1.0]", "[1e5]", "[1e]", "[1E+5]", "[.5]", "[+1]", "[\"\\u00e9\"]",
        "[\"\\ud83d\\ude00\"]", "[\"\\ud83d\"]", "[\"\\u00\"]", "[\"\\x\"]", "[\"\\/\"]",
        "[\"\t\"]", "[\"\xC3\xA9\"]", "[\"\xC3\"]", "[\"\xED\xA0\x80\"]", "[\"\xF4\x90\x80\x80\"]",
        "[tru]", "[true]", "[truex]", "[nul", "{\"a\" 1}", "{1:2}", "{\"a\":}", "{\"a\":1", "[[]",
        "[}", "{]", "\"a\"", "1", "null", "", " ", "[1 2]", "[\"a\" \"b\"]", "{\"a\":1 \"b\":2}",
        "[\"\\u0000\"]", "[NaN]", "['a']", "[1]x", "[\"\\uD83D\\u0041\"]", "[\"\\b\\f\\n\\r\\t\"]",
        "[\"\x7F\"]", "[\"", "[\"\\", "[\"\\u", "[\"\\u1", "[-1.5e-3]", "[1e5.5]", "[--1]" };
    kh_tokens tokens = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(texts) / sizeof(texts[0]); j++) {
        const size_t length = strlen(texts[j]);
        json_t *value = NULL;
        kh_parse_result result;
        size_t offset, used;
        const bool accepted = kh_json_parse(texts[j], length, &value, &offset, NULL) == KH_OK;

        assert_int_equal(
            kh_tokens_parse(&tokens, texts[j], length, "file", &result, &used, NULL), KH_OK);
        if (accepted != (result == KH_PARSE_DONE && used == length)) {
            print_error("%s: jansson %d\n", texts[j], accepted);
            fail();
        }
        if (accepted) {
            kh_text ours = { 0 }, theirs = { 0 };
            json_t *again = NULL;

            kh_tokens_add_json(&tokens, 0, &ours);
            assert_int_equal(kh_json_parse(ours.bytes, ours.length, &again, &offset, NULL), KH_OK);
            assert_true(json_equal(value, again));
            kh_text_free(&ours);
            kh_text_free(&theirs);
            json_decref(again);
        }
        json_decref(value);
    }
    kh_tokens_free(&tokens);
}

/* Cut anywhere, a good text asks for more, and never faults. */
static void
test_every_prefix_asks_for_more(void **state)
{
    static const char text[]
        = "{\"a\":[1.5e-3,true,null,\"\\ud83d\\ude00\xE6\x9D\xB1\\n\"],\"b\":{\"c\":-0}}";
    kh_tokens tokens = { 0 };
    kh_parse_result result;
    size_t j, used;

    (void) state;
    for (j = 0; j < strlen(text); j++) {
        assert_int_equal(kh_tokens_parse(&tokens, text, j, NULL, &result, &used, NULL), KH_OK);
        assert_int_equal(result, KH_PARSE_MORE);
        assert_int_equal(kh_tokens_parse(&tokens, text, j, "file", &result, &used, NULL), KH_OK);
        assert_int_equal(result, KH_PARSE_FAULT);
    }
    assert_int_equal(
        kh_tokens_parse(&tokens, text, strlen(text), NULL, &result, &used, NULL), KH_OK);
    assert_int_equal(result, KH_PARSE_DONE);
    assert_int_equal(used, strlen(text));
    kh_tokens_free(&tokens);
}

static void
test_numbers(void **state)
{
    static const struct {
        const char *text;
        double value;
    } cases[] = { { "0", 0 }, { "-7", -7 }, { "123456789012345", 123456789012345.0 },
        { "1234567890123456789", 1234567890123456789.0 }, { "0.1", 0.1 }, { "-2.5e3", -2500 },
        { "1e-320", 1e-320 }, { "1e999", INFINITY } };
    kh_tokens tokens = { 0 };
    kh_parse_result result;
    size_t j, used;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(cases[0]); j++) {
        assert_int_equal(kh_tokens_parse(&tokens, cases[j].text, strlen(cases[j].text), "file",
                             &result, &used, NULL),
            KH_OK);
        assert_int_equal(result, KH_PARSE_DONE);
        assert_true(kh_tokens_number(&tokens, 0) == cases[j].value);
    }
    kh_tokens_free(&tokens);
}

/* A program that embeds the library may live in a locale with a decimal comma. */
static void
test_numbers_in_any_locale(void **state)
{
    static const char *const locales[] = { "de_DE.UTF-8", "de_DE.utf8", "fr_FR.UTF-8", "C" };
    size_t j;

    for (j = 0; setlocale(LC_NUMERIC, locales[j]) == NULL; j++) {
    }
    test_numbers(state);
    (void) setlocale(LC_NUMERIC, "C");
}

static void
test_pointers(void **state)
{
    static const char text[] = "{\"a/b\":[10,{\"~\":[]},{\"x\":{\"y\":1}}],\"z\":2}";
    static const char *const pointers[]
        = { "", "/a~1b", "/a~1b", "/a~1b/0", "/a~1b/1", "/a~1b/1/~0", "/a~1b/1/~0", "/a~1b/2",
              "/a~1b/2/x", "/a~1b/2/x", "/a~1b/2/x/y", "/a~1b/2/x/y", "/z", "/z" };
    kh_tokens tokens = { 0 };
    kh_parse_result result;
    kh_text pointer = { 0 };
    size_t used;
    uint32_t t;

    (void) state;
    assert_int_equal(
        kh_tokens_parse(&tokens, text, strlen(text), "file", &result, &used, NULL), KH_OK);
    assert_int_equal(tokens.num, sizeof(pointers) / sizeof(pointers[0]));
    for (t = 0; t < tokens.num; t++) {
        kh_text_clear(&pointer);
        kh_tokens_add_pointer(&tokens, t, &pointer);
        assert_string_equal(kh_text_bytes(&pointer), pointers[t]);
    }
    kh_text_free(&pointer);
    kh_tokens_free(&tokens);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_same_grammar_as_jansson),
        cmocka_unit_test(test_every_prefix_asks_for_more),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_numbers_in_any_locale),
        cmocka_unit_test(test_pointers),
    };

    return cmocka_run_group_tests_name("tokens", tests, NULL, NULL);
}
