/* Dates of reduced precision and their intervals. */
#include "testlib.h"

#include "../src/base/date.h"

static kh_date
date(const char *text)
{
    kh_date parsed = { 0 };
    kh_error err = { 0 };

    if (text[0] != '\0') {
        assert_ok(kh_date_parse(&parsed, text, &err));
    }
    return parsed;
}

static void
test_dates_read_back(void **state)
{
    static const char *const texts[] = { "2016", "2016-01", "2016-01-22", "2016-02-29",
        "2000-02-29", "1999-12-31", "0000", "-0044-03-15", "9999-12-31", "-9999", "0001-01-01" };
    char buffer[KH_DATE_TEXT_SIZE];
    kh_error err = { 0 };
    kh_date year = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(texts) / sizeof(*texts); j++) {
        assert_string_equal(kh_date_text(date(texts[j]), buffer), texts[j]);
    }
    assert_string_equal(kh_date_text((kh_date){ 0 }, buffer), "");
    assert_ok(kh_date_from_year(&year, -44, &err));
    assert_string_equal(kh_date_text(year, buffer), "-0044");
    assert_fails(kh_date_from_year(&year, 10000, &err), KH_ERR_ARGUMENT, "10000");
}

static void
test_dates_that_are_none(void **state)
{
    static const char *const malformed[] = { "", "16", "20166", "2016-", "2016-1", "2016-00",
        "2016-01-", "2016-01-00", "2016-01-2", "2016-01-222", "2016/01", " 2016", "2016 ", "+2016",
        "--2016", "2016-01-22T00:00", "heisei 28", "２０１６" };
    static const char *const absent[]
        = { "2015-02-29", "1900-02-29", "2016-13", "2016-04-31", "2016-01-32" };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(malformed) / sizeof(*malformed); j++) {
        kh_date parsed = date("1066");
        kh_error err = { 0 };

        assert_fails(kh_date_parse(&parsed, malformed[j], &err), KH_ERR_DATA, malformed[j]);
        assert_int_equal(parsed.year, 1066);
    }
    for (j = 0; j < sizeof(absent) / sizeof(*absent); j++) {
        kh_date parsed = date("1066");
        kh_error err = { 0 };

        assert_fails(kh_date_parse(&parsed, absent[j], &err), KH_ERR_ARGUMENT, absent[j]);
        assert_int_equal(parsed.year, 1066);
    }
}

/* start, end, from, to: "" is open. */
static void
test_intervals(void **state)
{
    static const struct {
        const char *start, *end, *from, *to;
        bool overlap;
    } cases[] = {
        { "", "", "2016", "2016", true },
        { "2016", "2018", "", "", true },
        { "2016", "2018", "2018-12-31", "2018-12-31", true },
        { "2016", "2018", "2019-01-01", "2019-01-01", false },
        { "2016", "2018-06", "2018-06-30", "", true },
        { "2016", "2018-06", "2018-07-01", "", false },
        { "2016-02", "", "", "2016-01", false },
        { "2016-02", "", "", "2016-02-01", true },
        { "2016-02-02", "", "2016", "2016", true },
        { "", "2015-02", "2015-02-28", "2015-03", true },
        { "", "2015-02", "2015-03", "2015-03", false },
        { "-0044", "-0027", "-0030", "-0030", true },
        { "-0044", "-0027", "-0026", "", false },
        { "-0001", "0001", "0000", "0000", true },
    };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        const kh_date start = date(cases[j].start), end = date(cases[j].end);
        const kh_date from = date(cases[j].from), to = date(cases[j].to);

        assert_int_equal(kh_dates_overlap(start, end, from, to), cases[j].overlap);
        assert_int_equal(kh_dates_overlap(from, to, start, end), cases[j].overlap);
    }
    assert_true(kh_date_last_day(date("2016-02")) == kh_date_first_day(date("2016-02-29")));
    assert_true(kh_date_last_day(date("2015-02")) == kh_date_first_day(date("2015-02-28")));
    assert_true(kh_date_last_day(date("-0001")) < kh_date_first_day(date("0000")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates_read_back),
        cmocka_unit_test(test_dates_that_are_none),
        cmocka_unit_test(test_intervals),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
