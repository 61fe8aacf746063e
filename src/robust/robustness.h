/**
 * @file robustness.h
 * @brief How much a ranking rests on single claims.
 */
#ifndef KH_ROBUST_ROBUSTNESS_H
#define KH_ROBUST_ROBUSTNESS_H

#include "../net/net.h"
#include "../table/table.h"

KH_BEGIN_DECLS

typedef struct {
    kh_net_options net_options; /**< as of the net that is judged. */
    const char *const *types;   /**< ids of the types that are ranked, num_types of them. */
    size_t num_types;           /**< 0: bodies, as the graph marks them. */
    size_t num_resamples;       /**< of confidence-weighted resampling, 200 by custom; 0: none. */
    uint64_t seed;
    size_t num_threads; /**< 0: as many as there are processors. The result does not depend on
                             it. */
} kh_robustness_options;

/**
 * Ranks by cross_share: `id label type sectors cross_share rank rank_best_drop rank_worst_drop
 * rank_low_resample rank_high_resample`, bodies by rank, ties by id. For people: "2 (1-4)".
 *
 * rank: 1 + the number of bodies with a larger share (by more than rounding), so equals share a
 * rank; an undefined share is less than any, and has no ranks of its own.
 * Drop: the best and worst rank when every claim of the selection is left out in turn; undefined
 * in a net without claims. Nodes and sectors stay. Of more than 2,000 claims only those on ties of
 * the first 20 bodies are left out, 2,000 at most, and the note says that this is partial.
 * Resample: each claim is kept with the confidence that it states, independently; those that state
 * none are kept. The 5th and 95th percentile of ranks (nearest rank), undefined if no claim states
 * a confidence.
 *
 * Under the rows stands how few claims decide who is first, and which: another body, one that does
 * bridge, has a larger share without them. One claim and, in nets of at most 300 claims (while all
 * pairs take about a minute), two are found whenever they exist. In larger nets pairs of the 32
 * most telling claims are tried. Beyond that the ties of the first body are taken away, the most
 * telling first, and put back where they turn out not to be needed: a set of which no tie can be
 * spared, but perhaps not the smallest. The sentence gives the range in that case ("3 to 5").
 * The JSON object `net` holds the same as `robustness`: {first, removals, at_least, then_first,
 * claims: [{source, target, relation, sources}], dropped, all_dropped, claims_with_confidence,
 * resamples}; removals is null if no such claims were found.
 *
 * @param table all-zero; the caller's to free, also after failure.
 * @param lang  language of labels and sentences (English, Korean, Japanese).
 * @return as kh_net_build(), kh_bridges_list_bodies() and kh_cross_betweenness().
 * Cost: that of kh_cross_betweenness() times claims, resamples, pairs and twice the ties of the
 * first body; memory that of a net a thread.
 */
kh_status kh_robustness(kh_table *table, const kh_graph *graph, const kh_selection *selection,
    const kh_robustness_options *options, const char *lang, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
