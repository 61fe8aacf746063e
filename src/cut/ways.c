/* A flow of whole numbers, taken apart into ways. */
#include "../base/array.h"
#include "flow.h"

#include <math.h>
#include <stdlib.h>

#define NOWHERE UINT32_MAX

typedef struct {
    const flow *flow;
    flow_ways *ways;
    uint32_t *left; /* of each arc: units that no way has taken. */
    size_t *next;   /* the place in its row at which a node goes on. */
    size_t *step;   /* of each node: steps of the way before it, + 1; 0: not on the way. */
    uint32_t *way;  /* arcs from a source to where the walk stands. */
} taking;

static void
taking_free(taking *self)
{
    free(self->left);
    free(self->next);
    free(self->step);
    free(self->way);
}

static kh_status
taking_init(taking *self, const flow *of, flow_ways *ways, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t a, v;

    *self = (taking){ .flow = of, .ways = ways };
    KH_TRY(KH_NEW(&self->left, 2 * of->num_pairs, "arcs", err));
    KH_TRY(KH_NEW(&self->next, of->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->step, of->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->way, of->num_nodes, "nodes", err));
    for (a = 0; a < 2 * of->num_pairs; a++) {
        self->left[a] = (uint32_t) (flow_carried(of, (uint32_t) a) + .5);
    }
    for (v = 0; v < of->num_nodes; v++) {
        self->next[v] = of->start[v];
    }
out:
    return ret;
}

static uint32_t
next_arc(taking *self, uint32_t v)
{
    const flow *f = self->flow;

    for (; self->next[v] < f->start[v + 1]; self->next[v]++) {
        if (self->left[f->arc[self->next[v]]] > 0) {
            return f->arc[self->next[v]];
        }
    }
    return NOWHERE;
}

/* What a walk found, and clear its marks. */
static kh_status
keep(taking *self, uint32_t source, size_t num_steps, kh_error *err)
{
    kh_status ret = KH_OK;
    flow_ways *ways = self->ways;
    size_t num = ways->start[ways->num_ways], j;

    self->step[source] = 0;
    for (j = 0; j < num_steps; j++) {
        self->step[self->flow->head[self->way[j]]] = 0;
        KH_TRY(KH_GROW(&ways->arc, num, &ways->max_arcs, "steps", err));
        ways->arc[num++] = self->way[j];
    }
    KH_TRY(KH_GROW(&ways->start, ways->num_ways + 1, &ways->max_ways, "paths", err));
    ways->start[++ways->num_ways] = num;
out:
    return ret;
}

/* Take one unit along to a target. Where the walk comes back to itself, that round carries nothing
 * and is left out. */
static kh_status
walk(taking *self, uint32_t source, kh_error *err)
{
    const flow *f = self->flow;
    size_t num_steps = 0;
    uint32_t v = source, arc;

    self->step[v] = 1;
    while (f->end[v] != FLOW_TARGET && (arc = next_arc(self, v)) != NOWHERE) {
        self->left[arc]--;
        v = f->head[arc];
        if (self->step[v] == 0) {
            self->way[num_steps++] = arc;
            self->step[v] = num_steps + 1;
            continue;
        }
        while (num_steps + 1 > self->step[v]) {
            self->step[f->head[self->way[--num_steps]]] = 0;
        }
        self->step[v] = num_steps + 1;
    }
    return keep(self, source, num_steps, err);
}

/* --- order ------------------------------------------------------------------------------- */

typedef struct {
    size_t first, num; /* of its arcs. */
} span;

static int
compare_spans(const void *pa, const void *pb)
{
    const span *a = pa, *b = pb;

    if (a->num != b->num) {
        return a->num < b->num ? -1 : 1;
    }
    return a->first < b->first ? -1 : a->first > b->first;
}

/* Short ways first, those of one length as they were found. */
static kh_status
sort_ways(flow_ways *self, kh_error *err)
{
    kh_status ret = KH_OK;
    span *spans = NULL;
    uint32_t *arc = NULL;
    size_t num = 0, j, k;

    KH_TRY(KH_NEW(&spans, self->num_ways, "paths", err));
    KH_TRY(KH_NEW(&arc, self->start[self->num_ways], "steps", err));
    for (j = 0; j < self->num_ways; j++) {
        spans[j] = (span){ self->start[j], self->start[j + 1] - self->start[j] };
    }
    qsort(spans, self->num_ways, sizeof(*spans), compare_spans);
    for (j = 0; j < self->num_ways; j++) {
        for (k = 0; k < spans[j].num; k++) {
            arc[num++] = self->arc[spans[j].first + k];
        }
        self->start[j + 1] = num;
    }
    free(self->arc);
    self->arc = arc;
    arc = NULL;
out:
    free(spans);
    free(arc);
    return ret;
}

kh_status
flow_take_apart(const flow *self, flow_ways *ways, kh_error *err)
{
    kh_status ret = KH_OK;
    flow_ways found = { 0 };
    taking t = { 0 };
    size_t v;

    KH_TRY(KH_GROW(&found.start, 0, &found.max_ways, "paths", err));
    found.start[0] = 0;
    KH_TRY(taking_init(&t, self, &found, err));
    for (v = 0; v < self->num_nodes; v++) {
        while (self->end[v] == FLOW_SOURCE && next_arc(&t, (uint32_t) v) != NOWHERE) {
            KH_TRY(walk(&t, (uint32_t) v, err));
        }
    }
    KH_TRY(sort_ways(&found, err));
    flow_ways_free(ways);
    *ways = found;
    found = (flow_ways){ 0 };
out:
    taking_free(&t);
    flow_ways_free(&found);
    return ret;
}

void
flow_ways_free(flow_ways *self)
{
    free(self->start);
    free(self->arc);
    *self = (flow_ways){ 0 };
}
