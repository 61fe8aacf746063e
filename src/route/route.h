/**
 * @file route.h
 * @brief How one node is connected with another: paths, and the claims that carry each step.
 */
#ifndef KH_ROUTE_ROUTE_H
#define KH_ROUTE_ROUTE_H

#include "../path/path.h"

KH_BEGIN_DECLS

/** Which paths of those that meet the conditions. */
typedef enum {
    KH_ROUTE_SHORTEST,   /**< as short as any. */
    KH_ROUTE_K_SHORTEST, /**< by rising length. */
    KH_ROUTE_WIDEST,     /**< whose weakest tie is strongest, and of these the shortest. */
    KH_ROUTE_NEAREST     /**< one of the shortest to each of the nearest bodies of the sector. */
} kh_route_kind;

/** What is asked. All-zero but for net, selection, from, to and most: a shortest path. */
typedef struct {
    const kh_net *net;
    const kh_selection *selection;
    uint32_t from;      /**< a net node. */
    uint32_t to;        /**< a net node; KH_NONE: other bodies of `sector` and its children. */
    const char *sector; /**< id; used without `to`. */
    kh_route_kind kind;
    bool all;            /**< every one of the kind was asked for, up to `most`. */
    size_t most;         /**< so many paths, from 1; KH_ROUTE_NEAREST finds all. */
    const uint32_t *via; /**< net nodes to meet, in this order. */
    size_t num_via;
    const uint32_t *avoided; /**< net nodes that no path enters. */
    size_t num_avoided;
    const uint32_t *types;  /**< of the graph: what nodes between ends and `via` may be. */
    size_t num_types;       /**< 0: anything. */
    const uint32_t *course; /**< as in kh_path_question. */
    size_t num_course;
    bool in_order;
    size_t most_steps; /**< 0: any number. */
} kh_route_request;

/** Claims of the graph, as many as `num`. */
typedef struct {
    const uint32_t *items;
    size_t num;
} kh_route_claims;

/** All-zero is a valid empty object. */
typedef struct {
    const kh_route_request *request;
    uint8_t *target, *closed; /**< num_nodes, as in kh_path_question. */
    kh_path_list paths;       /**< in order; empty: there is none. */
    double width;             /**< of KH_ROUTE_WIDEST: strength of the weakest tie. */
    size_t *first_step;       /**< steps of path p are numbered from first_step[p] on. */
    size_t *first_claim;      /**< claims of step s: claims[first_claim[s]] .. */
    uint32_t *claims;
    size_t max_claims;
} kh_routes;

/**
 * Find paths, and for each step all claims that may stand for it: those of its tie for which the
 * other steps have claims such that the course and the order in time are kept.
 *
 * @param request outlives the result.
 * @return KH_ERR_NOTFOUND for a sector that no node is in, and what the search returns (path.h).
 */
kh_status kh_routes_find(
    kh_routes *self, const kh_route_request *request, kh_error *err) KH_MUST_CHECK;

void kh_routes_free(kh_routes *self);

/** The claims of a step of a path, in the order of the file. */
kh_route_claims kh_routes_claims(const kh_routes *self, size_t path, size_t step);

KH_END_DECLS

/** The question that a request puts to the search. */
kh_path_question kh_routes_question(const kh_routes *self);

#endif
