/* Cross-sector betweenness under relabellings. A relabelling moves sectors, never paths: a source
 * is searched once, then walked back for KH_NUM_LANES relabellings at a time. Sources go in
 * batches, and in a batch first the searches are dealt to threads, then the blocks of relabellings:
 * a block adds up its sources in order, so there are no partial sums that could depend on the
 * threads. */
#include "cross.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "../base/progress.h"
#include "../between/lanes.h"
#include "../between/paths.h"
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
    kh_lanes *carried;              /* by place */
    kh_lanes *totals;               /* by node */
} permuted_worker;

typedef struct {
    const kh_net *net;
    const kh_permutations *permutations;
    const uint32_t *nodes;
    size_t num_nodes;
    double *values;
    kh_kinds kinds;
    size_t max_batch, first_source, num_sources;
    kh_paths *batch; /* of sources first_source .. first_source + num_sources - 1 */
    size_t num_blocks, num_workers;
    permuted_worker *workers;
} permuted_run;

static kh_status
worker_init(permuted_worker *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(kh_path_search_init(&self->search, net, err));
    KH_TRY(KH_NEW(&self->kind, net->num_nodes, "relabellings", err));
    KH_TRY(KH_NEW(&self->carried, net->num_nodes, "dependencies", err));
    KH_TRY(KH_NEW(&self->totals, net->num_nodes, "dependencies", err));
out:
    return ret;
}

static size_t
batch_size(const kh_net *net)
{
    const size_t fit = BATCH_BYTES / (kh_paths_bytes(net) + 1);

    return fit < MIN_BATCH ? MIN_BATCH : fit > MAX_BATCH ? MAX_BATCH : fit;
}

static kh_status
run_init(permuted_run *self, size_t num_threads, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t num_tasks, j;

    KH_TRY(kh_kinds_init(&self->kinds, self->net, err));
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
        KH_TRY(worker_init(&self->workers[j], self->net, err));
    }
out:
    return ret;
}

static void
run_free(permuted_run *self)
{
    size_t j;

    kh_kinds_free(&self->kinds);
    for (j = 0; self->batch != NULL && j < self->max_batch; j++) {
        kh_paths_free(&self->batch[j]);
    }
    free(self->batch);
    for (j = 0; self->workers != NULL && j < self->num_workers; j++) {
        kh_path_search_free(&self->workers[j].search);
        free(self->workers[j].kind);
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
    const size_t n = run->net->num_nodes, num_lanes = lanes_of_block(run, block);
    size_t lane, v;

    for (lane = 0; lane < KH_NUM_LANES; lane++) {
        const size_t r = block * KH_NUM_LANES + (lane < num_lanes ? lane : 0);
        const uint32_t *of = run->permutations->of + r * n;

        for (v = 0; v < n; v++) {
            worker->kind[v][lane] = run->kinds.kind[of[v]];
        }
    }
}

/* w(source, target) under each relabelling of the block. */
static void
weigh_targets(const kh_kinds *kinds, const kh_paths *paths, permuted_worker *worker)
{
    const uint32_t *source = worker->kind[paths->node[0]];
    size_t row[KH_NUM_LANES], k;
    int lane;

    for (lane = 0; lane < KH_NUM_LANES; lane++) {
        row[lane] = source[lane] * (size_t) kinds->num_kinds;
    }
    for (k = 1; k < paths->num_reached; k++) {
        const uint32_t *target = worker->kind[paths->node[k]];
        double *weight = worker->carried[k].of;

        for (lane = 0; lane < KH_NUM_LANES; lane++) {
            weight[lane] = kinds->weight != NULL
                               ? kinds->weight[row[lane] + target[lane]]
                               : kh_kinds_weight(kinds, source[lane], target[lane]);
        }
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
    for (j = 0; j < run->num_sources; j++) {
        weigh_targets(&run->kinds, &run->batch[j], worker);
        kh_lanes_walk_back(&run->batch[j], worker->carried, worker->totals);
    }
    for (row = 0; row < run->num_nodes; row++) {
        double *values = run->values + row * run->permutations->num + block * KH_NUM_LANES;

        for (lane = 0; lane < num_lanes; lane++) {
            values[lane] += worker->totals[run->nodes[row]].of[lane];
        }
    }
    return KH_OK;
}

/* --- all of them ------------------------------------------------------------------------- */

static kh_status
search_source(void *context, size_t j, size_t worker, kh_error *err)
{
    permuted_run *run = context;

    return kh_paths_find(
        &run->batch[j], &run->workers[worker].search, (uint32_t) (run->first_source + j), err);
}

static kh_status
run_all(permuted_run *run, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t n = run->net->num_nodes, num_values = run->num_nodes * run->permutations->num;
    size_t j;

    for (j = 0; j < num_values; j++) {
        run->values[j] = 0;
    }
    kh_progress_begin("paths under relabellings", n);
    for (run->first_source = 0; run->first_source < n; run->first_source += run->max_batch) {
        const size_t left = n - run->first_source;

        run->num_sources = left < run->max_batch ? left : run->max_batch;
        KH_TRY(kh_parallel_run(run->num_sources, run->num_workers, search_source, run, err));
        KH_TRY(kh_parallel_run(run->num_blocks, run->num_workers, run_block, run, err));
        kh_progress_add(run->num_sources);
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
