/**
 * @file approximation.h
 * @brief How good an approximate result is asked to be, and how good it is.
 */
#ifndef KH_BETWEEN_APPROXIMATION_H
#define KH_BETWEEN_APPROXIMATION_H

#include "../table/table.h"

KH_BEGIN_DECLS

/** What is asked for. */
typedef struct {
    double epsilon;    /**< above 0, below 1: the largest error, as a share of all pairs. */
    double confidence; /**< above 0, below 1: that no node has a larger one. */
} kh_precision;

/** What is asked for where nobody says. */
#define KH_USUAL_EPSILON    0.003
#define KH_USUAL_CONFIDENCE 0.9

/** What was done. */
typedef struct {
    kh_precision asked;
    uint64_t num_paths; /**< drawn. */
    double bound;       /**< as a share of all pairs; at most epsilon. */
    double all;         /**< what a share of 1 is in the values: all pairs, by weight. */
    double share_bound; /**< of cross_share; 0: there is none. */
} kh_approximation;

KH_END_DECLS

/**
 * Say so beside a table: the key "approximation" in its `net`, {"measure", "epsilon",
 * "confidence", "paths", "bound" (as a share of all pairs), "error" (in the values)}, "share_error"
 * where there is a share, and a sentence in its note.
 * @param measure what is approximate, as the columns are called.
 * @return KH_ERR_NOMEM.
 */
kh_status kh_approximation_describe(const kh_approximation *self, const char *measure,
    kh_table *table, kh_error *err) KH_MUST_CHECK;

#endif
