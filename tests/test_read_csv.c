/* Tables of nodes and edges. Each folder of tests/csv holds files that are read together, in the
 * order of their names, and the graph they are as JSON: `expected`. With KH_UPDATE=1 in the
 * environment that is written instead of compared. */
#include "testlib.h"

#include "../src/read/read.h"
#include "../src/write/writer.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define MIN_CASES 15
#define MAX_FILES 8

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
read_text(fixture *f, const char *text)
{
    return kh_read_text(&f->graph, "t.csv", text, strlen(text), NULL, &f->findings, &f->err);
}

static kh_status
append(void *context, const char *bytes, size_t length, kh_error *err)
{
    kh_text_add_bytes(context, bytes, length);
    return kh_text_status(context, err);
}

static void
write_json(kh_graph *graph, const kh_findings *findings, kh_text *out)
{
    kh_sink sink = { .write = append, .context = out };
    kh_losses losses = { 0 };
    kh_error err = { 0 };

    assert_ok(kh_writer_json.write(graph, findings, &sink, &losses, &err));
    assert_ok(kh_sink_finish(&sink, &err));
    kh_sink_free(&sink);
}

/* --- folders --------------------------------------------------------------------------------- */

static int
is_input(const struct dirent *entry)
{
    return entry->d_name[0] != '.' && strcmp(entry->d_name, "expected") != 0;
}

static void
read_expected(kh_text *out)
{
    FILE *file = fopen("expected", "rb");
    char block[4096];
    size_t num;

    assert_non_null(file);
    while ((num = fread(block, 1, sizeof(block), file)) > 0) {
        kh_text_add_bytes(out, block, num);
    }
    fclose(file);
}

static void
compare(const char *name, const kh_text *actual)
{
    kh_text expected = { 0 };

    if (getenv("KH_UPDATE") != NULL) {
        FILE *file = fopen("expected", "wb");

        assert_non_null(file);
        fwrite(actual->bytes, 1, actual->length, file);
        assert_int_equal(fclose(file), 0);
        return;
    }
    read_expected(&expected);
    if (strcmp(kh_text_bytes(actual), kh_text_bytes(&expected)) != 0) {
        print_error("tests/csv/%s\nactual:\n%sexpected:\n%s", name, kh_text_bytes(actual),
            kh_text_bytes(&expected));
        fail();
    }
    kh_text_free(&expected);
}

static void
run_case(const char *name)
{
    struct dirent **entries;
    const char *paths[MAX_FILES];
    fixture f = { 0 };
    kh_error err = { 0 };
    kh_text out = { 0 };
    int num, j;

    assert_int_equal(chdir(name), 0);
    num = scandir(".", &entries, is_input, alphasort);
    assert_in_range(num, 1, MAX_FILES);
    for (j = 0; j < num; j++) {
        paths[j] = entries[j]->d_name;
    }
    assert_ok(kh_read_files(&f.graph, paths, (size_t) num, NULL, &f.findings, &err));
    for (j = 0; j < (int) f.findings.num; j++) {
        kh_finding_print(&out, &f.findings.items[j]);
    }
    write_json(&f.graph, &f.findings, &out);
    compare(name, &out);
    for (j = 0; j < num; j++) {
        free(entries[j]);
    }
    free(entries);
    kh_text_free(&out);
    fixture_free(&f);
    assert_int_equal(chdir(".."), 0);
}

static void
test_dialects(void **state)
{
    struct dirent **entries;
    int num, j;

    (void) state;
    assert_int_equal(chdir(KH_ROOT "/tests/csv"), 0);
    num = scandir(".", &entries, is_input, alphasort);
    assert_true(num >= MIN_CASES);
    for (j = 0; j < num; j++) {
        run_case(entries[j]->d_name);
        free(entries[j]);
    }
    free(entries);
}

/* --- places ---------------------------------------------------------------------------------- */

static void
test_places(void **state)
{
    fixture f = { 0 };

    (void) state;
    assert_int_equal(read_text(&f, "id,label,type\r\n"
                                   "a,\"two\r\nlines\",x\r\n"
                                   "\r\n"
                                   "  b  ,\xED\x95\x9C\xEA\xB5\xAD,\"y\"\r\n"),
        KH_OK);
    assert_int_equal(f.graph.nodes.num, 2);
    assert_int_equal(f.graph.nodes.position[0].line, 2);
    assert_int_equal(f.graph.nodes.position[1].line, 5);
    assert_string_equal(kh_graph_node_id(&f.graph, 1), "b");
    assert_int_equal(f.graph.types.items[0].position.line, 3);
    assert_int_equal(f.graph.types.items[0].position.column, 8);
    assert_int_equal(f.graph.types.items[1].position.column, 11); /* code points, past the quote */
    assert_true(f.graph.types.items[0].declared);
    fixture_free(&f);
}

static void
read_two(fixture *f, const char *first, const char *second)
{
    const char *paths[] = { KH_BUILD "/test_csv_1.csv", KH_BUILD "/test_csv_2.csv" };
    const char *const texts[] = { first, second };
    size_t j;

    for (j = 0; j < 2; j++) {
        FILE *file = fopen(paths[j], "wb");

        assert_non_null(file);
        fputs(texts[j], file);
        assert_int_equal(fclose(file), 0);
    }
    assert_int_equal(kh_read_files(&f->graph, paths, 2, NULL, &f->findings, &f->err), KH_OK);
    unlink(paths[0]);
    unlink(paths[1]);
}

/* The end of an edge that is no node, in the words of its table. */
static void
test_dangling_end(void **state)
{
    fixture f = { 0 };

    (void) state;
    read_two(&f, "src,dst\nmeti,nedo\nmeti,nedos\n", "id\nmeti\nnedo\n");
    assert_int_equal(f.graph.edges.num, 1);
    assert_int_equal(f.findings.num, 1);
    assert_string_equal(f.findings.items[0].code, "E012");
    assert_string_equal(f.findings.items[0].pointer, "dst");
    assert_int_equal(f.findings.items[0].place.line, 3);
    assert_int_equal(f.findings.items[0].place.column, 6);
    assert_non_null(strstr(f.findings.items[0].hint, "\"nedo\""));
    fixture_free(&f);
}

/* Only tables that have no ids mean labels, and only if one node bears them. */
static void
test_ends_by_label(void **state)
{
    static const char nodes[] = "id,label\na,Office\nb,Office\nc,City\n";
    fixture f = { 0 };

    (void) state;
    read_two(&f, "From,To\na,City\nOffice,c\n", nodes);
    assert_int_equal(f.graph.edges.num, 1);
    assert_int_equal(f.graph.edges.target[0], 2);
    assert_int_equal(f.findings.num, 1);
    assert_int_equal(f.findings.items[0].place.line, 3);
    fixture_free(&f);
    read_two(&f, "source,target\na,City\n", nodes);
    assert_int_equal(f.graph.edges.num, 0);
    assert_string_equal(f.findings.items[0].code, "E012");
    fixture_free(&f);
}

/* --- limits ---------------------------------------------------------------------------------- */

static void
test_limits(void **state)
{
    const kh_read_limits limits = { .max_element = 64, .max_elements = 3 };
    static const char few[] = "id\na\nb\nc\n", many[] = "id\na\nb\nc\nd\n";
    fixture f = { 0 };
    kh_text wide = { 0 };
    size_t j;

    (void) state;
    assert_int_equal(
        kh_read_text(&f.graph, "t", few, sizeof(few) - 1, &limits, &f.findings, &f.err), KH_OK);
    fixture_free(&f);
    assert_int_equal(
        kh_read_text(&f.graph, "t", many, sizeof(many) - 1, &limits, &f.findings, &f.err),
        KH_ERR_LIMIT);
    fixture_free(&f);
    kh_text_add(&wide, "id");
    for (j = 0; j < 2000; j++) {
        kh_text_print(&wide, ",c%zu", j);
    }
    kh_text_add(&wide, "\n");
    assert_int_equal(read_text(&f, wide.bytes), KH_ERR_DATA);
    assert_string_equal(f.findings.items[0].code, "E007");
    kh_text_free(&wide);
    fixture_free(&f);
}

/* A quote that nothing closes may not swallow a file of any size. */
static void
test_endless_row(void **state)
{
    const kh_read_limits limits = { .max_element = (size_t) 1 << 20 };
    const char *path = KH_BUILD "/test_csv_endless.csv";
    FILE *file = fopen(path, "wb");
    fixture f = { 0 };
    size_t j;

    (void) state;
    assert_non_null(file);
    fputs("id,label\na,\"", file);
    for (j = 0; j < 400000; j++) {
        fputs("b,c\nxyz,", file);
    }
    assert_int_equal(fclose(file), 0);
    assert_int_equal(kh_read_file(&f.graph, path, &limits, &f.findings, &f.err), KH_ERR_DATA);
    assert_int_equal(f.findings.num, 1);
    assert_string_equal(f.findings.items[0].code, "E007");
    assert_int_equal(f.findings.items[0].place.line, 2);
    unlink(path);
    fixture_free(&f);
}

/* --- mutations, and threads ------------------------------------------------------------------ */

static size_t num_mutations = 3000;

static uint64_t
draw(uint64_t *random)
{
    *random += 0x9E3779B97F4A7C15u;
    return (*random ^ *random >> 31) * 0xBF58476D1CE4E5B9u >> 17;
}

static const char telling[] = "\"\"\",,;\t\n\n\r:|.0129-eE aZ\xC2\xE3\xED\x80\xBF\x00\x1F()";

static size_t
mutate(char *text, size_t length, uint64_t *random)
{
    const size_t at = draw(random) % length, few = draw(random) % 6;

    if (draw(random) % 3 == 0 && at + few < length) {
        memmove(text + at, text + at + few, length - at - few);
        return length - few;
    }
    text[at] = telling[draw(random) % (sizeof(telling) - 1)];
    return length;
}

/* All that the reader has to say about a text of exactly this size. */
static void
tell(const char *text, size_t length, size_t num_threads, kh_text *out)
{
    const kh_read_limits limits = { .num_threads = num_threads };
    char *exact = malloc(length > 0 ? length : 1);
    fixture f = { 0 };
    kh_status status;
    size_t j;

    assert_non_null(exact);
    memcpy(exact, text, length);
    status = kh_read_text(&f.graph, "t.csv", exact, length, &limits, &f.findings, &f.err);
    kh_text_print(out, "%d %zu %zu\n", (int) status, f.graph.nodes.num, f.graph.edges.num);
    for (j = 0; j < f.findings.num; j++) {
        kh_finding_print(out, &f.findings.items[j]);
    }
    if (status == KH_OK) {
        write_json(&f.graph, &f.findings, out);
    } else {
        assert_int_equal(status, KH_ERR_DATA);
        assert_true(f.findings.num_fatal > 0);
    }
    free(exact);
    fixture_free(&f);
}

static void
test_mutations(void **state)
{
    static const char *const seeds[] = {
        "id,label,label.ja,altLabel.en,type,sectors,start,end,confidence,sources,x\n"
        "meti,METI,\xE7\xB5\x8C,\"a;\"\"b\"\"\",ministry,energy:0.7|ict 0.3,2001,,0.9,s1;s2,1\n"
        "nedo,\"two\nlines\",,,,,,2016-01-22,,,\n",
        "From;To;Direction;timeset\n1;2;Directed;<[2001.0, 2010.0]>\n2;3;mutual;\n",
        "personId:ID(P),name,since:int,t:string[],f:boolean,:LABEL\n1,K,1999,a;b,true,A;D\n",
        ":START_ID(P)\trole\t:END_ID(P)\t:TYPE\n1\tNeo\t2\tKNOWS\n2\t\t1\tKNOWS",
    };
    uint64_t random = 3;
    kh_text once = { 0 }, twice = { 0 };
    char text[512];
    size_t j, k, length;

    (void) state;
    for (j = 0; j < num_mutations; j++) {
        const char *seed = seeds[j % (sizeof(seeds) / sizeof(seeds[0]))];

        length = strlen(seed);
        memcpy(text, seed, length);
        for (k = draw(&random) % 5; k > 0 && length > 0; k--) {
            length = mutate(text, length, &random);
        }
        kh_text_clear(&once);
        tell(text, length, 1, &once);
        if (j % 16 == 0) {
            kh_text_clear(&twice);
            tell(text, length, 2, &twice);
            assert_string_equal(kh_text_bytes(&once), kh_text_bytes(&twice));
        }
    }
    kh_text_free(&once);
    kh_text_free(&twice);
}

/* Enough rows for several batches, some of them not plain. */
static void
test_threads(void **state)
{
    kh_text table = { 0 }, once = { 0 }, twice = { 0 };
    size_t j;

    (void) state;
    kh_text_add(&table, "source,target,relation,weight,sources,page\n");
    for (j = 0; j < 30000; j++) {
        kh_text_print(&table, "n%zu,\"n%zu\",%s,%zu.25,s%zu,%zu\n%s", j % 977, j * 31 % 977,
            j % 3 == 0 ? "funds" : "runs", j + 1, j % 40, j, j % 500 == 0 ? "\n,,,,,\n" : "");
    }
    tell(table.bytes, table.length, 1, &once);
    tell(table.bytes, table.length, 2, &twice);
    assert_string_equal(kh_text_bytes(&once), kh_text_bytes(&twice));
    assert_int_equal(once.bytes[0], '0');
    assert_non_null(strstr(once.bytes, "0 977 30000\n"));
    kh_text_free(&table);
    kh_text_free(&once);
    kh_text_free(&twice);
}

/* With an argument: the long form. */
int
main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dialects),
        cmocka_unit_test(test_places),
        cmocka_unit_test(test_dangling_end),
        cmocka_unit_test(test_ends_by_label),
        cmocka_unit_test(test_limits),
        cmocka_unit_test(test_endless_row),
        cmocka_unit_test(test_mutations),
        cmocka_unit_test(test_threads),
    };

    (void) argv;
    num_mutations = argc > 1 ? 200000 : num_mutations;
    return cmocka_run_group_tests(tests, NULL, NULL);
}
