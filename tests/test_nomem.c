/* Every allocation of reading, merging and checking is refused in turn: each time the answer must
 * be KH_ERR_NOMEM (never a finding), nothing may leak, and in the end the call succeeds. */
#include "refusing.h"

#include "../src/check/check.h"
#include "../src/graph/merge.h"
#include "../src/read/read.h"

#include <unistd.h>

static const char one[]
    = "{\"graph\":{\"title\":{\"en\":\"T\"}},\"nodeTypes\":{\"t\":{\"label\":\"L\"}},"
      "\"relations\":{\"r\":{\"hierarchical\":true}},\"sectors\":[{\"id\":\"s\",\"parent\":\"p\"}],"
      "\"sources\":[{\"id\":1}],\"nodes\":[{\"id\":\"a\",\"type\":\"u\",\"label\":{\"en\":\"A\"},"
      "\"altLabel\":[\"X\"],\"sectors\":[\"s\",{\"id\":\"q\",\"weight\":0.25}],\"sources\":[1,"
      "\"z\"],"
      "\"own\":1},{\"id\":\"b\",\"lable\":\"A\",\"label\":\"x\"}],\"edges\":[{\"source\":\"a\","
      "\"target\":\"b\",\"relation\":\"r\",\"sources\":[\"z\"]},{\"source\":\"b\",\"target\":\"a\","
      "\"relation\":\"r\"},{\"source\":\"b\",\"target\":\"bb\"}],\"more\":[{}]}";
static const char two[]
    = "{\"kind\":\"node\",\"id\":\"a\",\"label\":{\"en\":\"B\"},\"sectors\":[\"s\",\"n\"],"
      "\"own\":2}\n{\"kind\":\"edge\",\"id\":\"e\",\"source\":\"a\",\"target\":\"a\"}\n";

static const char *const paths[]
    = { KH_BUILD "/test_nomem_edges.json", KH_BUILD "/test_nomem_nodes.json" };

static void
write_files(void)
{
    const char *const contents[] = { "{\"nodes\":[{\"id\":\"x\"}],\"edges\":[{\"id\":\"e\","
                                     "\"source\":\"x\",\"target\":\"b\"},"
                                     "{\"source\":\"x\",\"target\":\"bcd\"}]}",
        "{\"nodes\":[{\"id\":\"b\"}],\"edges\":[{\"id\":\"e\",\"source\":\"x\","
        "\"target\":\"b\"},{\"source\":\"b\",\"target\":\"y\"}]}" };
    size_t j;

    for (j = 0; j < 2; j++) {
        FILE *file = fopen(paths[j], "wb");

        assert_non_null(file);
        assert_true(fputs(contents[j], file) >= 0);
        assert_int_equal(fclose(file), 0);
    }
}

static kh_status
do_all(void *context, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_graph graph = { 0 }, other = { 0 }, several = { 0 };
    kh_findings findings = { 0 };

    (void) context;
    KH_TRY(kh_read_text(&graph, "one", one, strlen(one), NULL, &findings, err));
    KH_TRY(kh_read_text(&other, "two", two, strlen(two), NULL, &findings, err));
    KH_TRY(kh_graph_merge(&graph, &other, &findings, err));
    KH_TRY(kh_check(&graph, &findings, err));
    KH_TRY(kh_read_files(&several, paths, 2, NULL, &findings, err));
out:
    if (findings.num_fatal > 0) {
        ret = KH_ERR_DATA;
    }
    kh_graph_free(&graph);
    kh_graph_free(&other);
    kh_graph_free(&several);
    kh_findings_free(&findings);
    return ret;
}

static void
test_every_allocation_refused(void **state)
{
    (void) state;
    write_files();
    assert_true(refuse_in_turn("reading", do_all, NULL) > 100);
    unlink(paths[0]);
    unlink(paths[1]);
}

/* --- tables ---------------------------------------------------------------------------------- */

static const char nodes_table[]
    = "id,label,label.ja,altLabel.en,type,sectors,timeset,sources,own:int,labell\n"
      "a,A,\xE7\xB5\x8C,\"x;\"\"y\"\"\",t,s:0.5|q,\"<[2001.0, 2010.0]>\",z,1,\n"
      "b,B,,,t;u,,,,,";
static const char edges_table[] = "From,To,Direction,Type,relation_label,source_label,own\n"
                                  "x,y,directed,r,R,X,1\nx,z,undirected,r,,,\nz,x,mutual,,,,\n";

static kh_status
read_tables(void *context, kh_error *err)
{
    static const char *const tables[]
        = { KH_BUILD "/test_nomem_nodes.csv", KH_BUILD "/test_nomem_edges.csv" };
    kh_status ret = KH_OK;
    kh_graph several = { 0 }, alone = { 0 };
    kh_findings findings = { 0 };

    (void) context;
    KH_TRY(kh_read_text(&alone, "t", edges_table, sizeof(edges_table) - 1, NULL, &findings, err));
    KH_TRY(kh_read_files(&several, tables, 2, NULL, &findings, err));
out:
    if (findings.num_fatal > 0) {
        ret = KH_ERR_DATA;
    }
    kh_graph_free(&several);
    kh_graph_free(&alone);
    kh_findings_free(&findings);
    return ret;
}

static void
write_table(const char *path, const char *text)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void
test_tables_refused(void **state)
{
    (void) state;
    write_table(KH_BUILD "/test_nomem_nodes.csv", nodes_table);
    write_table(KH_BUILD "/test_nomem_edges.csv", "From,To\nA,b\nA,nobody\n");
    assert_true(refuse_in_turn("tables", read_tables, NULL) > 50);
    unlink(KH_BUILD "/test_nomem_nodes.csv");
    unlink(KH_BUILD "/test_nomem_edges.csv");
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_every_allocation_refused),
        cmocka_unit_test(test_tables_refused) };

    return cmocka_run_group_tests_name("nomem", tests, NULL, NULL);
}
