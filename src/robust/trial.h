/**
 * @file trial.h
 * @brief What the ranking by cross_share comes to when claims are left out; many times, in threads.
 */
#ifndef KH_ROBUST_TRIAL_H
#define KH_ROBUST_TRIAL_H

#include "../panel/panel.h"
#include "thin.h"

/** Who is ranked, and what comes out when nothing is left out. All-zero is a valid empty object. */
typedef struct {
    const kh_net *net; /**< borrowed. */
    uint32_t *bodies;  /**< net nodes. */
    size_t num_bodies;
    double *share;  /**< one a body; NaN where undefined. */
    uint32_t *rank; /**< one a body: 1 + the number of bodies with a larger share. Undefined shares
                         are the least. */
    uint32_t *by_rank;  /**< places in `bodies`: by rank, ties by id. */
    size_t num_threads; /**< 0: as many as there are processors. */
} kh_ranking;

/** Rank without leaving out anything. @param who what kh_bridges() ranks. @return as
 * kh_bridges_list_bodies() and kh_cross_betweenness(). */
kh_status kh_ranking_init(kh_ranking *self, const kh_net *net, const kh_bridges_options *who,
    size_t num_threads, kh_error *err) KH_MUST_CHECK;

void kh_ranking_free(kh_ranking *self);

/** Ranks from best to worst, one of each a body; 0: none yet. All-zero is a valid empty object. */
typedef struct {
    uint32_t *best, *worst;
} kh_rank_range;

kh_status kh_rank_range_init(kh_rank_range *self, size_t num, kh_error *err) KH_MUST_CHECK;
void kh_rank_range_free(kh_rank_range *self);

/** Take in the ranks of another. @param num bodies. */
void kh_rank_range_widen(kh_rank_range *self, const kh_rank_range *by, size_t num);

/** How the body that is first with all claims does in a trial. */
typedef struct {
    double lead;    /**< its share less the largest of the others; undefined counts -1. */
    uint32_t other; /**< place in `bodies` of that other; by id among equals. */
    bool lost;      /**< the other bridges and is ahead, by more than rounding. */
} kh_lead;

/** What one thread works with. */
typedef struct {
    const kh_ranking *ranking;
    kh_thin_net thin;
    uint8_t *dropped; /**< one an edge of the graph: the caller marks what to leave out. */
    double *betweenness, *share; /**< one a node. */
    double *sorted;              /**< one a body. */
    uint32_t *rank;              /**< one a body. */
    kh_rank_range range;         /**< of all trials of the thread. */
} kh_trial;

/** Measure without the marked claims: fills `rank`. The marks are cleared. @return as
 * kh_cross_betweenness(). */
kh_status kh_trial_run(kh_trial *self, kh_error *err) KH_MUST_CHECK;

/** After kh_trial_run(), of a ranking of at least two bodies. */
kh_lead kh_trial_lead(const kh_trial *self);

/** Trial j of a series: marks, runs, and writes what comes out where only j writes. */
typedef kh_status (*kh_trial_step)(void *series, size_t j, kh_trial *trial, kh_error *err);

/** Run trials 0 .. num - 1 in the ranking's threads; the result does not depend on their number.
 * @param what what they are, told as progress.
 * @param range widened by the ranks of all trials; NULL: not wanted. */
kh_status kh_trials_run(const kh_ranking *ranking, const char *what, size_t num, kh_trial_step step,
    void *series, kh_rank_range *range, kh_error *err) KH_MUST_CHECK;

#endif
