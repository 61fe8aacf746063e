/**
 * @file robustness.h
 * @brief How much a ranking rests on single claims.
 */
#ifndef KH_BRIDGE_ROBUSTNESS_H
#define KH_BRIDGE_ROBUSTNESS_H

#include "../net/net.h"
#include "../table/table.h"

typedef struct {
    kh_net_options net_options; /**< as of the net that is judged. */
    size_t num_resamples;       /**< of confidence-weighted resampling, default 200. */
    uint64_t seed;
    size_t num_threads;
} kh_robustness_options;

/**
 * Ranks by cross_share: `id label type sectors cross_share rank rank_best_drop rank_worst_drop
 * rank_low_resample rank_high_resample`, bodies by rank. Drop: every claim left out in turn.
 * Resample: a claim of confidence c kept with probability c (not stated: kept), 5th and 95th
 * percentile. The title says the smallest number of claims whose removal changes the top body, and
 * names them: exact up to two removals for nets of at most 300 claims, else a bound.
 */
kh_status kh_robustness(kh_table *table, const kh_graph *graph, const kh_selection *selection,
    const kh_robustness_options *options, const char *lang, kh_error *err) KH_MUST_CHECK;

#endif
