/* Groups against sectors, cell by cell. */
#include "agreement.h"

#include "../base/array.h"

#include <stdlib.h>

void
kh_confusion_free(kh_confusion *self)
{
    free(self->cells);
    free(self->group_nodes);
    free(self->sector_nodes);
    *self = (kh_confusion){ 0 };
}

typedef struct {
    const size_t *share_start;
    const kh_share *shares;
    size_t *start; /* of a group, in node[] */
    uint32_t *node;
    uint32_t *cell; /* of a sector in the current group: 1 + its cell. */
    size_t max_cells;
} counting;

static kh_status
sort_by_group(
    counting *self, const uint32_t *membership, size_t num_nodes, size_t num_groups, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v, g;

    KH_TRY(KH_NEW(&self->start, num_groups + 2, "groups", err));
    KH_TRY(KH_NEW(&self->node, num_nodes, "nodes", err));
    for (v = 0; v < num_nodes; v++) {
        self->start[membership[v] + 2]++;
    }
    for (g = 1; g <= num_groups; g++) {
        self->start[g + 1] += self->start[g];
    }
    for (v = 0; v < num_nodes; v++) {
        self->node[self->start[membership[v] + 1]++] = (uint32_t) v;
    }
out:
    return ret;
}

static int
compare_cells(const void *pa, const void *pb)
{
    const kh_confusion_cell *a = pa, *b = pb;

    return a->sector < b->sector ? -1 : a->sector > b->sector;
}

static kh_status
add_share(kh_confusion *self, counting *from, uint32_t g, kh_share share, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_confusion_cell *cell;

    if (from->cell[share.sector] == 0) {
        KH_TRY(KH_GROW(&self->cells, self->num_cells, &from->max_cells, "cells", err));
        self->cells[self->num_cells++] = (kh_confusion_cell){ .group = g, .sector = share.sector };
        from->cell[share.sector] = (uint32_t) self->num_cells;
    }
    cell = &self->cells[from->cell[share.sector] - 1];
    cell->nodes += share.share;
    cell->squares += share.share * share.share;
    self->sector_nodes[share.sector] += share.share;
out:
    return ret;
}

static kh_status
count_group(kh_confusion *self, counting *from, uint32_t g, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t first = self->num_cells;
    size_t i, k;

    for (i = from->start[g]; i < from->start[g + 1]; i++) {
        const uint32_t v = from->node[i];

        for (k = from->share_start[v]; k < from->share_start[v + 1]; k++) {
            KH_TRY(add_share(self, from, g, from->shares[k], err));
        }
        if (from->share_start[v] < from->share_start[v + 1]) {
            self->group_nodes[g]++;
            self->num_nodes++;
        }
    }
    for (i = first; i < self->num_cells; i++) {
        from->cell[self->cells[i].sector] = 0;
    }
    if (self->num_cells > first) {
        qsort(self->cells + first, self->num_cells - first, sizeof(*self->cells), compare_cells);
    }
out:
    return ret;
}

kh_status
kh_confusion_count(kh_confusion *self, const uint32_t *membership, size_t num_nodes,
    size_t num_groups, const size_t *share_start, const kh_share *shares, size_t num_sectors,
    kh_error *err)
{
    kh_status ret = KH_OK;
    kh_confusion new = { .num_groups = num_groups, .num_sectors = num_sectors };
    counting from = { .share_start = share_start, .shares = shares };
    size_t g;

    KH_TRY(KH_NEW(&new.group_nodes, num_groups, "groups", err));
    KH_TRY(KH_NEW(&new.sector_nodes, num_sectors, "sectors", err));
    KH_TRY(KH_NEW(&from.cell, num_sectors, "sectors", err));
    KH_TRY(sort_by_group(&from, membership, num_nodes, num_groups, err));
    for (g = 0; g < num_groups; g++) {
        KH_TRY(count_group(&new, &from, (uint32_t) g, err));
    }
    *self = new;
    new = (kh_confusion){ 0 };
out:
    kh_confusion_free(&new);
    free(from.start);
    free(from.node);
    free(from.cell);
    return ret;
}
