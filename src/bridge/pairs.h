/**
 * @file pairs.h
 * @brief Sector by sector: how much ties them, and who carries it.
 */
#ifndef KH_BRIDGE_PAIRS_H
#define KH_BRIDGE_PAIRS_H

#include "../net/net.h"
#include "../table/table.h"

/**
 * One row an unordered pair of sectors that is tied or has paths: `sector_a sector_b ties
 * expected_ties cross_betweenness carriers`. Ties: membership-weighted ties between them.
 * expected_ties: its exact mean under permutation of all labels. cross_betweenness: the sum over
 * bodies of their Q_XY. carriers: the three bodies that carry most, with their parts.
 * Ordered by falling cross_betweenness.
 */
kh_status kh_bridge_pairs(kh_table *table, const kh_net *net, const kh_selection *selection,
    size_t num_threads, const char *lang, kh_error *err) KH_MUST_CHECK;

#endif
