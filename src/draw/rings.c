#include "rings.h"

#include <math.h>

/* Points between boxes of one ring, and between rings: there the lines are seen. */
#define GAP_BESIDE  12.0
#define GAP_BETWEEN 48.0

#define FULL_TURN 6.283185307179586
#define STEP      0.004 /* radians: 2 points on an ellipse of 500. */
#define GROWTH    1.03

bool
kh_boxes_meet(const kh_box_at *a, const kh_box_at *b, double gap)
{
    return fabs(a->x - b->x) < (a->width + b->width) / 2 + gap
           && fabs(a->y - b->y) < (a->height + b->height) / 2 + gap;
}

/* Many boxes stand on two ellipses by turns. */
#define MANY 24

typedef struct {
    double across, up; /* half axes. */
    double start;
    size_t num_lanes;
    double lane_across, lane_up; /* from one lane to the next. */
} ellipse;

static void
put(kh_box_at *boxes, size_t index, const ellipse *on, double turned)
{
    const double lane = (double) (index % on->num_lanes);

    boxes[index].x = (on->across + lane * on->lane_across) * cos(on->start - turned);
    boxes[index].y = (on->up + lane * on->lane_up) * sin(on->start - turned);
}

/* Whether a box meets those just before it, one a lane. */
static bool
meets_last(const kh_box_at *boxes, size_t index, const ellipse *on, double gap)
{
    size_t j;

    for (j = 1; j <= on->num_lanes && j <= index; j++) {
        const double least = j < on->num_lanes ? GAP_BESIDE : gap;

        if (kh_boxes_meet(&boxes[index], &boxes[index - j], least)) {
            return true;
        }
    }
    return false;
}

/* One behind the other with so much room between. @return whether they end before the first. */
static bool
walk(kh_box_at *boxes, size_t num, const ellipse *on, double gap)
{
    double turned = 0;
    size_t j;

    put(boxes, 0, on, 0);
    for (j = 1; j < num; j++) {
        do {
            turned += STEP;
            put(boxes, j, on, turned);
        } while (turned < FULL_TURN && meets_last(boxes, j, on, gap));
    }
    for (j = num > on->num_lanes ? num - on->num_lanes : 1; j < num; j++) {
        if (kh_boxes_meet(&boxes[j], &boxes[0], j + 1 < num ? GAP_BESIDE : gap)) {
            return false;
        }
    }
    return turned < FULL_TURN;
}

static bool
is_clear(const kh_box_at *boxes, size_t first, size_t num)
{
    size_t j, k;

    for (j = first; j < first + num; j++) {
        for (k = 0; k < j; k++) {
            if (kh_boxes_meet(&boxes[j], &boxes[k], k < first ? GAP_BETWEEN : GAP_BESIDE)) {
                return false;
            }
        }
    }
    return true;
}

/* The widest gap with which they still end before the first: an even ring. */
static void
spread(kh_box_at *boxes, size_t num, const ellipse *on)
{
    double least = GAP_BESIDE, most = 2 * (on->across + on->up);
    size_t j;

    for (j = 0; j < 24; j++) {
        const double gap = (least + most) / 2;

        if (walk(boxes, num, on, gap)) {
            least = gap;
        } else {
            most = gap;
        }
    }
    walk(boxes, num, on, least);
}

/* How far lanes have to be apart for boxes of usual size to pass each other. */
static void
lay_lanes(ellipse *on, const kh_box_at *boxes, size_t num)
{
    double width = 0, height = 0;
    size_t j;

    for (j = 0; j < num; j++) {
        width += boxes[j].width / (double) num;
        height += boxes[j].height / (double) num;
    }
    on->num_lanes = num > MANY ? 2 : 1;
    on->lane_across = width + 2 * GAP_BESIDE;
    on->lane_up = height + 2 * GAP_BESIDE;
}

void
kh_ring_place(kh_box_at *boxes, size_t first, size_t num, double aspect, double start)
{
    ellipse on = { .across = 60 * aspect, .up = 60, .start = start };

    if (num == 0) {
        return;
    }
    lay_lanes(&on, boxes + first, num);
    while (!walk(boxes + first, num, &on, GAP_BESIDE) || !is_clear(boxes, first, num)) {
        on.across *= GROWTH;
        on.up *= GROWTH;
    }
    spread(boxes + first, num, &on);
    /* What is even along the ring may come too close to what stands within. */
    while (!is_clear(boxes, first, num)) {
        on.across *= GROWTH;
        on.up *= GROWTH;
        spread(boxes + first, num, &on);
    }
}
