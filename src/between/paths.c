#include "paths.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Paths tie when their lengths are equal within this, relatively. */
#define TIE_TOLERANCE 1e-10

/* Quotients of counts are taken: one over the largest must still have all its digits. */
#define MAX_PATHS 1e290

size_t
kh_paths_bytes(const kh_net *net)
{
    return net->num_nodes * (2 * sizeof(double) + 2 * sizeof(uint32_t))
           + net->num_ties * sizeof(uint32_t);
}

kh_status
kh_paths_init(kh_paths *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = net->num_nodes;
    kh_paths made = { 0 };

    KH_TRY(KH_NEW(&made.node, n, "nodes", err));
    KH_TRY(KH_NEW(&made.distance, n, "distances", err));
    KH_TRY(KH_NEW(&made.count, n, "path counts", err));
    KH_TRY(KH_NEW(&made.first, n + 1, "nodes", err));
    /* Paths only go outwards: of an undirected tie's two ways one at most. One more is scratch. */
    KH_TRY(KH_NEW(&made.step, net->num_ties + 1, "steps", err));
    *self = made;
    made = (kh_paths){ 0 };
out:
    kh_paths_free(&made);
    return ret;
}

void
kh_paths_free(kh_paths *self)
{
    free(self->node);
    free(self->distance);
    free(self->count);
    free(self->first);
    free(self->step);
    *self = (kh_paths){ 0 };
}

static kh_status
init_lengths(kh_path_search *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    const size_t num_entries = net->out.start[net->num_nodes];
    size_t j;

    KH_TRY(KH_NEW(&self->distance, net->num_nodes, "distances", err));
    KH_TRY(KH_NEW(&self->heap, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->in_heap, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->length, num_entries, "lengths", err));
    for (j = 0; j < num_entries; j++) {
        self->length[j] = 1 / kh_net_strength(net, net->out.tie[j]);
    }
    for (j = 0; j < net->num_nodes; j++) {
        self->distance[j] = INFINITY;
    }
out:
    return ret;
}

kh_status
kh_path_search_init(kh_path_search *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_path_search made = { .net = net };
    size_t v;

    KH_TRY(KH_NEW(&made.place, net->num_nodes, "nodes", err));
    for (v = 0; v < net->num_nodes; v++) {
        made.place[v] = KH_NONE;
    }
    if (net->weighted) {
        KH_TRY(init_lengths(&made, err));
    }
    *self = made;
    made = (kh_path_search){ 0 };
out:
    kh_path_search_free(&made);
    return ret;
}

void
kh_path_search_free(kh_path_search *self)
{
    free(self->place);
    free(self->distance);
    free(self->length);
    free(self->heap);
    free(self->in_heap);
    *self = (kh_path_search){ 0 };
}

/* --- unweighted -------------------------------------------------------------------------- */

static void
reach(kh_paths *self, kh_path_search *search, uint32_t v, double distance)
{
    const size_t place = self->num_reached++;

    search->place[v] = (uint32_t) place;
    self->node[place] = v;
    self->distance[place] = distance;
}

static void
walk_levels(kh_paths *self, kh_path_search *search, uint32_t source)
{
    const kh_adjacency *out = &search->net->out;
    size_t next_level = 0, k, j;
    uint32_t num_steps = 0;

    reach(self, search, source, 0);
    for (k = 0; k < self->num_reached; k++) {
        const uint32_t v = self->node[k];

        if (k == next_level) {
            next_level = self->num_reached;
        }
        self->first[k] = num_steps;
        for (j = out->start[v]; j < out->start[v + 1]; j++) {
            const uint32_t u = out->node[j];

            if (search->place[u] == KH_NONE) {
                reach(self, search, u, self->distance[k] + 1);
            }
            /* Written in any case, kept or not: no branch to be guessed wrong. */
            self->step[num_steps] = search->place[u];
            num_steps += search->place[u] >= next_level;
        }
    }
    self->first[k] = num_steps;
}

/* --- weighted ---------------------------------------------------------------------------- */

/* A binary heap with decrease-key; places are 1-based. */
static void
heap_move(kh_path_search *self, size_t place, uint32_t v)
{
    self->heap[place - 1] = v;
    self->in_heap[v] = (uint32_t) place;
}

static void
heap_rise(kh_path_search *self, uint32_t v)
{
    size_t place = self->in_heap[v];

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
heap_pop(kh_path_search *self)
{
    const uint32_t top = self->heap[0], last = self->heap[--self->heap_size];
    size_t place = 1, child;

    self->in_heap[top] = 0;
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

/* Dijkstra for order and distance. */
static void
walk_lengths(kh_paths *self, kh_path_search *search, uint32_t source)
{
    const kh_adjacency *out = &search->net->out;
    size_t j;

    search->distance[source] = 0;
    heap_rise(search, source);
    while (search->heap_size > 0) {
        const uint32_t v = heap_pop(search);

        reach(self, search, v, search->distance[v]);
        for (j = out->start[v]; j < out->start[v + 1]; j++) {
            const uint32_t u = out->node[j];
            const double through = search->distance[v] + search->length[j];

            if (through < search->distance[u]) {
                search->distance[u] = through;
                heap_rise(search, u);
            }
        }
    }
}

/* What ties is known only when all distances are final. A step too short to change the distance
 * would tie both ways: places keep paths going outwards. */
static void
link_steps(kh_paths *self, const kh_path_search *search)
{
    const kh_adjacency *out = &search->net->out;
    uint32_t num_steps = 0;
    size_t k, j;

    for (k = 0; k < self->num_reached; k++) {
        const uint32_t v = self->node[k];

        self->first[k] = num_steps;
        for (j = out->start[v]; j < out->start[v + 1]; j++) {
            const uint32_t to = search->place[out->node[j]];

            if (to > k
                && self->distance[k] + search->length[j]
                       <= self->distance[to] * (1 + TIE_TOLERANCE)) {
                self->step[num_steps++] = to;
            }
        }
    }
    self->first[k] = num_steps;
}

/* --- both -------------------------------------------------------------------------------- */

static void
count_paths(kh_paths *self)
{
    uint32_t k, j;

    memset(self->count, 0, self->num_reached * sizeof(*self->count));
    self->count[0] = 1;
    for (k = 0; k < self->num_reached; k++) {
        for (j = self->first[k]; j < self->first[k + 1]; j++) {
            self->count[self->step[j]] += self->count[k];
        }
    }
}

static void
forget(const kh_paths *self, kh_path_search *search)
{
    size_t k;

    for (k = 0; k < self->num_reached; k++) {
        search->place[self->node[k]] = KH_NONE;
        if (search->net->weighted) {
            search->distance[self->node[k]] = INFINITY;
        }
    }
}

void
kh_paths_measure(kh_paths *self, kh_path_search *search, uint32_t source)
{
    self->num_reached = 0;
    walk_lengths(self, search, source);
    forget(self, search);
}

kh_status
kh_paths_find(kh_paths *self, kh_path_search *search, uint32_t source, kh_error *err)
{
    const kh_net *net = search->net;
    size_t k;

    self->num_reached = 0;
    if (net->weighted) {
        walk_lengths(self, search, source);
        link_steps(self, search);
    } else {
        walk_levels(self, search, source);
    }
    forget(self, search);
    count_paths(self);
    for (k = 0; k < self->num_reached; k++) {
        if (!(self->count[k] <= MAX_PATHS)) {
            return kh_fail(err, KH_ERR_NUMERIC,
                "more shortest paths from \"%s\" than can be counted",
                kh_graph_node_id(net->graph, net->node[source]));
        }
    }
    return KH_OK;
}
