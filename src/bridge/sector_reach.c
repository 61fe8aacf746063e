#include "sector_reach.h"

#include "../base/array.h"

#include <stdlib.h>

void
kh_sector_reach_free(kh_sector_reach *self)
{
    if (self->in != self->out) {
        free(self->in);
    }
    free(self->out);
    free(self->total);
    *self = (kh_sector_reach){ 0 };
}

/* row += factor * m_v */
static void
add_shares(double *row, const kh_net *net, size_t v, double factor)
{
    size_t k;

    for (k = net->share_start[v]; k < net->share_start[v + 1]; k++) {
        row[net->shares[k].sector] += factor * net->shares[k].share;
    }
}

static double
share_in(const kh_net *net, size_t v, uint32_t sector)
{
    size_t k;

    for (k = net->share_start[v]; k < net->share_start[v + 1]; k++) {
        if (net->shares[k].sector == sector) {
            return net->shares[k].share;
        }
    }
    return 0;
}

/* Undirected: a node reaches its component. */
static kh_status
reach_components(kh_sector_reach *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    const size_t num_sectors = net->num_sectors;
    uint32_t *component = NULL;
    double *masses = NULL;
    size_t num, v, x;

    KH_TRY(KH_NEW(&component, net->num_nodes, "nodes", err));
    KH_TRY(kh_net_components(net, component, NULL, &num, err));
    KH_TRY(KH_NEW(&masses, num * num_sectors, "components", err));
    for (v = 0; v < net->num_nodes; v++) {
        add_shares(masses + component[v] * num_sectors, net, v, 1);
    }
    for (v = 0; v < net->num_nodes; v++) {
        for (x = 0; x < num_sectors; x++) {
            self->out[v * num_sectors + x] = masses[component[v] * num_sectors + x];
        }
        add_shares(self->out + v * num_sectors, net, v, -1);
    }
out:
    free(component);
    free(masses);
    return ret;
}

/* Directed: one search a node. `seen` holds the node that last saw each, plus 1. */
static kh_status
reach_by_search(kh_sector_reach *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    uint32_t *seen = NULL, *queue = NULL;
    size_t s, j;

    KH_TRY(KH_NEW(&seen, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&queue, net->num_nodes, "nodes", err));
    for (s = 0; s < net->num_nodes; s++) {
        const uint32_t mark = (uint32_t) s + 1;
        size_t head = 0, tail = 0;

        seen[s] = mark;
        queue[tail++] = (uint32_t) s;
        while (head < tail) {
            const uint32_t v = queue[head++];

            for (j = net->out.start[v]; j < net->out.start[v + 1]; j++) {
                const uint32_t u = net->out.node[j];

                if (seen[u] != mark) {
                    seen[u] = mark;
                    queue[tail++] = u;
                    add_shares(self->out + s * net->num_sectors, net, u, 1);
                    add_shares(self->in + u * net->num_sectors, net, s, 1);
                }
            }
        }
    }
out:
    free(seen);
    free(queue);
    return ret;
}

static void
add_totals(kh_sector_reach *self)
{
    const kh_net *net = self->net;
    const size_t num = net->num_sectors;
    /* An undirected net meets each pair from both its ends. */
    const double half = net->directed ? 1 : 0.5;
    size_t v, k, y;

    for (v = 0; v < net->num_nodes; v++) {
        for (k = net->share_start[v]; k < net->share_start[v + 1]; k++) {
            const uint32_t x = net->shares[k].sector;

            for (y = 0; y < num; y++) {
                const double weight = half * net->shares[k].share * self->out[v * num + y];

                self->total[x * num + y] += weight;
                self->total[y * num + x] += weight;
            }
        }
    }
}

kh_status
kh_sector_reach_compute(kh_sector_reach *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sector_reach reach = { .net = net };
    const size_t cells = net->num_nodes * net->num_sectors;

    KH_TRY(KH_NEW(&reach.out, cells, "shares", err));
    reach.in = reach.out;
    KH_TRY(KH_NEW(&reach.total, net->num_sectors * net->num_sectors, "sectors", err));
    if (net->directed) {
        reach.in = NULL;
        KH_TRY(KH_NEW(&reach.in, cells, "shares", err));
        KH_TRY(reach_by_search(&reach, err));
    } else {
        KH_TRY(reach_components(&reach, err));
    }
    add_totals(&reach);
    *self = reach;
    reach = (kh_sector_reach){ 0 };
out:
    kh_sector_reach_free(&reach);
    return ret;
}

/* Pairs of which v is an end, in one direction. */
static double
as_end(const kh_sector_reach *self, const double *reach, uint32_t x, uint32_t y, size_t v)
{
    const double *row = reach + v * self->net->num_sectors;

    return share_in(self->net, v, x) * row[y] + share_in(self->net, v, y) * row[x];
}

double
kh_sector_reach_without(const kh_sector_reach *self, uint32_t x, uint32_t y, size_t v)
{
    const double total = self->total[x * self->net->num_sectors + y];
    double left = total - as_end(self, self->out, x, y, v);

    if (self->net->directed) {
        left -= as_end(self, self->in, x, y, v);
    }
    /* A difference of sums: what is left of rounding is no pair. */
    return left > 1e-12 * total ? left : 0;
}
