#include "end_pairs.h"

#include "../base/array.h"
#include "../base/random.h"

#include <stdlib.h>

/* A node's weights this small beside the mass of all are rounding. */
#define LEAST_PART 1e-12

/* One share of a node, by what it is sorted by. */
typedef struct {
    uint32_t node, group, component;
    double share;
} membership;

typedef struct {
    membership *items;
    size_t num;
    size_t num_groups, num_components;
} memberships;

/* --- sorting ----------------------------------------------------------------------------- */

/* A stable counting sort by one of two keys. */
static void
sort_by(const memberships *from, membership *to, size_t *after, bool by_component)
{
    const size_t num_keys = by_component ? from->num_components : from->num_groups;
    size_t j;

    for (j = 0; j <= num_keys; j++) {
        after[j] = 0;
    }
    for (j = 0; j < from->num; j++) {
        after[(by_component ? from->items[j].component : from->items[j].group) + 1]++;
    }
    for (j = 1; j <= num_keys; j++) {
        after[j] += after[j - 1];
    }
    for (j = 0; j < from->num; j++) {
        to[after[by_component ? from->items[j].component : from->items[j].group]++]
            = from->items[j];
    }
}

static kh_status
sort_memberships(memberships *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t most_keys
        = self->num_components > self->num_groups ? self->num_components : self->num_groups;
    membership *other = NULL;
    size_t *after = NULL;

    KH_TRY(KH_NEW(&other, self->num, "shares", err));
    KH_TRY(KH_NEW(&after, most_keys + 1, "groups", err));
    sort_by(self, other, after, false);
    sort_by(&(memberships){ other, self->num, self->num_groups, self->num_components }, self->items,
        after, true);
out:
    free(other);
    free(after);
    return ret;
}

static kh_status
gather(memberships *self, const kh_net *net, bool of_sectors, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *component = NULL;
    size_t v, k;

    self->num_groups = of_sectors ? net->num_sectors : net->num_nodes;
    KH_TRY(KH_NEW(&component, net->num_nodes, "nodes", err));
    KH_TRY(kh_net_components(net, component, NULL, &self->num_components, err));
    KH_TRY(KH_NEW(&self->items,
        of_sectors && net->num_nodes > 0 ? net->share_start[net->num_nodes] : net->num_nodes,
        "shares", err));
    for (v = 0; v < net->num_nodes && !of_sectors; v++) {
        self->items[self->num++] = (membership){ (uint32_t) v, (uint32_t) v, component[v], 1 };
    }
    for (v = 0; v < net->num_nodes && of_sectors; v++) {
        for (k = net->share_start[v]; k < net->share_start[v + 1]; k++) {
            const kh_share share = net->shares[k];

            self->items[self->num++]
                = (membership){ (uint32_t) v, share.sector, component[v], share.share };
        }
    }
    KH_TRY(sort_memberships(self, err));
out:
    free(component);
    return ret;
}

/* --- weighing ---------------------------------------------------------------------------- */

static void
add_member(kh_end_pairs *self, const membership *m, const membership *before)
{
    const size_t j = self->num_members++;
    const bool is_new = before == NULL || before->component != m->component;

    if (is_new || before->group != m->group) {
        self->blocks[self->num_blocks] = (kh_end_block){ j, j, j, j, m->group };
        if (!is_new) {
            self->blocks[self->num_blocks].component_first
                = self->blocks[self->num_blocks - 1].component_first;
        }
        self->num_blocks++;
    }
    self->blocks[self->num_blocks - 1].end = j + 1;
    self->member[j] = m->node;
    self->mass_before[j + 1] = self->mass_before[j] + m->share;
}

static double
mass_of(const kh_end_pairs *self, size_t first, size_t end)
{
    return self->mass_before[end] - self->mass_before[first];
}

/* What a member of a block can be paired with, itself included where it has other groups. */
static double
others_of(const kh_end_pairs *self, const kh_end_block *block)
{
    if (block->first == block->component_first && block->end == block->component_end) {
        return 0;
    }
    return mass_of(self, block->component_first, block->component_end)
           - mass_of(self, block->first, block->end);
}

static double
weight_with_itself(const kh_net *net, size_t v)
{
    double same = 0;
    size_t k;

    for (k = net->share_start[v]; k < net->share_start[v + 1]; k++) {
        same += net->shares[k].share * net->shares[k].share;
    }
    return net->share_start[v + 1] - net->share_start[v] > 1 ? 1 - same : 0;
}

static void
weigh_nodes(kh_end_pairs *self, const kh_net *net, bool of_sectors)
{
    size_t b, j, v;

    for (b = 0; b < self->num_blocks; b++) {
        const double others = others_of(self, &self->blocks[b]);

        for (j = self->blocks[b].first; j < self->blocks[b].end; j++) {
            self->as_end[self->member[j]] += mass_of(self, j, j + 1) * others;
        }
    }
    for (v = 0; v < net->num_nodes; v++) {
        self->as_end[v] -= of_sectors ? weight_with_itself(net, v) : 0;
        if (self->as_end[v] < LEAST_PART * (double) net->num_nodes) {
            self->as_end[v] = 0;
        }
        self->total += self->as_end[v];
    }
}

/* A block none of whose members has a partner but itself would be drawn in vain, over and over. */
static void
weigh_blocks(kh_end_pairs *self)
{
    size_t b, j;

    for (b = 0; b < self->num_blocks; b++) {
        const kh_end_block *block = &self->blocks[b];
        double weight = 0;

        for (j = block->first; j < block->end && weight == 0; j++) {
            weight = self->as_end[self->member[j]];
        }
        if (weight > 0) {
            weight = mass_of(self, block->first, block->end) * others_of(self, block);
        }
        self->weight_before[b + 1] = self->weight_before[b] + weight;
    }
}

static void
close_components(kh_end_pairs *self)
{
    size_t b;

    for (b = self->num_blocks; b > 0; b--) {
        kh_end_block *block = &self->blocks[b - 1];

        block->component_end = block->end;
        if (b < self->num_blocks && block[1].component_first == block->component_first) {
            block->component_end = block[1].component_end;
        }
    }
}

static kh_status
build(kh_end_pairs *self, const kh_net *net, bool of_sectors, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_end_pairs made = { 0 };
    memberships list = { 0 };
    size_t j;

    KH_TRY(gather(&list, net, of_sectors, err));
    KH_TRY(KH_NEW(&made.member, list.num, "shares", err));
    KH_TRY(KH_NEW(&made.mass_before, list.num + 1, "shares", err));
    KH_TRY(KH_NEW(&made.blocks, list.num, "groups", err));
    KH_TRY(KH_NEW(&made.weight_before, list.num + 1, "groups", err));
    KH_TRY(KH_NEW(&made.as_end, net->num_nodes, "pair weights", err));
    for (j = 0; j < list.num; j++) {
        add_member(&made, &list.items[j], j > 0 ? &list.items[j - 1] : NULL);
    }
    close_components(&made);
    weigh_nodes(&made, net, of_sectors);
    weigh_blocks(&made);
    *self = made;
    made = (kh_end_pairs){ 0 };
out:
    free(list.items);
    kh_end_pairs_free(&made);
    return ret;
}

kh_status
kh_end_pairs_of_sectors(kh_end_pairs *self, const kh_net *net, kh_error *err)
{
    return build(self, net, true, err);
}

kh_status
kh_end_pairs_of_nodes(kh_end_pairs *self, const kh_net *net, kh_error *err)
{
    return build(self, net, false, err);
}

void
kh_end_pairs_free(kh_end_pairs *self)
{
    free(self->member);
    free(self->mass_before);
    free(self->blocks);
    free(self->weight_before);
    free(self->as_end);
    *self = (kh_end_pairs){ 0 };
}

/* --- drawing ----------------------------------------------------------------------------- */

/* The stretch among first .. end - 1 that a sum falls into: before[j] <= sum < before[j + 1]. */
static size_t
find_stretch(const double *before, size_t first, size_t end, double sum)
{
    while (end - first > 1) {
        const size_t middle = first + (end - first) / 2;

        if (before[middle] <= sum) {
            first = middle;
        } else {
            end = middle;
        }
    }
    return first;
}

static size_t
block_of_member(const kh_end_pairs *self, size_t member)
{
    size_t first = 0, end = self->num_blocks;

    while (end - first > 1) {
        const size_t middle = first + (end - first) / 2;

        if (self->blocks[middle].first <= member) {
            first = middle;
        } else {
            end = middle;
        }
    }
    return first;
}

kh_end_pair
kh_end_pairs_draw(const kh_end_pairs *self, uint64_t seed, uint64_t stream, uint64_t *counter)
{
    const double *before = self->mass_before;
    size_t b, s, t;

    do {
        const kh_end_block *block;
        double sum = kh_random_real(seed, stream, counter) * self->weight_before[self->num_blocks];

        b = find_stretch(self->weight_before, 0, self->num_blocks, sum);
        block = &self->blocks[b];
        sum = kh_random_real(seed, stream, counter) * mass_of(self, block->first, block->end);
        s = find_stretch(before, block->first, block->end, before[block->first] + sum);
        sum = before[block->component_first]
              + kh_random_real(seed, stream, counter) * others_of(self, block);
        sum += sum >= before[block->first] ? mass_of(self, block->first, block->end) : 0;
        t = find_stretch(before, block->component_first, block->component_end, sum);
        /* Rounding can lead back into the block; a node in several groups to itself. */
    } while (block_of_member(self, t) == b || self->member[s] == self->member[t]);
    return (kh_end_pair){ { self->member[s], self->member[t] },
        { self->blocks[b].group, self->blocks[block_of_member(self, t)].group } };
}
