/* The words for what is wrong with a text. */
#include "parser.h"

#include "../base/unicode.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char cut_off[] = "it may have been cut off while it was copied or written";

const char *
kh_parser_describe(const kh_parser *p, const char *at, char buffer[KH_FOUND_SIZE])
{
    const unsigned char c = at < p->end ? (unsigned char) *at : 0;
    const char *next = at;

    if (at >= p->end) {
        snprintf(buffer, KH_FOUND_SIZE, "the end of the %s", p->whole);
    } else if (c == '\n' || c == '\r') {
        snprintf(buffer, KH_FOUND_SIZE, "a line break");
    } else if (c < 0x20 || c == 0x7F) {
        snprintf(buffer, KH_FOUND_SIZE, "the control character 0x%02X", c);
    } else if (c < 0x80) {
        snprintf(buffer, KH_FOUND_SIZE, "'%c'", c);
    } else {
        char whole[5] = "";

        memcpy(whole, at, p->end - at < 4 ? (size_t) (p->end - at) : 4);
        next = whole;
        (void) kh_unicode_next(&next);
        snprintf(buffer, KH_FOUND_SIZE, "'%.*s'", (int) (next - whole), whole);
    }
    return buffer;
}

bool
kh_parser_fault(
    kh_parser *p, const char *code, const char *at, const char *hint, const char *fmt, ...)
{
    kh_fault *f = &p->tokens->fault;
    va_list args;

    f->code = code;
    f->offset = (uint32_t) (at - p->text);
    f->hint = hint;
    va_start(args, fmt);
    vsnprintf(f->message, sizeof(f->message), fmt, args);
    va_end(args);
    p->result = KH_PARSE_FAULT;
    return false;
}

/* The text ended; whether that is a fault depends on whether more may come. */
bool
kh_parser_ended(kh_parser *p, const char *inside)
{
    if (p->whole == NULL) {
        p->result = KH_PARSE_MORE;
        return false;
    }
    return kh_parser_fault(p, "E001", p->end, cut_off, "the %s ends inside %s", p->whole, inside);
}

bool
kh_parser_sees(const kh_parser *p, const char *word)
{
    const size_t length = strlen(word);

    return (size_t) (p->end - p->at) >= length && memcmp(p->at, word, length) == 0;
}

/* The usual ways to miss JSON, told by what stands where something else should. */
static const char *
hint_at(const kh_parser *p)
{
    static const struct {
        const char *start, *hint;
    } hints[] = {
        { "'", "JSON strings and keys stand in double quotes" },
        { "\xE2\x80\x9C", "these are typographic quotes; JSON has the straight one, \"" },
        { "//", "JSON has no comments; delete it" },
        { "/*", "JSON has no comments; delete it" },
        { "#", "JSON has no comments; delete it" },
        { "NaN", "JSON has no NaN; leave the key out" },
        { "nan", "JSON has no NaN; leave the key out" },
        { "Infinity", "JSON has no infinity; leave the key out" },
        { "-Infinity", "JSON has no infinity; leave the key out" },
        { "inf", "JSON has no infinity; leave the key out" },
        { "True", "JSON writes true" },
        { "False", "JSON writes false" },
        { "None", "JSON writes null" },
        { "undefined", "JSON writes null" },
        { "+", "JSON numbers have no plus sign" },
        { ".", "JSON numbers begin with a digit: 0.5" },
    };
    size_t j;

    for (j = 0; j < sizeof(hints) / sizeof(hints[0]); j++) {
        if (kh_parser_sees(p, hints[j].start)) {
            return hints[j].hint;
        }
    }
    if (p->at < p->end && ((*p->at | 0x20) >= 'a' && (*p->at | 0x20) <= 'z')) {
        return "strings and keys stand in double quotes";
    }
    return "";
}

bool
kh_parser_expected(kh_parser *p, const char *what, const char *hint)
{
    char found[KH_FOUND_SIZE];

    if (p->at >= p->end && (p->depth > 0 || p->whole == NULL)) {
        return kh_parser_ended(
            p, p->depth > 0 && p->tokens->items[p->open[p->depth - 1]].kind == KH_JSON_ARRAY
                   ? "an array"
                   : "an object");
    }
    if (hint == NULL) {
        hint = p->at >= p->end ? cut_off : hint_at(p);
    }
    return kh_parser_fault(
        p, "E001", p->at, hint, "expected %s, found %s", what, kh_parser_describe(p, p->at, found));
}

void
kh_tokens_expected(
    kh_tokens *self, const char *text, size_t length, const char *what, const char *hint)
{
    kh_parser p
        = { .tokens = self, .text = text, .at = text, .end = text + length, .whole = "file" };

    self->num = 0;
    self->text = text;
    (void) kh_parser_expected(&p, what, hint);
}
