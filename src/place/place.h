/**
 * @file place.h
 * @brief Positions for the nodes of a graph that is too large for Graphviz.
 */
#ifndef KH_PLACE_PLACE_H
#define KH_PLACE_PLACE_H

#include "../base/status.h"

#include <stdint.h>

/** All-zero: seed 0, a thread for each processor. */
typedef struct {
    uint64_t seed;
    size_t num_threads; /**< 0: one a processor. */
} kh_place_options;

/**
 * Place nodes by forces: ties pull, nodes push each other away, those of high degree the more.
 * Components are placed one by one and then beside each other, the largest first.
 *
 * The same input and seed give the same bits for any number of threads.
 *
 * @param num_nodes at most 2^31.
 * @param tail,head the ends of tie t, which has no direction here; parallel ties pull together,
 *        loops not at all.
 * @param size      points: the diameter of the disc that a node fills, its margin included; finite
 *                  and above 0. NULL: 12 each. Discs do not overlap, as far as a hundred rounds of
 *                  pushing them apart achieve.
 * @param x,y       num_nodes values each: centres in points, y upwards, the least coordinates of
 *                  any disc 0.
 * @return KH_ERR_ARGUMENT for an end that is no node or a size that is none, KH_ERR_NOMEM; x and y
 * are then as they were.
 * Cost: O((nodes log nodes + ties) rounds).
 *
 * Source: the energy of Noack, Modularity clustering is force-directed layout, Phys. Rev. E 79
 * (2009) 026102, with ties that pull by their length and nodes that push by their degree;
 * minimised from coarse to fine as by Walshaw, A multilevel algorithm for force-directed graph
 * drawing, J. Graph Algorithms Appl. 7 (2003) 253; pushes summed as by Barnes and Hut, A
 * hierarchical O(N log N) force-calculation algorithm, Nature 324 (1986) 446.
 */
kh_status kh_place_force(size_t num_nodes, size_t num_ties, const uint32_t *tail,
    const uint32_t *head, const double *size, const kh_place_options *options, double *x, double *y,
    kh_error *err) KH_MUST_CHECK;

#endif
