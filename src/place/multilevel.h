/* A connected graph placed from coarse to fine. */
#ifndef KH_PLACE_MULTILEVEL_H
#define KH_PLACE_MULTILEVEL_H

#include "level.h"
#include "place.h"

/* @param finest connected, at least two nodes; its groups are changed.
 * @param x,y    num values each, written: a tie between two nodes alone is about 1.6 long. */
kh_status place_multilevel(place_level *finest, const kh_place_options *options, double *x,
    double *y, kh_error *err) KH_MUST_CHECK;

#endif
