/**
 * @file redraw.h
 * @brief Other ties between the same nodes: nets drawn at random.
 */
#ifndef KH_CHANCE_REDRAW_H
#define KH_CHANCE_REDRAW_H

#include "../net/net.h"

/**
 * A net with the nodes and sectors of another, which is borrowed, and ties of its own. Everything
 * but its claims can be read. One object serves many draws; all-zero is empty.
 */
typedef struct {
    kh_net net;
    const kh_net *original;
    kh_adjacency spare; /**< rows to sort from. */
    size_t *cursor;     /**< node -> where its row goes on. */
    size_t max_ties;
} kh_redrawn;

/** Nothing is drawn yet. @return KH_ERR_NOMEM. */
kh_status kh_redrawn_init(kh_redrawn *self, const kh_net *original, kh_error *err) KH_MUST_CHECK;

void kh_redrawn_free(kh_redrawn *self);

/**
 * Draw each tie independently, with the original's density; a tie has the strength of one of the
 * original, drawn with replacement. Draw r depends on (seed, r) alone.
 *
 * @return KH_ERR_NOMEM. Cost: O(nodes + ties).
 */
kh_status kh_redraw_ties(kh_redrawn *self, uint64_t seed, uint64_t r, kh_error *err) KH_MUST_CHECK;

/**
 * Rewire the original by kh_rewire(): each node keeps its degrees, each tie its strength. A chain
 * of 1,000 + 10 * ties steps, each draw from the original anew. Draw r depends on (seed, r) alone.
 *
 * @return KH_ERR_NOMEM. Cost: O(nodes + ties).
 */
kh_status kh_redraw_rewired(
    kh_redrawn *self, uint64_t seed, uint64_t r, kh_error *err) KH_MUST_CHECK;

#endif
