/**
 * @file panel.h
 * @brief Which bodies bridge sectors: all of it as one table.
 */
#ifndef KH_BRIDGE_PANEL_H
#define KH_BRIDGE_PANEL_H

#include "../net/net.h"
#include "../table/table.h"

/**
 * The bridging panel: `id label type sectors`, then `cross_betweenness cross_share participation
 * coordinator consultant representative gatekeeper liaison brokerage constraint articulation`.
 *
 * Rows are the bodies of the net, measured on the whole net, by falling cross_share, undefined
 * last, ties by id.
 *
 * @param table all-zero; the caller's to free, also after failure.
 * @param lang  language of labels.
 * Cost: that of kh_cross_betweenness().
 */
kh_status kh_bridges(kh_table *table, const kh_net *net, const kh_selection *selection,
    const char *lang, kh_error *err) KH_MUST_CHECK;

#endif
