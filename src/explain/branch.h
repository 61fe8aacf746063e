/**
 * @file branch.h
 * @brief The largest branch of a body: nodes none of whose pairs it lies between.
 */
#ifndef KH_EXPLAIN_BRANCH_H
#define KH_EXPLAIN_BRANCH_H

#include "../net/net.h"

/**
 * Mark the nodes that a neighbour of the body leads to on a shortest path, of the neighbour with
 * the most of them. Any two of them reach each other over that neighbour in two steps less than
 * over the body, so no shortest path between them passes it: whoever looks for the pairs that it
 * joins need not search from them. Nothing is marked in a directed or weighted net, where lengths
 * there and back differ or tie only nearly.
 *
 * @param marks num_nodes zeros. @return KH_ERR_NOMEM, KH_ERR_NUMERIC.
 * Cost: O((nodes + ties) * degree / 64).
 */
kh_status kh_branch_mark(
    const kh_net *net, uint32_t body, uint8_t *marks, kh_error *err) KH_MUST_CHECK;

#endif
