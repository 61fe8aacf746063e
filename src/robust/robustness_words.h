/**
 * @file robustness_words.h
 * @brief What the table of robustness says beside its rows, in three languages.
 */
#ifndef KH_ROBUST_ROBUSTNESS_WORDS_H
#define KH_ROBUST_ROBUSTNESS_WORDS_H

#include "removal.h"

/** What there is to tell. */
typedef struct {
    const kh_ranking *ranking;
    const kh_drops *drops;
    const kh_resamples *resamples;
    const kh_overthrow *overthrow;
    const char *lang; /**< en, ko, ja (others: en). */
} kh_robustness_report;

/** Whether anybody has a share above zero, and so is first. */
bool kh_ranking_has_first(const kh_ranking *self);

/** Who is first, and the claims that this takes: a sentence, and a line each. */
void kh_robustness_add_words(const kh_robustness_report *self, kh_text *out);

/** What was done, in English as the rest of the note. */
void kh_robustness_add_note(const kh_robustness_report *self, kh_text *out);

/** The same as a JSON object: {first, removals, at_least, then_first, claims, dropped, all_dropped,
 * claims_with_confidence, resamples}. */
void kh_robustness_add_json(const kh_robustness_report *self, kh_text *out);

#endif
