#include "communities.h"

#include "../base/array.h"
#include "../group/modularity.h"

#include <stdlib.h>

static kh_status
describe_groups(kh_communities *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t g, j;

    KH_TRY(KH_NEW(&self->majority, self->num_groups, "groups", err));
    KH_TRY(KH_NEW(&self->most, self->num_groups, "groups", err));
    KH_TRY(KH_NEW(&self->size, self->num_groups, "groups", err));
    for (j = 0; j < self->net->num_nodes; j++) {
        self->size[self->membership[j]]++;
    }
    for (g = 0; g < self->num_groups; g++) {
        self->majority[g] = KH_NONE;
    }
    for (j = 0; j < self->confusion.num_cells; j++) {
        const kh_confusion_cell *cell = &self->confusion.cells[j];
        const double part = cell->nodes / self->confusion.group_nodes[cell->group];

        if (part > self->most[cell->group]) {
            self->most[cell->group] = part;
            self->majority[cell->group] = cell->sector;
        }
    }
out:
    return ret;
}

kh_status
kh_communities_find(
    kh_communities *self, const kh_net *net, const kh_grouping *grouping, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_communities found = { .net = net };

    KH_TRY(KH_NEW(&found.membership, net->num_nodes, "nodes", err));
    KH_TRY(grouping->compute(net, 1, net->seed, found.membership, &found.num_groups, err));
    KH_TRY(kh_modularity(net, found.membership, found.num_groups, 1, &found.modularity, err));
    KH_TRY(kh_confusion_count(&found.confusion, found.membership, net->num_nodes, found.num_groups,
        net->share_start, net->shares, net->num_sectors, err));
    kh_confusion_agree(&found.confusion, &found.agreement);
    KH_TRY(describe_groups(&found, err));
    *self = found;
    found = (kh_communities){ 0 };
out:
    kh_communities_free(&found);
    return ret;
}

void
kh_communities_free(kh_communities *self)
{
    free(self->membership);
    kh_confusion_free(&self->confusion);
    free(self->majority);
    free(self->most);
    free(self->size);
    *self = (kh_communities){ 0 };
}

bool
kh_communities_is_elsewhere(const kh_communities *self, size_t v)
{
    const kh_net *net = self->net;
    size_t k;

    for (k = net->share_start[v]; k < net->share_start[v + 1]; k++) {
        if (net->shares[k].sector == self->majority[self->membership[v]]) {
            return false;
        }
    }
    return net->share_start[v] < net->share_start[v + 1];
}

/* --- who is shown ------------------------------------------------------------------------ */

typedef struct {
    uint32_t node, group;
    size_t num_ties;
    bool body;
} candidate;

/* Bodies before others, then by falling ties. */
static int
compare_worth(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    if (x->body != y->body) {
        return x->body ? -1 : 1;
    }
    if (x->num_ties != y->num_ties) {
        return x->num_ties > y->num_ties ? -1 : 1;
    }
    return (x->node > y->node) - (x->node < y->node);
}

static int
compare_groups(const void *a, const void *b)
{
    const candidate *x = a, *y = b;

    return x->group != y->group ? (x->group < y->group ? -1 : 1) : compare_worth(a, b);
}

static candidate
make_candidate(const kh_communities *self, size_t v)
{
    const kh_net *net = self->net;

    return (candidate){ .node = (uint32_t) v,
        .group = self->membership[v],
        .num_ties = kh_net_out_degree(net, v) + (net->directed ? kh_net_in_degree(net, v) : 0),
        .body = kh_graph_is_body(net->graph, net->node[v]) };
}

/* Those with a place move to the front. @return their number. */
static size_t
take(candidate *all, size_t num, size_t most, size_t least, size_t *taken)
{
    size_t num_taken = 0, j;

    for (j = 0; j < num && num_taken < most; j++) {
        if (all[j].body || taken[all[j].group] < least) {
            taken[all[j].group]++;
            all[num_taken++] = all[j];
        }
    }
    return num_taken;
}

kh_status
kh_communities_choose(const kh_communities *self, size_t most, size_t least, uint32_t **nodes,
    size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_nodes = self->net->num_nodes;
    candidate *all = NULL;
    size_t *taken = NULL, num_all = 0, v;

    KH_TRY(KH_NEW(&all, num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&taken, self->num_groups, "groups", err));
    for (v = 0; v < num_nodes; v++) {
        if (self->size[self->membership[v]] > 1
            || kh_graph_is_body(self->net->graph, self->net->node[v])) {
            all[num_all++] = make_candidate(self, v);
        }
    }
    if (num_all > 0) {
        qsort(all, num_all, sizeof(*all), compare_worth);
    }
    num_all = take(all, num_all, most, least, taken);
    if (num_all > 0) {
        qsort(all, num_all, sizeof(*all), compare_groups);
    }
    KH_TRY(KH_NEW(nodes, num_all, "nodes", err));
    for (v = 0; v < num_all; v++) {
        (*nodes)[v] = all[v].node;
    }
    *num = num_all;
out:
    free(all);
    free(taken);
    return ret;
}
