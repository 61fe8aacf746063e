#include "shelves.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>

#define GAP_ROW    15.0
#define GAP_BESIDE 34.0
#define PAGE_RATIO 1.65
#define NUM_SWEEPS 12

/* A box in the order of its column. */
typedef struct {
    size_t box, column;
    double wish; /* height of what it is tied to. */
} item;

static int
compare_items(const void *a, const void *b)
{
    const item *x = a, *y = b;

    if (x->column != y->column) {
        return x->column < y->column ? -1 : 1;
    }
    if (x->wish < y->wish || x->wish > y->wish) {
        return x->wish > y->wish ? -1 : 1;
    }
    return x->box < y->box ? -1 : 1;
}

static size_t
count_lanes(size_t num, size_t rows)
{
    return num == 0 ? 1 : (num + rows - 1) / rows;
}

/* Width by height of the whole if no lane has more boxes than `rows`. */
static double
proportion(const kh_shelves *self, const size_t *sizes, kh_box_at usual, size_t rows)
{
    double width = 0;
    size_t most = 1, j;

    for (j = 0; j < self->num_columns; j++) {
        const size_t lanes = count_lanes(sizes[j], rows);

        width += sizes[j] == 0 ? self->least_width
                               : (double) lanes * (usual.width + GAP_BESIDE) - GAP_BESIDE;
        width += self->gap;
        most = (sizes[j] + lanes - 1) / lanes > most ? (sizes[j] + lanes - 1) / lanes : most;
    }
    return width / ((double) most * (usual.height + GAP_ROW));
}

static size_t
choose_rows(const kh_shelves *self, const size_t *sizes, const kh_box_at *boxes)
{
    kh_box_at usual = { 0 };
    size_t best = 1, rows, j;
    double least = INFINITY;

    for (j = 0; j < self->num_boxes; j++) {
        usual.width += boxes[j].width / (double) self->num_boxes;
        usual.height += boxes[j].height / (double) self->num_boxes;
    }
    for (rows = 1; rows <= self->num_boxes; rows++) {
        const double off = fabs(log(proportion(self, sizes, usual, rows) / PAGE_RATIO));

        if (off < least) {
            least = off;
            best = rows;
        }
    }
    return best;
}

/* Heights of the boxes of one column, lane by lane. @return the width of the column. */
static double
stack_column(const item *items, size_t num, size_t lanes, double left, kh_box_at *boxes)
{
    double x = left;
    size_t lane, j;

    for (lane = 0; lane < lanes; lane++) {
        double width = 0, height = -GAP_ROW, y;

        for (j = lane; j < num; j += lanes) {
            const kh_box_at *box = &boxes[items[j].box];

            width = box->width > width ? box->width : width;
            height += box->height + GAP_ROW;
        }
        y = height / 2;
        for (j = lane; j < num; j += lanes) {
            kh_box_at *box = &boxes[items[j].box];

            box->x = x + width / 2;
            box->y = y - box->height / 2;
            y -= box->height + GAP_ROW;
        }
        x += width + GAP_BESIDE;
    }
    return x - GAP_BESIDE - left;
}

static void
stack(const kh_shelves *self, const item *items, const size_t *sizes, size_t rows, kh_box_at *boxes,
    double *centers)
{
    double left = 0;
    size_t first = 0, j;

    for (j = 0; j < self->num_columns; j++) {
        double width = self->least_width;

        if (sizes[j] > 0) {
            width = stack_column(items + first, sizes[j], count_lanes(sizes[j], rows), left, boxes);
        }
        centers[j] = left + width / 2;
        left += width + self->gap;
        first += sizes[j];
    }
}

static void
wish(const kh_shelves *self, item *items, const kh_box_at *boxes, double *sum, size_t *num)
{
    size_t j;

    for (j = 0; j < self->num_boxes; j++) {
        sum[j] = 0;
        num[j] = 0;
    }
    for (j = 0; j < self->num_ties; j++) {
        const size_t a = self->ties[j][0], b = self->ties[j][1];

        sum[a] += boxes[b].y;
        sum[b] += boxes[a].y;
        num[a]++;
        num[b]++;
    }
    for (j = 0; j < self->num_boxes; j++) {
        const size_t box = items[j].box;

        items[j].wish = num[box] > 0 ? sum[box] / (double) num[box] : boxes[box].y;
    }
}

/* Sum of the heights that ties climb. */
static double
climb(const kh_shelves *self, const kh_box_at *boxes)
{
    double sum = 0;
    size_t j;

    for (j = 0; j < self->num_ties; j++) {
        sum += fabs(boxes[self->ties[j][0]].y - boxes[self->ties[j][1]].y);
    }
    return sum;
}

typedef struct {
    item *items, *best;
    size_t *sizes, *num;
    double *sum;
} workspace;

static kh_status
open_workspace(workspace *self, const kh_shelves *shelves, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(KH_NEW(&self->items, shelves->num_boxes, "boxes", err));
    KH_TRY(KH_NEW(&self->best, shelves->num_boxes, "boxes", err));
    KH_TRY(KH_NEW(&self->num, shelves->num_boxes, "boxes", err));
    KH_TRY(KH_NEW(&self->sum, shelves->num_boxes, "boxes", err));
    KH_TRY(KH_NEW(&self->sizes, shelves->num_columns, "columns", err));
    for (j = 0; j < shelves->num_boxes; j++) {
        self->items[j] = (item){ .box = j, .column = shelves->column[j] };
        self->sizes[shelves->column[j]]++;
    }
out:
    return ret;
}

static void
copy_items(item *to, const item *from, size_t num)
{
    size_t j;

    for (j = 0; j < num; j++) {
        to[j] = from[j];
    }
}

/* The best of some sweeps: means lead towards level ties, but not always. */
static void
sweep(workspace *work, const kh_shelves *self, size_t rows, kh_box_at *boxes, double *centers)
{
    double least = INFINITY;
    size_t j;

    for (j = 0; j < NUM_SWEEPS; j++) {
        qsort(work->items, self->num_boxes, sizeof(*work->items), compare_items);
        stack(self, work->items, work->sizes, rows, boxes, centers);
        if (climb(self, boxes) < least) {
            least = climb(self, boxes);
            copy_items(work->best, work->items, self->num_boxes);
        }
        wish(self, work->items, boxes, work->sum, work->num);
    }
    stack(self, work->best, work->sizes, rows, boxes, centers);
}

kh_status
kh_shelves_place(const kh_shelves *self, kh_box_at *boxes, double *centers, kh_error *err)
{
    kh_status ret = KH_OK;
    workspace work = { 0 };

    if (self->num_boxes == 0) {
        return KH_OK;
    }
    KH_TRY(open_workspace(&work, self, err));
    sweep(&work, self, choose_rows(self, work.sizes, boxes), boxes, centers);
out:
    free(work.items);
    free(work.best);
    free(work.num);
    free(work.sum);
    free(work.sizes);
    return ret;
}
