#include "testlib.h"

#include "../src/graph/merge.h"
#include "../src/read/read.h"

#include <stdio.h>

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

static void
assert_failure(const fixture *f, kh_status actual, kh_status expected, const char *culprit)
{
    assert_int_equal(actual, expected);
    assert_int_equal(f->err.status, expected);
    assert_non_null(strstr(f->err.message, culprit));
}

static void
read_into(kh_graph *graph, const char *name, const char *text)
{
    kh_findings findings = { 0 };
    kh_error err = { 0 };

    assert_ok(kh_read_text(graph, name, text, strlen(text), NULL, &findings, &err));
    assert_int_equal(findings.num, 0);
    kh_findings_free(&findings);
}

/* Two texts as the files "one" and "two". */
static kh_status
merge(fixture *f, const char *one, const char *two)
{
    kh_graph other = { 0 };
    kh_status status;

    read_into(&f->graph, "one", one);
    read_into(&other, "two", two);
    status = kh_graph_merge(&f->graph, &other, &f->findings, &f->err);
    kh_graph_free(&other);
    return status;
}

static void
merge_clean(fixture *f, const char *one, const char *two)
{
    const kh_status status = merge(f, one, two);

    if (f->findings.num > 0) {
        print_error("%s\n", f->findings.items[0].message);
    }
    assert_int_equal(status, KH_OK);
    assert_int_equal(f->findings.num, 0);
}

#define NODES(nodes) "{\"nodes\":[" nodes "],\"edges\":[]}"

static void
test_empty(void **state)
{
    fixture f = { 0 };

    (void) state;
    merge_clean(&f, NODES(""), NODES(""));
    assert_int_equal(f.graph.nodes.num, 0);
    fixture_free(&f);
    merge_clean(&f, NODES(""), NODES("{\"id\":\"a\",\"confidence\":0.5}"));
    assert_int_equal(f.graph.nodes.num, 1);
    assert_near(f.graph.nodes.confidence[0], 0.5, 0);
    assert_string_equal(kh_graph_place(&f.graph, f.graph.nodes.position[0]).file, "two");
    fixture_free(&f);
}

static void
test_union(void **state)
{
    fixture f = { 0 };
    const kh_nodes *nodes = &f.graph.nodes;
    const kh_membership *m;

    (void) state;
    merge_clean(&f,
        NODES("{\"id\":\"a\",\"label\":{\"en\":\"A\"},\"altLabel\":[\"x\"],\"sectors\":[\"s\"],"
              "\"sources\":[\"u\",{\"id\":\"v\",\"locator\":\"1\"}],\"own\":1}"),
        NODES("{\"id\":\"b\"},{\"id\":\"a\",\"type\":\"t\",\"label\":{\"ja\":\"B\",\"en\":\"A\"},"
              "\"altLabel\":[\"x\",\"y\"],\"sectors\":[\"r\",\"s\"],\"start\":2001,"
              "\"sources\":[{\"id\":\"v\",\"locator\":\"1\"},{\"id\":\"v\",\"locator\":\"2\"}],"
              "\"other\":[2]}"));
    assert_int_equal(nodes->num, 2);
    assert_string_equal(kh_graph_node_id(&f.graph, 0), "a");
    assert_int_equal(nodes->label[0].num, 2);
    assert_int_equal(nodes->alt_label[0].num, 2);
    assert_int_equal(nodes->citations[0].num, 3);
    assert_int_equal(nodes->sectors[0].num, 2);
    m = &f.graph.memberships.items[nodes->sectors[0].first];
    assert_string_equal(kh_graph_text(&f.graph, f.graph.sectors.items[m[0].sector].id), "s");
    assert_string_equal(kh_graph_text(&f.graph, f.graph.sectors.items[m[1].sector].id), "r");
    assert_string_equal(kh_graph_text(&f.graph, f.graph.types.items[nodes->type[0]].id), "t");
    assert_int_equal(nodes->start[0].year, 2001);
    assert_string_equal(kh_graph_text(&f.graph, nodes->extra[0]), "{\"own\":1,\"other\":[2]}");
    fixture_free(&f);
}

static void
assert_conflict(const char *one, const char *two, const char *message, const char *pointer)
{
    fixture f = { 0 };

    assert_int_equal(merge(&f, one, two), KH_OK);
    assert_int_equal(f.findings.num, 1);
    assert_string_equal(f.findings.items[0].code, "W060");
    assert_string_equal(f.findings.items[0].message, message);
    assert_string_equal(f.findings.items[0].pointer, pointer);
    assert_string_equal(f.findings.items[0].place.file, "two");
    fixture_free(&f);
}

static void
test_conflicts(void **state)
{
    (void) state;
    assert_conflict(NODES("{\"id\":\"a\",\"start\":2001}"),
        NODES("{\"id\":\"a\",\"start\":\"2001-01\"}"),
        "node \"a\": start is 2001 in one:1:11, but 2001-01 here", "/nodes/0");
    assert_conflict(NODES("{\"id\":\"a\",\"type\":\"t\"}"), NODES("{\"id\":\"a\",\"type\":\"u\"}"),
        "node \"a\": type is \"t\" in one:1:11, but \"u\" here", "/nodes/0");
    assert_conflict(NODES("{\"id\":\"a\",\"label\":\"A\"}"),
        NODES("{\"id\":\"a\",\"label\":\"B\"}"),
        "node \"a\": label is \"A\" in one:1:11, but \"B\" here", "/nodes/0");
    assert_conflict(NODES("{\"id\":\"a\",\"confidence\":0.5}"),
        NODES("{\"id\":\"a\",\"confidence\":1}"),
        "node \"a\": confidence is 0.5 in one:1:11, but 1 here", "/nodes/0");
    assert_conflict(NODES("{\"id\":\"a\",\"url\":\"x\"}"), NODES("{\"id\":\"a\",\"url\":\"y\"}"),
        "node \"a\": url is \"x\" in one:1:11, but \"y\" here", "/nodes/0");
    assert_conflict("{\"nodeTypes\":{\"t\":{\"body\":true}},\"nodes\":[],\"edges\":[]}",
        "{\"nodeTypes\":{\"t\":{}},\"nodes\":[],\"edges\":[]}",
        "node type \"t\": body is true in one:1:15, but not true here", "");
    assert_conflict("{\"sectors\":[{\"id\":\"s\",\"parent\":\"p\"}],\"nodes\":[],\"edges\":[]}",
        "{\"sectors\":[{\"id\":\"s\",\"parent\":\"q\"}],\"nodes\":[],\"edges\":[]}",
        "sector \"s\": parent is \"p\" in one:1:13, but \"q\" here", "/sectors/0");
    assert_conflict("{\"graph\":{\"asOf\":2001},\"nodes\":[],\"edges\":[]}",
        "{\"graph\":{\"asOf\":2002},\"nodes\":[],\"edges\":[]}",
        "graph: asOf is 2001 in one, but 2002 here", "");
}

#define EDGES(edges) "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"edges\":[" edges "]}"

static void
test_edges(void **state)
{
    fixture f = { 0 };

    (void) state;
    /* Without ids they are claims of their own; with one id they are one claim. */
    merge_clean(&f,
        EDGES(
            "{\"source\":\"a\",\"target\":\"b\"},{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\"}"),
        EDGES("{\"source\":\"a\",\"target\":\"b\"},"
              "{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\",\"weight\":2,\"sources\":[\"u\"]}"));
    assert_int_equal(f.graph.edges.num, 3);
    assert_near(f.graph.edges.weight[1], 2, 0);
    assert_int_equal(f.graph.edges.citations[1].num, 1);
    assert_int_equal(f.graph.edges.position[2].file, 1);
    fixture_free(&f);
    assert_conflict(EDGES("{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\"}"),
        EDGES("{\"id\":\"e\",\"source\":\"a\",\"target\":\"a\"}"),
        "edge \"e\": target is \"b\" in one:1:43, but \"a\" here", "/edges/0");
}

static void
test_declaration_reaches_earlier_use(void **state)
{
    fixture f = { 0 };

    (void) state;
    merge_clean(&f, NODES("{\"id\":\"a\",\"type\":\"t\"}"),
        "{\"nodeTypes\":{\"t\":{\"body\":true,\"label\":\"T\"}},\"nodes\":[],\"edges\":[]}");
    assert_true(f.graph.types.items[0].declared && f.graph.types.items[0].body);
    assert_int_equal(f.graph.types.items[0].label.num, 1);
    assert_int_equal(f.graph.types.items[0].position.file, 1);
    fixture_free(&f);
}

static void
test_directed(void **state)
{
    fixture f = { 0 };

    (void) state;
    assert_failure(&f,
        merge(&f, "{\"directed\":true,\"nodes\":[],\"edges\":[]}",
            "{\"directed\":false,\"nodes\":[],\"edges\":[]}"),
        KH_ERR_DATA, "one is directed, but two is not");
    fixture_free(&f);
    merge_clean(&f, NODES(""), "{\"directed\":true,\"nodes\":[],\"edges\":[]}");
    assert_true(f.graph.directed && f.graph.directed_stated);
    fixture_free(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_union),
        cmocka_unit_test(test_conflicts),
        cmocka_unit_test(test_edges),
        cmocka_unit_test(test_declaration_reaches_earlier_use),
        cmocka_unit_test(test_directed),
    };

    return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
