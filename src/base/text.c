#include "text.h"

#include "array.h"

#include <float.h>
#include <inttypes.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
kh_text_free(kh_text *self)
{
    free(self->bytes);
    *self = (kh_text){ 0 };
}

void
kh_text_clear(kh_text *self)
{
    self->length = 0;
    if (self->bytes != NULL) {
        self->bytes[0] = '\0';
    }
}

static bool
reserve(kh_text *self, size_t extra)
{
    /* The common case first: a call a character is what building text consists of. */
    if (!self->failed && extra < self->max - self->length) {
        return true;
    }
    if (!self->failed
        && kh_grow((void **) &self->bytes, self->length, &self->max, extra + 1, 1, "bytes", NULL)
               != KH_OK) {
        self->failed = true;
    }
    return !self->failed;
}

void
kh_text_add_bytes(kh_text *self, const char *bytes, size_t length)
{
    if (reserve(self, length)) {
        if (length > 0) {
            memcpy(self->bytes + self->length, bytes, length);
        }
        self->length += length;
        self->bytes[self->length] = '\0';
    }
}

void
kh_text_add(kh_text *self, const char *text)
{
    kh_text_add_bytes(self, text, strlen(text));
}

void
kh_text_add_char(kh_text *self, char c)
{
    kh_text_add_bytes(self, &c, 1);
}

void
kh_text_print(kh_text *self, const char *fmt, ...)
{
    va_list args;
    int length;

    va_start(args, fmt);
    length = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    if (length >= 0 && reserve(self, (size_t) length)) {
        va_start(args, fmt);
        vsnprintf(self->bytes + self->length, (size_t) length + 1, fmt, args);
        va_end(args);
        self->length += (size_t) length;
    }
}

/* snprintf() writes the decimal point of the embedding program's locale, which may be several
 * bytes: put a point there. */
static void
put_point(char *number)
{
    char *point = number + strspn(number, "-0123456789");

    if (*point != '\0' && *point != 'e') {
        char *rest = point + 1 + strcspn(point + 1, "0123456789");

        *point = '.';
        memmove(point + 1, rest, strlen(rest) + 1);
    }
}

/* The fewest digits that read back. A decimal of up to 15 digits survives the way through a double,
 * and %g drops trailing zeros, so 15 digits find every short form; only subnormal numbers, which
 * hold fewer digits, want a search from below. */
static void
print_shortest(char *buffer, size_t size, double value)
{
    int digits = fabs(value) < DBL_MIN ? 1 : 15;

    for (; digits < 17; digits++) {
        snprintf(buffer, size, "%.*g", digits, value);
        if (strtod(buffer, NULL) == value) {
            return;
        }
    }
    snprintf(buffer, size, "%.17g", value);
}

void
kh_text_add_number(kh_text *self, double value)
{
    char buffer[352]; /* more than any %g needs; gcc cannot know that digits is below 18 */

    if (!isfinite(value)) {
        kh_text_add(self, "null");
        return;
    }
    if (value == 0) {
        kh_text_add_char(self, '0');
        return;
    }
    if (fabs(value) < 9007199254740992.0 && value == floor(value)) {
        /* Integers up to 2^53 are exact, and the common case: no search, no exponent. */
        snprintf(buffer, sizeof(buffer), "%.0f", value);
    } else {
        print_shortest(buffer, sizeof(buffer), value);
    }
    put_point(buffer);
    kh_text_add(self, buffer);
}

void
kh_text_add_count(kh_text *self, uint64_t num)
{
    char digits[24];
    const int length = snprintf(digits, sizeof(digits), "%" PRIu64, num);
    int j;

    for (j = 0; j < length; j++) {
        if (j > 0 && (length - j) % 3 == 0) {
            kh_text_add_char(self, ',');
        }
        kh_text_add_char(self, digits[j]);
    }
}

const char *
kh_text_bytes(const kh_text *self)
{
    return self->bytes == NULL ? "" : self->bytes;
}

char
kh_text_last(const kh_text *self)
{
    return self->length > 0 ? self->bytes[self->length - 1] : '\0';
}

kh_status
kh_text_status(const kh_text *self, kh_error *err)
{
    return self->failed ? kh_fail_nomem(err, self->length + 1, "bytes of text") : KH_OK;
}
