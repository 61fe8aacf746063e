/**
 * @file size.h
 * @brief How large nodes will be, about.
 */
#ifndef KH_DRAW_SIZE_H
#define KH_DRAW_SIZE_H

#include "drawing.h"
#include "rings.h"

/** Width and height of what a drawn node takes with its label: a little more than it will, since
 * only the renderer asks the fonts. @return KH_ERR_NOMEM. */
kh_status kh_drawing_size(
    const kh_drawing *self, const kh_drawn_node *node, kh_box_at *box, kh_error *err) KH_MUST_CHECK;

#endif
