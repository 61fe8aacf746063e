/* Values of the members of a row. */
#include "../base/pool.h"
#include "fields.h"
#include "plain.h"
#include "scanner.h"

#define MAX_ID_LENGTH 512

/* --- strings --------------------------------------------------------------------------------- */

static bool
skip_sequences(kh_scanner *s)
{
    while (s->at < s->end && (unsigned char) *s->at >= 0x80) {
        const size_t length
            = kh_sequence_length((const unsigned char *) s->at, (size_t) (s->end - s->at));

        if (length == 0) {
            return false;
        }
        s->at += length;
    }
    return true;
}

static inline bool
scan_text(kh_scanner *s, kh_span *span)
{
    const char *begin;

    if (!kh_scan_past(s, '"')) {
        return false;
    }
    begin = s->at;
    for (;;) {
        s->at = kh_skip_ascii(s->at, s->end);
        if (s->at >= s->end || (*s->at & 0x80) == 0) {
            break;
        }
        if (!skip_sequences(s)) {
            return false;
        }
    }
    span->begin = (uint32_t) (begin - s->text);
    span->length = (uint32_t) (s->at - begin);
    if (s->at >= s->end || *s->at != '"') {
        return false;
    }
    s->at++;
    return true;
}

static inline bool
scan_string(kh_scanner *s, kh_span *span)
{
    if (!scan_text(s, span)) {
        return false;
    }
    span->hash = kh_pool_hash(s->text + span->begin, span->length);
    return true;
}

bool
kh_scan_id(kh_scanner *s, kh_span *span)
{
    return scan_string(s, span) && span->length > 0 && span->length <= MAX_ID_LENGTH
           && memchr(s->text + span->begin, 0x7F, span->length) == NULL;
}

/* --- values ---------------------------------------------------------------------------------- */

static bool
scan_word(kh_scanner *s, const char *word, size_t length)
{
    if ((size_t) (s->end - s->at) <= length || memcmp(s->at, word, length) != 0) {
        return false;
    }
    s->at += length;
    return true;
}

bool
kh_scan_date(kh_scanner *s, kh_date *date)
{
    char text[KH_DATE_TEXT_SIZE];
    kh_span span;

    *date = (kh_date){ 0 };
    s->at = kh_skip_space(s->at, s->end);
    if (scan_word(s, "null", 4)) {
        return true;
    }
    if (!scan_text(s, &span) || span.length >= sizeof(text)) {
        return false;
    }
    memcpy(text, s->text + span.begin, span.length);
    text[span.length] = '\0';
    return kh_date_parse(date, text, NULL) == KH_OK;
}

static inline bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* As kh_tokens_number(): both parts of the quotient are exact, so that it is rounded once. */
bool
kh_scan_number(kh_scanner *s, double *value)
{
    static const double powers[]
        = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
    uint64_t digits = 0;
    const char *p, *begin, *point = NULL;
    size_t num;

    s->at = kh_skip_space(s->at, s->end);
    if (s->end - s->at <= KH_AHEAD) {
        return false;
    }
    begin = p = s->at;
    while (is_digit(*p) || (*p == '.' && point == NULL && p > begin)) {
        if (*p == '.') {
            point = p;
        } else {
            digits = digits * 10 + (uint64_t) (*p - '0');
        }
        if (++p - begin > 15) {
            return false;
        }
    }
    num = (size_t) (p - begin);
    if (num == 0 || p[-1] == '.' || (num > 1 && *begin == '0' && is_digit(begin[1]))) {
        return false;
    }
    *value = (double) digits / powers[point == NULL ? 0 : p - point - 1];
    s->at = p;
    return true;
}

/* --- lists ----------------------------------------------------------------------------------- */

/* A map that names no language twice, or a plain string. */
bool
kh_scan_labels(kh_scanner *s)
{
    kh_row *row = s->row;
    kh_following next;
    size_t j;

    row->num_labels = 0;
    if (!kh_scan_past(s, '{')) {
        row->labels[0].lang.length = 0;
        row->num_labels = 1;
        return scan_text(s, &row->labels[0].text);
    }
    do {
        kh_span *lang = &row->labels[row->num_labels].lang;

        if (row->num_labels == KH_ROW_ITEMS || !scan_string(s, lang)
            || !kh_lang_is_plain(s->text + lang->begin, lang->length) || !kh_scan_past(s, ':')
            || !scan_text(s, &row->labels[row->num_labels].text)) {
            return false;
        }
        for (j = 0; j < row->num_labels; j++) {
            if (row->labels[j].lang.hash == lang->hash) {
                return false;
            }
        }
        row->num_labels++;
    } while ((next = kh_scan_following(s, '}')) == KH_ANOTHER);
    return next == KH_LAST;
}

bool
kh_scan_sectors(kh_scanner *s)
{
    kh_row *row = s->row;
    kh_following next;

    row->num_sectors = 0;
    if (!kh_scan_past(s, '[')) {
        return false;
    }
    do {
        if (row->num_sectors == KH_ROW_ITEMS || !kh_scan_id(s, &row->sectors[row->num_sectors++])) {
            return false;
        }
    } while ((next = kh_scan_following(s, ']')) == KH_ANOTHER);
    return next == KH_LAST;
}

/* An id, or an object of an id and then perhaps a locator. */
static bool
scan_citation(kh_scanner *s, kh_span *id, kh_span *locator)
{
    *locator = (kh_span){ 0 };
    if (!kh_scan_past(s, '{')) {
        return kh_scan_id(s, id);
    }
    s->at = kh_skip_space(s->at, s->end);
    if (!scan_word(s, "\"id\"", 4) || !kh_scan_past(s, ':') || !kh_scan_id(s, id)) {
        return false;
    }
    if (kh_scan_past(s, ',')) {
        s->at = kh_skip_space(s->at, s->end);
        if (!scan_word(s, "\"locator\"", 9) || !kh_scan_past(s, ':') || !scan_string(s, locator)) {
            return false;
        }
    }
    return kh_scan_past(s, '}');
}

bool
kh_scan_citations(kh_scanner *s)
{
    kh_row *row = s->row;
    uint32_t hash = 0;
    kh_following next;
    size_t j;

    row->num_citations = 0;
    if (!kh_scan_past(s, '[')) {
        return false;
    }
    do {
        j = row->num_citations++;
        if (j == KH_ROW_ITEMS
            || !scan_citation(s, &row->citations[j].id, &row->citations[j].locator)) {
            return false;
        }
        hash = kh_hash_citation(hash, row->citations[j].id.hash, row->citations[j].locator.hash);
    } while ((next = kh_scan_following(s, ']')) == KH_ANOTHER);
    row->hash_of_citations = hash;
    return next == KH_LAST;
}
