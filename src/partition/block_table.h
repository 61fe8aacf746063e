/**
 * @file block_table.h
 * @brief Blocks of a net as a table, with the nodes that alone hold them together.
 */
#ifndef KH_PARTITION_BLOCK_TABLE_H
#define KH_PARTITION_BLOCK_TABLE_H

#include "../net/net.h"
#include "../table/table.h"

KH_BEGIN_DECLS

/**
 * One row a block, by falling number of nodes: `block nodes ties bodies block_sector articulation
 * members`.
 *
 * - block: from 1;
 * - bodies: how many of its nodes are bodies;
 * - block_sector: the sector with most of its nodes' shares, of equal ones the first; undefined if
 *   none of them has a sector;
 * - articulation: those of its nodes that are in other blocks, too: without one of them, the net
 *   falls apart there;
 * - members: its nodes. Both are lists of ids in JSON, of names elsewhere.
 *
 * Under the rows stand sentences in English, Korean or Japanese: how many blocks, the largest, how
 * many are a single tie, who holds most blocks together. The JSON form has an object `partition`:
 * {algorithm, blocks, single_ties, articulation, isolated}, `articulation` being
 * [{id, blocks}, ...] by falling number of blocks, then in the order of the file.
 *
 * @param table all-zero; the caller's to free, also after failure.
 * @return KH_ERR_NOMEM. Cost: that of kh_blocks_find().
 */
kh_status kh_groups_blocks(kh_table *table, const kh_net *net, const kh_selection *selection,
    const char *lang, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
