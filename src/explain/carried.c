#include "carried.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "../between/sources.h"
#include "../bridge/membership.h"
#include "branch.h"
#include "possible.h"
#include "through.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define BODY_PAIRS_MOST 100

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

/* What one task gathers. Tasks are as many for any number of threads, and joined in order: so the
 * bits do not depend on threads. */
#define NUM_TASKS 16

typedef struct {
    kh_carried sums;
    double compensation; /* Neumaier's, of sums.betweenness */
    size_t num_pairs;
} part;

typedef struct {
    const kh_net *net;
    uint32_t body;
    kh_source_groups groups;
    uint8_t *reaches;    /* of a node: whether it has a way to the body */
    uint8_t *idle;       /* of a node: whether its pairs are found from their other ends */
    kh_through *scratch; /* one a worker */
    part parts[NUM_TASKS];
} gathering;

static void
add_compensated(double *sum, double *compensation, double value)
{
    const double total = *sum + value;

    *compensation += fabs(*sum) >= fabs(value) ? *sum - total + value : value - total + *sum;
    *sum = total;
}

static void
add_by_sectors(kh_carried *sums, const kh_net *net, kh_member from, kh_member to, double share)
{
    size_t j, k;

    for (j = 0; j < from.num; j++) {
        for (k = 0; k < to.num; k++) {
            const kh_share *a = &from.items[j], *b = &to.items[k];
            const size_t x = a->sector < b->sector ? a->sector : b->sector;
            const size_t y = a->sector < b->sector ? b->sector : a->sector;

            if (x != y) {
                sums->by_sectors[x * net->num_sectors + y] += a->share * b->share * share;
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
gather_pair(part *p, const kh_net *net, const kh_carried_pair *pair)
{
    const kh_member from = kh_member_of(net, pair->from), to = kh_member_of(net, pair->to);

    add_compensated(&p->sums.betweenness, &p->compensation, pair->weight * pair->share);
    add_by_sectors(&p->sums, net, from, to, pair->share);
    p->sums.num_dependent += pair->share >= 1;
    p->num_pairs++;
    offer(&p->sums.pairs, pair);
    if (is_body(net, pair->from) && is_body(net, pair->to)) {
        offer(&p->sums.body_pairs, pair);
    }
}

/* Whether a pair is counted from this end. Undirected, it is met from both, if both are searched.
 */
static bool
counts_from(const gathering *g, uint32_t source, uint32_t target)
{
    return g->net->directed ? source != target : g->idle[target] || source < target;
}

/* The pairs of a source: the one of the paths, or a leaf that hangs on it. */
static void
gather_source(const gathering *g, part *p, const kh_through *found, uint32_t source)
{
    const kh_paths *paths = &found->paths;
    const kh_member member = kh_member_of(g->net, source);
    const double more = source == paths->node[0] ? 0 : 1;
    size_t k;

    for (k = found->at + 1; k < paths->num_reached; k++) {
        const uint32_t target = paths->node[k];
        const bool turned = !g->net->directed && target < source;
        const double share = found->through[k] / paths->count[k];
        kh_carried_pair pair = { .from = turned ? target : source, .to = turned ? source : target };

        if (share > 0 && counts_from(g, source, target)) {
            pair.weight = kh_member_weight(member, kh_member_of(g->net, target));
            pair.share = share < 1 - 1e-12 ? share : 1;
            pair.distance = paths->distance[k] + more;
            if (pair.weight > 0) {
                gather_pair(p, g->net, &pair);
            }
        }
    }
}

static bool
is_source(const gathering *g, uint32_t v)
{
    return v != g->body && !g->idle[v] && kh_member_of(g->net, v).num > 0;
}

static kh_status
gather_group(const gathering *g, part *p, kh_through *scratch, size_t group, kh_error *err)
{
    kh_status ret = KH_OK;
    const uint32_t root = g->groups.root[group];
    const uint32_t *leaf = g->groups.leaf;
    const size_t end = g->groups.start[group + 1];
    bool any = is_source(g, root);
    size_t j;

    for (j = g->groups.start[group]; j < end && !any; j++) {
        any = is_source(g, leaf[j]);
    }
    if (!any || !g->reaches[root]) {
        return KH_OK;
    }
    KH_TRY(kh_through_skim(scratch, root, err));
    if (is_source(g, root)) {
        gather_source(g, p, scratch, root);
    }
    for (j = g->groups.start[group]; j < end; j++) {
        if (is_source(g, leaf[j])) {
            gather_source(g, p, scratch, leaf[j]);
        }
    }
out:
    return ret;
}

/* Every sixteenth group: neighbours in the file are alike, and so are their costs. */
static kh_status
run_task(void *context, size_t task, size_t worker, kh_error *err)
{
    kh_status ret = KH_OK;
    gathering *g = context;
    size_t group;

    for (group = task; group < g->groups.num; group += NUM_TASKS) {
        KH_TRY(gather_group(g, &g->parts[task], &g->scratch[worker], group, err));
    }
out:
    return ret;
}

/* --- the whole --------------------------------------------------------------------------- */

static kh_status
sums_init(kh_carried *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = net->num_sectors;

    self->pairs.most = KH_CARRIED_MOST;
    self->body_pairs.most = BODY_PAIRS_MOST;
    KH_TRY(KH_NEW(&self->by_sectors, num * num, "pairs of sectors", err));
    KH_TRY(KH_NEW(&self->pairs.pairs, 2 * self->pairs.most, "pairs", err));
    KH_TRY(KH_NEW(&self->body_pairs.pairs, 2 * self->body_pairs.most, "pairs", err));
out:
    return ret;
}

static void
join_pairs(kh_carried_pairs *whole, const kh_carried_pairs *part_of_it)
{
    size_t j;

    for (j = 0; j < part_of_it->num; j++) {
        offer(whole, &part_of_it->pairs[j]);
    }
}

static void
join(part *whole, const part *p, size_t num_sectors)
{
    size_t j;

    add_compensated(&whole->sums.betweenness, &whole->compensation, p->sums.betweenness);
    add_compensated(&whole->sums.betweenness, &whole->compensation, p->compensation);
    for (j = 0; j < num_sectors * num_sectors; j++) {
        whole->sums.by_sectors[j] += p->sums.by_sectors[j];
    }
    whole->sums.num_dependent += p->sums.num_dependent;
    whole->num_pairs += p->num_pairs;
    join_pairs(&whole->sums.pairs, &p->sums.pairs);
    join_pairs(&whole->sums.body_pairs, &p->sums.body_pairs);
}

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
gather(gathering *g, size_t num_threads, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_workers = kh_parallel_workers(num_threads, NUM_TASKS);
    size_t j;

    KH_TRY(kh_source_groups_init(&g->groups, g->net, err));
    KH_TRY(KH_NEW(&g->reaches, g->net->num_nodes, "marks", err));
    KH_TRY(find_upstream(g->net, g->body, g->reaches, err));
    KH_TRY(KH_NEW(&g->idle, g->net->num_nodes, "marks", err));
    KH_TRY(kh_branch_mark(g->net, g->body, g->idle, err));
    KH_TRY(KH_NEW(&g->scratch, num_workers, "workers", err));
    for (j = 0; j < num_workers; j++) {
        KH_TRY(kh_through_init(&g->scratch[j], g->net, g->body, err));
    }
    for (j = 0; j < NUM_TASKS; j++) {
        KH_TRY(sums_init(&g->parts[j].sums, g->net, err));
    }
    KH_TRY(kh_parallel_work("what the body carries", NUM_TASKS, num_workers, run_task, g, err));
out:
    for (j = 0; g->scratch != NULL && j < num_workers; j++) {
        kh_through_free(&g->scratch[j]);
    }
    free(g->scratch);
    free(g->reaches);
    free(g->idle);
    kh_source_groups_free(&g->groups);
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
finish(part *whole)
{
    kh_carried *sums = &whole->sums;
    double listed = 0, compensation = 0;
    size_t j;

    sums->betweenness += whole->compensation;
    keep_most(&sums->pairs);
    keep_most(&sums->body_pairs);
    sums->num_more = whole->num_pairs - sums->pairs.num;
    for (j = 0; j < sums->pairs.num; j++) {
        add_compensated(
            &listed, &compensation, sums->pairs.pairs[j].weight * sums->pairs.pairs[j].share);
    }
    sums->more = sums->num_more > 0 ? sums->betweenness - (listed + compensation) : 0;
}

kh_status
kh_carried_compute(
    kh_carried *self, const kh_net *net, uint32_t body, size_t num_threads, kh_error *err)
{
    kh_status ret = KH_OK;
    gathering g = { .net = net, .body = body };
    part whole = { 0 };
    size_t j;

    KH_TRY(sums_init(&whole.sums, net, err));
    KH_TRY(count_possible(&whole.sums, net, body, err));
    KH_TRY(gather(&g, num_threads, err));
    for (j = 0; j < NUM_TASKS; j++) {
        join(&whole, &g.parts[j], net->num_sectors);
    }
    finish(&whole);
    *self = whole.sums;
    whole.sums = (kh_carried){ 0 };
out:
    for (j = 0; j < NUM_TASKS; j++) {
        kh_carried_free(&g.parts[j].sums);
    }
    kh_carried_free(&whole.sums);
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
