#include "testlib.h"

#include "../src/draw/wrap.h"

static void
assert_wrapped(const char *label, const char *lang, size_t width, const char *expected)
{
    kh_text out = { 0 };

    kh_wrap(&out, label, lang, width, 4);
    assert_string_equal(kh_text_bytes(&out), expected);
    kh_text_free(&out);
}

static void
test_wrap(void **state)
{
    (void) state;
    assert_wrapped("", "en", 10, "");
    assert_wrapped("Society 5.0", "en", 22, "Society 5.0");
    assert_wrapped("Ministry of the Environment", "en", 22, "Ministry of the\nEnvironment");
    assert_wrapped("Automated-driving rules", "en", 18, "Automated-driving\nrules");
    assert_wrapped("Antidisestablishment", "en", 10, "Antidisest\nablishment");
    assert_wrapped("데이터 활용형 스마트시티", "ko", 16, "데이터 활용형\n스마트시티");
    assert_wrapped("종합과학기술·이노베이션회의", "ko", 22, "종합과학기술·\n이노베이션회의");
    assert_wrapped("종합과학기술이노베이션", "ko", 12, "종합과학기술\n이노베이션");
}

static void
test_wrap_japanese(void **state)
{
    (void) state;
    /* Katakana and kanji words stay whole, particles stay by what they follow. */
    assert_wrapped(
        "総合科学技術・イノベーション会議", "ja", 22, "総合科学技術・\nイノベーション会議");
    assert_wrapped("自動運転の研究開発と制度", "ja", 18, "自動運転の\n研究開発と制度");
    /* No line begins with a mark that closes. */
    assert_wrapped("日本、韓国。東京", "ja", 6, "日本、\n韓国。\n東京");
    assert_wrapped("新しい「町」", "ja", 8, "新しい\n「町」");
    assert_wrapped("智能城市政策", "zh", 6, "智能城\n市政策");
}

static void
test_wrap_cuts(void **state)
{
    kh_text out = { 0 };

    (void) state;
    kh_wrap(&out, "one two three four five six", "en", 5, 3);
    assert_string_equal(kh_text_bytes(&out), "one\ntwo\nthree\xE2\x80\xA6");
    kh_text_free(&out);
}

/* --- colours ----------------------------------------------------------------------------- */

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wrap),
        cmocka_unit_test(test_wrap_japanese),
        cmocka_unit_test(test_wrap_cuts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
