/**
 * @file orbit.h
 * @brief Hubs on an ellipse, and what is tied to them around and between them.
 */
#ifndef KH_DRAW_ORBIT_H
#define KH_DRAW_ORBIT_H

#include "rings.h"

#include "../base/status.h"

#include <stdint.h>

/** A tie of a box to a hub; those of one box stand behind each other. */
typedef struct {
    size_t box, hub;
    double share; /**< above 0; those of a box sum to 1. */
} kh_hold;

typedef struct {
    size_t num_hubs, num_boxes, num_holds;
    const kh_hold *holds;
    double aspect; /**< width of the ellipse by its height. */
} kh_orbit;

/**
 * Place hubs, then boxes: what one hub holds stands outside by it, what several hold between them,
 * nearer to where its share is larger. Hubs that hold much together are neighbours. Nothing meets.
 *
 * @param hubs, boxes with their sizes; x and y are set.
 * @return KH_ERR_NOMEM. Cost: O(rounds * (hubs + boxes)^2), at most some 100 rounds an attempt.
 */
kh_status kh_orbit_place(
    const kh_orbit *self, kh_box_at *hubs, kh_box_at *boxes, kh_error *err) KH_MUST_CHECK;

#endif
