/**
 * @file svg_words.h
 * @brief What SVG writes into attributes: transforms, colours, outlines.
 */
#ifndef KH_RENDER_SVG_WORDS_H
#define KH_RENDER_SVG_WORDS_H

#include "sheet.h"

/** `outer` after what the attribute `transform` says; false if that is not understood. */
bool kh_svg_read_transform(kh_transform *result, const kh_transform *outer, const char *text);

/** #rrggbb, black or white; what is none or not understood is not drawn. */
kh_paint kh_svg_read_paint(const char *text);

/**
 * Append the points of an outline, mapped to the page, to those of the sheet.
 * @return KH_ERR_DATA for words that are not understood; KH_ERR_NOMEM.
 */
kh_status kh_svg_add_points(
    kh_sheet *sheet, const char *points, const kh_transform *map, kh_error *err) KH_MUST_CHECK;
kh_status kh_svg_add_path(
    kh_sheet *sheet, const char *path, const kh_transform *map, kh_error *err) KH_MUST_CHECK;
kh_status kh_svg_add_ellipse(kh_sheet *sheet, kh_spot centre, kh_spot radius,
    const kh_transform *map, kh_error *err) KH_MUST_CHECK;

#endif
