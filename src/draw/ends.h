/**
 * @file ends.h
 * @brief The two nodes whose paths a diagram shows.
 */
#ifndef KH_DRAW_ENDS_H
#define KH_DRAW_ENDS_H

#include "choose.h"

/**
 * The ends that the view names; without them two bodies, of different sectors if there are such,
 * that lie as far apart as any, which warning W118 and a remark say.
 * @param ends nodes of the net. KH_NONE, both, if nothing is selected.
 * @return KH_ERR_NOTFOUND: the graph does not have one, or it is not selected; KH_ERR_ARGUMENT:
 * they are one. KH_ERR_NOMEM.
 * Cost: bodies * ties, of so many bodies that it is at most some 10^8.
 */
kh_status kh_drawing_find_ends(
    kh_drawing *self, const kh_net *net, uint32_t ends[2], kh_error *err) KH_MUST_CHECK;

/**
 * The nodes of the net that the view names between its ends.
 * @param via the caller's. @return KH_ERR_NOTFOUND as above, KH_ERR_ARGUMENT: one of them is named
 * twice, or is an end; KH_ERR_NOMEM.
 */
kh_status kh_drawing_find_via(const kh_drawing *self, const kh_net *net, uint32_t **via,
    size_t *num, kh_error *err) KH_MUST_CHECK;

#endif
