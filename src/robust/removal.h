/**
 * @file removal.h
 * @brief Claims left out: one by one, at random, and as few as change who is first.
 */
#ifndef KH_ROBUST_REMOVAL_H
#define KH_ROBUST_REMOVAL_H

#include "trial.h"

/* Up to so many claims are each left out; of larger nets, as many of those on ties of the first
 * bodies. */
#define KH_MAX_DROPS        2000
#define KH_NUM_BODIES_LARGE 20

/* Up to so many claims all pairs are tried, where that takes no more than so many steps (about a
 * minute); else the pairs of the most telling claims. */
#define KH_MAX_CLAIMS_PAIRED 300
#define KH_MAX_PAIR_STEPS    2e10
#define KH_NUM_TELLING       32

/** Every claim left out in turn. All-zero is a valid empty object. */
typedef struct {
    const kh_ranking *ranking;
    uint32_t *claim; /**< left out, by rising index. */
    size_t num;
    bool all;            /**< no claim of the net is missing. */
    uint8_t *alone;      /**< one an edge of the graph: leaving it out changes the net. */
    kh_lead *lead;       /**< one a claim left out. */
    kh_rank_range range; /**< of the ranks; 0 if nothing was left out. */
} kh_drops;

/**
 * A claim that is one of several behind a tie changes nothing in an unweighted net, and is not
 * measured. @return as kh_cross_betweenness().
 * Cost: claims times that of kh_cross_betweenness().
 */
kh_status kh_drops_run(kh_drops *self, const kh_ranking *ranking, const kh_selection *selection,
    kh_error *err) KH_MUST_CHECK;

void kh_drops_free(kh_drops *self);

/** Ranks when claims fall at random. All-zero is a valid empty object. */
typedef struct {
    size_t num_unsure;    /**< claims that state a confidence. */
    size_t num;           /**< resamples; 0 if no claim states a confidence. */
    uint32_t *low, *high; /**< 5th and 95th percentile, one a body: the rank that at least so many
                             of the resamples do not exceed. */
} kh_resamples;

/** Claim e stays in resample r with its confidence; that depends on (seed, r, e) alone. */
kh_status kh_resamples_run(kh_resamples *self, const kh_ranking *ranking,
    const kh_selection *selection, size_t num, uint64_t seed, kh_error *err) KH_MUST_CHECK;

void kh_resamples_free(kh_resamples *self);

/** The fewest claims without which another body is first. All-zero is a valid empty object. */
typedef struct {
    uint32_t *claim;
    size_t num;      /**< 0: no such set was found. */
    size_t at_least; /**< no set of fewer does it; `num` if the set is the smallest. */
    uint32_t other;  /**< place among the bodies: who is first then. */
} kh_overthrow;

/**
 * One claim, by the drops; else two, by trying pairs; else the ties of the first body, the most
 * telling first, as far as need be, less those that then turn out not to be needed.
 * The ranking has at least two bodies.
 */
kh_status kh_overthrow_find(kh_overthrow *self, const kh_drops *drops, kh_error *err) KH_MUST_CHECK;

void kh_overthrow_free(kh_overthrow *self);

#endif
