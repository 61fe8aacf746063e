#include "closed.h"

#include "../base/array.h"
#include "membership.h"

#include <stdlib.h>

/* Which way arrows lead between a node and its neighbour. */
enum { WAY_OUT = 1, WAY_IN = 2, WAY_BOTH = 3 };

/* Neighbours of higher degree, either way; few even at a hub. */
typedef struct {
    size_t *start;
    uint32_t *node;
    unsigned char *way; /* seen from the node whose row it is */
} upward;

typedef struct {
    const kh_net *net;
    const uint32_t *group; /* of a node, if none has several sectors; else NULL */
    double each;
    kh_brokerage *counts;
    upward up;
    uint32_t *degree;    /* of a node, in and out: what the order of nodes is by */
    unsigned char *mark; /* node -> way from the node whose triangles are listed; 0: none */
} triple_counter;

/* --- one triple -------------------------------------------------------------------------- */

static kh_role
role_of(uint32_t a, uint32_t v, uint32_t b)
{
    if (a == v) {
        return v == b ? KH_COORDINATOR : KH_REPRESENTATIVE;
    }
    if (v == b) {
        return KH_GATEKEEPER;
    }
    return a == b ? KH_CONSULTANT : KH_LIAISON;
}

/* The chance that all three draw the same sector. */
static double
all_same(kh_member a, kh_member v, kh_member b)
{
    double sum = 0;
    size_t i = 0, j = 0, k = 0;

    for (i = 0; i < a.num; i++) {
        const uint32_t sector = a.items[i].sector;

        while (j < v.num && v.items[j].sector < sector) {
            j++;
        }
        while (k < b.num && b.items[k].sector < sector) {
            k++;
        }
        if (j < v.num && k < b.num && v.items[j].sector == sector && b.items[k].sector == sector) {
            sum += a.items[i].share * v.items[j].share * b.items[k].share;
        }
    }
    return sum;
}

static void
add_chances(kh_brokerage *count, double each, kh_member a, kh_member v, kh_member b)
{
    const double av = kh_member_same(a, v), vb = kh_member_same(v, b);
    const double ab = kh_member_same(a, b), avb = all_same(a, v, b);

    count->roles[KH_COORDINATOR] += each * avb;
    count->roles[KH_REPRESENTATIVE] += each * (av - avb);
    count->roles[KH_GATEKEEPER] += each * (vb - avb);
    count->roles[KH_CONSULTANT] += each * (ab - avb);
    count->roles[KH_LIAISON] += each * (1 - av - vb - ab + 2 * avb);
}

static void
add_triple(const triple_counter *self, uint32_t a, uint32_t v, uint32_t b)
{
    kh_brokerage *count = &self->counts[v];

    count->total += self->each;
    if (self->group == NULL) {
        add_chances(count, self->each, kh_member_of(self->net, a), kh_member_of(self->net, v),
            kh_member_of(self->net, b));
    } else if (a == b && self->group[a] >= self->net->num_sectors) {
        /* A sectorless node met twice: no sector is drawn twice. */
        count->roles[KH_LIAISON] += self->each;
    } else {
        count->roles[role_of(self->group[a], self->group[v], self->group[b])] += self->each;
    }
}

/* --- who stands above whom --------------------------------------------------------------- */

static bool
is_above(const triple_counter *self, uint32_t u, uint32_t v)
{
    const uint32_t of_u = self->degree[u], of_v = self->degree[v];

    return of_u > of_v || (of_u == of_v && u > v);
}

static void
add_neighbour(triple_counter *self, uint32_t v, uint32_t u, unsigned char way)
{
    upward *up = &self->up;

    if (way == WAY_BOTH) {
        add_triple(self, u, v, u);
    }
    if (is_above(self, u, v)) {
        up->node[up->start[v + 1]] = u;
        up->way[up->start[v + 1]++] = way;
    }
}

/* Rows are sorted: what is in both is met in both at once. */
static void
add_neighbours(triple_counter *self, uint32_t v)
{
    const kh_net *net = self->net;
    size_t j = net->out.start[v], k = net->in.start[v];
    const size_t out_end = net->out.start[v + 1], in_end = net->in.start[v + 1];

    self->up.start[v + 1] = self->up.start[v];
    while (j < out_end || k < in_end) {
        const uint32_t out = j < out_end ? net->out.node[j] : KH_NONE;
        const uint32_t in = k < in_end ? net->in.node[k] : KH_NONE;

        if (out == in) {
            add_neighbour(self, v, out, WAY_BOTH);
        } else {
            add_neighbour(self, v, out < in ? out : in, out < in ? WAY_OUT : WAY_IN);
        }
        j += out <= in;
        k += in <= out;
    }
}

/* --- triangles --------------------------------------------------------------------------- */

/* Ways xy, xz and yz, seen from the first. */
static void
add_triangle(const triple_counter *self, uint32_t x, uint32_t y, uint32_t z, unsigned xy,
    unsigned xz, unsigned yz)
{
    if ((xy & WAY_OUT) && (yz & WAY_OUT) && (xz & WAY_OUT)) {
        add_triple(self, x, y, z);
    }
    if ((yz & WAY_IN) && (xy & WAY_IN) && (xz & WAY_IN)) {
        add_triple(self, z, y, x);
    }
    if ((xy & WAY_IN) && (xz & WAY_OUT) && (yz & WAY_OUT)) {
        add_triple(self, y, x, z);
    }
    if ((xz & WAY_IN) && (xy & WAY_OUT) && (yz & WAY_IN)) {
        add_triple(self, z, x, y);
    }
    if ((xz & WAY_OUT) && (yz & WAY_IN) && (xy & WAY_OUT)) {
        add_triple(self, x, z, y);
    }
    if ((yz & WAY_OUT) && (xz & WAY_IN) && (xy & WAY_IN)) {
        add_triple(self, y, z, x);
    }
}

static void
add_triangles_above(const triple_counter *self, uint32_t x)
{
    const upward *up = &self->up;
    size_t j, k;

    for (j = up->start[x]; j < up->start[x + 1]; j++) {
        self->mark[up->node[j]] = up->way[j];
    }
    for (j = up->start[x]; j < up->start[x + 1]; j++) {
        const uint32_t y = up->node[j];

        for (k = up->start[y]; k < up->start[y + 1]; k++) {
            const uint32_t z = up->node[k];

            if (self->mark[z] != 0) {
                add_triangle(self, x, y, z, up->way[j], self->mark[z], up->way[k]);
            }
        }
    }
    for (j = up->start[x]; j < up->start[x + 1]; j++) {
        self->mark[up->node[j]] = 0;
    }
}

/* --- all of them ------------------------------------------------------------------------- */

static kh_status
counter_init(triple_counter *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    size_t v;

    /* Each pair of neighbours stands in one row; an undirected tie in out and in is one pair. */
    KH_TRY(KH_NEW(&self->up.start, net->num_nodes + 1, "nodes", err));
    KH_TRY(KH_NEW(&self->up.node, net->num_ties, "neighbours", err));
    KH_TRY(KH_NEW(&self->up.way, net->num_ties, "neighbours", err));
    KH_TRY(KH_NEW(&self->mark, net->num_nodes, "marks", err));
    KH_TRY(KH_NEW(&self->degree, net->num_nodes, "degrees", err));
    for (v = 0; v < net->num_nodes; v++) {
        self->degree[v] = (uint32_t) (kh_net_out_degree(net, v) + kh_net_in_degree(net, v));
    }
out:
    return ret;
}

kh_status
kh_closed_triples_add(
    const kh_net *net, const uint32_t *group, double each, kh_brokerage *counts, kh_error *err)
{
    kh_status ret = KH_OK;
    triple_counter counter = { .net = net, .group = group, .each = each, .counts = counts };
    uint32_t v;

    KH_TRY(counter_init(&counter, err));
    for (v = 0; v < net->num_nodes; v++) {
        add_neighbours(&counter, v);
    }
    for (v = 0; v < net->num_nodes; v++) {
        add_triangles_above(&counter, v);
    }
out:
    free(counter.up.start);
    free(counter.up.node);
    free(counter.up.way);
    free(counter.degree);
    free(counter.mark);
    return ret;
}
