#include "cross.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "../between/paths.h"
#include "../between/sources.h"
#include "membership.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Groups of sources are dealt to this many partial sums, which are added in their order: the bits
 * do not depend on the number of threads. */
#define NUM_PARTS 16

/* What sources add up to; arrays of num_nodes. */
typedef struct {
    double *betweenness;
    double *as_end; /* weights of the pairs that a node is an end of */
    double all;     /* weights of all pairs */
} cross_sums;

/* Scratch of one worker. */
typedef struct {
    kh_path_search search;
    kh_paths paths;
    double *carried;     /* by place: (target weight + dependency) / paths to it */
    double *sources;     /* num_sectors: shares of the group's sources, summed */
    double *targets;     /* num_sectors: shares of the reached nodes, summed */
    uint32_t *source_of; /* node -> the group + 1 that it was last a source of */
    uint32_t *target_of; /* node -> the group + 1 that last reached it */
} cross_worker;

typedef struct {
    const kh_net *net;
    kh_source_groups groups;
    cross_sums parts[NUM_PARTS];
    size_t num_workers;
    cross_worker *workers;
} cross_run;

static kh_status
worker_init(cross_worker *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(kh_path_search_init(&self->search, net, err));
    KH_TRY(kh_paths_init(&self->paths, net, err));
    KH_TRY(KH_NEW(&self->carried, net->num_nodes, "dependencies", err));
    KH_TRY(KH_NEW(&self->sources, net->num_sectors, "shares", err));
    KH_TRY(KH_NEW(&self->targets, net->num_sectors, "shares", err));
    KH_TRY(KH_NEW(&self->source_of, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->target_of, net->num_nodes, "nodes", err));
out:
    return ret;
}

static void
worker_free(cross_worker *self)
{
    kh_path_search_free(&self->search);
    kh_paths_free(&self->paths);
    free(self->carried);
    free(self->sources);
    free(self->targets);
    free(self->source_of);
    free(self->target_of);
}

static kh_status
run_init(cross_run *self, const kh_net *net, size_t num_threads, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    self->net = net;
    KH_TRY(kh_source_groups_init(&self->groups, net, err));
    for (j = 0; j < NUM_PARTS; j++) {
        KH_TRY(KH_NEW(&self->parts[j].betweenness, net->num_nodes, "values", err));
        KH_TRY(KH_NEW(&self->parts[j].as_end, net->num_nodes, "pair weights", err));
    }
    self->num_workers = kh_parallel_workers(num_threads, NUM_PARTS);
    KH_TRY(KH_NEW(&self->workers, self->num_workers, "workers", err));
    for (j = 0; j < self->num_workers; j++) {
        KH_TRY(worker_init(&self->workers[j], net, err));
    }
out:
    return ret;
}

static void
run_free(cross_run *self)
{
    size_t j;

    kh_source_groups_free(&self->groups);
    for (j = 0; j < NUM_PARTS; j++) {
        free(self->parts[j].betweenness);
        free(self->parts[j].as_end);
    }
    for (j = 0; self->workers != NULL && j < self->num_workers; j++) {
        worker_free(&self->workers[j]);
    }
    free(self->workers);
}

/* --- one group of sources ---------------------------------------------------------------- */

/* The sources of a group that have a sector: how many, their shares, and which they are. */
static size_t
gather_sources(cross_worker *self, const kh_source_groups *groups, size_t g)
{
    const kh_net *net = self->search.net;
    size_t num = 0, j;

    memset(self->sources, 0, net->num_sectors * sizeof(*self->sources));
    for (j = groups->start[g]; j <= groups->start[g + 1]; j++) {
        const uint32_t s = j < groups->start[g + 1] ? groups->leaf[j] : groups->root[g];
        const kh_member member = kh_member_of(net, s);

        self->source_of[s] = (uint32_t) g + 1;
        kh_member_add(member, 1, self->sources);
        num += member.num > 0;
    }
    return num;
}

/* sum over the sources s other than t of w(s, t). */
static double
target_weight(const cross_worker *self, size_t g, size_t num_sources, uint32_t t)
{
    const kh_member member = kh_member_of(self->search.net, t);
    double weight;

    if (member.num == 0) {
        return 0;
    }
    weight = (double) num_sources - kh_member_dot(member, self->sources);
    if (self->source_of[t] == g + 1) {
        weight -= kh_member_weight(member, member);
    }
    /* Rounding must not make equal memberships differ. */
    return weight < 1e-15 * (double) num_sources ? 0 : weight;
}

static size_t
weigh_targets(cross_worker *self, size_t g, size_t num_sources, cross_sums *sums)
{
    const kh_net *net = self->search.net;
    size_t num = 0, k;

    memset(self->targets, 0, net->num_sectors * sizeof(*self->targets));
    for (k = 0; k < self->paths.num_reached; k++) {
        const uint32_t t = self->paths.node[k];
        const kh_member member = kh_member_of(net, t);

        self->carried[k] = target_weight(self, g, num_sources, t);
        sums->as_end[t] += self->carried[k];
        kh_member_add(member, 1, self->targets);
        self->target_of[t] = (uint32_t) g + 1;
        num += member.num > 0;
    }
    return num;
}

/* Brandes' accumulation: what the sources depend on each node for, in units of w. */
static void
walk_back(cross_worker *self, double *betweenness)
{
    const kh_paths *paths = &self->paths;
    size_t k;
    uint32_t j;

    for (k = paths->num_reached; k > 1; k--) {
        const size_t v = k - 1;
        double sum = 0;

        for (j = paths->first[v]; j < paths->first[v + 1]; j++) {
            sum += self->carried[paths->step[j]];
        }
        sum *= paths->count[v];
        betweenness[paths->node[v]] += sum;
        self->carried[v] = (self->carried[v] + sum) / paths->count[v];
    }
}

/* The pairs that one source is an end of; if it is a leaf, all but the root's run through it. */
static void
count_source(const cross_worker *self, size_t g, uint32_t s, size_t num_targets, cross_sums *sums)
{
    const kh_net *net = self->search.net;
    const uint32_t root = self->paths.node[0];
    const kh_member member = kh_member_of(net, s);
    double pairs;

    if (member.num == 0) {
        return;
    }
    pairs = (double) num_targets - kh_member_dot(member, self->targets);
    if (self->target_of[s] == g + 1) {
        pairs -= kh_member_weight(member, member);
    }
    sums->all += pairs;
    sums->as_end[s] += pairs;
    if (s != root) {
        pairs -= kh_member_weight(member, kh_member_of(net, root));
        sums->betweenness[root] += pairs < 1e-12 * (double) num_targets ? 0 : pairs;
    }
}

static kh_status
run_group(
    cross_worker *self, const kh_source_groups *groups, size_t g, cross_sums *sums, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_sources = gather_sources(self, groups, g);
    size_t num_targets, j;

    if (num_sources == 0) {
        goto out;
    }
    KH_TRY(kh_paths_find(&self->paths, &self->search, groups->root[g], err));
    num_targets = weigh_targets(self, g, num_sources, sums);
    walk_back(self, sums->betweenness);
    count_source(self, g, groups->root[g], num_targets, sums);
    for (j = groups->start[g]; j < groups->start[g + 1]; j++) {
        count_source(self, g, groups->leaf[j], num_targets, sums);
    }
out:
    return ret;
}

/* --- all of them ------------------------------------------------------------------------- */

static kh_status
run_part(void *context, size_t part, size_t worker, kh_error *err)
{
    kh_status ret = KH_OK;
    cross_run *run = context;
    size_t g;

    for (g = part; g < run->groups.num; g += NUM_PARTS) {
        KH_TRY(run_group(&run->workers[worker], &run->groups, g, &run->parts[part], err));
    }
out:
    return ret;
}

static void
add_parts(cross_run *run)
{
    cross_sums *sums = &run->parts[0];
    size_t part, v;

    for (part = 1; part < NUM_PARTS; part++) {
        for (v = 0; v < run->net->num_nodes; v++) {
            sums->betweenness[v] += run->parts[part].betweenness[v];
            sums->as_end[v] += run->parts[part].as_end[v];
        }
        sums->all += run->parts[part].all;
    }
}

kh_status
kh_cross_betweenness(
    const kh_net *net, size_t num_threads, double *betweenness, double *share, kh_error *err)
{
    kh_status ret = KH_OK;
    cross_run run = { 0 };
    const cross_sums *sums = &run.parts[0];
    /* An undirected net meets each pair from both its ends. */
    const double half = net->directed ? 1 : 0.5;
    size_t v;

    KH_TRY(run_init(&run, net, num_threads, err));
    KH_TRY(kh_parallel_run(NUM_PARTS, run.num_workers, run_part, &run, err));
    add_parts(&run);
    for (v = 0; v < net->num_nodes; v++) {
        const double possible = (sums->all - sums->as_end[v]) * half;

        betweenness[v] = sums->betweenness[v] * half;
        /* A difference of sums: what is left of rounding is no pair. */
        share[v] = possible > 1e-12 * sums->all ? fmin(1, betweenness[v] / possible) : NAN;
    }
out:
    run_free(&run);
    return ret;
}
