/**
 * @file ends.h
 * @brief Ends of edges whose node has not come yet: it may stand later, or in another file.
 *
 * Such an end holds KH_ABSENT + an index into the graph's list of absent ids. Readers and
 * kh_graph_merge() know such ends; everything else is given graphs without them.
 */
#ifndef KH_GRAPH_ENDS_H
#define KH_GRAPH_ENDS_H

#include "graph.h"

/** Nodes number less than this. */
#define KH_ABSENT ((uint32_t) 1 << 31)

/** What an edge that leads to `id` (a symbol of the graph) holds: the node that bears it, or else
 * what stands for it. @return KH_ERR_LIMIT at 2^31 absent ids, KH_ERR_NOMEM. */
kh_status kh_graph_need_end(kh_graph *self, kh_sym id, uint32_t *end, kh_error *err) KH_MUST_CHECK;

/** The id that an end leads to, be it a node or absent. */
const char *kh_graph_end_id(const kh_graph *self, uint32_t end);

/** Lead edges to the nodes that have come since. Cost: one pass over the edges, none if no id is
 * absent. */
void kh_graph_resolve_ends(kh_graph *self);

/** Lead edges to nodes that bear no such id: `nodes` has one for each absent id, or KH_NONE. */
void kh_graph_lead_ends(kh_graph *self, const uint32_t *nodes);

/** Remove the edges that lead to absent ids still, and forget those ids. */
void kh_graph_drop_open_edges(kh_graph *self);

#endif
