/**
 * @file path.h
 * @brief Paths through a net: the shortest, all of the shortest, the k shortest, the widest; past
 * nodes that must or must not be met, along a course of relations, forwards in time.
 *
 * A path meets no node twice. It is found in the net's ties; where a course or time asks for it,
 * each step has a claim that allows it.
 */
#ifndef KH_PATH_PATH_H
#define KH_PATH_PATH_H

#include "../net/net.h"

KH_BEGIN_DECLS

/** In a course: any number of steps of any relation, none included. */
#define KH_PATH_ANY (KH_NONE - 1)

/** Unfinished paths that a search may hold, where a question states no number. */
#define KH_PATH_MOST_UNFINISHED 2000000

/** What to search for. All-zero but for net and targets: every path from node 0. */
typedef struct {
    const kh_net *net;
    uint32_t source;       /**< a net node. */
    const uint8_t *target; /**< num_nodes: 1 where a path may end. It ends at the first it meets. */
    const uint8_t *closed; /**< num_nodes: 1 where no path enters; NULL: nowhere. */
    const uint32_t *via;   /**< net nodes that a path meets in this order. */
    size_t num_via;
    const uint32_t *course; /**< relations of the graph, one a step, or KH_PATH_ANY. */
    size_t num_course;      /**< 0: any course. At most KH_PATH_MOST_COURSE. */
    bool in_order;          /**< some days d1 <= d2 <= ... are such that claim j is valid on dj. */
    bool by_steps;          /**< lengths are numbers of steps also in a weighted net. */
    double least_strength;  /**< weaker ties are left out. */
    size_t most_steps;      /**< 0: any number. */
    size_t most_unfinished; /**< 0: KH_PATH_MOST_UNFINISHED. */
} kh_path_question;

#define KH_PATH_MOST_COURSE 30

typedef struct {
    size_t num_steps;
    uint32_t *node; /**< num_steps + 1 net nodes, from the source on. */
    uint32_t *tie;  /**< num_steps ties. */
    double length;  /**< steps, or the sum of 1 / strength. */
} kh_path;

/** By rising length, then by node numbers. All-zero is a valid empty list. */
typedef struct {
    kh_path *items;
    size_t num, max;
    bool more; /**< there are more of the kind that was asked for. */
} kh_path_list;

void kh_path_list_free(kh_path_list *self);

/**
 * The shortest paths: all that are as short as any (within 1e-10 relative in a weighted net).
 *
 * @param most at most so many, from 1; `more` tells whether there are others.
 * @param list replaced; empty if there is no path.
 * @return KH_ERR_LIMIT: the search holds too many unfinished paths, which a course, nodes to meet
 * or order in time can make exponentially many; KH_ERR_NOMEM. Cost: O((nodes + ties log nodes) *
 * places of the course * (via + 1)), then in proportion to what is found; with a course, via or
 * in_order up to the limit.
 */
kh_status kh_path_shortest(
    const kh_path_question *question, size_t most, kh_path_list *list, kh_error *err) KH_MUST_CHECK;

/**
 * The k shortest paths, of equal length by node numbers.
 *
 * @return as kh_path_shortest().
 * Cost: O(k * steps * (nodes + ties log nodes)); with a course, via or in_order up to the limit.
 * Source: Yen 1971, doi 10.1287/mnsc.17.11.712; with conditions: best-first search, Hart, Nilsson &
 * Raphael 1968, doi 10.1109/TSSC.1968.300136.
 */
kh_status kh_path_k_shortest(
    const kh_path_question *question, size_t k, kh_path_list *list, kh_error *err) KH_MUST_CHECK;

/**
 * The widest paths: those whose weakest tie is as strong as can be, and of these all of the fewest
 * steps. Their lengths are steps.
 *
 * @param width strength of the weakest tie; untouched if there is no path or it has no step.
 * @return as kh_path_shortest(). Cost: that, times the logarithm of the number of strengths.
 * Source: Pollack 1960, doi 10.1287/opre.8.5.733.
 */
kh_status kh_path_widest(const kh_path_question *question, size_t most, kh_path_list *list,
    double *width, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
