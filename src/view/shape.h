/**
 * @file shape.h
 * @brief The shapes of nodes: those of Graphviz that labels fit into.
 */
#ifndef KH_VIEW_SHAPE_H
#define KH_VIEW_SHAPE_H

#include "../base/choices.h"

#include <stdbool.h>

/** Whether Graphviz has a shape of this name that our labels fit into. */
bool kh_shape_is_known(const char *shape);

/** Offer the names of all shapes. */
void kh_shape_offer(kh_choices *choices);

#endif
