/**
 * @file lanes.h
 * @brief Brandes' accumulation over one source's paths for many target weights side by side.
 */
#ifndef KH_BETWEEN_LANES_H
#define KH_BETWEEN_LANES_H

#include "paths.h"
#include "vectors.h"

/** How many go side by side: four vectors of the widest machines, rows that stay in the cache. */
#define KH_NUM_LANES 32

/** Values of one node, one a lane; arrays of them come from KH_NEW_ROWS(). */
typedef union {
    double of[KH_NUM_LANES];
    kh_four four[KH_NUM_LANES / 4];
    kh_eight eight[KH_NUM_LANES / 8];
} kh_lanes;

/** Labels of one node, one a lane. */
typedef struct {
    uint8_t of[KH_NUM_LANES];
} kh_label_lanes;

/** Of a node without a label: no pair with it counts. */
#define KH_LABEL_NONE 255

/**
 * Add to totals[v], for each node v that is reached but not the source, what the source depends on
 * v for: sum over targets t of weight(t) * paths(s,t | v) / paths(s,t).
 *
 * @param carried by place; the weights of targets, overwritten.
 * @param totals by node.
 * Cost: O(nodes + ties) vectors. Lanes do not mix: the bits of one do not depend on the others, nor
 * on the machine's width.
 */
void kh_lanes_walk_back(const kh_paths *paths, kh_lanes *carried, kh_lanes *totals);

/**
 * The same for targets that count 1 if their label is not the source's, else 0.
 *
 * @param labels by node.
 * @param carried by place; scratch.
 */
void kh_lanes_walk_labels(
    const kh_paths *paths, const kh_label_lanes *labels, kh_lanes *carried, kh_lanes *totals);

#endif
