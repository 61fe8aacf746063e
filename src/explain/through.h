/**
 * @file through.h
 * @brief Which shortest paths from one node run through another.
 */
#ifndef KH_EXPLAIN_THROUGH_H
#define KH_EXPLAIN_THROUGH_H

#include "../between/paths.h"

/** The shortest paths from a source, told apart by whether they pass a body. All-zero is valid. */
typedef struct {
    uint32_t body;
    kh_paths paths;
    kh_path_search search;
    double *through; /**< of the paths to a place, how many pass the body on their way. */
    size_t at;       /**< the body's place; num_reached: the source does not reach it. */
} kh_through;

/** @return KH_ERR_NOMEM. */
kh_status kh_through_init(
    kh_through *self, const kh_net *net, uint32_t body, kh_error *err) KH_MUST_CHECK;

void kh_through_free(kh_through *self);

/**
 * Find the paths from a source. From the body itself, all of them count as passing it: so do those
 * of a leaf that hangs on it.
 * @return as kh_paths_find(). Cost: that of kh_paths_find().
 */
kh_status kh_through_find(kh_through *self, uint32_t source, kh_error *err) KH_MUST_CHECK;

/**
 * The same without the steps, and only as far as paths pass the body: places behind the last level
 * that any of them reaches are not found. Half the cost and less, the less central the body is.
 */
kh_status kh_through_skim(kh_through *self, uint32_t source, kh_error *err) KH_MUST_CHECK;

/**
 * One of the paths of kh_through_find() that pass the body, to `target`; of equals, the one of
 * smaller places.
 * @param path room for num_reached nodes. @return how many it has, both ends included; 0: none.
 * Cost: O(ties) a step.
 */
size_t kh_through_trace(const kh_through *self, uint32_t target, uint32_t *path);

#endif
