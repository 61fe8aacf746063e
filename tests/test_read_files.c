/* Inputs as files: blocks, standard input, limits, several at once. */
#include "testlib.h"

#include "../src/read/read.h"

#include <stdio.h>
#include <unistd.h>

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

static const char small[] = "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"edges\":[]}";

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
    kh_text_add(&text, small);
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
    const kh_read_limits few = { .max_elements = 1 }, short_ones = { .max_element = 64 };
    const char *path = KH_BUILD "/test_read_limits.json";
    fixture f = { 0 };
    kh_text text = { 0 };

    (void) state;
    assert_failure(&f, kh_read_text(&f.graph, "t", small, strlen(small), &few, &f.findings, &f.err),
        KH_ERR_LIMIT, "t");
    assert_int_equal(f.graph.nodes.num, 0);
    fixture_free(&f);
    /* An element that never ends is refused before all of it was read. */
    kh_text_print(&text, "{\"nodes\":[{\"id\":\"%*s", 3 << 20, "");
    write_file(path, &text);
    assert_int_equal(kh_read_file(&f.graph, path, &short_ones, &f.findings, &f.err), KH_ERR_DATA);
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

/* --- ends in other files --------------------------------------------------------------------- */

static const char nodes_file[] = KH_BUILD "/test_read_nodes.json";
static const char edges_file[] = KH_BUILD "/test_read_edges.json";

static void
write_text(const char *path, const char *content)
{
    kh_text text = { 0 };

    kh_text_add(&text, content);
    write_file(path, &text);
    kh_text_free(&text);
}

/* Nodes in one file, edges in another, in either order: "a" to "b", and "b" to "c". */
static void
test_ends_in_another_file(void **state)
{
    const char *const orders[][2] = { { nodes_file, edges_file }, { edges_file, nodes_file } };
    size_t j;

    (void) state;
    write_text(
        nodes_file, "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}],\"edges\":[]}");
    write_text(edges_file, "{\"nodes\":[],\"edges\":[{\"source\":\"b\",\"target\":\"a\"},\n"
                           "{\"source\":\"b\",\"target\":\"c\"}]}");
    for (j = 0; j < 2; j++) {
        fixture f = { 0 };

        assert_int_equal(kh_read_files(&f.graph, orders[j], 2, NULL, &f.findings, &f.err), KH_OK);
        assert_int_equal(f.findings.num, 0);
        assert_int_equal(f.graph.nodes.num, 3);
        assert_string_equal(kh_graph_node_id(&f.graph, 0), "a");
        assert_int_equal(f.graph.edges.num, 2);
        assert_int_equal(f.graph.edges.source[0], 1);
        assert_int_equal(f.graph.edges.target[0], 0);
        assert_int_equal(f.graph.edges.source[1], 1);
        assert_int_equal(f.graph.edges.target[1], 2);
        assert_int_equal(f.graph.edges.position[1].line, 2);
        assert_int_equal(f.graph.absent.num, 0);
        fixture_free(&f);
    }
    unlink(nodes_file);
    unlink(edges_file);
}

/* What no file has is told where it stands, with candidates from all files; its edge is gone. */
static void
test_ends_in_no_file(void **state)
{
    const char *const orders[][2] = { { nodes_file, edges_file }, { edges_file, nodes_file } };
    size_t j;

    (void) state;
    write_text(nodes_file, "{\"nodes\":[{\"id\":\"ministry\"},{\"id\":\"b\"}],\"edges\":[]}");
    write_text(edges_file, "{\"kind\":\"edge\",\"source\":\"ministry\",\"target\":\"b\"}\n"
                           "{\"kind\":\"edge\",\"source\":\"b\",\"target\":\"minstry\"}\n"
                           "{\"kind\":\"edge\",\"source\":\"b\",\"target\":\"ministry\"}\n");
    for (j = 0; j < 2; j++) {
        fixture f = { 0 };
        const kh_finding *finding;

        assert_int_equal(kh_read_files(&f.graph, orders[j], 2, NULL, &f.findings, &f.err), KH_OK);
        assert_int_equal(f.findings.num, 1);
        finding = &f.findings.items[0];
        assert_string_equal(finding->code, "E012");
        assert_string_equal(finding->place.file, edges_file);
        assert_int_equal(finding->place.line, 2);
        assert_int_equal(finding->place.column, 38);
        assert_string_equal(finding->pointer, "/target");
        assert_string_equal(finding->hint, "did you mean \"ministry\"?");
        assert_int_equal(f.graph.edges.num, 2);
        assert_int_equal(f.graph.edges.position[1].line, 3);
        fixture_free(&f);
    }
    unlink(nodes_file);
    unlink(edges_file);
}

/* One claim in two files, with an end that only the second one has: no conflict. Another end is
 * one, and the first file wins. */
static void
test_one_claim_with_open_ends(void **state)
{
    const char *const paths[] = { edges_file, nodes_file };
    fixture f = { 0 };

    (void) state;
    write_text(
        edges_file, "{\"nodes\":[],\"edges\":[{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\"}]}");
    write_text(nodes_file, "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],"
                           "\"edges\":[{\"id\":\"e\",\"source\":\"a\",\"target\":\"b\"}]}");
    assert_int_equal(kh_read_files(&f.graph, paths, 2, NULL, &f.findings, &f.err), KH_OK);
    assert_int_equal(f.findings.num, 0);
    assert_int_equal(f.graph.edges.num, 1);
    fixture_free(&f);
    write_text(nodes_file, "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"}],"
                           "\"edges\":[{\"id\":\"e\",\"source\":\"a\",\"target\":\"zzz\"}]}");
    assert_int_equal(kh_read_files(&f.graph, paths, 2, NULL, &f.findings, &f.err), KH_OK);
    assert_int_equal(f.findings.num, 2);
    assert_string_equal(f.findings.items[0].code, "W060");
    assert_string_equal(f.findings.items[1].code, "E012");
    assert_int_equal(f.graph.edges.num, 1);
    assert_int_equal(f.graph.edges.target[0], 1);
    fixture_free(&f);
    unlink(nodes_file);
    unlink(edges_file);
}

/* An end may be a node of the file that could not be read. */
static void
test_ends_with_a_bad_file(void **state)
{
    const char *const paths[] = { edges_file, KH_ROOT "/tests/bad/syntax-nan/input.json" };
    fixture f = { 0 };

    (void) state;
    write_text(edges_file, "{\"nodes\":[],\"edges\":[{\"source\":\"a\",\"target\":\"b\"}]}");
    assert_int_equal(kh_read_files(&f.graph, paths, 2, NULL, &f.findings, &f.err), KH_ERR_DATA);
    assert_int_equal(f.findings.num_errors, f.findings.num_fatal);
    assert_int_equal(f.graph.edges.num, 0);
    fixture_free(&f);
    unlink(edges_file);
}

static void
test_a_file_given_twice(void **state)
{
    const char *const same[] = { edges_file, edges_file };
    const char *const linked[] = { edges_file, nodes_file };
    fixture f = { 0 };

    (void) state;
    write_text(edges_file, small);
    assert_int_equal(symlink(edges_file, nodes_file), 0);
    assert_failure(&f, kh_read_files(&f.graph, same, 2, NULL, &f.findings, &f.err), KH_ERR_ARGUMENT,
        "is given twice");
    fixture_free(&f);
    assert_failure(&f, kh_read_files(&f.graph, linked, 2, NULL, &f.findings, &f.err),
        KH_ERR_ARGUMENT, "are the same file");
    fixture_free(&f);
    unlink(nodes_file);
    unlink(edges_file);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_blocks),
        cmocka_unit_test(test_standard_input),
        cmocka_unit_test(test_files_that_cannot_be_read),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_several_files),
        cmocka_unit_test(test_ends_in_another_file),
        cmocka_unit_test(test_ends_in_no_file),
        cmocka_unit_test(test_one_claim_with_open_ends),
        cmocka_unit_test(test_ends_with_a_bad_file),
        cmocka_unit_test(test_a_file_given_twice),
    };

    return cmocka_run_group_tests_name("read_files", tests, NULL, NULL);
}
