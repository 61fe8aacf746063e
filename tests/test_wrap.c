#include "testlib.h"

#include "../src/base/json.h"
#include "../src/base/unicode.h"
#include "../src/draw/wrap.h"

#include <stdio.h>
#include <string.h>

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

/* Names of a list are not torn at the middle dot that some of them contain. */
static void
test_wrap_list(void **state)
{
    kh_text out = { 0 };

    (void) state;
    kh_wrap_list(&out, "이동·교통\u00A0· 환경\u00A0· 지역·마을\u00A0만들기", "ko", 20, 4);
    assert_string_equal(kh_text_bytes(&out), "이동·교통\u00A0· 환경\n지역·마을\u00A0만들기");
    kh_text_clear(&out);
    kh_wrap_list(&out, "Science,\u00A0technology\u00A0and\u00A0innovation", "en", 20, 4);
    assert_true(out.length > 0);
    kh_text_free(&out);
}

static void
test_wrap_names(void **state)
{
    (void) state;
    /* A legal form stays by itself, a long compound parts in twos. */
    assert_wrapped("特定非営利活動法人リテル", "ja", 22, "特定非営利活動法人\nリテル");
    assert_wrapped("一般社団法人日本アレルギー学会", "ja", 22, "一般社団法人日本\nアレルギー学会");
    assert_wrapped("関税協力理事会", "ja", 8, "関税協力\n理事会");
    /* Prefixes, suffixes and numbers stay by what they belong to. */
    assert_wrapped("省エネルギー対策", "ja", 12, "省エネルギー\n対策");
    assert_wrapped("第5期科学技術基本計画", "ja", 12, "第5期科学\n技術基本計画");
    assert_wrapped("요코하마 스마트 시티 프로젝트", "ko", 22, "요코하마 스마트\n시티 프로젝트");
    assert_wrapped("국립연구개발법인신에너지산업기술종합개발기구", "ko", 22,
        "국립연구개발법인신에너\n지산업기술종합개발기구");
    assert_wrapped("Council for Science, Technology and Innovation", "en", 22,
        "Council for\nScience, Technology\nand Innovation");
    assert_wrapped("Trans-European network", "en", 14, "Trans-European\nnetwork");
    assert_wrapped("Trans-European network", "en", 10, "Trans-\nEuropean\nnetwork");
}

/* --- what may not stand at the ends of a line, in all names of a file ------------------------ */

static const char never_first[]
    = "、。，．・：；？！）］｝〕」』】〉》〟’”々ゝゞヽヾー゠–〜…‥％℃°′″"
      "ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ";
static const char never_last[] = "（［｛〔「『【〈《〝‘“￥＄￡№";

static bool
has_point(const char *set, int32_t wanted)
{
    int32_t c;

    while ((c = kh_unicode_next(&set)) != 0) {
        if (c == wanted) {
            return true;
        }
    }
    return false;
}

static void
test_kinsoku(void **state)
{
    const char *marks = never_first, *begin;
    char label[64];
    kh_text out = { 0 };

    (void) state;
    for (begin = marks; kh_unicode_next(&marks) != 0; begin = marks) {
        snprintf(label, sizeof(label), "東京都%.*s大阪", (int) (marks - begin), begin);
        kh_text_clear(&out);
        kh_wrap(&out, label, "ja", 6, 4);
        assert_non_null(strchr(kh_text_bytes(&out), '\n'));
        assert_memory_not_equal(
            strchr(kh_text_bytes(&out), '\n') + 1, begin, (size_t) (marks - begin));
    }
    marks = never_last;
    for (begin = marks; kh_unicode_next(&marks) != 0; begin = marks) {
        snprintf(label, sizeof(label), "東京%.*s大阪府", (int) (marks - begin), begin);
        kh_text_clear(&out);
        kh_wrap(&out, label, "ja", 6, 4);
        assert_non_null(strchr(kh_text_bytes(&out), '\n'));
        assert_memory_not_equal(
            strchr(kh_text_bytes(&out), '\n') - (marks - begin), begin, (size_t) (marks - begin));
    }
    kh_text_free(&out);
}

/* Lines keep their width and kinsoku, and together are the name. */
static void
check_lines(const char *name, const char *lang, size_t width)
{
    kh_text out = { 0 }, joined = { 0 };
    char *line, *next;

    kh_wrap(&out, name, lang, width, 100);
    for (line = out.bytes; line != NULL; line = next) {
        const char *at = line;
        int32_t c, last = 0;

        next = strchr(line, '\n');
        if (next != NULL) {
            *next++ = '\0';
        }
        assert_true(kh_unicode_width(line) <= width);
        assert_false(line != out.bytes && has_point(never_first, kh_unicode_next(&at)));
        for (at = line; (c = kh_unicode_next(&at)) != 0; last = c) {
        }
        assert_false(next != NULL && has_point(never_last, last));
        kh_text_add(&joined, line);
        if (strlen(name) > joined.length && name[joined.length] == ' ') {
            kh_text_add_char(&joined, ' ');
        }
    }
    assert_string_equal(kh_text_bytes(&joined), name);
    kh_text_free(&out);
    kh_text_free(&joined);
}

static void
check_file(const char *path)
{
    json_t *root = json_load_file(path, 0, NULL), *node, *label;
    const char *lang;
    size_t j, num = 0;

    assert_non_null(root);
    json_array_foreach (json_object_get(root, "nodes"), j, node) {
        json_object_foreach (json_object_get(node, "label"), lang, label) {
            check_lines(json_string_value(label), lang, 10 + num++ % 20);
        }
    }
    assert_true(num > 100);
    json_decref(root);
}

static void
test_wrap_real_names(void **state)
{
    (void) state;
    check_file(KH_ROOT "/data/japan-smart-city.json");
    check_file(KH_ROOT "/data/eu-green-deal.json");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_wrap),
        cmocka_unit_test(test_wrap_japanese),
        cmocka_unit_test(test_wrap_cuts),
        cmocka_unit_test(test_wrap_list),
        cmocka_unit_test(test_wrap_names),
        cmocka_unit_test(test_kinsoku),
        cmocka_unit_test(test_wrap_real_names),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
