/**
 * @file layout.h
 * @brief Where everything of a scene stands: by an engine of Graphviz, or in columns of our own.
 */
#ifndef KH_RENDER_LAYOUT_H
#define KH_RENDER_LAYOUT_H

#include "build.h"

/** A box in points, y upwards. */
typedef struct {
    double left, bottom, right, top;
} kh_box;

/**
 * Build and lay out a scene: every node, edge and cluster of `*graph` carries its position, so
 * that the engine "nop2" draws it as it stands.
 * @param box what the drawing covers.
 * @return KH_ERR_BACKEND if the engine fails; KH_ERR_DATA for the engine "columns" where a node
 * has no level; KH_ERR_NOMEM.
 */
kh_status kh_layout(Agraph_t **graph, kh_box *box, GVC_t *gvc, const kh_scene *scene,
    const char *font, kh_plan plan, kh_error *err) KH_MUST_CHECK;

/** Lay out a graph without edges, only to learn the sizes that labels give its nodes. */
kh_status kh_layout_measure(GVC_t *gvc, Agraph_t *graph, kh_error *err) KH_MUST_CHECK;

/** In columns by level, see columns.c.
 * @param labels of clusters. @param words of edges; NULL: they have none.
 * @param spread a factor of at least 1 of the room for words. */
kh_status kh_layout_columns(Agraph_t *graph, kh_box *box, const kh_scene *scene,
    const kh_size *sizes, const kh_size *labels, const kh_size *words, double spread,
    kh_error *err) KH_MUST_CHECK;

#endif
