/**
 * @file describe.h
 * @brief The registry of measures in words.
 */
#ifndef KH_MEASURE_DESCRIBE_H
#define KH_MEASURE_DESCRIBE_H

#include "../base/text.h"

/** Append a Markdown table of all measures: what each says, what it makes of weights and arrows,
 * when it is undefined, its source. docs/measures.md holds the same bytes; a test compares. */
void kh_measure_add_markdown(kh_text *out);

#endif
