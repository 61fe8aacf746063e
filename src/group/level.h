/* A net as the Leiden algorithm sees it: first nodes, then groups of nodes as nodes. */
#ifndef KH_GROUP_LEVEL_H
#define KH_GROUP_LEVEL_H

#include "../net/contacts.h"

/* Ties within a node are part of its strength alone. */
typedef struct {
    size_t num;
    const size_t *start; /* the ties of v: start[v] .. start[v + 1] - 1 */
    const uint32_t *node;
    const double *weight; /* NULL: 1 each. */
    double *strength;
    kh_contacts contacts; /* own these arrays; or else */
    size_t *own_start;
    uint32_t *own_node;
    double *own_weight;
} level;

kh_status level_of_net(level *self, const kh_net *net, kh_error *err) KH_MUST_CHECK;

/* Make the groups of `below`, numbered 0 .. num_groups - 1, into nodes. */
kh_status level_of_groups(level *self, const level *below, const uint32_t *group, size_t num_groups,
    kh_error *err) KH_MUST_CHECK;

void level_free(level *self);

/* Strength between a node and groups: by_group[] is 0 but for the `num` groups in found[]. */
typedef struct {
    double *by_group;
    uint32_t *found;
    size_t num;
} level_ties;

kh_status level_ties_init(level_ties *self, size_t num_groups, kh_error *err) KH_MUST_CHECK;
void level_ties_free(level_ties *self);
void level_ties_add(level_ties *self, const level *net, const uint32_t *group, size_t v);
void level_ties_clear(level_ties *self);

/* Bring nearer what level_ties_add() will read for the nodes that come a little later; they stand
 * at `at` .. of a ring of `size`, `num` of them. */
void level_look_ahead(const level *net, const uint32_t *group, const uint32_t *ring, size_t size,
    size_t at, size_t num);

/* --- the two steps ----------------------------------------------------------------------- */

/* What is maximised: strength inside groups less penalty times the product of strengths. */
typedef struct {
    double penalty;
    double randomness; /* of refinement: how much worse than the best a choice may well be. */
    uint64_t seed, stream;
} level_search;

/* Move nodes between groups while that gains anything. @param group num values below num. */
kh_status level_move(
    const level *net, level_search *search, uint32_t *group, kh_error *err) KH_MUST_CHECK;

/* Split each group into parts that hang together, numbered 0 .. *num_parts - 1 by first node. */
kh_status level_refine(const level *net, level_search *search, const uint32_t *group,
    uint32_t *part, size_t *num_parts, kh_error *err) KH_MUST_CHECK;

/* All nodes in random order; a new array. */
kh_status level_shuffle(
    const level *net, level_search *search, uint32_t **order, kh_error *err) KH_MUST_CHECK;

/* Number groups 0 .. *num - 1 in the order of their first nodes. */
kh_status level_number(uint32_t *group, size_t num_nodes, size_t *num, kh_error *err) KH_MUST_CHECK;

#endif
