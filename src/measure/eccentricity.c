#include "../between/distances.h"
#include "measure_private.h"

#include <math.h>

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    const kh_distances distances = { .largest = values };

    return kh_distances_find(net, "eccentricity", net->num_threads, &distances, err);
}

const kh_measure kh_measure_eccentricity = {
    .name = "eccentricity",
    .summary = "how far the farthest body is that it can reach; small means central",
    .formula = "max of d(v, u) over all u that can be reached from v; 0 if there is none",
    .unit = "steps",
    .lowest = 0,
    .highest = INFINITY,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_LENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .normal = KH_NORMAL_NONE,
    .undefined = "",
    .source = "Hage & Harary 1995, doi:10.1016/0378-8733(94)00248-9",
    .cost = "O(n m), 512 sources side by side; weighted O(n m log n)",
    .compute = compute,
};
