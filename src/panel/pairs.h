/**
 * @file pairs.h
 * @brief Sector by sector: how much ties them, and who carries it.
 */
#ifndef KH_PANEL_PAIRS_H
#define KH_PANEL_PAIRS_H

#include "panel.h"

KH_BEGIN_DECLS

/**
 * One row an unordered pair of sectors that any path joins: `sector_a sector_b sector_a_label
 * sector_b_label ties expected_ties cross_betweenness carriers`, by falling cross_betweenness.
 *
 *   ties               sum over ties u, v of (m_uX m_vY + m_uY m_vX), by strength in a weighted net
 *   expected_ties      its exact mean when the labels of all nodes are permuted:
 *                      ties of the net * 2 (M_X M_Y - sum over v of m_vX m_vY) / (N (N - 1)),
 *                      M_X the sum of m_vX
 *   cross_betweenness  sum over bodies of their Q_XY (kh_cross_by_pair())
 *   carriers           the three bodies that carry most, as JSON [{"id","label","mass","share"}]:
 *                      share of the connected pairs between X and Y of which the body is no end
 *
 * Direction: arcs count in either direction. Undefined: never.
 *
 * @param table   all-zero; the caller's to free, also after failure.
 * @param options whose bodies, how many threads; NULL: all-zero.
 * @return KH_ERR_NOTFOUND for a type that the graph does not know, KH_ERR_NUMERIC, KH_ERR_NOMEM.
 * Cost: that of kh_cross_by_pair().
 */
kh_status kh_bridge_pairs(kh_table *table, const kh_net *net, const kh_selection *selection,
    const kh_bridges_options *options, const char *lang, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
