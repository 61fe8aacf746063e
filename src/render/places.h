/**
 * @file places.h
 * @brief Where everything of a drawing stands, as JSON (docs/diagrams.md, "Layouts").
 */
#ifndef KH_RENDER_PLACES_H
#define KH_RENDER_PLACES_H

#include "scene.h"

#include <gvc.h>

/**
 * Append the layout of a graph that is laid out.
 * @param brief only what finds nodes again in another drawing: without the lines' points, and
 * without lines that touch no phrase.
 */
void kh_places_write(kh_text *out, Agraph_t *graph, const kh_scene *scene, bool brief);

#endif
