#include "brokerage.h"

#include "../base/array.h"
#include "closed.h"
#include "membership.h"

#include <stdlib.h>

/* Scratch of one count; what is touched for a node is cleared after it. */
typedef struct {
    const kh_net *net;
    double *in, *out; /* num_sectors: shares of the broker's neighbours, by sector */
} scratch;

static void
subtract(kh_brokerage *count, const kh_brokerage *part)
{
    size_t role;

    for (role = 0; role < KH_NUM_ROLES; role++) {
        count->roles[role] -= part->roles[role];
    }
    count->total -= part->total;
}

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
    count->roles[KH_COORDINATOR] = avb;
    count->roles[KH_REPRESENTATIVE] = av - avb;
    count->roles[KH_GATEKEEPER] = vb - avb;
    count->roles[KH_CONSULTANT] = ab - avb;
    count->roles[KH_LIAISON] = num_in * num_out - av - vb - ab + 2 * avb;
    count->total = num_in * num_out;
}

static void
count_one(const scratch *s, size_t v, kh_brokerage *count)
{
    const kh_net *net = s->net;
    size_t j;

    for (j = net->in.start[v]; j < net->in.start[v + 1]; j++) {
        kh_member_add(kh_member_of(net, net->in.node[j]), 1, s->in);
    }
    for (j = net->out.start[v]; j < net->out.start[v + 1]; j++) {
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

kh_status
kh_brokerage_count(const kh_net *net, kh_brokerage *counts, kh_error *err)
{
    kh_status ret = KH_OK;
    scratch s = { .net = net };
    kh_brokerage *closed = NULL;
    size_t v;

    KH_TRY(KH_NEW(&s.in, net->num_sectors, "sectors", err));
    KH_TRY(KH_NEW(&s.out, net->num_sectors, "sectors", err));
    KH_TRY(KH_NEW(&closed, net->num_nodes, "closed triples", err));
    /* Counted by themselves first: taken one by one from a hub's millions of pairs, fractions would
     * lose their digits. */
    KH_TRY(kh_closed_triples_count(net, closed, err));
    for (v = 0; v < net->num_nodes; v++) {
        count_one(&s, v, &counts[v]);
        subtract(&counts[v], &closed[v]);
        clean(net, v, &counts[v]);
    }
out:
    free(s.in);
    free(s.out);
    free(closed);
    return ret;
}
