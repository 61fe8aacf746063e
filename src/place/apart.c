#include "apart.h"

#include "../base/array.h"
#include "tree.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* Three discs of four have their neighbours at least so many diameters away. */
#define ROOM 2.0
/* So far along the curve of the tree a node's nearest is looked for. */
#define WINDOW     8
#define MAX_ROUNDS 100
/* An overlap that is let be, by the distance wanted. */
#define TOLERANCE 0.01

/* --- scale ------------------------------------------------------------------------------- */

static int
compare_reals(const void *a, const void *b)
{
    const double x = *(const double *) a, y = *(const double *) b;

    return (x > y) - (x < y);
}

/* The least distance of the node at `place` from those around it, in diameters. */
static double
nearest(const place_tree *tree, size_t place, const double *size)
{
    const size_t first = place < WINDOW ? 0 : place - WINDOW;
    double least = INFINITY;
    size_t other;

    for (other = first; other <= place + WINDOW && other < tree->num; other++) {
        if (other != place) {
            const double wanted = (size[tree->node[place]] + size[tree->node[other]]) / 2;

            least = fmin(least,
                hypot(tree->x[place] - tree->x[other], tree->y[place] - tree->y[other]) / wanted);
        }
    }
    return least;
}

static kh_status
scale(size_t num, const double *size, double *x, double *y, kh_error *err)
{
    kh_status ret = KH_OK;
    place_tree tree = { 0 };
    double *distance = NULL;
    double factor;
    size_t v;

    KH_TRY(place_tree_init(&tree, num, err));
    KH_TRY(KH_NEW(&distance, num, "nodes", err));
    KH_TRY(place_tree_build(&tree, x, y, size, err));
    for (v = 0; v < num; v++) {
        distance[v] = nearest(&tree, v, size);
    }
    qsort(distance, num, sizeof(*distance), compare_reals);
    factor = ROOM / fmax(distance[num / 4], 1e-9);
    for (v = 0; v < num; v++) {
        x[v] *= factor;
        y[v] *= factor;
    }
out:
    place_tree_free(&tree);
    free(distance);
    return ret;
}

/* --- pushing ----------------------------------------------------------------------------- */

/* Squares as wide as the largest disc: only those in a square and in the ones beside it can
 * overlap. Nodes of square c: node[start[c]] .. node[start[c + 1] - 1]. */
typedef struct {
    size_t num_columns, num_rows, max_squares;
    double x, y, side;
    size_t *start;
    uint32_t *node, *square;
} grid;

static void
fit_grid(grid *self, size_t num, double largest, const double *x, const double *y)
{
    double max_x = x[0], max_y = y[0], columns, rows;
    size_t v;

    self->x = x[0];
    self->y = y[0];
    for (v = 1; v < num; v++) {
        self->x = fmin(self->x, x[v]);
        self->y = fmin(self->y, y[v]);
        max_x = fmax(max_x, x[v]);
        max_y = fmax(max_y, y[v]);
    }
    self->side = largest;
    do {
        columns = floor((max_x - self->x) / self->side) + 1;
        rows = floor((max_y - self->y) / self->side) + 1;
        self->side *= 2;
    } while (columns * rows > (double) self->max_squares);
    self->side /= 2;
    self->num_columns = (size_t) columns;
    self->num_rows = (size_t) rows;
}

static void
fill_grid(grid *self, size_t num, const double *x, const double *y)
{
    const size_t num_squares = self->num_columns * self->num_rows;
    size_t v, c;

    for (c = 0; c <= num_squares + 1; c++) {
        self->start[c] = 0;
    }
    for (v = 0; v < num; v++) {
        const size_t column = (size_t) ((x[v] - self->x) / self->side);
        const size_t row = (size_t) ((y[v] - self->y) / self->side);

        self->square[v] = (uint32_t) (row * self->num_columns + column);
        self->start[self->square[v] + 2]++;
    }
    for (c = 0; c < num_squares; c++) {
        self->start[c + 2] += self->start[c + 1];
    }
    for (v = 0; v < num; v++) {
        self->node[self->start[self->square[v] + 1]++] = (uint32_t) v;
    }
}

/* Push two discs apart, the smaller one further. @return their overlap by the distance wanted. */
static double
push(uint32_t u, uint32_t v, const double *size, double *x, double *y)
{
    const double wanted = (size[u] + size[v]) / 2, area_u = size[u] * size[u];
    const double area_v = size[v] * size[v], dx = x[v] - x[u], dy = y[v] - y[u];
    double distance, overlap, share;

    if (dx * dx + dy * dy >= wanted * wanted) {
        return 0;
    }
    distance = sqrt(dx * dx + dy * dy);
    overlap = wanted - distance;
    share = overlap / (distance > 0 ? distance : 1) / (area_u + area_v);
    x[u] -= share * area_v * (distance > 0 ? dx : 1);
    y[u] -= share * area_v * dy;
    x[v] += share * area_u * (distance > 0 ? dx : 1);
    y[v] += share * area_u * dy;
    return overlap / wanted;
}

/* Push all pairs of the nodes of two squares. */
static double
push_squares(const grid *self, size_t c, size_t other, const double *size, double *x, double *y)
{
    double worst = 0;
    size_t i, j;

    for (i = self->start[c]; i < self->start[c + 1]; i++) {
        for (j = c == other ? i + 1 : self->start[other]; j < self->start[other + 1]; j++) {
            worst = fmax(worst, push(self->node[i], self->node[j], size, x, y));
        }
    }
    return worst;
}

static double
push_all(const grid *self, const double *size, double *x, double *y)
{
    double worst = 0;
    size_t row, column;

    for (row = 0; row < self->num_rows; row++) {
        for (column = 0; column < self->num_columns; column++) {
            const size_t c = row * self->num_columns + column;
            const bool right = column + 1 < self->num_columns, up = row + 1 < self->num_rows;

            worst = fmax(worst, push_squares(self, c, c, size, x, y));
            if (right) {
                worst = fmax(worst, push_squares(self, c, c + 1, size, x, y));
            }
            if (up) {
                const size_t above = c + self->num_columns;

                worst = fmax(worst, push_squares(self, c, above, size, x, y));
                if (column > 0) {
                    worst = fmax(worst, push_squares(self, c, above - 1, size, x, y));
                }
                if (right) {
                    worst = fmax(worst, push_squares(self, c, above + 1, size, x, y));
                }
            }
        }
    }
    return worst;
}

kh_status
place_apart(size_t num, const double *size, double *x, double *y, kh_error *err)
{
    kh_status ret = KH_OK;
    grid squares = { .max_squares = 4 * num };
    double largest = 0, worst = INFINITY;
    size_t v, round;

    for (v = 0; v < num; v++) {
        largest = fmax(largest, size[v]);
    }
    KH_TRY(scale(num, size, x, y, err));
    KH_TRY(KH_NEW(&squares.start, squares.max_squares + 2, "squares", err));
    KH_TRY(KH_NEW(&squares.node, num, "nodes", err));
    KH_TRY(KH_NEW(&squares.square, num, "nodes", err));
    for (round = 0; round < MAX_ROUNDS && worst > TOLERANCE; round++) {
        fit_grid(&squares, num, largest, x, y);
        fill_grid(&squares, num, x, y);
        worst = push_all(&squares, size, x, y);
    }
out:
    free(squares.start);
    free(squares.node);
    free(squares.square);
    return ret;
}
