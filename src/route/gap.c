/* Dijkstra's algorithm over all claims of the graph, walked either way: a claim that may be walked
 * costs a step, one that conditions leave out costs more than all steps there can be. */
#include "gap.h"

#include "../base/array.h"
#include "../path/heap.h"

#include <stdlib.h>

#define LEFT_OUT ((uint64_t) 1 << 32)
#define FAR      UINT64_MAX

typedef struct {
    const kh_routes *routes;
    const kh_net *net;
    const kh_graph *graph;
    const kh_exclusion *exclusions;
    size_t num_exclusions;
    size_t *start;   /* claims of a node: claim[start[v]] .. claim[start[v + 1] - 1] */
    uint32_t *claim; /* both of its ends */
    uint64_t *cost;  /* by node of the graph */
    uint32_t *by;    /* the claim by which it was reached */
    kh_heap heap;
    uint32_t *node; /* of an item of the heap */
    uint64_t *entered;
    size_t num, max_node, max_entered;
} search;

static bool
is_nearer(const void *context, size_t a, size_t b)
{
    const search *self = context;

    return self->entered[a] != self->entered[b] ? self->entered[a] < self->entered[b]
                                                : self->node[a] < self->node[b];
}

static uint32_t
other_end(const search *self, uint32_t claim, uint32_t v)
{
    const kh_edges *edges = &self->graph->edges;

    return edges->source[claim] == v ? edges->target[claim] : edges->source[claim];
}

/* --- claims by node ---------------------------------------------------------------------- */

static kh_status
list_claims(search *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_edges *edges = &self->graph->edges;
    const size_t n = self->graph->nodes.num;
    size_t e, v;

    KH_TRY(KH_NEW(&self->start, n + 2, "rows", err));
    KH_TRY(KH_NEW(&self->claim, 2 * edges->num, "claims", err));
    for (e = 0; e < edges->num; e++) {
        self->start[edges->source[e] + 2]++;
        self->start[edges->target[e] + 2]++;
    }
    for (v = 2; v < n + 2; v++) {
        self->start[v] += self->start[v - 1];
    }
    for (e = 0; e < edges->num; e++) {
        self->claim[self->start[edges->source[e] + 1]++] = (uint32_t) e;
        self->claim[self->start[edges->target[e] + 1]++] = (uint32_t) e;
    }
out:
    return ret;
}

/* --- what is left out -------------------------------------------------------------------- */

/* Whether the net has an arc from a to b that a claim is part of. */
static bool
is_walked(const kh_net *net, uint32_t a, uint32_t b, uint32_t claim)
{
    size_t j, k;

    for (j = net->out.start[a]; j < net->out.start[a + 1] && net->out.node[j] <= b; j++) {
        const uint32_t tie = net->out.tie[j];

        for (k = net->claim_start[tie]; net->out.node[j] == b && k < net->claim_start[tie + 1];
             k++) {
            if (net->claim[k] == claim) {
                return true;
            }
        }
    }
    return false;
}

/* Which condition keeps paths from a node of the net. */
static unsigned
why_closed(const search *self, uint32_t v)
{
    const kh_route_request *request = self->routes->request;
    size_t j;

    if (v == KH_NONE || self->routes->closed[v] == 0 || v == request->from) {
        return 0;
    }
    for (j = 0; j < request->num_avoided; j++) {
        if (request->avoided[j] == v) {
            return 1u << KH_WHY_AVOID;
        }
    }
    return 1u << KH_WHY_TYPES;
}

/* Why a claim cannot be walked from u to v, nodes of the graph; 0: it can. */
static unsigned
why_not(const search *self, uint32_t claim, uint32_t u, uint32_t v)
{
    const uint32_t a = self->net->net_node[u], b = self->net->net_node[v];
    const bool selected = self->routes->request->selection->edges[claim] != 0;
    unsigned why = why_closed(self, a) | why_closed(self, b);
    size_t j;

    for (j = 0; j < self->num_exclusions && !selected; j++) {
        if (self->exclusions[j].selection.edges[claim] == 0) {
            why |= 1u << self->exclusions[j].why;
        }
    }
    if (selected && !is_walked(self->net, a, b, claim)) {
        why |= 1u << KH_WHY_DIRECTION;
    } else if (!selected && why == 0) {
        why |= 1u << KH_WHY_EGO; /* Conditions that only together leave it out. */
    }
    return why;
}

/* --- the search -------------------------------------------------------------------------- */

static kh_status
offer(search *self, uint32_t node, uint64_t cost, uint32_t by, kh_error *err)
{
    kh_status ret = KH_OK;

    if (cost >= self->cost[node]) {
        return KH_OK;
    }
    self->cost[node] = cost;
    self->by[node] = by;
    KH_TRY(KH_GROW(&self->node, self->num, &self->max_node, "nodes", err));
    KH_TRY(KH_GROW(&self->entered, self->num, &self->max_entered, "costs", err));
    self->node[self->num] = node;
    self->entered[self->num] = cost;
    KH_TRY(kh_heap_push(&self->heap, self->num++, err));
out:
    return ret;
}

static kh_status
go_on(search *self, uint32_t u, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = self->start[u]; j < self->start[u + 1]; j++) {
        const uint32_t claim = self->claim[j], v = other_end(self, claim, u);

        if (self->cost[u] + 1 < self->cost[v]) {
            const uint64_t step = why_not(self, claim, u, v) == 0 ? 1 : 1 + LEFT_OUT;

            KH_TRY(offer(self, v, self->cost[u] + step, claim, err));
        }
    }
out:
    return ret;
}

/* @param end the node of the graph at which the search ended; KH_NONE: it met no end. */
static kh_status
run(search *self, uint32_t *end, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;

    *end = KH_NONE;
    KH_TRY(offer(self, net->node[self->routes->request->from], 0, KH_NONE, err));
    while (self->heap.num > 0 && *end == KH_NONE) {
        const size_t item = kh_heap_pop(&self->heap);
        const uint32_t u = self->node[item], v = net->net_node[u];

        if (self->entered[item] > self->cost[u]) {
            continue;
        }
        if (v != KH_NONE && self->routes->target[v]) {
            *end = u;
        } else {
            KH_TRY(go_on(self, u, err));
        }
    }
out:
    return ret;
}

/* --- the answer -------------------------------------------------------------------------- */

static kh_status
walk_back(const search *self, uint32_t end, kh_missing *missing, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t left = (size_t) (self->cost[end] / LEFT_OUT);
    uint32_t u;

    KH_TRY(KH_NEW(&missing->claims, left, "claims", err));
    missing->num_claims = left;
    for (; self->by[end] != KH_NONE; end = u) {
        unsigned why;

        u = other_end(self, self->by[end], end);
        why = why_not(self, self->by[end], u, end);
        if (why != 0) {
            missing->claims[--left] = (kh_missing_claim){ .claim = self->by[end],
                .forward = self->graph->edges.source[self->by[end]] == u,
                .why = why };
        }
    }
out:
    return ret;
}

static kh_status
count_component(search *self, uint32_t node, size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    uint8_t *seen = NULL;
    uint32_t *queue = NULL;
    size_t at, j;

    KH_TRY(KH_NEW(&seen, self->graph->nodes.num, "nodes", err));
    KH_TRY(KH_NEW(&queue, self->graph->nodes.num, "nodes", err));
    queue[0] = node;
    seen[node] = 1;
    *num = 1;
    for (at = 0; at < *num; at++) {
        for (j = self->start[queue[at]]; j < self->start[queue[at] + 1]; j++) {
            const uint32_t v = other_end(self, self->claim[j], queue[at]);

            if (!seen[v]) {
                seen[v] = 1;
                queue[(*num)++] = v;
            }
        }
    }
out:
    free(seen);
    free(queue);
    return ret;
}

/* Nothing connects them: the parts of the graph that they are in. */
static kh_status
count_components(search *self, kh_missing *missing, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t v = 0;

    KH_TRY(count_component(
        self, self->net->node[self->routes->request->from], &missing->from_component, err));
    while (v < self->net->num_nodes && !self->routes->target[v]) {
        v++;
    }
    if (v < self->net->num_nodes) {
        KH_TRY(count_component(self, self->net->node[v], &missing->to_component, err));
    }
out:
    return ret;
}

static void
search_free(search *self)
{
    free(self->start);
    free(self->claim);
    free(self->cost);
    free(self->by);
    kh_heap_free(&self->heap);
    free(self->node);
    free(self->entered);
}

kh_status
kh_gap_find(kh_missing *self, const kh_routes *routes, const kh_exclusion *exclusions,
    size_t num_exclusions, kh_error *err)
{
    kh_status ret = KH_OK;
    search s = { .routes = routes,
        .net = routes->request->net,
        .graph = routes->request->net->graph,
        .exclusions = exclusions,
        .num_exclusions = num_exclusions };
    uint32_t end;
    size_t v;

    s.heap = (kh_heap){ .context = &s, .less = is_nearer };
    KH_TRY(list_claims(&s, err));
    KH_TRY(KH_NEW(&s.cost, s.graph->nodes.num, "costs", err));
    KH_TRY(KH_NEW(&s.by, s.graph->nodes.num, "claims", err));
    for (v = 0; v < s.graph->nodes.num; v++) {
        s.cost[v] = FAR;
    }
    KH_TRY(run(&s, &end, err));
    if (end != KH_NONE) {
        KH_TRY(walk_back(&s, end, self, err));
    } else {
        KH_TRY(count_components(&s, self, err));
    }
out:
    search_free(&s);
    return ret;
}
