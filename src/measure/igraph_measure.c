/* Measures that igraph computes. */
#include "measure_private.h"

#include <math.h>
#include <string.h>

kh_status
kh_ig_union_build(kh_ig_net *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(kh_ig_net_build(self, net, err));
    if (net->directed) {
        KH_TRY(KH_IG(igraph_to_undirected(&self->graph, IGRAPH_TO_UNDIRECTED_COLLAPSE, NULL), err));
    }
out:
    return ret;
}

const igraph_vector_t *
kh_ig_lengths(const kh_ig_net *self, const kh_net *net)
{
    return net->weighted ? &self->length : NULL;
}

kh_status
kh_ig_measure(
    const kh_net *net, bool ignore_arrows, kh_ig_measure_fn measure, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_ig_net ig = { 0 };
    igraph_vector_t result;
    bool has_result = false;

    KH_TRY(ignore_arrows ? kh_ig_union_build(&ig, net, err) : kh_ig_net_build(&ig, net, err));
    KH_TRY(KH_IG(igraph_vector_init(&result, (igraph_integer_t) net->num_nodes), err));
    has_result = true;
    igraph_vector_fill(&result, NAN);
    KH_TRY(KH_IG(measure(&ig.graph, kh_ig_lengths(&ig, net), &result), err));
    igraph_vector_copy_to(&result, values);
out:
    if (has_result) {
        igraph_vector_destroy(&result);
    }
    kh_ig_net_free(&ig);
    return ret;
}
