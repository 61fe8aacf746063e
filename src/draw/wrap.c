#include "wrap.h"

#include "../base/unicode.h"

#include <string.h>
#include <strings.h>

#define ELLIPSIS "\xE2\x80\xA6"

/* A piece that stays whole: text, its width, whether a space stood before it, and whether it is
 * only a part of a word that is longer than a line. */
typedef struct {
    const char *start;
    size_t length, width;
    bool spaced, cut;
} piece;

/* How a language breaks where no space is. */
typedef enum { AT_SPACES, AT_PHRASES, ANYWHERE } habit;

/* Where lines may break; what finds no room is tried at the next. */
typedef enum { NAMES, WORDS, PARTS_OF_COMPOUNDS } level;

typedef struct {
    habit kept;
    level level; /* NAMES: at spaces only. */
} rules;

typedef enum { LATIN, DIGIT, HIRAGANA, KATAKANA, KANJI, HANGUL } script;

static size_t
width_of(const char *text, size_t length)
{
    char point[8] = "";

    memcpy(point, text, length < sizeof(point) ? length : sizeof(point) - 1);
    return kh_unicode_width(point);
}

static script
script_of(int32_t c)
{
    if (c >= 0x3041 && c <= 0x309F) {
        return HIRAGANA;
    }
    if ((c >= 0x30A0 && c <= 0x30FF && c != 0x30FB) || (c >= 0xFF66 && c <= 0xFF9F)) {
        return KATAKANA;
    }
    if ((c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19)) {
        return DIGIT;
    }
    if ((c >= 0x1100 && c <= 0x11FF) || (c >= 0xAC00 && c <= 0xD7A3)) {
        return HANGUL;
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

/* JIS X 4051 (and JIS Z 8301's kinsoku): closing brackets, hyphens, dividing punctuation, middle
 * dots, full stops, commas, iteration marks, the prolonged sound mark, small kana, and signs that
 * stand behind numbers. */
static bool
may_begin(int32_t c)
{
    return !is_one_of(c, "’”)）〕]］}｝〉》」』】⦆｠〙〗»〟>＞"
                         "‐‑–〜～゠-－"
                         "！？!?‼⁇⁈⁉"
                         "・·:;：；/／"
                         "。．.、，,､｡･"
                         "ヽヾゝゞ々〻ー―…‥"
                         "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻ"
                         "ㇼㇽㇾㇿｧｨｩｪｫｯｬｭｮｰﾞﾟ"
                         "°′″℃％%‰￠¢\u00A0");
}

/* Opening brackets, and signs that stand before numbers. */
static bool
may_end(int32_t c)
{
    return !is_one_of(c, "‘“(（〔[［{｛〈《「『【⦅｟〘〖«〝<＜"
                         "¥￥$＄£￡€#＃№\u00A0");
}

static rules
rules_of(const char *lang)
{
    if (strncasecmp(lang, "ja", 2) == 0) {
        return (rules){ AT_PHRASES, WORDS };
    }
    return (rules){ strncasecmp(lang, "zh", 2) == 0 ? ANYWHERE : AT_SPACES, WORDS };
}

/* What was read of a piece, and what stands before it. */
typedef struct {
    int32_t last;
    size_t run; /* characters of one script up to `last`. */
} trail;

/* Japanese phrases begin where the script changes, but not with hiragana: those are the endings
 * and particles of what stands before them. A lone kanji is a prefix (省エネ, 新サービス) or a
 * suffix (データ量) of its neighbour, as are numbers of what they count. */
static bool
begins_phrase(const trail *before, int32_t c, int32_t next)
{
    const script a = script_of(before->last), b = script_of(c), behind = script_of(next);

    if (a == b || b == HIRAGANA || a == DIGIT || b == DIGIT) {
        return false;
    }
    if (a == KANJI && before->run == 1 && b == KATAKANA) {
        return false;
    }
    if (a == HIRAGANA && before->run == 1 && is_one_of(before->last, "おご")) {
        return false;
    }
    return b != KANJI || a == HIRAGANA || behind == KANJI || behind == HIRAGANA;
}

/* Names in a row are joined by a middle dot in all three languages: a line may end behind it, as
 * behind the hyphen of two words. */
static bool
may_part(const trail *before, int32_t c, int32_t next, rules kept)
{
    const script a = script_of(before->last), b = script_of(c);

    if (kept.level == NAMES || !may_begin(c) || !may_end(before->last)) {
        return false;
    }
    if (before->last == 0xB7 || before->last == 0x30FB || before->last == '/') {
        return true;
    }
    if (is_one_of(before->last, "-‐–")) {
        return kept.level == PARTS_OF_COMPOUNDS && b != DIGIT && before->run > 2;
    }
    if (kept.kept == AT_SPACES || (a == LATIN && b == LATIN)) {
        return false;
    }
    return kept.kept == ANYWHERE ? !(a == LATIN && b == DIGIT) && !(a == DIGIT && b == DIGIT)
                                       && !(a == DIGIT && b == LATIN)
                                 : begins_phrase(before, c, next);
}

/* What is counted is no part of the compound behind it: 第5期 and 科学技術. */
static void
follow(trail *self, int32_t c)
{
    const script a = script_of(self->last), b = script_of(c);

    self->run = a == b ? self->run + 1 : a == DIGIT && b == KANJI ? 0 : 1;
    self->last = c;
}

static int32_t
peek(const char *at)
{
    return kh_unicode_next(&at);
}

/* A word that is longer than a line ends where the rules bear it best: kanji in twos, as most
 * compounds are made. */
static bool
is_good_cut(const trail *before, int32_t c)
{
    const bool odd
        = script_of(before->last) == KANJI && script_of(c) == KANJI && before->run % 2 == 1;

    return may_begin(c) && may_end(before->last) && !odd && script_of(before->last) != DIGIT;
}

/* Names of bodies begin with their legal form: 一般社団法人, 株式会社. */
static bool
is_behind_form(const char *start, const char *end, int32_t c)
{
    static const char *const forms[] = { "社団法人", "財団法人", "行政法人", "開発法人", "活動法人",
        "学校法人", "大学法人", "医療法人", "福祉法人", "株式会社", "有限会社", "合同会社" };
    const size_t length = strlen(forms[0]);
    size_t j;

    for (j = 0; j < sizeof(forms) / sizeof(*forms) && (size_t) (end - start) >= length; j++) {
        if (memcmp(end - length, forms[j], length) == 0) {
            return may_begin(c) && !is_one_of(c, "税法格化等間");
        }
    }
    return false;
}

/* Read up to where the line may break, or to the last good cut within `limit`. */
static const char *
read_piece(piece *self, rules kept, size_t limit)
{
    const char *here = self->start, *end = here, *good = NULL;
    size_t good_width = 0;
    trail before = { 0 };

    for (; *here != '\0' && *here != ' '; end = here) {
        const int32_t c = kh_unicode_next(&here);
        const size_t width = width_of(end, (size_t) (here - end));

        if (end > self->start) {
            if (may_part(&before, c, peek(here), kept)
                || (kept.kept == AT_PHRASES && kept.level != NAMES
                    && is_behind_form(self->start, end, c))) {
                return end;
            }
            if (is_good_cut(&before, c)) {
                good = end;
                good_width = self->width;
            }
            if (self->width + width > limit) {
                self->cut = true;
                self->width = good != NULL ? good_width : self->width;
                return good != NULL ? good : end;
            }
        }
        self->width += width;
        follow(&before, c);
    }
    return end;
}

/* The next piece of a label: what the language keeps together. */
static bool
next_piece(piece *self, const char **at, rules kept, size_t limit)
{
    const char *end;

    *self = (piece){ .spaced = **at == ' ' };
    self->start = *at + strspn(*at, " ");
    end = read_piece(self, kept, limit);
    while (self->cut && kept.level < PARTS_OF_COMPOUNDS) {
        kept.level++;
        self->cut = false;
        self->width = 0;
        end = read_piece(self, kept, limit);
    }
    self->length = (size_t) (end - self->start);
    *at = end;
    return self->length > 0;
}

/* A list is parted by the end of a line as well as by its dot. */
static void
drop_dot(kh_text *out)
{
    static const char dot[] = "\xC2\xA0\xC2\xB7";
    const size_t length = sizeof(dot) - 1;

    if (out->length >= length && memcmp(out->bytes + out->length - length, dot, length) == 0) {
        out->length -= length;
        out->bytes[out->length] = '\0';
    }
}

/* Set a label; NULL counts lines only. */
static size_t
set_lines(kh_text *out, const char *label, rules kept, size_t width, size_t max_lines)
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
                drop_dot(out);
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
widest_word(const char *label, rules kept, size_t limit)
{
    size_t widest = 0;
    piece next;

    while (next_piece(&next, &label, kept, limit)) {
        widest = !next.cut && next.width > widest ? next.width : widest;
    }
    return widest;
}

static void
wrap(kh_text *out, const char *label, rules kept, size_t width, size_t max_lines)
{
    const size_t lines = set_lines(NULL, label, kept, width, max_lines);
    const size_t least = widest_word(label, kept, width);
    size_t narrow = width;

    /* The narrowest setting with as few lines is the most even one. */
    while (lines > 1 && lines < max_lines && narrow > least && narrow > 2
           && set_lines(NULL, label, kept, narrow - 1, max_lines) == lines) {
        narrow--;
    }
    set_lines(out, label, kept, narrow, max_lines);
}

void
kh_wrap(kh_text *out, const char *label, const char *lang, size_t width, size_t max_lines)
{
    wrap(out, label, rules_of(lang), width, max_lines);
}

void
kh_wrap_list(kh_text *out, const char *list, const char *lang, size_t width, size_t max_lines)
{
    rules kept = rules_of(lang);

    kept.level = NAMES;
    wrap(out, list, kept, width, max_lines);
}
