/**
 * @file bounds.h
 * @brief How much of a path is left at least, from each node at each place of its course.
 */
#ifndef KH_PATH_BOUNDS_H
#define KH_PATH_BOUNDS_H

#include "course.h"

/** All-zero is a valid empty object. */
typedef struct {
    const kh_path_question *question;
    const kh_course *course;
    size_t num_places; /**< of the course. */
    double *left;      /**< kh_bound(); infinity where no end can be reached. */
} kh_bounds;

/**
 * Exact lengths to the nearest end for walks, which may meet a node twice and go back in time: for
 * paths a lower bound, and exact where nothing but length is asked of them.
 * @return KH_ERR_LIMIT if nodes, places and via are too many together; KH_ERR_NOMEM.
 * Cost: O(places * (via + 1) * ties * log nodes); memory O(places * (via + 1) * nodes).
 */
kh_status kh_bounds_init(kh_bounds *self, const kh_path_question *question, const kh_course *course,
    kh_error *err) KH_MUST_CHECK;

void kh_bounds_free(kh_bounds *self);

/** Length of a tie for a question; infinity if it is left out. */
double kh_path_tie_length(const kh_path_question *question, uint32_t tie);

/** Whether a path may enter a node. */
bool kh_path_may_enter(const kh_path_question *question, uint32_t node);

/** How many of the nodes to be met have been met after entering a node. */
size_t kh_path_met(const kh_path_question *question, size_t met, uint32_t node);

/** The least that is left from a node whose earliest days are given. */
double kh_bounds_left(const kh_bounds *self, uint32_t node, size_t met, const int64_t *days);

#endif
