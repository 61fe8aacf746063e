/**
 * @file profiles.h
 * @brief The different memberships of a net, and sums of role chances over them.
 */
#ifndef KH_CHANCE_PROFILES_H
#define KH_CHANCE_PROFILES_H

#include "../bridge/brokerage.h"

/** Sums over the patterns that two ordered pairs of distinct things can form. */
typedef struct {
    double pairs;   /**< over single pairs. */
    double same;    /**< (a,b) and (a,b) */
    double reverse; /**< (a,b) and (b,a) */
    double first;   /**< (a,b) and (a,c) */
    double second;  /**< (a,b) and (c,b) */
    double chain;   /**< (a,b) and (b,c); as often the other way round. */
    double apart;   /**< (a,b) and (c,d) */
} kh_patterns;

/** All that have the same membership vector. */
typedef struct {
    const kh_share *shares;
    size_t num_shares;
    double size;
} kh_profile;

/** Sum of the products of shares that nodes have in two sectors. */
typedef struct {
    uint32_t a, b; /**< a <= b */
    double sum;
} kh_shared_sectors;

/** The net is borrowed. All-zero is empty. */
typedef struct {
    const kh_net *net;
    kh_profile *profiles;
    size_t num_profiles;
    uint32_t *profile; /**< of a node. */
    kh_shared_sectors *shared;
    size_t num_shared;
    bool is_fractional;   /**< some node has several sectors. */
    double *own, *others; /**< num_sectors: of the broker and of the rest; all 0 between calls. */
} kh_profiles;

/** @return KH_ERR_NOMEM. Cost: O(nodes log nodes * memberships). */
kh_status kh_profiles_init(kh_profiles *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;

void kh_profiles_free(kh_profiles *self);

/**
 * Sum what a broker with a label can meet: f(x, y) and f f over all nodes but the broker.
 *
 * @param own the label of the broker, one that a node has.
 * Cost: O(memberships of all labels + shared).
 */
void kh_profiles_sum(kh_profiles *self, uint32_t own, kh_patterns sums[KH_NUM_ROLES]);

#endif
