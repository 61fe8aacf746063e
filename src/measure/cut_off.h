/**
 * @file cut_off.h
 * @brief How many lose their connection when a node goes.
 */
#ifndef KH_MEASURE_CUT_OFF_H
#define KH_MEASURE_CUT_OFF_H

#include "../net/net.h"

/**
 * The number of nodes that are cut off from the largest remaining part of v's component when v is
 * removed; 0 if v is no articulation point.
 *
 * Weights and direction: ignored. Undefined: never.
 *
 * @param values num_nodes values.
 * @return KH_ERR_NOMEM. Cost: O(nodes + ties), one depth-first search (no recursion).
 * Source: Tarjan 1972, doi 10.1137/0201010.
 *
 * Example: the centre of a star of five: its four neighbours fall apart, 3 are cut off from the
 * part that counts as the largest.
 */
kh_status kh_cut_off(const kh_net *net, double *values, kh_error *err) KH_MUST_CHECK;

#endif
