/* Drawings of components beside each other. */
#ifndef KH_PLACE_PACK_H
#define KH_PLACE_PACK_H

#include "../base/status.h"

/* Turn a drawing so that it is wider than high: its longest axis lies flat. */
void place_flatten(size_t num, double *x, double *y);

/* A box that goes somewhere. */
typedef struct {
    double width, height;
    double x, y; /* where its lower left corner goes; written. */
} place_box;

/* Put boxes into rows, in their order, from the top down; the lowest reaches y = 0.
 * @param gap between them. */
void place_pack(size_t num, double gap, place_box *boxes);

#endif
