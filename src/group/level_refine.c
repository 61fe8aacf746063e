/* Refinement: groups fall into parts that hang together, whatever moved out of them. */
#include "level.h"

#include "../base/array.h"
#include "../base/random.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

typedef struct {
    const level *net;
    const level_search *search;
    const uint32_t *group;
    double *group_strength;
    uint32_t *part;
    double *strength; /* of a part. */
    double *outward;  /* strength between a part and the rest of its group. */
    bool *alone;      /* whether a node is still a part of its own. */
    level_ties ties;
    double *chance; /* of the choices, scratch. */
    uint64_t counter;
} refiner;

static void
refiner_free(refiner *self)
{
    free(self->group_strength);
    free(self->strength);
    free(self->outward);
    free(self->alone);
    level_ties_free(&self->ties);
    free(self->chance);
}

static double
sum_within_group(const refiner *self, size_t v)
{
    const level *net = self->net;
    double sum = 0;
    size_t j;

    for (j = net->start[v]; j < net->start[v + 1]; j++) {
        if (self->group[net->node[j]] == self->group[v]) {
            sum += net->weight == NULL ? 1 : net->weight[j];
        }
    }
    return sum;
}

static kh_status
refiner_init(refiner *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const level *net = self->net;
    size_t v;

    KH_TRY(KH_NEW(&self->group_strength, net->num, "groups", err));
    KH_TRY(KH_NEW(&self->strength, net->num, "parts", err));
    KH_TRY(KH_NEW(&self->outward, net->num, "parts", err));
    KH_TRY(KH_NEW(&self->alone, net->num, "nodes", err));
    KH_TRY(level_ties_init(&self->ties, net->num, err));
    KH_TRY(KH_NEW(&self->chance, net->num, "choices", err));
    for (v = 0; v < net->num; v++) {
        self->part[v] = (uint32_t) v;
        self->strength[v] = net->strength[v];
        self->outward[v] = sum_within_group(self, v);
        self->alone[v] = true;
        self->group_strength[self->group[v]] += net->strength[v];
    }
out:
    return ret;
}

/* Whether a part is tied to the rest of its group at least as well as chance would have it. */
static bool
is_well_tied(const refiner *self, uint32_t part, uint32_t group)
{
    const double own = self->strength[part], rest = self->group_strength[group] - own;

    return self->outward[part] >= self->search->penalty * own * rest;
}

static double
gain(const refiner *self, size_t v, uint32_t part)
{
    return self->ties.by_group[part]
           - self->search->penalty * self->net->strength[v] * self->strength[part];
}

/* Whether v may join: a part of its group, well tied itself, at no loss. A part is called by its
 * first node. */
static bool
may_join(const refiner *self, size_t v, uint32_t part)
{
    return part != v && self->group[part] == self->group[v] && gain(self, v, part) >= 0
           && is_well_tied(self, part, self->group[v]);
}

/* Draw in proportion to exp(gain / randomness); to stay alone gains 0. */
static uint32_t
draw_part(refiner *self, size_t v)
{
    double top = 0, sum, x;
    size_t j;

    for (j = 0; j < self->ties.num; j++) {
        const uint32_t part = self->ties.found[j];

        self->chance[j] = may_join(self, v, part) ? gain(self, v, part) : -INFINITY;
        top = fmax(top, self->chance[j]);
    }
    sum = exp(-top / self->search->randomness);
    for (j = 0; j < self->ties.num; j++) {
        self->chance[j] = exp((self->chance[j] - top) / self->search->randomness);
        sum += self->chance[j];
    }
    x = kh_random_real(self->search->seed, self->search->stream, &self->counter) * sum;
    for (j = 0; j < self->ties.num; j++) {
        x -= self->chance[j];
        if (x < 0) {
            return self->ties.found[j];
        }
    }
    return (uint32_t) v;
}

static void
join(refiner *self, size_t v)
{
    uint32_t part;

    level_ties_add(&self->ties, self->net, self->part, v);
    part = draw_part(self, v);
    if (part != v) {
        self->outward[part] += self->outward[v] - 2 * self->ties.by_group[part];
        self->strength[part] += self->net->strength[v];
        self->strength[v] = 0;
        self->part[v] = part;
        /* The node that the part is called by stays in it. */
        self->alone[part] = false;
    }
    level_ties_clear(&self->ties);
}

kh_status
level_refine(const level *net, level_search *search, const uint32_t *group, uint32_t *part,
    size_t *num_parts, kh_error *err)
{
    kh_status ret = KH_OK;
    refiner r = { .net = net, .search = search, .group = group, .part = part };
    uint32_t *order = NULL;
    size_t j;

    KH_TRY(refiner_init(&r, err));
    KH_TRY(level_shuffle(net, search, &order, err));
    search->stream++;
    for (j = 0; j < net->num; j++) {
        level_look_ahead(net, part, order, net->num, j, net->num - j);
        if (r.alone[order[j]] && is_well_tied(&r, order[j], group[order[j]])) {
            join(&r, order[j]);
        }
    }
    KH_TRY(level_number(part, net->num, num_parts, err));
out:
    refiner_free(&r);
    free(order);
    return ret;
}
