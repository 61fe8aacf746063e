/**
 * @file numbering.h
 * @brief How groups of nodes are numbered, whatever found them.
 */
#ifndef KH_GROUP_NUMBERING_H
#define KH_GROUP_NUMBERING_H

#include "../net/net.h"

/**
 * Number groups from 0 by falling size, of equal ones by the smallest node.
 *
 * @param membership num_nodes values below num_nodes, in any numbering with gaps; replaced.
 * @param num_groups how many there are.
 * @return KH_ERR_NOMEM; the membership is then as it was. Cost: O(nodes + groups log groups).
 */
kh_status kh_groups_number(
    uint32_t *membership, size_t num_nodes, size_t *num_groups, kh_error *err) KH_MUST_CHECK;

#endif
