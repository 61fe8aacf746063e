/**
 * @file without.h
 * @brief What falls away from the net without one body.
 */
#ifndef KH_EXPLAIN_WITHOUT_H
#define KH_EXPLAIN_WITHOUT_H

#include "../net/net.h"

/** All-zero is a valid empty result. */
typedef struct {
    size_t num_pieces; /**< that the body's component falls into; 0: it is an isolate. */
    uint32_t *cut_off; /**< nodes outside the largest piece (of equals: that of the first node). */
    size_t num_cut_off;
} kh_without;

/** Direction is ignored. @return KH_ERR_NOMEM. Cost: O(nodes + ties). */
kh_status kh_without_compute(
    kh_without *self, const kh_net *net, uint32_t body, kh_error *err) KH_MUST_CHECK;

void kh_without_free(kh_without *self);

#endif
