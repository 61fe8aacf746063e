/**
 * @file leiden.h
 * @brief Communities: groups that are tied more among themselves than chance would have it.
 */
#ifndef KH_GROUP_LEIDEN_H
#define KH_GROUP_LEIDEN_H

#include "../net/net.h"

/**
 * Communities of a net by the Leiden algorithm, for modularity.
 *
 * Weights: in a weighted net ties count with their strength. Direction: ignored, two opposite arcs
 * count both. The same net, resolution and seed give the same groups.
 *
 * @param resolution above 0; 1 is modularity as defined, more makes smaller groups.
 * @param membership num_nodes values: the group of each node, numbered from 0 by falling size, of
 *        equal ones by the smallest node. A node without a tie is a group of its own.
 * @return KH_ERR_ARGUMENT for a resolution that is not above 0, KH_ERR_NOMEM.
 * Cost: about O(ties) a round; ten rounds, fewer where one gains less than 0.00001 and in nets of
 * more than 1,000,000 ties: three from 3,300,000 on.
 * Source: Traag, Waltman and van Eck 2019, doi 10.1038/s41598-019-41695-z.
 *
 * Example: two triangles joined by one tie are two groups of three.
 */
kh_status kh_group_leiden(const kh_net *net, double resolution, uint64_t seed, uint32_t *membership,
    size_t *num_groups, kh_error *err) KH_MUST_CHECK;

/** Take the communities of a net as the sectors of its nodes: `group 1` is the largest. */
kh_status kh_group_as_sectors(
    kh_net *net, double resolution, uint64_t seed, kh_error *err) KH_MUST_CHECK;

#endif
