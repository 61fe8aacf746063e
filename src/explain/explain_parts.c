/* The measures of one body that are sums, with what they sum. */
#include "document.h"

#include <math.h>

static void
add_judged(kh_document *self, kh_judged which)
{
    const kh_significance *judged = self->e->request->significance;

    if (judged != NULL) {
        kh_text_add(self->out, ",");
        kh_document_number(self, "mean", judged[which].mean);
        kh_text_add(self->out, ",");
        kh_document_number(self, "sd", judged[which].sd);
        kh_text_add(self->out, ",");
        kh_document_number(self, "z", judged[which].z);
        kh_text_add(self->out, ",");
        kh_document_number(self, "p", judged[which].p);
        kh_text_add(self->out, ",");
        kh_document_number(self, "q", judged[which].q);
    }
}

/* --- measures ---------------------------------------------------------------------------- */

static void
add_cross(kh_document *self)
{
    const kh_carried *c = &self->e->carried;
    size_t j;

    kh_document_begin(self, "cross_betweenness", "pairs",
        "sum over pairs of weight * paths_share; weight = 1 - m_from . m_to, paths_share = share "
        "of "
        "shortest paths that run through the node");
    add_judged(self, KH_JUDGED_CROSS_BETWEENNESS);
    for (j = 0; j < c->pairs.num; j++) {
        const kh_carried_pair *pair = &c->pairs.pairs[j];

        kh_document_part(self);
        kh_document_node(self, "from", pair->from);
        kh_text_add(self->out, ",");
        kh_document_node(self, "to", pair->to);
        kh_text_add(self->out, ",");
        kh_document_number(self, "weight", pair->weight);
        kh_text_add(self->out, ",");
        kh_document_number(self, "paths_share", pair->share);
        kh_text_add(self->out, ",");
        kh_document_contribution(self, pair->weight * pair->share);
        kh_text_add(self->out, "}");
    }
    kh_document_rest(self, c->num_more, c->more);
    kh_document_end(self, c->betweenness);
}

/* A ratio: its parts are those of cross_betweenness, over one number. */
static void
add_cross_share(kh_document *self)
{
    const kh_carried *c = &self->e->carried;
    const bool defined = c->num_possible > 0;

    kh_document_begin(self, "cross_share", "share of pairs",
        "cross_betweenness / weight of all connected pairs of other nodes");
    if (defined) {
        kh_document_part(self);
        kh_document_number(self, "numerator", c->betweenness);
        kh_text_add(self->out, ",");
        kh_document_number(self, "denominator", c->possible);
        kh_text_add(self->out, ",");
        kh_document_contribution(self, c->betweenness / c->possible);
        kh_text_add(self->out, "}");
    }
    kh_document_end(self, defined ? c->betweenness / c->possible : NAN);
}

static void
add_cross_by_sectors(kh_document *self)
{
    const kh_net *net = self->e->net;
    const kh_carried *c = &self->e->carried;
    uint32_t x, y;

    kh_document_begin(self, "cross_betweenness_by_sectors", "pairs",
        "cross_betweenness, by the sectors of the two ends");
    for (x = 0; x < net->num_sectors; x++) {
        for (y = x + 1; y < net->num_sectors; y++) {
            const double part = c->by_sectors[x * net->num_sectors + y];

            if (part > 0) {
                kh_document_part(self);
                kh_document_string(self, "sector_a", kh_net_sector_id(net, x));
                kh_text_add(self->out, ",");
                kh_document_string(self, "sector_b", kh_net_sector_id(net, y));
                kh_text_add(self->out, ",");
                kh_document_contribution(self, part);
                kh_text_add(self->out, "}");
            }
        }
    }
    kh_document_end(self, c->betweenness);
}

static void
add_triples(kh_document *self, const char *name, const char *definition, int judged,
    const kh_role_triples *t)
{
    size_t j;

    kh_document_begin(self, name, "triples", definition);
    if (judged >= 0) {
        add_judged(self, (kh_judged) judged);
    }
    for (j = 0; j < t->num; j++) {
        kh_document_part(self);
        kh_document_node(self, "a", t->triples[j].a);
        kh_text_add(self->out, ",");
        kh_document_node(self, "b", t->triples[j].b);
        kh_text_add(self->out, ",");
        kh_document_contribution(self, t->triples[j].probability);
        kh_document_places(self, (const uint32_t[]){ t->triples[j].tie_a, t->triples[j].tie_b }, 2);
        kh_text_add(self->out, "}");
    }
    kh_document_rest(self, t->num_more, t->more);
    kh_document_end(self, t->count);
}

static void
add_participation(kh_document *self)
{
    const kh_net *net = self->e->net;
    const kh_evidence *v = &self->e->evidence;
    double value = 0;
    uint32_t s;

    kh_document_begin(self, "participation", "",
        "1 - sum over sectors of share^2 = sum of share * (1 - share), share = ties into the "
        "sector "
        "/ ties to nodes with a sector");
    add_judged(self, KH_JUDGED_PARTICIPATION);
    for (s = 0; s < net->num_sectors && v->in_sectors > 0; s++) {
        const double share = v->by_sector[s] / v->in_sectors;

        if (share > 0) {
            kh_document_part(self);
            kh_document_string(self, "sector", kh_net_sector_id(net, s));
            kh_text_add(self->out, ",");
            kh_document_number(self, "ties", v->by_sector[s]);
            kh_text_add(self->out, ",");
            kh_document_contribution(self, share * (1 - share));
            kh_text_add(self->out, "}");
            value += share * (1 - share);
        }
    }
    kh_document_end(self, v->in_sectors > 0 ? value : NAN);
}

static void
add_ei_index(kh_document *self)
{
    const kh_evidence *v = &self->e->evidence;
    const double all = v->external + v->internal;
    const double ties[] = { v->external, -v->internal };
    int j;

    kh_document_begin(self, "ei_index", "",
        "(external - internal) / (external + internal), over ties whose two ends have a sector");
    for (j = 0; j < 2 && all > 0; j++) {
        kh_document_part(self);
        kh_document_string(self, "kind", j == 0 ? "external" : "internal");
        kh_text_add(self->out, ",");
        kh_document_number(self, "ties", fabs(ties[j]));
        kh_text_add(self->out, ",");
        kh_document_contribution(self, ties[j] / all);
        kh_text_add(self->out, "}");
    }
    kh_document_end(self, all > 0 ? (v->external - v->internal) / all : NAN);
}

static void
add_degree(kh_document *self)
{
    const kh_evidence *v = &self->e->evidence;
    size_t j;

    kh_document_begin(self, "degree", "ties", "number of ties, in and out");
    for (j = 0; j < v->num_ties; j++) {
        const kh_tie_evidence *tie = &v->ties[j];

        kh_document_part(self);
        kh_document_node(self, "node", tie->neighbour);
        kh_text_add(self->out, ",");
        kh_document_string(self, "direction",
            !self->e->net->directed ? "both"
            : tie->inwards          ? "in"
                                    : "out");
        kh_text_add(self->out, ",");
        kh_document_number(self, "strength", self->e->net->strength[tie->tie]);
        kh_text_print(self->out, ",\"num_sources\":%zu,\"competing\":%s,", tie->grounds.num_sources,
            tie->grounds.competing ? "true" : "false");
        kh_document_contribution(self, 1);
        kh_document_places(self, &tie->tie, 1);
        kh_text_add(self->out, "}");
    }
    kh_document_end(self, (double) v->num_ties);
}

static void
add_cut_off(kh_document *self)
{
    const kh_without *w = &self->e->without;
    size_t j;

    kh_document_begin(self, "cut_off", "nodes",
        "nodes outside the largest piece that its component falls into without it");
    for (j = 0; j < w->num_cut_off; j++) {
        kh_document_part(self);
        kh_document_node(self, "node", w->cut_off[j]);
        kh_text_add(self->out, ",");
        kh_document_contribution(self, 1);
        kh_text_add(self->out, "}");
    }
    kh_document_end(self, (double) w->num_cut_off);
}

static void
add_roles(kh_document *self)
{
    static const char *const names[][2] = { [KH_COORDINATOR] = { "coordinator", "A -> A -> A" },
        [KH_CONSULTANT] = { "consultant", "A -> B -> A" },
        [KH_REPRESENTATIVE] = { "representative", "A -> A -> B" },
        [KH_GATEKEEPER] = { "gatekeeper", "A -> B -> B" },
        [KH_LIAISON] = { "liaison", "A -> B -> C" } };
    int role;

    for (role = 0; role < KH_NUM_ROLES; role++) {
        add_triples(self, names[role][0], names[role][1], role, &self->e->triples.roles[role]);
    }
    add_triples(self, "brokerage", "all open triples", -1, &self->e->triples.all);
}

void
kh_document_measures(kh_document *self)
{
    add_cross(self);
    add_cross_share(self);
    add_cross_by_sectors(self);
    add_roles(self);
    add_participation(self);
    add_ei_index(self);
    add_degree(self);
    add_cut_off(self);
}
