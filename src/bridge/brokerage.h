/**
 * @file brokerage.h
 * @brief The five roles of Gould and Fernandez.
 */
#ifndef KH_BRIDGE_BROKERAGE_H
#define KH_BRIDGE_BROKERAGE_H

#include "../net/net.h"

typedef enum {
    KH_COORDINATOR,    /**< A -> A -> A: all in one sector. */
    KH_CONSULTANT,     /**< A -> B -> A: an outsider between two of one sector. */
    KH_REPRESENTATIVE, /**< A -> A -> B: speaks for its own to others. */
    KH_GATEKEEPER,     /**< A -> B -> B: lets others in to its own. */
    KH_LIAISON,        /**< A -> B -> C: an outsider between two sectors. */
    KH_NUM_ROLES
} kh_role;

/** How often a node holds each role, and all of them. */
typedef struct {
    double roles[KH_NUM_ROLES];
    double total;
} kh_brokerage;

/**
 * Count the triples a -> v -> b (all distinct, no tie a -> b) that each node v brokers, by role.
 *
 * Several sectors: a triple counts for a role with the probability of that role when each of the
 * three nodes draws its sector from its shares, independently; with one sector each this is the
 * classical count. A node without a sector is a group of its own in every position.
 * Weights: ignored. Direction: ties are walked along arrows; in an undirected net both orders of
 * (a, b) count, as in R's sna::brokerage.
 *
 * @param counts num_nodes values.
 * @return KH_ERR_NOMEM.
 * Cost: O(ties * degeneracy); memory O(nodes + ties + sectors).
 * Source: Gould and Fernandez 1989, Sociological Methodology 19:89-126, doi 10.2307/270949.
 *
 * Example: a - v - b with a and v in sector A, b in B, undirected: v is once representative (a to
 * b) and once gatekeeper (b to a), total 2.
 */
kh_status kh_brokerage_count(const kh_net *net, kh_brokerage *counts, kh_error *err) KH_MUST_CHECK;

#endif
