/**
 * @file shores.h
 * @brief Sectors on two sides, so that bridges lead across.
 */
#ifndef KH_DRAW_SHORES_H
#define KH_DRAW_SHORES_H

#include "bridging.h"

/** Sectors that a picture has room for. */
#define KH_MOST_SHORES 16

typedef struct {
    uint32_t sector; /**< of the net. */
    bool right;      /**< side. */
    double mass;     /**< that the bodies carry from and to it. */
    size_t num_dots; /**< neighbours of the bodies that stand there. */
} kh_shore;

/** All-zero is a valid empty object. */
typedef struct {
    kh_shore shores[KH_MOST_SHORES];
    size_t num;
    size_t num_hidden; /**< sectors there is no room for. */
} kh_shores;

/** Choose the sectors that bodies carry most from and to, then those where most of their neighbours
 * are. @param num_dots by sector of the net: neighbours. @return KH_ERR_NOMEM. */
kh_status kh_shores_choose(kh_shores *self, const kh_net *net, const kh_bridging *bridging,
    const size_t *num_dots, kh_error *err) KH_MUST_CHECK;

/**
 * Put them on two sides, as many on each as on the other or one more, so that the most mass is
 * carried from side to side. The first stands left. Cost: O(2^sectors * sectors).
 */
void kh_shores_split(kh_shores *self, const kh_bridging *bridging);

/** The shore of a sector, or KH_MOST_SHORES. */
size_t kh_shores_find(const kh_shores *self, uint32_t sector);

#endif
