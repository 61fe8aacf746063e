/**
 * @file core.h
 * @brief A net made ready for many searches: trees folded, what lies close together numbered so.
 */
#ifndef KH_BETWEEN_CORE_H
#define KH_BETWEEN_CORE_H

#include "masses.h"

/** Neighbours of each vertex, in rising order: those of x stand at start[x] .. start[x + 1] - 1. */
typedef struct {
    size_t *start;
    uint32_t *node;
} kh_rows;

/**
 * Vertices are what is left of an undirected net when nodes with one tie are taken off again and
 * again; each bears the mass of what was hung on it, itself included. A directed net keeps all its
 * nodes. They are numbered as breadth-first search from the node with most ties meets them, part by
 * part, so that neighbours share cache lines. All-zero is a valid empty object.
 */
typedef struct {
    size_t num_vertices;
    size_t num_linked;  /**< vertices with ties: the first so many. */
    size_t num_sectors; /**< that masses have parts in. */
    bool directed;
    uint32_t *node;  /**< net node of a vertex. */
    kh_rows out, in; /**< undirected: the same arrays. */
    kh_masses masses;
} kh_core;

/**
 * @param through num_nodes values of the net; what pairs count for that lie on the paths from and
 * to folded nodes is added: for each node, pairs with at least one end hung on it. What is left are
 * the paths between vertices.
 * @return KH_ERR_NOMEM. Cost: O(nodes + ties), and the sectors of what is hung on each node.
 * Source: Baglioni, Geraci, Pellegrini and Lastres 2012, doi 10.1109/ASONAM.2012.48.
 */
kh_status kh_core_init(
    kh_core *self, const kh_net *net, kh_pairs pairs, double *through, kh_error *err) KH_MUST_CHECK;

void kh_core_free(kh_core *self);

#endif
