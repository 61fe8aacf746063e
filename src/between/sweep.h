/**
 * @file sweep.h
 * @brief Shortest paths from many sources in one sweep, and Brandes' accumulation over them.
 *
 * Each source has a lane: a bit of every vertex's mask, and a number in every vertex's row. Sources
 * that are near each other reach most vertices on the same level, so that one look at a vertex's
 * neighbours serves them all. Nets without weights only: there a level is a whole number.
 */
#ifndef KH_BETWEEN_SWEEP_H
#define KH_BETWEEN_SWEEP_H

#include "core.h"
#include "vectors.h"

#ifndef KH_SWEEP_LANES
/** Sources in a sweep. One number for every kind of machine, or their bits would differ. */
#define KH_SWEEP_LANES 16
#endif

#if KH_SWEEP_LANES == 8
typedef uint8_t kh_sweep_mask;
#elif KH_SWEEP_LANES == 16
typedef uint16_t kh_sweep_mask;
#else
typedef uint32_t kh_sweep_mask;
#endif

/** A number for each lane; stands at a multiple of 64 bytes. */
typedef struct kh_sweep_row kh_sweep_row;

/** Scratch of one worker. All-zero is a valid empty object. */
typedef struct {
    const kh_core *core;
    kh_vectors vectors;
    kh_sweep_mask *seen;     /**< by vertex: lanes that have reached it. */
    kh_sweep_mask *level;    /**< by vertex: lanes that reached it on the level at hand. */
    kh_sweep_mask *next;     /**< by vertex: on the level that is being found. */
    kh_sweep_row *count;     /**< by vertex: shortest paths; 0 before it is reached. */
    kh_sweep_row *carried;   /**< by vertex: (target weight + dependency) / paths, where reached. */
    kh_sweep_row *by_sector; /**< parts of the sources in each sector. */
    kh_sweep_row *ends;      /**< of the sources. */

    uint32_t *touched; /**< who was reached at all. */
    size_t num_touched;
    /* Who was reached by which lanes, level by level: at most vertices * lanes entries in all. */
    uint32_t *vertex;
    kh_sweep_mask *mask;
    size_t num_entries, max_entries;
    size_t *level_start; /**< of level d: entries level_start[d] .. level_start[d + 1] - 1 */
    size_t num_levels, max_levels;
} kh_sweep;

/** What sweeps add up to, by vertex. */
typedef struct {
    double *through; /**< pairs of a source and a target whose paths it lies on. */
    double *as_end;  /**< pairs that it is an end of; NULL: not asked for. */
    double all;      /**< the pairs, if they are asked for. */
} kh_sweep_sums;

/** @return KH_ERR_NOMEM. Cost: O(vertices). */
kh_status kh_sweep_init(kh_sweep *self, const kh_core *core, kh_error *err) KH_MUST_CHECK;

void kh_sweep_free(kh_sweep *self);

/**
 * Search from up to KH_SWEEP_LANES sources and add to the sums, for each vertex that is reached
 * between:  sum over sources s and targets t of w(s,t) * paths(s,t | v) / paths(s,t).
 *
 * @param sources different vertices.
 * @param worst the failure's source, set with KH_ERR_NUMERIC.
 * @return KH_ERR_NUMERIC if there are more than 1e290 shortest paths to a vertex, KH_ERR_NOMEM; the
 * sums are then of no use.
 * Cost: O(levels on which a vertex is reached, summed over ties).
 * Source: Brandes 2001, doi 10.1080/0022250X.2001.9990249; Then et al. 2014,
 * doi 10.14778/2735496.2735507, for searches side by side.
 */
kh_status kh_sweep_run(kh_sweep *self, const uint32_t *sources, size_t num_sources,
    kh_sweep_sums *sums, uint32_t *worst, kh_error *err) KH_MUST_CHECK;

#endif
