/* Blocks and what is known about them: what their table and sentences are made from. */
#ifndef KH_PARTITION_BLOCKED_H
#define KH_PARTITION_BLOCKED_H

#include "../group/blocks.h"
#include "../table/table.h"

/* An articulation point. */
typedef struct {
    uint32_t node, num_blocks;
} holder;

/* All-zero is a valid empty object. */
typedef struct {
    const kh_net *net;
    const char *lang;
    kh_blocks blocks;
    holder *holders; /* by falling number of blocks, then node. */
    size_t num_holders;
    size_t num_single, num_isolated; /* blocks of two nodes; nodes without a tie. */
} blocked;

kh_status blocked_add_words(const blocked *self, kh_table *table, kh_error *err) KH_MUST_CHECK;

#endif
