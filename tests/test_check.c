/* The registry of rules; what each finds stands in tests/bad. */
#include "testlib.h"

#include "../src/base/json.h"
#include "../src/base/text.h"
#include "../src/check/check.h"
#include "../src/read/read.h"

#include <ctype.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>

static void
test_records(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; kh_rules[j] != NULL; j++) {
        const kh_rule *rule = kh_rules[j];

        assert_int_equal(strlen(rule->code), 4);
        assert_true(rule->code[0] == 'E' || rule->code[0] == 'W');
        assert_true(rule->name[0] != '\0' && strlen(rule->explanation) > 40);
        assert_true(j == 0 || strcmp(kh_rules[j - 1]->code, rule->code) < 0);
        assert_ptr_equal(kh_rule_find(rule->code), rule);
    }
    assert_ptr_equal(kh_rule_find("e012"), kh_rule_find("E012"));
    assert_null(kh_rule_find("E999"));
    assert_null(kh_rule_find(""));
}

/* An example shows its rule, and no other one than that of graphs that cite nothing. */
static void
run_example(const kh_rule *rule)
{
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_status status = kh_read_text(
        &graph, "example", rule->example, strlen(rule->example), NULL, &findings, &err);
    size_t num_own = 0, j;

    if (status == KH_OK) {
        status = kh_check(&graph, &findings, &err);
    }
    assert_int_equal(status, findings.num_fatal > 0 ? KH_ERR_DATA : KH_OK);
    for (j = 0; j < findings.num; j++) {
        const char *code = findings.items[j].code;

        if (strcmp(code, rule->code) == 0) {
            num_own++;
        } else if (strcmp(code, "W032") != 0) {
            print_error(
                "the example of %s shows %s: %s\n", rule->code, code, findings.items[j].message);
            fail();
        }
    }
    if (num_own == 0) {
        print_error("the example of %s does not show it\n", rule->code);
        fail();
    }
    kh_findings_free(&findings);
    kh_graph_free(&graph);
}

static void
test_examples(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; kh_rules[j] != NULL; j++) {
        /* A conflict between files takes two of them, and views are no graphs. */
        const bool no_graph
            = strcmp(kh_rules[j]->code, "W060") == 0 || strncmp(kh_rules[j]->code + 1, "1", 1) == 0;

        assert_true(no_graph == (kh_rules[j]->example == NULL));
        if (!no_graph) {
            run_example(kh_rules[j]);
        }
    }
}

static void
read_whole(const char *path, kh_text *out)
{
    FILE *file = fopen(path, "rb");
    char block[4096];
    size_t num;

    assert_non_null(file);
    while ((num = fread(block, 1, sizeof(block), file)) > 0) {
        kh_text_add_bytes(out, block, num);
    }
    fclose(file);
}

/* Whether "E012" or the like stands at `p`. */
static bool
is_code(const char *p)
{
    return p[0] == '"' && (p[1] == 'E' || p[1] == 'W') && isdigit((unsigned char) p[2])
           && isdigit((unsigned char) p[3]) && isdigit((unsigned char) p[4]) && p[5] == '"';
}

static size_t
check_codes_of(const char *path)
{
    kh_text source = { 0 };
    const char *p;
    size_t num = 0;

    read_whole(path, &source);
    for (p = kh_text_bytes(&source); (p = strchr(p, '"')) != NULL; p++) {
        char code[5] = "";

        if (is_code(p)) {
            memcpy(code, p + 1, 4);
            num++;
            if (kh_rule_find(code) == NULL) {
                print_error("%s emits %s, which no record explains\n", path, code);
                fail();
            }
        }
    }
    kh_text_free(&source);
    return num;
}

static void
test_every_code_has_a_record(void **state)
{
    glob_t files;
    size_t num = 0, j;

    (void) state;
    assert_int_equal(glob(KH_ROOT "/src/*/*.c", 0, NULL, &files), 0);
    for (j = 0; j < files.gl_pathc; j++) {
        num += check_codes_of(files.gl_pathv[j]);
    }
    globfree(&files);
    assert_true(num > 60);
}

static void
test_empty_graph(void **state)
{
    const kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_ok(kh_check(&graph, &findings, &err));
    assert_int_equal(findings.num, 1);
    assert_string_equal(findings.items[0].code, "W054");
    kh_findings_free(&findings);
}

/* A hierarchy as deep as the graph is large must not exhaust the stack. */
static void
test_deep_hierarchy(void **state)
{
    const size_t depth = 100000;
    kh_graph graph = { 0 };
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    uint32_t index, relation;
    char id[32];
    size_t j;

    (void) state;
    assert_ok(kh_graph_need_relation(&graph, "part-of", &relation, &err));
    graph.relations.items[relation].hierarchical = true;
    for (j = 0; j < depth; j++) {
        snprintf(id, sizeof(id), "n%zu", j);
        assert_ok(kh_graph_add_node(&graph, id, &index, &err));
    }
    for (j = 0; j < depth; j++) {
        assert_ok(
            kh_graph_add_edge(&graph, (uint32_t) j, (uint32_t) ((j + 1) % depth), &index, &err));
        graph.edges.relation[index] = relation;
    }
    assert_ok(kh_check(&graph, &findings, &err));
    assert_int_equal(findings.num_errors, 1);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
}

static void
test_finding_order_and_text(void **state)
{
    kh_findings findings = { 0 };
    kh_error err = { 0 };
    kh_text out = { 0 };
    size_t j;

    (void) state;
    assert_ok(kh_findings_add(&findings, "W001", (kh_place){ "z", 2, 1 }, "/x", "h", &err, "m1"));
    assert_ok(kh_findings_add(&findings, "E012", (kh_place){ "a", 1, 1 }, "", NULL, &err, "m2"));
    assert_ok(kh_findings_add(
        &findings, "E001", (kh_place){ "z", 1, 9 }, "/\x1B", NULL, &err, "%s", "a\nb"));
    kh_findings_sort(&findings);
    for (j = 0; j < findings.num; j++) {
        kh_finding_print(&out, &findings.items[j]);
    }
    assert_string_equal(kh_text_bytes(&out), "z:1:9: error[E001]: /\\u{1B}: a b\n"
                                             "z:2:1: warning[W001]: /x: m1\n  hint: h\n"
                                             "a:1:1: error[E012]: m2\n");
    assert_int_equal(findings.num_errors, 2);
    assert_int_equal(findings.num_fatal, 1);
    kh_text_free(&out);
    kh_findings_free(&findings);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_records),
        cmocka_unit_test(test_examples),
        cmocka_unit_test(test_every_code_has_a_record),
        cmocka_unit_test(test_empty_graph),
        cmocka_unit_test(test_deep_hierarchy),
        cmocka_unit_test(test_finding_order_and_text),
    };

    return cmocka_run_group_tests_name("check", tests, NULL, NULL);
}
