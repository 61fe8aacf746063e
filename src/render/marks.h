/**
 * @file marks.h
 * @brief What a drawing has beside nodes and edges: lines between places, and short texts; charts
 * are made of them.
 */
#ifndef KH_RENDER_MARKS_H
#define KH_RENDER_MARKS_H

#include "layout.h"

/**
 * Read `strokes` and `texts` of a scene.
 * @return KH_ERR_DATA with the JSON Pointer of the culprit; KH_ERR_NOMEM.
 */
kh_status kh_marks_read(kh_scene *scene, kh_error *err) KH_MUST_CHECK;

void kh_marks_free(kh_scene *scene);

/**
 * Draw the strokes of a scene into a graph that is laid out: under everything else, in their order.
 * @param box grows by them, and by the places of texts.
 */
kh_status kh_marks_draw(
    Agraph_t *graph, const kh_scene *scene, kh_box *box, kh_error *err) KH_MUST_CHECK;

#endif
