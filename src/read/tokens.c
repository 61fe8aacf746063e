#include "tokens.h"

#include "../base/json.h"

#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
kh_tokens_free(kh_tokens *self)
{
    free(self->items);
    kh_text_free(&self->strings);
    *self = (kh_tokens){ 0 };
}

const char *
kh_token_kind_name(kh_token_kind kind)
{
    static const char *const names[]
        = { "null", "false", "true", "a number", "a string", "an array", "an object" };

    return names[kind];
}

/* strtod() obeys the locale of the process, which is not ours to choose: where the decimal point
 * is another, the number is copied with it. One of a thousand digits is then no number. What
 * follows the number in the text ends it. */
static double
parse_slowly(const char *text, size_t length)
{
    const char *point = localeconv()->decimal_point;
    char copy[1024];
    size_t j;

    if (strcmp(point, ".") == 0 || memchr(text, '.', length) == NULL) {
        return strtod(text, NULL);
    }
    if (length >= sizeof(copy) || strlen(point) != 1) {
        return NAN;
    }
    for (j = 0; j < length; j++) {
        copy[j] = text[j] == '.' ? *point : text[j];
    }
    copy[length] = '\0';
    return strtod(copy, NULL);
}

/* Past digits; the value so far and their number. */
static const char *
read_digits(const char *p, const char *end, uint64_t *value, int *num)
{
    for (; p < end && *p >= '0' && *p <= '9'; p++, (*num)++) {
        *value = *value * 10 + (uint64_t) (*p - '0');
    }
    return p;
}

double
kh_tokens_number(const kh_tokens *self, uint32_t token)
{
    static const double powers[]
        = { 1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
    const kh_token *number = &self->items[token];
    const char *start = self->text + number->begin, *end = self->text + number->end, *p = start;
    const bool negative = *p == '-';
    uint64_t digits = 0;
    int num = 0, num_whole;
    double value;

    if (end - start > 16) {
        return parse_slowly(start, (size_t) (end - start));
    }
    p = read_digits(p + negative, end, &digits, &num);
    num_whole = num;
    if (p < end && *p == '.') {
        p = read_digits(p + 1, end, &digits, &num);
    }
    if (p < end || num > 15) {
        return parse_slowly(start, (size_t) (end - start));
    }
    /* Both are exact in a double, so that their quotient is rounded once: the common case. */
    value = (double) digits / powers[num - num_whole];
    return negative ? -value : value;
}

uint32_t
kh_tokens_member(const kh_tokens *self, uint32_t object, const char *key)
{
    uint32_t num, t = object + 1;

    for (num = self->items[object].num; num > 0; num--) {
        if (strcmp(kh_tokens_string(self, t), key) == 0) {
            return t + 1;
        }
        t = self->items[t + 1].next;
    }
    return 0;
}

/* Of an unfinished container, what it holds reaches to the end of the list. */
static uint32_t
next_of(const kh_tokens *self, uint32_t token)
{
    const uint32_t next = self->items[token].next;

    return next == 0 ? (uint32_t) self->num : next;
}

void
kh_tokens_add_pointer(const kh_tokens *self, uint32_t token, kh_text *out)
{
    uint32_t at = 0;

    while (at < token) {
        const bool object = self->items[at].kind == KH_JSON_OBJECT;
        uint32_t child = at + 1, index = 0;

        /* The child that holds the token; a key is followed by its value. */
        while (token >= next_of(self, child + (object && child + 1 < self->num))) {
            child = next_of(self, child + object);
            index++;
        }
        if (object) {
            kh_json_pointer_add(out, kh_tokens_string(self, child));
            at = token == child ? token : child + 1;
        } else {
            kh_json_pointer_add_index(out, index);
            at = child;
        }
    }
}

void
kh_tokens_add_json(const kh_tokens *self, uint32_t token, kh_text *out)
{
    const kh_token *value = &self->items[token];
    const bool object = value->kind == KH_JSON_OBJECT;
    uint32_t t;

    switch (value->kind) {
        case KH_JSON_STRING:
            kh_json_add_string(out, kh_tokens_string(self, token));
            break;
        case KH_JSON_ARRAY:
        case KH_JSON_OBJECT:
            kh_text_add_char(out, object ? '{' : '[');
            for (t = token + 1; t < value->next; t = self->items[t].next) {
                if (t > token + 1) {
                    kh_text_add_char(out, ',');
                }
                if (object) {
                    kh_json_add_string(out, kh_tokens_string(self, t++));
                    kh_text_add_char(out, ':');
                }
                kh_tokens_add_json(self, t, out);
            }
            kh_text_add_char(out, object ? '}' : ']');
            break;
        default:
            kh_text_add_bytes(out, self->text + value->begin, value->end - value->begin);
    }
}
