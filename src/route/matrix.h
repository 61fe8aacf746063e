/**
 * @file matrix.h
 * @brief Distances between two sets of nodes.
 */
#ifndef KH_ROUTE_MATRIX_H
#define KH_ROUTE_MATRIX_H

#include "../net/net.h"
#include "../table/table.h"

KH_BEGIN_DECLS

/** Nodes of a net, in their order. All-zero is a valid empty set. */
typedef struct {
    uint32_t *nodes;
    size_t num;
} kh_node_set;

void kh_node_set_free(kh_node_set *self);

/**
 * Read a set: `type:ID`, `sector:ID` (with its children), else the id or name of a node; an id that
 * reads like one of these is a node.
 * @return KH_ERR_NOTFOUND for what the graph does not have, or the selection leaves out;
 * KH_ERR_NOMEM.
 */
kh_status kh_node_set_read(kh_node_set *self, const kh_net *net, const char *text, const char *lang,
    kh_error *err) KH_MUST_CHECK;

/** What is asked. */
typedef struct {
    const kh_net *net;
    const kh_selection *selection;
    const kh_node_set *from, *to;
    bool wide; /**< a row for each of `from`, a column for each of `to`, instead of pairs. */
    const char *lang;
} kh_matrix_request;

/**
 * One row a pair: `from from_label to to_label distance paths`: the length of the shortest paths
 * between the two (steps; the sum of 1/strength in a weighted net) and how many there are;
 * undefined and 0 without a path. Wide: `from from_label` and a column of distances for each node
 * of the other set, by its id.
 *
 * @param table all-zero; the caller's to free, also after failure.
 * @param connected whether any two are.
 * @return KH_ERR_LIMIT for more than 10 million pairs, KH_ERR_NUMERIC for paths too many to count,
 * KH_ERR_NOMEM. Cost: O(from * (nodes + ties)), weighted O(from * ties log nodes).
 */
kh_status kh_matrix_make(kh_table *table, const kh_matrix_request *request, bool *connected,
    kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
