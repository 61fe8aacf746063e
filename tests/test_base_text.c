/* Growing text, numbers, Unicode, markup. */
#include "testlib.h"

#include "../src/base/markup.h"
#include "../src/base/unicode.h"
#include "transformed.h"

#include <float.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

/* --- text -------------------------------------------------------------------------------- */

static void
test_text_grows(void **state)
{
    kh_text text = { 0 };
    kh_error err = { 0 };
    int j;

    (void) state;
    assert_string_equal(kh_text_bytes(&text), "");
    for (j = 0; j < 1000; j++) {
        kh_text_print(&text, "%d,", j % 10);
    }
    kh_text_add(&text, "");
    kh_text_add_bytes(&text, "end...", 3);
    assert_int_equal(text.length, 2003);
    assert_string_equal(kh_text_bytes(&text) + 1998, "9,end");
    assert_ok(kh_text_status(&text, &err));
    kh_text_clear(&text);
    assert_string_equal(kh_text_bytes(&text), "");
    kh_text_free(&text);
    kh_text_free(&text);
}

/* --- numbers ----------------------------------------------------------------------------- */

static const char *
number(double value)
{
    static char buffer[64];
    kh_text text = { 0 };

    kh_text_add_number(&text, value);
    snprintf(buffer, sizeof(buffer), "%s", kh_text_bytes(&text));
    kh_text_free(&text);
    return buffer;
}

static void
assert_shortest(double value)
{
    const char *text = number(value);
    char expected[64];
    int digits = 0;

    if (strtod(text, NULL) != value) {
        print_error("%a is written %s\n", value, text);
        fail();
    }
    do {
        snprintf(expected, sizeof(expected), "%.*e", digits++, value);
    } while (strtod(expected, NULL) != value);
    /* As many significant digits as the first form that reads back, from one digit on. */
    if (value != floor(value) || fabs(value) >= 9007199254740992.0) {
        char mine[64];

        snprintf(mine, sizeof(mine), "%.*e", digits - 1, strtod(text, NULL));
        assert_string_equal(mine, expected);
        assert_true(strcspn(text, "e") <= (size_t) digits + 7);
    }
}

static void
test_known_numbers(void **state)
{
    (void) state;
    assert_string_equal(number(0), "0");
    assert_string_equal(number(-0.0), "0");
    assert_string_equal(number(1), "1");
    assert_string_equal(number(-12), "-12");
    assert_string_equal(number(0.1), "0.1");
    assert_string_equal(number(1. / 3), "0.3333333333333333");
    assert_string_equal(number(47.5 / 91), "0.521978021978022");
    assert_string_equal(number(9007199254740991), "9007199254740991");
    assert_string_equal(number(1e15), "1000000000000000");
    assert_string_equal(number(1e22), "1e+22");
    assert_string_equal(number(5e-324), "5e-324");
    assert_string_equal(number(DBL_MAX), "1.7976931348623157e+308");
    assert_string_equal(number(NAN), "null");
    assert_string_equal(number(INFINITY), "null");
    assert_string_equal(number(-INFINITY), "null");
}

static void
test_numbers_read_back(void **state)
{
    uint64_t bits = 1;
    int j, exponent;

    (void) state;
    for (j = 0; j < 100000; j++) {
        double value;

        bits = bits * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        memcpy(&value, &bits, sizeof(value));
        if (isfinite(value)) {
            const char *text = number(value);

            if (strtod(text, NULL) != value) {
                print_error("%a is written %s\n", value, text);
                fail();
            }
            if (j % 50 == 0) {
                assert_shortest(value);
            }
        }
    }
    for (exponent = -1074; exponent < 1024; exponent++) {
        const double power = ldexp(1, exponent);

        assert_shortest(power);
        assert_shortest(nextafter(power, 0));
        assert_shortest(-nextafter(power, INFINITY));
    }
    for (j = 1; j < 1000; j++) {
        assert_shortest(j / 1000.);
    }
}

/* Where Debian's locales are not installed, there is none with a comma to try. */
static void
test_numbers_have_a_point_in_every_locale(void **state)
{
    static const char *const locales[] = { "de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8" };
    size_t j;

    (void) state;
    for (j = 0; j < 3 && setlocale(LC_NUMERIC, locales[j]) == NULL; j++) {
    }
    if (j == 3) {
        skip();
    }
    assert_string_equal(number(0.5), "0.5");
    assert_string_equal(number(-1.25e-9), "-1.25e-09");
    setlocale(LC_NUMERIC, "C");
}

/* --- Unicode ----------------------------------------------------------------------------- */

static void
test_folding(void **state)
{
    static const char *const pairs[][2] = {
        { "METI", "meti" },
        { "Ｍｅｔｉ", "meti" }, /* full-width */
        { "ｶﾞｽ", "ガス" },      /* half-width kana with a voicing mark */
        { "ガス", "ガス" },     /* the mark as a combining character */
        { "Straße", "strasse" },
        { "ΜΕΤΡΟΣ", "μετροσ" }, /* final sigma folds with the others */
        { "  a \t b　c ", "a b c" },
        { "soft\u00ADhyphen", "softhyphen" },
        { "zero\u200Bwidth", "zerowidth" },
        { "㈱", "(株)" },
        { "각", "각" }, /* conjoining jamo */
        { "", "" },
    };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(pairs) / sizeof(*pairs); j++) {
        assert_string_equal(transformed(kh_unicode_add_folded, pairs[j][0]), pairs[j][1]);
    }
    /* Ill-formed text equals only itself. */
    assert_string_equal(transformed(kh_unicode_add_folded, "A\xFF"), "A\xFF");
}

static void
test_neutralising(void **state)
{
    static const char *const pairs[][2] = {
        { "plain 省 é", "plain 省 é" },
        { "two\nlines\tand", "two lines and" },
        { "\033[31mred", "\\u{1B}[31mred" },
        { "\r\b\177", "\\u{D}\\u{8}\\u{7F}" },
        { "c1\xC2\x85", "c1\\u{85}" },
        { "\u202Eoverride", "\\u{202E}override" },
        { "\u2066isolate\u2069", "\\u{2066}isolate\\u{2069}" },
        { "line\u2028paragraph\u2029", "line\\u{2028}paragraph\\u{2029}" },
        { "\u200B\uFEFF", "\\u{200B}\\u{FEFF}" },
        { "\uFFFE", "\\u{FFFE}" },
        { "bad\xC3(", "bad\uFFFD(" },
        { "cut\xE7\x9C", "cut\uFFFD\uFFFD" },
    };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(pairs) / sizeof(*pairs); j++) {
        assert_string_equal(transformed(kh_unicode_add_neutral, pairs[j][0]), pairs[j][1]);
    }
}

static void
test_width(void **state)
{
    (void) state;
    assert_int_equal(kh_unicode_width("abc"), 3);
    assert_int_equal(kh_unicode_width("経済産業省"), 10);
    assert_int_equal(kh_unicode_width("경제산업성"), 10);
    assert_int_equal(kh_unicode_width("e\u0301"), 1);
    assert_int_equal(kh_unicode_width("ｶﾅ"), 2);
    assert_int_equal(kh_unicode_width(""), 0);
    assert_int_equal(kh_unicode_length("a省é", 6), 3);
}

static void
test_distance(void **state)
{
    char long_a[300], long_b[300];

    (void) state;
    assert_int_equal(kh_unicode_distance("", "", 2), 0);
    assert_int_equal(kh_unicode_distance("rank", "rank", 2), 0);
    assert_int_equal(kh_unicode_distance("rnak", "rank", 2), 1);
    assert_int_equal(kh_unicode_distance("ran", "rank", 2), 1);
    assert_int_equal(kh_unicode_distance("ranks", "rank", 2), 1);
    assert_int_equal(kh_unicode_distance("bank", "rank", 2), 1);
    assert_int_equal(kh_unicode_distance("経済省", "経産省", 2), 1);
    assert_int_equal(kh_unicode_distance("", "ab", 2), 2);
    assert_int_equal(kh_unicode_distance("kitten", "sitting", 5), 3);
    assert_int_equal(kh_unicode_distance("kitten", "sitting", 2), 3);
    assert_int_equal(kh_unicode_distance("a", "completely different", 2), 3);
    memset(long_a, 'a', sizeof(long_a) - 1);
    memset(long_b, 'b', sizeof(long_b) - 1);
    long_a[sizeof(long_a) - 1] = long_b[sizeof(long_b) - 1] = '\0';
    assert_int_equal(kh_unicode_distance(long_a, long_b, 3), 4);
}

/* --- markup ------------------------------------------------------------------------------ */

static void
test_markup(void **state)
{
    (void) state;
    assert_string_equal(
        transformed(kh_markup_add, "<b title=\"A & B\">"), "&lt;b title=&quot;A &amp; B&quot;&gt;");
    assert_string_equal(
        transformed(kh_markup_add, "\xEF\xBF\xBE\xEF\xBC\xA1"), "\xEF\xBF\xBD\xEF\xBC\xA1");
    assert_string_equal(transformed(kh_markup_add_content, "\"&amp;\""), "\"&amp;amp;\"");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_grows),
        cmocka_unit_test(test_known_numbers),
        cmocka_unit_test(test_numbers_read_back),
        cmocka_unit_test(test_numbers_have_a_point_in_every_locale),
        cmocka_unit_test(test_folding),
        cmocka_unit_test(test_neutralising),
        cmocka_unit_test(test_width),
        cmocka_unit_test(test_distance),
        cmocka_unit_test(test_markup),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
