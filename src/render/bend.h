/**
 * @file bend.h
 * @brief Lines between nodes that stand: straight where the way is free, else in a bow.
 */
#ifndef KH_RENDER_BEND_H
#define KH_RENDER_BEND_H

#include "layout.h"

/** All-zero is empty. */
typedef struct {
    kh_box *boxes; /**< of the nodes, with the distance that lines keep from them. */
    size_t num;
} kh_obstacles;

/**
 * Bend the line of an edge away from the nodes that its straight line crosses, by as little as
 * frees it; where nothing does, so that it crosses least.
 * @param edge laid out by Graphviz, straight; its curve and label are changed.
 * @param ends the boxes of its tail and head, as indices into the obstacles.
 */
void kh_bend_edge(const kh_obstacles *self, Agedge_t *edge, const size_t ends[2]);

#endif
