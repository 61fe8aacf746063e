/**
 * @file evidence.h
 * @brief The claims behind a body's ties, and the sources behind the claims.
 */
#ifndef KH_EXPLAIN_EVIDENCE_H
#define KH_EXPLAIN_EVIDENCE_H

#include "../bridge/grounds.h"

/** One tie of the body, seen from it. */
typedef struct {
    uint32_t neighbour, tie;
    bool inwards; /**< neighbour -> body; never in an undirected net. */
    kh_grounds grounds;
} kh_tie_evidence;

/** All-zero is a valid empty result. */
typedef struct {
    kh_tie_evidence *ties; /**< outwards first, then inwards, each by neighbour. */
    size_t num_ties;
    size_t num_claims, num_sources; /**< distinct ones, over all ties. */
    double *by_sector;              /**< num_sectors: k_vs, ties into the sector. */
    double in_sectors;              /**< ties to neighbours with a sector. */
    double internal, external;      /**< of ties whose two ends have a sector. */
} kh_evidence;

/** @return KH_ERR_NOMEM. Cost: O(ties of the body and their claims, times the latter's number). */
kh_status kh_evidence_gather(
    kh_evidence *self, const kh_net *net, uint32_t body, kh_error *err) KH_MUST_CHECK;

void kh_evidence_free(kh_evidence *self);

#endif
