/**
 * @file choose.h
 * @brief What presets choose where nobody says what the diagram is about.
 */
#ifndef KH_DRAW_CHOOSE_H
#define KH_DRAW_CHOOSE_H

#include "drawing.h"

#include "../net/net.h"

/** The ties of what is selected, without direction: who is how far from whom. */
kh_status kh_drawing_make_net(const kh_drawing *self, kh_net *net, kh_error *err) KH_MUST_CHECK;

/**
 * The body on most shortest paths between sectors; without sectors, or where there is no such path,
 * the body with most ties. KH_NONE if nothing is selected.
 * Cost: as kh_cross_betweenness(), or its sample where that is costly.
 */
kh_status kh_drawing_choose_bridge(
    const kh_drawing *self, const kh_net *net, uint32_t *node, kh_error *err) KH_MUST_CHECK;

/**
 * Steps from the nearest of some nodes to each, ignoring direction; SIZE_MAX: not reached.
 * @param steps net->num_nodes values. @param queue room for as many.
 * Cost: O(ties).
 */
void kh_net_count_steps(
    const kh_net *net, const uint32_t *from, size_t num_from, size_t *steps, uint32_t *queue);

#endif
