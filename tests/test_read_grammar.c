#include "testlib.h"

#include "json_oracle.h"

#include "../src/read/read.h"

#include <stdio.h>
#include <stdlib.h>

/* --- the grammar, class by class ------------------------------------------------------------- */

typedef struct {
    bool accepted;
    const char *text;
    size_t length; /* 0: up to the NUL */
} grammar_case;

#define Y(text)                                                                                    \
    {                                                                                              \
        true, text, 0                                                                              \
    }
#define N(text)                                                                                    \
    {                                                                                              \
        false, text, 0                                                                             \
    }
#define N_BYTES(text)                                                                              \
    {                                                                                              \
        false, text, sizeof(text) - 1                                                              \
    }

static const grammar_case cases[] = {
    /* numbers */
    Y("0"),
    Y("-0"),
    Y("10"),
    Y("-1.5"),
    Y("1e3"),
    Y("1E+3"),
    Y("1e-3"),
    Y("0.1"),
    Y("0e0"),
    Y("123456789012345"),
    Y("9007199254740993"),
    Y("0.30000000000000004"),
    Y("1.7976931348623157e308"),
    Y("4.9e-324"),
    Y("1e-400"),
    Y("100000000000000.1"),
    Y("0.000000000000001"),
    Y("12345678.1234567"),
    N(""),
    N("-"),
    N("+1"),
    N("01"),
    N("-01"),
    N("00"),
    N("1."),
    N(".5"),
    N("1.e1"),
    N("1e"),
    N("1e+"),
    N("0x1"),
    N("1_0"),
    N("Infinity"),
    N("-Infinity"),
    N("NaN"),
    N("1 2"),
    N("--1"),
    N("1.2.3"),
    N("1e1.5"),
    N("\xEF\xBC\x91"),
    /* words */
    Y("true"),
    Y("false"),
    Y("null"),
    Y(" \t\r\n null \n"),
    N("True"),
    N("nul"),
    N("nulll"),
    N("truefalse"),
    N("undefined"),
    N("\x0B null"),
    N("\xC2\xA0 null"),
    N("\f1"),
    /* strings and escapes */
    Y("\"\""),
    Y("\"a\""),
    Y("\"\\\"\\\\\\/\\b\\f\\n\\r\\t\""),
    Y("\"\\u0041\\u00e9\\uD55C\""),
    Y("\"\\uD83D\\uDE00\""),
    Y("\"\\uDBFF\\uDFFF\""),
    Y("\"\x7F\""),
    Y("\"/\""),
    Y("\"\\uFFFE\""),
    N("\""),
    N("\"a"),
    N("'a'"),
    N("\"\\\""),
    N("\"\\a\""),
    N("\"\\x41\""),
    N("\"\\u004\""),
    N("\"\\u004g\""),
    N("\"\\U0041\""),
    N("\"\\0\""),
    N("\"\t\""),
    N("\"\n\""),
    N("\"\x1F\""),
    N("\"a\\\n\""),
    N("\"\\u 041\""),
    N("\"\\"),
    N("\"\\u"),
    N("\"\\uD83D\\u"),
    /* surrogates and NUL */
    N("\"\\uD83D\""),
    N("\"\\uDE00\""),
    N("\"\\uD83Dx\""),
    N("\"\\uD83D\\n\""),
    N("\"\\uD83D\\uD83D\""),
    N("\"\\uDE00\\uD83D\""),
    N("\"\\uD83D\\u0041\""),
    N("\"\\u0000\""),
    N("\"a\\u0000b\""),
    N_BYTES("\"\0\""),
    N_BYTES("\0"),
    N_BYTES("1\0"),
    N_BYTES("[\0]"),
    N_BYTES("{\"a\0\":1}"),
    N("{\"\\u0000\":1}"),
    /* UTF-8 */
    Y("\"\xC2\x80\""),
    Y("\"\xDF\xBF\""),
    Y("\"\xE0\xA0\x80\""),
    Y("\"\xED\x9F\xBF\""),
    Y("\"\xEE\x80\x80\""),
    Y("\"\xEF\xBF\xBF\""),
    Y("\"\xF0\x90\x80\x80\""),
    Y("\"\xF4\x8F\xBF\xBF\""),
    Y("\"abcdefg\xED\x95\x9C"
      "abcdefgh\""),
    Y("{\"\xED\x95\x9C\":1}"),
    N("\"\x80\""),
    N("\"\xBF\""),
    N("\"\xC0\x80\""),
    N("\"\xC1\xBF\""),
    N("\"\xC2\""),
    N("\"\xC2\x41\""),
    N("\"\xE0\x80\x80\""),
    N("\"\xE0\x9F\xBF\""),
    N("\"\xE2\x82\""),
    N("\"\xED\xA0\x80\""),
    N("\"\xED\xBF\xBF\""),
    N("\"\xF0\x80\x80\x80\""),
    N("\"\xF0\x8F\xBF\xBF\""),
    N("\"\xF4\x90\x80\x80\""),
    N("\"\xF5\x80\x80\x80\""),
    N("\"\xF8\x88\x80\x80\x80\""),
    N("\"\xFE\""),
    N("\"\xFF\""),
    N("\"\xE2\x82\xAC\x80\""),
    N("\"abcdefgh\xFF\""),
    N("\"abcdefg\xC2\""),
    N("\xED\x95\x9C"),
    N("\"\xF0\x9F\x98"),
    /* byte order marks */
    N("\xEF\xBB\xBF{}"),
    N("\xEF\xBB\xBF"),
    N_BYTES("\xFF\xFE{\0}\0"),
    Y("\"\xEF\xBB\xBF\""),
    /* arrays */
    Y("[]"),
    Y("[ ]"),
    Y("[1]"),
    Y("[1, [2, []], {}]"),
    N("["),
    N("]"),
    N("[1"),
    N("[1,"),
    N("[1,]"),
    N("[,1]"),
    N("[1,,2]"),
    N("[1 2]"),
    N("[1;2]"),
    N("[1:2]"),
    N("[1}"),
    N("[]]"),
    N("[][]"),
    N("[\"a\" \"b\"]"),
    N("[1]x"),
    N("[*]"),
    N("[/**/1]"),
    N("[1]//"),
    N("[#\n]"),
    /* objects */
    Y("{}"),
    Y("{ }"),
    Y("{\"a\":1}"),
    Y("{\"\":0}"),
    Y("{\"a\":{\"a\":{}}}"),
    Y("{\"a\" : 1 , \"b\" : [ ] }"),
    Y("{\"A\":1,\"a\":2}"),
    N("{"),
    N("}"),
    N("{\"a\"}"),
    N("{\"a\":}"),
    N("{\"a\":1,}"),
    N("{,\"a\":1}"),
    N("{\"a\":1,,\"b\":2}"),
    N("{\"a\" 1}"),
    N("{\"a\":1 \"b\":2}"),
    N("{a:1}"),
    N("{'a':1}"),
    N("{1:1}"),
    N("{null:1}"),
    N("{\"a\"::1}"),
    N("{\"a\",1}"),
    N("{\"a\":1]"),
    N("{}}"),
    N("{\"a\":1}{\"a\":1}"),
    N("{[]:1}"),
    N("{\"a\":1"),
    N("{\"a\":"),
    N("{\"a"),
    N("{\"a\":1;}"),
    N("{/*c*/}"),
    N("{\"a\":\"b\",\"\\u0061\":1,}"),
    /* duplicate keys */
    N("{\"a\":1,\"a\":1}"),
    N("{\"a\":1,\"\\u0061\":2}"),
    N("[{\"a\":{},\"b\":0,\"a\":[]}]"),
    N("{\"\":1,\"\":2}"),
    N("{\"a\":0,\"b\":0,\"c\":0,\"d\":0,\"e\":0,\"f\":0,\"g\":0,\"h\":0,\"i\":0,\"j\":0,\"k\":0,"
      "\"l\":0,\"m\":0,\"n\":0,\"o\":0,\"p\":0,\"q\":0,\"a\":0}"),
    Y("{\"a\":0,\"b\":0,\"c\":0,\"d\":0,\"e\":0,\"f\":0,\"g\":0,\"h\":0,\"i\":0,\"j\":0,\"k\":0,"
      "\"l\":0,\"m\":0,\"n\":0,\"o\":0,\"p\":0,\"q\":0,\"r\":0}"),
    Y("{\"a\":{\"b\":1},\"c\":{\"b\":1}}"),
};

static void
test_grammar_classes(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(cases[0]); j++) {
        const size_t length = cases[j].length != 0 ? cases[j].length : strlen(cases[j].text);
        const char *difference = json_disagreement(cases[j].text, length);
        json_t *value
            = json_loadb(cases[j].text, length, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, NULL);

        if (difference != NULL
            || ((value != NULL) != cases[j].accepted
                && memchr(cases[j].text, '\0', length) == NULL)) {
            print_error("case %zu, %s: %s\n", j, cases[j].text,
                difference != NULL ? difference : "both parsers are wrong");
            fail();
        }
        json_decref(value);
    }
}

/* Ours alone: how deep, and numbers that jansson has no room for. */
static void
test_where_jansson_differs(void **state)
{
    static const char *const texts[] = { "1e999", "-1e999", "[123456789012345678901234567890]" };
    char deep[2 * KH_MAX_DEPTH + 3];
    kh_tokens tokens = { 0 };
    kh_parse_result result;
    kh_error err = { 0 };
    size_t used, j;

    (void) state;
    for (j = 0; j < sizeof(texts) / sizeof(texts[0]); j++) {
        assert_ok(
            kh_tokens_parse(&tokens, texts[j], strlen(texts[j]), "file", &result, &used, &err));
        assert_int_equal(result, KH_PARSE_DONE);
        assert_int_equal(used, strlen(texts[j]));
    }
    for (j = KH_MAX_DEPTH; j <= KH_MAX_DEPTH + 1; j++) {
        memset(deep, '[', j);
        memset(deep + j, ']', j);
        assert_ok(kh_tokens_parse(&tokens, deep, 2 * j, "file", &result, &used, &err));
        assert_int_equal(result, j == KH_MAX_DEPTH ? KH_PARSE_DONE : KH_PARSE_FAULT);
    }
    assert_string_equal(tokens.fault.code, "E007");
    kh_tokens_free(&tokens);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grammar_classes),
        cmocka_unit_test(test_where_jansson_differs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
