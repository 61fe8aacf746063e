/* The plane cut into quarters of quarters, by which nodes far away push as one. */
#ifndef KH_PLACE_TREE_H
#define KH_PLACE_TREE_H

#include "../base/status.h"

#include <stdint.h>

/* A square and the nodes in it, which stand beside each other. */
typedef struct {
    double x, y; /* the centre of their mass. */
    double mass;
    double reach; /* from a distance whose square is above this they push as one. */
    uint32_t first, end;
    uint32_t next; /* the cell after those within this one. */
    uint32_t is_leaf;
} place_cell;

/* All-zero is a valid empty object. Arrays are by place along the curve that the tree follows. */
typedef struct {
    size_t num, max_cells, num_cells;
    uint32_t *node; /* which node stands there. */
    double *x, *y, *mass;
    place_cell *cells;      /* each before those within it. */
    uint64_t *keys, *spare; /* for sorting. */
} place_tree;

kh_status place_tree_init(place_tree *self, size_t num, kh_error *err) KH_MUST_CHECK;
void place_tree_free(place_tree *self);

/* Take up new positions. */
kh_status place_tree_build(place_tree *self, const double *x, const double *y, const double *mass,
    kh_error *err) KH_MUST_CHECK;

/* The sum over all other nodes of mass * (own position - theirs) / distance^3, for the node that
 * stands at `place`: a push that falls with the square of the distance. Nodes at one point do not
 * push each other. */
void place_tree_push(const place_tree *self, size_t place, double *push_x, double *push_y);

#endif
