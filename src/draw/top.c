#include "top.h"

#include "../base/array.h"
#include "../between/cost.h"
#include "../between/sampled.h"
#include "../bridge/cross.h"
#include "choose.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NEIGHBOURS_EACH 3

typedef struct {
    double share, ties;
    const char *id;
    uint32_t v; /* of the net */
} candidate;

static int
compare_candidates(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    if (x->share < y->share || x->share > y->share) {
        return x->share > y->share ? -1 : 1;
    }
    if (x->ties < y->ties || x->ties > y->ties) {
        return x->ties > y->ties ? -1 : 1;
    }
    return strcmp(x->id, y->id);
}

static kh_status
compute_shares(const kh_net *net, double *shares, kh_error *err)
{
    const kh_precision usual = { KH_USUAL_EPSILON, KH_USUAL_CONFIDENCE };
    kh_status ret = KH_OK;
    kh_approximation done;
    double *values = NULL;

    if (net->num_sectors < 2) {
        return KH_OK;
    }
    KH_TRY(KH_NEW(&values, net->num_nodes, "values", err));
    KH_TRY(kh_betweenness_is_costly(net)
               ? kh_sampled_cross(net, &usual, values, shares, NULL, NULL, &done, err)
               : kh_cross_betweenness(net, net->num_threads, values, shares, err));
out:
    free(values);
    return ret;
}

/* @param kept by net node: set for the bodies that lead. */
static void
keep_leaders(const kh_net *net, const double *shares, candidate *list, size_t most, uint8_t *kept)
{
    size_t num = 0, v;

    for (v = 0; v < net->num_nodes; v++) {
        if (kh_graph_is_body(net->graph, net->node[v])) {
            list[num++] = (candidate){ .share = isfinite(shares[v]) ? shares[v] : 0,
                .ties = (double) kh_net_out_degree(net, v),
                .id = kh_graph_node_id(net->graph, net->node[v]),
                .v = (uint32_t) v };
        }
    }
    qsort(list, num, sizeof(*list), compare_candidates);
    for (v = 0; v < num && v < most; v++) {
        kept[list[v].v] = 1;
    }
}

/* Neighbours by the number of leaders that they are tied to, then by their own ties. */
static void
keep_neighbours(const kh_net *net, candidate *list, size_t most, uint8_t *kept)
{
    size_t num = 0, v, j;

    for (v = 0; v < net->num_nodes; v++) {
        double leaders = 0;

        for (j = net->out.start[v]; kept[v] == 0 && j < net->out.start[v + 1]; j++) {
            leaders += kept[net->out.node[j]];
        }
        if (leaders > 0) {
            list[num++] = (candidate){ .share = leaders,
                .ties = (double) kh_net_out_degree(net, v),
                .id = kh_graph_node_id(net->graph, net->node[v]),
                .v = (uint32_t) v };
        }
    }
    qsort(list, num, sizeof(*list), compare_candidates);
    for (v = 0; v < num && v < most; v++) {
        kept[list[v].v] = 1;
    }
}

static void
restrict_selection(kh_drawing *self, const kh_net *net, const uint8_t *kept)
{
    const kh_graph *graph = self->graph;
    size_t j;

    for (j = 0; j < net->num_nodes; j++) {
        if (kept[j] == 0) {
            self->selection.nodes[net->node[j]] = 0;
            self->selection.num_nodes--;
            self->num_hidden++;
        }
    }
    for (j = 0; j < graph->edges.num; j++) {
        self->selection.edges[j] &= self->selection.nodes[graph->edges.source[j]]
                                    & self->selection.nodes[graph->edges.target[j]];
    }
}

kh_status
kh_drawing_keep_top(kh_drawing *self, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_net net = { 0 };
    double *shares = NULL;
    candidate *list = NULL;
    uint8_t *kept = NULL;

    KH_TRY(kh_drawing_make_net(self, &net, err));
    KH_TRY(KH_NEW(&shares, net.num_nodes, "values", err));
    KH_TRY(KH_NEW(&list, net.num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&kept, net.num_nodes, "nodes", err));
    KH_TRY(compute_shares(&net, shares, err));
    keep_leaders(&net, shares, list, num, kept);
    keep_neighbours(&net, list, NEIGHBOURS_EACH * num, kept);
    restrict_selection(self, &net, kept);
out:
    free(shares);
    free(list);
    free(kept);
    kh_net_free(&net);
    return ret;
}
