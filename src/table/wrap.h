/**
 * @file wrap.h
 * @brief Sentences in lines of a width.
 */
#ifndef KH_TABLE_WRAP_H
#define KH_TABLE_WRAP_H

#include "../base/text.h"

/** Append a sentence, broken where a line would pass the width (0: never): at spaces, and between
 * kana and kanji, which have none. What could act on a terminal is made visible. No line end behind
 * it. */
void kh_table_add_wrapped(kh_text *out, const char *text, size_t width);

#endif
