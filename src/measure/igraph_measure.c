/* Measures that igraph computes. */
#include "../base/progress.h"
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

/* Of the call that is going on: igraph tells percents, of which some are told twice. */
#define NUM_STEPS 1000
static double num_told_steps;

static igraph_error_t
tell(const char *message, igraph_real_t percent, void *unused)
{
    const double num_steps = floor(percent * NUM_STEPS / 100);

    (void) message;
    (void) unused;
    if (num_steps > num_told_steps && num_steps <= NUM_STEPS) {
        kh_progress_add((uint64_t) (num_steps - num_told_steps));
        num_told_steps = num_steps;
    }
    return IGRAPH_SUCCESS;
}

static kh_status
run_and_tell(const char *what, kh_ig_measure_fn measure, const kh_ig_net *ig,
    const igraph_vector_t *lengths, igraph_vector_t *result, kh_error *err)
{
    igraph_progress_handler_t *previous = igraph_set_progress_handler(tell);
    kh_status ret;

    num_told_steps = 0;
    kh_progress_begin(what, NUM_STEPS);
    ret = KH_IG(measure(&ig->graph, lengths, result), err);
    kh_progress_end();
    igraph_set_progress_handler(previous);
    return ret;
}

kh_status
kh_ig_measure(const kh_net *net, const char *what, bool ignore_arrows, kh_ig_measure_fn measure,
    double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_ig_net ig = { 0 };
    igraph_vector_t result;
    bool has_result = false;

    KH_TRY(ignore_arrows ? kh_ig_union_build(&ig, net, err) : kh_ig_net_build(&ig, net, err));
    KH_TRY(KH_IG(igraph_vector_init(&result, (igraph_integer_t) net->num_nodes), err));
    has_result = true;
    igraph_vector_fill(&result, NAN);
    KH_TRY(run_and_tell(what, measure, &ig, kh_ig_lengths(&ig, net), &result, err));
    igraph_vector_copy_to(&result, values);
out:
    if (has_result) {
        igraph_vector_destroy(&result);
    }
    kh_ig_net_free(&ig);
    return ret;
}
