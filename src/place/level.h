/* A graph from fine to coarse: the groups of nodes of one level are the nodes of the next. */
#ifndef KH_PLACE_LEVEL_H
#define KH_PLACE_LEVEL_H

#include "../base/status.h"

#include <stdint.h>

/* All-zero is a valid empty object. Ties of v: start[v] .. start[v + 1] - 1, none to itself. */
typedef struct {
    size_t num;
    size_t *start;
    uint32_t *node;
    double *weight;  /* how strongly a tie pulls: the number of ties that it stands for. */
    double *mass;    /* how strongly a node pushes: 1 + degree, summed over the nodes within. */
    double *pull;    /* the weights of a node's ties, summed. */
    uint32_t *group; /* which node of the next level a node is part of. */
} place_level;

/* The finest level, of ties between nodes 0 .. num - 1, in which loops are left out. */
kh_status place_level_init(place_level *self, size_t num, size_t num_ties, const uint32_t *tail,
    const uint32_t *head, kh_error *err) KH_MUST_CHECK;

/* Group the nodes of a level and make the groups the nodes of the next, numbered by first node.
 * @param seed of the order in which nodes look for company. */
kh_status place_level_coarsen(
    place_level *self, place_level *coarser, uint64_t seed, kh_error *err) KH_MUST_CHECK;

void place_level_free(place_level *self);

#endif
