/**
 * @file participation.h
 * @brief How evenly a node's ties spread over the sectors.
 */
#ifndef KH_BRIDGE_PARTICIPATION_H
#define KH_BRIDGE_PARTICIPATION_H

#include "../net/net.h"

/**
 * Participation coefficient: 1 - sum over sectors s of (k_vs / k_v)^2, k_vs the ties of v into s.
 *
 * Several sectors: a neighbour's shares divide the tie. Weights: in a weighted net ties count with
 * their strength. Direction: arcs in and out both count. Undefined: NaN where no neighbour has a
 * sector.
 *
 * @param values num_nodes values, from 0 (all ties in one sector) to 1 - 1 / num_sectors.
 * Cost: O(ties * memberships).
 * Source: Guimera and Amaral 2005, doi 10.1038/nature03288 (some tools return the complement).
 *
 * Example: a node tied once into A and once into B: 0.5.
 */
kh_status kh_participation(const kh_net *net, double *values, kh_error *err) KH_MUST_CHECK;

#endif
