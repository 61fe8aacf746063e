/**
 * @file bridging.h
 * @brief Bridging centrality: much betweenness, few ties, well tied neighbours.
 */
#ifndef KH_BRIDGE_BRIDGING_H
#define KH_BRIDGE_BRIDGING_H

#include "../net/net.h"

/**
 * Bridging centrality: betweenness(v) * (1 / d_v) / (sum over neighbours u of 1 / d_u), d the
 * number of neighbours.
 *
 * This is the product of Hwang et al. 2006; their paper of 2008 multiplies ranks instead.
 * Weights: in a weighted net betweenness walks paths of 1 / strength; d ignores them. Direction:
 * betweenness follows arrows, neighbours are those in or out. Undefined: NaN without a neighbour.
 *
 * @param values num_nodes values.
 * @return as the measure betweenness. Cost: that of betweenness.
 * Source: Hwang, Cho, Zhang and Ramanathan 2006, Bridging Centrality: Identifying Bridging Nodes in
 * Scale-free Networks, University at Buffalo, technical report 2006-05.
 *
 * Example: the path a - b - c: betweenness 1, (1 / 2) / (1 + 1): 0.25 for b.
 */
kh_status kh_bridging(const kh_net *net, double *values, kh_error *err) KH_MUST_CHECK;

#endif
