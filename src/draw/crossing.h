/**
 * @file crossing.h
 * @brief Where bodies and shores stand: bodies in the middle by rank, sectors left and right.
 */
#ifndef KH_DRAW_CROSSING_H
#define KH_DRAW_CROSSING_H

#include "rings.h"
#include "shores.h"

/**
 * Places for all. Ranks run down in two columns, left and right in turn, in one if they are few.
 * A shore stands at the height of the bodies that carry from and to it.
 *
 * @param bodies widths and heights, one a body; filled in.
 * @param shores the same for shores.
 */
kh_status kh_crossing_place(const kh_shores *sides, const kh_bridging *bridging, kh_box_at *bodies,
    kh_box_at *shores, kh_error *err) KH_MUST_CHECK;

#endif
