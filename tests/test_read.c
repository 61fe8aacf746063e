#include "testlib.h"

#include "../src/graph/label.h"
#include "../src/read/read.h"

/* --- fixtures -------------------------------------------------------------------------------- */

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

/* --- documents ------------------------------------------------------------------------------- */

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

/* --- streams --------------------------------------------------------------------------------- */

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

/* --- claims that are left out ---------------------------------------------------------------- */

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
    };

    return cmocka_run_group_tests_name("read", tests, NULL, NULL);
}
