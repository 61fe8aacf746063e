#include "spots.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>

/* Points. */
#define GAP        10.0 /* around a newcomer. */
#define STEP       5.0  /* between the spots that are tried. */
#define FRAME_PAD  12.0 /* between a frame and its members... */
#define FRAME_HEAD 32.0 /* ...and above them, with its title. */
#define FARTHEST   600  /* steps that are searched for a spot that suits frames too. */

static const kh_stand_box nothing = { INFINITY, INFINITY, -INFINITY, -INFINITY };

void
kh_spots_free(kh_spots *self)
{
    free(self->stands);
    free(self->frames);
    *self = (kh_spots){ 0 };
}

kh_status
kh_spots_open(kh_spots *self, const kh_places *places, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    self->nodes = places->nodes;
    self->num_nodes = places->num_nodes;
    for (j = 0; j < places->num_nodes; j++) {
        if (places->nodes[j].clustered && (size_t) places->nodes[j].cluster >= self->num_clusters) {
            self->num_clusters = (size_t) places->nodes[j].cluster + 1;
        }
    }
    KH_TRY(KH_NEW(&self->stands, self->num_nodes, "places", err));
    KH_TRY(KH_NEW(&self->frames, self->num_clusters, "frames", err));
    for (j = 0; j < self->num_clusters; j++) {
        self->frames[j] = nothing;
    }
out:
    return ret;
}

static kh_stand_box
box_at(const kh_stand *node, double x, double y, double gap)
{
    const double width = node->width / 2 + gap, height = node->height / 2 + gap;

    return (kh_stand_box){ x - width, y - height, x + width, y + height };
}

static kh_stand_box
join(kh_stand_box a, kh_stand_box b)
{
    return (kh_stand_box){ fmin(a.left, b.left), fmin(a.bottom, b.bottom), fmax(a.right, b.right),
        fmax(a.top, b.top) };
}

static kh_stand_box
frame_around(kh_stand_box members)
{
    return (kh_stand_box){ members.left - FRAME_PAD, members.bottom - FRAME_PAD,
        members.right + FRAME_PAD, members.top + FRAME_HEAD };
}

/* By less than a hundredth they only touch. */
static bool
meet(kh_stand_box a, kh_stand_box b)
{
    return a.left < b.right - 0.01 && b.left < a.right - 0.01 && a.bottom < b.top - 0.01
           && b.bottom < a.top - 0.01;
}

void
kh_spots_take(kh_spots *self, size_t node)
{
    const kh_stand *item = &self->nodes[node];

    self->stands[node] = true;
    if (item->clustered) {
        self->frames[item->cluster]
            = join(self->frames[item->cluster], box_at(item, item->x, item->y, 0));
    }
}

bool
kh_spots_overlap(const kh_spots *self, size_t node, double x, double y, double gap)
{
    const kh_stand_box box = box_at(&self->nodes[node], x, y, gap);
    size_t j;

    for (j = 0; j < self->num_nodes; j++) {
        const kh_stand *other = &self->nodes[j];

        if (self->stands[j] && j != node && meet(box, box_at(other, other->x, other->y, 0))) {
            return true;
        }
    }
    return false;
}

/* A node outside of all frames must not stand in one; the frame of one that has a frame must
 * neither meet another nor take in a stranger. */
static bool
suits_frames(const kh_spots *self, size_t node, double x, double y)
{
    const kh_stand *item = &self->nodes[node];
    const bool clustered = item->clustered;
    const kh_stand_box box = box_at(item, x, y, 0);
    const kh_stand_box own = clustered ? frame_around(join(self->frames[item->cluster], box)) : box;
    size_t j;

    for (j = 0; j < self->num_clusters; j++) {
        if ((!clustered || j != (size_t) item->cluster)
            && meet(own, frame_around(self->frames[j]))) {
            return false;
        }
    }
    for (j = 0; clustered && j < self->num_nodes; j++) {
        const kh_stand *other = &self->nodes[j];

        if (self->stands[j] && !other->clustered
            && meet(own, box_at(other, other->x, other->y, 0))) {
            return false;
        }
    }
    return true;
}

static bool
is_free(const kh_spots *self, size_t node, double x, double y, bool framed)
{
    return !kh_spots_overlap(self, node, x, y, GAP) && (!framed || suits_frames(self, node, x, y));
}

static bool
find_on_line(const kh_spots *self, size_t node, char line, double *x, double *y, bool framed)
{
    int j;

    for (j = 0; j <= FARTHEST; j++) {
        const int steps = (j + 1) / 2;
        const double away = (j % 2 == 0 ? STEP : -STEP) * steps;
        const double u = *x + (line == 'x' ? away : 0), v = *y + (line == 'y' ? away : 0);

        if (is_free(self, node, u, v, framed)) {
            *x = u;
            *y = v;
            return true;
        }
    }
    return false;
}

/* A spot at steps (j, k) from the middle, if it is nearer than the nearest so far. */
static void
try_spot(const kh_spots *self, size_t node, double x, double y, int j, int k, bool framed,
    double *nearest, int best[2])
{
    const double away = hypot(j, k);

    if (away < *nearest && is_free(self, node, x + j * STEP, y + k * STEP, framed)) {
        *nearest = away;
        best[0] = j;
        best[1] = k;
    }
}

/* Square rings around the point; a ring's corners are farther than the middles of later ones. */
static bool
find_around(const kh_spots *self, size_t node, double *x, double *y, int farthest, bool framed)
{
    double nearest = INFINITY;
    int best[2] = { 0, 0 }, ring, k;

    for (ring = 0; ring <= farthest && ring <= nearest; ring++) {
        for (k = -ring; k <= ring; k++) {
            try_spot(self, node, *x, *y, k, -ring, framed, &nearest, best);
            try_spot(self, node, *x, *y, k, ring, framed, &nearest, best);
            try_spot(self, node, *x, *y, -ring, k, framed, &nearest, best);
            try_spot(self, node, *x, *y, ring, k, framed, &nearest, best);
        }
    }
    *x += best[0] * STEP;
    *y += best[1] * STEP;
    return isfinite(nearest);
}

/* Rings without end find room: what stands is finite. */
bool
kh_spots_find(const kh_spots *self, size_t node, char line, double *x, double *y)
{
    const bool framed = self->num_clusters > 0;
    int farthest = FARTHEST;

    if (line != 0 && find_on_line(self, node, line, x, y, framed)) {
        return true;
    }
    if (framed && find_around(self, node, x, y, FARTHEST / 4, true)) {
        return true;
    }
    while (!find_around(self, node, x, y, farthest, false)) {
        farthest *= 2;
    }
    return !framed;
}
