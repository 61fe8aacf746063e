/**
 * @file spots.h
 * @brief Free room among boxes and frames that stand.
 */
#ifndef KH_STABLE_SPOTS_H
#define KH_STABLE_SPOTS_H

#include "places.h"

/** A box in points, y upwards. */
typedef struct {
    double left, bottom, right, top;
} kh_stand_box;

/** All-zero is empty; the nodes are borrowed. */
typedef struct {
    const kh_stand *nodes;
    size_t num_nodes;
    bool *stands;         /**< whether a node has its place already. */
    kh_stand_box *frames; /**< of the clusters, around those that stand. */
    size_t num_clusters;
} kh_spots;

void kh_spots_free(kh_spots *self);

/** No node stands. @return KH_ERR_NOMEM. */
kh_status kh_spots_open(kh_spots *self, const kh_places *places, kh_error *err) KH_MUST_CHECK;

/** From now on a node stands where it is. */
void kh_spots_take(kh_spots *self, size_t node);

/** Whether the box of a node, grown by `gap` on all sides, would meet one that stands. */
bool kh_spots_overlap(const kh_spots *self, size_t node, double x, double y, double gap);

/**
 * The free spot that is nearest to a point.
 * @param line 0: anywhere; 'x' or 'y': only along that coordinate, unless there is no room.
 * @return whether frames stay apart there; x and y are the spot in either case.
 */
bool kh_spots_find(const kh_spots *self, size_t node, char line, double *x, double *y);

#endif
