#include "within_z.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>

/* A spread this small beside the values is rounding. */
#define LEAST_SPREAD 1e-12

/* Sums over the members of a sector, each counted by its share. */
typedef struct {
    double members, ties, squares, largest;
} sector_sums;

/* Strength of the ties of v into a sector, one direction. */
static double
ties_into(const kh_net *net, const kh_adjacency *rows, size_t v, uint32_t sector)
{
    double sum = 0;
    size_t j, k;

    for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
        const uint32_t u = rows->node[j];

        for (k = net->share_start[u]; k < net->share_start[u + 1]; k++) {
            if (net->shares[k].sector == sector) {
                sum += kh_net_strength(net, rows->tie[j]) * net->shares[k].share;
            }
        }
    }
    return sum;
}

/* inside[k]: for each share k of the net, the ties of its node into its sector. */
static void
count_inside(const kh_net *net, double *inside)
{
    size_t v, k;

    for (v = 0; v < net->num_nodes; v++) {
        for (k = net->share_start[v]; k < net->share_start[v + 1]; k++) {
            inside[k] = ties_into(net, &net->out, v, net->shares[k].sector);
            if (net->directed) {
                inside[k] += ties_into(net, &net->in, v, net->shares[k].sector);
            }
        }
    }
}

/* Two passes, so that the spread of large values keeps its digits. */
static void
sum_sectors(const kh_net *net, const double *inside, sector_sums *sums)
{
    const size_t num = net->share_start[net->num_nodes];
    size_t k;

    for (k = 0; k < num; k++) {
        sector_sums *s = &sums[net->shares[k].sector];

        s->members += net->shares[k].share;
        s->ties += net->shares[k].share * inside[k];
        s->largest = fmax(s->largest, inside[k]);
    }
    for (k = 0; k < num; k++) {
        sector_sums *s = &sums[net->shares[k].sector];
        const double off = inside[k] - s->ties / s->members;

        s->squares += net->shares[k].share * off * off;
    }
}

static double
mean_z(const kh_net *net, const double *inside, const sector_sums *sums, size_t v)
{
    double sum = 0, weight = 0;
    size_t k;

    for (k = net->share_start[v]; k < net->share_start[v + 1]; k++) {
        const sector_sums *s = &sums[net->shares[k].sector];
        const double sd = sqrt(s->squares / s->members);

        if (sd > LEAST_SPREAD * s->largest) {
            sum += net->shares[k].share * (inside[k] - s->ties / s->members) / sd;
            weight += net->shares[k].share;
        }
    }
    return weight > 0 ? sum / weight : NAN;
}

kh_status
kh_within_z(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    double *inside = NULL;
    sector_sums *sums = NULL;
    size_t v;

    KH_TRY(KH_NEW(&inside, net->share_start[net->num_nodes], "shares", err));
    KH_TRY(KH_NEW(&sums, net->num_sectors, "sectors", err));
    count_inside(net, inside);
    sum_sectors(net, inside, sums);
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = mean_z(net, inside, sums, v);
    }
out:
    free(inside);
    free(sums);
    return ret;
}
