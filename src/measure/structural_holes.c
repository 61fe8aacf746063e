#include "measure_private.h"

#include <math.h>

kh_status
kh_structural_holes_run(const kh_net *net, const kh_structural_holes *values, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_ego ego = { 0 };
    size_t v;

    KH_TRY(kh_ego_build(&ego, net, err));
    for (v = 0; v < net->num_nodes; v++) {
        const size_t num = ego.start[v + 1] - ego.start[v];

        values->constraint[v] = num > 0 ? kh_measure_clean(kh_ego_sum_constraint(&ego, v)) : NAN;
        values->effective_size[v]
            = num > 0 ? kh_measure_clean(kh_ego_effective_size(&ego, v)) : NAN;
        values->efficiency[v] = num > 0 ? kh_measure_clean(kh_ego_efficiency(&ego, v)) : NAN;
        values->hierarchy[v] = num > 1 ? kh_measure_clean(kh_ego_hierarchy(&ego, v)) : NAN;
    }
out:
    kh_ego_free(&ego);
    return ret;
}
