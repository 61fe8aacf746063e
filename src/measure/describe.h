/**
 * @file describe.h
 * @brief The registry of measures in words.
 */
#ifndef KH_MEASURE_DESCRIBE_H
#define KH_MEASURE_DESCRIBE_H

#include "../base/text.h"

#include "measure.h"

/** Append a Markdown table of measures, ended by NULL: what each says, what it makes of weights and
 * arrows, when it is undefined, its source. docs/ holds the same bytes; a test compares. */
void kh_measure_add_markdown(kh_text *out, const kh_measure *const *measures);

#endif
