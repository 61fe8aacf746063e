#include "brokered.h"

#include "../base/array.h"

#include <stdlib.h>

/* Looking a neighbour up in a row costs about this many steps of walking along the row. */
#define STEPS_PER_LOOKUP 16

bool
kh_has_tie(const kh_net *net, uint32_t a, uint32_t b)
{
    size_t low = net->out.start[a], high = net->out.start[a + 1];

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (net->out.node[middle] < b) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < net->out.start[a + 1] && net->out.node[low] == b;
}

kh_status
kh_brokered_init(kh_brokered *self, const kh_net *net, kh_error *err)
{
    *self = (kh_brokered){ 0 };
    return KH_NEW(&self->place, net->num_nodes, "places", err);
}

void
kh_brokered_free(kh_brokered *self)
{
    free(self->neighbours);
    free(self->closed);
    free(self->place);
    *self = (kh_brokered){ 0 };
}

static kh_status
add_row(kh_brokered *self, const kh_net *net, const kh_adjacency *rows, size_t v, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool is_in = rows == &net->in || !net->directed;
    const bool is_out = rows == &net->out || !net->directed;
    size_t j;

    for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
        const uint32_t u = rows->node[j];
        kh_neighbour *neighbour;

        if (self->place[u] == 0) {
            KH_TRY(KH_GROW(
                &self->neighbours, self->num_neighbours, &self->max_neighbours, "neighbours", err));
            self->neighbours[self->num_neighbours++] = (kh_neighbour){ .node = u };
            self->place[u] = (uint32_t) self->num_neighbours;
        }
        neighbour = &self->neighbours[self->place[u] - 1];
        neighbour->is_in |= is_in;
        neighbour->is_out |= is_out;
        neighbour->strength += kh_net_strength(net, rows->tie[j]);
    }
out:
    return ret;
}

static kh_status
close_pair(kh_brokered *self, const kh_net *net, size_t from, size_t to, kh_error *err)
{
    kh_status ret = KH_OK;

    self->neighbours[from].first--;
    self->neighbours[to].second--;
    if (net->directed || from < to) {
        KH_TRY(KH_GROW(&self->closed, self->num_closed, &self->max_closed, "closed pairs", err));
        self->closed[self->num_closed++]
            = (kh_closed_pair){ .from = (uint32_t) from, .to = (uint32_t) to };
    }
out:
    return ret;
}

/* Pairs whose first is the k-th neighbour; of its row and the list of neighbours the one that is
 * sooner gone through. */
static kh_status
close_pairs_from(kh_brokered *self, const kh_net *net, size_t k, kh_error *err)
{
    kh_status ret = KH_OK;
    const uint32_t a = self->neighbours[k].node;
    size_t j;

    if (kh_net_out_degree(net, a) > STEPS_PER_LOOKUP * self->num_neighbours) {
        for (j = 0; j < self->num_neighbours; j++) {
            if (self->neighbours[j].is_out && kh_has_tie(net, a, self->neighbours[j].node)) {
                KH_TRY(close_pair(self, net, k, j, err));
            }
        }
        return KH_OK;
    }
    for (j = net->out.start[a]; j < net->out.start[a + 1]; j++) {
        const uint32_t place = self->place[net->out.node[j]];

        if (place > 0 && self->neighbours[place - 1].is_out) {
            KH_TRY(close_pair(self, net, k, place - 1, err));
        }
    }
out:
    return ret;
}

/* Every pair, but none of a neighbour with itself; closed ones are taken out later. */
static void
open_all_pairs(kh_brokered *self)
{
    size_t k;

    for (k = 0; k < self->num_neighbours; k++) {
        kh_neighbour *a = &self->neighbours[k];
        const bool is_both = a->is_in && a->is_out;

        a->first = a->is_in ? (uint32_t) self->num_out - is_both : 0;
        a->second = a->is_out ? (uint32_t) self->num_in - is_both : 0;
    }
}

static void
forget_places(kh_brokered *self)
{
    size_t k;

    for (k = 0; k < self->num_neighbours; k++) {
        self->place[self->neighbours[k].node] = 0;
    }
}

kh_status
kh_brokered_set(kh_brokered *self, const kh_net *net, size_t v, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t k;

    self->num_neighbours = self->num_closed = 0;
    self->num_in = (double) kh_net_in_degree(net, v);
    self->num_out = (double) kh_net_out_degree(net, v);
    self->num_pairs = 0;
    KH_TRY(add_row(self, net, &net->in, v, err));
    if (net->directed) {
        KH_TRY(add_row(self, net, &net->out, v, err));
    }
    open_all_pairs(self);
    for (k = 0; k < self->num_neighbours; k++) {
        if (self->neighbours[k].is_in) {
            KH_TRY(close_pairs_from(self, net, k, err));
        }
    }
    for (k = 0; k < self->num_neighbours; k++) {
        self->num_pairs += self->neighbours[k].first;
    }
out:
    forget_places(self);
    return ret;
}
