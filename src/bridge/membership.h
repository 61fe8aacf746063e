/**
 * @file membership.h
 * @brief How different the sector shares of two nodes are.
 */
#ifndef KH_BRIDGE_MEMBERSHIP_H
#define KH_BRIDGE_MEMBERSHIP_H

#include "../net/net.h"

/** The sector shares of one node, by rising sector; borrowed. */
typedef struct {
    const kh_share *items;
    size_t num;
} kh_member;

static inline kh_member
kh_member_of(const kh_net *net, size_t v)
{
    const size_t first = net->share_start[v];

    return (kh_member){ net->shares + first, net->share_start[v + 1] - first };
}

/** The chance that two nodes draw the same sector: m_a . m_b. */
double kh_member_same(kh_member a, kh_member b);

/** w(a, b) = 1 - m_a . m_b; 0 if either has no sector. */
double kh_member_weight(kh_member a, kh_member b);

/** x += times * m_a for a vector over sectors. */
void kh_member_add(kh_member a, double times, double *by_sector);

/** Nodes by kind: those of one kind have the same shares. All-zero is a valid empty object. */
typedef struct {
    const kh_net *net;
    uint32_t num_kinds;
    uint32_t *kind;   /**< of a node. */
    uint32_t *sample; /**< a node of a kind. */
    double *weight;   /**< num_kinds rows of num_kinds; NULL if kinds are too many for a table. */
} kh_kinds;

/** @return KH_ERR_NOMEM. Cost: O(nodes log nodes + kinds^2). */
kh_status kh_kinds_init(kh_kinds *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;

void kh_kinds_free(kh_kinds *self);

/** w between two kinds, whether there is a table or not. */
double kh_kinds_weight(const kh_kinds *self, uint32_t a, uint32_t b);

#endif
