/**
 * @file select.h
 * @brief Which nodes, edges and memberships of a graph an analysis or a diagram looks at.
 */
#ifndef KH_GRAPH_SELECT_H
#define KH_GRAPH_SELECT_H

#include "graph.h"

#include "../base/text.h"

KH_BEGIN_DECLS

/**
 * What to select; all-zero selects everything. Names are ids as the user typed them, nodes are
 * already looked up. Conditions of different kinds are joined by AND, the values of one by OR.
 */
typedef struct {
    const char *const *types;
    size_t num_types;
    const char *const *relations;
    size_t num_relations;
    const char *const *sectors; /**< a sector selects its children too. */
    size_t num_sectors;
    kh_date from, to; /**< what is valid on any day of [from, to]; undated things stay. */
    const uint32_t *egos;
    size_t num_egos;
    size_t radius; /**< of the ego's neighbourhood, ignoring direction; used with egos. */
    const uint32_t *dropped;
    size_t num_dropped;
    double min_confidence; /**< 0: off. What states no confidence stays. */
} kh_selector;

/** The result: a mask. All-zero is not valid; see kh_select(). */
typedef struct {
    uint8_t *nodes; /**< one a node of the graph: 1 is selected. */
    uint8_t *edges; /**< one an edge: 1 is selected; both its ends then are. */
    size_t num_nodes, num_edges;
    kh_date from, to;       /**< memberships outside are not counted either. */
    uint32_t *types, *egos; /**< as asked for, in that order; diagrams show it. */
    size_t num_types, num_egos;
    kh_text
        description; /**< the conditions in words, for the "selection" of a result; "" if all. */
} kh_selection;

void kh_selection_free(kh_selection *self);

/**
 * Apply a selector. @return KH_ERR_NOTFOUND for a type, relation or sector that the graph does
 * not have (the hint names the nearest), KH_ERR_ARGUMENT for an interval that ends before it
 * starts, KH_ERR_NOMEM.
 * Cost: O(nodes + edges + memberships).
 */
kh_status kh_select(kh_selection *self, const kh_graph *graph, const kh_selector *selector,
    kh_error *err) KH_MUST_CHECK;

/** Whether a membership is valid in the selection's interval. */
bool kh_selection_has_membership(const kh_selection *self, const kh_membership *membership);

KH_END_DECLS

#endif
