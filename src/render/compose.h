/**
 * @file compose.h
 * @brief The page around a drawing: title above, legend and sources below, proportions of paper.
 */
#ifndef KH_RENDER_COMPOSE_H
#define KH_RENDER_COMPOSE_H

#include "layout.h"

/**
 * Put title, legend and footer around a drawing that is laid out, and set the size of the page.
 * The graph is then ready for the engine "nop2".
 * @param box what the drawing covers.
 * @return KH_ERR_BACKEND, KH_ERR_NOMEM.
 */
kh_status kh_compose(Agraph_t *graph, kh_box box, GVC_t *gvc, const kh_scene *scene,
    const char *font, kh_error *err) KH_MUST_CHECK;

/** Whether a part of the picture of this name is its title or subtitle. */
bool kh_compose_is_title(const char *name, size_t length);

#endif
