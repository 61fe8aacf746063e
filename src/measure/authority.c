#include "measure_private.h"

#include <math.h>
#include <stdlib.h>

/* Found from the hubs, so that the two belong together where several solutions exist. */
static kh_status
compute(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    double *hubs = NULL;

    if (!net->directed) {
        return kh_measure_eigenvector.compute(net, values, err);
    }
    if (net->num_ties == 0) {
        kh_fill_with_one(values, net->num_nodes);
        return KH_OK;
    }
    KH_TRY(KH_NEW(&hubs, net->num_nodes, "values", err));
    KH_TRY(kh_hubs(net, hubs, err));
    kh_gather(net, &net->in, NULL, hubs, values);
    kh_scale_to_one(values, net->num_nodes);
out:
    free(hubs);
    return ret;
}

const kh_measure kh_measure_authority = {
    .name = "authority",
    .summary = "being pointed to by many good hubs; in an undirected net, the same as eigenvector",
    .formula = "a = A' h, h = A a up to scale: the eigenvector of the largest eigenvalue of A' A; "
               "scaled so that the largest value is 1",
    .unit = "relative to the largest",
    .lowest = 0,
    .highest = 1,
    .kind = KH_VALUE_REAL,
    .weight = KH_WEIGHT_STRENGTH,
    .arrows = KH_ARROWS_FOLLOWED,
    .normal = KH_NORMAL_NONE,
    .undefined = "",
    .source = "Kleinberg 1999, doi:10.1145/324133.324140",
    .cost = "O(n + m) a step, some hundred steps; more for long chains",
    .compute = compute,
};
