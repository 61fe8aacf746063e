/**
 * @file within_z.h
 * @brief How well tied a node is within its own sector, compared with the others there.
 */
#ifndef KH_BRIDGE_WITHIN_Z_H
#define KH_BRIDGE_WITHIN_Z_H

#include "../net/net.h"

/**
 * Within-sector degree as a z-score: (k_v - mean) / sd, k_v the ties of v into its sector, mean and
 * population sd over the members of the sector.
 *
 * Several sectors: a neighbour's shares divide the tie; who belongs to a sector by a share counts
 * by that share in its mean and sd; the value is the mean of the z-scores, weighted by v's shares,
 * over the sectors in which one is defined. Weights: in a weighted net ties count with their
 * strength. Direction: arcs in and out both count. Undefined: NaN without a sector, and where all
 * members of its sectors are tied alike (sd 0).
 *
 * @param values num_nodes values.
 * @return KH_ERR_NOMEM. Cost: O((ties + nodes) * memberships).
 * Source: Guimera and Amaral 2005, doi 10.1038/nature03288.
 *
 * Example: a star of four in one sector: sqrt(3) for the centre, -1 / sqrt(3) for the others.
 */
kh_status kh_within_z(const kh_net *net, double *values, kh_error *err) KH_MUST_CHECK;

#endif
