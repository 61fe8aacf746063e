/**
 * @file samples.h
 * @brief What the legend shows of lines and shapes, and nodes that stand where they are put.
 */
#ifndef KH_RENDER_SAMPLES_H
#define KH_RENDER_SAMPLES_H

#include "build.h"

/** Points. */
#define KH_SAMPLE_WIDTH  30.0
#define KH_SAMPLE_HEIGHT 13.0

/** Put the centre of a node at a place. */
void kh_sample_set_position(Agnode_t *node, double x, double y);

/** A node without a look: a corner of the page or the end of a line. */
Agnode_t *kh_sample_add_point(Agraph_t *graph, const char *name, double x, double y);

/** The line of an entry of the legend, from x to the right, and its shape, likewise. */
void kh_sample_add_line(Agraph_t *graph, const kh_scene_key *key, size_t index, double x, double y);
void kh_sample_add_shape(
    Agraph_t *graph, const kh_scene_key *key, size_t index, double x, double y);

#endif
