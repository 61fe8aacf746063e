/**
 * @file triples.h
 * @brief The triples that one body brokers, one by one.
 */
#ifndef KH_EXPLAIN_TRIPLES_H
#define KH_EXPLAIN_TRIPLES_H

#include "../bridge/brokerage.h"

/** A triple a -> body -> b without a tie a -> b. */
typedef struct {
    uint32_t a, b;         /**< net nodes. */
    uint32_t tie_a, tie_b; /**< a -> body, body -> b. */
    double probability;    /**< of the role; 1 or 0 if all three have at most one sector. */
} kh_triple;

/** What makes up the count of a role: the `num` likeliest triples, and all others together. */
typedef struct {
    double count; /**< kh_brokerage_count() of the body. */
    kh_triple *triples;
    size_t num, max;
    size_t num_more;
    double more;
} kh_role_triples;

/** All-zero is a valid empty result. `all` has probability 1 throughout. */
typedef struct {
    kh_role_triples roles[KH_NUM_ROLES];
    kh_role_triples all;
} kh_triples;

/** Triples that a role lists singly. */
#define KH_TRIPLES_MOST 1000

/** The chance of each role for a -> v -> b, as kh_brokerage_count() counts it. */
void kh_triple_roles(
    const kh_net *net, uint32_t a, uint32_t v, uint32_t b, double roles[KH_NUM_ROLES]);

/**
 * List the triples of a body by falling probability, then by nodes.
 * @return KH_ERR_NOMEM.
 * Cost: O(in-degree * (out-degree + ties of the neighbour)); memory O(nodes + what is listed).
 */
kh_status kh_triples_list(
    kh_triples *self, const kh_net *net, uint32_t body, kh_error *err) KH_MUST_CHECK;

void kh_triples_free(kh_triples *self);

#endif
