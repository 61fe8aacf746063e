#include "guided.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>

/* As everywhere else where weighted paths are counted. */
#define TOLERANCE 1e-10

static void
free_path(kh_path *path)
{
    free(path->node);
    free(path->tie);
}

void
kh_path_list_free(kh_path_list *self)
{
    size_t j;

    for (j = 0; j < self->num; j++) {
        free_path(&self->items[j]);
    }
    free(self->items);
    *self = (kh_path_list){ 0 };
}

kh_status
kh_path_list_add(kh_path_list *self, size_t num_steps, kh_path **path, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_path item = { .num_steps = num_steps };

    KH_TRY(KH_GROW(&self->items, self->num, &self->max, "paths", err));
    KH_TRY(KH_NEW(&item.node, num_steps + 1, "nodes of a path", err));
    KH_TRY(KH_NEW(&item.tie, num_steps, "ties of a path", err));
    *path = &self->items[self->num++];
    **path = item;
    item = (kh_path){ 0 };
out:
    free_path(&item);
    return ret;
}

void
kh_path_list_drop(kh_path_list *self)
{
    free_path(&self->items[--self->num]);
}

int
kh_path_compare(const kh_path *a, const kh_path *b)
{
    size_t j;

    if (a->length < b->length || a->length > b->length) {
        return a->length < b->length ? -1 : 1;
    }
    for (j = 0; j <= a->num_steps && j <= b->num_steps; j++) {
        if (a->node[j] != b->node[j]) {
            return a->node[j] < b->node[j] ? -1 : 1;
        }
    }
    return (a->num_steps > b->num_steps) - (a->num_steps < b->num_steps);
}

bool
kh_path_ties(const kh_path_question *question, double a, double b)
{
    const bool weighted = question->net->weighted && !question->by_steps;

    return fabs(a - b) <= (weighted ? TOLERANCE * fmax(a, b) : 0);
}
