#include "sources.h"

#include "../base/array.h"

#include <stdlib.h>

static uint32_t
root_of(const kh_net *net, uint32_t v)
{
    uint32_t next;

    if (net->weighted || kh_net_out_degree(net, v) != 1) {
        return v;
    }
    if (net->directed && net->share_start[v + 1] - net->share_start[v] > 1) {
        return v;
    }
    next = net->out.node[net->out.start[v]];
    /* A root is no leaf itself, or two nodes on their own would be each other's. */
    return kh_net_out_degree(net, next) == 1 ? v : next;
}

static void
fill_groups(kh_source_groups *self, const kh_net *net, size_t *group)
{
    const size_t n = net->num_nodes;
    uint32_t v;
    size_t g;

    for (v = 0; v < n; v++) {
        if (root_of(net, v) == v) {
            group[v] = self->num;
            self->root[self->num++] = v;
        }
    }
    /* Counted one group further on, so that filling moves each start to its place. */
    for (v = 0; v < n; v++) {
        if (root_of(net, v) != v) {
            self->start[group[root_of(net, v)] + 2]++;
        }
    }
    for (g = 2; g < self->num + 2; g++) {
        self->start[g] += self->start[g - 1];
    }
    for (v = 0; v < n; v++) {
        if (root_of(net, v) != v) {
            self->leaf[self->start[group[root_of(net, v)] + 1]++] = v;
        }
    }
}

kh_status
kh_source_groups_init(kh_source_groups *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_source_groups made = { 0 };
    size_t *group = NULL;

    KH_TRY(KH_NEW(&made.root, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&made.start, net->num_nodes + 2, "nodes", err));
    KH_TRY(KH_NEW(&made.leaf, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&group, net->num_nodes, "nodes", err));
    fill_groups(&made, net, group);
    *self = made;
    made = (kh_source_groups){ 0 };
out:
    kh_source_groups_free(&made);
    free(group);
    return ret;
}

void
kh_source_groups_free(kh_source_groups *self)
{
    free(self->root);
    free(self->start);
    free(self->leaf);
    *self = (kh_source_groups){ 0 };
}
