/**
 * @file sheet.h
 * @brief What a finished SVG shows, read back from its bytes alone: texts and shapes, in the
 * coordinates of its viewBox, y downwards.
 *
 * Attributes are found by name wherever they stand, and inherited as in SVG. Only what our pictures
 * consist of is understood: g, a, text, tspan, polygon, polyline, path (M, L, C and Z), ellipse,
 * and their transforms. Definitions, styles and what is hidden are passed over.
 */
#ifndef KH_RENDER_SHEET_H
#define KH_RENDER_SHEET_H

#include "../base/arena.h"
#include "geometry.h"

/** A colour of sRGB, each channel from 0 to 1. */
typedef struct {
    double red, green, blue;
    bool drawn; /**< false: none, or transparent. */
} kh_paint;

typedef enum { KH_PART_PAGE, KH_PART_CLUSTER, KH_PART_NODE, KH_PART_EDGE } kh_part_kind;

/** A group of class page, cluster, node or edge. Part 0 is what stands in none of them. */
typedef struct {
    kh_part_kind kind;
    const char *id;
    size_t first_text, num_texts;
    size_t first_shape, num_shapes; /**< the first one is its outline. */
} kh_part;

/** A text element. */
typedef struct {
    size_t part;
    const char *content;  /**< as a reader sees it: references resolved. */
    const char *families; /**< as `font-family` has them, separated by commas. */
    const char *anchor;   /**< start, middle or end. */
    kh_spot at;           /**< of the anchor, on the baseline. */
    double size;          /**< of the font. */
    bool bold;
    kh_paint fill;
    size_t num_below; /**< shapes that were drawn before it. */
    kh_area area;     /**< what its ink covers: to be measured. */
} kh_shown_text;

/** A shape; its outline is a range of the points. */
typedef struct {
    size_t part;
    size_t first, num;
    bool closed;
    kh_paint fill, stroke;
    kh_area area;
} kh_shape;

/** All-zero is empty. */
typedef struct {
    kh_arena strings;
    kh_area page; /**< the viewBox. */
    double scale; /**< points of paper a unit. */
    kh_part *parts;
    size_t num_parts, max_parts;
    kh_shown_text *texts;
    size_t num_texts, max_texts;
    kh_shape *shapes;
    size_t num_shapes, max_shapes;
    kh_spot *points;
    size_t num_points, max_points;
} kh_sheet;

void kh_sheet_free(kh_sheet *self);

/**
 * Read an SVG.
 * @return KH_ERR_DATA with the line and what is wrong: it is not well-formed, no SVG, or holds what
 * our pictures do not; KH_ERR_NOMEM.
 * Cost: one pass; a curve becomes 12 lines.
 */
kh_status kh_sheet_read(
    kh_sheet *self, const char *svg, size_t length, kh_error *err) KH_MUST_CHECK;

/** The outline of a shape; it borrows the sheet's points. */
kh_outline kh_sheet_outline(const kh_sheet *self, const kh_shape *shape);

#endif
