#include "blocks.h"

#include "../base/array.h"
#include "../net/contacts.h"
#include "grouping.h"

#include <stdlib.h>

void
kh_blocks_free(kh_blocks *self)
{
    free(self->blocks);
    free(self->node);
    free(self->num_of);
    *self = (kh_blocks){ 0 };
}

/* Of a node in the depth-first tree. */
typedef struct {
    uint32_t order;  /* when it was found, from 1; 0: not yet. */
    uint32_t low;    /* the earliest that its subtree reaches, at best beyond its parent. */
    uint32_t parent; /* KH_NONE for a root. */
    uint32_t up;     /* contacts that were found before it. */
    size_t next;     /* where it goes on among its contacts. */
} visit;

typedef struct {
    kh_contacts contacts;
    visit *visits;
    uint32_t num_found;
    uint32_t *open; /* nodes found whose block is not complete. */
    size_t num_open;
    kh_blocks *result;
} search;

static void
search_free(search *self)
{
    kh_contacts_free(&self->contacts);
    free(self->visits);
    free(self->open);
}

static kh_status
search_init(search *self, const kh_net *net, kh_blocks *result, kh_error *err)
{
    kh_status ret = KH_OK;

    self->result = result;
    KH_TRY(kh_contacts_build(&self->contacts, net, false, err));
    KH_TRY(KH_NEW(&self->visits, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->open, net->num_nodes, "nodes", err));
out:
    return ret;
}

/* --- one block --------------------------------------------------------------------------- */

static int
compare_nodes(const void *pa, const void *pb)
{
    const uint32_t a = *(const uint32_t *) pa, b = *(const uint32_t *) pb;

    return a < b ? -1 : a > b;
}

static kh_status
add_node(kh_blocks *self, kh_block *block, uint32_t v, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_GROW(&self->node, self->num_listed, &self->max_listed, "nodes", err));
    self->node[self->num_listed++] = v;
    self->num_of[v]++;
    block->num_nodes++;
out:
    return ret;
}

/* All that is open from `child` on, and the node above it, which alone leads there. A tie belongs
 * to the block of its later end. */
static kh_status
close_block(search *self, uint32_t top, uint32_t child, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_blocks *result = self->result;
    kh_block block = { .first = result->num_listed };
    uint32_t v;

    KH_TRY(add_node(result, &block, top, err));
    do {
        v = self->open[--self->num_open];
        block.num_ties += self->visits[v].up;
        KH_TRY(add_node(result, &block, v, err));
    } while (v != child);
    qsort(result->node + block.first, block.num_nodes, sizeof(*result->node), compare_nodes);
    KH_TRY(KH_GROW(&result->blocks, result->num_blocks, &result->max_blocks, "blocks", err));
    result->blocks[result->num_blocks++] = block;
out:
    return ret;
}

/* --- the search -------------------------------------------------------------------------- */

static void
enter(search *self, uint32_t v, uint32_t parent)
{
    self->num_found++;
    self->open[self->num_open++] = v;
    self->visits[v] = (visit){ .order = self->num_found,
        .low = self->num_found,
        .parent = parent,
        .next = self->contacts.start[v] };
}

/* The first contact that was not found before, KH_NONE if none is left; those before it count. */
static uint32_t
next_contact(search *self, uint32_t v)
{
    visit *own = &self->visits[v];

    while (own->next < self->contacts.start[v + 1]) {
        const uint32_t u = self->contacts.node[own->next++];
        const visit *other = &self->visits[u];

        if (other->order == 0) {
            return u;
        }
        if (other->order < own->order) {
            own->up++;
            own->low = other->order < own->low ? other->order : own->low;
        }
    }
    return KH_NONE;
}

static kh_status
leave(search *self, uint32_t v, kh_error *err)
{
    kh_status ret = KH_OK;
    const visit *own = &self->visits[v];
    visit *up = &self->visits[own->parent];

    up->low = own->low < up->low ? own->low : up->low;
    if (own->low >= up->order) {
        KH_TRY(close_block(self, own->parent, v, err));
    }
out:
    return ret;
}

static kh_status
walk_component(search *self, uint32_t root, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t v = root, u;

    enter(self, root, KH_NONE);
    while (v != KH_NONE) {
        u = next_contact(self, v);
        if (u != KH_NONE) {
            enter(self, u, v);
            v = u;
            continue;
        }
        u = self->visits[v].parent;
        if (u != KH_NONE) {
            KH_TRY(leave(self, v, err));
        }
        v = u;
    }
    self->num_open = 0;
out:
    return ret;
}

/* --- order ------------------------------------------------------------------------------- */

/* A block as it is sorted. Two have one node in common at most. */
typedef struct {
    kh_block block;
    const uint32_t *nodes;
} sorted_block;

static int
compare_blocks(const void *pa, const void *pb)
{
    const sorted_block *a = pa, *b = pb;
    size_t j = 0;

    if (a->block.num_nodes != b->block.num_nodes) {
        return a->block.num_nodes > b->block.num_nodes ? -1 : 1;
    }
    while (j + 1 < a->block.num_nodes && a->nodes[j] == b->nodes[j]) {
        j++;
    }
    return a->nodes[j] < b->nodes[j] ? -1 : a->nodes[j] > b->nodes[j];
}

static kh_status
sort_blocks(kh_blocks *self, kh_error *err)
{
    kh_status ret = KH_OK;
    sorted_block *sorted = NULL;
    size_t j;

    KH_TRY(KH_NEW(&sorted, self->num_blocks, "blocks", err));
    for (j = 0; j < self->num_blocks; j++) {
        sorted[j] = (sorted_block){ self->blocks[j], self->node + self->blocks[j].first };
    }
    qsort(sorted, self->num_blocks, sizeof(*sorted), compare_blocks);
    for (j = 0; j < self->num_blocks; j++) {
        self->blocks[j] = sorted[j].block;
    }
out:
    free(sorted);
    return ret;
}

kh_status
kh_blocks_find(kh_blocks *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_blocks found = { .num_nodes = net->num_nodes };
    search s = { 0 };
    size_t v;

    KH_TRY(search_init(&s, net, &found, err));
    KH_TRY(KH_NEW(&found.num_of, net->num_nodes, "nodes", err));
    for (v = 0; v < net->num_nodes; v++) {
        if (s.visits[v].order == 0) {
            KH_TRY(walk_component(&s, (uint32_t) v, err));
        }
    }
    KH_TRY(sort_blocks(&found, err));
    kh_blocks_free(self);
    *self = found;
    found = (kh_blocks){ 0 };
out:
    search_free(&s);
    kh_blocks_free(&found);
    return ret;
}

const kh_grouping kh_grouping_blocks = {
    .name = "blocks",
    .summary
    = "parts that no loss of a single node takes apart; a node may be in several, and then "
      "it alone holds them together",
    .source = "Hopcroft & Tarjan 1973, doi:10.1145/362248.362272",
    .cost = "O(n + m)",
};
