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

/* --- mutations ------------------------------------------------------------------------------- */

static const char *const seeds[] = {
    "{\"format\":\"kakehashi-graph-1\",\"graph\":{\"title\":{\"ko\":\"\xED\x98\x91\xEB\xA0\xA5\","
    "\"ja\":\"\xE9\x80\xA3\xE6\x90\xBA\"},\"asOf\":2016},\"sectors\":[{\"id\":\"energy\"}],"
    "\"nodes\":[{\"id\":\"a\",\"sectors\":[{\"id\":\"energy\",\"weight\":0.5}],\"confidence\":1e-1}"
    ","
    "{\"id\":\"b\",\"label\":\"B \\uD83D\\uDE00 "
    "\\n\"}],\"edges\":[{\"source\":\"a\",\"target\":\"b\","
    "\"weight\":-12.50e+2,\"sources\":[\"s\",{\"id\":7,\"locator\":\"p. 3\"}],\"end\":null}]}",
    "[[],{},[[2.0,3e5,-0.0]],\"\\\\\\\"\\u00e9\\/\",true,false,null,{\"a\":{\"b\":[{\"c\":1}]}}]",
    "{\"kind\":\"node\",\"id\":\"\xED\x95\x9C\xEA\xB5\xAD\",\"start\":\"2016-01-22\"}",
};

/* Bytes that mean something to a parser. */
static const char telling[] = "\"\\{}[],:0123456789.eE+-tfn u\xC2\xE3\xED\xF0\x80\xBF\x00\x1F\n";

static uint64_t
draw(uint64_t *random)
{
    *random += 0x9E3779B97F4A7C15u;
    return (*random ^ *random >> 31) * 0xBF58476D1CE4E5B9u >> 17;
}

/* One change; returns the new length, at most one more. */
static size_t
mutate(char *text, size_t length, uint64_t *random)
{
    const size_t at = draw(random) % (length + 1), other = draw(random) % (length + 1);
    const size_t few = draw(random) % 6;
    const char byte = telling[draw(random) % (sizeof(telling) - 1)];

    switch (draw(random) % 5) {
        case 0: /* another byte */
            text[at == length ? 0 : at] = byte;
            return length;
        case 1: /* one more */
            memmove(text + at + 1, text + at, length - at);
            text[at] = byte;
            return length + 1;
        case 2: /* some less */
            if (at + few >= length) {
                return length;
            }
            memmove(text + at, text + at + few, length - at - few);
            return length - few;
        case 3: /* a piece of itself */
            if (at + few < length && other + few < length) {
                memmove(text + at, text + other, few);
            }
            return length;
        default: /* one bit */
            text[at == length ? 0 : at] ^= (char) (1 << draw(random) % 7);
            return length;
    }
}

static void
test_mutations_agree_with_jansson(void **state)
{
    char text[2048];
    uint64_t random = 1;
    size_t j, k, num, length;

    (void) state;
    for (j = 0; j < 40000; j++) {
        const char *seed = seeds[j % (sizeof(seeds) / sizeof(seeds[0]))];
        const char *difference;

        length = strlen(seed);
        memcpy(text, seed, length);
        num = 1 + draw(&random) % 4;
        for (k = 0; k < num; k++) {
            length = mutate(text, length, &random);
        }
        difference = json_disagreement(text, length);
        if (difference != NULL) {
            print_error("%.*s\n%s\n", (int) length, text, difference);
            fail();
        }
    }
}

/* --- a large document on one and on several threads ------------------------------------------ */

#define NUM_NODES 3000
#define NUM_EDGES 9000

static void
write_document(kh_text *out, bool lines)
{
    size_t j;

    kh_text_add(out, lines ? "" : "{\"nodes\":[\n");
    for (j = 0; j < NUM_NODES; j++) {
        kh_text_print(out,
            "{%s\"id\":\"node-%zu\",\"label\":{\"ko\":\"\xEA\xB8\xB0\xEA\xB4\x80 %zu\"}}",
            lines ? "\"kind\":\"node\"," : "", j, j);
        kh_text_add(out, !lines && j + 1 < NUM_NODES ? ",\n" : "\n");
    }
    kh_text_add(out, lines ? "" : "],\"edges\":[\n");
    for (j = 0; j < NUM_EDGES; j++) {
        kh_text_print(out,
            "{%s\"source\":\"node-%zu\",\"target\":\"node-%zu\",\"relation\":\"funds\","
            "\"start\":\"20%02zu\",\"weight\":%zu.25,\"sources\":[{\"id\":\"s%zu\"}]}",
            lines ? "\"kind\":\"edge\"," : "", j * 7 % NUM_NODES, j * 31 % NUM_NODES, j % 25, j,
            j % 90);
        kh_text_add(out, !lines && j + 1 < NUM_EDGES ? ",\n" : "\n");
    }
    kh_text_add(out, lines ? "" : "]}\n");
}

/* All that a reader has to say about a text. */
static kh_status
tell(const char *text, size_t length, size_t num_threads, kh_text *out)
{
    const kh_read_limits limits = { .num_threads = num_threads };
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    const kh_status status = kh_read_text(&graph, "text", text, length, &limits, &findings, &err);
    size_t j;

    kh_text_print(out, "%d %s\n", (int) status, err.message);
    for (j = 0; j < findings.num; j++) {
        kh_finding_print(out, &findings.items[j]);
    }
    for (j = 0; j < graph.nodes.num; j++) {
        kh_text_print(out, "%s %u:%u %u\n", kh_graph_node_id(&graph, (uint32_t) j),
            graph.nodes.position[j].line, graph.nodes.position[j].column,
            graph.nodes.position[j].index);
    }
    for (j = 0; j < graph.edges.num; j++) {
        kh_text_print(out, "%u %u %u:%u %u %g\n", graph.edges.source[j], graph.edges.target[j],
            graph.edges.position[j].line, graph.edges.position[j].column,
            graph.edges.citations[j].first, graph.edges.weight[j]);
    }
    kh_findings_free(&findings);
    kh_graph_free(&graph);
    return status;
}

static void
compare_threads(const char *text, size_t length, kh_text out[2])
{
    kh_text_clear(&out[0]);
    kh_text_clear(&out[1]);
    assert_int_equal(tell(text, length, 1, &out[0]), tell(text, length, 2, &out[1]));
    assert_false(out[0].failed || out[1].failed);
    assert_string_equal(kh_text_bytes(&out[0]), kh_text_bytes(&out[1]));
}

static void
test_threads_read_the_same(void **state)
{
    kh_text out[2] = { { 0 } }, document = { 0 };
    uint64_t random = 7;
    size_t j, k, length;
    char *text;

    (void) state;
    for (j = 0; j < 24; j++) {
        kh_text_clear(&document);
        write_document(&document, j % 2 == 1);
        assert_false(document.failed);
        text = malloc(document.length + 16);
        assert_non_null(text);
        memcpy(text, document.bytes, document.length);
        length = document.length;
        for (k = 0; k < j / 2; k++) {
            length = mutate(text, length, &random);
        }
        compare_threads(text, length, out);
        if (j < 2) {
            assert_int_equal(out[0].bytes[0], '0'); /* the document is good as it stands */
        }
        free(text);
    }
    kh_text_free(&out[0]);
    kh_text_free(&out[1]);
    kh_text_free(&document);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grammar_classes),
        cmocka_unit_test(test_where_jansson_differs),
        cmocka_unit_test(test_mutations_agree_with_jansson),
        cmocka_unit_test(test_threads_read_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
