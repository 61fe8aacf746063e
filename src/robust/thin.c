#include "thin.h"

#include "../base/array.h"

#include <stdlib.h>

static void
free_rows(kh_adjacency *rows)
{
    free(rows->start);
    free(rows->node);
    free(rows->tie);
}

void
kh_thin_net_free(kh_thin_net *self)
{
    if (self->net.in.start != self->net.out.start) {
        free_rows(&self->net.in);
    }
    free_rows(&self->net.out);
    free(self->net.tail);
    free(self->net.head);
    free(self->net.strength);
    free(self->tie);
    *self = (kh_thin_net){ 0 };
}

static kh_status
make_rows(kh_adjacency *rows, const kh_net *full, const kh_adjacency *like, kh_error *err)
{
    kh_status ret = KH_OK;

    *rows = (kh_adjacency){ 0 };
    KH_TRY(KH_NEW(&rows->start, full->num_nodes + 1, "nodes", err));
    KH_TRY(KH_NEW(&rows->node, like->start[full->num_nodes], "neighbours", err));
    KH_TRY(KH_NEW(&rows->tie, like->start[full->num_nodes], "neighbours", err));
out:
    return ret;
}

kh_status
kh_thin_net_init(kh_thin_net *self, const kh_net *full, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_thin_net thin = { .full = full, .net = *full };
    kh_net *net = &thin.net;

    net->out = net->in = (kh_adjacency){ 0 };
    net->tail = net->head = net->claim = NULL;
    net->claim_start = NULL;
    net->strength = NULL;
    KH_TRY(KH_NEW(&thin.tie, full->num_ties, "ties", err));
    KH_TRY(KH_NEW(&net->tail, full->num_ties, "ties", err));
    KH_TRY(KH_NEW(&net->head, full->num_ties, "ties", err));
    KH_TRY(KH_NEW(&net->strength, full->num_ties, "ties", err));
    KH_TRY(make_rows(&net->out, full, &full->out, err));
    if (full->directed) {
        KH_TRY(make_rows(&net->in, full, &full->in, err));
    } else {
        net->in = net->out;
    }
    *self = thin;
    thin = (kh_thin_net){ 0 };
out:
    kh_thin_net_free(&thin);
    return ret;
}

/* Added up in the order in which the net adds them, so that the bits are those of a net that is
 * built without the claims. */
static double
strength_left(const kh_net *full, size_t t, const uint8_t *dropped)
{
    double sum = 0;
    size_t j;

    for (j = full->claim_start[t]; j < full->claim_start[t + 1]; j++) {
        const double weight = full->graph->edges.weight[full->claim[j]];

        if (!dropped[full->claim[j]]) {
            sum += weight > 0 ? weight : 1;
        }
    }
    return sum;
}

static void
thin_rows(kh_adjacency *rows, const kh_adjacency *full, size_t num_nodes, const uint32_t *tie)
{
    size_t v, j, num = 0;

    for (v = 0; v < num_nodes; v++) {
        rows->start[v] = num;
        for (j = full->start[v]; j < full->start[v + 1]; j++) {
            if (tie[full->tie[j]] != KH_NONE) {
                rows->node[num] = full->node[j];
                rows->tie[num++] = tie[full->tie[j]];
            }
        }
    }
    rows->start[num_nodes] = num;
}

void
kh_thin_net_drop(kh_thin_net *self, const uint8_t *dropped)
{
    const kh_net *full = self->full;
    kh_net *net = &self->net;
    size_t t;

    net->num_ties = 0;
    for (t = 0; t < full->num_ties; t++) {
        const double strength = strength_left(full, t, dropped);

        self->tie[t] = KH_NONE;
        if (strength > 0) {
            self->tie[t] = (uint32_t) net->num_ties;
            net->tail[net->num_ties] = full->tail[t];
            net->head[net->num_ties] = full->head[t];
            net->strength[net->num_ties++] = strength;
        }
    }
    thin_rows(&net->out, &full->out, full->num_nodes, self->tie);
    if (full->directed) {
        thin_rows(&net->in, &full->in, full->num_nodes, self->tie);
    }
}
