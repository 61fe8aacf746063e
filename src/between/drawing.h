/* A growing sample of paths: what several threads draw, and what was hit. */
#ifndef KH_BETWEEN_DRAWING_H
#define KH_BETWEEN_DRAWING_H

#include "end_pairs.h"
#include "one_path.h"
#include "sampled.h"

#include <stdatomic.h>

/* The scratch of one thread. */
typedef struct {
    kh_one_path path;
    kh_carried *carried; /* an entry an inner node, those of the same kind now and then joined */
    size_t num_carried, max_carried;
} path_worker;

/* Paths that a node is between the ends of, and those that it is an end of. */
typedef struct {
    _Atomic uint32_t inner, end;
} path_hits;

/* Counts are whole numbers, so that it does not matter who adds first. */
typedef struct {
    const kh_net *net;
    const kh_end_pairs *pairs;
    kh_path_graph graph;
    bool wants_carried;
    uint64_t series, first; /* paths are numbered in series; where the next draws begin */
    uint64_t num_paths;
    path_hits *hits;                                      /* by node */
    atomic_uint_fast64_t num_joined, sum, sum_of_squares; /* of the numbers of inner nodes */
    path_worker *workers;
    size_t num_workers;
} path_drawing;

kh_status path_drawing_init(
    path_drawing *self, const kh_net *net, const kh_end_pairs *pairs, kh_error *err) KH_MUST_CHECK;

void path_drawing_free(path_drawing *self);

/* Forget all that was drawn, and number paths in another series. */
void path_drawing_restart(path_drawing *self, uint64_t series);

/* Draw more paths. */
kh_status path_drawing_add(path_drawing *self, uint64_t num, kh_error *err) KH_MUST_CHECK;

/* Mean and variance of the number of inner nodes, over all pairs drawn, or those that are joined.
 */
double path_drawing_mean(const path_drawing *self, uint64_t num);
double path_drawing_variance(const path_drawing *self, uint64_t num);

/* What the threads carried, as one sorted list, the caller's. */
kh_status path_drawing_take_carried(
    path_drawing *self, kh_carried **carried, size_t *num, kh_error *err) KH_MUST_CHECK;

#endif
