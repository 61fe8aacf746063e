#include "participation.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Add the ties of v in one direction. @return their sum. */
static double
add_ties(const kh_net *net, const kh_adjacency *rows, size_t v, double *by_sector)
{
    double sum = 0;
    size_t j, k;

    for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
        const uint32_t u = rows->node[j];
        const double strength = kh_net_strength(net, rows->tie[j]);

        for (k = net->share_start[u]; k < net->share_start[u + 1]; k++) {
            by_sector[net->shares[k].sector] += strength * net->shares[k].share;
        }
        if (net->share_start[u] < net->share_start[u + 1]) {
            sum += strength;
        }
    }
    return sum;
}

/* Sum of squares over the sectors of v's neighbours, each taken once and then cleared. */
static double
take_squares(const kh_net *net, const kh_adjacency *rows, size_t v, double *by_sector)
{
    double sum = 0;
    size_t j, k;

    for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
        const uint32_t u = rows->node[j];

        for (k = net->share_start[u]; k < net->share_start[u + 1]; k++) {
            double *ties = &by_sector[net->shares[k].sector];

            sum += *ties * *ties;
            *ties = 0;
        }
    }
    return sum;
}

kh_status
kh_participation(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    double *by_sector = NULL;
    size_t v;

    KH_TRY(KH_NEW(&by_sector, net->num_sectors, "sectors", err));
    for (v = 0; v < net->num_nodes; v++) {
        double ties = add_ties(net, &net->out, v, by_sector), squares;

        if (net->directed) {
            ties += add_ties(net, &net->in, v, by_sector);
        }
        squares = take_squares(net, &net->out, v, by_sector);
        if (net->directed) {
            squares += take_squares(net, &net->in, v, by_sector);
        }
        values[v] = ties > 0 ? fmax(0, 1 - squares / (ties * ties)) : NAN;
    }
out:
    free(by_sector);
    return ret;
}
