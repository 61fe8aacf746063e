#include "through.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>

/* Paths tie when their lengths are equal within this, relatively. */
#define TIE_TOLERANCE 1e-10

struct kh_through_step {
    double distance;
    uint32_t node;
};

void
kh_through_free(kh_through *self)
{
    free(self->distance);
    free(self->paths);
    free(self->through);
    free(self->order);
    free(self->place);
    free(self->queue);
    *self = (kh_through){ 0 };
}

kh_status
kh_through_init(kh_through *self, const kh_net *net, uint32_t body, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = net->num_nodes;
    size_t v;

    self->net = net;
    self->body = body;
    KH_TRY(KH_NEW(&self->distance, n, "distances", err));
    KH_TRY(KH_NEW(&self->paths, n, "path counts", err));
    KH_TRY(KH_NEW(&self->through, n, "path counts", err));
    KH_TRY(KH_NEW(&self->order, n, "nodes", err));
    if (net->weighted) {
        KH_TRY(KH_NEW(&self->place, n, "nodes", err));
        KH_TRY(KH_NEW(&self->queue, net->out.start[n] + 1, "steps", err));
    }
    for (v = 0; v < n; v++) {
        self->distance[v] = INFINITY;
    }
out:
    return ret;
}

/* Only what the last sweep touched. */
static void
forget(kh_through *self)
{
    size_t k;

    for (k = 0; k < self->num_reached; k++) {
        const uint32_t v = self->order[k];

        self->distance[v] = INFINITY;
        self->paths[v] = self->through[v] = 0;
    }
    self->num_reached = self->num_queued = 0;
}

static void
pass_paths(kh_through *self, uint32_t from, uint32_t to)
{
    self->paths[to] += self->paths[from];
    if (to != self->body) {
        self->through[to] += from == self->body ? self->paths[from] : self->through[from];
    }
}

/* --- steps of one length ----------------------------------------------------------------- */

/* @return whether some path to the next level passes the body. */
static bool
walk_level(kh_through *self, size_t first, size_t end)
{
    const kh_adjacency *out = &self->net->out;
    bool any = false;
    size_t k, j;

    for (k = first; k < end; k++) {
        const uint32_t v = self->order[k];

        for (j = out->start[v]; j < out->start[v + 1]; j++) {
            const uint32_t u = out->node[j];

            if (isinf(self->distance[u])) {
                self->distance[u] = self->distance[v] + 1;
                self->order[self->num_reached++] = u;
            }
            if (self->distance[u] == self->distance[v] + 1) {
                pass_paths(self, v, u);
                any = any || self->through[u] > 0;
            }
        }
    }
    return any;
}

static void
walk_levels(kh_through *self)
{
    size_t first = 0, end = self->num_reached;
    bool passed = false;

    while (first < end) {
        const bool any = walk_level(self, first, end);

        /* Once the body is behind and nobody on this level got here through it, nobody will. */
        if (passed && !any) {
            return;
        }
        first = end;
        end = self->num_reached;
        passed = isfinite(self->distance[self->body]);
    }
}

/* --- steps of 1 / strength --------------------------------------------------------------- */

static void
push(kh_through *self, double distance, uint32_t node)
{
    size_t place = ++self->num_queued;

    for (; place > 1 && self->queue[place / 2 - 1].distance > distance; place /= 2) {
        self->queue[place - 1] = self->queue[place / 2 - 1];
    }
    self->queue[place - 1] = (kh_through_step){ distance, node };
}

static kh_through_step
pop(kh_through *self)
{
    const kh_through_step top = self->queue[0], last = self->queue[--self->num_queued];
    size_t place = 1, child;

    while ((child = 2 * place) <= self->num_queued) {
        if (child < self->num_queued
            && self->queue[child].distance < self->queue[child - 1].distance) {
            child++;
        }
        if (self->queue[child - 1].distance >= last.distance) {
            break;
        }
        self->queue[place - 1] = self->queue[child - 1];
        place = child;
    }
    self->queue[place - 1] = last;
    return top;
}

static double
length_of(const kh_net *net, size_t j)
{
    return 1 / kh_net_strength(net, net->out.tie[j]);
}

static void
walk_lengths(kh_through *self, uint32_t source)
{
    const kh_adjacency *out = &self->net->out;
    size_t j;

    self->num_reached = 0;
    push(self, 0, source);
    while (self->num_queued > 0) {
        const kh_through_step step = pop(self);
        const uint32_t v = step.node;

        if (step.distance > self->distance[v]) {
            continue; /* a shorter way came later */
        }
        self->place[v] = (uint32_t) self->num_reached;
        self->order[self->num_reached++] = v;
        for (j = out->start[v]; j < out->start[v + 1]; j++) {
            const double through = self->distance[v] + length_of(self->net, j);

            if (through < self->distance[out->node[j]]) {
                self->distance[out->node[j]] = through;
                push(self, through, out->node[j]);
            }
        }
    }
}

bool
kh_through_on_path(const kh_through *self, uint32_t from, size_t j)
{
    const uint32_t to = self->net->out.node[j];

    if (isinf(self->distance[from]) || isinf(self->distance[to])) {
        return false;
    }
    if (!self->net->weighted) {
        return self->distance[to] == self->distance[from] + 1;
    }
    /* A step too short to change the distance would tie both ways: places keep paths going
     * outwards. */
    return self->place[from] < self->place[to]
           && self->distance[from] + length_of(self->net, j)
                  <= self->distance[to] * (1 + TIE_TOLERANCE);
}

/* What ties is known only when all distances are final. */
static void
count_paths(kh_through *self)
{
    const kh_adjacency *out = &self->net->out;
    size_t k, j;

    for (k = 0; k < self->num_reached; k++) {
        const uint32_t v = self->order[k];

        for (j = out->start[v]; j < out->start[v + 1]; j++) {
            if (kh_through_on_path(self, v, j)) {
                pass_paths(self, v, out->node[j]);
            }
        }
    }
}

kh_status
kh_through_sweep(kh_through *self, uint32_t source, kh_error *err)
{
    size_t k;

    forget(self);
    self->distance[source] = 0;
    self->paths[source] = 1;
    if (self->net->weighted) {
        walk_lengths(self, source);
        count_paths(self);
    } else {
        self->order[self->num_reached++] = source;
        walk_levels(self);
    }
    for (k = 0; k < self->num_reached; k++) {
        if (!isfinite(self->paths[self->order[k]])) {
            return kh_fail(err, KH_ERR_NUMERIC,
                "more shortest paths from \"%s\" than can be counted",
                kh_graph_node_id(self->net->graph, self->net->node[source]));
        }
    }
    return KH_OK;
}

/* --- one path ---------------------------------------------------------------------------- */

/* The first node before `to` on a shortest path; one behind the body if `behind`. */
static uint32_t
step_back(const kh_through *self, uint32_t to, bool behind)
{
    const kh_net *net = self->net;
    size_t k, j;

    for (k = net->in.start[to]; k < net->in.start[to + 1]; k++) {
        const uint32_t from = net->in.node[k];

        if (behind && from != self->body && !(self->through[from] > 0)) {
            continue;
        }
        for (j = net->out.start[from]; j < net->out.start[from + 1]; j++) {
            if (net->out.node[j] == to && kh_through_on_path(self, from, j)) {
                return from;
            }
        }
    }
    return KH_NONE;
}

size_t
kh_through_trace(const kh_through *self, uint32_t source, uint32_t target, uint32_t *path)
{
    bool behind = true;
    uint32_t v = target;
    size_t num = 0, j;

    while (v != KH_NONE) {
        path[num++] = v;
        behind = behind && v != self->body;
        v = v == source ? KH_NONE : step_back(self, v, behind);
    }
    for (j = 0; j < num / 2; j++) {
        const uint32_t other = path[num - 1 - j];

        path[num - 1 - j] = path[j];
        path[j] = other;
    }
    return num;
}
