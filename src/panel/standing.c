#include "standing.h"

#include "../base/array.h"
#include "../bridge/cross.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Shares this close, relatively, are equal and share a rank, as in kh_robustness(). */
#define SHARE_TOLERANCE 1e-9

/* Whether u carries more than v; what is undefined is less than anything. */
static bool
is_above(const double *shares, uint32_t u, uint32_t v)
{
    if (isnan(shares[u]) || isnan(shares[v])) {
        return !isnan(shares[u]) && isnan(shares[v]);
    }
    return shares[u] - shares[v] > SHARE_TOLERANCE * shares[u];
}

static kh_status
find_rank(kh_standing *self, const kh_net *net, uint32_t node, const uint32_t *bodies,
    size_t num_threads, kh_error *err)
{
    kh_status ret = KH_OK;
    double *betweenness = NULL, *shares = NULL;
    size_t j, num_above = 0;

    KH_TRY(KH_NEW(&betweenness, net->num_nodes, "values", err));
    KH_TRY(KH_NEW(&shares, net->num_nodes, "values", err));
    KH_TRY(kh_cross_betweenness(net, num_threads, betweenness, shares, err));
    for (j = 0; j < self->num_bodies; j++) {
        num_above += is_above(shares, bodies[j], node);
    }
    self->rank = isnan(shares[node]) ? 0 : num_above + 1;
out:
    free(betweenness);
    free(shares);
    return ret;
}

static kh_status
judge(kh_standing *self, const kh_net *net, const uint32_t *bodies, size_t num, size_t row,
    const kh_null_options *null, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_significance(*results)[KH_NUM_JUDGED] = NULL;
    bool exact_roles;

    KH_TRY(KH_NEW(&results, num, "bodies", err));
    KH_TRY(kh_significance_compute(net, bodies, num, null, results, &exact_roles, err));
    memcpy(self->judged, results[row], sizeof(self->judged));
out:
    free(results);
    return ret;
}

kh_status
kh_standing_compute(kh_standing *self, const kh_net *net, uint32_t node,
    const kh_bridges_options *options, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_standing standing = { 0 };
    uint32_t *bodies = NULL;
    size_t row = 0;

    KH_TRY(kh_bridges_list_bodies(net, options, &bodies, &standing.num_bodies, err));
    while (row < standing.num_bodies && bodies[row] != node) {
        row++;
    }
    if (row < standing.num_bodies) {
        KH_TRY(find_rank(&standing, net, node, bodies, options->null.num_threads, err));
        KH_TRY(judge(&standing, net, bodies, standing.num_bodies, row, &options->null, err));
    } else {
        KH_TRY(judge(&standing, net, &node, 1, 0, &options->null, err));
    }
    *self = standing;
out:
    free(bodies);
    return ret;
}
