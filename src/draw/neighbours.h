/**
 * @file neighbours.h
 * @brief What bridging bodies are tied to, as dots beside the sectors.
 */
#ifndef KH_DRAW_NEIGHBOURS_H
#define KH_DRAW_NEIGHBOURS_H

#include "drawing.h"
#include "shores.h"

typedef struct {
    uint32_t node, sector; /**< of the net; its main sector. */
    size_t num_bodies;     /**< that it is tied to. */
} kh_neighbour;

/** All-zero is a valid empty object. */
typedef struct {
    kh_neighbour *items; /**< by sector, those of most bodies first. */
    size_t num;
} kh_neighbours;

/** Find all that have a sector. @param num_dots by sector of the net: how many; counted here. */
kh_status kh_neighbours_find(kh_neighbours *self, const kh_net *net, const kh_bridging *bridging,
    size_t *num_dots, kh_error *err) KH_MUST_CHECK;

void kh_neighbours_free(kh_neighbours *self);

/** Keep those that there is room for beside a shore, whose num_dots becomes their number. */
void kh_neighbours_keep(kh_neighbours *self, kh_shores *sides);

/** Make dots of their nodes, which are drawn already. */
void kh_neighbours_shape(const kh_neighbours *self, kh_drawing *drawing, const kh_net *net);

/** What rows of so many dots take under a hub, in points. */
double kh_neighbours_height(size_t num);

/** Put those of a sector into rows around x, below y. */
void kh_neighbours_put(const kh_neighbours *self, kh_drawing *drawing, const kh_net *net,
    uint32_t sector, double x, double y);

#endif
