/**
 * @file one_path.h
 * @brief One of the shortest paths between two nodes, each as likely as the others.
 */
#ifndef KH_BETWEEN_ONE_PATH_H
#define KH_BETWEEN_ONE_PATH_H

#include "path_graph.h"

#include <stdbool.h>

/** What a search knows of a place. */
typedef struct {
    uint32_t stamp;  /**< which search reached it, from which end, at what distance. */
    uint32_t degree; /**< neighbours, in and out. */
    double count;    /**< shortest paths to it from its end. */
} kh_path_mark;

/** The scratch of one thread; serves one pair after the other. All-zero is empty. */
typedef struct {
    const kh_path_graph *graph;
    kh_path_mark *marks;
    uint32_t *reached; /**< from the front what the start reached, from the back the target. */
    uint32_t base;     /**< stamps from here on are of this search. */
    uint64_t seed, stream, counter; /**< of what is drawn. */
    uint32_t *inner;                /**< the places between the ends of the path that was found. */
    size_t num_inner;
} kh_one_path;

/** @return KH_ERR_LIMIT for more than 2^29 nodes, KH_ERR_NOMEM. */
kh_status kh_one_path_init(
    kh_one_path *self, const kh_path_graph *graph, kh_error *err) KH_MUST_CHECK;

void kh_one_path_free(kh_one_path *self);

/**
 * Draw a path from one place to another: `inner` is what lies between.
 *
 * Two searches, one from each end, go on level by level on the side that has fewer neighbours to
 * look at, until an arc joins them; that arc is drawn by the number of paths through it, and from
 * there each step towards the ends by the number of paths that it leaves.
 *
 * @param found set to whether there is a path.
 * @return KH_ERR_NUMERIC if there are more than 1e290 paths.
 * Cost: at most O(nodes + ties); on nets with hubs about the root of that.
 * Source: Borassi and Natale 2016, doi 10.4230/LIPIcs.ESA.2016.20.
 */
kh_status kh_one_path_draw(
    kh_one_path *self, uint32_t from, uint32_t to, bool *found, kh_error *err) KH_MUST_CHECK;

#endif
