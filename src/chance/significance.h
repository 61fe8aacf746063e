/**
 * @file significance.h
 * @brief Is a body's bridging more than chance?
 */
#ifndef KH_CHANCE_SIGNIFICANCE_H
#define KH_CHANCE_SIGNIFICANCE_H

#include "../net/net.h"

KH_BEGIN_DECLS

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
    bool skip_cross;    /**< cross-sector betweenness is left undefined, and costs nothing. */
} kh_null_options;

/**
 * Judge all bodies.
 *
 * Exact under labels and bernoulli: mean and sd of the roles, for any memberships
 * (kh_moments_of_labels(), kh_moments_of_ties()). Drawn: everything else, p and q always.
 *
 * Labels: one set of relabellings serves all bodies. For the roles and for participation each body
 * keeps its own label and the others' are permuted. Cross-sector betweenness of v weighs pairs of
 * other nodes, v's label does not enter, so the labels of all nodes are permuted.
 * Bernoulli, rewire: each draw is a net of its own, for which all values are computed; in a
 * weighted net its ties bear strengths of the original's.
 *
 * A draw in which a value is undefined (participation, where no neighbour has a sector) is left out
 * of its count. Values within 1e-9 of the observed, relative and at least of 1, are equal to it,
 * and an sd below that is 0.
 *
 * @param bodies net nodes, num_bodies of them.
 * @param results num_bodies rows of KH_NUM_JUDGED.
 * @param exact_roles set to whether the moments of the roles are exact: unless the null is rewire.
 * @return KH_ERR_NUMERIC, KH_ERR_NOMEM. The bits do not depend on num_threads.
 * Cost: labels O(permutations * (neighbours and closed pairs of the bodies)) beside
 * kh_cross_permuted(), memory O(permutations * (nodes + bodies)); bernoulli and rewire
 * O(permutations) times kh_cross_betweenness(), that is permutations * nodes * ties.
 * Source: roles, Gould and Fernandez 1989, doi 10.2307/270949; Benjamini and Hochberg 1995,
 * doi 10.1111/j.2517-6161.1995.tb02031.x; Phipson and Smyth 2010, doi 10.2202/1544-6115.1585.
 *
 * Example: the hub of a star is tied to all others, so its roles are the same for any labels: sd 0,
 * z NaN, p 1. Under bernoulli its z is large.
 */
kh_status kh_significance_compute(const kh_net *net, const uint32_t *bodies, size_t num_bodies,
    const kh_null_options *options, kh_significance (*results)[KH_NUM_JUDGED], bool *exact_roles,
    kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

/** Benjamini-Hochberg: q from p over `num` values, NaN left out of the count. @return KH_ERR_NOMEM.
 */
kh_status kh_adjust_for_many(const double *p, double *q, size_t num, kh_error *err) KH_MUST_CHECK;

#endif
