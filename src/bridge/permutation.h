/**
 * @file permutation.h
 * @brief Random relabellings, the same for any number of threads.
 */
#ifndef KH_BRIDGE_PERMUTATION_H
#define KH_BRIDGE_PERMUTATION_H

#include "../base/status.h"

#include <stdint.h>

/**
 * Relabellings of n nodes: under relabelling r, node v bears the sector shares of node
 * of[r * num_nodes + v]. Whole membership vectors move, also empty ones.
 *
 * A relabelling moves every node. To hold the label of one node v (whose roles are being judged)
 * compose it with one swap, kh_permutation_holding(): a uniform relabelling of all nodes becomes a
 * uniform one of the others.
 */
typedef struct {
    size_t num, num_nodes;
    uint32_t *of;
} kh_permutations;

/** Draw `num` relabellings; relabelling r depends on (seed, r) alone. @return KH_ERR_NOMEM. */
kh_status kh_permutations_init(kh_permutations *self, size_t num, size_t num_nodes, uint64_t seed,
    kh_error *err) KH_MUST_CHECK;

void kh_permutations_free(kh_permutations *self);

/** Whose shares node u bears under relabelling r if node v keeps its own. */
uint32_t kh_permutation_holding(const kh_permutations *self, size_t r, uint32_t v, uint32_t u);

#endif
