#include "place.h"

#include "../base/array.h"
#include "apart.h"
#include "multilevel.h"
#include "pack.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#define DEFAULT_SIZE 12.0
#define MAX_NODES    ((size_t) 1 << 31)

/* A part of the graph that hangs together: nodes first .. end - 1 in the order of `placing`. */
typedef struct {
    size_t first, end;
} component;

/* Arrays of nodes are in the order of components, the largest first; within one as in the graph. */
typedef struct {
    const kh_place_options *options;
    size_t num_nodes;
    uint32_t *order; /* place -> node of the graph. */
    uint32_t *place; /* node of the graph -> place. */
    double *x, *y, *size;
    size_t num_ties;
    uint32_t *tail, *head; /* places, by component; no loops. */
    size_t num_components;
    component *components;
    place_box *boxes;
} placing;

static void
free_placing(placing *self)
{
    free(self->order);
    free(self->place);
    free(self->x);
    free(self->y);
    free(self->size);
    free(self->tail);
    free(self->head);
    free(self->components);
    free(self->boxes);
}

static kh_status
check(size_t num_nodes, size_t num_ties, const uint32_t *tail, const uint32_t *head,
    const double *size, kh_error *err)
{
    size_t t, v;

    if (num_nodes > MAX_NODES) {
        return kh_fail(err, KH_ERR_ARGUMENT, "%zu nodes are too many to place", num_nodes);
    }
    for (t = 0; t < num_ties; t++) {
        if (tail[t] >= num_nodes || head[t] >= num_nodes) {
            return kh_fail(err, KH_ERR_ARGUMENT, "tie %zu ends at node %lu of %zu", t,
                (unsigned long) (tail[t] >= num_nodes ? tail[t] : head[t]), num_nodes);
        }
    }
    for (v = 0; size != NULL && v < num_nodes; v++) {
        if (!(isfinite(size[v]) && size[v] > 0)) {
            return kh_fail(err, KH_ERR_ARGUMENT, "node %zu has the size %g", v, size[v]);
        }
    }
    return KH_OK;
}

/* --- components -------------------------------------------------------------------------- */

static uint32_t
find_root(uint32_t *parent, uint32_t v)
{
    while (parent[v] != v) {
        parent[v] = parent[parent[v]];
        v = parent[v];
    }
    return v;
}

/* The root of each component is its smallest node. */
static void
find_components(
    size_t num_nodes, size_t num_ties, const uint32_t *tail, const uint32_t *head, uint32_t *root)
{
    size_t t, v;

    for (v = 0; v < num_nodes; v++) {
        root[v] = (uint32_t) v;
    }
    for (t = 0; t < num_ties; t++) {
        const uint32_t a = find_root(root, tail[t]), b = find_root(root, head[t]);

        root[a > b ? a : b] = a > b ? b : a;
    }
    for (v = 0; v < num_nodes; v++) {
        root[v] = root[root[v]];
    }
}

/* By falling size, then by smallest node; `first` is that node and `end` the size, for now. */
static int
compare_components(const void *a, const void *b)
{
    const component *x = a, *y = b;

    if (x->end != y->end) {
        return x->end < y->end ? 1 : -1;
    }
    return (x->first > y->first) - (x->first < y->first);
}

/* Say where each component stands. @param root becomes the number of each node's component. */
static kh_status
order_components(placing *self, uint32_t *root, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t num = 0, max = 0, v, c, first = 0;

    for (v = 0; v < self->num_nodes; v++) {
        if (root[v] == v) {
            KH_TRY(KH_GROW(&self->components, num, &max, "components", err));
            self->place[v] = (uint32_t) num;
            self->components[num++] = (component){ v, 0 };
        }
        self->components[self->place[root[v]]].end++;
    }
    self->num_components = num;
    if (num > 0) {
        qsort(self->components, num, sizeof(*self->components), compare_components);
    }
    for (c = 0; c < num; c++) {
        self->place[self->components[c].first] = (uint32_t) c;
    }
    for (v = 0; v < self->num_nodes; v++) {
        root[v] = self->place[root[v]];
    }
    for (c = 0; c < num; c++) {
        const size_t size = self->components[c].end;

        self->components[c] = (component){ first, first };
        first += size;
    }
    for (v = 0; v < self->num_nodes; v++) {
        const size_t at = self->components[root[v]].end++;

        self->order[at] = (uint32_t) v;
        self->place[v] = (uint32_t) at;
    }
out:
    return ret;
}

/* Ties in the order of the components that they are in. */
static kh_status
order_ties(placing *self, size_t num_ties, const uint32_t *tail, const uint32_t *head,
    const uint32_t *component_of, size_t *first_tie, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t t, c;

    for (t = 0; t < num_ties; t++) {
        first_tie[component_of[tail[t]] + 2] += tail[t] != head[t];
    }
    for (c = 0; c < self->num_components; c++) {
        first_tie[c + 2] += first_tie[c + 1];
    }
    KH_TRY(KH_NEW(&self->tail, num_ties, "ties", err));
    KH_TRY(KH_NEW(&self->head, num_ties, "ties", err));
    for (t = 0; t < num_ties; t++) {
        if (tail[t] != head[t]) {
            const uint32_t which = component_of[tail[t]];
            const size_t at = first_tie[which + 1]++;
            const uint32_t first = (uint32_t) self->components[which].first;

            self->tail[at] = self->place[tail[t]] - first;
            self->head[at] = self->place[head[t]] - first;
        }
    }
out:
    return ret;
}

/* --- one component ----------------------------------------------------------------------- */

static kh_status
place_component(placing *self, size_t c, size_t first_tie, size_t end_tie, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t first = self->components[c].first, num = self->components[c].end - first;
    double *x = self->x + first, *y = self->y + first;
    place_level level = { 0 };

    if (num > 1) {
        KH_TRY(place_level_init(
            &level, num, end_tie - first_tie, self->tail + first_tie, self->head + first_tie, err));
        KH_TRY(place_multilevel(&level, self->options, x, y, err));
        place_flatten(num, x, y);
        KH_TRY(place_apart(num, self->size + first, x, y, err));
    }
out:
    place_level_free(&level);
    return ret;
}

/* Make the lower left corner of a component's box 0, and say how large the box is. */
static place_box
enclose(placing *self, component which)
{
    double min_x = INFINITY, max_x = -INFINITY, min_y = INFINITY, max_y = -INFINITY;
    size_t v;

    for (v = which.first; v < which.end; v++) {
        const double radius = self->size[v] / 2;

        min_x = fmin(min_x, self->x[v] - radius);
        max_x = fmax(max_x, self->x[v] + radius);
        min_y = fmin(min_y, self->y[v] - radius);
        max_y = fmax(max_y, self->y[v] + radius);
    }
    for (v = which.first; v < which.end; v++) {
        self->x[v] -= min_x;
        self->y[v] -= min_y;
    }
    return (place_box){ .width = max_x - min_x, .height = max_y - min_y };
}

/* --- all components ---------------------------------------------------------------------- */

static kh_status
begin(placing *self, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_NEW(&self->order, self->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->place, self->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->x, self->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->y, self->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->size, self->num_nodes, "nodes", err));
out:
    return ret;
}

static void
set_sizes(placing *self, const double *size)
{
    size_t v;

    for (v = 0; v < self->num_nodes; v++) {
        self->size[v] = size == NULL ? DEFAULT_SIZE : size[self->order[v]];
    }
}

static kh_status
pack(placing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    double gap = 0;
    size_t c, v;

    KH_TRY(KH_NEW(&self->boxes, self->num_components, "components", err));
    for (c = 0; c < self->num_components; c++) {
        self->boxes[c] = enclose(self, self->components[c]);
    }
    for (v = 0; v < self->num_nodes; v++) {
        gap += 2 * self->size[v] / (double) self->num_nodes;
    }
    place_pack(self->num_components, gap, self->boxes);
    for (c = 0; c < self->num_components; c++) {
        for (v = self->components[c].first; v < self->components[c].end; v++) {
            self->x[v] += self->boxes[c].x;
            self->y[v] += self->boxes[c].y;
        }
    }
out:
    return ret;
}

kh_status
kh_place_force(size_t num_nodes, size_t num_ties, const uint32_t *tail, const uint32_t *head,
    const double *size, const kh_place_options *options, double *x, double *y, kh_error *err)
{
    kh_status ret = KH_OK;
    placing self = { .options = options, .num_nodes = num_nodes };
    uint32_t *component_of = NULL;
    size_t *first_tie = NULL;
    size_t c, v;

    KH_TRY(check(num_nodes, num_ties, tail, head, size, err));
    KH_TRY(begin(&self, err));
    KH_TRY(KH_NEW(&component_of, num_nodes, "nodes", err));
    find_components(num_nodes, num_ties, tail, head, component_of);
    KH_TRY(order_components(&self, component_of, err));
    KH_TRY(KH_NEW(&first_tie, self.num_components + 2, "components", err));
    KH_TRY(order_ties(&self, num_ties, tail, head, component_of, first_tie, err));
    set_sizes(&self, size);
    for (c = 0; c < self.num_components; c++) {
        KH_TRY(place_component(&self, c, first_tie[c], first_tie[c + 1], err));
    }
    KH_TRY(pack(&self, err));
    for (v = 0; v < num_nodes; v++) {
        x[self.order[v]] = self.x[v];
        y[self.order[v]] = self.y[v];
    }
out:
    free(component_of);
    free(first_tie);
    free_placing(&self);
    return ret;
}
