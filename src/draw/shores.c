#include "shores.h"

#include "../base/array.h"

#include <stdlib.h>

size_t
kh_shores_find(const kh_shores *self, uint32_t sector)
{
    size_t j = 0;

    while (j < self->num && self->shores[j].sector != sector) {
        j++;
    }
    return j < self->num ? j : KH_MOST_SHORES;
}

static bool
comes_before(const kh_shore *a, const kh_shore *b)
{
    if (a->mass != b->mass) {
        return a->mass > b->mass;
    }
    return a->num_dots > b->num_dots;
}

static void
insert(kh_shores *self, kh_shore shore)
{
    size_t j = self->num < KH_MOST_SHORES ? self->num++ : KH_MOST_SHORES;

    self->num_hidden += j == KH_MOST_SHORES;
    for (; j > 0 && comes_before(&shore, &self->shores[j - 1]); j--) {
        if (j < KH_MOST_SHORES) {
            self->shores[j] = self->shores[j - 1];
        }
    }
    if (j < KH_MOST_SHORES) {
        self->shores[j] = shore;
    }
}

kh_status
kh_shores_choose(kh_shores *self, const kh_net *net, const kh_bridging *bridging,
    const size_t *num_dots, kh_error *err)
{
    kh_status ret = KH_OK;
    double *masses = NULL;
    size_t j, k;

    KH_TRY(KH_NEW(&masses, net->num_sectors, "sectors", err));
    for (j = 0; j < bridging->num; j++) {
        for (k = 0; k < bridging->bodies[j].num_pairs; k++) {
            masses[bridging->bodies[j].pairs[k].x] += bridging->bodies[j].pairs[k].mass;
            masses[bridging->bodies[j].pairs[k].y] += bridging->bodies[j].pairs[k].mass;
        }
    }
    for (j = 0; j < net->num_sectors; j++) {
        if (masses[j] > 0 || num_dots[j] > 0) {
            insert(self,
                (kh_shore){ .sector = (uint32_t) j, .mass = masses[j], .num_dots = num_dots[j] });
        }
    }
out:
    free(masses);
    return ret;
}

/* --- two sides --------------------------------------------------------------------------- */

typedef double matrix[KH_MOST_SHORES][KH_MOST_SHORES];

static void
weigh(const kh_shores *self, const kh_bridging *bridging, matrix weights)
{
    size_t j, k;

    for (j = 0; j < bridging->num; j++) {
        for (k = 0; k < bridging->bodies[j].num_pairs; k++) {
            const kh_sector_part *pair = &bridging->bodies[j].pairs[k];
            const size_t x = kh_shores_find(self, pair->x), y = kh_shores_find(self, pair->y);

            if (x < self->num && y < self->num) {
                weights[x][y] += pair->mass;
                weights[y][x] += pair->mass;
            }
        }
    }
}

/* What is carried from side to side; bit j of a split is set where shore j stands right. */
static double
carried_across(const kh_shores *self, matrix weights, uint32_t split)
{
    double sum = 0;
    size_t j, k;

    for (j = 0; j < self->num; j++) {
        for (k = 0; k < j; k++) {
            sum += ((split >> j ^ split >> k) & 1) != 0 ? weights[j][k] : 0;
        }
    }
    return sum;
}

static size_t
count_right(uint32_t split)
{
    size_t num = 0;

    for (; split != 0; split >>= 1) {
        num += split & 1;
    }
    return num;
}

void
kh_shores_split(kh_shores *self, const kh_bridging *bridging)
{
    matrix weights = { { 0 } };
    uint32_t split, best = 0;
    double most = -1;
    size_t j;

    weigh(self, bridging, weights);
    for (split = 0; self->num <= KH_MOST_SHORES && split < 1U << self->num; split += 2) {
        const size_t right = count_right(split);

        if (right * 2 == self->num || right * 2 + 1 == self->num || right * 2 == self->num + 1) {
            const double sum = carried_across(self, weights, split);

            if (sum > most * (1 + 1e-12)) {
                most = sum;
                best = split;
            }
        }
    }
    for (j = 0; j < self->num; j++) {
        self->shores[j].right = (best >> j & 1) != 0;
    }
}
