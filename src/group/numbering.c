#include "numbering.h"

#include "../base/array.h"

#include <stdlib.h>

typedef struct {
    uint32_t group, size, first;
} group_size;

static int
compare_groups(const void *pa, const void *pb)
{
    const group_size *a = pa, *b = pb;

    if (a->size != b->size) {
        return a->size > b->size ? -1 : 1;
    }
    return a->first < b->first ? -1 : a->first > b->first;
}

/* The groups that have nodes come first, with nothing behind them but empty ones. */
static void
measure_groups(const uint32_t *membership, size_t num_nodes, group_size *groups)
{
    size_t v;

    for (v = num_nodes; v > 0; v--) {
        group_size *g = &groups[membership[v - 1]];

        *g = (group_size){ membership[v - 1], g->size + 1, (uint32_t) v - 1 };
    }
}

kh_status
kh_groups_number(uint32_t *membership, size_t num_nodes, size_t *num_groups, kh_error *err)
{
    kh_status ret = KH_OK;
    group_size *groups = NULL;
    uint32_t *number = NULL;
    size_t v, j;

    KH_TRY(KH_NEW(&groups, num_nodes, "groups", err));
    KH_TRY(KH_NEW(&number, num_nodes, "groups", err));
    measure_groups(membership, num_nodes, groups);
    qsort(groups, num_nodes, sizeof(*groups), compare_groups);
    for (j = 0; j < num_nodes && groups[j].size > 0; j++) {
        number[groups[j].group] = (uint32_t) j;
    }
    *num_groups = j;
    for (v = 0; v < num_nodes; v++) {
        membership[v] = number[membership[v]];
    }
out:
    free(groups);
    free(number);
    return ret;
}
