#include "betweenness.h"

#include "../base/array.h"
#include "betweenness_private.h"

#include <math.h>
#include <stdlib.h>

static kh_status
count_ends(const kh_net *net, kh_pairs pairs, kh_pair_sums *sums, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_masses masses = { 0 };

    KH_TRY(kh_masses_init(&masses, net, pairs, err));
    KH_TRY(kh_masses_pairs(&masses, net, sums->as_end, &sums->all, err));
out:
    kh_masses_free(&masses);
    return ret;
}

kh_status
kh_betweenness(const kh_net *net, kh_pairs pairs, size_t num_threads, double *through,
    double *possible, kh_error *err)
{
    kh_status ret = KH_OK;
    /* An undirected net meets each pair from both its ends. */
    const double half = net->directed ? 1 : 0.5;
    kh_pair_sums sums = { 0 }, ends = { 0 };
    size_t v;

    KH_TRY(KH_NEW(&sums.through, net->num_nodes, "values", err));
    KH_TRY(KH_NEW(&ends.as_end, net->num_nodes, "pair weights", err));
    if (possible != NULL && net->directed) {
        sums.as_end = ends.as_end;
    } else if (possible != NULL) {
        KH_TRY(count_ends(net, pairs, &ends, err));
    }
    KH_TRY(net->weighted ? kh_betweenness_by_source(net, pairs, num_threads, &sums, err)
                         : kh_betweenness_swept(net, pairs, num_threads, &sums, err));
    ends.all += sums.all;
    for (v = 0; v < net->num_nodes; v++) {
        through[v] = sums.through[v] > 0 ? sums.through[v] * half : 0;
        if (possible != NULL) {
            const double rest = ends.all - ends.as_end[v];

            /* A difference of sums: what is left of rounding is no pair. */
            possible[v] = rest > 1e-12 * ends.all ? rest * half : 0;
        }
    }
out:
    free(sums.through);
    free(ends.as_end);
    return ret;
}
