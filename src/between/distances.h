/**
 * @file distances.h
 * @brief How far it is from each node to all that it can reach.
 */
#ifndef KH_BETWEEN_DISTANCES_H
#define KH_BETWEEN_DISTANCES_H

#include "../net/net.h"

/**
 * What is known about the distances from each node to all others that it can reach along arrows:
 * arrays of num_nodes values, the caller's; NULL: not asked for. All are 0 where nothing is
 * reached.
 */
typedef struct {
    double *sum;         /**< of the distances. */
    double *sum_inverse; /**< of 1 / distance. */
    double *largest;     /**< of the distances. */
} kh_distances;

/**
 * Find them all. In a weighted net a tie is 1 / strength long.
 *
 * @param what the work, in words, as progress tells it; static.
 * @param num_threads 0: as many as there are processors. The bits do not depend on it.
 * @return KH_ERR_NOMEM; the arrays are then of no use.
 * Cost: O(nodes * ties / 512) steps on masks of 512 bits, for each level on which sources next to
 * each other reach a node; weighted O(nodes * ties log nodes). Memory: 200 bytes a node and thread.
 * Source: Then et al. 2014, doi 10.14778/2735496.2735507; weighted: Dijkstra 1959,
 * doi 10.1007/BF01386390.
 */
kh_status kh_distances_find(const kh_net *net, const char *what, size_t num_threads,
    const kh_distances *distances, kh_error *err) KH_MUST_CHECK;

#endif
