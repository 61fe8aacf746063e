#include "words.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

const char *
kh_words_in(kh_words words, const char *lang)
{
    static const char *const table[KH_NUM_WORDS][3] = {
#define WORDS(name, en, ko, ja) { en, ko, ja },
#include "words.def"
#undef WORDS
    };
    static const char *const tags[] = { "ko", "ja" };
    size_t j;

    for (j = 0; j < sizeof(tags) / sizeof(*tags); j++) {
        if (strncasecmp(lang, tags[j], 2) == 0 && (lang[2] == '\0' || lang[2] == '-')) {
            return table[words][j + 1];
        }
    }
    return table[words][0];
}

void
kh_words_add(
    kh_text *out, kh_words words, const char *lang, const char *const *fillings, size_t num)
{
    const char *text = kh_words_in(words, lang), *hole;
    size_t j;

    for (j = 0; j < num && (hole = strstr(text, "{}")) != NULL; j++) {
        kh_text_add_bytes(out, text, (size_t) (hole - text));
        kh_text_add(out, fillings[j]);
        text = hole + 2;
    }
    kh_text_add(out, text);
}

void
kh_words_add_count(kh_text *out, kh_words many, kh_words one, const char *lang, size_t num)
{
    char number[24];

    snprintf(number, sizeof(number), "%zu", num);
    kh_words_add(out, num == 1 ? one : many, lang, (const char *const[]){ number }, 1);
}
