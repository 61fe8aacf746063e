/**
 * @file svg.h
 * @brief What Graphviz' SVG lacks: role, language, title and description, names for its parts.
 */
#ifndef KH_RENDER_SVG_H
#define KH_RENDER_SVG_H

#include "scene.h"

/**
 * Rewrite SVG as Graphviz wrote it: role="img", lang, title and desc; every node and edge bears
 * an id made from the graph's and a title a reader understands; comments (they hold a version
 * string) are dropped.
 * Cost: one pass.
 */
void kh_svg_finish(kh_text *out, const char *svg, size_t length, const kh_scene *scene);

#endif
