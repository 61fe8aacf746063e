#include "tree.h"

#include "../base/array.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* How small a square must look to count as a point: its side by its distance. */
#define OPENING 0.9
/* Squares with so few nodes are not cut any further. */
#define LEAF_NODES 8
/* So many times a square can be cut: the bits of a coordinate. */
#define DEPTH 16
/* Keeps a node from dividing by its distance from itself. */
#define TINY 1e-30

void
place_tree_free(place_tree *self)
{
    free(self->node);
    free(self->x);
    free(self->y);
    free(self->mass);
    free(self->cells);
    free(self->keys);
    free(self->spare);
    *self = (place_tree){ 0 };
}

kh_status
place_tree_init(place_tree *self, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    place_tree new = { .num = num };

    KH_TRY(KH_NEW(&new.node, num, "nodes", err));
    KH_TRY(KH_NEW(&new.x, num, "nodes", err));
    KH_TRY(KH_NEW(&new.y, num, "nodes", err));
    KH_TRY(KH_NEW(&new.mass, num, "nodes", err));
    KH_TRY(KH_NEW(&new.keys, num, "nodes", err));
    KH_TRY(KH_NEW(&new.spare, num, "nodes", err));
    *self = new;
    new = (place_tree){ 0 };
out:
    place_tree_free(&new);
    return ret;
}

/* --- the curve --------------------------------------------------------------------------- */

/* Put a 0 between any two of 16 bits. */
static uint64_t
spread(uint64_t bits)
{
    bits = (bits | bits << 8) & 0x00FF00FFu;
    bits = (bits | bits << 4) & 0x0F0F0F0Fu;
    bits = (bits | bits << 2) & 0x33333333u;
    return (bits | bits << 1) & 0x55555555u;
}

/* The square around all nodes. */
typedef struct {
    double x, y, side;
} square;

static square
bound(size_t num, const double *x, const double *y)
{
    double min_x = INFINITY, max_x = -INFINITY, min_y = INFINITY, max_y = -INFINITY;
    size_t v;

    for (v = 0; v < num; v++) {
        min_x = x[v] < min_x ? x[v] : min_x;
        max_x = x[v] > max_x ? x[v] : max_x;
        min_y = y[v] < min_y ? y[v] : min_y;
        max_y = y[v] > max_y ? y[v] : max_y;
    }
    return (square){ min_x, min_y, fmax(fmax(max_x - min_x, max_y - min_y), 1e-9) * (1 + 1e-9) };
}

/* Sort by the upper halves of the keys, bytes from the least: equal ones keep their order. */
static void
sort_keys(uint64_t *keys, uint64_t *spare, size_t num)
{
    int shift;

    for (shift = 32; shift < 64; shift += 8) {
        size_t place[257] = { 0 };
        size_t v;
        uint64_t *swap = keys;

        for (v = 0; v < num; v++) {
            place[(keys[v] >> shift & 0xFF) + 1]++;
        }
        for (v = 0; v < 256; v++) {
            place[v + 1] += place[v];
        }
        for (v = 0; v < num; v++) {
            spare[place[keys[v] >> shift & 0xFF]++] = keys[v];
        }
        keys = spare; /* four rounds: they end up where they were. */
        spare = swap;
    }
}

/* --- the cells --------------------------------------------------------------------------- */

/* The end of the nodes from `first` on whose keys agree above `shift` with that of `first`. */
static uint32_t
run_end(const place_tree *self, uint32_t first, uint32_t end, int shift)
{
    const uint64_t key = self->keys[first] >> shift;

    while (first < end) {
        const uint32_t middle = first + (end - first) / 2;

        if (self->keys[middle] >> shift == key) {
            first = middle + 1;
        } else {
            end = middle;
        }
    }
    return end;
}

/* Sum the nodes of a cell and say from where on it is a point: as far as its side would ask, and
 * as its centre of mass lies beside its own, lest a node within be pushed by itself. */
static void
weigh(const place_tree *self, place_cell *cell, square within)
{
    double x = 0, y = 0, mass = 0, off, reach;
    uint32_t j;

    for (j = cell->first; j < cell->end; j++) {
        mass += self->mass[j];
        x += self->mass[j] * self->x[j];
        y += self->mass[j] * self->y[j];
    }
    cell->mass = mass;
    cell->x = x / mass;
    cell->y = y / mass;
    off = hypot(cell->x - within.x - within.side / 2, cell->y - within.y - within.side / 2);
    reach = within.side / OPENING + off;
    cell->reach = reach * reach;
}

static kh_status
add_cells(place_tree *self, uint32_t first, uint32_t end, int depth, square within, kh_error *err)
{
    kh_status ret = KH_OK;
    const uint32_t at = (uint32_t) self->num_cells;
    const bool is_leaf = end - first <= LEAF_NODES || depth == DEPTH;
    const int shift = 32 + 2 * (DEPTH - 1 - depth);
    uint32_t quarter, quarter_end;

    KH_TRY(KH_GROW(&self->cells, self->num_cells, &self->max_cells, "cells", err));
    self->num_cells++;
    self->cells[at] = (place_cell){ .first = first, .end = end, .is_leaf = is_leaf };
    weigh(self, &self->cells[at], within);
    for (quarter = first; !is_leaf && quarter < end; quarter = quarter_end) {
        const uint64_t which = self->keys[quarter] >> shift & 3;
        const square part = { within.x + (which & 1 ? within.side / 2 : 0),
            within.y + (which & 2 ? within.side / 2 : 0), within.side / 2 };

        quarter_end = run_end(self, quarter, end, shift);
        KH_TRY(add_cells(self, quarter, quarter_end, depth + 1, part, err));
    }
    self->cells[at].next = (uint32_t) self->num_cells;
out:
    return ret;
}

kh_status
place_tree_build(
    place_tree *self, const double *x, const double *y, const double *mass, kh_error *err)
{
    const square all = bound(self->num, x, y);
    const double scale = (1 << DEPTH) / all.side;
    size_t v;

    for (v = 0; v < self->num; v++) {
        const uint64_t column = (uint64_t) ((x[v] - all.x) * scale);
        const uint64_t row = (uint64_t) ((y[v] - all.y) * scale);

        self->keys[v] = (spread(column) | spread(row) << 1) << 32 | v;
    }
    sort_keys(self->keys, self->spare, self->num);
    for (v = 0; v < self->num; v++) {
        const uint32_t node = (uint32_t) self->keys[v];

        self->node[v] = node;
        self->x[v] = x[node];
        self->y[v] = y[node];
        self->mass[v] = mass[node];
    }
    self->num_cells = 0;
    return add_cells(self, 0, (uint32_t) self->num, 0, all, err);
}

/* --- pushing ----------------------------------------------------------------------------- */

void
place_tree_push(const place_tree *self, size_t place, double *push_x, double *push_y)
{
    const double x = self->x[place], y = self->y[place];
    double sum_x = 0, sum_y = 0;
    uint32_t c = 0, j;

    while (c < self->num_cells) {
        const place_cell *cell = &self->cells[c];
        const double dx = x - cell->x, dy = y - cell->y, distance = dx * dx + dy * dy;

        if (distance > cell->reach) {
            const double push = cell->mass / (distance * sqrt(distance));

            sum_x += push * dx;
            sum_y += push * dy;
            c = cell->next;
            continue;
        }
        for (j = cell->first; cell->is_leaf && j < cell->end; j++) {
            const double nx = x - self->x[j], ny = y - self->y[j];
            const double near = nx * nx + ny * ny + TINY;
            const double push = self->mass[j] / (near * sqrt(near));

            sum_x += push * nx;
            sum_y += push * ny;
        }
        c++;
    }
    *push_x = sum_x;
    *push_y = sum_y;
}
