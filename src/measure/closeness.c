#include "../between/distances.h"
#include "measure_private.h"

#include <math.h>

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_distances distances = { .sum = values };
    size_t v;

    KH_TRY(kh_distances_find(net, "closeness", net->num_threads, &distances, err));
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = values[v] > 0 ? 1 / values[v] : NAN;
    }
out:
    return ret;
}

const kh_measure kh_measure_closeness = {
    .name = "closeness",
    .summary = "how near it is to all that it can reach; compare only within one component, "
               "because a pair cut off from the rest looks close (harmonic does not)",
    .formula = "1 / sum of d(v, u) over all u != v that can be reached from v",
    .unit = "1 / steps",
    .lowest = 0,
    .highest = INFINITY,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_LENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .normal = KH_NORMAL_NONE,
    .undefined = "nothing can be reached from it",
    .source = "Freeman 1978, doi:10.1016/0378-8733(78)90021-7",
    .cost = "O(n m), 512 sources side by side; weighted O(n m log n)",
    .compute = compute,
};
