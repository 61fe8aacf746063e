/* Discs that do not overlap. */
#ifndef KH_PLACE_APART_H
#define KH_PLACE_APART_H

#include "../base/status.h"

/* Scale positions until most discs have room, then push apart those that still overlap.
 * @param size diameters. */
kh_status place_apart(
    size_t num, const double *size, double *x, double *y, kh_error *err) KH_MUST_CHECK;

#endif
