#include "cross.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Paths tie when their lengths are equal within this, relatively. */
#define TIE_TOLERANCE 1e-10

/* What one source needs; arrays of num_nodes. */
typedef struct {
    const kh_net *net;
    double *distance;   /* infinity: not reached */
    double *paths;      /* number of shortest paths from the source */
    double *dependency; /* of the source on each node, over its paths from it */
    double *weight;     /* w(source, t) */
    double *by_sector;  /* num_sectors: the source's shares */
    uint32_t *order;    /* nodes by rising distance */
    size_t num_reached;
    uint32_t *heap;     /* weighted nets: nodes by distance */
    size_t *heap_place; /* place of a node in the heap, 1-based; 0: not in it */
    size_t heap_size;
    uint32_t *rank; /* weighted nets: place of a reached node in `order` */
} source_sweep;

static void
sweep_free(source_sweep *self)
{
    free(self->distance);
    free(self->paths);
    free(self->dependency);
    free(self->weight);
    free(self->by_sector);
    free(self->order);
    free(self->heap);
    free(self->heap_place);
    free(self->rank);
}

static kh_status
sweep_init(source_sweep *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = net->num_nodes;

    self->net = net;
    KH_TRY(KH_NEW(&self->distance, n, "distances", err));
    KH_TRY(KH_NEW(&self->paths, n, "path counts", err));
    KH_TRY(KH_NEW(&self->dependency, n, "dependencies", err));
    KH_TRY(KH_NEW(&self->weight, n, "weights", err));
    KH_TRY(KH_NEW(&self->by_sector, net->num_sectors, "shares", err));
    KH_TRY(KH_NEW(&self->order, n, "nodes", err));
    if (net->weighted) {
        KH_TRY(KH_NEW(&self->heap, n, "nodes", err));
        KH_TRY(KH_NEW(&self->heap_place, n, "nodes", err));
        KH_TRY(KH_NEW(&self->rank, n, "nodes", err));
    }
out:
    return ret;
}

/* --- how different two nodes are --------------------------------------------------------- */

static bool
has_sector(const kh_net *net, size_t v)
{
    return net->share_start[v] < net->share_start[v + 1];
}

static double
overlap(const source_sweep *self, size_t t)
{
    double sum = 0;
    size_t j;

    for (j = self->net->share_start[t]; j < self->net->share_start[t + 1]; j++) {
        sum += self->net->shares[j].share * self->by_sector[self->net->shares[j].sector];
    }
    return sum;
}

static void
set_target_weights(source_sweep *self, size_t s)
{
    const kh_net *net = self->net;
    size_t j, t;

    memset(self->by_sector, 0, net->num_sectors * sizeof(*self->by_sector));
    for (j = net->share_start[s]; j < net->share_start[s + 1]; j++) {
        self->by_sector[net->shares[j].sector] = net->shares[j].share;
    }
    for (t = 0; t < net->num_nodes; t++) {
        self->weight[t] = has_sector(net, t) ? 1 - overlap(self, t) : 0;
        /* Rounding must not make two equal memberships differ. */
        if (self->weight[t] < 1e-15) {
            self->weight[t] = 0;
        }
    }
}

/* --- shortest paths from one source ------------------------------------------------------ */

static void
reset(source_sweep *self, size_t s)
{
    size_t v;

    for (v = 0; v < self->net->num_nodes; v++) {
        self->distance[v] = INFINITY;
        self->paths[v] = 0;
        self->dependency[v] = 0;
    }
    self->distance[s] = 0;
    self->paths[s] = 1;
    self->num_reached = 0;
}

static void
walk_levels(source_sweep *self, size_t s)
{
    const kh_adjacency *out = &self->net->out;
    size_t next = 0, j;

    self->order[self->num_reached++] = (uint32_t) s;
    while (next < self->num_reached) {
        const uint32_t v = self->order[next++];

        for (j = out->start[v]; j < out->start[v + 1]; j++) {
            const uint32_t u = out->node[j];

            if (isinf(self->distance[u])) {
                self->distance[u] = self->distance[v] + 1;
                self->order[self->num_reached++] = u;
            }
            if (self->distance[u] == self->distance[v] + 1) {
                self->paths[u] += self->paths[v];
            }
        }
    }
}

/* A binary heap with decrease-key; places are 1-based. */
static void
heap_move(source_sweep *self, size_t place, uint32_t v)
{
    self->heap[place - 1] = v;
    self->heap_place[v] = place;
}

static void
heap_rise(source_sweep *self, uint32_t v)
{
    size_t place = self->heap_place[v];

    if (place == 0) {
        place = ++self->heap_size;
    }
    while (place > 1 && self->distance[self->heap[place / 2 - 1]] > self->distance[v]) {
        heap_move(self, place, self->heap[place / 2 - 1]);
        place /= 2;
    }
    heap_move(self, place, v);
}

static uint32_t
heap_pop(source_sweep *self)
{
    const uint32_t top = self->heap[0], last = self->heap[--self->heap_size];
    size_t place = 1, child;

    self->heap_place[top] = 0;
    if (self->heap_size == 0) {
        return top;
    }
    while ((child = 2 * place) <= self->heap_size) {
        if (child < self->heap_size
            && self->distance[self->heap[child]] < self->distance[self->heap[child - 1]]) {
            child++;
        }
        if (self->distance[self->heap[child - 1]] >= self->distance[last]) {
            break;
        }
        heap_move(self, place, self->heap[child - 1]);
        place = child;
    }
    heap_move(self, place, last);
    return top;
}

static double
length_of(const kh_net *net, size_t entry)
{
    return 1 / kh_net_strength(net, net->out.tie[entry]);
}

/* Whether the step v -> u over adjacency entry j lies on a shortest path from the source. A step
 * too short to change the distance would tie both ways: ranks keep paths going outwards. */
static bool
on_path(const source_sweep *self, size_t v, size_t u, size_t j)
{
    if (!self->net->weighted) {
        return self->distance[u] == self->distance[v] + 1;
    }
    return self->rank[v] < self->rank[u]
           && self->distance[v] + length_of(self->net, j)
                  <= self->distance[u] * (1 + TIE_TOLERANCE);
}

/* Dijkstra for order and distance. */
static void
walk_lengths(source_sweep *self, size_t s)
{
    const kh_adjacency *out = &self->net->out;
    size_t j;

    self->heap_size = 0;
    heap_rise(self, (uint32_t) s);
    while (self->heap_size > 0) {
        const uint32_t v = heap_pop(self);

        self->rank[v] = (uint32_t) self->num_reached;
        self->order[self->num_reached++] = v;
        for (j = out->start[v]; j < out->start[v + 1]; j++) {
            const uint32_t u = out->node[j];
            const double through = self->distance[v] + length_of(self->net, j);

            if (through < self->distance[u]) {
                self->distance[u] = through;
                heap_rise(self, u);
            }
        }
    }
}

/* What ties is known only when all distances are final. */
static void
count_paths(source_sweep *self)
{
    const kh_adjacency *out = &self->net->out;
    size_t k, j;

    for (k = 0; k < self->num_reached; k++) {
        const uint32_t v = self->order[k];

        for (j = out->start[v]; j < out->start[v + 1]; j++) {
            if (on_path(self, v, out->node[j], j)) {
                self->paths[out->node[j]] += self->paths[v];
            }
        }
    }
}

/* Brandes' accumulation: what the source depends on v for, in units of w. */
static void
accumulate(source_sweep *self, size_t s, double *betweenness)
{
    const kh_adjacency *out = &self->net->out;
    size_t k, j;

    for (k = self->num_reached; k > 0; k--) {
        const uint32_t v = self->order[k - 1];
        double sum = 0;

        for (j = out->start[v]; j < out->start[v + 1]; j++) {
            const uint32_t u = out->node[j];

            if (on_path(self, v, u, j)) {
                sum += self->paths[v] / self->paths[u] * (self->weight[u] + self->dependency[u]);
            }
        }
        self->dependency[v] = sum;
        if (v != s) {
            betweenness[v] += sum;
        }
    }
}

static bool
paths_overflow(const source_sweep *self)
{
    size_t k;

    for (k = 0; k < self->num_reached; k++) {
        if (!isfinite(self->paths[self->order[k]])) {
            return true;
        }
    }
    return false;
}

/* The pairs that could run through each node: all reachable ones but those it is an end of. */
typedef struct {
    double all;
    double *as_end;
} pair_weights;

static void
count_pairs(const source_sweep *self, size_t s, pair_weights *pairs)
{
    size_t k;

    for (k = 1; k < self->num_reached; k++) {
        const uint32_t t = self->order[k];

        pairs->all += self->weight[t];
        pairs->as_end[s] += self->weight[t];
        pairs->as_end[t] += self->weight[t];
    }
}

static kh_status
run_source(source_sweep *self, size_t s, double *betweenness, pair_weights *pairs, kh_error *err)
{
    if (!has_sector(self->net, s)) {
        return KH_OK;
    }
    reset(self, s);
    set_target_weights(self, s);
    if (self->net->weighted) {
        walk_lengths(self, s);
        count_paths(self);
    } else {
        walk_levels(self, s);
    }
    if (paths_overflow(self)) {
        return kh_fail(err, KH_ERR_NUMERIC, "more shortest paths from \"%s\" than can be counted",
            kh_graph_node_id(self->net->graph, self->net->node[s]));
    }
    accumulate(self, s, betweenness);
    count_pairs(self, s, pairs);
    return KH_OK;
}

kh_status
kh_cross_betweenness(const kh_net *net, double *betweenness, double *share, kh_error *err)
{
    kh_status ret = KH_OK;
    source_sweep sweep = { 0 };
    pair_weights pairs = { 0 };
    double *sum = NULL;
    /* An undirected net meets each pair from both its ends. */
    const double half = net->directed ? 1 : 0.5;
    size_t v;

    KH_TRY(sweep_init(&sweep, net, err));
    KH_TRY(KH_NEW(&pairs.as_end, net->num_nodes, "pair weights", err));
    KH_TRY(KH_NEW(&sum, net->num_nodes, "values", err));
    for (v = 0; v < net->num_nodes; v++) {
        KH_TRY(run_source(&sweep, v, sum, &pairs, err));
    }
    for (v = 0; v < net->num_nodes; v++) {
        const double possible = (pairs.all - pairs.as_end[v]) * half;

        betweenness[v] = sum[v] * half;
        /* A difference of sums: what is left of rounding is no pair. */
        share[v] = possible > 1e-12 * pairs.all ? fmin(1, betweenness[v] / possible) : NAN;
    }
out:
    sweep_free(&sweep);
    free(pairs.as_end);
    free(sum);
    return ret;
}
