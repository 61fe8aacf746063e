#include "evidence.h"

#include "../base/array.h"
#include "../bridge/membership.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    kh_evidence *result;
    const kh_net *net;
    kh_seen sources, all_sources, all_claims;
} gathering;

/* --- one tie ----------------------------------------------------------------------------- */

static void
look_at_claims(gathering *g, kh_tie_evidence *tie)
{
    const kh_net *net = g->net;
    const kh_graph *graph = net->graph;
    size_t j, k;

    tie->grounds = kh_grounds_of(net, tie->tie, &g->sources);
    for (j = net->claim_start[tie->tie]; j < net->claim_start[tie->tie + 1]; j++) {
        const kh_range citations = graph->edges.citations[net->claim[j]];

        g->result->num_claims += kh_seen_add(&g->all_claims, net->claim[j]);
        for (k = citations.first; k < citations.first + citations.num; k++) {
            g->result->num_sources
                += kh_seen_add(&g->all_sources, graph->citations.items[k].source);
        }
    }
}

/* --- sectors ----------------------------------------------------------------------------- */

static void
look_at_sectors(gathering *g, uint32_t body, const kh_tie_evidence *tie)
{
    const kh_net *net = g->net;
    const uint32_t u = tie->neighbour;
    const double strength = kh_net_strength(net, tie->tie);
    double external;
    size_t j;

    if (net->share_start[u] == net->share_start[u + 1]) {
        return;
    }
    g->result->in_sectors += strength;
    for (j = net->share_start[u]; j < net->share_start[u + 1]; j++) {
        g->result->by_sector[net->shares[j].sector] += strength * net->shares[j].share;
    }
    if (net->share_start[body] < net->share_start[body + 1]) {
        external = strength * kh_member_weight(kh_member_of(net, body), kh_member_of(net, u));
        g->result->external += external;
        g->result->internal += strength - external;
    }
}

/* --- all ties ---------------------------------------------------------------------------- */

static void
gather_row(gathering *g, const kh_adjacency *rows, uint32_t body, bool inwards)
{
    size_t j;

    for (j = rows->start[body]; j < rows->start[body + 1]; j++) {
        kh_tie_evidence *tie = &g->result->ties[g->result->num_ties++];

        *tie = (kh_tie_evidence){
            .neighbour = rows->node[j], .tie = rows->tie[j], .inwards = inwards
        };
        look_at_claims(g, tie);
        look_at_sectors(g, body, tie);
    }
}

kh_status
kh_evidence_gather(kh_evidence *self, const kh_net *net, uint32_t body, kh_error *err)
{
    kh_status ret = KH_OK;
    gathering g = { .result = self, .net = net };
    const size_t num_sources = net->graph->sources.num;
    size_t degree = kh_net_out_degree(net, body);

    if (net->directed) {
        degree += kh_net_in_degree(net, body);
    }
    KH_TRY(KH_NEW(&self->ties, degree, "ties", err));
    KH_TRY(KH_NEW(&self->by_sector, net->num_sectors, "sectors", err));
    KH_TRY(kh_seen_init(&g.sources, num_sources, err));
    KH_TRY(kh_seen_init(&g.all_sources, num_sources, err));
    KH_TRY(kh_seen_init(&g.all_claims, net->graph->edges.num, err));
    gather_row(&g, &net->out, body, false);
    if (net->directed) {
        gather_row(&g, &net->in, body, true);
    }
out:
    kh_seen_free(&g.sources);
    kh_seen_free(&g.all_sources);
    kh_seen_free(&g.all_claims);
    return ret;
}

void
kh_evidence_free(kh_evidence *self)
{
    free(self->ties);
    free(self->by_sector);
    *self = (kh_evidence){ 0 };
}
