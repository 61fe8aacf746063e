#include "modularity.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>

kh_status
kh_modularity(const kh_net *net, const uint32_t *membership, size_t num_groups, double resolution,
    double *modularity, kh_error *err)
{
    kh_status ret = KH_OK;
    double *strength = NULL;
    double all = 0, inside = 0, expected = 0;
    size_t t, j;

    KH_TRY(KH_NEW(&strength, num_groups, "groups", err));
    for (t = 0; t < net->num_ties; t++) {
        const uint32_t a = membership[net->tail[t]], b = membership[net->head[t]];
        const double s = kh_net_strength(net, t);

        strength[a] += s;
        strength[b] += s;
        all += s;
        inside += a == b ? s : 0;
    }
    for (j = 0; j < num_groups; j++) {
        const double share = strength[j] / (2 * all);

        expected += share * share;
    }
    *modularity = all > 0 ? inside / all - resolution * expected : NAN;
out:
    free(strength);
    return ret;
}
