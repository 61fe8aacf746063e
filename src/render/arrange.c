#include "columns.h"

#include "../base/array.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>

/* Points. */
#define GAP_CLUSTER  8.0  /* between nodes of one cluster. */
#define GAP_BLOCK    15.0 /* between frames, and around what has none. */
#define MIN_GUTTER   20.0
#define MAX_GUTTER   70.0
#define NUM_SWEEPS   8
#define NUM_PLACINGS 24
#define MAX_STRETCH  2.4

bool
kh_item_is_passage(const kh_item *item)
{
    return item->node == SIZE_MAX;
}

double
kh_columns_before(const kh_columns *self, long cluster)
{
    const bool titled = !self->across && self->labels[cluster].height > 0
                        && self->scene->clusters[cluster].label[0] != '\0';

    return KH_FRAME_PAD + (titled ? self->labels[cluster].height + 2 : 0);
}

/* The distance between the centres of two items that follow one another. */
static double
separation(const kh_columns *self, const kh_item *a, const kh_item *b)
{
    double gap = GAP_CLUSTER;

    if (a->cluster != b->cluster || a->cluster == KH_SCENE_NONE) {
        gap = kh_item_is_passage(a) && kh_item_is_passage(b) ? GAP_CLUSTER : GAP_BLOCK;
        gap *= self->stretch;
        gap += a->cluster != KH_SCENE_NONE ? KH_FRAME_PAD : 0;
        gap += b->cluster != KH_SCENE_NONE ? kh_columns_before(self, b->cluster) : 0;
    } else {
        gap *= self->stretch;
    }
    return a->dv / 2 + gap + b->dv / 2;
}

/* Stack a column around 0 without wishes. */
static void
stack(kh_columns *self, const kh_column *column)
{
    const size_t *order = self->order + column->first;
    double v = 0, middle;
    size_t j;

    for (j = 0; j < column->num; j++) {
        if (j > 0) {
            v += separation(self, &self->items[order[j - 1]], &self->items[order[j]]);
        }
        self->items[order[j]].v = v;
    }
    middle = v / 2;
    for (j = 0; j < column->num; j++) {
        self->items[order[j]].v -= middle;
    }
}

/* wish = mean v of the items linked to it; side: -1 those before, 1 those behind, 0 all. */
static void
make_wishes(kh_columns *self, int side)
{
    double *sums = self->values, *counts = self->values + self->num_items;
    size_t j, k;

    for (j = 0; j < self->num_items; j++) {
        sums[j] = counts[j] = 0;
    }
    for (j = 0; j < self->num_links; j++) {
        const size_t ends[2] = { self->links[j].from, self->links[j].to };

        for (k = 0; k < 2; k++) {
            const kh_item *item = &self->items[ends[k]], *other = &self->items[ends[1 - k]];
            const bool before = other->column<item->column, behind = other->column> item->column;

            if ((side <= 0 && before) || (side >= 0 && behind)) {
                sums[ends[k]] += other->v;
                counts[ends[k]] += 1;
            }
        }
    }
    for (j = 0; j < self->num_items; j++) {
        self->items[j].wish = counts[j] > 0 ? sums[j] / counts[j] : self->items[j].v;
    }
}

/* Order a column by wishes: clusters as blocks by the mean of their members', members within
 * them. Insertion sort: columns are short, and equals must keep their order. */
static void
sort_column(kh_columns *self, const kh_column *column)
{
    size_t *order = self->order + column->first;
    double *means = self->values, *counts = self->values + self->scene->num_clusters;
    size_t j, k;

    for (j = 0; j < 2 * self->scene->num_clusters; j++) {
        means[j] = 0;
    }
    for (j = 0; j < column->num; j++) {
        const kh_item *item = &self->items[order[j]];

        if (item->cluster != KH_SCENE_NONE) {
            means[item->cluster] += item->wish;
            counts[item->cluster] += 1;
        }
    }
    for (j = 1; j < column->num; j++) {
        const size_t moved = order[j];
        const kh_item *b = &self->items[moved];

        for (k = j; k > 0; k--) {
            const kh_item *a = &self->items[order[k - 1]];
            const bool same = a->cluster == b->cluster && a->cluster != KH_SCENE_NONE;
            const double wish_a = same || a->cluster == KH_SCENE_NONE
                                      ? a->wish
                                      : means[a->cluster] / counts[a->cluster];
            const double wish_b = same || b->cluster == KH_SCENE_NONE
                                      ? b->wish
                                      : means[b->cluster] / counts[b->cluster];

            /* Equal means of two clusters: their numbers decide, so that members stay together. */
            if (wish_a < wish_b - 1e-6
                || (fabs(wish_a - wish_b) <= 1e-6 && (same || a->cluster <= b->cluster))) {
                break;
            }
            order[k] = order[k - 1];
        }
        order[k] = moved;
    }
    stack(self, column);
}

static void
order_columns(kh_columns *self)
{
    size_t sweep, j;

    for (sweep = 0; sweep < NUM_SWEEPS; sweep++) {
        const bool forward = sweep % 2 == 0;

        for (j = 1; j < self->num_columns; j++) {
            make_wishes(self, forward ? -1 : 1);
            sort_column(self, &self->columns[forward ? j : self->num_columns - 1 - j]);
        }
    }
}

/* Wishes leave open where columns stand as a whole: half of the way to the middle of the page. */
static void
balance(kh_columns *self, const kh_column *column)
{
    const size_t *order = self->order + column->first;
    const double middle = (self->items[order[0]].v + self->items[order[column->num - 1]].v) / 2;
    size_t j;

    for (j = 0; j < column->num; j++) {
        self->items[order[j]].v -= middle / 2;
    }
}

/* Least squares to the wishes, keeping order and distances: with the distances taken off, this is
 * isotonic regression, solved by pooling adjacent violators. */
static void
place_column(kh_columns *self, const kh_column *column)
{
    const size_t *order = self->order + column->first;
    double *means = self->values, *offsets = self->values + self->num_items;
    size_t *sizes = self->scratch;
    size_t num = 0, j, k, at = 0;

    for (j = 0; j < column->num; j++) {
        offsets[j]
            = j == 0 ? 0
                     : offsets[j - 1]
                           + separation(self, &self->items[order[j - 1]], &self->items[order[j]]);
        means[num] = self->items[order[j]].wish - offsets[j];
        sizes[num++] = 1;
        while (num > 1 && means[num - 2] > means[num - 1]) {
            means[num - 2] = (means[num - 2] * (double) sizes[num - 2]
                                 + means[num - 1] * (double) sizes[num - 1])
                             / (double) (sizes[num - 2] + sizes[num - 1]);
            sizes[num - 2] += sizes[num - 1];
            num--;
        }
    }
    for (j = 0; j < num; j++) {
        for (k = 0; k < sizes[j]; k++, at++) {
            self->items[order[at]].v = means[j] + offsets[at];
        }
    }
    balance(self, column);
}

static void
place_items(kh_columns *self)
{
    size_t sweep, j;

    for (j = 0; j < self->num_columns; j++) {
        stack(self, &self->columns[j]);
    }
    for (sweep = 0; sweep < NUM_PLACINGS; sweep++) {
        for (j = 0; j < self->num_columns; j++) {
            make_wishes(self, 0);
            place_column(self, &self->columns[sweep % 2 == 0 ? j : self->num_columns - 1 - j]);
        }
    }
}

/* A circle that grows along u would grow across it. */
static bool
grows(const kh_columns *self, const kh_item *item)
{
    return !kh_shape_is_regular(self->scene->nodes[item->node].shape);
}

/* Nodes of a column in clusters are equally long along u: frames then have straight flanks. */
static void
measure_columns(kh_columns *self)
{
    size_t j, k;

    for (j = 0; j < self->num_columns; j++) {
        kh_column *column = &self->columns[j];
        double widest = 0;

        column->thickness = 0;
        for (k = 0; k < column->num; k++) {
            const kh_item *item = &self->items[self->order[column->first + k]];
            const double title = item->cluster != KH_SCENE_NONE && !self->across
                                     ? self->labels[item->cluster].width
                                     : 0;

            if (item->cluster != KH_SCENE_NONE) {
                widest = fmax(widest, fmax(item->du, title));
            }
            column->thickness = fmax(column->thickness, item->du);
        }
        for (k = 0; k < column->num; k++) {
            kh_item *item = &self->items[self->order[column->first + k]];

            if (item->cluster != KH_SCENE_NONE) {
                item->du = grows(self, item) ? widest : item->du;
                column->thickness = fmax(column->thickness,
                    widest + 2 * KH_FRAME_PAD
                        + (self->across ? self->labels[item->cluster].height + 2 : 0));
            }
        }
    }
}

/* What the words of an edge take along u. */
static double
words_along(const kh_columns *self, size_t edge)
{
    if (self->words == NULL) {
        return 0;
    }
    return self->across ? self->words[edge].height : self->words[edge].width;
}

/* Between two columns: the more the edges climb, the wider. */
static double
gutter(const kh_columns *self, size_t column)
{
    double climb = 0, words = 0;
    size_t j;

    for (j = 0; j < self->num_links; j++) {
        const kh_item *a = &self->items[self->links[j].from], *b = &self->items[self->links[j].to];

        if (a->column + b->column == 2 * column + 1) {
            climb = fmax(climb, fabs(a->v - b->v));
            words = fmax(words, words_along(self, self->links[j].edge));
        }
    }
    return fmin(fmax(0.2 * climb, MIN_GUTTER), MAX_GUTTER) + self->spread * words;
}

/* Width along u if every gutter gets `extra`. */
static double
spread_columns(kh_columns *self, double extra)
{
    double u = 0;
    size_t j, k;

    for (j = 0; j < self->num_columns; j++) {
        kh_column *column = &self->columns[j];

        u += j > 0 ? gutter(self, j - 1) + extra : 0;
        column->u = u + column->thickness / 2;
        u += column->thickness;
        for (k = 0; k < column->num; k++) {
            self->items[self->order[column->first + k]].u = column->u;
        }
    }
    return u;
}

static double
extent(const kh_columns *self)
{
    double low = 0, high = 0;
    size_t j;

    for (j = 0; j < self->num_items; j++) {
        const kh_item *item = &self->items[j];

        low = fmin(low, item->v - item->dv / 2);
        high = fmax(high, item->v + item->dv / 2);
    }
    return high - low + 2 * KH_FRAME_PAD;
}

/* Along u over across v that the page would like; title and legend take an eighth of it. */
static double
wanted_ratio(const kh_columns *self)
{
    const kh_scene *scene = self->scene;
    double ratio;

    if (!(scene->width > 0 && scene->height > 0)) {
        return 0;
    }
    ratio = scene->width / (scene->height * 0.86);
    return self->across ? 1 / ratio : ratio;
}

kh_status
kh_columns_arrange(kh_columns *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const double ratio = wanted_ratio(self);
    const size_t more = self->num_items + 2 * self->scene->num_clusters;
    double length;

    KH_TRY(KH_NEW(&self->scratch, self->num_items, "columns", err));
    KH_TRY(KH_NEW(&self->values, 2 * more, "columns", err));
    self->stretch = self->words != NULL ? self->spread : 1;
    measure_columns(self);
    place_items(self);
    order_columns(self);
    place_items(self);
    length = spread_columns(self, 0);
    while (ratio > 0 && length > extent(self) * ratio && self->stretch < MAX_STRETCH) {
        self->stretch *= 1.1;
        place_items(self);
        length = spread_columns(self, 0);
    }
    if (self->num_columns > 1 && length < extent(self) * ratio) {
        spread_columns(
            self, fmin((extent(self) * ratio - length) / (double) (self->num_columns - 1),
                      2 * MAX_GUTTER));
    }
out:
    return ret;
}
