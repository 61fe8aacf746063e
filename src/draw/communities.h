/**
 * @file communities.h
 * @brief The groups of a net, and which of their nodes a diagram has room for.
 */
#ifndef KH_DRAW_COMMUNITIES_H
#define KH_DRAW_COMMUNITIES_H

#include "../group/agreement.h"
#include "../group/grouping.h"

/** All-zero is a valid empty object. */
typedef struct {
    const kh_net *net;
    uint32_t *membership; /**< group of a net node. */
    size_t num_groups;
    kh_confusion confusion;
    kh_agreement agreement;
    double modularity;
    uint32_t *majority; /**< of a group: the sector with most of its shares; KH_NONE: none. */
    double *most;       /**< those shares as a part of all of the group. */
    size_t *size;       /**< nodes of a group. */
} kh_communities;

/** Group a net, at resolution 1, by its seed. @return as the grouping's compute(). */
kh_status kh_communities_find(kh_communities *self, const kh_net *net, const kh_grouping *grouping,
    kh_error *err) KH_MUST_CHECK;

void kh_communities_free(kh_communities *self);

/** Whether a node has sectors, none of which is its group's. */
bool kh_communities_is_elsewhere(const kh_communities *self, size_t v);

/**
 * The nodes that are worth a place, by rising group: of all bodies those with most ties, then in
 * each group with fewer than `least` of them the others with most ties; of equal ones the first.
 * @param nodes a new array, the caller's.
 */
kh_status kh_communities_choose(const kh_communities *self, size_t most, size_t least,
    uint32_t **nodes, size_t *num, kh_error *err) KH_MUST_CHECK;

#endif
