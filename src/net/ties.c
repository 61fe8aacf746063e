/* Claims to ties: direction, collapse of parallel claims, adjacency rows. */
#include "net_private.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

/* One way in which a claim is walked. */
typedef struct {
    uint32_t tail, head, claim;
} arc;

/* Whether a claim may be walked against its direction. */
static bool
walked_both(const kh_graph *graph, kh_direction direction, size_t e)
{
    const uint32_t r = graph->edges.relation[e];
    const kh_relation *relation = r == KH_NONE ? NULL : &graph->relations.items[r];

    if (direction == KH_DIRECTION_IGNORED) {
        return true;
    }
    if (relation != NULL && (relation->symmetric || relation->walk == KH_WALK_BOTH)) {
        return true;
    }
    if (direction == KH_DIRECTION_OF_FILE) {
        return false;
    }
    if (relation != NULL && relation->walk == KH_WALK_FORWARD) {
        return false;
    }
    return !graph->directed;
}

bool
kh_net_has_forward(const kh_graph *graph, const kh_selection *selection, kh_direction direction)
{
    size_t e;

    for (e = 0; e < graph->edges.num; e++) {
        if (selection->edges[e] && !walked_both(graph, direction, e)) {
            return true;
        }
    }
    return false;
}

/* Arcs by tail or by head; what is equal keeps its order. `next`: room for one a node and one. */
static void
sort_by(const arc *arcs, size_t num, bool by_head, size_t *next, size_t num_nodes, arc *sorted)
{
    size_t j, v;

    memset(next, 0, (num_nodes + 1) * sizeof(*next));
    for (j = 0; j < num; j++) {
        next[(by_head ? arcs[j].head : arcs[j].tail) + 1]++;
    }
    for (v = 0; v < num_nodes; v++) {
        next[v + 1] += next[v];
    }
    for (j = 0; j < num; j++) {
        sorted[next[by_head ? arcs[j].head : arcs[j].tail]++] = arcs[j];
    }
}

/* By tail, head and claim. They are listed by claim, so two counting passes do. */
static kh_status
sort_arcs(arc *arcs, size_t num, size_t num_nodes, kh_error *err)
{
    kh_status ret = KH_OK;
    arc *by_head = NULL;
    size_t *next = NULL;

    KH_TRY(KH_NEW(&by_head, num, "arcs", err));
    KH_TRY(KH_NEW(&next, num_nodes + 1, "rows", err));
    sort_by(arcs, num, true, next, num_nodes, by_head);
    sort_by(by_head, num, false, next, num_nodes, arcs);
out:
    free(by_head);
    free(next);
    return ret;
}

/* The arcs of all selected claims; an undirected net has one an edge, from the smaller index. */
static size_t
list_arcs(kh_net *self, const kh_selection *selection, kh_direction direction, arc *arcs)
{
    const kh_graph *graph = self->graph;
    size_t num = 0, e;

    for (e = 0; e < graph->edges.num; e++) {
        const uint32_t a = self->net_node[graph->edges.source[e]];
        const uint32_t b = self->net_node[graph->edges.target[e]];

        if (!selection->edges[e]) {
            continue;
        }
        self->num_edges++;
        if (a == b) {
            self->loops_dropped++;
        } else if (!self->directed) {
            arcs[num++] = (arc){ a < b ? a : b, a < b ? b : a, (uint32_t) e };
        } else {
            arcs[num++] = (arc){ a, b, (uint32_t) e };
            if (walked_both(graph, direction, e)) {
                arcs[num++] = (arc){ b, a, (uint32_t) e };
            }
        }
    }
    return num;
}

static double
weight_of(const kh_graph *graph, size_t e)
{
    return graph->edges.weight[e] > 0 ? graph->edges.weight[e] : 1;
}

static bool
opens_tie(const arc *arcs, size_t j)
{
    return j == 0 || arcs[j].tail != arcs[j - 1].tail || arcs[j].head != arcs[j - 1].head;
}

/* Runs of equal pairs become one tie each. */
static void
collapse(kh_net *self, const arc *arcs, size_t num)
{
    size_t j, t = 0;

    for (j = 0; j < num; j++) {
        if (opens_tie(arcs, j)) {
            self->tail[t] = arcs[j].tail;
            self->head[t] = arcs[j].head;
            self->claim_start[t] = j;
            t++;
        }
        self->strength[t - 1] += weight_of(self->graph, arcs[j].claim);
        self->claim[j] = arcs[j].claim;
    }
    self->claim_start[t] = num;
}

/* Beyond these, sums of strengths or of lengths leave the range of a double. */
#define MIN_STRENGTH 1e-100
#define MAX_STRENGTH 1e100

static kh_status
check_strengths(const kh_net *self, kh_error *err)
{
    size_t t;

    for (t = 0; t < self->num_ties; t++) {
        if (!(self->strength[t] >= MIN_STRENGTH && self->strength[t] <= MAX_STRENGTH)) {
            return kh_fail(err, KH_ERR_DATA,
                "the claims between \"%s\" and \"%s\" weigh %g together, expected %g to %g",
                kh_graph_node_id(self->graph, self->node[self->tail[t]]),
                kh_graph_node_id(self->graph, self->node[self->head[t]]), self->strength[t],
                MIN_STRENGTH, MAX_STRENGTH);
        }
    }
    return KH_OK;
}

static kh_status
count_collapsed(kh_net *self, const arc *arcs, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    uint8_t *opened = NULL;
    size_t j;

    KH_TRY(KH_NEW(&opened, self->graph->edges.num, "marks", err));
    self->parallel_collapsed = self->num_edges - self->loops_dropped;
    for (j = 0; j < num; j++) {
        if (opens_tie(arcs, j)) {
            self->parallel_collapsed -= !opened[arcs[j].claim];
            opened[arcs[j].claim] = 1;
        }
    }
out:
    free(opened);
    return ret;
}

static const char *
direction_rule(const kh_net_options *options, bool directed)
{
    if (options->always_directed) {
        return options->direction == KH_DIRECTION_OF_FILE
                   ? "from source to target (--directed), even where all are walked both ways"
                   : "as each relation is walked, even where all are walked both ways";
    }
    switch (options->direction) {
        case KH_DIRECTION_IGNORED:
            return "direction ignored (--undirected)";
        case KH_DIRECTION_OF_FILE:
            return directed ? "from source to target (--directed)"
                            : "every relation declares walk: both, so --directed changes nothing";
        case KH_DIRECTION_BY_RELATION:
            break;
    }
    return directed ? "as each relation is walked" : "every relation is walked both ways";
}

kh_status
kh_net_build_ties(
    kh_net *self, const kh_selection *selection, const kh_net_options *options, kh_error *err)
{
    kh_status ret = KH_OK;
    arc *arcs = NULL;
    size_t num, j;

    self->directed = options->always_directed
                     || kh_net_has_forward(self->graph, selection, options->direction);
    self->direction_rule = direction_rule(options, self->directed);
    KH_TRY(KH_NEW(&arcs, selection->num_edges * (self->directed ? 2 : 1), "arcs", err));
    num = list_arcs(self, selection, options->direction, arcs);
    KH_TRY(sort_arcs(arcs, num, self->num_nodes, err));
    for (j = 0; j < num; j++) {
        self->num_ties += opens_tie(arcs, j);
    }
    KH_TRY(KH_NEW(&self->tail, self->num_ties, "ties", err));
    KH_TRY(KH_NEW(&self->head, self->num_ties, "ties", err));
    KH_TRY(KH_NEW(&self->strength, self->num_ties, "ties", err));
    KH_TRY(KH_NEW(&self->claim_start, self->num_ties + 1, "ties", err));
    KH_TRY(KH_NEW(&self->claim, num, "claims of ties", err));
    collapse(self, arcs, num);
    KH_TRY(check_strengths(self, err));
    KH_TRY(count_collapsed(self, arcs, num, err));
out:
    free(arcs);
    return ret;
}

/* Rows of neighbours seen from `from`; with `both`, an undirected tie stands in two rows. Ties are
 * sorted by tail, then head, so two counting passes leave every row sorted by neighbour. */
static kh_status
build_rows(const kh_net *net, kh_adjacency *rows, const uint32_t *from, const uint32_t *to,
    bool both, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t *next = NULL;
    size_t t, v;
    const size_t num = net->num_ties * (both ? 2 : 1);

    KH_TRY(KH_NEW(&rows->start, net->num_nodes + 1, "rows", err));
    KH_TRY(KH_NEW(&rows->node, num, "neighbours", err));
    KH_TRY(KH_NEW(&rows->tie, num, "neighbours", err));
    KH_TRY(KH_NEW(&next, net->num_nodes + 1, "rows", err));
    for (t = 0; t < net->num_ties; t++) {
        rows->start[from[t] + 1]++;
        rows->start[to[t] + 1] += both;
    }
    for (v = 0; v < net->num_nodes; v++) {
        rows->start[v + 1] += rows->start[v];
    }
    memcpy(next, rows->start, net->num_nodes * sizeof(*next));
    /* A node's smaller neighbours are tails of its ties, its larger ones heads: those first. */
    for (t = 0; both && t < net->num_ties; t++) {
        rows->node[next[to[t]]] = from[t];
        rows->tie[next[to[t]]++] = (uint32_t) t;
    }
    for (t = 0; t < net->num_ties; t++) {
        rows->node[next[from[t]]] = to[t];
        rows->tie[next[from[t]]++] = (uint32_t) t;
    }
out:
    free(next);
    return ret;
}

kh_status
kh_net_build_adjacency(kh_net *self, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(build_rows(self, &self->out, self->tail, self->head, !self->directed, err));
    if (self->directed) {
        KH_TRY(build_rows(self, &self->in, self->head, self->tail, false, err));
    } else {
        self->in = self->out;
    }
out:
    return ret;
}
