/**
 * @file standing.h
 * @brief Where one body stands among the bodies of a panel.
 */
#ifndef KH_PANEL_STANDING_H
#define KH_PANEL_STANDING_H

#include "panel.h"

typedef struct {
    size_t rank;       /**< 1 + the bodies with a larger cross_share; 0: it is no body. */
    size_t num_bodies; /**< that kh_bridges() lists. */
    kh_significance judged[KH_NUM_JUDGED]; /**< q over the bodies listed. */
} kh_standing;

/**
 * Rank and significance of a net node. One that is no body is judged by itself.
 * @return as kh_bridges(). Cost: that of kh_cross_betweenness() and kh_significance_compute().
 */
kh_status kh_standing_compute(kh_standing *self, const kh_net *net, uint32_t node,
    const kh_bridges_options *options, kh_error *err) KH_MUST_CHECK;

#endif
