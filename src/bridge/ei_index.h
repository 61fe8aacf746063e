/**
 * @file ei_index.h
 * @brief Whether a node's ties lead out of its sector or stay inside.
 */
#ifndef KH_BRIDGE_EI_INDEX_H
#define KH_BRIDGE_EI_INDEX_H

#include "../net/net.h"

/**
 * E-I index: (external - internal) / (external + internal) ties, over ties whose two ends have a
 * sector.
 *
 * Several sectors: the tie v - u is internal to the share m_v . m_u, external for the rest.
 * Weights: in a weighted net ties count with their strength. Direction: arcs in and out both
 * count. Undefined: NaN where no tie has a sector at both ends.
 *
 * @param values num_nodes values, from -1 (all inside) to 1 (all to others).
 * @return KH_OK. Cost: O(ties * memberships).
 * Source: Krackhardt and Stern 1988, doi 10.2307/2786835.
 *
 * Example: two ties inside its sector, one to another: (1 - 2) / 3.
 */
kh_status kh_ei_index(const kh_net *net, double *values, kh_error *err) KH_MUST_CHECK;

#endif
