/**
 * @file end_pairs.h
 * @brief The ordered pairs of nodes that paths are drawn between, each as likely as it weighs.
 */
#ifndef KH_BETWEEN_END_PAIRS_H
#define KH_BETWEEN_END_PAIRS_H

#include "../net/net.h"

/** Members of one group within one component: a stretch of the list of members. */
typedef struct {
    size_t first, end;                     /**< its members. */
    size_t component_first, component_end; /**< those of its component. */
    uint32_t group;
} kh_end_block;

/**
 * Pairs s, t of one (weak) component, weighed by the chance that s and t, drawing a group each from
 * their shares, differ. All-zero is empty.
 */
typedef struct {
    size_t num_members;
    uint32_t *member; /**< nodes by component, then group; one in several groups several times. */
    double *mass_before; /**< num_members + 1: shares of the members before. */
    size_t num_blocks;
    kh_end_block *blocks;
    double *weight_before; /**< num_blocks + 1: of the pairs that begin in the blocks before. */
    double total;          /**< weight of all pairs of two nodes; 0: there is nothing to draw. */
    double *as_end;        /**< by node: weight of the pairs that begin in it. */
} kh_end_pairs;

/** A pair drawn, and the groups that its ends were drawn for. */
typedef struct {
    uint32_t nodes[2];
    uint32_t groups[2];
} kh_end_pair;

/**
 * Weigh pairs by sectors: w(s,t) = 1 - m_s . m_t, 0 if either has no sector.
 * @return KH_ERR_NOMEM. Cost: O(nodes + ties).
 */
kh_status kh_end_pairs_of_sectors(
    kh_end_pairs *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;

/** Weigh all pairs of a component alike, by 1: each node is a group of its own, by its number. */
kh_status kh_end_pairs_of_nodes(kh_end_pairs *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;

void kh_end_pairs_free(kh_end_pairs *self);

/** Draw a pair; *counter moves on. `total` is above 0. Cost: O(log nodes). */
kh_end_pair kh_end_pairs_draw(
    const kh_end_pairs *self, uint64_t seed, uint64_t stream, uint64_t *counter);

#endif
