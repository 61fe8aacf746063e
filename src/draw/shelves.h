/**
 * @file shelves.h
 * @brief Boxes in columns that are given, in an order that keeps what is tied together level.
 */
#ifndef KH_DRAW_SHELVES_H
#define KH_DRAW_SHELVES_H

#include "rings.h"

#include "../base/status.h"

#include <stdint.h>

/** Who stands in which column, and who is tied to whom. */
typedef struct {
    size_t num_boxes, num_columns, num_ties;
    const size_t *column;    /**< of a box. */
    const size_t (*ties)[2]; /**< pairs of boxes. */
    double gap;              /**< between columns, in points. */
    double least_width;      /**< of a column. */
} kh_shelves;

/**
 * Place boxes: columns from left to right, each around the height 0; a column of many boxes takes
 * several rows beside each other, so that the whole has about the proportion of a page.
 *
 * @param boxes with their sizes; x and y are set.
 * @param centers num_columns values: the middle of each column.
 * @return KH_ERR_NOMEM. Cost: O(ties + boxes log boxes) a sweep, 12 of them.
 */
kh_status kh_shelves_place(
    const kh_shelves *self, kh_box_at *boxes, double *centers, kh_error *err) KH_MUST_CHECK;

#endif
