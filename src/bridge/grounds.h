/**
 * @file grounds.h
 * @brief What ties rest on: their claims, the sources behind these, and whether they agree.
 */
#ifndef KH_BRIDGE_GROUNDS_H
#define KH_BRIDGE_GROUNDS_H

#include "../net/net.h"

/** What one tie rests on. */
typedef struct {
    size_t num_claims;
    size_t num_sources; /**< distinct ones, over its claims. */
    bool competing;     /**< claims of one relation state other dates that overlap, other weights or
                       confidences. */
} kh_grounds;

/** A set of indices that is cheap to empty. All-zero is a valid object that has room for none. */
typedef struct {
    uint32_t *mark; /**< the round in which an index was last seen. */
    uint32_t round;
} kh_seen;

/** @return KH_ERR_NOMEM. */
kh_status kh_seen_init(kh_seen *self, size_t num, kh_error *err) KH_MUST_CHECK;
void kh_seen_free(kh_seen *self);
void kh_seen_clear(kh_seen *self);

/** Put an index into the set; whether it was not there before. */
bool kh_seen_add(kh_seen *self, uint32_t index);

/**
 * What a tie rests on.
 * @param sources a set with room for the graph's sources; emptied first.
 * Cost: O(citations + claims^2) of the tie.
 */
kh_grounds kh_grounds_of(const kh_net *net, size_t tie, kh_seen *sources);

/**
 * How many of a node's ties rest on one source at most: what one mistake can undo. Arcs in and out
 * both count.
 * @param values num_nodes values. @return KH_ERR_NOMEM. Cost: O(citations + claims).
 */
kh_status kh_single_source_ties(const kh_net *net, double *values, kh_error *err) KH_MUST_CHECK;

/**
 * How many of a node's ties rest on competing claims: of one relation between the same two, with
 * other dates that overlap, other weights or confidences. Arcs in and out both count.
 * @param values num_nodes values. @return KH_ERR_NOMEM. Cost: O(citations + claims).
 */
kh_status kh_contested_ties(const kh_net *net, double *values, kh_error *err) KH_MUST_CHECK;

#endif
