/* Sentences from patterns: holes, particles, plurals, lists, percentages. */
#include "testlib.h"

#include "../src/base/phrase.h"

static void
test_tongues(void **state)
{
    (void) state;
    assert_int_equal(kh_tongue_of("KO"), KH_KOREAN);
    assert_int_equal(kh_tongue_of("ja-Latn"), KH_JAPANESE);
    assert_int_equal(kh_tongue_of("kok"), KH_ENGLISH);
    assert_int_equal(kh_tongue_of("de"), KH_ENGLISH);
}

static void
test_plurals(void **state)
{
    static const kh_pattern pattern = { "{0} {0#is|are} tied", "", "" };
    kh_text out = { 0 };

    (void) state;
    kh_phrase_add(&out, &pattern, KH_ENGLISH, (const char *const[]){ "1" });
    kh_phrase_add(&out, &pattern, KH_ENGLISH, (const char *const[]){ "2" });
    assert_string_equal(kh_text_bytes(&out), "1 is tied2 are tied");
    kh_text_free(&out);
}

static void
test_phrases(void **state)
{
    static const kh_pattern pattern
        = { "{1} of {0}", "{0}{0>topic} {1}{1>copula}며, {0}", "{0}の{1}" };
    static const char *const names[] = { "a", "b", "c" };
    kh_text out = { 0 };

    (void) state;
    kh_phrase_add(&out, &pattern, kh_tongue_of(NULL), (const char *const[]){ "x", "y" });
    kh_phrase_add(&out, &pattern, kh_tongue_of("ko-KR"), (const char *const[]){ "서울", "부산" });
    kh_phrase_add(&out, &pattern, kh_tongue_of("ja"), (const char *const[]){ "x", "y" });
    assert_string_equal(kh_text_bytes(&out), "y of x서울은 부산이며, 서울xのy");
    kh_text_clear(&out);
    kh_phrase_add_list(&out, KH_ENGLISH, names, 3, 3);
    kh_text_add_char(&out, '|');
    kh_phrase_add_list(&out, KH_ENGLISH, names, 3, 2);
    kh_text_add_char(&out, '|');
    kh_phrase_add_list(&out, KH_JAPANESE, names, 3, 2);
    kh_text_add_char(&out, '|');
    kh_phrase_add_list(&out, KH_KOREAN, names, 3, 1);
    kh_text_add_char(&out, '|');
    kh_phrase_add_list(&out, KH_KOREAN, names, 0, 2);
    assert_string_equal(kh_text_bytes(&out), "a, b, c|a, b and 1 more|a、bほか1機関|a 외 2곳|");
    kh_text_free(&out);
}

static void
test_percents(void **state)
{
    static const struct {
        double share;
        const char *expected;
    } cases[] = { { 0, "0%" }, { 1, "100%" }, { 0.1324, "13.2%" }, { 0.5, "50%" },
        { 0.0001, "<0.1%" }, { 0.0005, "0.1%" }, { 0.99999, "100%" }, { 0.1, "10%" } };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        kh_text out = { 0 };

        kh_phrase_add_percent(&out, cases[j].share);
        assert_string_equal(kh_text_bytes(&out), cases[j].expected);
        kh_text_free(&out);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_tongues),
        cmocka_unit_test(test_plurals),
        cmocka_unit_test(test_phrases),
        cmocka_unit_test(test_percents),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
