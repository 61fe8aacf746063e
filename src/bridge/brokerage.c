#include "brokerage.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

/* Scratch of one count; what is touched for a node is cleared after it. */
typedef struct {
    const kh_net *net;
    double *in, *out; /* num_sectors: shares of the broker's neighbours, by sector */
    double *own;      /* num_sectors: the broker's shares */
    uint32_t *mark;   /* node -> broker + 1 whose out-neighbour it is */
} scratch;

/* The sector shares of one node. */
typedef struct {
    const kh_share *items;
    size_t num;
} member;

static member
member_of(const kh_net *net, size_t v)
{
    const size_t first = net->share_start[v];

    return (member){ net->shares + first, net->share_start[v + 1] - first };
}

/* The chance that two nodes draw the same sector; sorted lists are merged. */
static double
same(member a, member b)
{
    double sum = 0;
    size_t j = 0, k = 0;

    while (j < a.num && k < b.num) {
        if (a.items[j].sector == b.items[k].sector) {
            sum += a.items[j++].share * b.items[k++].share;
        } else if (a.items[j].sector < b.items[k].sector) {
            j++;
        } else {
            k++;
        }
    }
    return sum;
}

/* The chance that all three draw the same sector. */
static double
all_same(member a, const double *own, member b)
{
    double sum = 0;
    size_t j = 0, k = 0;

    while (j < a.num && k < b.num) {
        if (a.items[j].sector == b.items[k].sector) {
            sum += a.items[j].share * b.items[k++].share * own[a.items[j].sector];
            j++;
        } else if (a.items[j].sector < b.items[k].sector) {
            j++;
        } else {
            k++;
        }
    }
    return sum;
}

/* Add the roles of one triple (a, v, b): exactly what count_all_pairs() counted for it, so also
 * where a = b. */
static void
add_triple(kh_brokerage *count, const scratch *s, member v, size_t from, size_t to)
{
    const member a = member_of(s->net, from), b = member_of(s->net, to);
    const double av = same(a, v), vb = same(v, b);
    const double ab = same(a, b), avb = all_same(a, s->own, b);

    count->roles[KH_COORDINATOR] += avb;
    count->roles[KH_REPRESENTATIVE] += av - avb;
    count->roles[KH_GATEKEEPER] += vb - avb;
    count->roles[KH_CONSULTANT] += ab - avb;
    count->roles[KH_LIAISON] += 1 - av - vb - ab + 2 * avb;
    count->total += 1;
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

static void
add_shares(double *by_sector, member m, double times)
{
    size_t j;

    for (j = 0; j < m.num; j++) {
        by_sector[m.items[j].sector] += times * m.items[j].share;
    }
}

/* Every pair of an in-neighbour and an out-neighbour, as if all were distinct and none tied. */
static void
count_all_pairs(const scratch *s, size_t v, kh_brokerage *count)
{
    const kh_net *net = s->net;
    const double num_in = (double) kh_net_in_degree(net, v);
    const double num_out = (double) kh_net_out_degree(net, v);
    const member own = member_of(net, v);
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
        const member a = member_of(net, net->in.node[j]);

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

/* Take out a = b (v's mutual neighbours) and every a -> v -> b with a -> b. Summed for each a
 * first: one by one from a hub's millions of pairs, fractions would lose their digits. */
static void
take_out_closed(const scratch *s, size_t v, kh_brokerage *count)
{
    const kh_net *net = s->net;
    const member own = member_of(net, v);
    const uint32_t stamp = (uint32_t) v + 1;
    size_t j, k;

    for (j = net->out.start[v]; j < net->out.start[v + 1]; j++) {
        s->mark[net->out.node[j]] = stamp;
    }
    for (j = net->in.start[v]; j < net->in.start[v + 1]; j++) {
        const uint32_t a = net->in.node[j];
        kh_brokerage closed = { { 0 }, 0 };

        if (s->mark[a] == stamp) {
            add_triple(&closed, s, own, a, a);
        }
        for (k = net->out.start[a]; k < net->out.start[a + 1]; k++) {
            const uint32_t b = net->out.node[k];

            if (s->mark[b] == stamp && b != v) {
                add_triple(&closed, s, own, a, b);
            }
        }
        subtract(count, &closed);
    }
}

static void
count_one(const scratch *s, size_t v, kh_brokerage *count)
{
    const kh_net *net = s->net;
    size_t j;

    for (j = net->in.start[v]; j < net->in.start[v + 1]; j++) {
        add_shares(s->in, member_of(net, net->in.node[j]), 1);
    }
    for (j = net->out.start[v]; j < net->out.start[v + 1]; j++) {
        add_shares(s->out, member_of(net, net->out.node[j]), 1);
    }
    add_shares(s->own, member_of(net, v), 1);
    count_all_pairs(s, v, count);
    take_out_closed(s, v, count);
    for (j = net->out.start[v]; j < net->out.start[v + 1]; j++) {
        const member b = member_of(net, net->out.node[j]);

        for (size_t k = 0; k < b.num; k++) {
            s->out[b.items[k].sector] = 0;
        }
    }
    for (j = net->share_start[v]; j < net->share_start[v + 1]; j++) {
        s->own[net->shares[j].sector] = 0;
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
    size_t v;

    KH_TRY(KH_NEW(&s.in, net->num_sectors, "sectors", err));
    KH_TRY(KH_NEW(&s.out, net->num_sectors, "sectors", err));
    KH_TRY(KH_NEW(&s.own, net->num_sectors, "sectors", err));
    KH_TRY(KH_NEW(&s.mark, net->num_nodes, "marks", err));
    for (v = 0; v < net->num_nodes; v++) {
        count_one(&s, v, &counts[v]);
        clean(net, v, &counts[v]);
    }
out:
    free(s.in);
    free(s.out);
    free(s.own);
    free(s.mark);
    return ret;
}
