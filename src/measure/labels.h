/**
 * @file labels.h
 * @brief What measures are called in sentences and titles, in English, Korean and Japanese.
 */
#ifndef KH_MEASURE_LABELS_H
#define KH_MEASURE_LABELS_H

#include "../base/text.h"

/** Append what a measure or a column of the bridging panel is called in a language, its name in
 * parentheses behind: "share of connections between sectors (cross_share)". A name that no language
 * has words for stands alone. */
void kh_measure_add_label(kh_text *out, const char *name, const char *lang);

#endif
