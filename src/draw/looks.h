/**
 * @file looks.h
 * @brief What shapes and sizes of nodes mean.
 */
#ifndef KH_DRAW_LOOKS_H
#define KH_DRAW_LOOKS_H

#include "drawing.h"

/** How nodes of a type look. */
typedef struct kh_look {
    const char *shape;
    bool shared; /**< another type that is drawn has the same. */
} kh_look;

/**
 * Choose a shape for each type of the sequence, and a size for each node: as the view says; as the
 * graph says, unless an earlier type has that shape; else one that no type has. What is left when
 * there are none shares one.
 * @return KH_ERR_NUMERIC as kh_betweenness(), KH_ERR_NOMEM.
 */
kh_status kh_looks_choose(kh_drawing *self, kh_error *err) KH_MUST_CHECK;

/** Give a drawn node its shape and least size. */
void kh_looks_apply(const kh_drawing *self, kh_drawn_node *drawn, uint32_t node);

/** Whether the shape of a node does not tell its type. */
bool kh_looks_share(const kh_drawing *self, uint32_t node);

#endif
