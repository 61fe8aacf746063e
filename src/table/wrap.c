/* Sentences in lines of a width. */
#include "wrap.h"

#include "../base/unicode.h"

#include <string.h>

/* Kana and kanji, between which a line may break without a space. */
static bool
is_unspaced(int32_t c)
{
    return (c >= 0x3001 && c <= 0x30ff) || (c >= 0x3400 && c <= 0x9fff)
           || (c >= 0xff01 && c <= 0xff60);
}

/* What must not begin a line: closing brackets, stops, small kana, the long vowel. */
static bool
holds_on(const char *text)
{
    static const char *const closing[] = { "、", "。", "」", "』", "）", "・", "ー", "ゃ", "ゅ",
        "ょ", "っ", "ャ", "ュ", "ョ", "ッ" };
    size_t j;

    for (j = 0; j < sizeof(closing) / sizeof(*closing); j++) {
        if (strncmp(text, closing[j], strlen(closing[j])) == 0) {
            return true;
        }
    }
    return false;
}

/* Bytes up to where a line may break: before a space, or behind a character without spaces. */
static size_t
piece_length(const char *text)
{
    const char *at = text;

    while (*at != '\0' && *at != ' ') {
        const int32_t c = kh_unicode_next(&at);
        const char *next = at;

        if (is_unspaced(c) && is_unspaced(kh_unicode_next(&next)) && !holds_on(at)) {
            break;
        }
    }
    return (size_t) (at - text);
}

void
kh_table_add_wrapped(kh_text *out, const char *text, size_t width)
{
    kh_text piece = { 0 };
    size_t used = 0, space = 0;

    while (*text != '\0') {
        const size_t length = piece_length(text);
        size_t needed;

        kh_text_clear(&piece);
        kh_text_add_bytes(&piece, text, length);
        needed = kh_unicode_width(kh_text_bytes(&piece));
        if (used > 0 && width > 0 && used + space + needed > width) {
            kh_text_add_char(out, '\n');
            used = 0;
        } else if (space > 0) {
            kh_text_add_char(out, ' ');
            used++;
        }
        kh_unicode_add_neutral(out, kh_text_bytes(&piece));
        used += needed;
        space = text[length] == ' ';
        text += length + space;
    }
    out->failed = out->failed || piece.failed;
    kh_text_free(&piece);
}
