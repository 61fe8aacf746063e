/**
 * @file blocks.h
 * @brief Blocks: the parts of a net that no loss of a single node takes apart.
 */
#ifndef KH_GROUP_BLOCKS_H
#define KH_GROUP_BLOCKS_H

#include "../net/net.h"

KH_BEGIN_DECLS

/** One block. */
typedef struct {
    size_t first;     /**< its nodes: node[first] .. node[first + num_nodes - 1], rising. */
    size_t num_nodes; /**< at least 2. */
    size_t num_ties;  /**< pairs that are tied; every tie is in exactly one block. */
} kh_block;

/** By falling number of nodes, then by nodes. All-zero is a valid empty object. */
typedef struct {
    kh_block *blocks;
    size_t num_blocks;
    uint32_t *node;
    uint32_t *num_of; /**< of each net node: in how many blocks it is. 0: it has no tie; more than
                         1: it is an articulation point, which alone holds its blocks together. */
    size_t num_nodes; /**< of the net. */
    size_t num_listed, max_listed, max_blocks; /**< of the lists. */
} kh_blocks;

/**
 * The blocks (biconnected components) of a net. Weights and direction: ignored.
 *
 * @param self replaced.
 * @return KH_ERR_NOMEM.
 * Cost: O(nodes + ties), one depth-first search (no recursion), and sorting the blocks.
 * Source: Hopcroft & Tarjan 1973, doi 10.1145/362248.362272.
 *
 * Example: a triangle with a node hung on it is two blocks, of three and of two.
 */
kh_status kh_blocks_find(kh_blocks *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;

void kh_blocks_free(kh_blocks *self);

KH_END_DECLS

#endif
