#include "fold.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

/* --- taking off -------------------------------------------------------------------------- */

static uint32_t
only_neighbour(const kh_net *net, const uint32_t *parent, uint32_t v)
{
    size_t j = net->out.start[v];

    while (parent[net->out.node[j]] != KH_NONE) {
        j++;
    }
    return net->out.node[j];
}

kh_status
kh_fold_trees(const kh_net *net, uint32_t *parent, size_t *degree, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *queue = NULL;
    size_t num = 0, j, v;

    KH_TRY(KH_NEW(&queue, net->num_nodes, "nodes", err));
    for (v = 0; v < net->num_nodes; v++) {
        parent[v] = KH_NONE;
        degree[v] = kh_net_out_degree(net, v);
        if (degree[v] == 1) {
            queue[num++] = (uint32_t) v;
        }
    }
    for (j = 0; j < num; j++) {
        const uint32_t leaf = queue[j];

        /* The last two of a tree are each other's: one stays. */
        if (degree[leaf] == 1) {
            parent[leaf] = only_neighbour(net, parent, leaf);
            degree[leaf] = 0;
            if (--degree[parent[leaf]] == 1) {
                queue[num++] = parent[leaf];
            }
        }
    }
out:
    free(queue);
    return ret;
}

/* --- adding up --------------------------------------------------------------------------- */

typedef struct {
    const kh_masses *masses;
    size_t *first_child; /* of a node: child[first_child[v]] .. child[first_child[v + 1] - 1] */
    uint32_t *child;
    uint32_t *order;    /* nodes, each before those hung on it, tree after tree */
    size_t *tree_start; /* of a root, in order[] */

    double total_ends; /* of the component */
    double *total;     /* the same by sector */
    double *sum;       /* by sector: what is hung on the node; 0 between nodes */
    uint32_t *touched; /* sectors of sum */
    size_t num_touched;
    kh_masses stack; /* of nodes whose parents are still to come */
    size_t num_stacked;
} folding;

static kh_status
folding_init(folding *self, const kh_net *net, size_t num_roots, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = net->num_nodes;

    KH_TRY(KH_NEW(&self->first_child, n + 2, "nodes", err));
    KH_TRY(KH_NEW(&self->child, n, "nodes", err));
    KH_TRY(KH_NEW(&self->order, n, "nodes", err));
    KH_TRY(KH_NEW(&self->tree_start, num_roots + 1, "nodes", err));
    KH_TRY(KH_NEW(&self->total, net->num_sectors, "sectors", err));
    KH_TRY(KH_NEW(&self->sum, net->num_sectors, "sectors", err));
    KH_TRY(KH_NEW(&self->touched, net->num_sectors, "sectors", err));
    KH_TRY(KH_NEW(&self->stack.ends, n, "nodes", err));
    KH_TRY(KH_NEW(&self->stack.start, n + 1, "nodes", err));
out:
    return ret;
}

static void
folding_free(folding *self)
{
    free(self->first_child);
    free(self->child);
    free(self->order);
    free(self->tree_start);
    free(self->total);
    free(self->sum);
    free(self->touched);
    kh_masses_free(&self->stack);
}

static void
list_children(folding *self, const uint32_t *parent, size_t n)
{
    size_t v;

    /* Counted one node further on, so that filling moves each start to its place. */
    for (v = 0; v < n; v++) {
        if (parent[v] != KH_NONE) {
            self->first_child[parent[v] + 2]++;
        }
    }
    for (v = 2; v < n + 2; v++) {
        self->first_child[v] += self->first_child[v - 1];
    }
    for (v = 0; v < n; v++) {
        if (parent[v] != KH_NONE) {
            self->child[self->first_child[parent[v] + 1]++] = (uint32_t) v;
        }
    }
}

/* Depth first, so that whoever reads a tree from its end has just met all that hangs on a node. */
static kh_status
order_trees(folding *self, const uint32_t *root, size_t num_roots, size_t n, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *stack = NULL;
    size_t num = 0, num_stacked = 0, r, j;

    KH_TRY(KH_NEW(&stack, n, "nodes", err));
    for (r = 0; r < num_roots; r++) {
        self->tree_start[r] = num;
        stack[num_stacked++] = root[r];
        while (num_stacked > 0) {
            const uint32_t v = stack[--num_stacked];

            self->order[num++] = v;
            for (j = self->first_child[v]; j < self->first_child[v + 1]; j++) {
                stack[num_stacked++] = self->child[j];
            }
        }
    }
    self->tree_start[num_roots] = num;
out:
    free(stack);
    return ret;
}

static void
gather(folding *self, const kh_masses *masses, size_t x)
{
    size_t j;

    for (j = masses->start[x]; j < masses->start[x + 1]; j++) {
        const uint32_t sector = masses->parts[j].sector;

        if (!(self->sum[sector] > 0)) {
            self->touched[self->num_touched++] = sector;
        }
        self->sum[sector] += masses->parts[j].share;
    }
}

/* Put a mass and what is gathered on top of others. */
static kh_status
push(folding *self, kh_masses *masses, size_t x, double ends, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(kh_grow((void **) &masses->parts, masses->num_parts, &masses->max_parts,
        self->num_touched, sizeof(*masses->parts), "shares", err));
    for (j = 0; j < self->num_touched; j++) {
        const uint32_t sector = self->touched[j];

        masses->parts[masses->num_parts++] = (kh_share){ sector, self->sum[sector] };
        self->sum[sector] = 0;
    }
    self->num_touched = 0;
    masses->ends[x] = ends;
    masses->start[x + 1] = masses->num_parts;
out:
    return ret;
}

/* The branches of v lie on top of the stack. */
static kh_status
close_node(folding *self, uint32_t v, double *through, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = self->first_child[v + 1] - self->first_child[v];
    double ends = 0, within = 0, of_sum, to_own, to_all, pairs;
    size_t j;

    for (j = 0; j < num; j++) {
        const size_t branch = --self->num_stacked;

        ends += self->stack.ends[branch];
        within += kh_masses_self(&self->stack, branch);
        gather(self, &self->stack, branch);
        self->stack.num_parts = self->stack.start[branch];
    }
    of_sum = ends * ends;
    to_all = ends * self->total_ends;
    to_own = ends * self->masses->ends[v] - kh_masses_dot(self->masses, v, self->sum);
    for (j = 0; j < self->num_touched; j++) {
        const uint32_t sector = self->touched[j];

        of_sum -= self->sum[sector] * self->sum[sector];
        to_all -= self->sum[sector] * self->total[sector];
    }
    /* To the rest is to all, less to the node itself, less among the branches. A difference: what
     * is left of rounding is no pair. */
    pairs = to_all - to_own - (of_sum + within) / 2;
    through[v] += pairs > 1e-12 * ends * self->total_ends ? pairs : 0;
    gather(self, self->masses, v);
    KH_TRY(push(self, &self->stack, self->num_stacked, ends + self->masses->ends[v], err));
    self->num_stacked++;
out:
    return ret;
}

static kh_status
close_tree(folding *self, size_t r, double *through, kh_masses *folded, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t k;

    for (k = self->tree_start[r + 1]; k > self->tree_start[r]; k--) {
        KH_TRY(close_node(self, self->order[k - 1], through, err));
    }
    gather(self, &self->stack, 0);
    KH_TRY(push(self, folded, r, self->stack.ends[0], err));
    self->num_stacked = 0;
    self->stack.num_parts = 0;
out:
    return ret;
}

static void
add_total(folding *self, size_t first_root, size_t end_root)
{
    size_t k;

    self->total_ends = 0;
    for (k = self->tree_start[first_root]; k < self->tree_start[end_root]; k++) {
        self->total_ends += self->masses->ends[self->order[k]];
        kh_masses_add(self->masses, self->order[k], 1, self->total);
    }
}

static void
clear_total(folding *self, size_t first_root, size_t end_root)
{
    const kh_masses *masses = self->masses;
    size_t k, j;

    for (k = self->tree_start[first_root]; k < self->tree_start[end_root]; k++) {
        for (j = masses->start[self->order[k]]; j < masses->start[self->order[k] + 1]; j++) {
            self->total[masses->parts[j].sector] = 0;
        }
    }
}

kh_status
kh_fold_close(const kh_net *net, const kh_masses *masses, const uint32_t *parent,
    const uint32_t *root, size_t num_roots, const size_t *component_start, size_t num_components,
    double *through, kh_masses *folded, kh_error *err)
{
    kh_status ret = KH_OK;
    folding self = { .masses = masses };
    kh_masses made = { 0 };
    size_t c, r;

    KH_TRY(KH_NEW(&made.ends, num_roots, "nodes", err));
    KH_TRY(KH_NEW(&made.start, num_roots + 1, "nodes", err));
    KH_TRY(folding_init(&self, net, num_roots, err));
    list_children(&self, parent, net->num_nodes);
    KH_TRY(order_trees(&self, root, num_roots, net->num_nodes, err));
    for (c = 0; c < num_components; c++) {
        add_total(&self, component_start[c], component_start[c + 1]);
        for (r = component_start[c]; r < component_start[c + 1]; r++) {
            KH_TRY(close_tree(&self, r, through, &made, err));
        }
        clear_total(&self, component_start[c], component_start[c + 1]);
    }
    *folded = made;
    made = (kh_masses){ 0 };
out:
    kh_masses_free(&made);
    folding_free(&self);
    return ret;
}
