#include "choose.h"

#include "../base/array.h"
#include "../between/cost.h"
#include "../between/sampled.h"
#include "../bridge/cross.h"

#include <stdlib.h>

kh_status
kh_drawing_make_net(const kh_drawing *self, kh_net *net, kh_error *err)
{
    return kh_net_build(net, self->graph, &self->selection,
        &(kh_net_options){ .direction = KH_DIRECTION_IGNORED }, err);
}

/* Larger is better; ties are broken by the order of the file. */
static uint32_t
find_largest(const kh_net *net, const double *values)
{
    uint32_t best = KH_NONE, v;
    double most = 0;

    for (v = 0; v < net->num_nodes; v++) {
        if (kh_graph_is_body(net->graph, net->node[v]) && values[v] > most) {
            most = values[v];
            best = net->node[v];
        }
    }
    return best;
}

kh_status
kh_drawing_choose_bridge(const kh_drawing *self, const kh_net *net, uint32_t *node, kh_error *err)
{
    const kh_precision usual = { KH_USUAL_EPSILON, KH_USUAL_CONFIDENCE };
    kh_status ret = KH_OK;
    kh_approximation done;
    double *values = NULL, *shares = NULL;
    size_t v;

    *node = KH_NONE;
    KH_TRY(KH_NEW(&values, net->num_nodes, "values", err));
    KH_TRY(KH_NEW(&shares, net->num_nodes, "values", err));
    if (net->num_sectors > 1) {
        KH_TRY(kh_betweenness_is_costly(net)
                   ? kh_sampled_cross(net, &usual, values, shares, NULL, NULL, &done, err)
                   : kh_cross_betweenness(net, net->num_threads, values, shares, err));
        *node = find_largest(net, values);
    }
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = 1 + (double) kh_net_out_degree(net, v);
    }
    *node = *node != KH_NONE ? *node : find_largest(net, values);
    if (*node == KH_NONE && self->selection.num_nodes > 0) {
        *node = net->node[0];
    }
out:
    free(values);
    free(shares);
    return ret;
}

void
kh_net_count_steps(
    const kh_net *net, const uint32_t *from, size_t num_from, size_t *steps, uint32_t *queue)
{
    size_t head = 0, tail = 0, j;

    for (j = 0; j < net->num_nodes; j++) {
        steps[j] = SIZE_MAX;
    }
    for (j = 0; j < num_from; j++) {
        if (steps[from[j]] == SIZE_MAX) {
            steps[from[j]] = 0;
            queue[tail++] = from[j];
        }
    }
    while (head < tail) {
        const uint32_t v = queue[head++];

        for (j = net->out.start[v]; j < net->out.start[v + 1]; j++) {
            const uint32_t next = net->out.node[j];

            if (steps[next] == SIZE_MAX) {
                steps[next] = steps[v] + 1;
                queue[tail++] = next;
            }
        }
    }
}
