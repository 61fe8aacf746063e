/* Fast local moving: only nodes whose surroundings changed are looked at again. */
#include "level.h"

#include "../base/array.h"
#include "../base/progress.h"

#include <stdbool.h>
#include <stdlib.h>

/* A gain this small beside the strength of the node is rounding, and could go round for ever. */
#define LEAST_GAIN 1e-10

/* Nodes looked at between two words of progress: some hundredths of a second. */
#define TELL_EVERY 65536

typedef struct {
    const level *net;
    const level_search *search;
    uint32_t *group;
    double *strength; /* of a group. */
    uint32_t *size;
    uint32_t *empty; /* groups without nodes, a stack. */
    size_t num_empty;
    level_ties ties;
    uint32_t *queue; /* a ring. */
    size_t head, num_queued;
    bool *queued;
} mover;

static void
mover_free(mover *self)
{
    free(self->strength);
    free(self->size);
    free(self->empty);
    level_ties_free(&self->ties);
    free(self->queue);
    free(self->queued);
}

static kh_status
mover_init(mover *self, level_search *search, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = self->net->num;
    size_t v;

    self->search = search;
    KH_TRY(KH_NEW(&self->strength, num, "groups", err));
    KH_TRY(KH_NEW(&self->size, num, "groups", err));
    KH_TRY(KH_NEW(&self->empty, num + 1, "groups", err));
    KH_TRY(level_ties_init(&self->ties, num, err));
    KH_TRY(KH_NEW(&self->queued, num, "nodes", err));
    KH_TRY(level_shuffle(self->net, search, &self->queue, err));
    for (v = 0; v < num; v++) {
        self->strength[self->group[v]] += self->net->strength[v];
        self->size[self->group[v]]++;
        self->queued[v] = true;
    }
    for (v = num; v > 0; v--) {
        if (self->size[v - 1] == 0) {
            self->empty[self->num_empty++] = (uint32_t) v - 1;
        }
    }
    self->num_queued = num;
out:
    return ret;
}

static double
gain(const mover *self, size_t v, uint32_t group)
{
    return self->ties.by_group[group]
           - self->search->penalty * self->net->strength[v] * self->strength[group];
}

/* The group that v, which was taken out of its own, gains most from; of equal ones its own. */
static uint32_t
find_best(const mover *self, size_t v)
{
    const double least = LEAST_GAIN * self->net->strength[v];
    uint32_t best = self->group[v];
    double most = gain(self, v, best) + least;
    size_t j;

    for (j = 0; j < self->ties.num; j++) {
        const double found = gain(self, v, self->ties.found[j]);

        if (found > most) {
            most = found;
            best = self->ties.found[j];
        }
    }
    /* Alone it gains nothing, which may be more. */
    return most < 0 && self->size[self->group[v]] > 0 ? self->empty[self->num_empty - 1] : best;
}

/* Ask the contacts of v again that did not come along. */
static void
wake_contacts(mover *self, size_t v)
{
    const level *net = self->net;
    size_t j;

    for (j = net->start[v]; j < net->start[v + 1]; j++) {
        const uint32_t u = net->node[j];

        if (!self->queued[u] && self->group[u] != self->group[v]) {
            self->queued[u] = true;
            self->queue[(self->head + self->num_queued++) % net->num] = u;
        }
    }
}

static void
move_node(mover *self, size_t v)
{
    const uint32_t own = self->group[v];
    uint32_t best;

    level_ties_add(&self->ties, self->net, self->group, v);
    self->strength[own] -= self->net->strength[v];
    self->size[own]--;
    best = find_best(self, v);
    self->strength[best] += self->net->strength[v];
    if (self->size[best]++ == 0 && best != own) {
        self->num_empty--;
    }
    if (self->size[own] == 0) {
        /* What rounding left is gone with the last node. */
        self->strength[own] = 0;
        self->empty[self->num_empty++] = own;
    }
    level_ties_clear(&self->ties);
    if (best != own) {
        self->group[v] = best;
        wake_contacts(self, v);
    }
}

kh_status
level_move(const level *net, level_search *search, uint32_t *group, kh_error *err)
{
    kh_status ret = KH_OK;
    mover m = { .net = net, .group = group };
    size_t num_seen = 0;

    KH_TRY(mover_init(&m, search, err));
    while (m.num_queued > 0) {
        const uint32_t v = m.queue[m.head];

        level_look_ahead(net, group, m.queue, net->num, m.head, m.num_queued);
        m.head = (m.head + 1) % net->num;
        m.num_queued--;
        m.queued[v] = false;
        move_node(&m, v);
        if (++num_seen % TELL_EVERY == 0) {
            kh_progress_add(TELL_EVERY);
        }
    }
out:
    mover_free(&m);
    return ret;
}
