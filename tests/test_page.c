/* The page: what it is made of, that no text becomes markup, that its policy names its scripts. */
#include "testlib.h"

#include "../src/base/base64.h"
#include "../src/base/json.h"
#include "../src/base/sha256.h"
#include "../src/page/page.h"
#include "../src/read/read.h"

#include <stdio.h>
#include <stdlib.h>

#define SVG                                                                                        \
    "<?xml version=\"1.0\"?>\n<!-- drawn --><svg role=\"img\" lang=\"en\" "                        \
    "aria-labelledby=\"diagram-title\" viewBox=\"0 0 9 9\"><title id=\"diagram-title\">T</title>"
#define NODE "<g id=\"node-a\" data-id=\"a\"><title>A</title><path d=\"M0,0\"/></g>"

static const char graph_text[]
    = "{\"format\":\"kakehashi-graph-1\",\"graph\":{\"language\":\"en\"},"
      "\"sectors\":[{\"id\":\"s\",\"label\":{\"en\":\"Energy\",\"ko\":\"에너지\"}}],"
      "\"nodeTypes\":{\"ministry\":{\"body\":true}},\"relations\":{\"runs\":{\"inverse\":\"is run "
      "by\"}},"
      "\"nodes\":[{\"id\":\"a\",\"type\":\"ministry\",\"label\":{\"en\":\"A\",\"ja\":\"内閣府\"},"
      "\"altLabel\":{\"en\":[\"x\",\"y\"]},\"sectors\":[{\"id\":\"s\",\"weight\":2}],"
      "\"secret\":\"unknown\"},"
      "{\"id\":\"b\",\"label\":\"B\",\"start\":\"2011-04\",\"confidence\":0.5},"
      "{\"id\":\"c\",\"label\":\"left out\"}],"
      "\"edges\":[{\"source\":\"c\",\"target\":\"a\"},"
      "{\"source\":\"a\",\"target\":\"b\",\"relation\":\"runs\",\"sources\":[{\"id\":\"q\","
      "\"locator\":\"p. 3\",\"quote\":\"so it is\"}]}],"
      "\"sources\":[{\"id\":\"unused\",\"type\":\"book\"},{\"id\":\"q\",\"type\":\"report\","
      "\"title\":\"Report\",\"URL\":\"https://example.org/q\",\"author\":[{\"family\":\"Kim\","
      "\"given\":\"S.\"}],\"issued\":{\"date-parts\":[[2018]]}}]}";

typedef struct {
    kh_graph graph;
    kh_selection selection;
    kh_text html;
} fixture;

static void
free_fixture(fixture *self)
{
    kh_text_free(&self->html);
    kh_selection_free(&self->selection);
    kh_graph_free(&self->graph);
}

static void
read_fixture(fixture *self, const char *text)
{
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    uint32_t dropped;
    kh_selector selector = { .dropped = &dropped };

    *self = (fixture){ 0 };
    assert_ok(kh_read_text(&self->graph, "test", text, strlen(text), NULL, &findings, &err));
    selector.num_dropped = kh_graph_find_node(&self->graph, "c", &dropped);
    assert_ok(kh_select(&self->selection, &self->graph, &selector, &err));
    kh_findings_free(&findings);
}

/* The page of one drawing. */
static kh_status
write_page(fixture *self, const char *title, const char *svg, kh_error *err)
{
    const char *const lines[] = { title };
    const kh_page_drawing drawing = { .lang = "en",
        .title = title,
        .subtitle = { lines, 1 },
        .footer = { lines, 1 },
        .svg = svg,
        .length = strlen(svg) };
    const kh_page page = { .graph = &self->graph,
        .selection = &self->selection,
        .drawings = &drawing,
        .num_drawings = 1 };

    return kh_page_write(&page, &self->html, err);
}

/* What stands between two texts of the page, the first of them that come. */
static kh_text
cut(const kh_text *html, const char *before, const char *after)
{
    kh_text part = { 0 };
    const char *first = strstr(kh_text_bytes(html), before), *end;

    assert_non_null(first);
    first += strlen(before);
    end = strstr(first, after);
    assert_non_null(end);
    kh_text_add_bytes(&part, first, (size_t) (end - first));
    return part;
}

static json_t *
read_data(const kh_text *html)
{
    kh_text text = cut(html, "id=\"kakehashi-data\">", "</script>");
    json_t *data = NULL;
    kh_error err = { 0 };
    size_t offset;

    assert_ok(kh_json_parse(kh_text_bytes(&text), text.length, &data, &offset, &err));
    kh_text_free(&text);
    return data;
}

/* The value that a JSON Pointer without escapes names. */
static const json_t *
at(const json_t *value, const char *pointer)
{
    char key[32];

    while (*pointer == '/') {
        const size_t length = strcspn(++pointer, "/");

        snprintf(key, sizeof(key), "%.*s", (int) length, pointer);
        value = json_is_array(value) ? json_array_get(value, (size_t) atoi(key))
                                     : json_object_get(value, key);
        pointer += length;
    }
    return value;
}

static const char *
string_at(const json_t *value, const char *pointer)
{
    const char *text = json_string_value(at(value, pointer));

    return text != NULL ? text : "(none)";
}

static size_t
count(const kh_text *html, const char *what)
{
    const char *from = kh_text_bytes(html);
    size_t num = 0;

    while ((from = strstr(from, what)) != NULL) {
        from += strlen(what);
        num++;
    }
    return num;
}

/* --- tests ------------------------------------------------------------------------------- */

static void
test_facts(void **state)
{
    static const char *const strings[][2]
        = { { "/nodes/0/id", "a" }, { "/nodes/0/label/ja/0", "内閣府" },
              { "/nodes/0/altLabel/en/1", "y" }, { "/nodes/1/label//0", "B" },
              { "/nodes/1/start", "2011-04" }, { "/sectors/0/label/ko/0", "에너지" },
              { "/relations/0/id", "runs" }, { "/sources/0/id", "q" },
              { "/sources/0/url", "https://example.org/q" }, { "/sources/0/authors/0", "Kim, S." },
              { "/claims/0/sources/0/locator", "p. 3" }, { "/drawings/0/subtitle/0", "Title" } };
    fixture f;
    kh_error err = { 0 };
    json_t *data;
    size_t j;

    (void) state;
    read_fixture(&f, graph_text);
    assert_ok(write_page(&f, "Title", SVG NODE "</svg>", &err));
    data = read_data(&f.html);
    for (j = 0; j < sizeof(strings) / sizeof(*strings); j++) {
        assert_string_equal(string_at(data, strings[j][0]), strings[j][1]);
    }
    assert_int_equal(json_integer_value(at(data, "/sources/0/year")), 2018);
    assert_int_equal(json_integer_value(at(data, "/nodes/0/sectors/0/weight")), 2);
    /* A claim is numbered as in the graph, its ends and sources as on the page. */
    assert_int_equal(json_integer_value(at(data, "/claims/0/n")), 1);
    assert_int_equal(json_integer_value(at(data, "/claims/0/to")), 1);
    assert_int_equal(json_integer_value(at(data, "/claims/0/sources/0/source")), 0);
    json_decref(data);
    free_fixture(&f);
}

/* What is not selected and what the format does not know stays out. */
static void
test_nothing_else(void **state)
{
    static const char *const absent[]
        = { "left out", "secret", "unknown", "unused", "http-equiv=\"refresh", "{{", "<?xml" };
    fixture f;
    kh_error err = { 0 };
    json_t *data;
    kh_text frame;
    size_t j;

    (void) state;
    read_fixture(&f, graph_text);
    assert_ok(write_page(&f, "Title", SVG NODE "</svg>", &err));
    data = read_data(&f.html);
    assert_int_equal(json_array_size(json_object_get(data, "nodes")), 2);
    assert_int_equal(json_array_size(json_object_get(data, "claims")), 1);
    assert_int_equal(json_array_size(json_object_get(data, "sources")), 1);
    json_decref(data);
    frame = cut(&f.html, "<!doctype html>", "<script>");
    for (j = 0; j < sizeof(absent) / sizeof(*absent); j++) {
        if (count(&frame, absent[j]) > 0) {
            print_error("the page has \"%s\"\n", absent[j]);
            fail();
        }
    }
    kh_text_free(&frame);
    free_fixture(&f);
}

/* Texts that would end an element, an attribute or a comment. */
static void
test_hostile(void **state)
{
    static const char *const hostile[]
        = { "</script><script>alert(1)</script>", "<!--<script>", "]]>", "\\\" onload=\\\"alert(1)",
              "'-alert(1)-'", "</title><img src=x>", "{{app}}", "&lt;b&gt;", "\\u2028\\u2029",
              "\xe2\x80\xa8", "<svg/onload=alert(1)>", "javascript:alert(1)" };
    kh_text text = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(hostile) / sizeof(*hostile); j++) {
        fixture f;
        json_t *data, *expected;
        kh_text json = { 0 }, facts;

        kh_text_clear(&text);
        kh_text_print(&text,
            "{\"format\":\"kakehashi-graph-1\",\"nodes\":[{\"id\":\"a\",\"label\":\"%s\"}],"
            "\"edges\":[]}",
            hostile[j]);
        kh_text_print(&json, "\"%s\"", hostile[j]);
        expected = json_loads(kh_text_bytes(&json), JSON_DECODE_ANY, NULL);
        assert_non_null(expected);
        read_fixture(&f, kh_text_bytes(&text));
        assert_ok(write_page(&f, json_string_value(expected), SVG NODE "</svg>", &err));
        /* Three scripts, as many as an innocent page has, and the text itself. */
        assert_int_equal(count(&f.html, "<script"), 3);
        assert_int_equal(count(&f.html, "</script"), 3);
        assert_int_equal(count(&f.html, "<img"), 0);
        assert_int_equal(count(&f.html, "onload=\""), 0);
        facts = cut(&f.html, "id=\"kakehashi-data\">", "</script>");
        assert_int_equal(count(&facts, "\xe2\x80") + count(&facts, "<"), 0);
        kh_text_free(&facts);
        data = read_data(&f.html);
        assert_string_equal(string_at(data, "/nodes/0/label//0"), json_string_value(expected));
        json_decref(data);
        json_decref(expected);
        kh_text_free(&json);
        free_fixture(&f);
    }
    kh_text_free(&text);
}

static void
assert_named(const kh_text *policy, const kh_text *part)
{
    uint8_t digest[KH_SHA256_SIZE];
    kh_text name = { 0 };

    kh_sha256_of(part->bytes, part->length, digest);
    kh_text_add(&name, "'sha256-");
    kh_base64_add(&name, digest, sizeof(digest));
    kh_text_add(&name, "'");
    assert_int_equal(count(policy, kh_text_bytes(&name)), 1);
    kh_text_free(&name);
}

/* The policy has the digests of what stands in the file, fonts of the drawing included. */
static void
test_policy(void **state)
{
    fixture f;
    kh_error err = { 0 };
    kh_text policy, style, rest, script;

    (void) state;
    read_fixture(&f, graph_text);
    assert_ok(write_page(
        &f, "T", SVG "<style><![CDATA[@font-face{font-family:k}]]></style>" NODE "</svg>", &err));
    policy = cut(&f.html, "http-equiv=\"Content-Security-Policy\" content=\"", "\">");
    assert_int_equal(count(&policy, "default-src 'none'; script-src 'sha256-"), 1);
    assert_int_equal(count(&policy, "unsafe"), 0);
    style = cut(&f.html, "<style>", "</style>");
    assert_int_equal(count(&style, "@font-face{font-family:k}"), 1);
    assert_int_equal(count(&f.html, "<style"), 1);
    assert_named(&policy, &style);
    rest = cut(&f.html, "<script>", "</body>");
    script = cut(&f.html, "<script>", "</script>");
    assert_named(&policy, &script);
    kh_text_free(&script);
    script = cut(&rest, "<script>", "</script>");
    assert_named(&policy, &script);
    kh_text_free(&script);
    kh_text_free(&rest);
    kh_text_free(&style);
    kh_text_free(&policy);
    free_fixture(&f);
}

static void
test_same_bytes(void **state)
{
    fixture first, second;
    kh_error err = { 0 };

    (void) state;
    read_fixture(&first, graph_text);
    read_fixture(&second, graph_text);
    assert_ok(write_page(&first, "T", SVG NODE "</svg>", &err));
    assert_ok(write_page(&second, "T", SVG NODE "</svg>", &err));
    assert_string_equal(kh_text_bytes(&first.html), kh_text_bytes(&second.html));
    free_fixture(&first);
    free_fixture(&second);
}

/* Without an SVG the page places its nodes, colours its sectors, and carries what draws dots. */
static void
test_dots(void **state)
{
    const kh_page_drawing drawing = { .lang = "en", .title = "T" };
    fixture f;
    kh_error err = { 0 };
    kh_page page;
    kh_text again = { 0 };
    json_t *data, *a, *b;

    (void) state;
    read_fixture(&f, graph_text);
    page = (kh_page){ .graph = &f.graph,
        .selection = &f.selection,
        .drawings = &drawing,
        .num_drawings = 1,
        .num_threads = 1 };
    assert_ok(kh_page_write(&page, &f.html, &err));
    data = read_data(&f.html);
    a = json_array_get(json_object_get(data, "nodes"), 0);
    b = json_array_get(json_object_get(data, "nodes"), 1);
    assert_true(json_number_value(json_object_get(a, "x")) > 0);
    assert_true(
        json_number_value(json_object_get(a, "x")) != json_number_value(json_object_get(b, "x")));
    assert_string_equal(json_string_value(json_object_get(
                            json_array_get(json_object_get(data, "sectors"), 0), "color")),
        "#C68900");
    assert_non_null(strstr(kh_text_bytes(&f.html), "graphology"));
    assert_null(strstr(kh_text_bytes(&f.html), "Panzoom"));
    page.num_threads = 3;
    assert_ok(kh_page_write(&page, &again, &err));
    assert_int_equal(again.length, f.html.length);
    assert_memory_equal(again.bytes, f.html.bytes, again.length);
    kh_text_free(&again);
    json_decref(data);
    free_fixture(&f);
}

static void
test_no_drawing(void **state)
{
    fixture f;
    kh_error err = { 0 };
    kh_page page;

    (void) state;
    read_fixture(&f, graph_text);
    page = (kh_page){ .graph = &f.graph, .selection = &f.selection };
    assert_int_equal(kh_page_write(&page, &f.html, &err), KH_ERR_ARGUMENT);
    free_fixture(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_facts),
        cmocka_unit_test(test_nothing_else),
        cmocka_unit_test(test_hostile),
        cmocka_unit_test(test_policy),
        cmocka_unit_test(test_same_bytes),
        cmocka_unit_test(test_dots),
        cmocka_unit_test(test_no_drawing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
