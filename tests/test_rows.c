/* Rows against tokens: a document read as it is, and once more so that no element of it is a row,
 * must give the same graph, to the last symbol and position, and the same findings. */
#include "testlib.h"

#include "../src/base/random.h"
#include "../src/read/read.h"
#include "../src/read/row.h"
#include "../src/snapshot/snapshot.h"

#include <stdlib.h>

#define NUM_DOCUMENTS 600
#define NUM_ELEMENTS  12

typedef struct {
    const char *key;
    const char *values[8]; /* the first four are sound */
} member;

static const member node_members[] = {
    { "id", { "\"a\"", "\"b\"", "\"c\"", "\"한국\"", "\"\"", "1", "\"d\\u0065\"", "\"\x7F\"" } },
    { "type",
        { "\"office\"", "\"firm\"", "\"v\"", "\"省\"", "null", "[\"x\"]", "\"\"", "\"\\n\"" } },
    { "label", { "\"A\"", "{\"en\":\"A\",\"ja\":\"省\"}", "{ \"fr\" : \"\" }", "\"\"", "{}",
                   "{\"en\":\"A\",\"en\":\"B\"}", "{\"jp\":\"A\"}", "{\"en\":[\"A\"]}" } },
    { "sectors",
        { "[\"x\"]", "[\"x\" , \"y\"]", "[\"y\"]", "[\"a\",\"b\",\"c\",\"d\"]", "[]", "\"x\"",
            "[{\"id\":\"x\",\"weight\":2}]", "[\"a\",\"b\",\"c\",\"d\",\"e\"]" } },
    { "start", { "\"1950\"", "null", "\"2001-02\"", "\"-0044-03-15\"", "1950", "\"2001-02-30\"",
                   "\"x\"", "true" } },
    { "end", { "\"2050\"", "null", "\"2060-12-31\"", "\"9999\"", "\"-9999\"", "2.5", "\"2050-\"",
                 "{}" } },
    { "confidence", { "0", "1", "0.5", "0.123456789", "1.5", "-0", "1e-1", "00" } },
    { "sources",
        { "[\"r\"]", "[{\"id\":\"r\",\"locator\":\"p. 1\"}]", "[{\"id\":\"s\"}, \"t\"]",
            "[{ \"id\" : \"r\" , \"locator\" : \"\" }]", "[]", "[{\"locator\":\"p\",\"id\":\"r\"}]",
            "[{\"id\":\"r\",\"note\":\"n\"}]", "[1]" } },
    { "country", { "\"JP\"", "\"KR\"", "\"\"", "\"\"", "1", "null", "[]", "{}" } },
};

static const member edge_members[] = {
    { "source", { "\"a\"", "\"b\"", "\"c\"", "\"한국\"", "\"\"", "1", "\"d\\u0065\"", "\"zz\"" } },
    { "target", { "\"a\"", "\"b\"", "\"c\"", "\"한국\"", "\"\"", "1", "\"d\\u0065\"", "\"zz\"" } },
    { "id", { "\"e\"", "\"f\"", "\"g\"", "\"a\"", "\"\"", "1", "\"d\\u0065\"", "null" } },
    { "relation", { "\"owns\"", "\"funds\"", "\"v\"", "\"省\"", "null", "1", "\"\"", "\"\\\\\"" } },
    { "start", { "\"1950\"", "null", "\"2001-02\"", "\"-0044-03-15\"", "1950", "\"2001-02-30\"",
                   "\"x\"", "true" } },
    { "end", { "\"2050\"", "null", "\"2060-12-31\"", "\"9999\"", "\"-9999\"", "2.5", "\"2050-\"",
                 "{}" } },
    { "weight", { "1", "2.5", "0.1", "99999999999999", "0", "1.", "1E2", "12345678901234567" } },
    { "sources", { "[\"r\"]", "[{\"id\":\"r\",\"locator\":\"p. 1\"}]", "[{\"id\":\"s\"}, \"t\"]",
                     "[{ \"id\" : \"r\" , \"locator\" : \"\" }]", "[]", "[\"r\",]",
                     "[{\"id\":\"r\",\"id\":\"s\"}]", "[\"a\",\"b\",\"c\",\"d\",\"e\"]" } },
    { "label", { "\"A\"", "\"A\"", "\"A\"", "{\"en\":\"A\"}", "1", "{}", "[]", "\"\"" } },
};

#define NUM_MEMBERS (sizeof(node_members) / sizeof(node_members[0]))

/* --- documents ------------------------------------------------------------------------------- */

typedef struct {
    uint64_t seed, counter;
    bool odd;       /* one value in twenty is not sound */
    kh_text *texts; /* the document as it is, and without rows */
} maker;

static size_t
below(maker *m, uint64_t bound)
{
    return (size_t) kh_random_below(m->seed, 0, &m->counter, bound);
}

static void
add(maker *m, const char *text)
{
    kh_text_add(&m->texts[0], text);
    kh_text_add(&m->texts[1], text);
}

/* An escape in the last key makes tokens of an element. Its value is on a line of its own, so that
 * everything stands at the same place in both texts. */
static void
add_member(maker *m, const member *one, bool last)
{
    const size_t length = strlen(one->key);
    const bool odd = m->odd && below(m, 20) == 0;

    add(m, "\"");
    kh_text_add(&m->texts[0], one->key);
    if (last) {
        kh_text_add_bytes(&m->texts[1], one->key, length - 1);
        kh_text_print(&m->texts[1], "\\u%04X", (unsigned) one->key[length - 1]);
    } else {
        kh_text_add(&m->texts[1], one->key);
    }
    add(m, last ? "\":\n" : below(m, 8) == 0 ? "\" :\t " : "\":");
    add(m, one->values[odd ? 4 + below(m, 4) : below(m, 4)]);
}

/* `num_first` members are required. */
static void
add_element(maker *m, const member *members, size_t num_first)
{
    const size_t num = num_first + below(m, 4);
    size_t order[NUM_MEMBERS], j, k;

    for (j = 0; j < NUM_MEMBERS; j++) {
        order[j] = j;
    }
    /* Members behind the required ones are shuffled, then those that are taken. */
    for (j = num_first; j < num; j++) {
        k = j + below(m, NUM_MEMBERS - j);
        const size_t other = order[k];

        order[k] = order[j];
        order[j] = other;
    }
    add(m, "{");
    k = below(m, num);
    for (j = 0; j < num; j++) {
        const size_t at = order[(j + k) % num];

        add(m, j == 0 ? "" : below(m, 8) == 0 ? " ,\n" : ",");
        add_member(m, &members[at], j == num - 1 && (!m->odd || below(m, 30) > 0));
    }
    add(m, below(m, 8) == 0 ? " }" : "}");
}

static void
add_array(maker *m, const char *key, const member *members, size_t num_first)
{
    size_t j;

    add(m, "\"");
    add(m, key);
    add(m, "\":[");
    for (j = 0; j < NUM_ELEMENTS; j++) {
        add_element(m, members, num_first);
        add(m, j + 1 < NUM_ELEMENTS ? ",\n" : "]");
    }
}

static void
make_document(maker *m)
{
    kh_text_clear(&m->texts[0]);
    kh_text_clear(&m->texts[1]);
    add(m, "{\"format\":\"kakehashi-graph-1\",");
    add_array(m, "nodes", node_members, 1);
    add(m, ",");
    add_array(m, "edges", edge_members, 2);
    add(m, "}                ");
}

/* --- what is read of them -------------------------------------------------------------------- */

static kh_status
append(void *context, const char *bytes, size_t length, kh_error *err)
{
    kh_text_add_bytes(context, bytes, length);
    return kh_text_status(context, err);
}

/* The graph as a snapshot, behind the findings. */
static void
read_into(kh_text *out, const kh_text *document)
{
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_sink sink = { .write = append, .context = out };
    const kh_status status
        = kh_read_text(&graph, "file", document->bytes, document->length, NULL, &findings, &err);
    size_t j;

    kh_text_clear(out);
    for (j = 0; j < findings.num; j++) {
        kh_finding_print(out, &findings.items[j]);
    }
    assert_true(status == KH_OK || status == KH_ERR_DATA);
    if (status == KH_OK) {
        assert_ok(kh_snapshot_write(&graph, NULL, &sink, &err));
        assert_ok(kh_sink_finish(&sink, &err));
    }
    kh_sink_free(&sink);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
}

static void
compare(uint64_t seed, bool odd)
{
    kh_text texts[2] = { { 0 }, { 0 } }, read[2] = { { 0 }, { 0 } };
    maker m = { .seed = seed, .odd = odd, .texts = texts };

    make_document(&m);
    read_into(&read[0], &texts[0]);
    read_into(&read[1], &texts[1]);
    if (read[0].length != read[1].length
        || memcmp(read[0].bytes, read[1].bytes, read[0].length) != 0) {
        print_error(
            "seed %u:\n%s\nis not read as\n%s\n", (unsigned) seed, texts[0].bytes, texts[1].bytes);
        fail();
    }
    kh_text_free(&texts[0]);
    kh_text_free(&texts[1]);
    kh_text_free(&read[0]);
    kh_text_free(&read[1]);
}

static void
test_sound_documents(void **state)
{
    uint64_t seed;

    (void) state;
    for (seed = 0; seed < NUM_DOCUMENTS; seed++) {
        compare(seed, false);
    }
}

static void
test_odd_documents(void **state)
{
    uint64_t seed;

    (void) state;
    for (seed = 0; seed < NUM_DOCUMENTS; seed++) {
        compare(seed, true);
    }
}

/* --- what is a row --------------------------------------------------------------------------- */

static bool
is_row(kh_row_kind kind, const char *text)
{
    kh_text view = { 0 };
    kh_row row = { 0 };
    size_t used = 0;
    bool is;

    kh_text_add(&view, text);
    kh_text_add(&view, ",                ");
    is = kh_row_scan(&row, kind, view.bytes, view.length, &used);
    assert_true(!is || used == strlen(text));
    kh_text_free(&view);
    return is;
}

/* Else the comparison above would compare tokens with tokens. */
static void
test_common_shapes_are_rows(void **state)
{
    (void) state;
    assert_true(is_row(KH_ROW_NODE,
        "{\"id\":\"a\",\"type\":\"t\",\"sectors\":[\"x\",\"y\"],"
        "\"label\":{\"en\":\"A\",\"ja\":\"省\",\"ko\":\"한국\"},\"start\":\"1950\"}"));
    assert_true(is_row(KH_ROW_NODE, "{ \"id\" : \"a\" , \"label\" : \"A\" }"));
    assert_true(is_row(KH_ROW_EDGE,
        "{\"source\":\"a\",\"target\":\"b\",\"relation\":\"r\",\"start\":\"2012\",\"weight\":2.51,"
        "\"sources\":[{\"id\":\"s\",\"locator\":\"p. 134\"}]}"));
    assert_false(is_row(KH_ROW_NODE, "{\"id\":\"a\\u0062\"}"));
    assert_false(is_row(KH_ROW_NODE, "{\"id\":\"a\",\"id\":\"a\"}"));
    assert_false(is_row(KH_ROW_NODE, "{\"id\":\"a\",\"label\":\"\xC0\x80\"}"));
    assert_false(is_row(KH_ROW_NODE, "{\"type\":\"a\"}"));
    assert_false(is_row(KH_ROW_EDGE, "{\"source\":\"a\"}"));
    assert_false(is_row(KH_ROW_EDGE, "{\"source\":\"a\",\"target\":\"b\",\"weight\":0}"));
    assert_false(is_row(KH_ROW_EDGE, "{\"source\":\"a\",\"target\":\"b\",}"));
}

/* However it is cut off, and whatever follows: never read past its end (the sanitizer looks). */
static void
test_cut_off(void **state)
{
    static const char text[]
        = "{\"source\":\"a\",\"target\":\"省\",\"relation\":\"r\",\"end\":null,"
          "\"weight\":2.51,\"sources\":[{\"id\":\"s\",\"locator\":\"p\"}]}";
    size_t length, used;

    (void) state;
    for (length = 0; length < sizeof(text) - 1; length++) {
        kh_row row = { 0 };
        char *cut = malloc(length + (length == 0));

        assert_non_null(cut);
        memcpy(cut, text, length);
        assert_false(kh_row_scan(&row, KH_ROW_EDGE, cut, length, &used));
        free(cut);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sound_documents),
        cmocka_unit_test(test_odd_documents),
        cmocka_unit_test(test_common_shapes_are_rows),
        cmocka_unit_test(test_cut_off),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
