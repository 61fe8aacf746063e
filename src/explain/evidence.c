#include "evidence.h"

#include "../base/array.h"
#include "../bridge/membership.h"

#include <stdlib.h>
#include <string.h>

/* --- distinct things --------------------------------------------------------------------- */

/* A set of indices of the graph that is cheap to empty. */
typedef struct {
    uint32_t *mark; /* the round in which an index was last seen */
    uint32_t round;
} seen_set;

static bool
is_new(seen_set *self, uint32_t index)
{
    const bool result = self->mark[index] != self->round;

    self->mark[index] = self->round;
    return result;
}

typedef struct {
    kh_evidence *result;
    const kh_net *net;
    seen_set sources, all_sources, all_claims;
} gathering;

/* --- one tie ----------------------------------------------------------------------------- */

static bool
same_date(kh_date a, kh_date b)
{
    return a.stated == b.stated && a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Whether two claims say of the same relation what cannot both be the whole truth. */
static bool
compete(const kh_edges *edges, uint32_t a, uint32_t b)
{
    if (edges->relation[a] != edges->relation[b] || edges->source[a] != edges->source[b]
        || edges->target[a] != edges->target[b]) {
        return false;
    }
    return !same_date(edges->start[a], edges->start[b]) || !same_date(edges->end[a], edges->end[b])
           || edges->weight[a] < edges->weight[b] || edges->weight[a] > edges->weight[b]
           || edges->confidence[a] < edges->confidence[b]
           || edges->confidence[a] > edges->confidence[b];
}

static void
count_sources(gathering *g, uint32_t claim, kh_tie_evidence *tie)
{
    const kh_graph *graph = g->net->graph;
    const kh_range citations = graph->edges.citations[claim];
    size_t j;

    for (j = citations.first; j < citations.first + citations.num; j++) {
        const uint32_t source = graph->citations.items[j].source;

        tie->num_sources += is_new(&g->sources, source);
        g->result->num_sources += is_new(&g->all_sources, source);
    }
}

static void
look_at_claims(gathering *g, kh_tie_evidence *tie)
{
    const kh_net *net = g->net;
    const size_t first = net->claim_start[tie->tie], end = net->claim_start[tie->tie + 1];
    size_t j, k;

    tie->num_claims = end - first;
    g->sources.round++;
    for (j = first; j < end; j++) {
        g->result->num_claims += is_new(&g->all_claims, net->claim[j]);
        count_sources(g, net->claim[j], tie);
        for (k = first; k < j && !tie->competing; k++) {
            tie->competing = compete(&net->graph->edges, net->claim[j], net->claim[k]);
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
    gathering g = { .result = self,
        .net = net,
        .sources.round = 0,
        .all_sources.round = 1,
        .all_claims.round = 1 };
    const size_t num_sources = net->graph->sources.num;
    size_t degree = kh_net_out_degree(net, body);

    if (net->directed) {
        degree += kh_net_in_degree(net, body);
    }
    KH_TRY(KH_NEW(&self->ties, degree, "ties", err));
    KH_TRY(KH_NEW(&self->by_sector, net->num_sectors, "sectors", err));
    KH_TRY(KH_NEW(&g.sources.mark, num_sources, "sources", err));
    KH_TRY(KH_NEW(&g.all_sources.mark, num_sources, "sources", err));
    KH_TRY(KH_NEW(&g.all_claims.mark, net->graph->edges.num, "claims", err));
    gather_row(&g, &net->out, body, false);
    if (net->directed) {
        gather_row(&g, &net->in, body, true);
    }
out:
    free(g.sources.mark);
    free(g.all_sources.mark);
    free(g.all_claims.mark);
    return ret;
}

void
kh_evidence_free(kh_evidence *self)
{
    free(self->ties);
    free(self->by_sector);
    *self = (kh_evidence){ 0 };
}

/* --- references -------------------------------------------------------------------------- */

void
kh_references_free(kh_references *self)
{
    free(self->items);
    *self = (kh_references){ 0 };
}

kh_status
kh_references_cite(kh_references *self, const kh_citation *citation, size_t *number, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < self->num; j++) {
        if (self->items[j].source == citation->source
            && self->items[j].locator == citation->locator) {
            *number = j + 1;
            return KH_OK;
        }
    }
    KH_TRY(KH_GROW(&self->items, self->num, &self->max, "references", err));
    self->items[self->num++]
        = (struct kh_reference){ .source = citation->source, .locator = citation->locator };
    *number = self->num;
out:
    return ret;
}
