#include "multilevel.h"

#include "../base/array.h"
#include "../base/random.h"
#include "relax.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A level of so few nodes finds its places from anywhere. */
#define COARSEST_NODES 16
/* Every node of a connected level finds company, so a level has at most half as many nodes. */
#define MAX_LEVELS 32

typedef struct {
    place_level levels[MAX_LEVELS];
    size_t num;
    double *x, *y;
    double *next_x, *next_y;
} hierarchy;

static void
free_hierarchy(hierarchy *self)
{
    size_t l;

    for (l = 1; l < self->num; l++) {
        place_level_free(&self->levels[l]);
    }
    free(self->x);
    free(self->y);
    free(self->next_x);
    free(self->next_y);
}

static kh_status
coarsen(hierarchy *self, uint64_t seed, kh_error *err)
{
    kh_status ret = KH_OK;

    while (self->num < MAX_LEVELS) {
        place_level *last = &self->levels[self->num - 1];

        if (last->num <= COARSEST_NODES) {
            break;
        }
        KH_TRY(place_level_coarsen(last, &self->levels[self->num], seed, err));
        self->num++;
    }
out:
    return ret;
}

/* Any places, apart from each other. */
static void
scatter(hierarchy *self, const place_level *coarsest, uint64_t seed)
{
    uint64_t counter = 0;
    double area = 0;
    size_t v;

    for (v = 0; v < coarsest->num; v++) {
        area += coarsest->mass[v];
    }
    for (v = 0; v < coarsest->num; v++) {
        self->x[v] = sqrt(area) * kh_random_real(seed, 0, &counter);
        self->y[v] = sqrt(area) * kh_random_real(seed, 0, &counter);
    }
}

/* Nodes begin around the place of their group, over the area that its mass claims. */
static void
refine(hierarchy *self, const place_level *level, const place_level *coarser, uint64_t seed)
{
    uint64_t counter = 0;
    double *swap;
    size_t v;

    for (v = 0; v < level->num; v++) {
        const uint32_t group = level->group[v];
        const double side = 0.5 * sqrt(coarser->mass[group]);
        const double dx = kh_random_real(seed, level->num, &counter) - 0.5;
        const double dy = kh_random_real(seed, level->num, &counter) - 0.5;

        self->next_x[v] = self->x[group] + side * dx;
        self->next_y[v] = self->y[group] + side * dy;
    }
    swap = self->x;
    self->x = self->next_x;
    self->next_x = swap;
    swap = self->y;
    self->y = self->next_y;
    self->next_y = swap;
}

static size_t
num_rounds(size_t num_nodes)
{
    return num_nodes < 500 ? 300 : num_nodes < 5000 ? 120 : 60;
}

kh_status
place_multilevel(
    place_level *finest, const kh_place_options *options, double *x, double *y, kh_error *err)
{
    kh_status ret = KH_OK;
    hierarchy self = { .num = 1 };
    size_t l;

    self.levels[0] = *finest;
    KH_TRY(KH_NEW(&self.x, finest->num, "nodes", err));
    KH_TRY(KH_NEW(&self.y, finest->num, "nodes", err));
    KH_TRY(KH_NEW(&self.next_x, finest->num, "nodes", err));
    KH_TRY(KH_NEW(&self.next_y, finest->num, "nodes", err));
    KH_TRY(coarsen(&self, options->seed, err));
    scatter(&self, &self.levels[self.num - 1], options->seed);
    for (l = self.num; l-- > 0;) {
        const place_level *level = &self.levels[l];

        if (l + 1 < self.num) {
            refine(&self, level, &self.levels[l + 1], options->seed);
        }
        KH_TRY(
            place_relax(level, num_rounds(level->num), options->num_threads, self.x, self.y, err));
    }
    memcpy(x, self.x, finest->num * sizeof(*x));
    memcpy(y, self.y, finest->num * sizeof(*y));
out:
    free_hierarchy(&self);
    return ret;
}
