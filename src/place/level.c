#include "level.h"

#include "../base/array.h"
#include "../base/random.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define NONE UINT32_MAX

void
place_level_free(place_level *self)
{
    free(self->start);
    free(self->node);
    free(self->weight);
    free(self->mass);
    free(self->pull);
    free(self->group);
    *self = (place_level){ 0 };
}

static kh_status
allocate(place_level *self, size_t num, size_t num_ends, kh_error *err)
{
    kh_status ret = KH_OK;

    self->num = num;
    KH_TRY(KH_NEW(&self->start, num + 1, "nodes", err));
    KH_TRY(KH_NEW(&self->node, num_ends, "ends of ties", err));
    KH_TRY(KH_NEW(&self->weight, num_ends, "ends of ties", err));
    KH_TRY(KH_NEW(&self->mass, num, "nodes", err));
    KH_TRY(KH_NEW(&self->pull, num, "nodes", err));
    KH_TRY(KH_NEW(&self->group, num, "nodes", err));
out:
    return ret;
}

kh_status
place_level_init(place_level *self, size_t num, size_t num_ties, const uint32_t *tail,
    const uint32_t *head, kh_error *err)
{
    kh_status ret = KH_OK;
    place_level new = { 0 };
    size_t t, v;

    KH_TRY(allocate(&new, num, 2 * num_ties, err));
    for (t = 0; t < num_ties; t++) {
        if (tail[t] != head[t]) {
            new.start[tail[t] + 1]++;
            new.start[head[t] + 1]++;
        }
    }
    for (v = 0; v < num; v++) {
        new.pull[v] = (double) new.start[v + 1];
        new.mass[v] = 1 + new.pull[v];
        new.group[v] = (uint32_t) new.start[v]; /* where its next tie goes, for now. */
        new.start[v + 1] += new.start[v];
    }
    for (t = 0; t < num_ties; t++) {
        if (tail[t] != head[t]) {
            new.node[new.group[tail[t]]++] = head[t];
            new.node[new.group[head[t]]++] = tail[t];
        }
    }
    for (t = 0; t < new.start[num]; t++) {
        new.weight[t] = 1;
    }
    *self = new;
    new = (place_level){ 0 };
out:
    place_level_free(&new);
    return ret;
}

/* --- groups ------------------------------------------------------------------------------ */

/* Nodes by rising degree, those of one degree shuffled: leaves choose before their hubs do. */
static kh_status
order_nodes(const place_level *self, uint64_t seed, uint32_t *order, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t *place = NULL;
    uint32_t *shuffled = NULL;
    uint64_t counter = 0;
    size_t v, d;

    KH_TRY(KH_NEW(&place, self->num + 1, "degrees", err));
    KH_TRY(KH_NEW(&shuffled, self->num, "nodes", err));
    for (v = 0; v < self->num; v++) {
        const size_t other = (size_t) kh_random_below(seed, self->num, &counter, v + 1);

        shuffled[v] = shuffled[other];
        shuffled[other] = (uint32_t) v;
    }
#define DEGREE(v)                                                                                  \
    (self->start[(v) + 1] - self->start[v] < self->num ? self->start[(v) + 1] - self->start[v]     \
                                                       : self->num - 1)
    for (v = 0; v < self->num; v++) {
        place[DEGREE(v) + 1]++;
    }
    for (d = 0; d < self->num; d++) {
        place[d + 1] += place[d];
    }
    for (v = 0; v < self->num; v++) {
        order[place[DEGREE(shuffled[v])]++] = shuffled[v];
    }
#undef DEGREE
out:
    free(place);
    free(shuffled);
    return ret;
}

/* The neighbour with which v has most in common for its mass: one that is free, or else any. */
static uint32_t
choose_company(const place_level *self, uint32_t v)
{
    uint32_t best = NONE;
    bool best_free = false;
    double best_worth = 0;
    size_t j;

    for (j = self->start[v]; j < self->start[v + 1]; j++) {
        const uint32_t u = self->node[j];
        const bool is_free = self->group[u] == NONE;
        const double worth = self->weight[j] / self->mass[u];

        if (is_free > best_free || (is_free == best_free && worth > best_worth)) {
            best_free = is_free;
            best_worth = worth;
            best = u;
        }
    }
    return best;
}

/* Pairs of neighbours, and whoever finds only taken ones joins a pair. group[] then holds a node
 * that stands for each group. */
static void
find_groups(place_level *self, const uint32_t *order)
{
    size_t j;

    memset(self->group, 0xFF, self->num * sizeof(*self->group));
    for (j = 0; j < self->num; j++) {
        const uint32_t v = order[j];

        if (self->group[v] == NONE) {
            const uint32_t u = choose_company(self, v);

            if (u == NONE) {
                self->group[v] = v;
            } else {
                self->group[u] = self->group[u] == NONE ? u : self->group[u];
                self->group[v] = self->group[u];
            }
        }
    }
}

/* Number the groups by their first nodes. @param name num values. */
static size_t
number_groups(place_level *self, uint32_t *name)
{
    size_t num = 0, v;

    memset(name, 0xFF, self->num * sizeof(*name));
    for (v = 0; v < self->num; v++) {
        if (name[self->group[v]] == NONE) {
            name[self->group[v]] = (uint32_t) num++;
        }
        self->group[v] = name[self->group[v]];
    }
    return num;
}

/* --- ties between groups ----------------------------------------------------------------- */

/* Add up the ties of the nodes of one group. @param at where a tie to each group stands in the row,
 * all NONE before and after. */
static void
merge_rows(const place_level *self, place_level *coarser, uint32_t group, const uint32_t *members,
    size_t num_members, uint32_t *at)
{
    const size_t start = coarser->start[group];
    size_t num = 0, m, j;

    for (m = 0; m < num_members; m++) {
        const uint32_t v = members[m];

        coarser->mass[group] += self->mass[v];
        for (j = self->start[v]; j < self->start[v + 1]; j++) {
            const uint32_t other = self->group[self->node[j]];

            if (other == group) {
                continue;
            }
            if (at[other] == NONE) {
                at[other] = (uint32_t) num;
                coarser->node[start + num++] = other;
            }
            coarser->weight[start + at[other]] += self->weight[j];
            coarser->pull[group] += self->weight[j];
        }
    }
    for (j = 0; j < num; j++) {
        at[coarser->node[start + j]] = NONE;
    }
    coarser->start[group + 1] = start + num;
}

static kh_status
build_coarser(place_level *self, place_level *coarser, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *at = NULL, *members = NULL;
    size_t *first = NULL;
    size_t v, g;

    KH_TRY(allocate(coarser, num, self->start[self->num], err));
    KH_TRY(KH_NEW(&at, num, "groups", err));
    KH_TRY(KH_NEW(&members, self->num, "nodes", err));
    KH_TRY(KH_NEW(&first, num + 2, "groups", err));
    for (v = 0; v < self->num; v++) {
        first[self->group[v] + 2]++;
    }
    for (g = 0; g < num; g++) {
        first[g + 2] += first[g + 1];
    }
    for (v = 0; v < self->num; v++) {
        members[first[self->group[v] + 1]++] = (uint32_t) v;
    }
    memset(at, 0xFF, num * sizeof(*at));
    for (g = 0; g < num; g++) {
        merge_rows(self, coarser, (uint32_t) g, members + first[g], first[g + 1] - first[g], at);
    }
out:
    free(at);
    free(members);
    free(first);
    return ret;
}

kh_status
place_level_coarsen(place_level *self, place_level *coarser, uint64_t seed, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *order = NULL;
    place_level new = { 0 };

    KH_TRY(KH_NEW(&order, self->num, "nodes", err));
    KH_TRY(order_nodes(self, seed, order, err));
    find_groups(self, order);
    KH_TRY(build_coarser(self, &new, number_groups(self, order), err));
    *coarser = new;
    new = (place_level){ 0 };
out:
    free(order);
    place_level_free(&new);
    return ret;
}
