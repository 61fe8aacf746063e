#include "wrap.h"

#include "../base/unicode.h"

#include <string.h>
#include <strings.h>

#define ELLIPSIS "\xE2\x80\xA6"

/* A piece that stays whole: text, its width, and whether a space stood before it. */
typedef struct {
    const char *start;
    size_t length, width;
    bool spaced;
} piece;

static size_t
width_of(const char *text, size_t length)
{
    char point[8] = "";

    memcpy(point, text, length < sizeof(point) ? length : sizeof(point) - 1);
    return kh_unicode_width(point);
}

typedef enum { LATIN, HIRAGANA, KATAKANA, KANJI } script;

static script
script_of(int32_t c)
{
    if (c >= 0x3041 && c <= 0x309F) {
        return HIRAGANA;
    }
    if ((c >= 0x30A0 && c <= 0x30FF && c != 0x30FB) || (c >= 0xFF66 && c <= 0xFF9F)) {
        return KATAKANA;
    }
    return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF)
                   || (c >= 0xFF00 && c <= 0xFFEF) || (c >= 0x20000 && c <= 0x3FFFF)
               ? KANJI
               : LATIN;
}

static bool
is_one_of(int32_t c, const char *set)
{
    int32_t other;

    while ((other = kh_unicode_next(&set)) != 0) {
        if (other == c) {
            return true;
        }
    }
    return false;
}

/* JIS X 4051: what may not begin a line, and what may not end one. */
static bool
may_begin(int32_t c)
{
    return !is_one_of(c, "、。，．・：；？！）］｝」』】〉》〕…‥ー～’”%％"
                         "\u00A0·ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ,.:;?!)]}");
}

static bool
may_end(int32_t c)
{
    return !is_one_of(c, "（［｛「『【〈《〔‘“([{");
}

/* How a language breaks where no space is. */
typedef enum { AT_SPACES, AT_PHRASES, ANYWHERE } habit;

static habit
habit_of(const char *lang)
{
    if (strncasecmp(lang, "ja", 2) == 0) {
        return AT_PHRASES;
    }
    return strncasecmp(lang, "zh", 2) == 0 ? ANYWHERE : AT_SPACES;
}

/* Names in a row are joined by a middle dot in all three languages: a line may end behind it.
 * Japanese phrases begin where the script changes, but not with hiragana: those are the endings
 * and particles of what stands before them. */
static bool
may_part(int32_t last, int32_t c, habit kept)
{
    const script before = script_of(last), behind = script_of(c);

    if (!may_begin(c) || !may_end(last)) {
        return false;
    }
    if (last == 0xB7 || last == 0x30FB) {
        return true;
    }
    if (kept == AT_SPACES || (before == LATIN && behind == LATIN)) {
        return false;
    }
    return kept == ANYWHERE || (before != behind && behind != HIRAGANA);
}

/* The next piece of a label: what the language keeps together. One longer than `limit` is cut. */
static bool
next_piece(piece *self, const char **at, habit kept, size_t limit)
{
    const char *here = *at, *end;
    int32_t last = 0, c;

    self->spaced = *here == ' ';
    here += strspn(here, " ");
    self->start = here;
    self->width = 0;
    for (end = here; *here != '\0' && *here != ' '; end = here) {
        size_t width;

        c = kh_unicode_next(&here);
        width = width_of(end, (size_t) (here - end));
        if (end > self->start && (may_part(last, c, kept) || self->width + width > limit)) {
            break;
        }
        self->width += width;
        last = c;
    }
    self->length = (size_t) (end - self->start);
    *at = end;
    return self->length > 0;
}

/* Set a label; NULL counts lines only. */
static size_t
set_lines(kh_text *out, const char *label, habit kept, size_t width, size_t max_lines)
{
    size_t lines = 1, used = 0;
    piece next;

    while (next_piece(&next, &label, kept, width)) {
        const size_t space = next.spaced && used > 0 ? 1 : 0;

        if (used > 0 && used + space + next.width > width) {
            if (lines == max_lines) {
                if (out != NULL) {
                    kh_text_add(out, ELLIPSIS);
                }
                break;
            }
            lines++;
            used = 0;
            if (out != NULL) {
                kh_text_add_char(out, '\n');
            }
        } else if (space > 0 && out != NULL) {
            kh_text_add_char(out, ' ');
        }
        if (out != NULL) {
            kh_text_add_bytes(out, next.start, next.length);
        }
        used += (used > 0 ? space : 0) + next.width;
    }
    return lines;
}

static size_t
widest_piece(const char *label, habit kept, size_t limit)
{
    size_t widest = 0;
    piece next;

    while (next_piece(&next, &label, kept, limit)) {
        widest = next.width > widest ? next.width : widest;
    }
    return widest;
}

void
kh_wrap(kh_text *out, const char *label, const char *lang, size_t width, size_t max_lines)
{
    const habit kept = habit_of(lang);
    const size_t lines = set_lines(NULL, label, kept, width, max_lines);
    const size_t least = widest_piece(label, kept, width);
    size_t narrow = width;

    /* The narrowest setting with as few lines is the most even one. */
    while (lines > 1 && lines < max_lines && narrow > least
           && set_lines(NULL, label, kept, narrow - 1, max_lines) == lines) {
        narrow--;
    }
    set_lines(out, label, kept, narrow, max_lines);
}
