/* Betweenness of a net without weights: trees are folded, and the vertices that are left are the
 * sources of sweeps. */
#include "betweenness_private.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "../base/progress.h"
#include "core.h"
#include "sweep.h"

#include <stdlib.h>

typedef struct {
    const kh_net *net;
    kh_core core;
    uint32_t *sources;
    size_t num_sources, num_batches;
    kh_sweep_sums parts[KH_NUM_PARTS];
    size_t num_workers;
    kh_sweep *workers;
} swept_run;

/* Sources from which there is a way on, and whose pairs count. */
static kh_status
list_sources(swept_run *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_core *core = &self->core;
    uint32_t x;

    KH_TRY(KH_NEW(&self->sources, core->num_vertices, "nodes", err));
    for (x = 0; x < core->num_vertices; x++) {
        if (core->out.start[x] < core->out.start[x + 1] && core->masses.ends[x] > 0) {
            self->sources[self->num_sources++] = x;
        }
    }
    self->num_batches = (self->num_sources + KH_SWEEP_LANES - 1) / KH_SWEEP_LANES;
out:
    return ret;
}

static kh_status
run_init(swept_run *self, kh_pairs pairs, size_t num_threads, kh_pair_sums *sums, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(kh_core_init(&self->core, self->net, pairs, sums->through, err));
    KH_TRY(list_sources(self, err));
    for (j = 0; j < KH_NUM_PARTS; j++) {
        KH_TRY(KH_NEW(&self->parts[j].through, self->core.num_vertices, "values", err));
        if (sums->as_end != NULL) {
            KH_TRY(KH_NEW(&self->parts[j].as_end, self->core.num_vertices, "pair weights", err));
        }
    }
    self->num_workers = kh_parallel_workers(num_threads, KH_NUM_PARTS);
    KH_TRY(KH_NEW(&self->workers, self->num_workers, "workers", err));
    for (j = 0; j < self->num_workers; j++) {
        KH_TRY(kh_sweep_init(&self->workers[j], &self->core, err));
    }
out:
    return ret;
}

static void
run_free(swept_run *self)
{
    size_t j;

    for (j = 0; j < KH_NUM_PARTS; j++) {
        free(self->parts[j].through);
        free(self->parts[j].as_end);
    }
    for (j = 0; self->workers != NULL && j < self->num_workers; j++) {
        kh_sweep_free(&self->workers[j]);
    }
    free(self->workers);
    free(self->sources);
    kh_core_free(&self->core);
}

static kh_status
run_part(void *context, size_t part, size_t worker, kh_error *err)
{
    kh_status ret = KH_OK;
    swept_run *run = context;
    size_t batch;

    for (batch = part; batch < run->num_batches; batch += KH_NUM_PARTS) {
        const size_t first = batch * KH_SWEEP_LANES, left = run->num_sources - first;
        const size_t num = left < KH_SWEEP_LANES ? left : KH_SWEEP_LANES;
        uint32_t worst = 0;
        kh_status status = kh_sweep_run(
            &run->workers[worker], run->sources + first, num, &run->parts[part], &worst, err);

        if (status == KH_ERR_NUMERIC && err != NULL) {
            *err = (kh_error){ 0 };
            return kh_fail(err, status, "more shortest paths from \"%s\" than can be counted",
                kh_graph_node_id(run->net->graph, run->net->node[run->core.node[worst]]));
        }
        KH_TRY(status);
        kh_progress_add(num);
    }
out:
    return ret;
}

static void
add_parts(const swept_run *run, kh_pair_sums *sums)
{
    size_t part, x;

    for (part = 0; part < KH_NUM_PARTS; part++) {
        for (x = 0; x < run->core.num_vertices; x++) {
            sums->through[run->core.node[x]] += run->parts[part].through[x];
            if (sums->as_end != NULL) {
                sums->as_end[run->core.node[x]] += run->parts[part].as_end[x];
            }
        }
        sums->all += run->parts[part].all;
    }
}

kh_status
kh_betweenness_swept(
    const kh_net *net, kh_pairs pairs, size_t num_threads, kh_pair_sums *sums, kh_error *err)
{
    kh_status ret = KH_OK;
    swept_run run = { .net = net };
    size_t v;

    KH_TRY(run_init(&run, pairs, num_threads, sums, err));
    /* Trees count each pair once, sweeps from both ends. */
    for (v = 0; v < net->num_nodes; v++) {
        sums->through[v] *= 2;
    }
    kh_progress_begin("betweenness", run.num_sources);
    KH_TRY(kh_parallel_run(KH_NUM_PARTS, run.num_workers, run_part, &run, err));
    add_parts(&run, sums);
out:
    kh_progress_end();
    run_free(&run);
    return ret;
}
