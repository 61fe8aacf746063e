/**
 * @file partition.h
 * @brief Nodes in groups, each in one: how groups are numbered, and how good they are.
 */
#ifndef KH_GROUP_PARTITION_H
#define KH_GROUP_PARTITION_H

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

/**
 * Number groups from 0 by falling size, of equal ones by the smallest node.
 *
 * @param membership num_nodes values below num_nodes, in any numbering with gaps; replaced.
 * @param num_groups how many there are.
 * @return KH_ERR_NOMEM; the membership is then as it was. Cost: O(nodes + groups log groups).
 */
kh_status kh_partition_number(
    uint32_t *membership, size_t num_nodes, size_t *num_groups, kh_error *err) KH_MUST_CHECK;

#endif
