/**
 * @file top.h
 * @brief Of a large selection the part around the bodies that bridge most.
 */
#ifndef KH_DRAW_TOP_H
#define KH_DRAW_TOP_H

#include "drawing.h"

/**
 * Keep `num` bodies, those with the largest share of paths between sectors, of equal ones those
 * with more ties, then by id; with them up to three times as many of their neighbours, those with
 * most ties to them first. The rest is no longer selected, and counts as hidden.
 * @return KH_ERR_NOMEM.
 * Cost: as kh_cross_betweenness(), or its sample where that is costly.
 */
kh_status kh_drawing_keep_top(kh_drawing *self, size_t num, kh_error *err) KH_MUST_CHECK;

#endif
