#include "distances.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "distance_sweep.h"
#include "paths.h"

#include <stdlib.h>

static void
put(const kh_distances *self, size_t v, double sum, double sum_inverse, double largest)
{
    if (self->sum != NULL) {
        self->sum[v] = sum;
    }
    if (self->sum_inverse != NULL) {
        self->sum_inverse[v] = sum_inverse;
    }
    if (self->largest != NULL) {
        self->largest[v] = largest;
    }
}

/* --- unweighted -------------------------------------------------------------------------- */

typedef struct {
    const kh_distances *distances;
    kh_path_graph graph;
    uint32_t *sources; /* places with ties out; neighbours in the order share a sweep. */
    size_t num_sources;
    kh_distance_sweep *workers;
    size_t num_workers;
} swept_run;

static void
list_sources(swept_run *self)
{
    const kh_path_rows *out = &self->graph.out;
    uint32_t x;

    for (x = 0; x < self->graph.num_nodes; x++) {
        if (out->start[x] < out->start[x + 1]) {
            self->sources[self->num_sources++] = x;
        } else {
            put(self->distances, self->graph.node[x], 0, 0, 0);
        }
    }
}

static kh_status
run_sweep(void *context, size_t task, size_t worker, kh_error *err)
{
    const swept_run *self = context;
    kh_distance_sweep *sweep = &self->workers[worker];
    const uint32_t *sources = self->sources + task * KH_DISTANCE_LANES;
    const size_t left = self->num_sources - task * KH_DISTANCE_LANES;
    const size_t num = left < KH_DISTANCE_LANES ? left : KH_DISTANCE_LANES;
    size_t lane;

    (void) err;
    kh_distance_sweep_run(sweep, sources, num);
    for (lane = 0; lane < num; lane++) {
        put(self->distances, self->graph.node[sources[lane]], sweep->sum[lane],
            sweep->sum_inverse[lane], sweep->largest[lane]);
    }
    return KH_OK;
}

static void
swept_run_free(swept_run *self)
{
    size_t j;

    for (j = 0; self->workers != NULL && j < self->num_workers; j++) {
        kh_distance_sweep_free(&self->workers[j]);
    }
    free(self->workers);
    free(self->sources);
    kh_path_graph_free(&self->graph);
}

static kh_status
find_swept(const kh_net *net, const char *what, size_t num_threads, const kh_distances *distances,
    kh_error *err)
{
    kh_status ret = KH_OK;
    swept_run run = { .distances = distances };
    size_t num_sweeps, j;

    KH_TRY(kh_path_graph_init(&run.graph, net, err));
    KH_TRY(KH_NEW(&run.sources, net->num_nodes, "nodes", err));
    list_sources(&run);
    num_sweeps = (run.num_sources + KH_DISTANCE_LANES - 1) / KH_DISTANCE_LANES;
    run.num_workers = kh_parallel_workers(num_threads, num_sweeps);
    KH_TRY(KH_NEW(&run.workers, run.num_workers, "workers", err));
    for (j = 0; j < run.num_workers; j++) {
        KH_TRY(kh_distance_sweep_init(&run.workers[j], &run.graph, err));
    }
    KH_TRY(kh_parallel_work(what, num_sweeps, run.num_workers, run_sweep, &run, err));
out:
    swept_run_free(&run);
    return ret;
}

/* --- weighted ---------------------------------------------------------------------------- */

/* Sources of one task. */
#define RANGE 64

typedef struct {
    kh_paths paths;
    kh_path_search search;
} searcher;

typedef struct {
    const kh_net *net;
    const kh_distances *distances;
    searcher *workers;
    size_t num_workers;
} searched_run;

static void
search_from(const searched_run *self, searcher *worker, uint32_t source)
{
    const kh_paths *paths = &worker->paths;
    double sum = 0, sum_inverse = 0;
    size_t k;

    kh_paths_measure(&worker->paths, &worker->search, source);
    for (k = 1; k < paths->num_reached; k++) {
        sum += paths->distance[k];
        sum_inverse += 1 / paths->distance[k];
    }
    put(self->distances, source, sum, sum_inverse, paths->distance[paths->num_reached - 1]);
}

static kh_status
search_range(void *context, size_t task, size_t worker, kh_error *err)
{
    const searched_run *self = context;
    const size_t first = task * RANGE, end = first + RANGE;
    size_t v;

    (void) err;
    for (v = first; v < end && v < self->net->num_nodes; v++) {
        search_from(self, &self->workers[worker], (uint32_t) v);
    }
    return KH_OK;
}

static kh_status
find_searched(const kh_net *net, const char *what, size_t num_threads,
    const kh_distances *distances, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_tasks = (net->num_nodes + RANGE - 1) / RANGE;
    searched_run run = { .net = net, .distances = distances };
    size_t j;

    run.num_workers = kh_parallel_workers(num_threads, num_tasks);
    KH_TRY(KH_NEW(&run.workers, run.num_workers, "workers", err));
    for (j = 0; j < run.num_workers; j++) {
        KH_TRY(kh_paths_init(&run.workers[j].paths, net, err));
        KH_TRY(kh_path_search_init(&run.workers[j].search, net, err));
    }
    KH_TRY(kh_parallel_work(what, num_tasks, run.num_workers, search_range, &run, err));
out:
    for (j = 0; run.workers != NULL && j < run.num_workers; j++) {
        kh_paths_free(&run.workers[j].paths);
        kh_path_search_free(&run.workers[j].search);
    }
    free(run.workers);
    return ret;
}

kh_status
kh_distances_find(const kh_net *net, const char *what, size_t num_threads,
    const kh_distances *distances, kh_error *err)
{
    return net->weighted ? find_searched(net, what, num_threads, distances, err)
                         : find_swept(net, what, num_threads, distances, err);
}
