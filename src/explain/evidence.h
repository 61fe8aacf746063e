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

/** References in the order in which they are first cited: a source and a place in it. */
typedef struct {
    struct kh_reference {
        uint32_t source;
        kh_sym locator;
    } * items;
    size_t num, max;
} kh_references;

void kh_references_free(kh_references *self);

/** The number (from 1) of what a citation of the graph refers to, a new one if need be. */
kh_status kh_references_cite(
    kh_references *self, const kh_citation *citation, size_t *number, kh_error *err) KH_MUST_CHECK;

#endif
