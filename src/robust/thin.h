/**
 * @file thin.h
 * @brief A net with some of its claims left out, again and again.
 */
#ifndef KH_ROBUST_THIN_H
#define KH_ROBUST_THIN_H

#include "../net/net.h"

/** All-zero is a valid empty object. The full net is borrowed. */
typedef struct {
    const kh_net *full;
    kh_net net;    /**< for kernels; nodes and sectors are the full net's, claims are not listed. */
    uint32_t *tie; /**< tie of the full net -> tie of `net`, or KH_NONE. */
} kh_thin_net;

/** Make room; nothing is left out yet. @return KH_ERR_NOMEM. */
kh_status kh_thin_net_init(kh_thin_net *self, const kh_net *full, kh_error *err) KH_MUST_CHECK;

void kh_thin_net_free(kh_thin_net *self);

/**
 * Leave claims out: a tie has the strength of the claims that stay and is gone if none does. Nodes
 * stay. A directed net stays directed also if the last claim that made it so is left out; shares
 * are the same either way.
 *
 * @param dropped one an edge of the graph.
 * Cost: O(nodes + ties + claims).
 */
void kh_thin_net_drop(kh_thin_net *self, const uint8_t *dropped);

#endif
