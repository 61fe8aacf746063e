/**
 * @file relabelled.h
 * @brief The roles and the participation of one node under many relabellings.
 */
#ifndef KH_CHANCE_RELABELLED_H
#define KH_CHANCE_RELABELLED_H

#include "../bridge/brokerage.h"
#include "brokered.h"
#include "../bridge/permutation.h"

typedef struct {
    double roles[KH_NUM_ROLES];
    double participation; /**< NaN where no neighbour bears a sector. */
} kh_bridging;

typedef struct kh_sector_tally kh_sector_tally;

/** The scratch of one thread; serves one node after the other. All-zero is empty. */
typedef struct {
    const kh_net *net;
    uint32_t body;
    kh_brokered brokered;
    size_t *bearer; /**< neighbour -> the node whose shares it bears; for the most neighbours. */
    kh_sector_tally *by_sector;
} kh_relabelled;

/** @return KH_ERR_NOMEM. */
kh_status kh_relabelled_init(kh_relabelled *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;

void kh_relabelled_free(kh_relabelled *self);

/** Turn to a body. @return KH_ERR_NOMEM. Cost: that of kh_brokered_set(). */
kh_status kh_relabelled_set(kh_relabelled *self, uint32_t body, kh_error *err) KH_MUST_CHECK;

/**
 * Count as kh_brokerage_count() and kh_participation() would if the other nodes bore the shares
 * that relabelling r gives them, the body its own.
 * Cost: O(neighbours + closed pairs), times memberships.
 */
kh_bridging kh_relabelled_count(kh_relabelled *self, const kh_permutations *permutations, size_t r);

#endif
