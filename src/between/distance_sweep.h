/**
 * @file distance_sweep.h
 * @brief Distances from many sources in one sweep; nets without weights only.
 *
 * Each source has a bit of every node's masks: one look at a node's neighbours serves them all.
 * sweep.h does the same where paths are counted.
 */
#ifndef KH_BETWEEN_DISTANCE_SWEEP_H
#define KH_BETWEEN_DISTANCE_SWEEP_H

#include "path_graph.h"
#include "vectors.h"

#include <limits.h>

/** Sources in a sweep: a line of the cache. */
#define KH_DISTANCE_LANES 512

/** A bit for each source. */
typedef union {
    uint64_t word[KH_DISTANCE_LANES / 64];
    kh_eight_bits bits;
} kh_lane_mask;

/** Counts how many masks have each bit: digit k of all counts stands in plane k, and a mask that
 * waits to be added to that digit beside it. Waiting until there are two halves the work. */
typedef struct {
    kh_lane_mask plane[sizeof(uint32_t) * CHAR_BIT];
    kh_lane_mask waiting[sizeof(uint32_t) * CHAR_BIT];
    uint32_t num_added;
} kh_lane_counter;

/** Scratch of one worker, and what it found. All-zero is a valid empty object. */
typedef struct {
    const kh_path_graph *graph;
    kh_vectors vectors;
    kh_lane_mask all;         /**< sources there are. */
    kh_lane_mask *seen;       /**< by place: sources that have reached it. */
    kh_lane_mask *level;      /**< by place: that reached it on the last level. */
    kh_lane_mask *next;       /**< by place: on the level that is being found. */
    kh_lane_counter *counter; /**< of the places reached on a level. */
    uint32_t *touched;        /**< places reached at all. */
    uint32_t *last, *found;   /**< places reached on the last level, and on this one. */
    size_t num_touched, num_last, num_found;

    /** By source, over all others that it reaches. */
    double sum[KH_DISTANCE_LANES], sum_inverse[KH_DISTANCE_LANES], largest[KH_DISTANCE_LANES];
} kh_distance_sweep;

/** @return KH_ERR_NOMEM. Cost: O(nodes). */
kh_status kh_distance_sweep_init(
    kh_distance_sweep *self, const kh_path_graph *graph, kh_error *err) KH_MUST_CHECK;

void kh_distance_sweep_free(kh_distance_sweep *self);

/**
 * Search from up to KH_DISTANCE_LANES sources.
 *
 * @param sources different places.
 * Cost: O(levels on which a place is reached, summed over ties).
 */
void kh_distance_sweep_run(kh_distance_sweep *self, const uint32_t *sources, size_t num_sources);

#endif
