#include "orbit.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>

#define FULL_TURN  6.283185307179586
#define TOP        1.5707963267948966
#define GAP_BOXES  17.0
#define GAP_HUBS   24.0
#define GROWTH     1.08
#define NUM_ROUNDS 700
#define NUM_DRAWN  220 /* of them with a pull towards where a box belongs. */
#define NUM_HEAPED 320
#define PULL       0.08
#define FAN        0.42 /* radians between boxes of one hub, at first. */

typedef struct {
    const kh_orbit *orbit;
    kh_box_at *hubs, *boxes, *wishes;
    size_t *order;         /* hubs around the ellipse. */
    double *together;      /* num_hubs rows: what two hubs hold both. */
    size_t *first;         /* holds of a box: first[b] .. first[b + 1] - 1. */
    size_t *num_own, *own; /* boxes that only this hub holds; the place of a box among them. */
} place;

static kh_status
open_place(place *self, kh_error *err)
{
    const kh_orbit *orbit = self->orbit;
    kh_status ret = KH_OK;
    size_t j, k;

    KH_TRY(KH_NEW(&self->wishes, orbit->num_boxes, "boxes", err));
    KH_TRY(KH_NEW(&self->order, orbit->num_hubs, "hubs", err));
    KH_TRY(KH_NEW(&self->together, orbit->num_hubs * orbit->num_hubs, "hubs", err));
    KH_TRY(KH_NEW(&self->first, orbit->num_boxes + 1, "boxes", err));
    KH_TRY(KH_NEW(&self->num_own, orbit->num_hubs, "hubs", err));
    KH_TRY(KH_NEW(&self->own, orbit->num_boxes, "boxes", err));
    for (j = 0; j < orbit->num_holds; j++) {
        self->first[orbit->holds[j].box + 1] = j + 1;
    }
    for (j = 0; j < orbit->num_boxes; j++) {
        const size_t from = self->first[j], to = self->first[j + 1];

        if (to - from == 1) {
            self->own[j] = self->num_own[orbit->holds[from].hub]++;
        }
        for (k = from; k + 1 < to; k++) {
            size_t other;

            for (other = k + 1; other < to; other++) {
                const size_t a = orbit->holds[k].hub, b = orbit->holds[other].hub;

                self->together[a * orbit->num_hubs + b] += 1;
                self->together[b * orbit->num_hubs + a] += 1;
            }
        }
    }
    for (j = 0; j < orbit->num_hubs; j++) {
        self->order[j] = j;
    }
out:
    return ret;
}

static void
close_place(place *self)
{
    free(self->wishes);
    free(self->order);
    free(self->together);
    free(self->first);
    free(self->num_own);
    free(self->own);
}

/* How far apart around the ellipse those are that hold much together. */
static double
cost_of_order(const place *self)
{
    const size_t num = self->orbit->num_hubs;
    double sum = 0;
    size_t j, k;

    for (j = 0; j < num; j++) {
        for (k = j + 1; k < num; k++) {
            const size_t steps = k - j < num - (k - j) ? k - j : num - (k - j);

            sum += (double) steps * self->together[self->order[j] * num + self->order[k]];
        }
    }
    return sum;
}

static void
swap(size_t *a, size_t *b)
{
    const size_t kept = *a;

    *a = *b;
    *b = kept;
}

/* Swaps as long as one helps. */
static void
order_hubs(place *self)
{
    const size_t num = self->orbit->num_hubs;
    double least = cost_of_order(self);
    bool better = true;
    size_t j, k;

    while (better) {
        better = false;
        for (j = 0; j < num; j++) {
            for (k = j + 1; k < num; k++) {
                swap(&self->order[j], &self->order[k]);
                if (cost_of_order(self) < least) {
                    least = cost_of_order(self);
                    better = true;
                } else {
                    swap(&self->order[j], &self->order[k]);
                }
            }
        }
    }
}

/* Room on the ellipse: more for what holds boxes of its own. */
static double
room_of(const place *self, size_t index)
{
    return 1 + 0.5 * sqrt((double) self->num_own[self->order[index]]);
}

static void
put_hubs(place *self, double radius)
{
    const size_t num = self->orbit->num_hubs;
    double sum = 0, before = 0;
    size_t j;

    for (j = 0; j < num; j++) {
        sum += room_of(self, j);
    }
    for (j = 0; j < num; j++) {
        const double angle = TOP - FULL_TURN * (before + room_of(self, j) / 2) / sum;
        kh_box_at *hub = &self->hubs[self->order[j]];

        before += room_of(self, j);
        hub->x = num > 1 ? radius * self->orbit->aspect * cos(angle) : 0;
        hub->y = num > 1 ? radius * sin(angle) : 0;
    }
}

/* A fan on the far side of the only hub; all around it if there is no other. */
static void
wish_outside(const place *self, size_t box, const kh_hold *hold)
{
    const kh_box_at *hub = &self->hubs[hold->hub];
    const double num = (double) self->num_own[hold->hub], index = (double) self->own[box];
    const double step = fmin(FAN, FULL_TURN / num);
    const double angle = atan2(hub->y, hub->x) + step * (index - (num - 1) / 2);
    const double reach = hub->width / 2 + 70 + 6 * num;

    self->wishes[box].x = hub->x + 1.3 * reach * cos(angle);
    self->wishes[box].y = hub->y + reach * sin(angle);
}

static void
wish(const place *self)
{
    const kh_orbit *orbit = self->orbit;
    size_t j, k;

    for (j = 0; j < orbit->num_boxes; j++) {
        kh_box_at *own = &self->wishes[j];

        own->x = own->y = 0;
        for (k = self->first[j]; k < self->first[j + 1]; k++) {
            own->x += orbit->holds[k].share * self->hubs[orbit->holds[k].hub].x;
            own->y += orbit->holds[k].share * self->hubs[orbit->holds[k].hub].y;
        }
        if (self->first[j + 1] - self->first[j] == 1) {
            wish_outside(self, j, &orbit->holds[self->first[j]]);
        }
        /* Those of equal shares would push each other along one line. */
        own->x += 3 * cos(2.4 * (double) j);
        own->y += 3 * sin(2.4 * (double) j);
        self->boxes[j].x = own->x;
        self->boxes[j].y = own->y;
    }
}

/* Move two boxes that meet apart; `share` of the way is b's. The way that is shorter by their size
 * makes a heap of many and no tower, the shorter way comes to an end. @return whether they met. */
static bool
part(kh_box_at *a, kh_box_at *b, double gap, double share, bool by_size)
{
    const double dx = (a->width + b->width) / 2 + gap - fabs(a->x - b->x);
    const double dy = (a->height + b->height) / 2 + gap - fabs(a->y - b->y);

    if (dx <= 0 || dy <= 0) {
        return false;
    }
    if (by_size ? dx / (a->width + b->width) < dy / (a->height + b->height) : dx < dy) {
        const double way = (a->x < b->x ? dx : -dx) + (a->x < b->x ? 0.01 : -0.01);

        a->x -= way * (1 - share);
        b->x += way * share;
    } else {
        const double way = (a->y < b->y ? dy : -dy) + (a->y < b->y ? 0.01 : -0.01);

        a->y -= way * (1 - share);
        b->y += way * share;
    }
    return true;
}

/* @return whether anything met. */
static bool
part_all(const place *self, bool by_size)
{
    const kh_orbit *orbit = self->orbit;
    bool met = false;
    size_t j, k;

    for (j = 0; j < orbit->num_boxes; j++) {
        for (k = 0; k < j; k++) {
            met = part(&self->boxes[k], &self->boxes[j], GAP_BOXES, 0.5, by_size) || met;
        }
    }
    /* Hubs stand: they come last, and the boxes make way. */
    for (j = 0; j < orbit->num_boxes; j++) {
        for (k = 0; k < orbit->num_hubs; k++) {
            met = part(&self->hubs[k], &self->boxes[j], GAP_HUBS, 1, by_size) || met;
        }
    }
    return met;
}

static bool
settle(const place *self)
{
    size_t round, j;

    for (round = 0; round < NUM_ROUNDS; round++) {
        for (j = 0; round < NUM_DRAWN && j < self->orbit->num_boxes; j++) {
            self->boxes[j].x += PULL * (self->wishes[j].x - self->boxes[j].x);
            self->boxes[j].y += PULL * (self->wishes[j].y - self->boxes[j].y);
        }
        if (!part_all(self, round < NUM_HEAPED) && round >= NUM_DRAWN) {
            return true;
        }
    }
    return false;
}

static bool
do_hubs_meet(const place *self)
{
    size_t j, k;

    for (j = 0; j < self->orbit->num_hubs; j++) {
        for (k = 0; k < j; k++) {
            if (kh_boxes_meet(&self->hubs[j], &self->hubs[k], 3 * GAP_HUBS)) {
                return true;
            }
        }
    }
    return false;
}

kh_status
kh_orbit_place(const kh_orbit *self, kh_box_at *hubs, kh_box_at *boxes, kh_error *err)
{
    kh_status ret = KH_OK;
    place work = { .orbit = self, .hubs = hubs, .boxes = boxes };
    double radius = 90 + 22 * sqrt((double) self->num_boxes);
    bool clear = false;

    KH_TRY(open_place(&work, err));
    order_hubs(&work);
    while (!clear) {
        put_hubs(&work, radius);
        radius *= GROWTH;
        if (!do_hubs_meet(&work)) {
            wish(&work);
            clear = settle(&work);
        }
    }
out:
    close_place(&work);
    return ret;
}
