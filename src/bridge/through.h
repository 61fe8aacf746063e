/**
 * @file through.h
 * @brief Which shortest paths from one node run through another.
 */
#ifndef KH_BRIDGE_THROUGH_H
#define KH_BRIDGE_THROUGH_H

#include "../net/net.h"

/** A step of the queue of a weighted sweep. */
typedef struct kh_through_step kh_through_step;

/**
 * Shortest paths from one source after another, told apart by whether they pass `body`. All-zero
 * is a valid empty sweep.
 */
typedef struct {
    const kh_net *net;
    uint32_t body;
    double *distance; /**< in ties, or in 1 / strength; infinity: not reached. */
    double *paths;    /**< number of shortest paths. */
    double *through;  /**< of these, how many pass the body (0 for the body itself). */
    uint32_t *order;  /**< what was reached, by rising distance. */
    size_t num_reached;
    uint32_t *place;        /**< weighted nets: place of a reached node in `order`. */
    kh_through_step *queue; /**< weighted nets. */
    size_t num_queued;
} kh_through;

kh_status kh_through_init(
    kh_through *self, const kh_net *net, uint32_t body, kh_error *err) KH_MUST_CHECK;

void kh_through_free(kh_through *self);

/**
 * Sweep from `source`. Every node with a shortest path through the body is reached; an unweighted
 * sweep stops behind the last of them, so others need not be.
 * @return KH_ERR_NUMERIC if shortest paths are too many to count.
 * Cost: O(ties), weighted O(ties log ties).
 */
kh_status kh_through_sweep(kh_through *self, uint32_t source, kh_error *err) KH_MUST_CHECK;

/** Whether the step over entry j of the row of `from` in net->out lies on a shortest path. */
bool kh_through_on_path(const kh_through *self, uint32_t from, size_t j);

/**
 * One shortest path from the source of the last sweep through the body to `target`.
 * @param path room for num_nodes nodes. @return how many it has, both ends included.
 */
size_t kh_through_trace(const kh_through *self, uint32_t source, uint32_t target, uint32_t *path);

#endif
