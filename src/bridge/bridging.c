#include "bridging.h"

#include "../base/array.h"
#include "../measure/measure.h"

#include <math.h>
#include <stdlib.h>

/* Go through the neighbours of v in or out, each once; rows rise. With `degrees` NULL, count them,
 * else add 1 / degree. */
static double
sum_neighbours(const kh_net *net, size_t v, const double *degrees)
{
    size_t o = net->out.start[v], i = net->in.start[v];
    const size_t end_o = net->out.start[v + 1], end_i = net->in.start[v + 1];
    double sum = 0;

    while (o < end_o || i < end_i) {
        const uint32_t to = o < end_o ? net->out.node[o] : KH_NONE;
        const uint32_t from = i < end_i ? net->in.node[i] : KH_NONE;

        sum += degrees == NULL ? 1 : 1 / degrees[to < from ? to : from];
        o += to <= from;
        i += from <= to;
    }
    return sum;
}

kh_status
kh_bridging(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    double *betweenness = NULL, *degrees = NULL;
    size_t v;

    KH_TRY(KH_NEW(&betweenness, net->num_nodes, "values", err));
    KH_TRY(KH_NEW(&degrees, net->num_nodes, "degrees", err));
    KH_TRY(kh_measure_run(&kh_measure_betweenness, net, false, betweenness, err));
    for (v = 0; v < net->num_nodes; v++) {
        degrees[v] = sum_neighbours(net, v, NULL);
    }
    for (v = 0; v < net->num_nodes; v++) {
        values[v]
            = degrees[v] > 0 ? betweenness[v] / degrees[v] / sum_neighbours(net, v, degrees) : NAN;
    }
out:
    free(betweenness);
    free(degrees);
    return ret;
}
