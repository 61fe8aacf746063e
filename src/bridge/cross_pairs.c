/* Cross-sector betweenness by pair of sectors. With the shares of targets as weights, a sector a
 * lane, one walk back from a source serves all its pairs. Sources go in batches: first each is
 * searched and walked back, then each range of nodes adds up what the batch found, in order, so
 * there are no partial sums that could depend on the threads. */
#include "cross.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "../base/progress.h"
#include "../between/lanes.h"
#include "../between/sources.h"
#include "membership.h"

#include <stdlib.h>
#include <string.h>

#define MIN_BATCH   4
#define MAX_BATCH   32
#define BATCH_BYTES ((size_t) 128 << 20)

/* Nodes that one task adds up. */
#define RANGE 256

/* One group of sources of the batch. */
typedef struct {
    kh_paths paths;
    kh_lanes *carried; /* by place */
    kh_lanes *totals;  /* by node; of the sectors from first_sector on */
    kh_lanes reached;  /* shares of the reached nodes, summed */
    double *sources;   /* num_sectors: shares of the sources, summed */
    bool any;          /* whether a source has a sector */
} pair_group;

typedef struct {
    const kh_net *net;
    double *masses;
    kh_source_groups groups;
    size_t max_batch, first_group, num_groups, first_sector;
    pair_group *batch; /* of groups first_group .. first_group + num_groups - 1 */
    size_t num_workers;
    kh_path_search *searches;
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

static kh_status
group_init(pair_group *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(kh_paths_init(&self->paths, net, err));
    KH_TRY(KH_NEW_ROWS(&self->carried, net->num_nodes, "dependencies", err));
    KH_TRY(KH_NEW_ROWS(&self->totals, net->num_nodes, "dependencies", err));
    KH_TRY(KH_NEW(&self->sources, net->num_sectors, "shares", err));
out:
    return ret;
}

static kh_status
run_init(pair_run *self, size_t num_threads, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    const size_t bytes = kh_paths_bytes(net) + 2 * net->num_nodes * sizeof(kh_lanes) + 1;
    const size_t fit = BATCH_BYTES / bytes;
    size_t j;

    KH_TRY(kh_source_groups_init(&self->groups, net, err));
    self->max_batch = fit < MIN_BATCH ? MIN_BATCH : fit > MAX_BATCH ? MAX_BATCH : fit;
    KH_TRY(KH_NEW(&self->batch, self->max_batch, "sources", err));
    for (j = 0; j < self->max_batch; j++) {
        KH_TRY(group_init(&self->batch[j], net, err));
    }
    self->num_workers = kh_parallel_workers(num_threads, self->max_batch);
    KH_TRY(KH_NEW(&self->searches, self->num_workers, "workers", err));
    for (j = 0; j < self->num_workers; j++) {
        KH_TRY(kh_path_search_init(&self->searches[j], net, err));
    }
out:
    return ret;
}

static void
run_free(pair_run *self)
{
    size_t j;

    kh_source_groups_free(&self->groups);
    for (j = 0; self->batch != NULL && j < self->max_batch; j++) {
        kh_paths_free(&self->batch[j].paths);
        free(self->batch[j].carried);
        free(self->batch[j].totals);
        free(self->batch[j].sources);
    }
    free(self->batch);
    for (j = 0; self->searches != NULL && j < self->num_workers; j++) {
        kh_path_search_free(&self->searches[j]);
    }
    free(self->searches);
}

/* --- searching --------------------------------------------------------------------------- */

static void
gather_sources(pair_group *self, const pair_run *run, size_t g)
{
    const kh_source_groups *groups = &run->groups;
    const kh_member root = kh_member_of(run->net, groups->root[g]);
    size_t j;

    memset(self->sources, 0, run->net->num_sectors * sizeof(*self->sources));
    kh_member_add(root, 1, self->sources);
    self->any = root.num > 0;
    for (j = groups->start[g]; j < groups->start[g + 1]; j++) {
        const kh_member leaf = kh_member_of(run->net, groups->leaf[j]);

        kh_member_add(leaf, 1, self->sources);
        self->any |= leaf.num > 0;
    }
}

static kh_status
search_group(void *context, size_t j, size_t worker, kh_error *err)
{
    kh_status ret = KH_OK;
    pair_run *run = context;
    pair_group *self = &run->batch[j];
    const size_t g = run->first_group + j;

    gather_sources(self, run, g);
    if (self->any) {
        KH_TRY(kh_paths_find(&self->paths, &run->searches[worker], run->groups.root[g], err));
    }
out:
    return ret;
}

/* --- walking back ------------------------------------------------------------------------ */

/* The lane of a sector, or KH_NUM_LANES if it has its turn at another time. */
static size_t
lane_of(const pair_run *run, uint32_t sector)
{
    const size_t lane = (size_t) sector - run->first_sector;

    return sector < run->first_sector || lane >= KH_NUM_LANES ? KH_NUM_LANES : lane;
}

static void
add_shares(const pair_run *run, uint32_t v, double times, kh_lanes *lanes)
{
    const kh_member member = kh_member_of(run->net, v);
    size_t j;

    for (j = 0; j < member.num; j++) {
        const size_t lane = lane_of(run, member.items[j].sector);

        if (lane < KH_NUM_LANES) {
            lanes->of[lane] += times * member.items[j].share;
        }
    }
}

static kh_status
walk_group(void *context, size_t j, size_t worker, kh_error *err)
{
    const pair_run *run = context;
    pair_group *self = &run->batch[j];
    size_t k;

    (void) worker;
    (void) err;
    if (!self->any) {
        return KH_OK;
    }
    memset(self->totals, 0, run->net->num_nodes * sizeof(*self->totals));
    memset(self->carried, 0, self->paths.num_reached * sizeof(*self->carried));
    self->reached = (kh_lanes){ { 0 } };
    for (k = 0; k < self->paths.num_reached; k++) {
        add_shares(run, self->paths.node[k], 1, &self->carried[k]);
        add_shares(run, self->paths.node[k], 1, &self->reached);
    }
    kh_lanes_walk_back(&self->paths, self->carried, self->totals);
    return KH_OK;
}

/* --- adding up --------------------------------------------------------------------------- */

/* Through v run paths from sector x to the targets, a sector a lane. */
static void
add_mass(const pair_run *run, uint32_t v, uint32_t x, double times, const kh_lanes *targets)
{
    const size_t left = run->net->num_sectors - run->first_sector;
    const size_t num_lanes = left < KH_NUM_LANES ? left : KH_NUM_LANES;
    double *masses = run->masses + v * kh_num_sector_pairs(run->net);
    size_t lane;

    for (lane = 0; lane < num_lanes; lane++) {
        const uint32_t y = (uint32_t) (run->first_sector + lane);

        if (x < y) {
            masses[kh_sector_pair(run->net, x, y)] += times * targets->of[lane];
        } else if (y < x) {
            masses[kh_sector_pair(run->net, y, x)] += times * targets->of[lane];
        }
    }
}

/* All paths from a leaf run through its root, but for those that end there. */
static void
add_leaf(const pair_run *run, const pair_group *group, uint32_t root, uint32_t leaf)
{
    const kh_member member = kh_member_of(run->net, leaf);
    kh_lanes targets = group->reached;
    size_t j;

    add_shares(run, root, -1, &targets);
    /* Nor is there a path from the leaf to itself. One that is not reached has one sector at most,
     * so that what is wrong here belongs to no pair. */
    add_shares(run, leaf, -1, &targets);
    for (j = 0; j < KH_NUM_LANES; j++) {
        if (targets.of[j] < 1e-12 * group->reached.of[j]) {
            targets.of[j] = 0;
        }
    }
    for (j = 0; j < member.num; j++) {
        add_mass(run, root, member.items[j].sector, member.items[j].share, &targets);
    }
}

static void
add_group(const pair_run *run, size_t j, uint32_t v)
{
    const pair_group *group = &run->batch[j];
    const kh_source_groups *groups = &run->groups;
    const size_t g = run->first_group + j;
    uint32_t x;
    size_t k;

    for (x = 0; x < run->net->num_sectors; x++) {
        if (group->sources[x] > 0) {
            add_mass(run, v, x, group->sources[x], &group->totals[v]);
        }
    }
    for (k = groups->start[g]; k < groups->start[g + 1] && groups->root[g] == v; k++) {
        add_leaf(run, group, v, groups->leaf[k]);
    }
}

static kh_status
add_range(void *context, size_t range, size_t worker, kh_error *err)
{
    const pair_run *run = context;
    const size_t first = range * RANGE, end = first + RANGE;
    size_t v, j;

    (void) worker;
    (void) err;
    for (v = first; v < end && v < run->net->num_nodes; v++) {
        for (j = 0; j < run->num_groups; j++) {
            if (run->batch[j].any) {
                add_group(run, j, (uint32_t) v);
            }
        }
    }
    return KH_OK;
}

/* --- all of them ------------------------------------------------------------------------- */

static kh_status
run_batch(pair_run *run, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_ranges = (run->net->num_nodes + RANGE - 1) / RANGE;

    KH_TRY(kh_parallel_run(run->num_groups, run->num_workers, search_group, run, err));
    for (run->first_sector = 0; run->first_sector < run->net->num_sectors;
         run->first_sector += KH_NUM_LANES) {
        KH_TRY(kh_parallel_run(run->num_groups, run->num_workers, walk_group, run, err));
        KH_TRY(kh_parallel_run(num_ranges, run->num_workers, add_range, run, err));
    }
out:
    return ret;
}

static kh_status
run_all(pair_run *run, kh_error *err)
{
    kh_status ret = KH_OK;

    kh_progress_begin("pairs of sectors", run->groups.num);
    for (run->first_group = 0; run->first_group < run->groups.num;
         run->first_group += run->max_batch) {
        const size_t left = run->groups.num - run->first_group;

        run->num_groups = left < run->max_batch ? left : run->max_batch;
        KH_TRY(run_batch(run, err));
        kh_progress_add(run->num_groups);
    }
out:
    kh_progress_end();
    return ret;
}

kh_status
kh_cross_by_pair(const kh_net *net, size_t num_threads, double *masses, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_masses = net->num_nodes * kh_num_sector_pairs(net);
    pair_run run = { .net = net };
    size_t j;

    KH_TRY(KH_NEW(&run.masses, num_masses, "values", err));
    KH_TRY(run_init(&run, num_threads, err));
    KH_TRY(run_all(&run, err));
    for (j = 0; j < num_masses; j++) {
        /* An undirected net meets each pair from both its ends. */
        masses[j] = net->directed ? run.masses[j] : run.masses[j] / 2;
    }
out:
    run_free(&run);
    free(run.masses);
    return ret;
}
