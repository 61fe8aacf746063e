#include "testlib.h"

#include "../src/base/json.h"
#include "../src/graph/label.h"
#include "../src/read/read.h"
#include "../src/read/tokens.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* --- fixtures ----------------------------------------------------------------------------------
 */

typedef struct {
    kh_graph graph;
    kh_findings findings;
    kh_error err;
} fixture;

static void
fixture_free(fixture *f)
{
    kh_graph_free(&f->graph);
    kh_findings_free(&f->findings);
    f->err = (kh_error){ 0 };
}

static kh_status
read_string(fixture *f, const char *text)
{
    return kh_read_text(&f->graph, "t", text, strlen(text), NULL, &f->findings, &f->err);
}

/* Reads without any finding. */
static void
read_clean(fixture *f, const char *text)
{
    const kh_status status = read_string(f, text);

    if (f->findings.num > 0) {
        print_error("%s: %s\n", f->findings.items[0].pointer, f->findings.items[0].message);
    }
    assert_int_equal(status, KH_OK);
    assert_int_equal(f->findings.num, 0);
}

static void
assert_failure(const fixture *f, kh_status actual, kh_status expected, const char *culprit)
{
    assert_int_equal(actual, expected);
    assert_int_equal(f->err.status, expected);
    assert_non_null(strstr(f->err.message, culprit));
}

static const char *
text_of(const fixture *f, kh_sym sym)
{
    return kh_graph_text(&f->graph, sym);
}

static const char *
label_text(const fixture *f, kh_range range, uint32_t j)
{
    assert_true(j < range.num);
    return text_of(f, f->graph.labels.items[range.first + j].text);
}

static const char *
label_lang(const fixture *f, kh_range range, uint32_t j)
{
    return text_of(f, f->graph.labels.items[range.first + j].lang);
}

/* --- documents ---------------------------------------------------------------------------------
 */

static void
test_smallest(void **state)
{
    fixture f = { 0 };

    (void) state;
    read_clean(&f, "{\"nodes\":[{\"id\":\"a\"}],\"edges\":[]}");
    assert_int_equal(f.graph.nodes.num, 1);
    assert_string_equal(kh_graph_node_id(&f.graph, 0), "a");
    assert_int_equal(f.graph.nodes.type[0], KH_NONE);
    assert_near(f.graph.nodes.confidence[0], KH_NOT_STATED, 0);
    assert_int_equal(f.graph.edges.num, 0);
    assert_false(f.graph.directed);
    assert_false(f.graph.directed_stated);
    assert_true(f.graph.multigraph);
    fixture_free(&f);
    read_clean(&f, "\xEF\xBB\xBF \n{ \"edges\" : [ ] , \"nodes\" : [ ] } \n");
    assert_int_equal(f.graph.nodes.num, 0);
    fixture_free(&f);
}

static const char full[]
    = "{\"format\":\"kakehashi-graph-1\",\"directed\":true,\"multigraph\":false,\n"
      " \"graph\":{\"title\":{\"en\":\"T\"},\"language\":\"ja\",\"asOf\":\"2019\",\"own\":1},\n"
      " \"edges\":[{\"source\":\"b\",\"target\":\"a\",\"relation\":\"runs\",\"start\":2010,\"end\":"
      "null,\n"
      "   \"weight\":1e13,\"confidence\":0.9,\"key\":0,\"sources\":[{\"id\":2,\"locator\":\"p. "
      "1\",\n"
      "   \"quote\":\"q\",\"note\":{\"en\":\"n\"}},\"https://example.org/\"]}],\n"
      " \"nodes\":[{\"id\":\"a\",\"type\":\"city\",\"label\":\"A\",\"altLabel\":{\"en\":[\"X\","
      "\"Y\"],\"ko\":\"Z\"},\n"
      "   "
      "\"sectors\":[\"gas\",{\"id\":\"ict\",\"weight\":0.3,\"start\":\"2001\",\"sources\":[\"2\"]}]"
      "},\n"
      "  "
      "{\"id\":\"b\",\"label\":{\"ja\":\"B\",\"en\":\"C\"},\"altLabel\":[\"D\"],\"sectors\":"
      "\"ict\",\n"
      "   "
      "\"country\":\"JP\",\"big\":123456789012345678901234567890,\"deep\":{\"x\":[1.50,\"\\u00e9\"]"
      "}}],\n"
      " \"sectors\":[{\"id\":\"gas\",\"parent\":\"energy\",\"color\":\"#E69F00\"}],\n"
      " \"nodeTypes\":{\"city\":{\"label\":\"City\",\"body\":true,\"shape\":\"box\"}},\n"
      " \"relations\":{\"runs\":{\"walk\":\"both\",\"inverse\":\"is run "
      "by\",\"hierarchical\":true}},\n"
      " \"sources\":[{\"id\":2,\"title\":\"S\",\"URL\":\"u\",\"issued\":{\"date-parts\":[[2019]]}}]"
      ",\n"
      " \"own\":[1, 2]}\n";

static void
test_graph_properties(void **state)
{
    fixture f = { 0 };

    (void) state;
    read_clean(&f, full);
    assert_true(f.graph.directed && f.graph.directed_stated);
    assert_false(f.graph.multigraph);
    assert_string_equal(text_of(&f, f.graph.language), "ja");
    assert_int_equal(f.graph.as_of.year, 2019);
    assert_string_equal(label_text(&f, f.graph.title, 0), "T");
    assert_string_equal(text_of(&f, f.graph.properties),
        "{\"title\":{\"en\":\"T\"},\"language\":\"ja\",\"asOf\":\"2019\",\"own\":1}");
    assert_string_equal(text_of(&f, f.graph.extra), "{\"own\":[1,2]}");
    fixture_free(&f);
}

static void
test_node_columns(void **state)
{
    fixture f = { 0 };
    const kh_nodes *nodes = &f.graph.nodes;
    const kh_membership *m;

    (void) state;
    read_clean(&f, full);
    assert_int_equal(nodes->num, 2);
    assert_string_equal(text_of(&f, f.graph.types.items[nodes->type[0]].id), "city");
    assert_string_equal(label_lang(&f, nodes->label[0], 0), "");
    assert_string_equal(label_text(&f, nodes->label[0], 0), "A");
    assert_int_equal(nodes->alt_label[0].num, 3);
    assert_string_equal(label_lang(&f, nodes->alt_label[0], 1), "en");
    assert_string_equal(label_text(&f, nodes->alt_label[0], 1), "Y");
    assert_string_equal(label_lang(&f, nodes->alt_label[0], 2), "ko");
    assert_int_equal(nodes->sectors[0].num, 2);
    m = &f.graph.memberships.items[nodes->sectors[0].first];
    assert_near(m[0].weight, 1, 0);
    assert_near(m[1].weight, 0.3, 0);
    assert_int_equal(m[1].start.year, 2001);
    assert_int_equal(m[1].citations.num, 1);
    assert_int_equal(nodes->sectors[1].num, 1);
    assert_int_equal(f.graph.memberships.items[nodes->sectors[1].first].sector, m[1].sector);
    assert_string_equal(label_text(&f, nodes->label[1], 1), "C");
    /* Kept as written, also what no double can hold. */
    assert_string_equal(text_of(&f, nodes->extra[1]),
        "{\"country\":\"JP\",\"big\":123456789012345678901234567890,"
        "\"deep\":{\"x\":[1.50,\"\xC3\xA9\"]}}");
    fixture_free(&f);
}

static void
test_edge_columns(void **state)
{
    fixture f = { 0 };
    const kh_edges *edges = &f.graph.edges;
    const kh_citation *c;
    uint32_t source;

    (void) state;
    read_clean(&f, full);
    assert_int_equal(edges->num, 1);
    assert_int_equal(edges->source[0], 1);
    assert_int_equal(edges->target[0], 0);
    assert_near(edges->weight[0], 1e13, 0);
    assert_near(edges->confidence[0], 0.9, 0);
    assert_int_equal(edges->start[0].year, 2010);
    assert_false(edges->end[0].stated);
    assert_string_equal(text_of(&f, edges->extra[0]), "{\"key\":0}");
    assert_int_equal(edges->citations[0].num, 2);
    c = &f.graph.citations.items[edges->citations[0].first];
    assert_true(kh_graph_find_source(&f.graph, "2", &source));
    assert_int_equal(c[0].source, source);
    assert_string_equal(text_of(&f, c[0].locator), "p. 1");
    assert_string_equal(label_text(&f, c[0].quote, 0), "q");
    assert_string_equal(label_lang(&f, c[0].note, 0), "en");
    assert_int_equal(kh_graph_count_sources(&f.graph, edges->citations[0]), 2);
    fixture_free(&f);
}

static void
test_vocabularies(void **state)
{
    fixture f = { 0 };
    uint32_t j, parent;

    (void) state;
    read_clean(&f, full);
    assert_true(kh_graph_find_type(&f.graph, "city", &j));
    assert_true(f.graph.types.items[j].declared && f.graph.types.items[j].body);
    assert_string_equal(text_of(&f, f.graph.types.items[j].shape), "box");
    assert_true(kh_graph_find_relation(&f.graph, "runs", &j));
    assert_int_equal(f.graph.relations.items[j].walk, KH_WALK_BOTH);
    assert_true(f.graph.relations.items[j].hierarchical);
    assert_false(f.graph.relations.items[j].symmetric);
    assert_true(kh_graph_find_sector(&f.graph, "gas", &j));
    assert_true(kh_graph_find_sector(&f.graph, "energy", &parent));
    assert_int_equal(f.graph.sectors.items[j].parent, parent);
    assert_false(f.graph.sectors.items[parent].declared);
    assert_true(kh_graph_find_source(&f.graph, "2", &j));
    assert_true(f.graph.sources.items[j].declared);
    assert_string_equal(text_of(&f, f.graph.sources.items[j].csl),
        "{\"id\":2,\"title\":\"S\",\"URL\":\"u\",\"issued\":{\"date-parts\":[[2019]]}}");
    assert_true(kh_graph_find_source(&f.graph, "https://example.org/", &j));
    assert_false(f.graph.sources.items[j].declared);
    fixture_free(&f);
}

static void
test_positions(void **state)
{
    fixture f = { 0 };

    (void) state;
    read_clean(&f, full);
    assert_int_equal(f.graph.nodes.position[1].index, 1);
    assert_int_equal(f.graph.nodes.position[1].line, 8);
    assert_int_equal(f.graph.nodes.position[1].column, 3);
    assert_int_equal(f.graph.edges.position[0].line, 3);
    assert_int_equal(f.graph.edges.position[0].column, 11);
    assert_string_equal(kh_graph_place(&f.graph, f.graph.edges.position[0]).file, "t");
    fixture_free(&f);
    /* Columns are code points. */
    (void) read_string(&f, "{\"nodes\":[{\"id\":\"\xE6\x9D\xB1\xE4\xBA\xAC\",\"start\":\"x\"}]}");
    assert_int_equal(f.findings.items[0].place.column, 30);
    fixture_free(&f);
}

/* --- streams -----------------------------------------------------------------------------------
 */

static const char stream[]
    = "{\"kind\":\"edge\",\"source\":\"b\",\"target\":\"a\",\"relation\":\"runs\"}\n"
      "{\"id\":\"a\",\"kind\":\"node\",\"type\":\"city\"}\r\n"
      "\n"
      "{\"kind\":\"graph\",\"directed\":true,\"graph\":{\"title\":\"T\"},\"own\":1}\n"
      "{\"kind\":\"nodeType\",\"id\":\"city\",\"body\":true}\n"
      "{\"kind\":\"relation\",\"id\":\"runs\",\"walk\":\"forward\"}\n"
      "{\"kind\":\"sector\",\"id\":\"gas\"}\n"
      "{\"kind\":\"source\",\"id\":1,\"type\":\"book\"}\n"
      "  {\"kind\":\"node\",\"id\":\"b\",\"kindness\":2}";

static void
test_stream(void **state)
{
    fixture f = { 0 };
    uint32_t j;

    (void) state;
    read_clean(&f, stream);
    assert_int_equal(f.graph.nodes.num, 2);
    assert_int_equal(f.graph.edges.num, 1);
    assert_int_equal(f.graph.edges.source[0], 1);
    assert_true(f.graph.directed);
    assert_true(f.graph.files.items[0].lines);
    assert_string_equal(label_text(&f, f.graph.title, 0), "T");
    assert_string_equal(text_of(&f, f.graph.extra), "{\"own\":1}");
    assert_true(kh_graph_find_type(&f.graph, "city", &j) && f.graph.types.items[j].body);
    assert_true(kh_graph_find_relation(&f.graph, "runs", &j));
    assert_int_equal(f.graph.relations.items[j].walk, KH_WALK_FORWARD);
    assert_true(kh_graph_find_source(&f.graph, "1", &j));
    assert_string_equal(text_of(&f, f.graph.sources.items[j].csl), "{\"id\":1,\"type\":\"book\"}");
    assert_int_equal(f.graph.nodes.position[1].line, 9);
    assert_int_equal(f.graph.nodes.position[1].index, 1);
    assert_string_equal(text_of(&f, f.graph.nodes.extra[1]), "{\"kindness\":2}");
    fixture_free(&f);
}

static void
test_one_line_document_is_no_stream(void **state)
{
    fixture f = { 0 };

    (void) state;
    read_clean(&f, "{\"nodes\":[{\"id\":\"a\",\"kind\":\"node\"}],\"edges\":[]}\n");
    assert_false(f.graph.files.items[0].lines);
    assert_string_equal(text_of(&f, f.graph.nodes.extra[0]), "{\"kind\":\"node\"}");
    fixture_free(&f);
    read_clean(&f, "{\"kind\":\"edges\",\"nodes\":[],\"edges\":[]}");
    assert_false(f.graph.files.items[0].lines);
    fixture_free(&f);
}

/* --- claims that are left out ------------------------------------------------------------------
 */

static void
test_dangling_edge_is_left_out(void **state)
{
    fixture f = { 0 };

    (void) state;
    assert_int_equal(read_string(&f, "{\"edges\":[{\"id\":\"x\",\"source\":\"a\",\"target\":\"?\"},"
                                     "{\"id\":\"y\",\"source\":\"a\",\"target\":\"b\"}],"
                                     "\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}]}"),
        KH_OK);
    assert_int_equal(f.findings.num_errors, 1);
    assert_int_equal(f.findings.num_fatal, 0);
    assert_int_equal(f.graph.edges.num, 1);
    assert_string_equal(text_of(&f, f.graph.edges.id[0]), "y");
    assert_int_equal(f.graph.edges.target[0], 1);
    fixture_free(&f);
}

static void
test_bad_values_are_left_out(void **state)
{
    fixture f = { 0 };

    (void) state;
    assert_int_equal(
        read_string(&f, "{\"nodes\":[{\"id\":\"a\",\"confidence\":7,\"start\":2019,\"end\":2018},"
                        "{\"id\":\"a\",\"label\":\"second\"}],"
                        "\"edges\":[{\"source\":\"a\",\"target\":\"a\",\"weight\":-1}]}"),
        KH_OK);
    assert_int_equal(f.findings.num_errors, 4);
    assert_int_equal(f.graph.nodes.num, 1);
    assert_int_equal(f.graph.nodes.label[0].num, 0);
    assert_near(f.graph.nodes.confidence[0], KH_NOT_STATED, 0);
    assert_true(f.graph.nodes.start[0].stated);
    assert_false(f.graph.nodes.end[0].stated);
    assert_near(f.graph.edges.weight[0], 0, 0);
    fixture_free(&f);
}

static void
test_fatal_leaves_no_graph(void **state)
{
    fixture f = { 0 };

    (void) state;
    assert_failure(
        &f, read_string(&f, "{\"nodes\":[{\"id\":\"a\"},{}],\"edges\":[]}"), KH_ERR_DATA, "t");
    assert_int_equal(f.findings.num_fatal, 1);
    assert_int_equal(f.graph.nodes.num, 0);
    fixture_free(&f);
}

/* --- files, blocks, limits -----------------------------------------------------------------------
 */

/* A document of many blocks, whose elements fall across their borders. */
static void
add_large(kh_text *out, bool lines)
{
    size_t j;

    kh_text_add(out, lines ? "" : "{\"nodes\":[");
    for (j = 0; j < 40000; j++) {
        kh_text_print(out,
            "%s{%s\"id\":\"n%zu\",\"label\":{\"ja\":\"\xE6\x9D\xB1%zu\"},\"x\":\"%*s\"}%s",
            j == 0 || lines ? "" : ",\n", lines ? "\"kind\":\"node\"," : "", j, j, (int) (j % 97),
            "", lines ? "\n" : "");
    }
    kh_text_add(out, lines ? "" : "],\"edges\":[");
    for (j = 0; j < 40000; j++) {
        kh_text_print(out, "%s{%s\"source\":\"n%zu\",\"target\":\"n%zu\"}%s",
            j == 0 || lines ? "" : ",", lines ? "\"kind\":\"edge\"," : "", j, (j * 7919) % 40000,
            lines ? "\n" : "");
    }
    kh_text_add(out, lines ? "" : "]}");
}

static void
write_file(const char *path, const kh_text *text)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(text->bytes, 1, text->length, file), text->length);
    assert_int_equal(fclose(file), 0);
}

static void
check_large(const kh_graph *graph, const kh_graph *same)
{
    size_t e;

    assert_int_equal(graph->nodes.num, 40000);
    assert_int_equal(graph->edges.num, 40000);
    for (e = 0; e < graph->edges.num; e++) {
        assert_int_equal(graph->edges.source[e], e);
        assert_int_equal(graph->edges.target[e], (e * 7919) % 40000);
        assert_int_equal(graph->edges.position[e].line, same->edges.position[e].line);
        assert_int_equal(graph->edges.position[e].column, same->edges.position[e].column);
    }
}

static void
test_blocks(void **state)
{
    int lines;

    (void) state;
    for (lines = 0; lines < 2; lines++) {
        const char *path = KH_BUILD "/test_read.json";
        fixture f = { 0 }, g = { 0 };
        kh_text text = { 0 };
        kh_error err = { 0 };

        add_large(&text, lines);
        write_file(path, &text);
        assert_ok(kh_read_file(&f.graph, path, NULL, &f.findings, &err));
        assert_ok(kh_read_text(&g.graph, path, text.bytes, text.length, NULL, &g.findings, &err));
        assert_int_equal(f.findings.num, 0);
        check_large(&f.graph, &g.graph);
        unlink(path);
        kh_text_free(&text);
        fixture_free(&f);
        fixture_free(&g);
    }
}

static void
test_standard_input(void **state)
{
    const char *path = KH_BUILD "/test_read_stdin.json";
    fixture f = { 0 };
    kh_error err = { 0 };
    kh_text text = { 0 };

    (void) state;
    kh_text_add(&text, full);
    write_file(path, &text);
    assert_non_null(freopen(path, "rb", stdin));
    assert_ok(kh_read_file(&f.graph, "-", NULL, &f.findings, &err));
    assert_int_equal(f.graph.nodes.num, 2);
    assert_string_equal(kh_graph_place(&f.graph, f.graph.nodes.position[0]).file, "-");
    unlink(path);
    kh_text_free(&text);
    fixture_free(&f);
}

static void
test_files_that_cannot_be_read(void **state)
{
    fixture f = { 0 };

    (void) state;
    assert_failure(&f, kh_read_file(&f.graph, "/nowhere/x.json", NULL, &f.findings, &f.err),
        KH_ERR_IO, "/nowhere/x.json");
    fixture_free(&f);
    assert_failure(
        &f, kh_read_file(&f.graph, KH_BUILD, NULL, &f.findings, &f.err), KH_ERR_IO, "directory");
    assert_int_equal(f.findings.num, 0);
    fixture_free(&f);
}

static void
test_limits(void **state)
{
    const kh_read_limits few = { .max_elements = 1 }, small = { .max_element = 64 };
    const char *path = KH_BUILD "/test_read_limits.json";
    fixture f = { 0 };
    kh_text text = { 0 };

    (void) state;
    assert_failure(&f, kh_read_text(&f.graph, "t", full, strlen(full), &few, &f.findings, &f.err),
        KH_ERR_LIMIT, "t");
    assert_int_equal(f.graph.nodes.num, 0);
    fixture_free(&f);
    /* An element that never ends is refused before all of it was read. */
    kh_text_print(&text, "{\"nodes\":[{\"id\":\"%*s", 3 << 20, "");
    write_file(path, &text);
    assert_int_equal(kh_read_file(&f.graph, path, &small, &f.findings, &f.err), KH_ERR_DATA);
    assert_int_equal(f.findings.num, 1);
    assert_string_equal(f.findings.items[0].code, "E007");
    unlink(path);
    kh_text_free(&text);
    fixture_free(&f);
}

static void
test_several_files(void **state)
{
    const char *const good[]
        = { KH_ROOT "/data/reference/kite.json", KH_ROOT "/data/reference/florentine.json" };
    const char *const bad[] = { KH_ROOT "/tests/bad/syntax-nan/input.json",
        KH_ROOT "/data/reference/kite.json", KH_ROOT "/tests/bad/id-empty/input.json" };
    fixture f = { 0 };

    (void) state;
    assert_int_equal(kh_read_files(&f.graph, good, 2, NULL, &f.findings, &f.err), KH_OK);
    assert_int_equal(f.graph.nodes.num, 25);
    assert_int_equal(f.graph.files.num, 2);
    fixture_free(&f);
    /* All files are read, whatever is wrong with the first. */
    assert_int_equal(kh_read_files(&f.graph, bad, 3, NULL, &f.findings, &f.err), KH_ERR_DATA);
    assert_int_equal(f.findings.num_fatal, 2);
    assert_int_equal(f.graph.nodes.num, 0);
    fixture_free(&f);
}

/* --- tokens --------------------------------------------------------------------------------------
 */

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
        cmocka_unit_test(test_smallest),
        cmocka_unit_test(test_graph_properties),
        cmocka_unit_test(test_node_columns),
        cmocka_unit_test(test_edge_columns),
        cmocka_unit_test(test_vocabularies),
        cmocka_unit_test(test_positions),
        cmocka_unit_test(test_stream),
        cmocka_unit_test(test_one_line_document_is_no_stream),
        cmocka_unit_test(test_dangling_edge_is_left_out),
        cmocka_unit_test(test_bad_values_are_left_out),
        cmocka_unit_test(test_fatal_leaves_no_graph),
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_standard_input),
        cmocka_unit_test(test_files_that_cannot_be_read),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_several_files),
        cmocka_unit_test(test_same_grammar_as_jansson),
        cmocka_unit_test(test_every_prefix_asks_for_more),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_pointers),
    };

    return cmocka_run_group_tests_name("read", tests, NULL, NULL);
}
