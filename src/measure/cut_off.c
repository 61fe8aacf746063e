#include "cut_off.h"

#include "../base/array.h"

#include <stdlib.h>

/* Of a node in the depth-first tree. */
typedef struct {
    uint32_t order;   /* when it was found, from 1; 0: not yet */
    uint32_t low;     /* the earliest that its subtree reaches by one step outside the tree */
    uint32_t parent;  /* KH_NONE for a root */
    uint32_t size;    /* of its subtree */
    uint32_t apart;   /* nodes of the subtrees that hang on it alone */
    uint32_t largest; /* the largest of those subtrees */
    size_t next;      /* how many of its neighbours were looked at */
} visit;

typedef struct {
    const kh_net *net;
    visit *visits;
    uint32_t *reached; /* nodes in the order in which they were found */
    uint32_t num_reached;
} search;

/* Neighbours out, then in; one that stands in both is met twice, which changes nothing. */
static uint32_t
next_neighbour(const kh_net *net, size_t v, size_t index)
{
    const size_t num_out = net->out.start[v + 1] - net->out.start[v];

    if (index < num_out) {
        return net->out.node[net->out.start[v] + index];
    }
    index -= num_out;
    if (net->directed && index < net->in.start[v + 1] - net->in.start[v]) {
        return net->in.node[net->in.start[v] + index];
    }
    return KH_NONE;
}

static void
enter(search *self, uint32_t v, uint32_t parent)
{
    visit *own = &self->visits[v];

    self->reached[self->num_reached++] = v;
    *own = (visit){
        .order = self->num_reached, .low = self->num_reached, .parent = parent, .size = 1
    };
}

static void
leave(search *self, uint32_t v)
{
    const visit *own = &self->visits[v];
    visit *up = &self->visits[own->parent];

    up->size += own->size;
    up->low = own->low < up->low ? own->low : up->low;
    if (own->low >= up->order) {
        up->apart += own->size;
        up->largest = own->size > up->largest ? own->size : up->largest;
    }
}

static void
walk_component(search *self, uint32_t root)
{
    uint32_t v = root, u;

    enter(self, root, KH_NONE);
    while (v != KH_NONE) {
        visit *own = &self->visits[v];

        u = next_neighbour(self->net, v, own->next++);
        if (u == KH_NONE) {
            if (own->parent != KH_NONE) {
                leave(self, v);
            }
            v = own->parent;
        } else if (self->visits[u].order == 0) {
            enter(self, u, v);
            v = u;
        } else if (u != own->parent) {
            own->low = self->visits[u].order < own->low ? self->visits[u].order : own->low;
        }
    }
}

/* Without v its component is the subtrees that hang on it alone, and the rest. */
static double
count_cut_off(const visit *v, uint32_t size)
{
    const uint32_t rest = size - 1 - v->apart;

    return size - 1 - (rest > v->largest ? rest : v->largest);
}

kh_status
kh_cut_off(const kh_net *net, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    search s = { .net = net };
    uint32_t first, j;
    size_t v;

    KH_TRY(KH_NEW(&s.visits, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&s.reached, net->num_nodes, "nodes", err));
    for (v = 0; v < net->num_nodes; v++) {
        if (s.visits[v].order == 0) {
            first = s.num_reached;
            walk_component(&s, (uint32_t) v);
            for (j = first; j < s.num_reached; j++) {
                values[s.reached[j]]
                    = count_cut_off(&s.visits[s.reached[j]], s.num_reached - first);
            }
        }
    }
out:
    free(s.visits);
    free(s.reached);
    return ret;
}
