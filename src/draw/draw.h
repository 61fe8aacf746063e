/**
 * @file draw.h
 * @brief Diagrams: from a graph and a view to a scene.
 */
#ifndef KH_DRAW_DRAW_H
#define KH_DRAW_DRAW_H

#include "../graph/select.h"
#include "../view/view.h"

KH_BEGIN_DECLS

/** Nodes and relations that people can read one by one. */
#define KH_DRAW_MOST 4500

/**
 * What a diagram of a graph shows, as a scene (JSON, docs/diagrams.md).
 *
 * @param selection what the diagram is about; NULL: all. The view's own conditions are added.
 * @param view NULL or all-zero: the preset "map" as it is.
 * @param lang BCP 47 tag of the labels; NULL or "": the graph's language, else en.
 * @param scene text is appended.
 * What has more than KH_DRAW_MOST nodes and relations becomes an overview, with warning W111: dots
 * that ties draw together, the best tied ones with their names. Not if the view is `complete`, nor
 * of presets that choose a part themselves.
 *
 * @param warnings W110: the view names what the graph does not have.
 * @return KH_ERR_NOTFOUND: the view selects by a type, relation, sector or node that the graph
 * does not have; KH_ERR_DATA: a date of the view is none; KH_ERR_NOMEM.
 * Cost: O(graph) for layers and sectors; quadratic in the drawn claims for map.
 */
kh_status kh_draw_scene(const kh_graph *graph, const kh_selection *selection, const kh_view *view,
    const char *lang, kh_text *scene, kh_findings *warnings, kh_error *err) KH_MUST_CHECK;

/**
 * What a diagram is about: the selection under the conditions of the view.
 *
 * @param chosen all-zero; the caller's to free.
 * @return as kh_draw_scene().
 */
kh_status kh_draw_select(const kh_graph *graph, const kh_selection *selection, const kh_view *view,
    kh_selection *chosen, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
