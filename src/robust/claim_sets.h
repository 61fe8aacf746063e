/**
 * @file claim_sets.h
 * @brief Sets of claims, each left out in a trial of its own.
 */
#ifndef KH_ROBUST_CLAIM_SETS_H
#define KH_ROBUST_CLAIM_SETS_H

#include "removal.h"

/** A set: claims first .. first + num - 1 of an array that it shares with others. */
typedef struct {
    size_t first, num;
} kh_claim_set;

/** How the first body does without each set. @param lead one a set. */
kh_status kh_claim_sets_try(const kh_ranking *ranking, const uint32_t *claim,
    const kh_claim_set *sets, size_t num, kh_lead *lead, kh_error *err) KH_MUST_CHECK;

#define KH_NO_SET SIZE_MAX

/** The first set without which another body is first, or KH_NO_SET. @param lead of that set. */
kh_status kh_claim_sets_find(const kh_ranking *ranking, const uint32_t *claim,
    const kh_claim_set *sets, size_t num, size_t *found, kh_lead *lead,
    kh_error *err) KH_MUST_CHECK;

/** Keep what was found. @return KH_ERR_NOMEM. */
kh_status kh_overthrow_set(kh_overthrow *self, const uint32_t *claim, size_t num, uint32_t other,
    kh_error *err) KH_MUST_CHECK;

/** Take away the ties of the first body, the most telling first, as far as need be, and put back
 * those that turn out not to be needed. `self` stays empty if that overthrows nobody. */
kh_status kh_overthrow_find_more(
    kh_overthrow *self, const kh_ranking *ranking, kh_error *err) KH_MUST_CHECK;

#endif
