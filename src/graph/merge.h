/**
 * @file merge.h
 * @brief Several graphs as one.
 */
#ifndef KH_GRAPH_MERGE_H
#define KH_GRAPH_MERGE_H

#include "graph.h"

/**
 * Add `other` to `self`, nodes joined by id. Scalars: the first graph wins, and a conflict is a
 * warning that names both values and both places. Labels, sectors, sources and declarations: the
 * union by key. Edges are concatenated unless their ids match (then they are one claim, scalars
 * as for nodes); one may lead to a node that only the other graph has (ends.h). Positions keep
 * pointing into the input each element came from.
 *
 * @return KH_ERR_DATA if both state `directed` and differ; KH_ERR_NOMEM. On failure `self` may
 * hold a part of `other`; the caller frees both.
 * Cost: O(size of other), and a pass over the edges of `self` if ends of it are open.
 */
kh_status kh_graph_merge(
    kh_graph *self, const kh_graph *other, kh_findings *findings, kh_error *err) KH_MUST_CHECK;

#endif
