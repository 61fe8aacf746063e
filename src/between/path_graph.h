/**
 * @file path_graph.h
 * @brief The ties of a net in an order that searches from anywhere are fast on.
 */
#ifndef KH_BETWEEN_PATH_GRAPH_H
#define KH_BETWEEN_PATH_GRAPH_H

#include "../net/net.h"

/** Neighbours by place: those of place p stand at start[p] .. start[p + 1] - 1. */
typedef struct {
    size_t *start;
    uint32_t *place;
} kh_path_rows;

/**
 * Nodes numbered anew, by rising distance from the node with the most neighbours of their
 * component: what a search visits soon lies close together. All-zero is empty.
 */
typedef struct {
    size_t num_nodes;
    uint32_t *place;   /**< of a net node. */
    uint32_t *node;    /**< net node of a place. */
    kh_path_rows out;  /**< along arrows. */
    kh_path_rows in;   /**< against them; undirected: the same arrays. */
    double most_inner; /**< no shortest path has more nodes between its ends. */
} kh_path_graph;

/** @return KH_ERR_NOMEM. Cost: O(nodes + ties). */
kh_status kh_path_graph_init(kh_path_graph *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;

void kh_path_graph_free(kh_path_graph *self);

#endif
