#include "level.h"

#include "../base/array.h"
#include "../base/random.h"

#include <stdlib.h>

void
level_free(level *self)
{
    kh_contacts_free(&self->contacts);
    free(self->own_start);
    free(self->own_node);
    free(self->own_weight);
    free(self->strength);
    *self = (level){ 0 };
}

kh_status
level_of_net(level *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    level new = { .num = net->num_nodes };
    size_t v, j;

    KH_TRY(kh_contacts_build(&new.contacts, net, net->weighted || net->directed, err));
    new.start = new.contacts.start;
    new.node = new.contacts.node;
    new.weight = new.contacts.strength;
    KH_TRY(KH_NEW(&new.strength, new.num, "nodes", err));
    for (v = 0; v < new.num; v++) {
        for (j = new.start[v]; j < new.start[v + 1]; j++) {
            new.strength[v] += new.weight == NULL ? 1 : new.weight[j];
        }
    }
    *self = new;
    new = (level){ 0 };
out:
    level_free(&new);
    return ret;
}

/* --- groups as nodes --------------------------------------------------------------------- */

/* The nodes of each group in turn: node[start[g]] .. node[start[g + 1] - 1]. */
static void
sort_by_group(
    const level *net, const uint32_t *group, size_t num_groups, size_t *start, uint32_t *node)
{
    size_t v, g;

    for (v = 0; v < net->num; v++) {
        start[group[v] + 1]++;
    }
    for (g = 0; g < num_groups; g++) {
        start[g + 1] += start[g];
    }
    for (v = 0; v < net->num; v++) {
        node[start[group[v]]++] = (uint32_t) v;
    }
    for (g = num_groups; g > 0; g--) {
        start[g] = start[g - 1];
    }
    start[0] = 0;
}

typedef struct {
    const level *below;
    const uint32_t *group;
    size_t *first; /* of a group, in member[] */
    uint32_t *member;
    level_ties ties;
    size_t max_node, max_weight;
} gathering;

static kh_status
add_row(level *self, gathering *from, size_t g, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t num = self->own_start[g], j;

    for (j = from->first[g]; j < from->first[g + 1]; j++) {
        level_ties_add(&from->ties, from->below, from->group, from->member[j]);
        self->strength[g] += from->below->strength[from->member[j]];
    }
    KH_TRY(kh_grow((void **) &self->own_node, num, &from->max_node, from->ties.num,
        sizeof(*self->own_node), "ties of groups", err));
    KH_TRY(kh_grow((void **) &self->own_weight, num, &from->max_weight, from->ties.num,
        sizeof(*self->own_weight), "ties of groups", err));
    for (j = 0; j < from->ties.num; j++) {
        const uint32_t h = from->ties.found[j];

        if (h != g) {
            self->own_node[num] = h;
            self->own_weight[num++] = from->ties.by_group[h];
        }
    }
    self->own_start[g + 1] = num;
    level_ties_clear(&from->ties);
out:
    return ret;
}

kh_status
level_of_groups(
    level *self, const level *below, const uint32_t *group, size_t num_groups, kh_error *err)
{
    kh_status ret = KH_OK;
    level new = { .num = num_groups };
    gathering from = { .below = below, .group = group };
    size_t g;

    KH_TRY(KH_NEW(&new.own_start, num_groups + 1, "groups", err));
    KH_TRY(KH_NEW(&new.strength, num_groups, "groups", err));
    KH_TRY(KH_NEW(&from.first, num_groups + 1, "groups", err));
    KH_TRY(KH_NEW(&from.member, below->num, "nodes", err));
    KH_TRY(level_ties_init(&from.ties, num_groups, err));
    sort_by_group(below, group, num_groups, from.first, from.member);
    for (g = 0; g < num_groups; g++) {
        KH_TRY(add_row(&new, &from, g, err));
    }
    new.start = new.own_start;
    new.node = new.own_node;
    new.weight = new.own_weight;
    *self = new;
    new = (level){ 0 };
out:
    level_free(&new);
    level_ties_free(&from.ties);
    free(from.first);
    free(from.member);
    return ret;
}

/* --- ties to groups ---------------------------------------------------------------------- */

kh_status
level_ties_init(level_ties *self, size_t num_groups, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_NEW(&self->by_group, num_groups, "groups", err));
    KH_TRY(KH_NEW(&self->found, num_groups, "groups", err));
out:
    return ret;
}

void
level_ties_free(level_ties *self)
{
    free(self->by_group);
    free(self->found);
    *self = (level_ties){ 0 };
}

void
level_ties_add(level_ties *self, const level *net, const uint32_t *group, size_t v)
{
    size_t j;

    for (j = net->start[v]; j < net->start[v + 1]; j++) {
        const uint32_t g = group[net->node[j]];

        /* Strength is above 0, so 0 means not found yet. */
        if (self->by_group[g] == 0) {
            self->found[self->num++] = g;
        }
        self->by_group[g] += net->weight == NULL ? 1 : net->weight[j];
    }
}

void
level_ties_clear(level_ties *self)
{
    while (self->num > 0) {
        self->by_group[self->found[--self->num]] = 0;
    }
}

/* Nodes come in random order: without this, most of the time would go into waiting for memory. */
void
level_look_ahead(const level *net, const uint32_t *group, const uint32_t *ring, size_t size,
    size_t at, size_t num)
{
    enum { SOON = 3, LATER = 6, LAST = 9, MOST = 16 };
    size_t j;

    if (num <= LAST) {
        return;
    }
    KH_PREFETCH(&net->start[ring[(at + LAST) % size]]);
    KH_PREFETCH(&net->node[net->start[ring[(at + LATER) % size]]]);
    at = ring[(at + SOON) % size];
    for (j = net->start[at]; j < net->start[at + 1] && j < net->start[at] + MOST; j++) {
        KH_PREFETCH(&group[net->node[j]]);
    }
}

/* --- order ------------------------------------------------------------------------------- */

kh_status
level_shuffle(const level *net, level_search *search, uint32_t **order, kh_error *err)
{
    kh_status ret = KH_OK;
    uint64_t counter = 0;
    size_t v;

    KH_TRY(KH_NEW(order, net->num, "nodes", err));
    search->stream++;
    for (v = 0; v < net->num; v++) {
        const size_t u = (size_t) kh_random_below(search->seed, search->stream, &counter, v + 1);

        (*order)[v] = (*order)[u];
        (*order)[u] = (uint32_t) v;
    }
out:
    return ret;
}

kh_status
level_number(uint32_t *group, size_t num_nodes, size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *number = NULL, next = 0;
    size_t v;

    KH_TRY(KH_NEW(&number, num_nodes, "groups", err));
    for (v = 0; v < num_nodes; v++) {
        if (number[group[v]] == 0) {
            number[group[v]] = ++next;
        }
        group[v] = number[group[v]] - 1;
    }
    *num = next;
out:
    free(number);
    return ret;
}
