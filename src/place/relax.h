/* Nodes moved until the pulls of ties and the pushes of nodes balance. */
#ifndef KH_PLACE_RELAX_H
#define KH_PLACE_RELAX_H

#include "level.h"

/* @param level connected.
 * @param x,y where the nodes of the level are; no two at one point.
 * @param num_threads 0: one a processor; the outcome does not depend on it. */
kh_status place_relax(const place_level *level, size_t num_rounds, size_t num_threads, double *x,
    double *y, kh_error *err) KH_MUST_CHECK;

#endif
