/**
 * @file part.h
 * @brief A part of a graph as a graph of its own.
 */
#ifndef KH_GRAPH_PART_H
#define KH_GRAPH_PART_H

#include "select.h"

KH_BEGIN_DECLS

/**
 * Copy what is selected into an empty graph: nodes, edges and memberships in their order, with all
 * that they refer to; what is declared is kept whether or not it is referred to. Nothing else of
 * the original is in the copy, not even a string. Positions stay those of the input.
 *
 * @param from without open ends (ends.h).
 * @return KH_ERR_NOMEM; `self` is then empty.
 * Cost: O(size of what is copied + nodes + edges).
 */
kh_status kh_graph_copy_part(kh_graph *self, const kh_graph *from, const kh_selection *selection,
    kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
