#include "testlib.h"

#include "json_oracle.h"

#include "../src/read/read.h"

#include <stdio.h>
#include <stdlib.h>

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
        cmocka_unit_test(test_mutations_agree_with_jansson),
        cmocka_unit_test(test_threads_read_the_same),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
