/**
 * @file cut.h
 * @brief The smallest cuts between two sides of a net: the fewest or weakest ties, or the fewest
 * nodes, without which no path leads from one to the other.
 */
#ifndef KH_CUT_CUT_H
#define KH_CUT_CUT_H

#include "../net/net.h"

KH_BEGIN_DECLS

/** Which side a node is on. */
typedef enum { KH_SIDE_NONE, KH_SIDE_A, KH_SIDE_B } kh_side;

/** What to separate. In a directed net: so that no path leads from A to B. */
typedef struct {
    const kh_net *net;
    const uint8_t *end; /**< num_nodes values: KH_SIDE_A, KH_SIDE_B or KH_SIDE_NONE. */
    bool of_nodes;      /**< cut nodes, not ties. */
    bool a_stays;       /**< of nodes: those of A are not cut. */
    bool b_stays;       /**< of nodes: those of B are not cut. */
    bool lists_paths;   /**< find paths that share nothing; not under strengths. */
} kh_cut_question;

/** One cut. */
typedef struct {
    uint32_t *items; /**< ties, or net nodes, rising. */
    size_t num_items;
    double strength;     /**< of ties: the sum over them; of nodes 0. */
    uint8_t *side;       /**< of each node once the cut is made: KH_SIDE_A if A still leads there,
                            KH_SIDE_B if it still leads to B, else KH_SIDE_NONE. */
    size_t num_a, num_b; /**< nodes on the sides. */
} kh_cut;

/** A step of a path, to the node where the next one begins. */
typedef struct {
    uint32_t from, to, tie;
} kh_cut_step;

/** All of the smallest cuts lie between these two. All-zero is a valid empty object. */
typedef struct {
    /** What is smallest: the number of ties, in a weighted net their strength, or the number of
     * nodes. It is also the number of paths from A to B that share no tie (or, of nodes, no node
     * that may be cut): Menger's theorem. 0 if no path leads from A to B; INFINITY if no cut
     * separates them. */
    double value;
    kh_cut near_a, near_b; /**< with the smallest side of A, and with the smallest side of B. */
    bool unique;           /**< the two are the same: there is no other. */
    size_t num_paths;      /**< as many as `value` if they were asked for, else 0. */
    size_t *path_start;    /**< path j: steps[path_start[j]] .. steps[path_start[j + 1] - 1] */
    kh_cut_step *steps;
    uint32_t direct_tie; /**< where no cut separates them: a tie from A to B. Else KH_NONE. */
} kh_cuts;

void kh_cuts_free(kh_cuts *self);

/**
 * Find the smallest cuts.
 *
 * Weights: in a weighted net a cut of ties weighs their strength; of nodes, ignored. Strengths that
 * differ by less than 1e-10 of the cut's are the same. Direction: followed.
 *
 * @param self replaced.
 * @return KH_ERR_ARGUMENT if an end has no node, or for paths under strengths; KH_ERR_LIMIT for
 * 2^31 ties or more, KH_ERR_NOMEM. Cost: O(ties^1.5) at most if unweighted, usually a few passes
 * over the net; 32 bytes a tie, for nodes twice as many. Source: Ford & Fulkerson 1956,
 * doi 10.4153/CJM-1956-045-5; the two extreme cuts: Picard & Queyranne 1980,
 * doi 10.1007/BFb0120902; of nodes: Even & Tarjan 1975, doi 10.1137/0204043.
 *
 * Example: along a-b-c the cut near a is a-b, near c it is b-c, and the one node is b.
 */
kh_status kh_cuts_find(kh_cuts *self, const kh_cut_question *question, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
