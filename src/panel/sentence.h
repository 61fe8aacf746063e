/**
 * @file sentence.h
 * @brief Sentences from a pattern, in English, Korean and Japanese.
 */
#ifndef KH_BRIDGE_SENTENCE_H
#define KH_BRIDGE_SENTENCE_H

#include "../base/text.h"

/** A pattern in three languages. */
typedef struct {
    const char *en, *ko, *ja;
} kh_pattern;

/**
 * Append a pattern; {0} .. {9} in it stand for fillings. In Korean the filling may carry a
 * particle, named by its form after a consonant: {0은} {0이} {0을} {0과} {0으로} {0이다}.
 *
 * Example: "{0은} {1을} 지난다." with 내각부, 경제산업성: "내각부는 경제산업성을 지난다."
 */
void kh_sentence_add(
    kh_text *out, const kh_pattern *pattern, const char *lang, const char *const *fillings);

/** A share as a percentage with at most one decimal: 13.2%, 100%, <0.1%. */
void kh_sentence_add_percent(kh_text *out, double share);

/** The first `most` of `num` names, and how many more there are: "A, B, C and 2 more". */
void kh_sentence_add_list(
    kh_text *out, const char *lang, const char *const *names, size_t num, size_t most);

#endif
