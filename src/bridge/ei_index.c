#include "ei_index.h"

#include <math.h>

/* m_u . m_v; both rows are sorted by sector. */
static double
overlap(const kh_net *net, size_t u, size_t v)
{
    size_t j = net->share_start[u], k = net->share_start[v];
    double sum = 0;

    while (j < net->share_start[u + 1] && k < net->share_start[v + 1]) {
        const kh_share a = net->shares[j], b = net->shares[k];

        sum += a.sector == b.sector ? a.share * b.share : 0;
        j += a.sector <= b.sector;
        k += b.sector <= a.sector;
    }
    return sum;
}

typedef struct {
    double all, internal;
} tie_sums;

static void
add_ties(tie_sums *sums, const kh_net *net, const kh_adjacency *rows, size_t v)
{
    size_t j;

    for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
        const uint32_t u = rows->node[j];

        if (net->share_start[u] < net->share_start[u + 1]) {
            const double strength = kh_net_strength(net, rows->tie[j]);

            sums->all += strength;
            sums->internal += strength * overlap(net, u, v);
        }
    }
}

kh_status
kh_ei_index(const kh_net *net, double *values, kh_error *err)
{
    size_t v;

    (void) err;
    for (v = 0; v < net->num_nodes; v++) {
        tie_sums sums = { 0 };

        if (net->share_start[v] < net->share_start[v + 1]) {
            add_ties(&sums, net, &net->out, v);
            if (net->directed) {
                add_ties(&sums, net, &net->in, v);
            }
        }
        values[v] = sums.all > 0 ? fmax(-1, 1 - 2 * sums.internal / sums.all) : NAN;
    }
    return KH_OK;
}
