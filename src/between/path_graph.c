#include "path_graph.h"

#include "../base/array.h"

#include <stdlib.h>

/* --- the order --------------------------------------------------------------------------- */

static size_t
degree_of(const kh_net *net, size_t v)
{
    return kh_net_out_degree(net, v) + (net->directed ? kh_net_in_degree(net, v) : 0);
}

/* Nodes by falling degree, equal ones by rising number. */
static kh_status
order_by_degree(const kh_net *net, uint32_t *order, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t *after = NULL, most = 0, v, d;

    for (v = 0; v < net->num_nodes; v++) {
        most = degree_of(net, v) > most ? degree_of(net, v) : most;
    }
    KH_TRY(KH_NEW(&after, most + 2, "degrees", err));
    for (v = 0; v < net->num_nodes; v++) {
        after[most - degree_of(net, v) + 1]++;
    }
    for (d = 1; d <= most; d++) {
        after[d] += after[d - 1];
    }
    for (v = 0; v < net->num_nodes; v++) {
        order[after[most - degree_of(net, v)]++] = (uint32_t) v;
    }
out:
    free(after);
    return ret;
}

static void
reach(kh_path_graph *self, size_t *num, uint32_t v)
{
    if (self->place[v] == KH_NONE) {
        self->place[v] = (uint32_t) *num;
        self->node[(*num)++] = v;
    }
}

/* Number the component of a root, level by level, whatever way arrows point. @return its number of
 * levels behind the root. */
static size_t
number_component(kh_path_graph *self, const kh_net *net, uint32_t root, size_t *num)
{
    size_t next = *num, end, num_levels = 0, j;

    reach(self, num, root);
    for (end = *num; next < *num; end = *num, num_levels++) {
        for (; next < end; next++) {
            const uint32_t v = self->node[next];

            for (j = net->out.start[v]; j < net->out.start[v + 1]; j++) {
                reach(self, num, net->out.node[j]);
            }
            for (j = net->in.start[v]; net->directed && j < net->in.start[v + 1]; j++) {
                reach(self, num, net->in.node[j]);
            }
        }
    }
    return num_levels - 1;
}

static void
number_nodes(kh_path_graph *self, const kh_net *net, const uint32_t *order)
{
    size_t num = 0, v;

    for (v = 0; v < net->num_nodes; v++) {
        self->place[v] = KH_NONE;
    }
    for (v = 0; v < net->num_nodes; v++) {
        if (self->place[order[v]] == KH_NONE) {
            const size_t before = num;
            const size_t num_levels = number_component(self, net, order[v], &num);
            /* Two nodes are at most twice as far apart as the farthest is from the root; arrows can
             * lead through all of a component. */
            const double most_far
                = net->directed ? (double) (num - before) - 1 : 2 * (double) num_levels;

            self->most_inner = most_far - 1 > self->most_inner ? most_far - 1 : self->most_inner;
        }
    }
}

/* --- rows -------------------------------------------------------------------------------- */

static kh_status
copy_rows(kh_path_rows *rows, const kh_path_graph *self, const kh_adjacency *from, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t p, j, num = 0;

    KH_TRY(KH_NEW(&rows->start, self->num_nodes + 1, "nodes", err));
    KH_TRY(KH_NEW(
        &rows->place, self->num_nodes == 0 ? 0 : from->start[self->num_nodes], "neighbours", err));
    for (p = 0; p < self->num_nodes; p++) {
        const uint32_t v = self->node[p];

        for (j = from->start[v]; j < from->start[v + 1]; j++) {
            rows->place[num++] = self->place[from->node[j]];
        }
        rows->start[p + 1] = num;
    }
out:
    return ret;
}

kh_status
kh_path_graph_init(kh_path_graph *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_path_graph made = { .num_nodes = net->num_nodes };
    uint32_t *order = NULL;

    KH_TRY(KH_NEW(&made.place, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&made.node, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&order, net->num_nodes, "nodes", err));
    KH_TRY(order_by_degree(net, order, err));
    number_nodes(&made, net, order);
    KH_TRY(copy_rows(&made.out, &made, &net->out, err));
    made.in = made.out;
    if (net->directed) {
        made.in = (kh_path_rows){ 0 };
        KH_TRY(copy_rows(&made.in, &made, &net->in, err));
    }
    *self = made;
    made = (kh_path_graph){ 0 };
out:
    kh_path_graph_free(&made);
    free(order);
    return ret;
}

void
kh_path_graph_free(kh_path_graph *self)
{
    if (self->in.start != self->out.start) {
        free(self->in.start);
        free(self->in.place);
    }
    free(self->out.start);
    free(self->out.place);
    free(self->place);
    free(self->node);
    *self = (kh_path_graph){ 0 };
}
