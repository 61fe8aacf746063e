/* What an input is that is no object: the answer is seldom a matter of syntax. */
#include "reader.h"

#include <string.h>

typedef struct {
    const char *start;
    size_t length;
    const char *message, *hint;
} stranger;

#define STRANGER(start, message, hint)                                                             \
    {                                                                                              \
        start, sizeof(start) - 1, message, hint                                                    \
    }

static const stranger strangers[] = {
    STRANGER("\x1F\x8B", "this is compressed with gzip", "pipe it: zcat FILE | kakehashi ... -"),
    STRANGER("\x28\xB5\x2F\xFD", "this is compressed with zstd",
        "pipe it: zstdcat FILE | kakehashi ... -"),
    STRANGER("\xFD"
             "7zXZ",
        "this is compressed with xz", "pipe it: xzcat FILE | kakehashi ... -"),
    STRANGER("BZh", "this is compressed with bzip2", "pipe it: bzcat FILE | kakehashi ... -"),
    STRANGER("PK\x03\x04", "this is a zip archive or an office document",
        "a spreadsheet is saved as \"CSV UTF-8\"; an archive is unpacked"),
    STRANGER("%PDF", "this is a PDF", ""),
    STRANGER("<", "this is XML or HTML, not JSON", ""),
};

/* Whether the text begins as a string, a number or one of JSON's words. */
static bool
is_scalar(const char *head, size_t length)
{
    static const char *const words[] = { "null", "true", "false" };
    size_t j;

    for (j = 0; j < sizeof(words) / sizeof(words[0]); j++) {
        const size_t end = strlen(words[j]);

        if (length >= end && memcmp(head, words[j], end) == 0
            && (length == end || strchr(" \t\r\n", head[end]) != NULL)) {
            return true;
        }
    }
    if (length >= 3 && memcmp(head, "\"\"\"", 3) == 0) {
        return false; /* a program's text, in Python */
    }
    if (length >= 2 && head[0] == '-') {
        head++; /* "- item" and "---" are no numbers */
        return head[0] >= '0' && head[0] <= '9';
    }
    return length > 0 && head[0] != '\0' && strchr("\"0123456789", head[0]) != NULL;
}

/* Whether an object or an array begins behind lines of comments: then the comments are at fault,
 * and not the whole text. */
static bool
is_commented_json(const char *head, size_t length)
{
    const char *p = head, *end = head + length;

    if (length >= 2 && memcmp(p, "/*", 2) == 0) {
        return true;
    }
    while (p < end && (*p == '#' || *p == '/')) {
        const char *newline = memchr(p, '\n', (size_t) (end - p));

        p = newline != NULL ? newline + 1 : end;
        while (p < end && strchr(" \t\r\n", *p) != NULL && *p != '\0') {
            p++;
        }
    }
    return p > head && p < end && (*p == '{' || *p == '[');
}

kh_status
kh_report_stranger(kh_reading *r, int next, kh_error *err)
{
    const char *head = kh_window_at(&r->window);
    const size_t left = kh_window_left(&r->window);
    static const char hint[] = "write {\"nodes\": [...], \"edges\": [...]}";
    size_t j;

    if (next < 0) {
        return kh_reading_add_here(r, "E001", KH_WHAT_IS_READ, err, "the file is empty");
    }
    for (j = 0; j < sizeof(strangers) / sizeof(strangers[0]); j++) {
        if (left >= strangers[j].length
            && memcmp(head, strangers[j].start, strangers[j].length) == 0) {
            return kh_reading_add_here(
                r, "E001", strangers[j].hint, err, "%s", strangers[j].message);
        }
    }
    if (left >= 2 && (memcmp(head, "\xFF\xFE", 2) == 0 || memcmp(head, "\xFE\xFF", 2) == 0)) {
        return kh_reading_add_here(r, "E008", "convert it: iconv -f UTF-16 -t UTF-8 FILE", err,
            "this is UTF-16, not UTF-8");
    }
    if (next == '[') {
        return kh_reading_add_here(r, "E003", hint, err, "a graph is an object, not an array");
    }
    if (is_scalar(head, left)) {
        return kh_reading_add_here(
            r, "E003", hint, err, "a graph is an object, not a single value");
    }
    if (is_commented_json(head, left)) {
        return kh_reading_stop(r, "'{'", NULL, err);
    }
    return kh_reading_add_here(r, "E001", KH_WHAT_IS_READ, err, "this is neither JSON nor a table");
}
