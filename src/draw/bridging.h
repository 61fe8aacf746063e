/**
 * @file bridging.h
 * @brief Which bodies a picture of bridging shows, with the numbers of the panel.
 */
#ifndef KH_DRAW_BRIDGING_H
#define KH_DRAW_BRIDGING_H

#include "../bridge/carriers.h"

/** A body that bridges. */
typedef struct {
    uint32_t node; /**< of the net. */
    double share;  /**< cross_share. */
    kh_sector_part pairs[KH_TOP_PAIRS];
    size_t num_pairs;
} kh_bridging_body;

/** All-zero is a valid empty object. */
typedef struct {
    kh_bridging_body
        *bodies; /**< by falling share, equal ones by id; those without one are none. */
    size_t num;
    bool sampled; /**< from a sample of paths, as the command where counting all is costly. */
} kh_bridging;

/** The `most` bodies that kh_bridges() lists first. @return as kh_bridges(). Cost: that of
 * kh_cross_betweenness() and kh_cross_by_pair(), or of kh_sampled_cross(). */
kh_status kh_bridging_find(
    kh_bridging *self, const kh_net *net, size_t most, kh_error *err) KH_MUST_CHECK;

void kh_bridging_free(kh_bridging *self);

#endif
