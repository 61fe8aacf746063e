#include "neighbours.h"

#include "../base/array.h"
#include "analysis.h"

#include <stdlib.h>

/* In one row; and beside all shores, where each has at least a row. */
#define DOTS_A_ROW 10
#define MOST_DOTS  150

/* Points. */
#define DOT_SIZE   9.0
#define DOT_STEP   14.0
#define DOTS_GAP   6.0
#define DOT_BORDER 0.8

void
kh_neighbours_free(kh_neighbours *self)
{
    free(self->items);
    *self = (kh_neighbours){ 0 };
}

static int
compare_neighbours(const void *a, const void *b)
{
    const kh_neighbour *x = a, *y = b;

    if (x->sector != y->sector) {
        return x->sector < y->sector ? -1 : 1;
    }
    if (x->num_bodies != y->num_bodies) {
        return x->num_bodies > y->num_bodies ? -1 : 1;
    }
    return (x->node > y->node) - (x->node < y->node);
}

static void
count_row(const kh_adjacency *rows, size_t v, size_t *num_bodies)
{
    size_t j;

    for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
        num_bodies[rows->node[j]]++;
    }
}

kh_status
kh_neighbours_find(kh_neighbours *self, const kh_net *net, const kh_bridging *bridging,
    size_t *num_dots, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t *num_bodies = NULL, j;

    KH_TRY(KH_NEW(&num_bodies, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->items, net->num_nodes, "nodes", err));
    for (j = 0; j < bridging->num; j++) {
        count_row(&net->out, bridging->bodies[j].node, num_bodies);
        if (net->directed) {
            count_row(&net->in, bridging->bodies[j].node, num_bodies);
        }
    }
    for (j = 0; j < bridging->num; j++) {
        num_bodies[bridging->bodies[j].node] = 0;
    }
    for (j = 0; j < net->num_nodes; j++) {
        const uint32_t sector = num_bodies[j] > 0 ? kh_net_main_sector(net, j) : KH_NONE;

        if (sector != KH_NONE) {
            num_dots[sector]++;
            self->items[self->num++] = (kh_neighbour){ (uint32_t) j, sector, num_bodies[j] };
        }
    }
    if (self->num > 0) {
        qsort(self->items, self->num, sizeof(*self->items), compare_neighbours);
    }
out:
    free(num_bodies);
    return ret;
}

void
kh_neighbours_keep(kh_neighbours *self, kh_shores *sides)
{
    const size_t rows = MOST_DOTS / DOTS_A_ROW / (sides->num > 0 ? sides->num : 1);
    const size_t most = DOTS_A_ROW * (rows > 0 ? rows : 1);
    size_t num = 0, j;

    for (j = 0; j < sides->num; j++) {
        sides->shores[j].num_dots = 0;
    }
    for (j = 0; j < self->num; j++) {
        const size_t shore = kh_shores_find(sides, self->items[j].sector);

        if (shore < sides->num && sides->shores[shore].num_dots < most) {
            sides->shores[shore].num_dots++;
            self->items[num++] = self->items[j];
        }
    }
    self->num = num;
}

void
kh_neighbours_shape(const kh_neighbours *self, kh_drawing *drawing, const kh_net *net)
{
    size_t j;

    for (j = 0; j < self->num; j++) {
        kh_drawn_node *node = &drawing->nodes[drawing->drawn_of[net->node[self->items[j].node]]];

        node->role = "plain";
        node->shape = "circle";
        node->quiet = true;
        node->detail = "";
        node->num_fills = 1;
        node->fills[0] = kh_drawing_net_fill(drawing, net, self->items[j].sector);
        node->border
            = kh_color_shade(kh_drawing_net_color(drawing, net, self->items[j].sector), 3.2);
        node->border_width = DOT_BORDER;
        node->width = node->height = DOT_SIZE;
    }
}

double
kh_neighbours_height(size_t num)
{
    const size_t rows = (num + DOTS_A_ROW - 1) / DOTS_A_ROW;

    return rows > 0 ? DOTS_GAP + DOT_STEP * (double) rows : 0;
}

/* Rows are as long as each other, the last one may be shorter. */
void
kh_neighbours_put(const kh_neighbours *self, kh_drawing *drawing, const kh_net *net,
    uint32_t sector, double x, double y)
{
    size_t j, index = 0, num = 0;

    for (j = 0; j < self->num; j++) {
        num += self->items[j].sector == sector;
    }
    for (j = 0; j < self->num; j++) {
        const size_t row = index / DOTS_A_ROW, column = index % DOTS_A_ROW;
        const size_t left = num - row * DOTS_A_ROW;
        const size_t length = left < DOTS_A_ROW ? left : DOTS_A_ROW;
        kh_drawn_node *node;

        if (self->items[j].sector != sector) {
            continue;
        }
        node = &drawing->nodes[drawing->drawn_of[net->node[self->items[j].node]]];
        node->placed = true;
        node->x = x + DOT_STEP * ((double) column - (double) (length - 1) / 2);
        node->y = y - DOTS_GAP - DOT_STEP * ((double) row + 0.5);
        index++;
    }
}
