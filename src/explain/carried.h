/**
 * @file carried.h
 * @brief What one body carries between sectors, pair by pair.
 */
#ifndef KH_EXPLAIN_CARRIED_H
#define KH_EXPLAIN_CARRIED_H

#include "../net/net.h"

/** Two ends whose shortest paths run through the body: w(s,t) and the share that does. */
typedef struct {
    uint32_t from, to; /**< net nodes; from < to in an undirected net. */
    double weight, share;
    double distance; /**< of the ends; in 1 / strength in a weighted net. */
} kh_carried_pair;

/** The `most` pairs that count most, by falling weight * share, then nearness, then node. */
typedef struct {
    kh_carried_pair *pairs;
    size_t num, most;
    bool full; /**< some were left out already. */
} kh_carried_pairs;

/** All-zero is a valid empty result. */
typedef struct {
    double betweenness;          /**< kh_cross_betweenness() of the body. */
    double possible;             /**< weight of all connected pairs of other nodes. */
    size_t num_possible;         /**< how many pairs of different sectors these are. */
    double *by_sectors;          /**< [x * num_sectors + y], x < y: the part between x and y. */
    kh_carried_pairs pairs;      /**< parts of betweenness; all of them unless num_more. */
    kh_carried_pairs body_pairs; /**< those that count most among bodies. */
    size_t num_more;             /**< pairs that are not in `pairs`. */
    double more;                 /**< what they carry together. */
    size_t num_dependent;        /**< pairs all of whose shortest paths run through the body. */
    size_t num_lost;             /**< pairs that no path joins without it. */
} kh_carried;

/** Pairs that are listed singly. */
#define KH_CARRIED_MOST 1000

/**
 * Cross-sector betweenness of one body from its pairs.
 * @param num_threads 0: as many as there are processors. The bits do not depend on it.
 * @return KH_ERR_NUMERIC, KH_ERR_NOMEM.
 * Cost: O(nodes * ties), without the accumulation of kh_cross_betweenness(); memory
 * O(nodes + sectors²).
 */
kh_status kh_carried_compute(kh_carried *self, const kh_net *net, uint32_t body, size_t num_threads,
    kh_error *err) KH_MUST_CHECK;

void kh_carried_free(kh_carried *self);

#endif
