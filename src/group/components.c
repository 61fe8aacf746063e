#include "grouping.h"
#include "numbering.h"

static kh_status
compute(const kh_net *net, double resolution, uint64_t seed, uint32_t *membership,
    size_t *num_groups, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t num;

    (void) resolution;
    (void) seed;
    KH_TRY(kh_net_components(net, membership, NULL, &num, err));
    KH_TRY(kh_groups_number(membership, net->num_nodes, num_groups, err));
out:
    return ret;
}

const kh_grouping kh_grouping_components = {
    .name = "components",
    .summary = "connected parts: who can be reached at all, whichever way ties point",
    .source = "Tarjan 1972, doi:10.1137/0201010",
    .cost = "O(n + m)",
    .compute = compute,
};
