/**
 * @file around.h
 * @brief Who the ego of a diagram is, and how far everything is from it.
 */
#ifndef KH_DRAW_AROUND_H
#define KH_DRAW_AROUND_H

#include "choose.h"

/** All-zero is valid and empty. */
typedef struct {
    kh_net net;    /**< of what was selected at first. */
    size_t *steps; /**< by net node, from the nearest ego. */
} kh_around;

void kh_around_free(kh_around *self);

/**
 * Find the egos: those selected, else the center of the view, else the body that joins the sectors
 * most, which warning W118 and the remark under the title say. What is further away than the view's
 * radius is no longer selected; around a chosen ego the radius is 1, or 2 where those are few.
 */
kh_status kh_around_init(kh_around *self, kh_drawing *drawing, kh_error *err) KH_MUST_CHECK;

/** Steps of a node of the graph; SIZE_MAX: not reached. */
size_t kh_around_steps(const kh_around *self, uint32_t node);

#endif
