#include "columns.h"

#include "../base/array.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MOST_FOLDS 4
/* Of the logarithm of the proportions: folding makes lines longer. */
#define LEAST_GAIN 0.15

static void
close_columns(kh_columns *self)
{
    free(self->items);
    free(self->order);
    free(self->columns);
    free(self->links);
    free(self->scratch);
    free(self->values);
    *self = (kh_columns){ 0 };
}

static int
compare_longs(const void *a, const void *b)
{
    const long x = *(const long *) a, y = *(const long *) b;

    return (x > y) - (x < y);
}

static size_t
find_level(const long *levels, size_t num, long level)
{
    const long *found = bsearch(&level, levels, num, sizeof(*levels), compare_longs);

    return (size_t) (found - levels);
}

/* Distinct levels become columns 0, 1, ...; nodes become items. */
static kh_status
add_nodes(kh_columns *self, const kh_size *sizes, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_scene *scene = self->scene;
    long *levels = NULL;
    size_t j, num = 0;

    KH_TRY(KH_NEW(&levels, scene->num_nodes, "levels", err));
    KH_TRY(kh_grow((void **) &self->items, 0, &self->max_items, scene->num_nodes,
        sizeof(*self->items), "items", err));
    for (j = 0; j < scene->num_nodes; j++) {
        if (!scene->nodes[j].leveled) {
            KH_TRY(kh_fail(err, KH_ERR_DATA, "scene: /nodes/%zu: columns need a level", j));
        }
        levels[j] = scene->nodes[j].level;
    }
    qsort(levels, scene->num_nodes, sizeof(*levels), compare_longs);
    for (j = 0; j < scene->num_nodes; j++) {
        if (j == 0 || levels[j] != levels[j - 1]) {
            levels[num++] = levels[j];
        }
    }
    for (j = 0; j < scene->num_nodes; j++) {
        self->items[j] = (kh_item){ .node = j,
            .cluster = scene->nodes[j].cluster,
            .column = find_level(levels, num, scene->nodes[j].level),
            .du = self->across ? sizes[j].height : sizes[j].width,
            .dv = self->across ? sizes[j].width : sizes[j].height };
    }
    self->num_items = scene->num_nodes;
    self->num_columns = num;
out:
    free(levels);
    return ret;
}

static kh_status
add_passage(kh_columns *self, size_t column, size_t *item, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_GROW(&self->items, self->num_items, &self->max_items, "items", err));
    self->items[self->num_items]
        = (kh_item){ .node = SIZE_MAX, .cluster = KH_SCENE_NONE, .column = column, .dv = 2 };
    *item = self->num_items++;
out:
    return ret;
}

static kh_status
add_link(kh_columns *self, size_t from, size_t to, size_t edge, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_GROW(&self->links, self->num_links, &self->max_links, "links", err));
    self->links[self->num_links++] = (kh_link){ .from = from, .to = to, .edge = edge };
out:
    return ret;
}

/* An edge over several columns passes each of those between in a place of its own. */
static kh_status
add_edges(kh_columns *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_scene *scene = self->scene;
    size_t j;

    for (j = 0; j < scene->num_edges; j++) {
        size_t at = (size_t) scene->edges[j].from;
        const size_t end = (size_t) scene->edges[j].to, last = self->items[end].column;
        size_t column = self->items[at].column;

        while (column + 1 < last || column > last + 1) {
            size_t next;

            column = column < last ? column + 1 : column - 1;
            KH_TRY(add_passage(self, column, &next, err));
            KH_TRY(add_link(self, at, next, j, err));
            at = next;
        }
        KH_TRY(add_link(self, at, end, j, err));
    }
out:
    return ret;
}

/* Items to their columns, in the order of the scene; members of a cluster side by side. */
static kh_status
fill_columns(kh_columns *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j, k, at = 0;
    bool *taken = NULL;

    KH_TRY(KH_NEW(&taken, self->num_items, "items", err));
    KH_TRY(KH_NEW(&self->order, self->num_items, "items", err));
    KH_TRY(KH_NEW(&self->columns, self->num_columns, "columns", err));
    for (j = 0; j < self->num_columns; j++) {
        self->columns[j].first = at;
        for (k = 0; k < self->num_items; k++) {
            const kh_item *first = &self->items[k];
            size_t m;

            if (taken[k] || first->column != j) {
                continue;
            }
            for (m = k; m < self->num_items; m++) {
                const kh_item *item = &self->items[m];

                if (m == k
                    || (!taken[m] && item->column == j && item->cluster == first->cluster
                        && item->cluster != KH_SCENE_NONE)) {
                    taken[m] = true;
                    self->order[at++] = m;
                }
            }
        }
        self->columns[j].num = at - self->columns[j].first;
    }
out:
    free(taken);
    return ret;
}

static kh_status
arrange(kh_columns *self, const kh_size *sizes, size_t most_folds, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *direction = self->scene->direction;

    self->across = strcmp(direction, "TB") == 0 || strcmp(direction, "BT") == 0;
    KH_TRY(add_nodes(self, sizes, err));
    KH_TRY(kh_columns_fold(self, most_folds, err));
    KH_TRY(add_edges(self, err));
    KH_TRY(fill_columns(self, err));
    KH_TRY(kh_columns_arrange(self, err));
out:
    return ret;
}

/* Lines to later columns pass the earlier ones and need room there: whether folding pays is seen in
 * what comes out. */
kh_status
kh_layout_columns(Agraph_t *graph, kh_box *box, const kh_scene *scene, const kh_size *sizes,
    const kh_size *labels, const kh_size *words, double spread, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_columns empty = { .scene = scene, .labels = labels, .words = words, .spread = spread };
    kh_columns best = empty, other = empty;
    size_t folds, num = 0;

    KH_TRY(arrange(&best, sizes, 1, err));
    for (folds = 2; folds <= MOST_FOLDS; folds++) {
        num = folds == 2 ? best.num_columns : num;
        KH_TRY(arrange(&other, sizes, folds, err));
        if (other.num_columns == num) {
            break;
        }
        num = other.num_columns;
        if (kh_columns_misfit(&other) < kh_columns_misfit(&best) - LEAST_GAIN) {
            const kh_columns worse = best;

            best = other;
            other = worse;
        }
        close_columns(&other);
        other = empty;
    }
    KH_TRY(kh_columns_write(&best, graph, box, err));
out:
    close_columns(&best);
    close_columns(&other);
    return ret;
}
