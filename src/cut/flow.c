#include "flow.h"

#include "../base/array.h"
#include "../base/progress.h"

#include <math.h>
#include <stdlib.h>

/* Differences below this part are rounding. */
#define TOLERANCE 1e-10

#define NO_LEVEL UINT32_MAX

kh_status
flow_init(flow *self, size_t num_nodes, size_t num_pairs, kh_error *err)
{
    kh_status ret = KH_OK;

    if (num_pairs > UINT32_MAX / 2 || num_nodes >= NO_LEVEL) {
        return kh_fail(err, KH_ERR_LIMIT, "a net of %zu ties is too large to be cut", num_pairs);
    }
    self->num_nodes = num_nodes;
    self->num_pairs = num_pairs;
    KH_TRY(KH_NEW(&self->head, 2 * num_pairs, "arcs", err));
    KH_TRY(KH_NEW(&self->left, 2 * num_pairs, "arcs", err));
    KH_TRY(KH_NEW(&self->arc, 2 * num_pairs, "arcs", err));
    KH_TRY(KH_NEW(&self->start, num_nodes + 2, "nodes", err));
    KH_TRY(KH_NEW(&self->end, num_nodes, "nodes", err));
out:
    return ret;
}

void
flow_free(flow *self)
{
    free(self->head);
    free(self->left);
    free(self->arc);
    free(self->start);
    free(self->end);
    *self = (flow){ 0 };
}

void
flow_set_pair(flow *self, size_t pair, uint32_t tail, uint32_t head, double there, double back)
{
    self->head[2 * pair] = head;
    self->head[2 * pair + 1] = tail;
    self->left[2 * pair] = there;
    self->left[2 * pair + 1] = back;
}

/* The arcs out of each node, by rising number: start[] is one place ahead while they are dealt. */
static void
make_rows(flow *self)
{
    const size_t num_arcs = 2 * self->num_pairs;
    size_t a, v;

    for (a = 0; a < num_arcs; a++) {
        self->start[self->head[a ^ 1] + 2]++;
    }
    for (v = 0; v < self->num_nodes; v++) {
        self->start[v + 2] += self->start[v + 1];
    }
    for (a = 0; a < num_arcs; a++) {
        self->arc[self->start[self->head[a ^ 1] + 1]++] = (uint32_t) a;
    }
}

/* Whether an arc can carry more. What its pair holds together never changes. */
static bool
is_open(const flow *self, uint32_t arc)
{
    const double left = self->left[arc];

    return left > TOLERANCE * fmin(left + self->left[arc ^ 1], self->value) && left > 0;
}

/* --- one round: all of the shortest ways ------------------------------------------------- */

typedef struct {
    flow *flow;
    uint32_t *level; /* steps to the nearest target. */
    uint32_t *queue;
    size_t *next;  /* the place in its row at which a node goes on. */
    uint32_t *way; /* arcs from a source to where the search stands. */
} round_state;

static void
round_free(round_state *self)
{
    free(self->level);
    free(self->queue);
    free(self->next);
    free(self->way);
}

static kh_status
round_init(round_state *self, flow *of, kh_error *err)
{
    kh_status ret = KH_OK;

    self->flow = of;
    KH_TRY(KH_NEW(&self->level, of->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->queue, of->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->next, of->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->way, of->num_nodes, "nodes", err));
out:
    return ret;
}

/* Everything up to the level of the nearest source. @return whether there is one. */
static bool
find_levels(round_state *self)
{
    const flow *f = self->flow;
    uint32_t nearest = NO_LEVEL;
    size_t first = 0, end = 0, v, j;

    for (v = 0; v < f->num_nodes; v++) {
        self->level[v] = f->end[v] == FLOW_TARGET ? 0 : NO_LEVEL;
        self->next[v] = f->start[v];
        if (f->end[v] == FLOW_TARGET) {
            self->queue[end++] = (uint32_t) v;
        }
    }
    for (; first < end && self->level[self->queue[first]] < nearest; first++) {
        v = self->queue[first];
        for (j = f->start[v]; j < f->start[v + 1]; j++) {
            const uint32_t arc = f->arc[j], u = f->head[arc];

            if (self->level[u] == NO_LEVEL && is_open(f, arc ^ 1)) {
                self->level[u] = self->level[v] + 1;
                nearest = f->end[u] == FLOW_SOURCE ? self->level[u] : nearest;
                self->queue[end++] = u;
            }
        }
    }
    return nearest != NO_LEVEL;
}

/* The next arc out of v that leads one level down; NO_LEVEL if there is none. */
static uint32_t
next_arc(round_state *self, uint32_t v)
{
    const flow *f = self->flow;

    for (; self->next[v] < f->start[v + 1]; self->next[v]++) {
        const uint32_t arc = f->arc[self->next[v]];

        if (self->level[f->head[arc]] == self->level[v] - 1 && is_open(f, arc)) {
            return arc;
        }
    }
    return NO_LEVEL;
}

/* Fill the way. @return how much of it stays open: its steps before the first arc that is full. */
static size_t
push(round_state *self, size_t num_steps)
{
    flow *f = self->flow;
    double most = INFINITY;
    size_t open = num_steps, j;

    for (j = 0; j < num_steps; j++) {
        most = fmin(most, f->left[self->way[j]]);
    }
    f->value += most;
    for (j = num_steps; j > 0; j--) {
        const uint32_t arc = self->way[j - 1];

        f->left[arc] -= most;
        f->left[arc ^ 1] += most;
        open = is_open(f, arc) ? open : j - 1;
    }
    return open;
}

/* Push along shortest ways from a source until none is left. */
static void
drain(round_state *self, uint32_t source)
{
    const flow *f = self->flow;
    size_t num_steps = 0;
    uint32_t v = source;

    for (;;) {
        const uint32_t arc = f->end[v] == FLOW_TARGET ? NO_LEVEL : next_arc(self, v);

        if (f->end[v] == FLOW_TARGET) {
            num_steps = push(self, num_steps);
            v = num_steps == 0 ? source : f->head[self->way[num_steps - 1]];
        } else if (arc != NO_LEVEL) {
            self->way[num_steps++] = arc;
            v = f->head[arc];
        } else if (num_steps > 0) {
            num_steps--;
            v = f->head[self->way[num_steps] ^ 1];
            self->next[v]++;
        } else {
            return;
        }
    }
}

kh_status
flow_fill(flow *self, kh_error *err)
{
    kh_status ret = KH_OK;
    round_state r = { 0 };
    size_t v;

    kh_progress_begin("the largest flow", 0);
    make_rows(self);
    KH_TRY(round_init(&r, self, err));
    while (find_levels(&r)) {
        for (v = 0; v < self->num_nodes; v++) {
            if (self->end[v] == FLOW_SOURCE && r.level[v] != NO_LEVEL) {
                drain(&r, (uint32_t) v);
            }
        }
        kh_progress_add(1);
    }
out:
    kh_progress_end();
    round_free(&r);
    return ret;
}

/* --- what the flow leaves open ----------------------------------------------------------- */

kh_status
flow_reach(const flow *self, uint8_t end, uint8_t *reached, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *queue = NULL;
    size_t first, num = 0, v, j;

    KH_TRY(KH_NEW(&queue, self->num_nodes, "nodes", err));
    for (v = 0; v < self->num_nodes; v++) {
        reached[v] = self->end[v] == end;
        if (reached[v]) {
            queue[num++] = (uint32_t) v;
        }
    }
    for (first = 0; first < num; first++) {
        v = queue[first];
        for (j = self->start[v]; j < self->start[v + 1]; j++) {
            const uint32_t arc = self->arc[j], u = self->head[arc];

            if (!reached[u] && is_open(self, end == FLOW_SOURCE ? arc : arc ^ 1)) {
                reached[u] = 1;
                queue[num++] = u;
            }
        }
    }
out:
    free(queue);
    return ret;
}

double
flow_carried(const flow *self, uint32_t arc)
{
    if (self->two_way) {
        return fmax(0, (self->left[arc ^ 1] - self->left[arc]) / 2);
    }
    return arc % 2 == 0 ? self->left[arc ^ 1] : 0;
}
