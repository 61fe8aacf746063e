/* Betweenness of a net with weights, from one source at a time. */
#include "betweenness_private.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "../base/progress.h"
#include "paths.h"

#include <stdlib.h>

/* Scratch of one worker. */
typedef struct {
    kh_path_search search;
    kh_paths paths;
    double *carried;   /* by place: (target weight + dependency) / paths to it */
    double *by_sector; /* parts of the source; 0 between sources */
} source_worker;

typedef struct {
    const kh_net *net;
    kh_masses masses;
    kh_pair_sums parts[KH_NUM_PARTS];
    size_t num_workers;
    source_worker *workers;
} source_run;

static kh_status
worker_init(source_worker *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(kh_path_search_init(&self->search, net, err));
    KH_TRY(kh_paths_init(&self->paths, net, err));
    KH_TRY(KH_NEW(&self->carried, net->num_nodes, "dependencies", err));
    KH_TRY(KH_NEW(&self->by_sector, net->num_sectors, "shares", err));
out:
    return ret;
}

static kh_status
run_init(source_run *self, kh_pairs pairs, size_t num_threads, bool ends, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(kh_masses_init(&self->masses, self->net, pairs, err));
    for (j = 0; j < KH_NUM_PARTS; j++) {
        KH_TRY(KH_NEW(&self->parts[j].through, self->net->num_nodes, "values", err));
        if (ends) {
            KH_TRY(KH_NEW(&self->parts[j].as_end, self->net->num_nodes, "pair weights", err));
        }
    }
    self->num_workers = kh_parallel_workers(num_threads, KH_NUM_PARTS);
    KH_TRY(KH_NEW(&self->workers, self->num_workers, "workers", err));
    for (j = 0; j < self->num_workers; j++) {
        KH_TRY(worker_init(&self->workers[j], self->net, err));
    }
out:
    return ret;
}

static void
run_free(source_run *self)
{
    size_t j;

    for (j = 0; j < KH_NUM_PARTS; j++) {
        free(self->parts[j].through);
        free(self->parts[j].as_end);
    }
    for (j = 0; self->workers != NULL && j < self->num_workers; j++) {
        kh_path_search_free(&self->workers[j].search);
        kh_paths_free(&self->workers[j].paths);
        free(self->workers[j].carried);
        free(self->workers[j].by_sector);
    }
    free(self->workers);
    kh_masses_free(&self->masses);
}

static void
weigh_targets(source_worker *self, const kh_masses *masses, uint32_t s, kh_pair_sums *sums)
{
    const kh_paths *paths = &self->paths;
    size_t k;

    kh_masses_add(masses, s, 1, self->by_sector);
    for (k = 1; k < paths->num_reached; k++) {
        const uint32_t t = paths->node[k];

        self->carried[k]
            = masses->ends[s] * masses->ends[t] - kh_masses_dot(masses, t, self->by_sector);
        if (sums->as_end != NULL) {
            sums->as_end[s] += self->carried[k];
            sums->as_end[t] += self->carried[k];
            sums->all += self->carried[k];
        }
    }
    for (k = masses->start[s]; k < masses->start[s + 1]; k++) {
        self->by_sector[masses->parts[k].sector] = 0;
    }
}

static void
walk_back(source_worker *self, double *through)
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
        through[paths->node[v]] += sum;
        self->carried[v] = (self->carried[v] + sum) / paths->count[v];
    }
}

static kh_status
run_part(void *context, size_t part, size_t worker_index, kh_error *err)
{
    kh_status ret = KH_OK;
    source_run *run = context;
    source_worker *worker = &run->workers[worker_index];
    size_t s;

    for (s = part; s < run->net->num_nodes; s += KH_NUM_PARTS) {
        if (run->masses.ends[s] > 0) {
            KH_TRY(kh_paths_find(&worker->paths, &worker->search, (uint32_t) s, err));
            weigh_targets(worker, &run->masses, (uint32_t) s, &run->parts[part]);
            walk_back(worker, run->parts[part].through);
        }
        kh_progress_add(1);
    }
out:
    return ret;
}

kh_status
kh_betweenness_by_source(
    const kh_net *net, kh_pairs pairs, size_t num_threads, kh_pair_sums *sums, kh_error *err)
{
    kh_status ret = KH_OK;
    source_run run = { .net = net };
    size_t part, v;

    KH_TRY(run_init(&run, pairs, num_threads, sums->as_end != NULL, err));
    kh_progress_begin("betweenness", net->num_nodes);
    KH_TRY(kh_parallel_run(KH_NUM_PARTS, run.num_workers, run_part, &run, err));
    for (part = 0; part < KH_NUM_PARTS; part++) {
        for (v = 0; v < net->num_nodes; v++) {
            sums->through[v] += run.parts[part].through[v];
            if (sums->as_end != NULL) {
                sums->as_end[v] += run.parts[part].as_end[v];
            }
        }
        sums->all += run.parts[part].all;
    }
out:
    kh_progress_end();
    run_free(&run);
    return ret;
}
