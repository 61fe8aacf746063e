#include "contacts.h"

#include "../base/array.h"

#include <stdlib.h>

void
kh_contacts_free(kh_contacts *self)
{
    free(self->own_start);
    free(self->own_node);
    free(self->strength);
    *self = (kh_contacts){ 0 };
}

/* Merge the rows of v, which are both sorted. `node` and `strength` NULL: not wanted. */
static size_t
merge_rows(const kh_net *net, size_t v, uint32_t *node, double *strength)
{
    size_t o = net->out.start[v], i = net->in.start[v], num = 0;
    const size_t end_o = net->out.start[v + 1], end_i = net->in.start[v + 1];

    while (o < end_o || i < end_i) {
        const uint32_t to = o < end_o ? net->out.node[o] : KH_NONE;
        const uint32_t from = i < end_i ? net->in.node[i] : KH_NONE;
        double sum = 0;

        if (to <= from) {
            sum += kh_net_strength(net, net->out.tie[o++]);
        }
        if (from <= to) {
            sum += kh_net_strength(net, net->in.tie[i++]);
        }
        if (node != NULL) {
            node[num] = to < from ? to : from;
        }
        if (strength != NULL) {
            strength[num] = sum;
        }
        num++;
    }
    return num;
}

static kh_status
merge(kh_contacts *self, const kh_net *net, bool with_strength, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v;

    KH_TRY(KH_NEW(&self->own_start, net->num_nodes + 1, "nodes", err));
    for (v = 0; v < net->num_nodes; v++) {
        self->own_start[v + 1] = self->own_start[v] + merge_rows(net, v, NULL, NULL);
    }
    KH_TRY(KH_NEW(&self->own_node, self->own_start[v], "contacts", err));
    if (with_strength) {
        KH_TRY(KH_NEW(&self->strength, self->own_start[v], "contacts", err));
    }
    for (v = 0; v < net->num_nodes; v++) {
        const size_t start = self->own_start[v];

        merge_rows(net, v, self->own_node + start, with_strength ? self->strength + start : NULL);
    }
    self->start = self->own_start;
    self->node = self->own_node;
out:
    return ret;
}

static kh_status
borrow(kh_contacts *self, const kh_net *net, bool with_strength, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = net->out.start[net->num_nodes];
    size_t j;

    if (with_strength) {
        KH_TRY(KH_NEW(&self->strength, num, "contacts", err));
        for (j = 0; j < num; j++) {
            self->strength[j] = kh_net_strength(net, net->out.tie[j]);
        }
    }
    self->start = net->out.start;
    self->node = net->out.node;
out:
    return ret;
}

kh_status
kh_contacts_build(kh_contacts *self, const kh_net *net, bool with_strength, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_contacts new = { 0 };

    KH_TRY(net->directed ? merge(&new, net, with_strength, err)
                         : borrow(&new, net, with_strength, err));
    *self = new;
    new = (kh_contacts){ 0 };
out:
    kh_contacts_free(&new);
    return ret;
}
