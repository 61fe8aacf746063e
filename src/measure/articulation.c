#include "cut_off.h"
#include "measure.h"

#include <math.h>

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v;

    KH_TRY(kh_cut_off(net, values, err));
    for (v = 0; v < net->num_nodes; v++) {
        values[v] = values[v] > 0;
    }
out:
    return ret;
}

const kh_measure kh_measure_articulation = {
    .name = "articulation",
    .summary = "whether the net falls apart without it: some bodies then no longer reach others",
    .formula = "1 if removing v leaves its component in more than one piece, else 0",
    .unit = "yes or no",
    .lowest = 0,
    .highest = 1,
    .kind = KH_VALUE_BOOLEAN,
    .weight = KH_WEIGHT_IGNORED,
    .arrows = KH_ARROWS_IGNORED,
    .normal = KH_NORMAL_NONE,
    .undefined = "",
    .source = "Tarjan 1972, doi:10.1137/0201010",
    .cost = "O(n + m)",
    .compute = compute,
};
