/**
 * @file svg.h
 * @brief What Graphviz' SVG lacks: roles, language, title and description, names for its parts,
 * fonts.
 */
#ifndef KH_RENDER_SVG_H
#define KH_RENDER_SVG_H

#include "embed.h"
#include "scene.h"

/**
 * Rewrite SVG as Graphviz wrote it: a document for screen readers with lang, title and desc; every
 * node and edge bears an id made from the graph's, what it stands for (data-*) and a title a reader
 * understands; fonts travel with it, and the layout as JSON, which is the content of <metadata>;
 * comments (they hold a version string) are dropped.
 * Cost: one pass.
 */
void kh_svg_finish(kh_text *out, const char *bytes, size_t length, const kh_scene *scene,
    const kh_embedded *fonts, const char *layout);

#endif
