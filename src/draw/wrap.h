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
 * separated by newlines. Lines break at spaces; in Japanese also where a phrase begins (the script
 * changes to other than hiragana), in Chinese between characters; but no line begins with closing
 * punctuation, small kana or a long-vowel mark, none ends with an opening bracket. A word longer
 * than a line is broken where it must be. What does not fit into
 * `max_lines` is cut and ends in an ellipsis.
 *
 * @param lang BCP 47 tag.
 * Cost: O(length).
 */
void kh_wrap(kh_text *out, const char *label, const char *lang, size_t width, size_t max_lines);

#endif
