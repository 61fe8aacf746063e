/**
 * @file sources.h
 * @brief Sources that share one search.
 */
#ifndef KH_BETWEEN_SOURCES_H
#define KH_BETWEEN_SOURCES_H

#include "../net/net.h"

/**
 * Nodes in groups. Whoever has one tie out starts every path with it: the paths of such a leaf are
 * those of the root at its other end, one step longer, and never come back through the leaf. So one
 * search from the root serves a whole group. Groups of their own
 * are, in a weighted net, all nodes: whether two paths tie depends on how long they are as a whole;
 * in a directed net, leaves in several sectors: such a leaf and itself would count as a pair, with
 * nodes between them where arrows lead from the root back to it.
 */
typedef struct {
    size_t num; /**< groups, by rising root. */
    uint32_t *root;
    size_t *start; /**< the leaves of group g: leaf[start[g]] .. leaf[start[g + 1] - 1] */
    uint32_t *leaf;
} kh_source_groups;

/** @return KH_ERR_NOMEM. Cost: O(nodes). */
kh_status kh_source_groups_init(
    kh_source_groups *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;

void kh_source_groups_free(kh_source_groups *self);

#endif
