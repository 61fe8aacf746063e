/* What people see of --each-year and --each. */
#include "run.h"

#define JAPAN KH_ROOT "/data/japan-smart-city.json"

#define SMALL                                                                                      \
    "{\"nodeTypes\":{\"m\":{\"label\":\"Ministry\",\"body\":true}},\"nodes\":["                    \
    "{\"id\":\"a\",\"type\":\"m\",\"label\":\"Alpha\"},"                                           \
    "{\"id\":\"b\",\"type\":\"m\",\"label\":\"Beta\"},"                                            \
    "{\"id\":\"c\",\"type\":\"m\",\"label\":\"Gamma\",\"start\":\"2012\"},"                        \
    "{\"id\":\"d\",\"type\":\"m\",\"label\":\"Delta\",\"end\":\"2010\"}],\"edges\":["              \
    "{\"source\":\"a\",\"target\":\"b\"},"                                                         \
    "{\"source\":\"a\",\"target\":\"d\",\"start\":\"2010\"},"                                      \
    "{\"source\":\"b\",\"target\":\"c\",\"start\":\"2012\"}]}"

#define GREY                                                                                       \
    "degree in 3 years: 2 to 3 nodes, 1 to 2 ties; undirected: every relation is walked both "     \
    "ways;"                                                                                        \
    "\nunweighted; declared sectors valid in the interval, shares sum to 1\n"

static void
test_a_grid_for_people(void **state)
{
    run_result result = { 0 };

    (void) state;
    put_file("s.json", SMALL);
    RUN(&result, "rank", "-mdegree", "--each-year", "s.json");
    assert_code(&result, 0);
    assert_string_equal(result.out,
        "id  label  2010  2011  2012  change  curve\n"
        "b   Beta      1     1     2     1 ↑  ▅▅█\n"
        "a   Alpha     2     1     1    -1 ↓  █▅▅\n"
        "c   Gamma     –     –     1     –    ··█\n"
        "d   Delta     1     –     –     –    █··\n\n"
        "In 2012 Beta has the largest degree, 2; in 2010 it was Alpha with 2.\n"
        "From 2010 to 2012, Beta rose most (1 to 2) and Alpha fell most (2 to 1).\n"
        "New since 2010: Gamma.\n"
        "Gone by 2012: Delta.\n"
        "Of 3 claims, 1 states no date and counts in every year: a value that stays the same may "
        "mean that\nthe data are silent.\n\n" GREY);
    run_free(&result);
}

static void
test_sentences_in_other_languages(void **state)
{
    run_result result = { 0 };

    (void) state;
    put_file("s.json", SMALL);
    RUN(&result, "rank", "-mdegree", "--each-year", "--lang", "ko", "-q", "s.json");
    assert_says(&result, out,
        "2012년에는 Beta의 연결 수(degree) 값이 2로 가장 컸고, 2010년에는 Alpha의 "
        "값이 2로 가장 컸다.\n");
    assert_says(&result, out, "진술 3건 가운데 1건은 날짜가 적혀 있지 않아");
    RUN(&result, "rank", "-mdegree", "--each-year", "--lang", "ja", "-q", "s.json");
    assert_says(&result, out, "2010年から2012年にかけて最も上がったのはBeta（1→2）");
    assert_says(&result, out, "2010年には存在しなかったもの：Gamma。\n");
    run_free(&result);
}

/* Years give way before names do, but never the first and the last. */
static void
test_what_does_not_fit(void **state)
{
    run_result result = { 0 };

    (void) state;
    RUN(&result, "rank", "-mdegree", "--each-year", "1901..2018", JAPAN);
    assert_says(&result, out, "  1901  ");
    assert_says(&result, out, "2018  change  curve\n");
    assert_says(&result, out, "of the years are shown");
    RUN(&result, "rank", "-mdegree", "--each-year", "1901..2018", "-fmd", JAPAN);
    assert_says(&result, out, "| 1987 ");
    run_free(&result);
}

static void
test_sectors_for_people(void **state)
{
    run_result result = { 0 };

    (void) state;
    RUN(&result, "rank", "-mdegree", "--each", "ict,mobility", "--top", "1", JAPAN);
    assert_code(&result, 0);
    assert_says(&result, out, "sector        nodes  ties  1.\n");
    assert_says(&result, out, "ICT and data     36    42  18 ");
    run_free(&result);
}

/* Of more years than characters the largest of some is shown, so that one year's peak stays. */
static void
test_a_curve_keeps_the_peak(void **state)
{
    run_result result = { 0 };

    (void) state;
    put_file("p.json", "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}],\"edges\":["
                       "{\"source\":\"a\",\"target\":\"b\"},"
                       "{\"source\":\"a\",\"target\":\"c\",\"start\":\"1953\",\"end\":\"1953\"}]}");
    RUN(&result, "rank", "-mdegree", "--each-year", "1950..1999", "--top", "1", "p.json");
    assert_says(&result, out, "▅█▅▅▅▅▅▅▅▅▅▅▅▅▅▅\n");
    assert_says(&result, out, "1 claim starts and ends in one year and counts in that year alone");
    assert_says(
        &result, err, "the data state years from 1953 to 1953: some of 1950 to 1999 lie outside");
    RUN(&result, "rank", "-mdegree", "--each-year", "2030..2032", "--top", "1", "p.json");
    assert_says(&result, err, "all of 2030 to 2032 lie outside");
    assert_null(strstr(result.out, "starts and ends"));
    RUN(&result, "rank", "-mdegree", "--each-year", "1952..1954", "p.json");
    assert_string_equal(result.err, "");
    run_free(&result);
}

/* The arrow has the sign. */
static void
test_a_change_too_small_for_its_digits(void **state)
{
    run_result result = { 0 };

    (void) state;
    RUN(&result, "rank", "-mcloseness", "--each-year", "2015..2018", "--top", "300", JAPAN);
    assert_code(&result, 0);
    assert_says(&result, out, "<0.001 ↓");
    assert_null(strstr(result.out, ">-"));
    run_free(&result);
}

static void
test_why_a_sector_is_undefined(void **state)
{
    run_result result = { 0 };

    (void) state;
    RUN(&result, "bridges", "--permutations", "0", "--each", "sector", JAPAN);
    assert_says(&result, out, "are connected: Health and ageing.\n");
    assert_null(strstr(result.out, "only sector"));
    RUN(&result, "bridges", "--each", "sector", "--sort", "cross_betweenness_z", "--lang", "ja",
        JAPAN);
    assert_says(&result, out, "値が定まらない区分：");
    run_free(&result);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_a_grid_for_people, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(
            test_sentences_in_other_languages, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_what_does_not_fit, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_sectors_for_people, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_a_curve_keeps_the_peak, make_folder, remove_folder),
        cmocka_unit_test(test_a_change_too_small_for_its_digits),
        cmocka_unit_test(test_why_a_sector_is_undefined),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
