/* Strings, numbers and words of JSON. */
#include "parser.h"
#include "plain.h"

#include <string.h>

static bool
fail_memory(kh_parser *p, kh_status status)
{
    p->status = status;
    return false;
}

static bool
fail_control(kh_parser *p)
{
    char found[KH_FOUND_SIZE];
    const char c = *p->at;

    return kh_parser_fault(p, "E001", p->at,
        c == '\n' || c == '\r' ? "close the string with '\"', or write the line break as \\n"
        : c == '\t'            ? "write the tab as \\t"
                               : "write it as \\u00XX",
        "%s inside a string", kh_parser_describe(p, p->at, found));
}

/* Past a run of bytes that are not ASCII. */
static bool
skip_sequences(kh_parser *p)
{
    while (p->at < p->end && (unsigned char) *p->at >= 0x80) {
        const size_t left = (size_t) (p->end - p->at);
        const size_t length = kh_sequence_length((const unsigned char *) p->at, left);

        if (length == 0 && left < 4 && p->whole == NULL) {
            return kh_parser_ended(p, "a string");
        }
        if (length == 0) {
            return kh_parser_fault(p, "E008", p->at,
                "Korean? iconv -f EUC-KR -t UTF-8 FILE; Japanese? iconv -f SHIFT_JIS -t UTF-8 "
                "FILE",
                "the byte 0x%02X is not UTF-8", (unsigned char) *p->at);
        }
        p->at += length;
    }
    return true;
}

/* Past a run of bytes that stand for themselves. */
static bool
skip_plain(kh_parser *p)
{
    for (;;) {
        p->at = kh_skip_ascii(p->at, p->end);
        if (p->at >= p->end) {
            return kh_parser_ended(p, "a string");
        }
        if (*p->at == '"' || *p->at == '\\') {
            return true;
        }
        if ((unsigned char) *p->at < 0x20) {
            return fail_control(p);
        }
        if (!skip_sequences(p)) {
            return false;
        }
    }
}

#define STRIDE ((size_t) 16)

/* As kh_text_add_bytes(), for runs that are mostly short: whole strides, if there is room behind
 * both ends, need no call. */
static inline void
add_run(kh_text *strings, const char *run, size_t length, const char *end)
{
    if (length + 2 * STRIDE < strings->max - strings->length
        && length + STRIDE <= (size_t) (end - run)) {
        char *to = strings->bytes + strings->length;
        size_t j;

        for (j = 0; j < length; j += STRIDE) {
            memcpy(to + j, run + j, STRIDE);
        }
        strings->length += length;
    } else {
        kh_text_add_bytes(strings, run, length);
    }
}

/* Four hexadecimal digits. */
static bool
read_unit(kh_parser *p, const char *escape, uint32_t *unit)
{
    int j;

    *unit = 0;
    for (j = 0; j < 4; j++, p->at++) {
        const int c = p->at < p->end ? (unsigned char) *p->at : -1;
        const int lower = c | 0x20;

        if (c < 0) {
            return kh_parser_ended(p, "a string");
        }
        if (c >= '0' && c <= '9') {
            *unit = *unit * 16 + (uint32_t) (c - '0');
        } else if (lower >= 'a' && lower <= 'f') {
            *unit = *unit * 16 + (uint32_t) (lower - 'a' + 10);
        } else {
            return kh_parser_fault(
                p, "E001", escape, "", "\\u is not followed by four hexadecimal digits");
        }
    }
    return true;
}

static void
add_utf8(kh_text *out, uint32_t c)
{
    char bytes[4];
    size_t length = 0;

    if (c < 0x80) {
        bytes[length++] = (char) c;
    } else if (c < 0x800) {
        bytes[length++] = (char) (0xC0 | c >> 6);
        bytes[length++] = (char) (0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        bytes[length++] = (char) (0xE0 | c >> 12);
        bytes[length++] = (char) (0x80 | (c >> 6 & 0x3F));
        bytes[length++] = (char) (0x80 | (c & 0x3F));
    } else {
        bytes[length++] = (char) (0xF0 | c >> 18);
        bytes[length++] = (char) (0x80 | (c >> 12 & 0x3F));
        bytes[length++] = (char) (0x80 | (c >> 6 & 0x3F));
        bytes[length++] = (char) (0x80 | (c & 0x3F));
    }
    kh_text_add_bytes(out, bytes, length);
}

static bool
read_code_point(kh_parser *p, const char *escape)
{
    static const char hint[] = "half of a surrogate pair stands for no character; write both "
                               "halves, or the character itself";
    uint32_t high, low;

    if (!read_unit(p, escape, &high)) {
        return false;
    }
    if (high == 0) {
        return kh_parser_fault(p, "E006", escape, "", "a string holds the character U+0000");
    }
    if (high >= 0xDC00 && high <= 0xDFFF) {
        return kh_parser_fault(
            p, "E006", escape, hint, "\\u%04X is half of a surrogate pair", high);
    }
    if (high >= 0xD800 && high <= 0xDBFF) {
        if (p->end - p->at < 2 && p->whole == NULL) {
            return kh_parser_ended(p, "a string");
        }
        if (p->end - p->at < 2 || p->at[0] != '\\' || p->at[1] != 'u') {
            return kh_parser_fault(
                p, "E006", escape, hint, "\\u%04X is half of a surrogate pair", high);
        }
        p->at += 2;
        if (!read_unit(p, escape, &low)) {
            return false;
        }
        if (low < 0xDC00 || low > 0xDFFF) {
            return kh_parser_fault(
                p, "E006", escape, hint, "\\u%04X is half of a surrogate pair", high);
        }
        high = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
    }
    add_utf8(&p->tokens->strings, high);
    return true;
}

/* At a backslash. */
static bool
read_escape(kh_parser *p)
{
    static const char names[] = "\"\\/bfnrt", meanings[] = "\"\\/\b\f\n\r\t";
    const char *escape = p->at, *name;

    if (p->end - p->at < 2) {
        p->at = p->end;
        return kh_parser_ended(p, "a string");
    }
    p->at += 2;
    if (escape[1] == 'u') {
        return read_code_point(p, escape);
    }
    name = escape[1] == '\0' ? NULL : strchr(names, escape[1]);
    if (name == NULL) {
        char found[KH_FOUND_SIZE];

        return kh_parser_fault(p, "E001", escape, "a backslash is written \\\\",
            "a backslash and %s are no escape", kh_parser_describe(p, escape + 1, found));
    }
    kh_text_add_char(&p->tokens->strings, meanings[name - names]);
    return true;
}

/* At an opening quote. */
bool
kh_parser_string(kh_parser *p)
{
    kh_text *strings = &p->tokens->strings;
    const size_t start = strings->length;

    if (!kh_parser_push(p, KH_JSON_STRING, p->at)) {
        return false;
    }
    p->at++;
    for (;;) {
        const char *plain = p->at;

        if (!skip_plain(p)) {
            return false;
        }
        add_run(strings, plain, (size_t) (p->at - plain), p->end);
        if (*p->at == '"') {
            break;
        }
        if (!read_escape(p)) {
            return false;
        }
    }
    p->at++;
    p->tokens->items[p->tokens->num - 1].string = (uint32_t) start;
    p->tokens->items[p->tokens->num - 1].length = (uint32_t) (strings->length - start);
    kh_text_add_char(strings, '\0');
    return strings->failed ? fail_memory(p, kh_text_status(strings, p->err)) : kh_parser_finish(p);
}

/* --- numbers and words ----------------------------------------------------------------------- */

static bool
skip_digits(kh_parser *p, const char *after)
{
    if (p->at < p->end && (*p->at < '0' || *p->at > '9')) {
        return kh_parser_expected(p, after, NULL);
    }
    while (p->at < p->end && *p->at >= '0' && *p->at <= '9') {
        p->at++;
    }
    return p->at < p->end || p->whole != NULL ? true : kh_parser_ended(p, "a number");
}

bool
kh_parser_number(kh_parser *p)
{
    const char *begin = p->at;

    if (!kh_parser_push(p, KH_JSON_NUMBER, begin)) {
        return false;
    }
    p->at += *p->at == '-';
    if (p->end - p->at > 1 && *p->at == '0' && p->at[1] >= '0' && p->at[1] <= '9') {
        return kh_parser_fault(p, "E001", begin, "delete the zeros, or write a string: \"007\"",
            "a number begins with a superfluous zero");
    }
    if (kh_parser_sees(p, "Infinity")) {
        p->at = begin;
        return kh_parser_expected(p, "a value", NULL);
    }
    if (!skip_digits(p, "a digit after '-'")) {
        return false;
    }
    if (p->at < p->end && *p->at == '.') {
        p->at++;
        if (!skip_digits(p, "a digit after the decimal point")) {
            return false;
        }
    }
    if (p->at < p->end && (*p->at == 'e' || *p->at == 'E')) {
        p->at++;
        p->at += p->at < p->end && (*p->at == '+' || *p->at == '-');
        if (!skip_digits(p, "a digit in the exponent")) {
            return false;
        }
    }
    if (p->at[-1] < '0' || p->at[-1] > '9') {
        return kh_parser_ended(p, "a number");
    }
    return kh_parser_finish(p);
}

bool
kh_parser_word(kh_parser *p)
{
    static const struct {
        const char *word;
        kh_token_kind kind;
    } words[] = { { "null", KH_JSON_NULL }, { "false", KH_JSON_FALSE }, { "true", KH_JSON_TRUE } };
    size_t j;

    for (j = 0; j < 3; j++) {
        const size_t length = strlen(words[j].word), left = (size_t) (p->end - p->at);

        if (left < length && memcmp(p->at, words[j].word, left) == 0) {
            p->at = p->end;
            return kh_parser_ended(p, "a word");
        }
        if (left >= length && memcmp(p->at, words[j].word, length) == 0) {
            if (!kh_parser_push(p, words[j].kind, p->at)) {
                return false;
            }
            p->at += length;
            return kh_parser_finish(p);
        }
    }
    return kh_parser_expected(p, "a value", NULL);
}
