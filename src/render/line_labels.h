/**
 * @file line_labels.h
 * @brief Where the words of lines stand, for layouts that leave that open: all but dot.
 */
#ifndef KH_RENDER_LINE_LABELS_H
#define KH_RENDER_LINE_LABELS_H

#include "layout.h"

/** Whether any line has words that an engine does not place itself. */
bool kh_line_labels_wanted(const kh_scene *scene, const char *engine);

/** What the words of each line cover; 0 by 0 without words. @return KH_ERR_BACKEND, KH_ERR_NOMEM.
 */
kh_status kh_line_labels_measure(kh_size *sizes, GVC_t *gvc, const kh_scene *scene,
    const char *font, kh_error *err) KH_MUST_CHECK;

/**
 * Give each label a place beside its line where it lies on no node, title or other label, and if
 * that can be had on no line either. The nearest to the line's middle is taken.
 *
 * @param graph with the positions of nodes, lines and frames; the labels' are set.
 * @param box grows by what the labels cover.
 * @param far may labels stand off their line, if there is no room beside it?
 * @param num_crowded labels that found no place.
 * @return KH_ERR_NOMEM.
 * Cost: labels times what there is, for some dozen places each.
 */
kh_status kh_line_labels_place(Agraph_t *graph, const kh_scene *scene, const kh_size *sizes,
    kh_box *box, bool far, size_t *num_crowded, kh_error *err) KH_MUST_CHECK;

#endif
