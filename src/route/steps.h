/**
 * @file steps.h
 * @brief Which claims may stand for a step, given all others.
 */
#ifndef KH_ROUTE_STEPS_H
#define KH_ROUTE_STEPS_H

#include "route.h"

/** Fill first_step, first_claim and claims of routes whose paths are found. @return KH_ERR_NOMEM.
 * Cost: O(claims of the paths * steps * places of the course). */
kh_status kh_routes_list_claims(kh_routes *self, kh_error *err) KH_MUST_CHECK;

#endif
