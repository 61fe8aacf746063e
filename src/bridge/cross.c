#include "cross.h"

#include "../between/betweenness.h"

#include <math.h>

kh_status
kh_cross_betweenness(
    const kh_net *net, size_t num_threads, double *betweenness, double *share, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v;

    KH_TRY(kh_betweenness(net, KH_PAIRS_ACROSS, num_threads, betweenness, share, err));
    for (v = 0; v < net->num_nodes; v++) {
        share[v] = share[v] > 0 ? fmin(1, betweenness[v] / share[v]) : NAN;
    }
out:
    return ret;
}
