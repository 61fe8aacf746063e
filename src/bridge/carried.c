#include "carried.h"

#include "../base/array.h"
#include "possible.h"
#include "through.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BODY_PAIRS_MOST 100

double
kh_sectors_differ(const kh_net *net, uint32_t s, uint32_t t)
{
    size_t j = net->share_start[s], k = net->share_start[t];
    double same = 0;

    if (j == net->share_start[s + 1] || k == net->share_start[t + 1]) {
        return 0;
    }
    while (j < net->share_start[s + 1] && k < net->share_start[t + 1]) {
        const kh_share *a = &net->shares[j], *b = &net->shares[k];

        if (a->sector == b->sector) {
            same += a->share * b->share;
        }
        j += a->sector <= b->sector;
        k += b->sector <= a->sector;
    }
    /* Rounding must not make two equal memberships differ. */
    return 1 - same < 1e-15 ? 0 : 1 - same;
}

/* --- the pairs that count most ----------------------------------------------------------- */

/* Rounded, so that sums of shares that differ in their last bits do not decide an order. */
static double
rounded(double value)
{
    return nearbyint(value * 1e12);
}

static int
compare_pairs(const void *a, const void *b)
{
    const kh_carried_pair *x = a, *y = b;
    const double left[] = { -rounded(x->weight * x->share), rounded(x->distance), x->from, x->to };
    const double right[] = { -rounded(y->weight * y->share), rounded(y->distance), y->from, y->to };
    size_t j;

    for (j = 0; j < 4; j++) {
        if (left[j] < right[j] || left[j] > right[j]) {
            return left[j] < right[j] ? -1 : 1;
        }
    }
    return 0;
}

static void
keep_most(kh_carried_pairs *self)
{
    qsort(self->pairs, self->num, sizeof(*self->pairs), compare_pairs);
    if (self->num > self->most) {
        self->num = self->most;
    }
}

/* Room for twice as many as are kept: they are sorted only when it is full, and from then on what
 * is worse than the last one kept need not come in. */
static void
offer(kh_carried_pairs *self, const kh_carried_pair *pair)
{
    if (self->full && compare_pairs(pair, &self->pairs[self->most - 1]) > 0) {
        return;
    }
    if (self->num == 2 * self->most) {
        keep_most(self);
        self->full = true;
    }
    self->pairs[self->num++] = *pair;
}

/* --- from one source --------------------------------------------------------------------- */

/* What is summed up beside the result. */
typedef struct {
    kh_carried *result;
    const kh_net *net;
    double compensation; /* Neumaier's, of the sum of betweenness */
    size_t num_pairs;
} gathering;

static void
add_compensated(double *sum, double *compensation, double value)
{
    const double total = *sum + value;

    *compensation += fabs(*sum) >= fabs(value) ? *sum - total + value : value - total + *sum;
    *sum = total;
}

static void
add_by_sectors(gathering *g, uint32_t source, uint32_t target, double share)
{
    const kh_net *net = g->net;
    const size_t num = net->num_sectors;
    size_t j, k;

    for (j = net->share_start[source]; j < net->share_start[source + 1]; j++) {
        for (k = net->share_start[target]; k < net->share_start[target + 1]; k++) {
            const kh_share *a = &net->shares[j], *b = &net->shares[k];
            const size_t x = a->sector < b->sector ? a->sector : b->sector;
            const size_t y = a->sector < b->sector ? b->sector : a->sector;

            if (x != y) {
                g->result->by_sectors[x * num + y] += a->share * b->share * share;
            }
        }
    }
}

static bool
is_body(const kh_net *net, uint32_t v)
{
    return kh_graph_is_body(net->graph, net->node[v]);
}

static void
gather_pair(gathering *g, const kh_through *sweep, uint32_t source, uint32_t target)
{
    const double share = sweep->through[target] / sweep->paths[target];
    const kh_carried_pair pair = { .from = source,
        .to = target,
        .weight = kh_sectors_differ(g->net, source, target),
        .share = share < 1 - 1e-12 ? share : 1,
        .distance = sweep->distance[target] };

    if (pair.weight > 0) {
        add_compensated(&g->result->betweenness, &g->compensation, pair.weight * pair.share);
        add_by_sectors(g, source, target, pair.share);
        g->result->num_dependent += pair.share >= 1;
        g->num_pairs++;
        offer(&g->result->pairs, &pair);
        if (is_body(g->net, source) && is_body(g->net, target)) {
            offer(&g->result->body_pairs, &pair);
        }
    }
}

static void
gather_source(gathering *g, const kh_through *sweep, uint32_t source)
{
    size_t k;

    for (k = 1; k < sweep->num_reached; k++) {
        const uint32_t target = sweep->order[k];

        if (sweep->through[target] > 0 && (g->net->directed || source < target)) {
            gather_pair(g, sweep, source, target);
        }
    }
}

/* --- the whole --------------------------------------------------------------------------- */

/* reaches[v] != 0: v has a way to the body. */
static kh_status
find_upstream(const kh_net *net, uint32_t body, uint8_t *reaches, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *stack = NULL;
    size_t num = 0, j;

    KH_TRY(KH_NEW(&stack, net->num_nodes, "nodes", err));
    stack[num++] = body;
    reaches[body] = 1;
    while (num > 0) {
        const uint32_t v = stack[--num];

        for (j = net->in.start[v]; j < net->in.start[v + 1]; j++) {
            if (!reaches[net->in.node[j]]) {
                reaches[net->in.node[j]] = 1;
                stack[num++] = net->in.node[j];
            }
        }
    }
out:
    free(stack);
    return ret;
}

static kh_status
gather(gathering *g, uint32_t body, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = g->net;
    kh_through sweep = { 0 };
    uint8_t *reaches = NULL;
    uint32_t s;

    KH_TRY(KH_NEW(&reaches, net->num_nodes, "marks", err));
    KH_TRY(find_upstream(net, body, reaches, err));
    KH_TRY(kh_through_init(&sweep, net, body, err));
    for (s = 0; s < net->num_nodes; s++) {
        if (s != body && reaches[s] && net->share_start[s] < net->share_start[s + 1]) {
            KH_TRY(kh_through_sweep(&sweep, s, err));
            gather_source(g, &sweep, s);
        }
    }
out:
    kh_through_free(&sweep);
    free(reaches);
    return ret;
}

static kh_status
count_possible(kh_carried *self, const kh_net *net, uint32_t body, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_possible with, without;

    KH_TRY(kh_possible_compute(&with, net, body, false, err));
    KH_TRY(kh_possible_compute(&without, net, body, true, err));
    self->possible = with.weight;
    self->num_possible = with.num;
    self->num_lost = with.num - without.num;
out:
    return ret;
}

/* What the pairs that are not listed carry, so that the list sums to the whole. */
static void
count_more(kh_carried *self, size_t num_pairs)
{
    double listed = 0, compensation = 0;
    size_t j;

    self->num_more = num_pairs - self->pairs.num;
    for (j = 0; j < self->pairs.num; j++) {
        add_compensated(
            &listed, &compensation, self->pairs.pairs[j].weight * self->pairs.pairs[j].share);
    }
    self->more = self->num_more > 0 ? self->betweenness - (listed + compensation) : 0;
}

kh_status
kh_carried_compute(kh_carried *self, const kh_net *net, uint32_t body, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = net->num_sectors;
    gathering g = { .result = self, .net = net };

    self->pairs.most = KH_CARRIED_MOST;
    self->body_pairs.most = BODY_PAIRS_MOST;
    KH_TRY(KH_NEW(&self->by_sectors, num * num, "pairs of sectors", err));
    KH_TRY(KH_NEW(&self->pairs.pairs, 2 * self->pairs.most, "pairs", err));
    KH_TRY(KH_NEW(&self->body_pairs.pairs, 2 * self->body_pairs.most, "pairs", err));
    KH_TRY(count_possible(self, net, body, err));
    KH_TRY(gather(&g, body, err));
    self->betweenness += g.compensation;
    keep_most(&self->pairs);
    keep_most(&self->body_pairs);
    count_more(self, g.num_pairs);
out:
    return ret;
}

void
kh_carried_free(kh_carried *self)
{
    free(self->by_sectors);
    free(self->pairs.pairs);
    free(self->body_pairs.pairs);
    *self = (kh_carried){ 0 };
}
