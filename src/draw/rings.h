/**
 * @file rings.h
 * @brief Boxes on ellipses around a middle.
 */
#ifndef KH_DRAW_RINGS_H
#define KH_DRAW_RINGS_H

#include <stdbool.h>
#include <stddef.h>

/** A box by its centre, in points, y upwards. */
typedef struct {
    double x, y, width, height;
} kh_box_at;

/** Whether two boxes are less than `gap` apart. */
bool kh_boxes_meet(const kh_box_at *a, const kh_box_at *b, double gap);

/**
 * Put boxes in their order, clockwise and evenly, on the smallest ellipse around the origin on
 * which none meets another or any of the boxes that stand before them in the array.
 *
 * @param boxes those before `first` have their places.
 * @param aspect width of the ellipse by its height.
 * @param start angle of the first box in radians from the right, counterclockwise.
 * Cost: O((first + num) * num) an attempt, about 50 of them.
 */
void kh_ring_place(kh_box_at *boxes, size_t first, size_t num, double aspect, double start);

#endif
