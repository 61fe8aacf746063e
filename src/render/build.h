/**
 * @file build.h
 * @brief A scene as a cgraph.
 *
 * Names are synthetic (n17, e3, cluster_2): text of the input stands in labels only, and those are
 * HTML-like labels assembled from escaped pieces.
 */
#ifndef KH_RENDER_BUILD_H
#define KH_RENDER_BUILD_H

#include "scene.h"

#include <gvc.h>

/** What a diagram gives up so that its layout ends: each plan is simpler than the one before. */
typedef enum {
    KH_PLAN_FULL,      /**< as the scene says. */
    KH_PLAN_STRAIGHT,  /**< dot, few iterations, straight edges. */
    KH_PLAN_FLAT,      /**< the same without clusters. */
    KH_PLAN_SCATTERED, /**< sfdp without clusters. */
    KH_NUM_PLANS
} kh_plan;

/** Sizes in points. */
typedef struct {
    double width, height;
} kh_size;

/** What to put into the graph. */
typedef struct {
    kh_plan plan;
    bool only_nodes; /**< no edges and clusters: for measuring. */
} kh_build_options;

/**
 * Build the graph; the caller agclose()s it. Text of a kind of object is set in `font`.
 * @return KH_ERR_NOMEM, KH_ERR_BACKEND.
 */
kh_status kh_build(Agraph_t **graph, const kh_scene *scene, const char *font,
    kh_build_options options, kh_error *err) KH_MUST_CHECK;

/** Set an attribute that is declared. `html`: the text is an HTML-like label. */
void kh_build_set(void *object, const char *name, const char *value);
void kh_build_set_number(void *object, const char *name, double value);
kh_status kh_build_set_html(
    void *object, const char *name, const kh_text *label, kh_error *err) KH_MUST_CHECK;

/** Shape, fills and border of a node; also of the legend's samples. */
void kh_build_set_shape(
    Agnode_t *node, const char *shape, const kh_lines *fills, const char *border);

/** The size in points that a node of a shape is drawn with: at least that of its label. */
void kh_build_set_size(Agnode_t *node, const char *shape, double width, double height);

/** Whether Graphviz makes a shape as high as it is wide. */
bool kh_shape_is_regular(const char *shape);

/** What Graphviz draws when it is told a size: some shapes come out larger; and the reverse. */
kh_size kh_shape_drawn(const char *shape, kh_size told);
kh_size kh_shape_told(const char *shape, kh_size drawn);

/** The node "n<index>" of a scene's node. */
Agnode_t *kh_build_node(Agraph_t *graph, size_t index);

/** The edge "e<index>" of a scene's edge; NULL if the graph has none. */
Agedge_t *kh_build_edge(Agraph_t *graph, const kh_scene *scene, size_t index);

/** The engine that a plan lays out with. */
const char *kh_plan_engine(kh_plan plan, const kh_scene *scene);

#endif
