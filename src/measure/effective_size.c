#include "measure_private.h"

#include <math.h>

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    return kh_ego_measure(net, 1, kh_ego_effective_size, values, err);
}

const kh_measure kh_measure_effective_size = {
    .name = "effective_size",
    .summary = "how many contacts it has that do not lead to the same people: its contacts less "
               "their overlap",
    .formula = "sum over contacts j of (1 - sum over q of p_vq m_jq), "
               "m_jq = (a_jq + a_qj) / max over k of (a_jk + a_kj); "
               "undirected and unweighted: k - 2 t / k with t ties among the k contacts",
    .unit = "contacts",
    .lowest = 0,
    .highest = INFINITY,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_STRENGTH,
    .arrows = KH_ARROWS_COUNTED,
    .normal = KH_NORMAL_NONE,
    .undefined = "it has no tie",
    .source = "Burt 1992, Structural Holes; Borgatti 1997, Connections 20(1):35-38",
    .cost = "O(m^1.5)",
    .compute = compute,
};
