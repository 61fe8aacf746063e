/**
 * @file scenery.h
 * @brief A picture of bridging in the making: rings, lines, legend and words of the preset bridges.
 */
#ifndef KH_DRAW_SCENERY_H
#define KH_DRAW_SCENERY_H

#include "crossing.h"
#include "neighbours.h"

#define KH_RING_COLOR ((kh_color){ 0x1D, 0x2B, 0x3A })

/** All-zero is a valid empty object. */
typedef struct {
    kh_drawing *drawing;
    kh_net net;
    kh_bridging bridging;
    kh_shores sides;
    kh_neighbours neighbours;
    kh_box_at *bodies, *shores; /**< in the orders of bridging and sides. */
    size_t *hubs;               /**< drawn node of a shore. */
    uint8_t *shown;             /**< by node of the graph: bodies that are drawn. */
} kh_scenery;

/** The drawn node of a body. */
size_t kh_scenery_drawn_body(const kh_scenery *self, size_t index);
/** A share as a part of the largest. */
double kh_scenery_relative(const kh_scenery *self, double share);
/** How thick the ring of a share is, in points. */
double kh_scenery_ring_width(const kh_scenery *self, double share);

/** Light lines for the ties of bodies, then strong ones to the sectors they carry most between. */
kh_status kh_scenery_add_lines(kh_scenery *self, kh_error *err) KH_MUST_CHECK;
/** What rings mean: before the lines. */
kh_status kh_scenery_add_rings(kh_scenery *self, kh_error *err) KH_MUST_CHECK;
/** The rest of the legend: after the lines, whose entry this continues. */
kh_status kh_scenery_add_keys(kh_scenery *self, kh_error *err) KH_MUST_CHECK;
/** Who leads, as the panel says it. */
kh_status kh_scenery_add_remark(kh_scenery *self, kh_error *err) KH_MUST_CHECK;

#endif
