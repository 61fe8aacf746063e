/**
 * @file geometry.h
 * @brief How rectangles and outlines lie to one another. Points, y downwards.
 */
#ifndef KH_RENDER_GEOMETRY_H
#define KH_RENDER_GEOMETRY_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    double x, y;
} kh_spot;

/** A rectangle, its sides along the axes. */
typedef struct {
    double left, top, right, bottom;
} kh_area;

/** A closed line of straight sides, not necessarily convex; the points are borrowed. */
typedef struct {
    const kh_spot *points;
    size_t num;
    kh_area area; /**< around the points. */
} kh_outline;

/** A map x' = a x + c y + e, y' = b x + d y + f, as SVG's matrix(a b c d e f). */
typedef struct {
    double a, b, c, d, e, f;
} kh_transform;

/** The map that does nothing. */
extern const kh_transform kh_transform_none;

kh_spot kh_transform_spot(const kh_transform *self, double x, double y);

/** The rectangle around points; of none: left is above right. */
kh_area kh_area_around(const kh_spot *points, size_t num);

/** By how much two rectangles overlap: the shorter side of what they share; negative: their gap. */
double kh_area_overlap(const kh_area *a, const kh_area *b);

/** How far a straight line runs within a rectangle. */
double kh_area_cut(const kh_area *area, kh_spot a, kh_spot b);

/** A point of the cubic curve by four points, at t from 0 to 1. */
kh_spot kh_spot_on_curve(const kh_spot *by, double t);

/** A rectangle as an outline; `corners` has room for four. */
kh_outline kh_outline_of_area(const kh_area *area, kh_spot *corners);

bool kh_outline_holds(const kh_outline *self, kh_spot spot);

/** How far a rectangle reaches out of an outline; 0: it lies within. */
double kh_outline_overflow(const kh_outline *self, const kh_area *area);

/** How deep two outlines lie in one another; 0: they do not. Cost: product of their sides, if the
 * rectangles around them overlap. */
double kh_outline_overlap(const kh_outline *a, const kh_outline *b);

#endif
