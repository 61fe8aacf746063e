#include "unicode.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#define REPLACEMENT 0xFFFD

int32_t
kh_unicode_next(const char **text)
{
    utf8proc_int32_t c;
    utf8proc_ssize_t length;

    if (**text == '\0') {
        return 0;
    }
    length = utf8proc_iterate((const utf8proc_uint8_t *) *text, -1, &c);
    if (length <= 0) {
        (*text)++;
        return REPLACEMENT;
    }
    *text += length;
    return c;
}

static void
add_code_point(kh_text *out, int32_t c)
{
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t length = utf8proc_encode_char(c, bytes);

    kh_text_add_bytes(out, (const char *) bytes, length > 0 ? (size_t) length : 0);
}

/* Single spaces between words, none at the ends. */
static void
add_squeezed(kh_text *out, const char *text)
{
    const size_t start = out->length;
    bool space = false;

    while (*text != '\0') {
        const int32_t c = kh_unicode_next(&text);

        if (c == ' ' || (c >= '\t' && c <= '\r') || c == 0x3000) {
            space = true;
            continue;
        }
        if (space && out->length > start) {
            kh_text_add_char(out, ' ');
        }
        space = false;
        add_code_point(out, c);
    }
}

void
kh_unicode_add_folded(kh_text *out, const char *text)
{
    utf8proc_uint8_t *folded = NULL;
    const utf8proc_ssize_t length = utf8proc_map((const utf8proc_uint8_t *) text, 0, &folded,
        UTF8PROC_NULLTERM | UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD
            | UTF8PROC_IGNORE);

    if (length == UTF8PROC_ERROR_NOMEM) {
        out->failed = true;
    } else if (length < 0) {
        /* Ill-formed text has no folding; it equals only itself. */
        kh_text_add(out, text);
    } else {
        add_squeezed(out, (const char *) folded);
    }
    free(folded);
}

size_t
kh_unicode_width(const char *text)
{
    size_t width = 0;

    while (*text != '\0') {
        int columns = 1;

        /* Tables are mostly digits and Latin letters, which need no look into tables. */
        if (*text >= ' ' && *text < 0x7F) {
            text++;
        } else {
            columns = utf8proc_charwidth(kh_unicode_next(&text));
        }
        width += columns > 0 ? (size_t) columns : 0;
    }
    return width;
}

size_t
kh_unicode_length(const char *text, size_t length)
{
    size_t num = 0, j;

    for (j = 0; j < length; j++) {
        num += ((unsigned char) text[j] & 0xC0) != 0x80;
    }
    return num;
}

/* Or on what reads XML: U+FFFE and its kin are UTF-8, but no characters. */
static bool
acts_on_a_terminal(int32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x200B && c <= 0x200F)
           || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x061C
           || c == 0xFEFF || c == 0x00AD || (c >= 0xFFF9 && c <= 0xFFFB)
           || (c >= 0xE0000 && c <= 0xE0FFF) || (c & 0xFFFE) == 0xFFFE;
}

/* Bytes of printable ASCII at the beginning. */
static size_t
printable_length(const char *text)
{
    size_t length = 0;

    while (text[length] >= 0x20 && text[length] < 0x7F) {
        length++;
    }
    return length;
}

void
kh_unicode_add_neutral(kh_text *out, const char *text)
{
    while (*text != '\0') {
        /* Most of a text needs no look at its code points. */
        const size_t length = printable_length(text);
        int32_t c;

        kh_text_add_bytes(out, text, length);
        text += length;
        if (*text == '\0') {
            break;
        }
        c = kh_unicode_next(&text);
        if (c == '\n' || c == '\t') {
            kh_text_add_char(out, ' ');
        } else if (acts_on_a_terminal(c)) {
            kh_text_print(out, "\\u{%X}", (unsigned) c);
        } else {
            add_code_point(out, c);
        }
    }
}

#define MAX_COMPARED 128

static size_t
decode(const char *text, int32_t *points)
{
    size_t num = 0;

    while (*text != '\0' && num < MAX_COMPARED) {
        points[num++] = kh_unicode_next(&text);
    }
    return num;
}

static size_t
smallest(size_t a, size_t b, size_t c)
{
    const size_t ab = a < b ? a : b;

    return ab < c ? ab : c;
}

size_t
kh_unicode_distance(const char *a, const char *b, size_t limit)
{
    int32_t x[MAX_COMPARED], y[MAX_COMPARED];
    const size_t m = decode(a, x), n = decode(b, y);
    size_t rows[3][MAX_COMPARED + 1], j, k;

    if (m > n + limit || n > m + limit) {
        return limit + 1;
    }
    for (k = 0; k <= n; k++) {
        rows[0][k] = k;
    }
    for (j = 1; j <= m; j++) {
        size_t *now = rows[j % 3], *last = rows[(j + 2) % 3], *before = rows[(j + 1) % 3];

        now[0] = j;
        for (k = 1; k <= n; k++) {
            now[k] = smallest(last[k] + 1, now[k - 1] + 1, last[k - 1] + (x[j - 1] != y[k - 1]));
            if (j > 1 && k > 1 && x[j - 1] == y[k - 2] && x[j - 2] == y[k - 1]) {
                now[k] = smallest(now[k], before[k - 2] + 1, SIZE_MAX);
            }
        }
    }
    return rows[m % 3][n] > limit ? limit + 1 : rows[m % 3][n];
}

const char *
kh_unicode_version(void)
{
    return utf8proc_unicode_version();
}
