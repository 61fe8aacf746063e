/**
 * @file wrap.h
 * @brief Breaking labels into lines.
 */
#ifndef KH_DRAW_WRAP_H
#define KH_DRAW_WRAP_H

#include "../base/text.h"

/** Columns of text; what is longer is cut, the whole stands in the title. */
#define KH_WRAP_NODE   22
#define KH_WRAP_CENTER 18
#define KH_WRAP_DETAIL 30
#define KH_WRAP_PHRASE 16

/** Lines of a label. */
#define KH_MAX_LINES 4

/**
 * Break a label into balanced lines of at most `width` columns (Hangul, kana and kanji take two),
 * separated by newlines. Lines break at spaces, behind middle dots, slashes and the hyphens of
 * compounds; in Japanese also where a phrase begins (the script changes to other than hiragana), in
 * Chinese between characters. No line begins or ends with what JIS X 4051 bars there: closing
 * marks, small kana, the prolonged sound mark; opening brackets. A word longer than a line is
 * broken into about equal parts, kanji in twos. What does not fit into `max_lines` is cut and ends
 * in an ellipsis.
 *
 * @param lang BCP 47 tag.
 * Cost: O(length * width).
 */
void kh_wrap(kh_text *out, const char *label, const char *lang, size_t width, size_t max_lines);

/** As kh_wrap(), for names set apart by plain spaces: a line ends within a name only if it is
 * longer than the line. Spaces within names are U+00A0. */
void kh_wrap_list(kh_text *out, const char *list, const char *lang, size_t width, size_t max_lines);

#endif
