#include "measure_private.h"

double
kh_ego_sum_constraint(const kh_ego *ego, size_t i)
{
    double sum = 0;
    size_t j;

    for (j = ego->start[i]; j < ego->start[i + 1]; j++) {
        sum += kh_ego_constraint(ego, j);
    }
    return sum;
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    return kh_ego_measure(net, 1, kh_ego_sum_constraint, values, err);
}

const kh_measure kh_measure_constraint = {
    .name = "constraint",
    .summary = "how much its contacts are tied among themselves, so that it cannot play them off "
               "or bridge them; low means room for brokerage",
    .formula = "sum over contacts j of (p_vj + sum over q of p_vq p_qj)^2, "
               "p_vj = (a_vj + a_jv) / sum over k of (a_vk + a_kv)",
    .unit = "sum of squared shares",
    .lowest = 0,
    .highest = 2,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_STRENGTH,
    .arrows = KH_ARROWS_COUNTED,
    .normal = KH_NORMAL_NONE,
    .undefined = "it has no tie",
    .source = "Burt 1992, Structural Holes; Burt 2004, doi:10.1086/421787",
    .cost = "O(m^1.5)",
    .compute = compute,
};
