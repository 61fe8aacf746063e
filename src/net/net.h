/**
 * @file net.h
 * @brief The ties of a selection: the input of every measure.
 *
 * Parallel claims between one pair are one tie, self-loops are gone, sectors are shares that sum
 * to 1. Everything is plain arrays (compressed sparse rows), so that kernels of our own and igraph
 * work from the same numbers; tie t is igraph's edge t, net node v igraph's vertex v.
 */
#ifndef KH_NET_NET_H
#define KH_NET_NET_H

#include "../graph/graph.h"
#include "../graph/select.h"

#include <stdbool.h>
#include <stdint.h>

KH_BEGIN_DECLS

/** Of what draws at random, where nobody says. */
#define KH_USUAL_SEED 42

/** How relations become ties; all-zero follows the file. */
typedef enum {
    KH_DIRECTION_BY_RELATION, /**< each relation is walked as it declares. */
    KH_DIRECTION_IGNORED,     /**< `--undirected`: the union of both ways. */
    KH_DIRECTION_OF_FILE      /**< `--directed`: source to target; two arcs only for walk: both. */
} kh_direction;

typedef struct {
    kh_direction direction;
    /** Directed even where no selected claim is walked forward: one of several nets that are
     * compared, some of which have such a claim. A claim walked both ways is two arcs then. */
    bool always_directed;
    bool weighted; /**< measures that can use strength do. */
    const char
        *sectors_from;  /**< a plain attribute of nodes instead of `sectors`; NULL: sectors. */
    uint64_t seed;      /**< of whatever draws at random; reported. */
    size_t num_threads; /**< of whatever computes on several; 0: one a processor. */
} kh_net_options;

/** Neighbours of each node, in rising order: those of v stand at start[v] .. start[v + 1] - 1. */
typedef struct {
    size_t *start;  /**< num_nodes + 1 */
    uint32_t *node; /**< the neighbour. */
    uint32_t *tie;  /**< the tie that leads there. */
} kh_adjacency;

/** Part of a node in a sector; a node's shares sum to 1, and it has none if it is sectorless. */
typedef struct {
    uint32_t sector; /**< index into the net's sectors. */
    double share;
} kh_share;

/** A group that nodes fall into: a declared sector, or a value of the attribute. */
typedef struct {
    kh_sym value;    /**< of the net's `values`; 0 for a declared sector. */
    uint32_t sector; /**< of the graph, or KH_NONE for a value or a group that was found. */
} kh_net_sector;

/** All-zero is a valid empty net. The graph is borrowed and outlives it. */
typedef struct kh_net {
    const kh_graph *graph;
    size_t num_nodes;
    uint32_t *node;     /**< net node -> graph node; rising. */
    uint32_t *net_node; /**< graph node -> net node, or KH_NONE if it is not selected. */

    bool directed, weighted;
    size_t num_ties;  /**< unordered pairs in an undirected net, ordered ones in a directed one. */
    uint32_t *tail;   /**< of a tie: where it starts; the smaller index if undirected. */
    uint32_t *head;   /**< where it ends. */
    double *strength; /**< sum of the weights of its claims, always. */
    kh_adjacency out; /**< an undirected tie stands in the rows of both ends. */
    kh_adjacency in;  /**< undirected: the same arrays as `out`. */

    size_t *claim_start; /**< the claims of tie t: claim[claim_start[t]] .. [claim_start[t+1]-1] */
    uint32_t *claim;     /**< edges of the graph. */

    size_t num_sectors;
    kh_net_sector *sectors;
    size_t *share_start; /**< the shares of node v: share_start[v] .. share_start[v + 1] - 1 */
    kh_share *shares;    /**< by rising sector. */
    kh_pool values;      /**< names of sectors that the graph does not declare. */

    size_t num_edges;           /**< claims selected, loops included. */
    size_t loops_dropped;       /**< claims from a node to itself. */
    size_t parallel_collapsed;  /**< claims that found their tie (all their arcs) there already. */
    const char *sector_rule;    /**< how sectors were assigned, in words; static or of the graph. */
    const char *direction_rule; /**< how direction was decided, in words; static. */
    uint64_t seed;
    size_t num_threads; /**< that measures compute on; 0: one a processor. */
} kh_net;

/**
 * Build the net of a selection.
 *
 * Direction: undirected if and only if no selected claim is walked forward (by its relation, or by
 * default as the graph says) and the options do not say `always_directed`; otherwise directed, with
 * two arcs for a claim walked both ways.
 * Weights: strength is the sum over claims, 1 each where none is stated.
 *
 * @return KH_ERR_NOTFOUND if no node has the attribute `sectors_from`, KH_ERR_DATA if the strength
 * of a tie is not within 1e-100 .. 1e100, KH_ERR_NOMEM.
 * Cost: O((nodes + edges) log degree).
 */
kh_status kh_net_build(kh_net *self, const kh_graph *graph, const kh_selection *selection,
    const kh_net_options *options, kh_error *err) KH_MUST_CHECK;

void kh_net_free(kh_net *self);

/**
 * Take groups as the sectors of the nodes, in place of those that the net was built with. Group j
 * is called `group j+1`.
 *
 * @param membership num_nodes values, each below num_groups, or KH_NONE for no group.
 * @param rule how groups were found, in words; static.
 * @return KH_ERR_ARGUMENT for a group that is not below num_groups, KH_ERR_NOMEM; the net is then
 * as it was.
 */
kh_status kh_net_set_groups(kh_net *self, const uint32_t *membership, size_t num_groups,
    const char *rule, kh_error *err) KH_MUST_CHECK;

/* Here for the sake of loops over all nodes. */
static inline size_t
kh_net_out_degree(const kh_net *self, size_t v)
{
    return self->out.start[v + 1] - self->out.start[v];
}

static inline size_t
kh_net_in_degree(const kh_net *self, size_t v)
{
    return self->in.start[v + 1] - self->in.start[v];
}

/** The id and the name of a sector of the net, in a language; borrowed. */
const char *kh_net_sector_id(const kh_net *self, uint32_t sector);
const char *kh_net_sector_label(const kh_net *self, uint32_t sector, const char *lang);

/** Strength of a tie for a measure: what it is if the net is weighted, else 1. */
double kh_net_strength(const kh_net *self, size_t tie);

/**
 * Weak components. component[v] (num_nodes values) is numbered from 0 in the order of the smallest
 * net node of each. @param sizes if not NULL, a new array of the components' sizes, the caller's.
 * Cost: O(nodes + ties).
 */
kh_status kh_net_components(const kh_net *self, uint32_t *component, size_t **sizes,
    size_t *num_components, kh_error *err) KH_MUST_CHECK;

/** The choices that a result rests on, as the JSON object `net` of product output:
 * {nodes, edges, ties, loops_dropped, parallel_collapsed, directed, weighted, sector_rule,
 * selection, seed}. */
void kh_net_add_json(const kh_net *self, const kh_selection *selection, kh_text *out);

/** The same as one line of text. */
void kh_net_add_line(const kh_net *self, const kh_selection *selection, kh_text *out);

KH_END_DECLS

/** Whether a net of this selection has to be directed: some selected claim is walked forward.
 * Cost: O(edges). */
bool kh_net_has_forward(
    const kh_graph *graph, const kh_selection *selection, kh_direction direction);

/** The version of igraph that does the work, e.g. "0.10.2". */
const char *kh_net_igraph_version(void);

#endif
