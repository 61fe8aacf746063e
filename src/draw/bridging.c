#include "bridging.h"

#include "../base/array.h"
#include "../between/cost.h"
#include "../bridge/cross.h"
#include "../panel/panel.h"

#include <stdlib.h>
#include <string.h>

void
kh_bridging_free(kh_bridging *self)
{
    free(self->bodies);
    *self = (kh_bridging){ 0 };
}

static bool
comes_before(const kh_net *net, const kh_bridging_body *a, const kh_bridging_body *b)
{
    if (a->share != b->share) {
        return a->share > b->share;
    }
    return strcmp(kh_graph_node_id(net->graph, net->node[a->node]),
               kh_graph_node_id(net->graph, net->node[b->node]))
           < 0;
}

/* Keep the first `most`. */
static void
insert(kh_bridging *self, const kh_net *net, kh_bridging_body body, size_t most)
{
    size_t j = self->num < most ? self->num++ : most;

    for (; j > 0 && comes_before(net, &body, &self->bodies[j - 1]); j--) {
        if (j < most) {
            self->bodies[j] = self->bodies[j - 1];
        }
    }
    if (j < most) {
        self->bodies[j] = body;
    }
}

static kh_status
choose(kh_bridging *self, const kh_net *net, const double *shares, size_t most, kh_error *err)
{
    static const kh_bridges_options as_marked = { 0 };
    kh_status ret = KH_OK;
    uint32_t *bodies = NULL;
    size_t num, j;

    KH_TRY(kh_bridges_list_bodies(net, &as_marked, &bodies, &num, err));
    KH_TRY(KH_NEW(&self->bodies, num < most ? num : most, "bodies", err));
    for (j = 0; j < num; j++) {
        if (shares[bodies[j]] > 0) {
            insert(self, net, (kh_bridging_body){ .node = bodies[j], .share = shares[bodies[j]] },
                most);
        }
    }
out:
    free(bodies);
    return ret;
}

static kh_status
find_exactly(kh_bridging *self, const kh_net *net, size_t most, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_carriers carriers = { 0 };
    size_t j;

    KH_TRY(kh_cross_betweenness(net, net->num_threads, values, values + net->num_nodes, err));
    KH_TRY(choose(self, net, values + net->num_nodes, most, err));
    KH_TRY(kh_carriers_compute(&carriers, net, net->num_threads, err));
    for (j = 0; j < self->num; j++) {
        self->bodies[j].num_pairs
            = kh_carriers_top_pairs(&carriers, self->bodies[j].node, self->bodies[j].pairs);
    }
out:
    kh_carriers_free(&carriers);
    return ret;
}

static kh_status
find_in_sample(kh_bridging *self, const kh_net *net, size_t most, double *values, kh_error *err)
{
    static const kh_precision usual
        = { .epsilon = KH_USUAL_EPSILON, .confidence = KH_USUAL_CONFIDENCE };
    kh_status ret = KH_OK;
    kh_approximation made;
    kh_carried *carried = NULL;
    size_t num_carried, j;

    KH_TRY(kh_sampled_cross(
        net, &usual, values, values + net->num_nodes, &carried, &num_carried, &made, err));
    KH_TRY(choose(self, net, values + net->num_nodes, most, err));
    for (j = 0; j < self->num; j++) {
        self->bodies[j].num_pairs = kh_carried_top_pairs(carried, num_carried,
            made.num_paths > 0 ? made.all / (double) made.num_paths : 0, self->bodies[j].node,
            self->bodies[j].pairs);
    }
    self->sampled = true;
out:
    free(carried);
    return ret;
}

kh_status
kh_bridging_find(kh_bridging *self, const kh_net *net, size_t most, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_bridging found = { 0 };
    double *values = NULL;

    KH_TRY(KH_NEW(&values, 2 * net->num_nodes, "values", err));
    KH_TRY(kh_betweenness_is_costly(net) ? find_in_sample(&found, net, most, values, err)
                                         : find_exactly(&found, net, most, values, err));
    *self = found;
    found = (kh_bridging){ 0 };
out:
    kh_bridging_free(&found);
    free(values);
    return ret;
}
