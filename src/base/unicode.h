/**
 * @file unicode.h
 * @brief The one door to utf8proc: folding, width on a terminal, neutralising of names.
 */
#ifndef KH_BASE_UNICODE_H
#define KH_BASE_UNICODE_H

#include "text.h"

#include <stdint.h>

/** Append `text` after NFKC case folding: what two names are compared by. White space runs become
 * one space, those at the ends vanish, default-ignorable characters too. */
void kh_unicode_add_folded(kh_text *out, const char *text);

/** Columns on a terminal: 2 for Hangul, kana and kanji, 0 for combining marks. */
size_t kh_unicode_width(const char *text);

/** Number of code points in the first `length` bytes. */
size_t kh_unicode_length(const char *text, size_t length);

/**
 * Append `text` with everything that could act on a terminal or reorder a line made visible:
 * control characters (C0, C1, DEL), bidirectional embeddings, overrides and isolates, line and
 * paragraph separators, zero-width characters become \u{XXXX}; newline and tab become a space.
 */
void kh_unicode_add_neutral(kh_text *out, const char *text);

/** The shortest edit distance (insert, delete, replace, swap neighbours) between two strings of
 * code points, cut off at `limit + 1`. Cost: O(length²). */
size_t kh_unicode_distance(const char *a, const char *b, size_t limit);

/** Decode one code point and move past it; U+FFFD for an ill-formed byte. 0 at the end. */
int32_t kh_unicode_next(const char **text);

/** The version of Unicode's tables, e.g. "15.0.0". */
const char *kh_unicode_version(void);

#endif
