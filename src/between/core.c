#include "core.h"

#include "../base/array.h"
#include "fold.h"

#include <stdlib.h>
#include <string.h>

/* What making a core takes. */
typedef struct {
    const kh_net *net;
    uint32_t *parent; /* KH_NONE: stays */
    size_t *degree;   /* among those that stay */
    uint32_t *vertex; /* of a node; KH_NONE: none yet, or folded */
    uint32_t *hub;    /* nodes that stay, most ties first */
    size_t *component_start;
    size_t num_components;
} making;

static kh_status
making_init(making *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = self->net->num_nodes;
    size_t v;

    KH_TRY(KH_NEW(&self->parent, n, "nodes", err));
    KH_TRY(KH_NEW(&self->degree, n, "nodes", err));
    KH_TRY(KH_NEW(&self->vertex, n, "nodes", err));
    KH_TRY(KH_NEW(&self->hub, n, "nodes", err));
    KH_TRY(KH_NEW(&self->component_start, n + 1, "components", err));
    for (v = 0; v < n; v++) {
        self->vertex[v] = KH_NONE;
    }
out:
    return ret;
}

static void
making_free(making *self)
{
    free(self->parent);
    free(self->degree);
    free(self->vertex);
    free(self->hub);
    free(self->component_start);
}

static void
count_ties(making *self)
{
    size_t v;

    for (v = 0; v < self->net->num_nodes; v++) {
        self->parent[v] = KH_NONE;
        self->degree[v] = kh_net_out_degree(self->net, v) + kh_net_in_degree(self->net, v);
    }
}

/* --- numbering --------------------------------------------------------------------------- */

/* By counting: those of one degree keep their order. */
static kh_status
sort_hubs(making *self, size_t *num_hubs, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = self->net->num_nodes;
    size_t *place = NULL;
    size_t most = 0, v, d;

    for (v = 0; v < n; v++) {
        most = self->degree[v] > most ? self->degree[v] : most;
    }
    KH_TRY(KH_NEW(&place, most + 2, "degrees", err));
    for (v = 0; v < n; v++) {
        place[most - self->degree[v] + 1] += self->parent[v] == KH_NONE;
    }
    for (d = 0; d <= most; d++) {
        place[d + 1] += place[d];
    }
    *num_hubs = place[most + 1];
    for (v = 0; v < n; v++) {
        if (self->parent[v] == KH_NONE) {
            self->hub[place[most - self->degree[v]]++] = (uint32_t) v;
        }
    }
out:
    free(place);
    return ret;
}

static void
meet(const making *self, kh_core *core, uint32_t v)
{
    if (self->parent[v] == KH_NONE && self->vertex[v] == KH_NONE) {
        self->vertex[v] = (uint32_t) core->num_vertices;
        core->node[core->num_vertices++] = v;
    }
}

static void
meet_neighbours(const making *self, kh_core *core, const kh_adjacency *rows, uint32_t v)
{
    size_t j;

    for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
        meet(self, core, rows->node[j]);
    }
}

static kh_status
number_vertices(making *self, kh_core *core, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t next = 0, num_hubs, j;

    KH_TRY(sort_hubs(self, &num_hubs, err));
    for (j = 0; j < num_hubs; j++) {
        if (self->vertex[self->hub[j]] != KH_NONE) {
            continue;
        }
        self->component_start[self->num_components++] = core->num_vertices;
        for (meet(self, core, self->hub[j]); next < core->num_vertices; next++) {
            meet_neighbours(self, core, &self->net->out, core->node[next]);
            if (core->directed) {
                meet_neighbours(self, core, &self->net->in, core->node[next]);
            }
        }
        if (self->degree[self->hub[j]] > 0) {
            core->num_linked = core->num_vertices;
        }
    }
    self->component_start[self->num_components] = core->num_vertices;
out:
    return ret;
}

/* --- rows -------------------------------------------------------------------------------- */

static size_t
count_entries(const making *self, const kh_core *core, const kh_adjacency *rows, kh_rows *made)
{
    size_t num = 0, x, j;

    for (x = 0; x < core->num_vertices; x++) {
        const uint32_t v = core->node[x];

        made->start[x] = num;
        for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
            num += self->vertex[rows->node[j]] != KH_NONE;
        }
    }
    made->start[core->num_vertices] = num;
    return num;
}

/* `back` has the same ties, from their other ends: walking it vertex by vertex meets the entries of
 * each row in rising order. */
static kh_status
fill_rows(const making *self, const kh_core *core, const kh_adjacency *rows,
    const kh_adjacency *back, kh_rows *made, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t *next = NULL;
    size_t x, j;

    KH_TRY(KH_NEW(&made->start, core->num_vertices + 1, "nodes", err));
    KH_TRY(KH_NEW(&made->node, count_entries(self, core, rows, made), "ties", err));
    KH_TRY(KH_NEW(&next, core->num_vertices + 1, "nodes", err));
    memcpy(next, made->start, (core->num_vertices + 1) * sizeof(*next));
    for (x = 0; x < core->num_vertices; x++) {
        const uint32_t v = core->node[x];

        for (j = back->start[v]; j < back->start[v + 1]; j++) {
            const uint32_t y = self->vertex[back->node[j]];

            if (y != KH_NONE) {
                made->node[next[y]++] = (uint32_t) x;
            }
        }
    }
out:
    free(next);
    return ret;
}

/* --- all of it --------------------------------------------------------------------------- */

/* A directed net: nothing is folded, but the order is another. */
static kh_status
carry_masses(kh_core *self, const kh_masses *masses, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t x;

    KH_TRY(KH_NEW(&self->masses.ends, self->num_vertices, "nodes", err));
    KH_TRY(KH_NEW(&self->masses.start, self->num_vertices + 1, "nodes", err));
    KH_TRY(KH_NEW(&self->masses.parts, masses->num_parts, "shares", err));
    for (x = 0; x < self->num_vertices; x++) {
        const size_t first = masses->start[self->node[x]];
        const size_t num = masses->start[self->node[x] + 1] - first;

        self->masses.ends[x] = masses->ends[self->node[x]];
        memcpy(self->masses.parts + self->masses.num_parts, masses->parts + first,
            num * sizeof(*masses->parts));
        self->masses.num_parts += num;
        self->masses.start[x + 1] = self->masses.num_parts;
    }
out:
    return ret;
}

static kh_status
make(kh_core *self, making *work, const kh_masses *masses, double *through, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = work->net;

    KH_TRY(making_init(work, err));
    KH_TRY(KH_NEW(&self->node, net->num_nodes, "nodes", err));
    if (net->directed) {
        count_ties(work);
    } else {
        KH_TRY(kh_fold_trees(net, work->parent, work->degree, err));
    }
    KH_TRY(number_vertices(work, self, err));
    KH_TRY(fill_rows(work, self, &net->out, &net->in, &self->out, err));
    if (net->directed) {
        KH_TRY(fill_rows(work, self, &net->in, &net->out, &self->in, err));
        KH_TRY(carry_masses(self, masses, err));
    } else {
        self->in = self->out;
        KH_TRY(kh_fold_close(net, masses, work->parent, self->node, self->num_vertices,
            work->component_start, work->num_components, through, &self->masses, err));
    }
out:
    return ret;
}

kh_status
kh_core_init(kh_core *self, const kh_net *net, kh_pairs pairs, double *through, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_core made = { .directed = net->directed, .num_sectors = net->num_sectors };
    making work = { .net = net };
    kh_masses masses = { 0 };

    KH_TRY(kh_masses_init(&masses, net, pairs, err));
    KH_TRY(make(&made, &work, &masses, through, err));
    *self = made;
    made = (kh_core){ 0 };
out:
    kh_core_free(&made);
    making_free(&work);
    kh_masses_free(&masses);
    return ret;
}

void
kh_core_free(kh_core *self)
{
    free(self->node);
    free(self->out.start);
    free(self->out.node);
    if (self->directed) {
        free(self->in.start);
        free(self->in.node);
    }
    kh_masses_free(&self->masses);
    *self = (kh_core){ 0 };
}
