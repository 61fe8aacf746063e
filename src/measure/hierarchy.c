#include "measure_private.h"

#include <math.h>

double
kh_ego_hierarchy(const kh_ego *ego, size_t i)
{
    const double n = (double) (ego->start[i + 1] - ego->start[i]);
    double sum = 0, spread = 0;
    size_t j;

    for (j = ego->start[i]; j < ego->start[i + 1]; j++) {
        sum += kh_ego_constraint(ego, j);
    }
    for (j = ego->start[i]; j < ego->start[i + 1]; j++) {
        const double r = kh_ego_constraint(ego, j) / (sum / n);

        spread += r > 0 ? r * log(r) : 0;
    }
    /* An even spread is 0, and rounding may leave it just below. */
    return fmax(0, spread / (n * log(n)));
}

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    return kh_ego_measure(net, 2, kh_ego_hierarchy, values, err);
}

const kh_measure kh_measure_hierarchy = {
    .name = "hierarchy",
    .summary = "whether its constraint comes from one contact (near 1) or from all alike (0)",
    .formula = "sum over contacts j of r_j ln r_j / (k ln k), r_j = c_j / (constraint / k), c_j "
               "the part of j in the constraint, k the number of contacts",
    .unit = "index",
    .lowest = 0,
    .highest = 1,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_STRENGTH,
    .arrows = KH_ARROWS_COUNTED,
    .normal = KH_NORMAL_NONE,
    .undefined = "it has fewer than two contacts",
    .source = "Burt 1992, Structural Holes",
    .cost = "O(m^1.5)",
    .compute = compute,
};
