#include "geometry.h"

#include <math.h>

const kh_transform kh_transform_none = { 1, 0, 0, 1, 0, 0 };

kh_spot
kh_transform_spot(const kh_transform *self, double x, double y)
{
    return (kh_spot){ self->a * x + self->c * y + self->e, self->b * x + self->d * y + self->f };
}

kh_area
kh_area_around(const kh_spot *points, size_t num)
{
    kh_area area = { INFINITY, INFINITY, -INFINITY, -INFINITY };
    size_t j;

    for (j = 0; j < num; j++) {
        area.left = fmin(area.left, points[j].x);
        area.right = fmax(area.right, points[j].x);
        area.top = fmin(area.top, points[j].y);
        area.bottom = fmax(area.bottom, points[j].y);
    }
    return area;
}

double
kh_area_overlap(const kh_area *a, const kh_area *b)
{
    return fmin(fmin(a->right, b->right) - fmax(a->left, b->left),
        fmin(a->bottom, b->bottom) - fmax(a->top, b->top));
}

/* After Liang and Barsky (1984). */
double
kh_area_cut(const kh_area *area, kh_spot a, kh_spot b)
{
    const double dx = b.x - a.x, dy = b.y - a.y;
    const double ways[] = { -dx, dx, -dy, dy };
    const double rooms[]
        = { a.x - area->left, area->right - a.x, a.y - area->top, area->bottom - a.y };
    double from = 0, to = 1;
    size_t j;

    for (j = 0; j < 4; j++) {
        if (ways[j] < 0) {
            from = fmax(from, rooms[j] / ways[j]);
        } else if (ways[j] > 0) {
            to = fmin(to, rooms[j] / ways[j]);
        } else if (rooms[j] < 0) {
            return 0;
        }
    }
    return from < to ? (to - from) * hypot(dx, dy) : 0;
}

kh_spot
kh_spot_on_curve(const kh_spot *by, double t)
{
    const double s = 1 - t;
    const double weights[] = { s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t };
    kh_spot spot = { 0, 0 };
    int j;

    for (j = 0; j < 4; j++) {
        spot.x += weights[j] * by[j].x;
        spot.y += weights[j] * by[j].y;
    }
    return spot;
}

/* How far a point is within a rectangle: from the nearest side, negative outside. */
static double
depth_in_area(const kh_area *area, kh_spot spot)
{
    return fmin(fmin(spot.x - area->left, area->right - spot.x),
        fmin(spot.y - area->top, area->bottom - spot.y));
}

kh_outline
kh_outline_of_area(const kh_area *area, kh_spot *corners)
{
    corners[0] = (kh_spot){ area->left, area->top };
    corners[1] = (kh_spot){ area->right, area->top };
    corners[2] = (kh_spot){ area->right, area->bottom };
    corners[3] = (kh_spot){ area->left, area->bottom };
    return (kh_outline){ corners, 4, *area };
}

/* The other end of the side that begins at point j. */
static kh_spot
next_point(const kh_outline *self, size_t j)
{
    return self->points[j + 1 < self->num ? j + 1 : 0];
}

/* A ray to the right crosses the outline an odd number of times. */
bool
kh_outline_holds(const kh_outline *self, kh_spot spot)
{
    bool within = false;
    size_t j;

    if (depth_in_area(&self->area, spot) < 0) {
        return false;
    }
    for (j = 0; j < self->num; j++) {
        const kh_spot a = self->points[j], b = next_point(self, j);

        if ((a.y > spot.y) != (b.y > spot.y)
            && spot.x < a.x + (b.x - a.x) * (spot.y - a.y) / (b.y - a.y)) {
            within = !within;
        }
    }
    return within;
}

/* From a point to the nearest place of an outline. */
static double
distance(const kh_outline *self, kh_spot spot)
{
    double least = INFINITY;
    size_t j;

    for (j = 0; j < self->num; j++) {
        const kh_spot a = self->points[j], b = next_point(self, j);
        const double dx = b.x - a.x, dy = b.y - a.y, square = dx * dx + dy * dy;
        double t = square > 0 ? ((spot.x - a.x) * dx + (spot.y - a.y) * dy) / square : 0;

        t = fmin(fmax(t, 0), 1);
        least = fmin(least, hypot(a.x + t * dx - spot.x, a.y + t * dy - spot.y));
    }
    return least;
}

double
kh_outline_overflow(const kh_outline *self, const kh_area *area)
{
    kh_spot corners[4];
    double most = 0;
    size_t j;

    kh_outline_of_area(area, corners);
    for (j = 0; j < 4; j++) {
        if (!kh_outline_holds(self, corners[j])) {
            most = fmax(most, distance(self, corners[j]));
        }
    }
    /* Or a notch of the outline reaches into the rectangle. */
    for (j = 0; j < self->num; j++) {
        most = fmax(most, depth_in_area(area, self->points[j]));
    }
    return most;
}

static double
turn(kh_spot a, kh_spot b, kh_spot c)
{
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/* Whether any sides cross, not merely touch. */
static bool
cross(const kh_outline *a, const kh_outline *b)
{
    size_t j, k;

    for (j = 0; j < a->num; j++) {
        const kh_spot p = a->points[j], q = next_point(a, j);

        for (k = 0; k < b->num; k++) {
            const kh_spot r = b->points[k], s = next_point(b, k);

            if (turn(p, q, r) * turn(p, q, s) < 0 && turn(r, s, p) * turn(r, s, q) < 0) {
                return true;
            }
        }
    }
    return false;
}

/* How deep the points of one outline, and its middle, lie in the other. */
static double
intrusion(const kh_outline *a, const kh_outline *b)
{
    const kh_spot middle
        = { (a->area.left + a->area.right) / 2, (a->area.top + a->area.bottom) / 2 };
    double most = kh_outline_holds(b, middle) ? distance(b, middle) : 0;
    size_t j;

    for (j = 0; j < a->num; j++) {
        if (kh_outline_holds(b, a->points[j])) {
            most = fmax(most, distance(b, a->points[j]));
        }
    }
    return most;
}

double
kh_outline_overlap(const kh_outline *a, const kh_outline *b)
{
    const double boxes = kh_area_overlap(&a->area, &b->area);
    double depth;

    if (!(boxes > 0)) {
        return 0;
    }
    depth = fmax(intrusion(a, b), intrusion(b, a));
    /* Two that cross like the strokes of a plus: no point of either lies in the other. */
    return depth > 0 || !cross(a, b) ? depth : boxes;
}
