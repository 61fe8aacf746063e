/* Cross-sector betweenness under relabellings. A relabelling moves sectors, never paths: a group of
 * sources is searched once, then walked back for KH_NUM_LANES relabellings at a time. Groups go in
 * batches, and in a batch first the searches are dealt to threads, then the blocks of relabellings:
 * a block adds up its groups in order, so there are no partial sums that could depend on the
 * threads. */
#include "cross.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "../base/progress.h"
#include "../between/lanes.h"
#include "../between/paths.h"
#include "../between/sources.h"
#include "membership.h"

#include <stdlib.h>
#include <string.h>

#define MIN_BATCH   8
#define MAX_BATCH   64
#define BATCH_BYTES ((size_t) 64 << 20)

/* Scratch of one worker; rows of lanes. */
typedef struct {
    kh_path_search search;
    uint32_t (*kind)[KH_NUM_LANES]; /* by node: what it is under each relabelling */
    kh_label_lanes *label;          /* by node: the same, where kinds are but labels */
    kh_lanes *carried;              /* by place */
    kh_lanes *totals;               /* by node */
    double *from_leaves;            /* lane * num_kinds + kind: what targets of the kind weigh */
    size_t *leaf_of;                /* node -> the group + 1 that it was last a leaf of */
} permuted_worker;

typedef struct {
    const kh_net *net;
    const kh_permutations *permutations;
    const uint32_t *nodes;
    size_t num_nodes;
    double *values;
    kh_kinds kinds;
    bool labels; /* a node has one sector, or none, and there are few */
    kh_source_groups groups;
    size_t max_batch, first_group, num_groups;
    kh_paths *batch; /* of groups first_group .. first_group + num_groups - 1 */
    size_t num_blocks, num_workers;
    permuted_worker *workers;
} permuted_run;

static kh_status
worker_init(permuted_worker *self, const permuted_run *run, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = run->net;

    KH_TRY(kh_path_search_init(&self->search, net, err));
    KH_TRY(KH_NEW(&self->kind, net->num_nodes, "relabellings", err));
    KH_TRY(KH_NEW_ROWS(&self->carried, net->num_nodes, "dependencies", err));
    KH_TRY(KH_NEW_ROWS(&self->totals, net->num_nodes, "dependencies", err));
    KH_TRY(
        KH_NEW(&self->from_leaves, KH_NUM_LANES * (size_t) run->kinds.num_kinds, "weights", err));
    KH_TRY(KH_NEW(&self->leaf_of, net->num_nodes, "nodes", err));
    if (run->labels) {
        KH_TRY(KH_NEW(&self->label, net->num_nodes, "relabellings", err));
    }
out:
    return ret;
}

static size_t
batch_size(const kh_net *net)
{
    const size_t fit = BATCH_BYTES / (kh_paths_bytes(net) + 1);

    return fit < MIN_BATCH ? MIN_BATCH : fit > MAX_BATCH ? MAX_BATCH : fit;
}

/* Kinds that differ weigh 1, whatever they are. */
static bool
kinds_are_labels(const kh_kinds *kinds)
{
    uint32_t kind;

    for (kind = 0; kind < kinds->num_kinds; kind++) {
        if (kh_member_of(kinds->net, kinds->sample[kind]).num > 1) {
            return false;
        }
    }
    return kinds->num_kinds <= KH_LABEL_NONE;
}

static kh_status
run_init(permuted_run *self, size_t num_threads, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t num_tasks, j;

    KH_TRY(kh_kinds_init(&self->kinds, self->net, err));
    self->labels = kinds_are_labels(&self->kinds);
    KH_TRY(kh_source_groups_init(&self->groups, self->net, err));
    self->num_blocks = (self->permutations->num + KH_NUM_LANES - 1) / KH_NUM_LANES;
    self->max_batch = batch_size(self->net);
    KH_TRY(KH_NEW(&self->batch, self->max_batch, "sources", err));
    for (j = 0; j < self->max_batch; j++) {
        KH_TRY(kh_paths_init(&self->batch[j], self->net, err));
    }
    num_tasks = self->num_blocks > self->max_batch ? self->num_blocks : self->max_batch;
    self->num_workers = kh_parallel_workers(num_threads, num_tasks);
    KH_TRY(KH_NEW(&self->workers, self->num_workers, "workers", err));
    for (j = 0; j < self->num_workers; j++) {
        KH_TRY(worker_init(&self->workers[j], self, err));
    }
out:
    return ret;
}

static void
run_free(permuted_run *self)
{
    size_t j;

    kh_kinds_free(&self->kinds);
    kh_source_groups_free(&self->groups);
    for (j = 0; self->batch != NULL && j < self->max_batch; j++) {
        kh_paths_free(&self->batch[j]);
    }
    free(self->batch);
    for (j = 0; self->workers != NULL && j < self->num_workers; j++) {
        kh_path_search_free(&self->workers[j].search);
        free(self->workers[j].kind);
        free(self->workers[j].label);
        free(self->workers[j].from_leaves);
        free(self->workers[j].leaf_of);
        free(self->workers[j].carried);
        free(self->workers[j].totals);
    }
    free(self->workers);
}

/* --- one block of relabellings ----------------------------------------------------------- */

static size_t
lanes_of_block(const permuted_run *run, size_t block)
{
    const size_t left = run->permutations->num - block * KH_NUM_LANES;

    return left < KH_NUM_LANES ? left : KH_NUM_LANES;
}

/* The last block may have idle lanes; they repeat its first relabelling, and are not read. */
static void
relabel(const permuted_run *run, size_t block, permuted_worker *worker)
{
    const kh_kinds *kinds = &run->kinds;
    const size_t n = run->net->num_nodes, num_lanes = lanes_of_block(run, block);
    size_t lane, v;

    for (lane = 0; lane < KH_NUM_LANES; lane++) {
        const size_t r = block * KH_NUM_LANES + (lane < num_lanes ? lane : 0);
        const uint32_t *of = run->permutations->of + r * n;

        for (v = 0; v < n; v++) {
            const bool none = run->net->share_start[of[v]] == run->net->share_start[of[v] + 1];

            worker->kind[v][lane] = kinds->kind[of[v]];
            if (run->labels) {
                worker->label[v].of[lane] = none ? KH_LABEL_NONE : (uint8_t) kinds->kind[of[v]];
            }
        }
    }
}

/* w(root, target) under each relabelling of the block. */
static void
weigh_from_root(const kh_kinds *kinds, const uint32_t *root, const uint32_t *target, double *weight)
{
    const size_t num = kinds->num_kinds;
    int lane;

    for (lane = 0; lane < KH_NUM_LANES; lane++) {
        weight[lane] = kinds->weight != NULL ? kinds->weight[root[lane] * num + target[lane]]
                                             : kh_kinds_weight(kinds, root[lane], target[lane]);
    }
}

/* What the leaves of a group weigh together, for each kind that a target may be of. */
static void
add_up_leaves(const permuted_run *run, size_t g, permuted_worker *worker)
{
    const kh_kinds *kinds = &run->kinds;
    const size_t num = kinds->num_kinds;
    size_t j, lane;
    uint32_t kind;

    memset(worker->from_leaves, 0, KH_NUM_LANES * num * sizeof(*worker->from_leaves));
    for (j = run->groups.start[g]; j < run->groups.start[g + 1]; j++) {
        const uint32_t leaf = run->groups.leaf[j];

        worker->leaf_of[leaf] = g + 1;
        for (lane = 0; lane < KH_NUM_LANES; lane++) {
            double *sum = worker->from_leaves + lane * num;
            const uint32_t from = worker->kind[leaf][lane];

            for (kind = 0; kind < num; kind++) {
                sum[kind] += kinds->weight != NULL ? kinds->weight[from * num + kind]
                                                   : kh_kinds_weight(kinds, from, kind);
            }
        }
    }
}

/* To a target from the leaves of its group: not from itself. */
static void
weigh_from_leaves(
    const permuted_run *run, size_t g, uint32_t t, const permuted_worker *worker, double *weight)
{
    const kh_kinds *kinds = &run->kinds;
    const uint32_t *target = worker->kind[t];
    int lane;

    for (lane = 0; lane < KH_NUM_LANES; lane++) {
        weight[lane] = worker->from_leaves[(size_t) lane * kinds->num_kinds + target[lane]];
    }
    if (worker->leaf_of[t] == g + 1) {
        for (lane = 0; lane < KH_NUM_LANES; lane++) {
            weight[lane] -= kh_kinds_weight(kinds, target[lane], target[lane]);
        }
    }
}

/* All paths from a leaf run through its root, but for those that end there. */
static void
weigh_targets(const permuted_run *run, size_t g, const kh_paths *paths, permuted_worker *worker)
{
    const uint32_t root = paths->node[0];
    const bool has_leaves = run->groups.start[g] < run->groups.start[g + 1];
    kh_lanes *through = &worker->totals[root];
    double from_leaves[KH_NUM_LANES];
    size_t k;
    int lane;

    if (has_leaves) {
        add_up_leaves(run, g, worker);
    }
    for (k = 1; k < paths->num_reached; k++) {
        const uint32_t t = paths->node[k];

        weigh_from_root(&run->kinds, worker->kind[root], worker->kind[t], worker->carried[k].of);
        if (has_leaves) {
            weigh_from_leaves(run, g, t, worker, from_leaves);
            for (lane = 0; lane < KH_NUM_LANES; lane++) {
                worker->carried[k].of[lane] += from_leaves[lane];
                through->of[lane] += from_leaves[lane];
            }
        }
    }
}

static void
walk_group(const permuted_run *run, size_t j, permuted_worker *worker)
{
    const size_t g = run->first_group + j;
    const kh_paths *paths = &run->batch[j];

    if (run->labels && run->groups.start[g] == run->groups.start[g + 1]) {
        kh_lanes_walk_labels(paths, worker->label, worker->carried, worker->totals);
    } else {
        weigh_targets(run, g, paths, worker);
        kh_lanes_walk_back(paths, worker->carried, worker->totals);
    }
}

static kh_status
run_block(void *context, size_t block, size_t worker_index, kh_error *err)
{
    permuted_run *run = context;
    permuted_worker *worker = &run->workers[worker_index];
    const size_t num_lanes = lanes_of_block(run, block);
    size_t j, row, lane;

    (void) err;
    relabel(run, block, worker);
    memset(worker->totals, 0, run->net->num_nodes * sizeof(*worker->totals));
    for (j = 0; j < run->num_groups; j++) {
        walk_group(run, j, worker);
    }
    for (row = 0; row < run->num_nodes; row++) {
        double *values = run->values + row * run->permutations->num + block * KH_NUM_LANES;

        for (lane = 0; lane < num_lanes; lane++) {
            values[lane] += worker->totals[run->nodes[row]].of[lane];
        }
    }
    kh_progress_add(run->num_groups);
    return KH_OK;
}

/* --- all of them ------------------------------------------------------------------------- */

static kh_status
search_group(void *context, size_t j, size_t worker, kh_error *err)
{
    permuted_run *run = context;

    return kh_paths_find(
        &run->batch[j], &run->workers[worker].search, run->groups.root[run->first_group + j], err);
}

static kh_status
run_all(permuted_run *run, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_groups = run->groups.num;
    const size_t num_values = run->num_nodes * run->permutations->num;
    size_t j;

    kh_progress_begin("relabellings", (uint64_t) num_groups * run->num_blocks);
    for (j = 0; j < num_values; j++) {
        run->values[j] = 0;
    }
    kh_progress_begin("paths under relabellings", num_groups);
    for (run->first_group = 0; run->first_group < num_groups; run->first_group += run->max_batch) {
        const size_t left = num_groups - run->first_group;

        run->num_groups = left < run->max_batch ? left : run->max_batch;
        KH_TRY(kh_parallel_run(run->num_groups, run->num_workers, search_group, run, err));
        KH_TRY(kh_parallel_run(run->num_blocks, run->num_workers, run_block, run, err));
        kh_progress_add(run->num_groups);
    }
    /* An undirected net meets each pair from both its ends. */
    for (j = 0; j < num_values && !run->net->directed; j++) {
        run->values[j] /= 2;
    }
out:
    kh_progress_end();
    return ret;
}

kh_status
kh_cross_permuted(const kh_net *net, const kh_permutations *permutations, const uint32_t *nodes,
    size_t num_nodes, size_t num_threads, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    permuted_run run = { .net = net,
        .permutations = permutations,
        .nodes = nodes,
        .num_nodes = num_nodes,
        .values = values };

    KH_TRY(run_init(&run, num_threads, err));
    KH_TRY(run_all(&run, err));
out:
    run_free(&run);
    return ret;
}
