#include "measure_private.h"

double
kh_ego_efficiency(const kh_ego *ego, size_t i)
{
    return kh_ego_effective_size(ego, i) / (double) (ego->start[i + 1] - ego->start[i]);
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    return kh_ego_measure(net, 1, kh_ego_efficiency, values, err);
}

const kh_measure kh_measure_efficiency = {
    .name = "efficiency",
    .summary = "the share of its contacts that is not redundant: 1 if no two of them are tied",
    .formula = "effective_size(v) / number of contacts of v",
    .unit = "share of contacts",
    .lowest = 0,
    .highest = 1,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_STRENGTH,
    .arrows = KH_ARROWS_COUNTED,
    .normal = KH_NORMAL_NONE,
    .undefined = "it has no tie",
    .source = "Burt 1992, Structural Holes",
    .cost = "O(m^1.5)",
    .compute = compute,
};
