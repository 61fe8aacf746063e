#include "crossing.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>

/* Points. */
#define BODY_GAP   22.0
#define COLUMN_GAP 60.0
#define SHORE_GAP  18.0
#define RIVER      150.0 /* between bodies and shores. */

/* More bodies than this stand in two columns. */
#define ONE_COLUMN 4

static double
widest(const kh_box_at *places, size_t num)
{
    double width = 0;
    size_t j;

    for (j = 0; j < num; j++) {
        width = fmax(width, places[j].width);
    }
    return width;
}

/* Every `step`th body from `first`, downwards from `top`. @return the bottom. */
static double
stack_bodies(kh_box_at *bodies, size_t num, size_t first, size_t step, double x, double top)
{
    size_t j;

    for (j = first; j < num; j += step) {
        bodies[j].x = x;
        bodies[j].y = top - bodies[j].height / 2;
        top -= bodies[j].height + BODY_GAP;
    }
    return top + BODY_GAP;
}

/* The second column begins half a body lower: ranks go down in both. @return the height of both,
 * the top at 0. */
static double
place_bodies(kh_box_at *bodies, size_t num)
{
    const double x = (widest(bodies, num) + COLUMN_GAP) / 2;
    double left, right;

    if (num <= ONE_COLUMN) {
        return -stack_bodies(bodies, num, 0, 1, 0, 0);
    }
    left = stack_bodies(bodies, num, 0, 2, -x, 0);
    right = stack_bodies(bodies, num, 1, 2, x, -(bodies[0].height + BODY_GAP) / 2);
    return -fmin(left, right);
}

/* The mean height of the bodies that carry from and to a sector. */
static double
wanted_height(const kh_bridging *bridging, const kh_box_at *bodies, uint32_t sector)
{
    double sum = 0, mass = 0;
    size_t j, k;

    for (j = 0; j < bridging->num; j++) {
        for (k = 0; k < bridging->bodies[j].num_pairs; k++) {
            const kh_sector_part *pair = &bridging->bodies[j].pairs[k];

            if (pair->x == sector || pair->y == sector) {
                sum += pair->mass * bodies[j].y;
                mass += pair->mass;
            }
        }
    }
    return mass > 0 ? sum / mass : -INFINITY;
}

typedef struct {
    size_t shore;
    double wanted;
} claim_on_height;

static int
compare_heights(const void *a, const void *b)
{
    const claim_on_height *x = a, *y = b;

    if (x->wanted != y->wanted) {
        return x->wanted > y->wanted ? -1 : 1;
    }
    return (x->shore > y->shore) - (x->shore < y->shore);
}

/* Spread over the height, in the order of what they want. */
static void
spread(const claim_on_height *order, size_t num, kh_box_at *shores, double x, double height)
{
    double used = 0, gap, top;
    size_t j;

    for (j = 0; j < num; j++) {
        used += shores[order[j].shore].height;
    }
    gap = fmax(SHORE_GAP, (height - used) / (double) (num > 0 ? num : 1));
    top = (used + gap * (double) num - height) / 2 - gap / 2;
    for (j = 0; j < num; j++) {
        kh_box_at *place = &shores[order[j].shore];

        place->x = x;
        place->y = top - place->height / 2;
        top -= place->height + gap;
    }
}

kh_status
kh_crossing_place(const kh_shores *sides, const kh_bridging *bridging, kh_box_at *bodies,
    kh_box_at *shores, kh_error *err)
{
    kh_status ret = KH_OK;
    const double height = place_bodies(bodies, bridging->num);
    const double middle = widest(bodies, bridging->num);
    const double bank = (bridging->num > ONE_COLUMN ? middle + COLUMN_GAP / 2 : middle / 2) + RIVER
                        + widest(shores, sides->num) / 2;
    claim_on_height *order = NULL;
    size_t side, j, num;

    KH_TRY(KH_NEW(&order, sides->num, "sectors", err));
    for (side = 0; side < 2; side++) {
        num = 0;
        for (j = 0; j < sides->num; j++) {
            if (sides->shores[j].right == (side == 1)) {
                order[num++] = (claim_on_height){ j,
                    wanted_height(bridging, bodies, sides->shores[j].sector) };
            }
        }
        if (num > 0) {
            qsort(order, num, sizeof(*order), compare_heights);
        }
        spread(order, num, shores, side == 0 ? -bank : bank, height);
    }
out:
    free(order);
    return ret;
}
