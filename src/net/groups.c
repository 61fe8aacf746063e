/* Groups that were found, in place of sectors that were declared. */
#include "net.h"

#include "../base/array.h"

#include <stdio.h>
#include <stdlib.h>

/* What a net knows about sectors. */
typedef struct {
    kh_net_sector *sectors;
    size_t *share_start;
    kh_share *shares;
    kh_pool values;
} grouping;

static void
grouping_free(grouping *self)
{
    free(self->sectors);
    free(self->share_start);
    free(self->shares);
    kh_pool_free(&self->values);
    *self = (grouping){ 0 };
}

static kh_status
name_groups(grouping *self, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(KH_NEW(&self->sectors, num, "groups", err));
    for (j = 0; j < num; j++) {
        char name[32];
        const int length = snprintf(name, sizeof(name), "group %zu", j + 1);

        self->sectors[j].sector = KH_NONE;
        KH_TRY(kh_pool_intern(&self->values, name, (size_t) length, &self->sectors[j].value, err));
    }
out:
    return ret;
}

static kh_status
share_out(grouping *self, const kh_net *net, const uint32_t *membership, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v, end = 0;

    KH_TRY(KH_NEW(&self->share_start, net->num_nodes + 1, "nodes", err));
    KH_TRY(KH_NEW(&self->shares, net->num_nodes, "shares", err));
    for (v = 0; v < net->num_nodes; v++) {
        if (membership[v] != KH_NONE && membership[v] >= num) {
            ret = kh_fail(err, KH_ERR_ARGUMENT, "\"%s\" is in group %u of %zu",
                kh_graph_node_id(net->graph, net->node[v]), (unsigned) membership[v], num);
            goto out;
        }
        if (membership[v] != KH_NONE) {
            self->shares[end++] = (kh_share){ membership[v], 1 };
        }
        self->share_start[v + 1] = end;
    }
out:
    return ret;
}

kh_status
kh_net_set_groups(
    kh_net *self, const uint32_t *membership, size_t num_groups, const char *rule, kh_error *err)
{
    kh_status ret = KH_OK;
    grouping new = { 0 }, old;

    KH_TRY(name_groups(&new, num_groups, err));
    KH_TRY(share_out(&new, self, membership, num_groups, err));
    old = (grouping){ self->sectors, self->share_start, self->shares, self->values };
    self->sectors = new.sectors;
    self->share_start = new.share_start;
    self->shares = new.shares;
    self->values = new.values;
    self->num_sectors = num_groups;
    self->sector_rule = rule;
    new = old;
out:
    grouping_free(&new);
    return ret;
}
