#include "brokerage.h"

#include "../base/array.h"
#include "closed.h"
#include "membership.h"

#include <stdlib.h>

/* Scratch of one count; what is touched for a node is cleared after it. */
typedef struct {
    const kh_net *net;
    uint32_t *group; /* of a node, if none has several sectors; else NULL */
    /* num_sectors: shares of the broker's neighbours, by sector; undirected: one array */
    double *in, *out;
} scratch;

/* The roles of pairs of which so many share the broker's sector at one end, at the other, share one
 * sector between the ends, and all of it. */
static kh_brokerage
split(double pairs, double av, double vb, double ab, double avb)
{
    return (kh_brokerage){ .roles = { [KH_COORDINATOR] = avb,
                               [KH_REPRESENTATIVE] = av - avb,
                               [KH_GATEKEEPER] = vb - avb,
                               [KH_CONSULTANT] = ab - avb,
                               [KH_LIAISON] = pairs - av - vb - ab + 2 * avb },
        .total = pairs };
}

/* --- nodes in several sectors ------------------------------------------------------------ */

/* Every pair of an in-neighbour and an out-neighbour, as if all were distinct and none tied. */
static void
count_all_pairs(const scratch *s, size_t v, kh_brokerage *count)
{
    const kh_net *net = s->net;
    const double num_in = (double) kh_net_in_degree(net, v);
    const double num_out = (double) kh_net_out_degree(net, v);
    const kh_member own = kh_member_of(net, v);
    double av = 0, vb = 0, ab = 0, avb = 0;
    size_t j, k;

    for (j = 0; j < own.num; j++) {
        const uint32_t g = own.items[j].sector;

        av += own.items[j].share * s->in[g] * num_out;
        vb += own.items[j].share * num_in * s->out[g];
        avb += own.items[j].share * s->in[g] * s->out[g];
    }
    /* Sectors of in-neighbours cover all that can agree; each is taken once, then cleared. */
    for (j = net->in.start[v]; j < net->in.start[v + 1]; j++) {
        const kh_member a = kh_member_of(net, net->in.node[j]);

        for (k = 0; k < a.num; k++) {
            ab += s->in[a.items[k].sector] * s->out[a.items[k].sector];
            s->in[a.items[k].sector] = 0;
        }
    }
    *count = split(num_in * num_out, av, vb, ab, avb);
}

static void
count_shares(const scratch *s, size_t v, kh_brokerage *count)
{
    const kh_net *net = s->net;
    size_t j;

    for (j = net->in.start[v]; j < net->in.start[v + 1]; j++) {
        kh_member_add(kh_member_of(net, net->in.node[j]), 1, s->in);
    }
    for (j = net->out.start[v]; net->directed && j < net->out.start[v + 1]; j++) {
        kh_member_add(kh_member_of(net, net->out.node[j]), 1, s->out);
    }
    count_all_pairs(s, v, count);
    for (j = net->out.start[v]; j < net->out.start[v + 1]; j++) {
        const kh_member b = kh_member_of(net, net->out.node[j]);

        for (size_t k = 0; k < b.num; k++) {
            s->out[b.items[k].sector] = 0;
        }
    }
}

/* --- nodes in one sector, or none -------------------------------------------------------- */

static void
add_groups(const scratch *s, const kh_adjacency *rows, size_t v, double *by_sector)
{
    size_t j;

    for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
        const uint32_t group = s->group[rows->node[j]];

        if (group < s->net->num_sectors) {
            by_sector[group]++;
        }
    }
}

/* What count_shares() comes to where each share is 1, at a fraction of its memory traffic. */
static void
count_groups(const scratch *s, size_t v, kh_brokerage *count)
{
    const kh_net *net = s->net;
    const double num_in = (double) kh_net_in_degree(net, v);
    const double num_out = (double) kh_net_out_degree(net, v);
    const uint32_t own = s->group[v];
    const bool has_sector = own < net->num_sectors;
    double av, vb, ab = 0;
    size_t j;

    add_groups(s, &net->in, v, s->in);
    if (net->directed) {
        add_groups(s, &net->out, v, s->out);
    }
    av = has_sector ? s->in[own] : 0;
    vb = has_sector ? s->out[own] : 0;
    for (j = net->in.start[v]; j < net->in.start[v + 1]; j++) {
        const uint32_t group = s->group[net->in.node[j]];

        if (group < net->num_sectors) {
            ab += s->in[group] * s->out[group];
            s->in[group] = 0;
        }
    }
    for (j = net->out.start[v]; net->directed && j < net->out.start[v + 1]; j++) {
        const uint32_t group = s->group[net->out.node[j]];

        if (group < net->num_sectors) {
            s->out[group] = 0;
        }
    }
    *count = split(num_in * num_out, av * num_out, num_in * vb, ab, av * vb);
}

static bool
has_single_sectors(const kh_net *net)
{
    size_t v;

    for (v = 0; v < net->num_nodes; v++) {
        if (net->share_start[v + 1] - net->share_start[v] > 1) {
            return false;
        }
    }
    return true;
}

static kh_status
init_groups(scratch *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    size_t v;

    KH_TRY(KH_NEW(&self->group, net->num_nodes, "sectors", err));
    for (v = 0; v < net->num_nodes; v++) {
        const kh_member member = kh_member_of(net, v);

        /* A sectorless node is a group of its own. */
        self->group[v]
            = member.num > 0 ? member.items[0].sector : (uint32_t) (net->num_sectors + v);
    }
out:
    return ret;
}

/* --- all of them ------------------------------------------------------------------------- */

/* Fractions leave rounding behind where the exact count is 0, in proportion to what was taken from:
 * all pairs, not those that remain. */
static void
clean(const kh_net *net, size_t v, kh_brokerage *count)
{
    const double noise
        = 1e-12 * (double) kh_net_in_degree(net, v) * (double) kh_net_out_degree(net, v);
    size_t role;

    if (!net->directed) {
        /* Each pair counts in both orders, so the two are one number, summed differently. */
        count->roles[KH_GATEKEEPER] = count->roles[KH_REPRESENTATIVE];
    }
    for (role = 0; role < KH_NUM_ROLES; role++) {
        if (count->roles[role] <= noise) {
            count->roles[role] = 0;
        }
    }
}

static void
subtract(kh_brokerage *count, const kh_brokerage *part)
{
    size_t role;

    for (role = 0; role < KH_NUM_ROLES; role++) {
        count->roles[role] -= part->roles[role];
    }
    count->total -= part->total;
}

/* Closed triples are counted by themselves first: taken one by one from a hub's millions of pairs,
 * fractions would lose their digits. */
static kh_status
count_fractions(const scratch *s, kh_brokerage *counts, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = s->net;
    kh_brokerage *closed = NULL;
    size_t v;

    KH_TRY(KH_NEW(&closed, net->num_nodes, "closed triples", err));
    KH_TRY(kh_closed_triples_add(net, NULL, 1, closed, err));
    for (v = 0; v < net->num_nodes; v++) {
        count_shares(s, v, &counts[v]);
        subtract(&counts[v], &closed[v]);
        clean(net, v, &counts[v]);
    }
out:
    free(closed);
    return ret;
}

static kh_status
count_wholes(const scratch *s, kh_brokerage *counts, kh_error *err)
{
    size_t v;

    for (v = 0; v < s->net->num_nodes; v++) {
        count_groups(s, v, &counts[v]);
    }
    return kh_closed_triples_add(s->net, s->group, -1, counts, err);
}

kh_status
kh_brokerage_count(const kh_net *net, kh_brokerage *counts, kh_error *err)
{
    kh_status ret = KH_OK;
    scratch s = { .net = net };

    KH_TRY(KH_NEW(&s.in, net->num_sectors, "sectors", err));
    s.out = s.in;
    if (net->directed) {
        s.out = NULL;
        KH_TRY(KH_NEW(&s.out, net->num_sectors, "sectors", err));
    }
    if (has_single_sectors(net)) {
        KH_TRY(init_groups(&s, err));
        KH_TRY(count_wholes(&s, counts, err));
    } else {
        KH_TRY(count_fractions(&s, counts, err));
    }
out:
    free(s.group);
    if (s.out != s.in) {
        free(s.out);
    }
    free(s.in);
    return ret;
}
