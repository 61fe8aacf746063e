/**
 * @file gap.h
 * @brief The fewest claims that conditions leave out and that would connect two ends.
 */
#ifndef KH_ROUTE_GAP_H
#define KH_ROUTE_GAP_H

#include "missing.h"

/** Fill the claims of an all-zero `self`, or the sizes of components. @return KH_ERR_NOMEM. */
kh_status kh_gap_find(kh_missing *self, const kh_routes *routes, const kh_exclusion *exclusions,
    size_t num_exclusions, kh_error *err) KH_MUST_CHECK;

#endif
