#include "judging.h"

#include "../base/array.h"
#include "../bridge/cross.h"
#include "../bridge/participation.h"

#include <math.h>
#include <stdlib.h>

void
kh_node_values_free(kh_node_values *self)
{
    free(self->brokerage);
    free(self->participation);
    free(self->cross);
    free(self->share);
    *self = (kh_node_values){ 0 };
}

kh_status
kh_node_values_init(kh_node_values *self, size_t num_nodes, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_NEW(&self->brokerage, num_nodes, "values", err));
    KH_TRY(KH_NEW(&self->participation, num_nodes, "values", err));
    KH_TRY(KH_NEW(&self->cross, num_nodes, "values", err));
    KH_TRY(KH_NEW(&self->share, num_nodes, "values", err));
out:
    return ret;
}

kh_status
kh_node_values_compute(
    kh_node_values *self, const kh_net *net, size_t num_threads, bool skip_cross, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v;

    KH_TRY(kh_brokerage_count(net, self->brokerage, err));
    KH_TRY(kh_participation(net, self->participation, err));
    for (v = 0; v < net->num_nodes && skip_cross; v++) {
        self->cross[v] = NAN;
    }
    if (!skip_cross) {
        KH_TRY(kh_cross_betweenness(net, num_threads, self->cross, self->share, err));
    }
out:
    return ret;
}

double
kh_node_value(const kh_node_values *values, uint32_t v, int judged)
{
    if (judged == KH_JUDGED_CROSS_BETWEENNESS) {
        return values->cross[v];
    }
    return judged == KH_JUDGED_PARTICIPATION ? values->participation[v]
                                             : values->brokerage[v].roles[judged];
}

double
kh_rounding_of(double observed)
{
    return 1e-9 * fmax(1, fabs(observed));
}

void
kh_draw_tally_add(kh_draw_tally *self, double value)
{
    const double before = value - self->mean;

    if (isnan(value) || isnan(self->observed)) {
        return;
    }
    self->num++;
    self->num_reaching += value >= self->observed - kh_rounding_of(self->observed);
    self->mean += before / (double) self->num;
    self->squares += before * (value - self->mean);
}
