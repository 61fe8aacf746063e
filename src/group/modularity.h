/**
 * @file modularity.h
 * @brief How good groups are that have each node in one.
 */
#ifndef KH_GROUP_MODULARITY_H
#define KH_GROUP_MODULARITY_H

#include "../net/net.h"

KH_BEGIN_DECLS

/**
 * Modularity: the share of ties inside groups less what chance would put there,
 * Q = sum over groups of (w_in / m - resolution (K / 2m)^2), where m is the strength of all ties,
 * w_in that of the ties inside the group, K the sum of its nodes' strengths.
 *
 * Weights: in a weighted net ties count with their strength. Direction: ignored, two opposite arcs
 * count both. Undefined: NaN in a net without ties.
 *
 * @return KH_ERR_NOMEM. Cost: O(ties).
 * Source: Newman and Girvan 2004, doi 10.1103/PhysRevE.69.026113; resolution: Reichardt and
 * Bornholdt 2006, doi 10.1103/PhysRevE.74.016110.
 *
 * Example: two triangles joined by one tie, a group each: 6/7 - 2 (1/2)^2 = 0.357.
 */
kh_status kh_modularity(const kh_net *net, const uint32_t *membership, size_t num_groups,
    double resolution, double *modularity, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
