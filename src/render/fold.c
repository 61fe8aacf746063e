/* Levels of many nodes fold into several columns, so that the page keeps its proportions. */
#include "columns.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Along over across where the scene does not ask for a page: between A4 and a slide. */
#define USUAL_RATIO 1.5
/* A drawing that is not narrower than this share of its page stays as it is. */
#define TOLERATED 0.9
/* Nodes that a column keeps at least. */
#define LEAST_KEPT 6
/* Points, about: between two columns, and between two nodes of one. */
#define GUTTER 50.0
#define GAP    10.0

typedef struct {
    double height, width; /* of all its nodes one below the other. */
    size_t num_nodes, num_folds, first;
    long cluster;
    bool mixed; /* several frames stand in it: they could not be told apart in several columns. */
} level;

static void
measure_levels(const kh_columns *self, level *levels)
{
    size_t j;

    for (j = 0; j < self->num_items; j++) {
        const kh_item *item = &self->items[j];
        level *l = &levels[item->column];

        l->mixed = l->mixed || (l->num_nodes > 0 && item->cluster != l->cluster);
        l->cluster = item->cluster;
        l->height += item->dv + GAP;
        l->width = fmax(l->width, item->du + GUTTER);
        l->num_folds = 1;
        l->num_nodes++;
    }
}

/* The level that is as high as the drawing, and how its sides then compare. */
static size_t
find_highest(const level *levels, size_t num, double *ratio)
{
    double along = 0, highest = 0;
    size_t best = 0, j;

    for (j = 0; j < num; j++) {
        const double height = levels[j].height / (double) levels[j].num_folds;

        along += levels[j].width * (double) levels[j].num_folds;
        if (height > highest) {
            highest = height;
            best = j;
        }
    }
    *ratio = highest > 0 ? along / highest : INFINITY;
    return best;
}

static double
wanted_ratio(const kh_columns *self)
{
    const kh_scene *scene = self->scene;
    const double ratio
        = scene->width > 0 && scene->height > 0 ? scene->width / scene->height : USUAL_RATIO;

    return self->across ? 1 / ratio : ratio;
}

static void
choose_folds(const kh_columns *self, level *levels, size_t most)
{
    const double wanted = TOLERATED * wanted_ratio(self);
    double ratio;
    size_t highest = find_highest(levels, self->num_columns, &ratio);

    while (ratio < wanted && !levels[highest].mixed && levels[highest].num_folds < most
           && levels[highest].num_nodes >= LEAST_KEPT * (levels[highest].num_folds + 1)) {
        levels[highest].num_folds++;
        highest = find_highest(levels, self->num_columns, &ratio);
    }
}

/* In their order, each fold about as high as the others. */
static void
assign_columns(kh_columns *self, level *levels)
{
    size_t num = 0, j;

    for (j = 0; j < self->num_columns; j++) {
        levels[j].first = num;
        num += levels[j].num_folds;
        levels[j].width = 0; /* from here on: the height that is used. */
    }
    for (j = 0; j < self->num_items; j++) {
        kh_item *item = &self->items[j];
        level *l = &levels[item->column];
        const double used = (l->width + item->dv / 2) / l->height * (double) l->num_folds;

        l->width += item->dv + GAP;
        item->column = l->first + (size_t) fmin(used, (double) (l->num_folds - 1));
    }
    self->num_columns = num;
}

kh_status
kh_columns_fold(kh_columns *self, size_t most, kh_error *err)
{
    kh_status ret = KH_OK;
    level *levels = NULL;

    KH_TRY(KH_NEW(&levels, self->num_columns, "levels", err));
    measure_levels(self, levels);
    choose_folds(self, levels, most);
    assign_columns(self, levels);
out:
    free(levels);
    return ret;
}

double
kh_columns_misfit(const kh_columns *self)
{
    double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
    size_t j;

    for (j = 0; j < self->num_items; j++) {
        const kh_item *item = &self->items[j];

        left = fmin(left, item->u - item->du / 2);
        right = fmax(right, item->u + item->du / 2);
        top = fmin(top, item->v - item->dv / 2);
        bottom = fmax(bottom, item->v + item->dv / 2);
    }
    return bottom - top > 1 && right - left > 1
               ? fabs(log((right - left) / (bottom - top) / wanted_ratio(self)))
               : 0;
}
