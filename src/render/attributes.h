/**
 * @file attributes.h
 * @brief The attributes of Graphviz that are ever set, and those of a layout as a whole.
 */
#ifndef KH_RENDER_ATTRIBUTES_H
#define KH_RENDER_ATTRIBUTES_H

#include "build.h"

/** Declare all attributes with the values of what does not set them; text is set in `font`. */
void kh_attributes_declare(Agraph_t *graph, const char *font);

/** Direction, distances and pains of the engine that a plan lays out with. */
void kh_attributes_set_engine(Agraph_t *graph, const kh_scene *scene, kh_plan plan);

#endif
