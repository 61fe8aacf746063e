/**
 * @file brokered.h
 * @brief The pairs that one node brokers, as lists: what relabelling leaves alone.
 */
#ifndef KH_CHANCE_BROKERED_H
#define KH_CHANCE_BROKERED_H

#include "../net/net.h"

/** A neighbour of the broker. */
typedef struct {
    uint32_t node;
    bool is_in, is_out; /**< a tie leads from it to the broker, from the broker to it. */
    uint32_t first;     /**< brokered pairs that it is the first node of. */
    uint32_t second;    /**< brokered pairs that it is the second node of. */
    double strength;    /**< of the ties between the two, in both directions. */
} kh_neighbour;

/** Two neighbours a, b with a tie a -> b, as places in the list of neighbours. */
typedef struct {
    uint32_t from, to;
} kh_closed_pair;

/**
 * Node v brokers each ordered pair of an in-neighbour a and an out-neighbour b but those with a = b
 * and the closed ones. All-zero is empty; what is set serves the next node too.
 */
typedef struct {
    kh_neighbour *neighbours;
    size_t num_neighbours, max_neighbours;
    kh_closed_pair *closed; /**< a -> v -> b with a -> b; undirected: one of the two orders. */
    size_t num_closed, max_closed;
    double num_in, num_out;
    double num_pairs; /**< brokered. */
    uint32_t *place;  /**< node -> its place in neighbours + 1; all 0 between calls. */
} kh_brokered;

/** Make room for the nodes of a net. @return KH_ERR_NOMEM. */
kh_status kh_brokered_init(kh_brokered *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;

void kh_brokered_free(kh_brokered *self);

/** List the neighbours of v and the closed pairs. @return KH_ERR_NOMEM.
 * Cost: O(sum of the degrees of v's in-neighbours), at a hub only its logarithm times v's degree.
 */
kh_status kh_brokered_set(
    kh_brokered *self, const kh_net *net, size_t v, kh_error *err) KH_MUST_CHECK;

/** Whether a tie leads from a to b. Cost: O(log degree). */
bool kh_has_tie(const kh_net *net, uint32_t a, uint32_t b);

#endif
