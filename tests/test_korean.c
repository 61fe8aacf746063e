/* Particles of Korean by the sound that a word ends in. */
#include "testlib.h"

#include "../src/base/korean.h"

typedef struct {
    const char *word;
    const char *particles[KH_NUM_PARTICLES];
} example;

#define AFTER_VOWEL                                                                                \
    {                                                                                              \
        "는", "가", "를", "와", "로", ""                                                           \
    }
#define AFTER_RIEUL                                                                                \
    {                                                                                              \
        "은", "이", "을", "과", "로", "이"                                                        \
    }
#define AFTER_CONSONANT                                                                            \
    {                                                                                              \
        "은", "이", "을", "과", "으로", "이"                                                      \
    }
#define AFTER_UNKNOWN                                                                              \
    {                                                                                              \
        "은(는)", "이(가)", "을(를)", "과(와)", "(으)로", "(이)"                                  \
    }

static const example examples[] = {
    { "내각부", AFTER_VOWEL },
    { "경제산업성", AFTER_CONSONANT },
    { "서울", AFTER_RIEUL },
    /* letter by letter, as some systems store file names */
    { "\u1109\u1165\u110b\u116e\u11af", AFTER_RIEUL },
    { "\u1107\u116e", AFTER_VOWEL },
    { "\u1109\u1165\u11bc", AFTER_CONSONANT },
    /* names of letters: 엠 엘 알 엔, else a vowel */
    { "METI", AFTER_VOWEL },
    { "IBM", AFTER_CONSONANT },
    { "URL", AFTER_RIEUL },
    { "PR", AFTER_RIEUL },
    { "ASEAN", AFTER_CONSONANT },
    { "ICT", AFTER_VOWEL },
    /* words */
    { "Google", AFTER_RIEUL },
    { "Portal", AFTER_RIEUL },
    { "Kashiwa", AFTER_VOWEL },
    { "map", AFTER_CONSONANT },
    { "hub", AFTER_VOWEL },
    { "Summit", AFTER_CONSONANT },
    { "Time", AFTER_CONSONANT },
    { "Smart City Planning", AFTER_CONSONANT },
    { "Fund", AFTER_VOWEL },
    { "Bank", AFTER_VOWEL },
    { "Street", AFTER_VOWEL },
    { "Agency", AFTER_VOWEL },
    { "Idea Up", AFTER_CONSONANT },
    /* 영 일 이 삼 사 오 육 칠 팔 구 */
    { "Society 5.0", AFTER_CONSONANT },
    { "1", AFTER_RIEUL },
    { "2012", AFTER_VOWEL },
    { "3", AFTER_CONSONANT },
    { "14", AFTER_VOWEL },
    { "5", AFTER_VOWEL },
    { "2016", AFTER_CONSONANT },
    { "7", AFTER_RIEUL },
    { "2008", AFTER_RIEUL },
    { "2019", AFTER_VOWEL },
    { "41%", AFTER_VOWEL },
    /* kana are read as written, kanji in more than one way */
    { "スマートシティ", AFTER_VOWEL },
    { "ドコモプラン", AFTER_CONSONANT },
    { "経済産業省", AFTER_UNKNOWN },
    { "", AFTER_UNKNOWN },
    { "!!", AFTER_UNKNOWN },
    /* asides, quotes, stops */
    { "경제산업성(METI)", AFTER_CONSONANT },
    { "내각부 (IBM (본사))", AFTER_VOWEL },
    { "(주)한국전력", AFTER_CONSONANT },
    { "(주)", AFTER_VOWEL },
    { "“서울”", AFTER_RIEUL },
    { "'내각부'.", AFTER_VOWEL },
    { "map (", AFTER_CONSONANT },
    { "내각부)", AFTER_VOWEL },
};

static void
test_particles(void **state)
{
    size_t j;
    int which;

    (void) state;
    for (j = 0; j < sizeof(examples) / sizeof(*examples); j++) {
        for (which = 0; which < KH_NUM_PARTICLES; which++) {
            const char *actual = kh_korean_particle(examples[j].word, (kh_particle) which);

            if (strcmp(actual, examples[j].particles[which]) != 0) {
                print_error("%s: %s, expected %s\n", examples[j].word, actual,
                    examples[j].particles[which]);
                fail();
            }
        }
    }
}

static void
test_add(void **state)
{
    kh_text text = { 0 };

    (void) state;
    kh_korean_add(&text, "내각부", KH_PARTICLE_TOPIC);
    kh_text_add_char(&text, ' ');
    kh_korean_add(&text, "경제산업성(METI)", KH_PARTICLE_TOWARDS);
    assert_string_equal(kh_text_bytes(&text), "내각부는 경제산업성(METI)으로");
    kh_text_free(&text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_particles),
        cmocka_unit_test(test_add),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
