/* The registry of measures: names, words, and failures that reach the caller. */
#include "testlib.h"

#include "netlib.h"

#include "../src/measure/describe.h"
#include "../src/measure/measure.h"

static void
test_find_knows_what_was_meant(void **state)
{
    const kh_measure *measure = NULL;
    kh_error err = { 0 };

    (void) state;
    assert_ok(kh_measure_find("pagerank", &measure, &err));
    assert_ptr_equal(measure, &kh_measure_pagerank);
    assert_fails(kh_measure_find("betweeness", &measure, &err), KH_ERR_NOTFOUND, "\"betweeness\"");
    assert_non_null(strstr(err.hint, "\"betweenness\""));
    err = (kh_error){ 0 };
    assert_fails(kh_measure_find("influence of x", &measure, &err), KH_ERR_NOTFOUND, "x");
    assert_non_null(strstr(err.hint, "degree, in_degree"));
    assert_ptr_equal(measure, &kh_measure_pagerank);
}

/* A chain of diamonds doubles the number of shortest paths at each. */
static void
test_too_many_paths_are_an_error(void **state)
{
    net_fixture fixture = { 0 };
    const kh_net_options options = { .weighted = false };
    kh_error err = { 0 };
    char a[16], b[16], c[16], d[16];
    double *values;
    int i;

    (void) state;
    for (i = 0; i < 1100; i++) {
        snprintf(a, sizeof(a), "a%d", i);
        snprintf(b, sizeof(b), "b%d", i);
        snprintf(c, sizeof(c), "c%d", i);
        snprintf(d, sizeof(d), "a%d", i + 1);
        assert_ok(fixture_claim(&fixture.graph, a, '>', b, 0, &err));
        assert_ok(fixture_claim(&fixture.graph, a, '>', c, 0, &err));
        assert_ok(fixture_claim(&fixture.graph, b, '>', d, 0, &err));
        assert_ok(fixture_claim(&fixture.graph, c, '>', d, 0, &err));
    }
    assert_ok(fixture_net(&fixture, &options, &err));
    values = calloc(fixture.net.num_nodes, sizeof(*values));
    assert_non_null(values);
    values[0] = 17;
    assert_fails(kh_measure_run(&kh_measure_betweenness, &fixture.net, false, values, &err),
        KH_ERR_NUMERIC, "shortest paths");
    assert_near(values[0], 17, 0);
    free(values);
    fixture_free(&fixture);
}

/* docs/measures.md holds the table that the registry makes. */
static void
test_manual_has_the_table(void **state)
{
    FILE *file = fopen(KH_ROOT "/docs/measures.md", "rb");
    kh_text table = { 0 }, manual = { 0 };
    char buffer[4096];
    size_t num;

    (void) state;
    assert_non_null(file);
    while ((num = fread(buffer, 1, sizeof(buffer), file)) > 0) {
        kh_text_add_bytes(&manual, buffer, num);
    }
    fclose(file);
    kh_measure_add_markdown(&table, kh_measures);
    if (strstr(kh_text_bytes(&manual), kh_text_bytes(&table)) == NULL) {
        fail_msg("docs/measures.md differs from the output of measure_driver --markdown");
    }
    kh_text_free(&table);
    kh_text_free(&manual);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_find_knows_what_was_meant),
        cmocka_unit_test(test_too_many_paths_are_an_error),
        cmocka_unit_test(test_manual_has_the_table),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
