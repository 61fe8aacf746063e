/* The project's own data sets: sound, complete in three languages, with the warnings that their
 * documents explain and no others. */
#include "testlib.h"

#include "../src/check/check.h"
#include "../src/graph/label.h"
#include "../src/read/read.h"

#include <stdio.h>

typedef struct {
    const char *path;
    size_t num_nodes, num_edges;
    const char *languages[4]; /* of every label; ended by NULL */
    const char *warnings[4];  /* codes that may appear; ended by NULL */
} data_set;

static const data_set data_sets[] = {
    { "japan-smart-city.json", 218, 354, { "en", "ja", "ko" }, { "W033", "W034" } },
    { "eu-green-deal.json", 58, 111, { "en", "ja", "ko" }, { "W034", "W051" } },
    { "example.json", 5, 4, { "en", "ja", "ko" }, { "W034" } },
    { "reference/florentine.json", 15, 20, { NULL }, { NULL } },
    { "reference/florentine-with-pucci.json", 16, 20, { NULL }, { "W050" } },
    { "reference/karate.json", 34, 78, { NULL }, { "W034" } },
    { "reference/davis.json", 32, 89, { NULL }, { "W034" } },
    { "reference/kite.json", 10, 18, { NULL }, { "W034" } },
    { "reference/krackhardt-advice.json", 21, 190, { NULL }, { NULL } },
    { "reference/krackhardt-managers.json", 21, 312, { NULL }, { NULL } },
};

static bool
listed(const char *const *codes, const char *code)
{
    for (; *codes != NULL; codes++) {
        if (strcmp(*codes, code) == 0) {
            return true;
        }
    }
    return false;
}

static bool
has_language(const kh_graph *graph, kh_range labels, const char *lang)
{
    size_t j;

    for (j = labels.first; j < labels.first + labels.num; j++) {
        if (strcmp(kh_graph_text(graph, graph->labels.items[j].lang), lang) == 0) {
            return true;
        }
    }
    return false;
}

static void
check_labels(const kh_graph *graph, const data_set *set)
{
    const char *const *lang;
    size_t j;

    for (lang = set->languages; *lang != NULL; lang++) {
        for (j = 0; j < graph->nodes.num; j++) {
            if (!has_language(graph, graph->nodes.label[j], *lang)) {
                print_error("%s: %s has no label in %s\n", set->path,
                    kh_graph_node_id(graph, (uint32_t) j), *lang);
                fail();
            }
        }
        for (j = 0; j < graph->relations.num; j++) {
            assert_true(has_language(graph, graph->relations.items[j].label, *lang));
            assert_true(graph->relations.items[j].symmetric
                        || has_language(graph, graph->relations.items[j].inverse, *lang));
        }
        for (j = 0; j < graph->sectors.num; j++) {
            assert_true(has_language(graph, graph->sectors.items[j].label, *lang));
        }
        for (j = 0; j < graph->types.num; j++) {
            assert_true(has_language(graph, graph->types.items[j].label, *lang));
        }
    }
}

static void
check_set(const data_set *set)
{
    char path[512];
    kh_error err = { 0 };
    kh_findings findings = { 0 };
    kh_graph graph = { 0 };
    size_t j;

    snprintf(path, sizeof(path), "%s/data/%s", KH_ROOT, set->path);
    assert_ok(kh_read_file(&graph, path, NULL, &findings, &err));
    assert_ok(kh_check(&graph, &findings, &err));
    assert_int_equal(findings.num_errors, 0);
    for (j = 0; j < findings.num; j++) {
        if (!listed(set->warnings, findings.items[j].code)) {
            print_error(
                "%s: %s %s\n", set->path, findings.items[j].code, findings.items[j].message);
            fail();
        }
    }
    assert_int_equal(graph.nodes.num, set->num_nodes);
    assert_int_equal(graph.edges.num, set->num_edges);
    check_labels(&graph, set);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
}

static void
test_data_sets(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(data_sets) / sizeof(*data_sets); j++) {
        check_set(&data_sets[j]);
    }
}

static bool
has_locator(const kh_graph *graph, kh_range citations)
{
    size_t j;

    for (j = citations.first; j < citations.first + citations.num; j++) {
        if (graph->citations.items[j].locator != 0) {
            return true;
        }
    }
    return false;
}

/* Every node and every edge of the Japan data says where in its document it was read. */
static void
test_japan_is_cited(void **state)
{
    kh_error err = { 0 };
    kh_findings findings = { 0 };
    kh_graph graph = { 0 };
    size_t j;

    (void) state;
    assert_ok(kh_read_file(&graph, KH_ROOT "/data/japan-smart-city.json", NULL, &findings, &err));
    for (j = 0; j < graph.nodes.num; j++) {
        assert_true(has_locator(&graph, graph.nodes.citations[j]));
    }
    for (j = 0; j < graph.edges.num; j++) {
        assert_true(has_locator(&graph, graph.edges.citations[j]));
    }
    kh_findings_free(&findings);
    kh_graph_free(&graph);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_data_sets),
        cmocka_unit_test(test_japan_is_cited),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
