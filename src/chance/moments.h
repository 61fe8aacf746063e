/**
 * @file moments.h
 * @brief What chance alone would give: exact mean and deviation of the five roles.
 */
#ifndef KH_CHANCE_MOMENTS_H
#define KH_CHANCE_MOMENTS_H

#include "../bridge/brokerage.h"

typedef struct {
    double mean;
    double sd; /**< 0 where the count cannot vary, or by less than rounding. */
} kh_moments;

/**
 * Moments of the roles under relabelling: the ties, the body and its sectors stay, and what sectors
 * the other nodes have (whole membership vectors, also empty ones) is permuted among them.
 *
 * A count is a sum of f(x, y) over the brokered pairs, f the chance of the role given the labels of
 * both ends. Two brokered pairs can be the same, reversed, share their first or second node, be
 * chained or have no node in common; the second moment takes for each of these patterns how often
 * it occurs among the pairs, times the mean of f f over such patterns of labels. f is bilinear in
 * the membership vectors, so sums over patterns follow from sums over nodes.
 *
 * @param bodies net nodes, num_bodies of them.
 * @param moments num_bodies rows.
 * @return KH_ERR_NOMEM.
 * Cost: the pairs as kh_brokered_set(); the labels O(D * (L + C)), D different memberships among
 * the bodies, L among the nodes, C pairs of sectors that a node has together. Memory O(nodes +
 * ties).
 * Source: enumeration of all relabellings, tests/test_moments.c.
 *
 * Example: the star b - a, c - a with a and b in one sector and c in another: whichever of b and c
 * bears a's sector, a is once representative: mean 1, sd 0.
 */
kh_status kh_moments_of_labels(const kh_net *net, const uint32_t *bodies, size_t num_bodies,
    kh_moments (*moments)[KH_NUM_ROLES], kh_error *err) KH_MUST_CHECK;

/**
 * The same where sectors stay and each tie is there or not, independently, with the net's density.
 *
 * In an undirected net the two orders of a pair are one event, which doubles the variance of
 * coordinator, consultant and liaison against the directed formula (that R's sna uses for both).
 *
 * Cost: O(D * (L + C)), as above.
 * Source: Gould and Fernandez 1989, doi 10.2307/270949, for directed nets and one sector each.
 */
kh_status kh_moments_of_ties(const kh_net *net, const uint32_t *bodies, size_t num_bodies,
    kh_moments (*moments)[KH_NUM_ROLES], kh_error *err) KH_MUST_CHECK;

#endif
