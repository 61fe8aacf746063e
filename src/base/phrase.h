/**
 * @file phrase.h
 * @brief Sentences from patterns, in English, Korean and Japanese.
 */
#ifndef KH_BASE_PHRASE_H
#define KH_BASE_PHRASE_H

#include "text.h"

typedef enum { KH_ENGLISH, KH_KOREAN, KH_JAPANESE, KH_NUM_TONGUES } kh_tongue;

/** The language of a BCP 47 tag: ko, ja, else English. NULL is English. */
kh_tongue kh_tongue_of(const char *tag);

/** A pattern in each of them. */
typedef struct {
    const char *en, *ko, *ja;
} kh_pattern;

/** The text in one of them. */
const char *kh_pattern_in(const kh_pattern *pattern, kh_tongue tongue);

/**
 * Append a pattern in one language. A hole in it is one of
 *
 *   {0}            the filling of that number, 0 to 9;
 *   {0>topic}      the particle of Korean that follows it: topic, subject, object, with, towards,
 *                  copula;
 *   {0#is|are}     the first text if the filling is "1", else the second.
 *
 * @param fillings as many as the pattern has numbers; NULL if it has no holes.
 *
 * Example: "{0}{0>topic} {1}{1>object} 지난다." with 내각부, 경제산업성: "내각부는 경제산업성을
 * 지난다."
 */
void kh_phrase_add(
    kh_text *out, const kh_pattern *pattern, kh_tongue tongue, const char *const *fillings);

/** A share as a percentage with at most one decimal: 13.2%, 100%, <0.1%. */
void kh_phrase_add_percent(kh_text *out, double share);

/** The first `most` of `num` names of bodies, and how many more there are: "A, B, C and 2 more". */
void kh_phrase_add_list(
    kh_text *out, kh_tongue tongue, const char *const *names, size_t num, size_t most);

#endif
