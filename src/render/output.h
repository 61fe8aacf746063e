/**
 * @file output.h
 * @brief A laid out graph as bytes.
 */
#ifndef KH_RENDER_OUTPUT_H
#define KH_RENDER_OUTPUT_H

#include "build.h"

/** svg, png, pdf or json. */
bool kh_output_knows(const char *format);

/**
 * Draw a graph that carries all positions. The same scene gives the same bytes.
 * @param svg what was drawn is appended as SVG, whatever the format: to be checked. Not for a mere
 * layout, and not where there are more parts than anybody looks at one by one.
 * @param warnings a line "warning: ..." is appended if text becomes too small to be read.
 * @return KH_ERR_BACKEND, KH_ERR_NOMEM.
 */
kh_status kh_output_draw(kh_text *out, kh_text *svg, GVC_t *gvc, Agraph_t *graph,
    const kh_scene *scene, const char *format, kh_text *warnings, kh_error *err) KH_MUST_CHECK;

#endif
