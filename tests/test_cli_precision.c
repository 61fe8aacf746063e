/* Exact or approximate: what is chosen, what is said, what is refused. */
#include "run.h"

#define FLORENTINE REFERENCE "florentine.json"
#define EXAMPLE    KH_ROOT "/data/example.json"

/* So many nodes on a ring, each tied to one in its middle, take more than a minute exactly. */
#define COSTLY_NODES 65000

static void
test_rank_says_so(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN(&r, "rank", FLORENTINE, "--approx", ".05");
    assert_code(&r, 0);
    assert_string_equal(r.err, "");
    assert_says(&r, out, "approximate:");
    assert_says(&r, out, "--exact");
    RUN(&r, "rank", FLORENTINE, "--approx", ".05", "--approx-confidence", ".99", "-fjson");
    assert_code(&r, 0);
    assert_says(&r, out,
        "\"approximation\":{\"measure\":\"betweenness\",\"epsilon\":0.05,\"confidence\":0.99,"
        "\"paths\":");
    run_free(&r);
}

static void
test_exact_is_as_ever(void **state)
{
    run_result plain = { 0 }, exact = { 0 };

    (void) state;
    RUN(&plain, "rank", FLORENTINE, "-fjson");
    RUN(&exact, "rank", FLORENTINE, "-fjson", "--exact");
    assert_code(&exact, 0);
    assert_string_equal(plain.out, exact.out);
    assert_null(strstr(exact.out, "approximation"));
    run_free(&plain);
    run_free(&exact);
}

/* Normalised, the bound is of the values that are shown. */
static void
test_error_is_normalized(void **state)
{
    run_result r = { 0 };
    double bound = 0, error = 0;

    (void) state;
    RUN(&r, "rank", FLORENTINE, "-mbetweenness", "--normalized", "--approx", ".05", "-fjson");
    assert_code(&r, 0);
    assert_int_equal(
        sscanf(strstr(r.out, "\"bound\":"), "\"bound\":%lf,\"error\":%lf", &bound, &error), 2);
    assert_true(bound > 0.01 && bound <= 0.05);
    /* All 105 pairs of 15 nodes, over the 91 that one of them can stand between. */
    assert_near(error, bound * 105 / 91, 1e-9);
    run_free(&r);
}

static void
test_bridges_say_so(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN(&r, "bridges", EXAMPLE, "--approx", ".05");
    assert_code(&r, 0);
    assert_says(&r, out, "Of all connections between sectors, about ");
    assert_says(&r, out, "Which two sectors depend most on one body was not computed");
    assert_says(&r, out, "was not tested");
    assert_says(&r, out, "approximate:");
    assert_says(&r, out, "not computed");
    RUN(&r, "bridges", EXAMPLE, "--approx", ".05", "-fjson");
    assert_says(&r, out, "\"approximation\":{\"measure\":\"cross_betweenness\"");
    assert_says(&r, out, "\"share_error\":");
    assert_says(&r, out, "\"bridging\":null,\"bridgeness\":null");
    assert_says(&r, out, "\"cross_betweenness_p\":null");
    assert_says(&r, out, "\"permutations\":0");
    /* Roles are judged if that is asked for. */
    RUN(&r, "bridges", EXAMPLE, "--approx", ".05", "--permutations", "9", "-fjson");
    assert_says(&r, out, "\"permutations\":9");
    assert_says(&r, out, "\"cross_betweenness_p\":null");
    assert_null(strstr(r.out, "\"coordinator_p\":null"));
    run_free(&r);
}

static void
test_languages(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN(&r, "bridges", EXAMPLE, "--approx", ".05", "--lang", "ko");
    assert_says(&r, out, "분야 사이 연결 가운데");
    RUN(&r, "bridges", EXAMPLE, "--approx", ".05", "--lang", "ja");
    assert_says(&r, out, "分野をまたぐつながりのうち");
    run_free(&r);
}

static void
test_refusals(void **state)
{
    static const struct {
        const char *args[6];
        const char *message;
    } cases[] = {
        { { "rank", "--approx", "0" }, "--approx takes a number above 0 and below 1, not \"0\"" },
        { { "rank", "--approx", "1" }, "not \"1\"" },
        { { "rank", "--approx", "x" }, "not \"x\"" },
        { { "bridges", "--approx", "nan" }, "not \"nan\"" },
        { { "rank", "--approx", ".1", "--approx-confidence", "1.5" }, "--approx-confidence takes" },
        { { "rank", "--approx-confidence", ".5" }, "hint: --approx 0.003" },
        { { "rank", "--approx", ".1", "--exact" }, "--exact and --approx exclude" },
        { { "bridges", "--approx-confidence", ".9", "--exact" },
            "--exact and --approx-confidence exclude" },
        { { "rank", "--approx", ".1", "-mdegree" }, "which is not asked for" },
        { { "rank", "--approx", ".1", "--weighted" }, "takes no --weighted" },
        { { "bridges", "--approx", ".1", "--weighted" }, "takes no --weighted" },
        { { "bridges", "--approx", ".1", "--pairs" }, "--pairs is exact" },
        { { "bridges", "--approx", ".1", "--robustness" }, "--robustness is exact" },
        { { "bridges", "--approx", ".1", "--explain", "a" }, "--explain is exact" },
    };
    run_result r = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        const char *const *a = cases[j].args;

        run_program(&r, &(run_how){ 0 },
            (const char *const[]){ KAKEHASHI, a[0], FLORENTINE, a[1], a[2], a[3], a[4], NULL });
        assert_refused(&r, 2, cases[j].message);
    }
    RUN(&r, "rank", FLORENTINE, "--approx", "1e-6");
    assert_refused(&r, 5, "4e+09 paths");
    run_free(&r);
}

static void
test_threads_change_nothing(void **state)
{
    static const char *const commands[] = { "rank", "bridges" };
    run_result one = { 0 }, many = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < 2; j++) {
        RUN(&one, commands[j], EXAMPLE, "--approx", ".02", "-fjson", "--threads", "1");
        RUN(&many, commands[j], EXAMPLE, "--approx", ".02", "-fjson", "--threads", "4");
        assert_code(&one, 0);
        assert_string_equal(one.out, many.out);
    }
    run_free(&one);
    run_free(&many);
}

/* --- chosen by itself -------------------------------------------------------------------- */

static char *
write_costly(void)
{
    char *text = NULL;
    size_t length, v;
    FILE *out = open_memstream(&text, &length);

    assert_non_null(out);
    fprintf(out, "{\"nodes\": [{\"id\": \"hub\"}");
    for (v = 0; v < COSTLY_NODES; v++) {
        fprintf(out, ",\n{\"id\": \"%zu\"}", v);
    }
    fprintf(out, "],\n \"edges\": [{\"source\": \"hub\", \"target\": \"0\"}");
    for (v = 1; v <= COSTLY_NODES; v++) {
        fprintf(out, ",\n{\"source\": \"%zu\", \"target\": \"%zu\"}", v % COSTLY_NODES, v - 1);
        fprintf(out, ",\n{\"source\": \"hub\", \"target\": \"%zu\"}", v % COSTLY_NODES);
    }
    fprintf(out, "]}");
    assert_int_equal(fclose(out), 0);
    return text;
}

static void
test_chosen_where_exact_is_costly(void **state)
{
    char *text = write_costly();
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &(run_how){ .input = text }, "rank", "-", "--undirected", "-mbetweenness", "--top",
        "1");
    assert_code(&r, 0);
    assert_says(&r, err, "betweenness of 65,001 nodes and 130,000 ties is approximate");
    assert_says(&r, err, "--exact computes it");
    assert_says(&r, out, "hub");
    assert_says(&r, out, "--exact computes it");
    RUN_HOW(&r, &(run_how){ .input = text }, "rank", "-", "--undirected", "-mdegree", "--top", "1");
    assert_code(&r, 0);
    assert_string_equal(r.err, "");
    free(text);
    run_free(&r);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rank_says_so),
        cmocka_unit_test(test_exact_is_as_ever),
        cmocka_unit_test(test_error_is_normalized),
        cmocka_unit_test(test_bridges_say_so),
        cmocka_unit_test(test_languages),
        cmocka_unit_test(test_refusals),
        cmocka_unit_test(test_threads_change_nothing),
        cmocka_unit_test(test_chosen_where_exact_is_costly),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
