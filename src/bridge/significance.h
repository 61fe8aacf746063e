/**
 * @file significance.h
 * @brief Is a body's bridging more than chance?
 */
#ifndef KH_BRIDGE_SIGNIFICANCE_H
#define KH_BRIDGE_SIGNIFICANCE_H

#include "../net/net.h"

/** What is held, what is drawn. */
typedef enum {
    KH_NULL_LABELS,    /**< the net, the body and its label stay; other labels are permuted. */
    KH_NULL_BERNOULLI, /**< labels stay; ties are drawn independently, at the net's density. */
    KH_NULL_REWIRE     /**< labels and degrees stay; ties are rewired. */
} kh_null;

/** What is judged; the roles stand in the order of kh_role. */
typedef enum {
    KH_JUDGED_COORDINATOR,
    KH_JUDGED_CONSULTANT,
    KH_JUDGED_REPRESENTATIVE,
    KH_JUDGED_GATEKEEPER,
    KH_JUDGED_LIAISON,
    KH_JUDGED_CROSS_BETWEENNESS,
    KH_JUDGED_PARTICIPATION,
    KH_NUM_JUDGED
} kh_judged;

/** One value under the null; NaN where undefined. */
typedef struct {
    double mean, sd;
    double z; /**< (observed - mean) / sd; NaN where sd is 0. */
    double p; /**< one-sided, upper: (1 + #(null >= observed)) / (1 + permutations). */
    double q; /**< Benjamini-Hochberg over the bodies listed. */
} kh_significance;

typedef struct {
    kh_null null;
    size_t num_permutations; /**< 0: exact moments only; p and q are then NaN. */
    uint64_t seed;
    size_t num_threads; /**< 0: as many as there are processors. */
} kh_null_options;

/**
 * Judge all bodies.
 *
 * Exactness: under labels, mean and sd of the roles are in closed form where each node has at most
 * one sector, and the same by Monte Carlo where memberships are fractional (unless a closed form
 * is derived for them); under bernoulli in closed form. Everything else is Monte Carlo.
 * Participation and cross_betweenness: Monte Carlo under each null. The bits do not depend on
 * num_threads.
 *
 * @param bodies net nodes, num_bodies of them.
 * @param results num_bodies rows of KH_NUM_JUDGED.
 * @param exact_roles set to whether the moments of the roles are exact.
 * @return KH_ERR_NUMERIC, KH_ERR_NOMEM.
 * Source: measures in docs/oracles.md; Benjamini and Hochberg 1995,
 * doi 10.1111/j.2517-6161.1995.tb02031.x; Phipson and Smyth 2010, doi 10.2202/1544-6115.1585.
 */
kh_status kh_significance_compute(const kh_net *net, const uint32_t *bodies, size_t num_bodies,
    const kh_null_options *options, kh_significance (*results)[KH_NUM_JUDGED], bool *exact_roles,
    kh_error *err) KH_MUST_CHECK;

/** Benjamini-Hochberg: q from p over `num` values, NaN left out of the count. @return KH_ERR_NOMEM.
 */
kh_status kh_adjust_for_many(const double *p, double *q, size_t num, kh_error *err) KH_MUST_CHECK;

#endif
