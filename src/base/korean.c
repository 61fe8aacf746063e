#include "korean.h"

#include "unicode.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

typedef enum {
    SOUND_UNKNOWN,
    SOUND_VOWEL,
    SOUND_RIEUL, /* ㄹ, after which 로 stands as after a vowel */
    SOUND_CONSONANT,
    NUM_SOUNDS
} sound;

static const char *const forms[KH_NUM_PARTICLES][NUM_SOUNDS] = {
    { "은(는)", "는", "은", "은" },
    { "이(가)", "가", "이", "이" },
    { "을(를)", "를", "을", "을" },
    { "과(와)", "와", "과", "과" },
    { "(으)로", "로", "로", "으로" },
    { "(이)", "", "이", "이" },
};

/* The last letters of a word, the last one first; 0 where there are fewer. */
#define NUM_TAIL 4

typedef struct {
    int32_t letter[NUM_TAIL];
} tail;

static void
push(tail *self, int32_t letter)
{
    memmove(self->letter + 1, self->letter, (NUM_TAIL - 1) * sizeof(*self->letter));
    self->letter[0] = letter;
}

static bool
is_between(int32_t c, int32_t first, int32_t last)
{
    return c >= first && c <= last;
}

/* Read past: quotes, brackets, stops, spaces, and combining marks other than jamo. */
static bool
is_silent(int32_t c)
{
    static const int32_t marks[] = { 0x2018, 0x2019, 0x201c, 0x201d, 0x2026, 0x00b7, 0x30fb, 0x300d,
        0x300f, 0x3011, 0x300b, 0x3009, 0x3002, 0xff09, 0xfffd };
    size_t j;

    if (c < 0x80) {
        return c != '%' && strchr(" \t\n\"'`.,;:!?)]}>*_/-", c) != NULL;
    }
    for (j = 0; j < sizeof(marks) / sizeof(*marks); j++) {
        if (c == marks[j]) {
            return true;
        }
    }
    return is_between(c, 0x0300, 0x036f);
}

/* What a reader hears last: parentheses at the end are an aside, unless nothing stands before. */
static tail
hear(const char *word)
{
    tail heard = { { 0 } }, before = { { 0 } };
    bool gap = false; /* a new word begins with the next letter */
    int depth = 0;
    int32_t c;

    while ((c = kh_unicode_next(&word)) != 0) {
        if (c == '(' || c == 0xff08) {
            before = depth++ == 0 ? heard : before;
        } else if ((c == ')' || c == 0xff09) && depth > 0) {
            depth--;
            heard = depth == 0 && before.letter[0] != 0 ? before : heard;
        } else if (is_silent(c)) {
            gap = true;
        } else {
            heard = gap ? (tail){ { 0 } } : heard;
            gap = false;
            push(&heard, c);
        }
    }
    return heard;
}

static bool
is_in(int32_t c, const char *letters)
{
    return c > 0 && c < 0x80 && strchr(letters, c) != NULL;
}

/* English as transcribed into Hangul. A p, t or k after one short vowel closes the syllable (map
 * 맵, Summit 서밋); after a consonant or a long vowel it takes a vowel of its own (bank 뱅크,
 * street 스트리트), as b, d, f, g, s always do (hub 허브). */
static sound
latin_word(const tail *word)
{
    const int32_t last = word->letter[0], second = word->letter[1], third = word->letter[2];

    if (last == 'l' || (last == 'e' && second == 'l')) {
        return SOUND_RIEUL;
    }
    if (is_in(last, "mn") || (last == 'e' && is_in(second, "mn"))
        || (last == 'g' && second == 'n')) {
        return SOUND_CONSONANT;
    }
    if (is_in(last, "ptkc") && is_in(second, "aeiouAEIOU") && !is_in(third, "aeiouAEIOU")) {
        return SOUND_CONSONANT;
    }
    return SOUND_VOWEL;
}

static sound
latin(const tail *word)
{
    switch (word->letter[0]) {
        case 'L':
        case 'R':
            return SOUND_RIEUL;
        case 'M':
        case 'N':
            return SOUND_CONSONANT;
        default:
            return is_between(word->letter[0], 'A', 'Z') ? SOUND_VOWEL : latin_word(word);
    }
}

static sound
digit(int32_t c)
{
    static const sound sounds[] = { SOUND_CONSONANT, SOUND_RIEUL, SOUND_VOWEL, SOUND_CONSONANT,
        SOUND_VOWEL, SOUND_VOWEL, SOUND_CONSONANT, SOUND_RIEUL, SOUND_RIEUL, SOUND_VOWEL };

    return sounds[c - '0'];
}

/* Precomposed syllables count 28 endings each, of which 0 is none and 8 is ㄹ. */
static sound
syllable(int32_t c)
{
    const int32_t ending = (c - 0xac00) % 28;

    return ending == 0 ? SOUND_VOWEL : ending == 8 ? SOUND_RIEUL : SOUND_CONSONANT;
}

static sound
sound_of(const tail *word)
{
    const int32_t c = word->letter[0];

    if (is_between(c, 0xac00, 0xd7a3)) {
        return syllable(c);
    }
    if (is_between(c, 0x1161, 0x1175) || c == '%') {
        return SOUND_VOWEL;
    }
    if (is_between(c, 0x11a8, 0x11c2)) {
        return c == 0x11af ? SOUND_RIEUL : SOUND_CONSONANT;
    }
    if (is_between(c, '0', '9')) {
        return digit(c);
    }
    if (is_between(c, 'A', 'Z') || is_between(c, 'a', 'z')) {
        return latin(word);
    }
    if (is_between(c, 0x3041, 0x30fe)) {
        return c == 0x3093 || c == 0x30f3 ? SOUND_CONSONANT : SOUND_VOWEL;
    }
    return SOUND_UNKNOWN;
}

const char *
kh_korean_particle(const char *word, kh_particle which)
{
    const tail heard = hear(word);

    return forms[which][sound_of(&heard)];
}

void
kh_korean_add(kh_text *out, const char *word, kh_particle which)
{
    kh_text_add(out, word);
    kh_text_add(out, kh_korean_particle(word, which));
}
