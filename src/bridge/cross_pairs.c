/* Cross-sector betweenness by pair of sectors. With the shares of targets as weights, a sector a
 * lane, one walk back from a source serves all its pairs. Sectors take turns: what the sources of
 * one find adds up as it is walked, and goes to its pairs once. */
#include "cross.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "../base/progress.h"
#include "../between/lanes.h"
#include "membership.h"
#include "sector_sources.h"

#include <stdlib.h>
#include <string.h>

/* The sources of a turn are dealt to partial sums, added in their order: the bits do not depend on
 * the number of threads. A sum for fewer sources costs more to add than it saves. */
#define MAX_PARTS   16
#define MIN_SOURCES 16
#define PARTS_BYTES ((size_t) 128 << 20)
#define NO_LANE     KH_NUM_LANES

/* Nodes that one task adds up. */
#define RANGE 256

/* Scratch of one worker. */
typedef struct {
    kh_paths paths;
    kh_path_search search;
    kh_lanes *carried; /* by place */
} pair_worker;

typedef struct {
    const kh_net *net;
    double *masses;
    kh_sector_sources sources;
    size_t turn;         /* whose sector is sources.order[turn] */
    size_t first_target; /* lanes stand for sectors sources.order[first_target] and on */
    uint8_t *lane;       /* of a sector, or NO_LANE */
    size_t max_parts, num_parts;
    kh_lanes *parts[MAX_PARTS]; /* by node; 0 between turns */
    size_t num_workers;
    pair_worker *workers;
} pair_run;

size_t
kh_num_sector_pairs(const kh_net *net)
{
    return net->num_sectors < 2 ? 0 : net->num_sectors * (net->num_sectors - 1) / 2;
}

size_t
kh_sector_pair(const kh_net *net, uint32_t x, uint32_t y)
{
    return (size_t) x * (2 * net->num_sectors - x - 1) / 2 + (y - x - 1);
}

/* --- making ------------------------------------------------------------------------------ */

static kh_status
worker_init(pair_worker *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(kh_paths_init(&self->paths, net, err));
    KH_TRY(kh_path_search_init(&self->search, net, err));
    KH_TRY(KH_NEW_ROWS(&self->carried, net->num_nodes, "dependencies", err));
out:
    return ret;
}

static kh_status
run_init(pair_run *self, size_t num_threads, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    const size_t fit = PARTS_BYTES / (net->num_nodes * sizeof(kh_lanes) + 1);
    size_t j;

    KH_TRY(kh_sector_sources_init(&self->sources, net, err));
    KH_TRY(KH_NEW(&self->lane, net->num_sectors, "sectors", err));
    self->max_parts = fit < 2 ? 2 : fit > MAX_PARTS ? MAX_PARTS : fit;
    for (j = 0; j < self->max_parts; j++) {
        KH_TRY(KH_NEW_ROWS(&self->parts[j], net->num_nodes, "dependencies", err));
    }
    self->num_workers = kh_parallel_workers(num_threads, self->max_parts);
    KH_TRY(KH_NEW(&self->workers, self->num_workers, "workers", err));
    for (j = 0; j < self->num_workers; j++) {
        KH_TRY(worker_init(&self->workers[j], net, err));
    }
out:
    return ret;
}

static void
run_free(pair_run *self)
{
    size_t j;

    for (j = 0; self->workers != NULL && j < self->num_workers; j++) {
        kh_paths_free(&self->workers[j].paths);
        kh_path_search_free(&self->workers[j].search);
        free(self->workers[j].carried);
    }
    free(self->workers);
    for (j = 0; j < self->max_parts; j++) {
        free(self->parts[j]);
    }
    kh_sector_sources_free(&self->sources);
    free(self->lane);
}

/* --- walking back ------------------------------------------------------------------------ */

static void
add_shares(const pair_run *run, uint32_t v, double times, kh_lanes *lanes)
{
    const kh_member member = kh_member_of(run->net, v);
    size_t j;

    for (j = 0; j < member.num; j++) {
        const size_t lane = run->lane[member.items[j].sector];

        if (lane != NO_LANE) {
            lanes->of[lane] += times * member.items[j].share;
        }
    }
}

static double
share_of(const pair_run *run, uint32_t v, uint32_t sector)
{
    const kh_member member = kh_member_of(run->net, v);
    double share = 0;
    size_t j;

    for (j = 0; j < member.num; j++) {
        share += member.items[j].sector == sector ? member.items[j].share : 0;
    }
    return share;
}

/* All paths from a leaf run through its root, but for those that end there. */
static void
add_leaf(const pair_run *run, const kh_lanes *reached, uint32_t root, uint32_t leaf, kh_lanes *sum)
{
    const double share = share_of(run, leaf, run->sources.order[run->turn]);
    kh_lanes targets = *reached;
    size_t j;

    add_shares(run, root, -1, &targets);
    /* Nor is there a path from the leaf to itself. One that is not reached has one sector at most,
     * so that what is wrong here belongs to no pair. */
    add_shares(run, leaf, -1, &targets);
    for (j = 0; j < KH_NUM_LANES; j++) {
        if (targets.of[j] >= 1e-12 * reached->of[j]) {
            sum->of[j] += share * targets.of[j];
        }
    }
}

static kh_status
walk_source(const pair_run *run, pair_worker *worker, const kh_sector_source *source,
    kh_lanes *sums, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_source_groups *groups = &run->sources.groups;
    const kh_paths *paths = &worker->paths;
    const uint32_t root = groups->root[source->group];
    kh_lanes reached = { { 0 } };
    size_t k;

    KH_TRY(kh_paths_find(&worker->paths, &worker->search, root, err));
    memset(worker->carried, 0, paths->num_reached * sizeof(*worker->carried));
    for (k = 0; k < paths->num_reached; k++) {
        add_shares(run, paths->node[k], source->share, &worker->carried[k]);
        add_shares(run, paths->node[k], 1, &reached);
    }
    kh_lanes_walk_back(paths, worker->carried, sums);
    for (k = groups->start[source->group]; k < groups->start[source->group + 1]; k++) {
        add_leaf(run, &reached, root, groups->leaf[k], &sums[root]);
    }
out:
    return ret;
}

static kh_status
walk_part(void *context, size_t part, size_t worker, kh_error *err)
{
    kh_status ret = KH_OK;
    const pair_run *run = context;
    const uint32_t x = run->sources.order[run->turn];
    size_t j;

    for (j = run->sources.start[x] + part; j < run->sources.start[x + 1]; j += run->num_parts) {
        KH_TRY(walk_source(
            run, &run->workers[worker], &run->sources.source[j], run->parts[part], err));
        kh_progress_add(1);
    }
out:
    return ret;
}

/* --- adding up --------------------------------------------------------------------------- */

static void
add_node(const pair_run *run, size_t v)
{
    const uint32_t x = run->sources.order[run->turn];
    const size_t left = run->net->num_sectors - run->first_target;
    double *masses = run->masses + v * kh_num_sector_pairs(run->net);
    kh_lanes sum = { { 0 } };
    size_t part, lane;

    for (part = 0; part < run->num_parts; part++) {
        for (lane = 0; lane < KH_NUM_LANES; lane++) {
            sum.of[lane] += run->parts[part][v].of[lane];
        }
        run->parts[part][v] = (kh_lanes){ { 0 } };
    }
    for (lane = 0; lane < KH_NUM_LANES && lane < left; lane++) {
        const uint32_t y = run->sources.order[run->first_target + lane];

        if (x != y) {
            masses[kh_sector_pair(run->net, x < y ? x : y, x < y ? y : x)] += sum.of[lane];
        }
    }
}

static kh_status
add_range(void *context, size_t range, size_t worker, kh_error *err)
{
    const pair_run *run = context;
    const size_t first = range * RANGE, end = first + RANGE;
    size_t v;

    (void) worker;
    (void) err;
    for (v = first; v < end && v < run->net->num_nodes; v++) {
        add_node(run, v);
    }
    return KH_OK;
}

/* --- all of them ------------------------------------------------------------------------- */

static void
assign_lanes(pair_run *run)
{
    size_t j;

    for (j = 0; j < run->net->num_sectors; j++) {
        const size_t lane = j - run->first_target;

        run->lane[run->sources.order[j]]
            = j < run->first_target || lane >= KH_NUM_LANES ? NO_LANE : (uint8_t) lane;
    }
}

/* An undirected net would meet each pair from both its ends: the targets of a turn are the sectors
 * behind it, so that the largest needs no turn at all. */
static size_t
first_target_of(const pair_run *run, size_t turn)
{
    return run->net->directed ? 0 : turn + 1;
}

static kh_status
take_turn(pair_run *run, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = kh_num_sector_sources(&run->sources, run->sources.order[run->turn]);
    const size_t num_ranges = (run->net->num_nodes + RANGE - 1) / RANGE;

    run->num_parts = num / MIN_SOURCES + 1;
    run->num_parts = run->num_parts > run->max_parts ? run->max_parts : run->num_parts;
    for (run->first_target = first_target_of(run, run->turn);
         num > 0 && run->first_target < run->net->num_sectors; run->first_target += KH_NUM_LANES) {
        assign_lanes(run);
        KH_TRY(kh_parallel_run(run->num_parts, run->num_workers, walk_part, run, err));
        KH_TRY(kh_parallel_run(num_ranges, run->num_workers, add_range, run, err));
    }
out:
    return ret;
}

static size_t
count_walks(const pair_run *run)
{
    const size_t num_sectors = run->net->num_sectors;
    size_t num = 0, turn;

    for (turn = 0; turn < num_sectors; turn++) {
        const size_t num_targets = num_sectors - first_target_of(run, turn);

        num += kh_num_sector_sources(&run->sources, run->sources.order[turn])
               * ((num_targets + KH_NUM_LANES - 1) / KH_NUM_LANES);
    }
    return num;
}

kh_status
kh_cross_by_pair(const kh_net *net, size_t num_threads, double *masses, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_masses = net->num_nodes * kh_num_sector_pairs(net);
    pair_run run = { .net = net, .masses = masses };
    size_t j;

    for (j = 0; j < num_masses; j++) {
        masses[j] = 0;
    }
    KH_TRY(run_init(&run, num_threads, err));
    kh_progress_begin("pairs of sectors", count_walks(&run));
    for (run.turn = 0; run.turn < net->num_sectors && ret == KH_OK; run.turn++) {
        ret = take_turn(&run, err);
    }
    kh_progress_end();
out:
    run_free(&run);
    return ret;
}
