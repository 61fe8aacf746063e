#include "../between/distances.h"
#include "measure_private.h"

#include <math.h>

static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    const kh_distances distances = { .sum_inverse = values };

    return kh_distances_find(net, "harmonic", net->num_threads, &distances, err);
}

const kh_measure kh_measure_harmonic = {
    .name = "harmonic",
    .summary = "how near it is to everyone; whom it cannot reach adds nothing, so values compare "
               "across components",
    .formula = "sum of 1 / d(v, u) over all u != v that can be reached from v",
    .unit = "1 / steps",
    .lowest = 0,
    .highest = INFINITY,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_LENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .normal = KH_NORMAL_OTHERS,
    .undefined = "",
    .source = "Marchiori & Latora 2000, doi:10.1016/S0378-4371(00)00311-3",
    .cost = "O(n m), 512 sources side by side; weighted O(n m log n)",
    .compute = compute,
};
