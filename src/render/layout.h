/**
 * @file layout.h
 * @brief Where everything of a scene stands: by an engine of Graphviz or by one of our own.
 */
#ifndef KH_RENDER_LAYOUT_H
#define KH_RENDER_LAYOUT_H

#include "build.h"

/** Points between a frame and its members. */
#define KH_FRAME_PAD 11.0

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

/** As the scene says, see fixed.c. @param routed whether edges go around nodes. */
kh_status kh_layout_fixed(Agraph_t *graph, kh_box *box, GVC_t *gvc, const kh_scene *scene,
    const kh_size *sizes, const kh_size *labels, bool routed, kh_error *err) KH_MUST_CHECK;

/**
 * The frame of a cluster around the boxes of its members, with room for its title, into the graph.
 * @param box grows by the frame. A cluster without members gets none.
 */
void kh_layout_frame(Agraph_t *graph, size_t index, kh_box members, kh_size label, kh_box *box);

/** A box that covers nothing, and the same grown by another box. */
extern const kh_box kh_box_nothing;
void kh_box_grow(kh_box *self, kh_box other);

#endif
