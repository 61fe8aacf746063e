/* Bridgeness is betweenness over pairs that both lie outside the neighbourhood of the node between.
 * A source that is a neighbour is passed over; what is left counts all targets, neighbours too, so
 * the paths on to neighbours are taken out: their number follows from how far, and in how many
 * ways, each neighbour lies behind the node. */
#include "cross.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "../base/progress.h"
#include "../between/paths.h"
#include "../between/sources.h"

#include <math.h>
#include <stdlib.h>

/* Sources are dealt to this many partial sums, which are added in their order: the bits do not
 * depend on the number of threads. */
#define NUM_PARTS 16

/* Paths tie when their lengths are equal within this, relatively. */
#define TIE_TOLERANCE 1e-10

/* From a node to its neighbours: by entry of an adjacency. */
typedef struct {
    const kh_adjacency *entries;
    double *distance;
    double *count; /* of shortest paths; 0: none, or counted in the other adjacency */
} near_paths;

/* Scratch of one worker. */
typedef struct {
    kh_path_search search;
    kh_paths paths;
    double *carried;        /* by place: (1 + dependency) / paths to it */
    uint32_t *place;        /* of a node; KH_NONE: not reached */
    uint32_t *neighbour_of; /* node -> the source + 1 that it was last a neighbour of */
} near_worker;

typedef struct {
    const kh_net *net;
    kh_source_groups groups; /* empty in a directed net, where a leaf may reach itself */
    size_t num_sources;      /* groups, or nodes */
    near_paths near[2];      /* to neighbours out and in; an undirected net has the first alone */
    size_t num_near;
    double *parts[NUM_PARTS];
    size_t num_workers;
    near_worker *workers;
} near_run;

static kh_status
worker_init(near_worker *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t v;

    KH_TRY(kh_path_search_init(&self->search, net, err));
    KH_TRY(kh_paths_init(&self->paths, net, err));
    KH_TRY(KH_NEW(&self->carried, net->num_nodes, "dependencies", err));
    KH_TRY(KH_NEW(&self->place, net->num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->neighbour_of, net->num_nodes, "nodes", err));
    for (v = 0; v < net->num_nodes; v++) {
        self->place[v] = KH_NONE;
    }
out:
    return ret;
}

static kh_status
near_init(near_paths *self, const kh_net *net, const kh_adjacency *entries, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = entries->start[net->num_nodes];
    size_t j;

    self->entries = entries;
    KH_TRY(KH_NEW(&self->distance, num, "distances", err));
    KH_TRY(KH_NEW(&self->count, num, "path counts", err));
    /* What holds for an undirected net without weights: there is the tie, and nothing shorter. */
    for (j = 0; j < num; j++) {
        self->distance[j] = 1;
        self->count[j] = 1;
    }
out:
    return ret;
}

static kh_status
run_init(near_run *self, size_t num_threads, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    size_t j;

    if (!net->directed) {
        KH_TRY(kh_source_groups_init(&self->groups, net, err));
    }
    self->num_sources = net->directed ? net->num_nodes : self->groups.num;
    self->num_near = net->directed ? 2 : 1;
    KH_TRY(near_init(&self->near[0], net, &net->out, err));
    if (net->directed) {
        KH_TRY(near_init(&self->near[1], net, &net->in, err));
    }
    for (j = 0; j < NUM_PARTS; j++) {
        KH_TRY(KH_NEW(&self->parts[j], net->num_nodes, "values", err));
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
run_free(near_run *self)
{
    size_t j;

    kh_source_groups_free(&self->groups);
    for (j = 0; j < 2; j++) {
        free(self->near[j].distance);
        free(self->near[j].count);
    }
    for (j = 0; j < NUM_PARTS; j++) {
        free(self->parts[j]);
    }
    for (j = 0; self->workers != NULL && j < self->num_workers; j++) {
        kh_path_search_free(&self->workers[j].search);
        kh_paths_free(&self->workers[j].paths);
        free(self->workers[j].carried);
        free(self->workers[j].place);
        free(self->workers[j].neighbour_of);
    }
    free(self->workers);
}

/* --- one search -------------------------------------------------------------------------- */

static void
mark_neighbours(near_worker *self, const near_run *run, uint32_t source)
{
    size_t side, j;

    for (side = 0; side < run->num_near; side++) {
        const kh_adjacency *entries = run->near[side].entries;

        for (j = entries->start[source]; j < entries->start[source + 1]; j++) {
            self->neighbour_of[entries->node[j]] = source + 1;
        }
    }
}

static kh_status
search_from(near_worker *self, uint32_t source, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t k;

    KH_TRY(kh_paths_find(&self->paths, &self->search, source, err));
    for (k = 0; k < self->paths.num_reached; k++) {
        self->place[self->paths.node[k]] = k;
    }
out:
    return ret;
}

static void
forget_search(near_worker *self)
{
    size_t k;

    for (k = 0; k < self->paths.num_reached; k++) {
        self->place[self->paths.node[k]] = KH_NONE;
    }
}

/* --- how far neighbours are -------------------------------------------------------------- */

static void
measure_neighbours(near_worker *self, const near_run *run, uint32_t source)
{
    const kh_paths *paths = &self->paths;
    size_t side, j;

    /* One that is a neighbour both ways counts once: its mark is taken away. */
    mark_neighbours(self, run, source);
    for (side = 0; side < run->num_near; side++) {
        const near_paths *near = &run->near[side];

        for (j = near->entries->start[source]; j < near->entries->start[source + 1]; j++) {
            const uint32_t neighbour = near->entries->node[j], place = self->place[neighbour];
            const bool counts = place != KH_NONE && self->neighbour_of[neighbour] == source + 1;

            near->distance[j] = counts ? paths->distance[place] : 0;
            near->count[j] = counts ? paths->count[place] : 0;
            self->neighbour_of[neighbour] = 0;
        }
    }
}

static kh_status
run_near_part(void *context, size_t part, size_t worker_index, kh_error *err)
{
    kh_status ret = KH_OK;
    near_run *run = context;
    near_worker *worker = &run->workers[worker_index];
    size_t v;

    for (v = part; v < run->net->num_nodes; v += NUM_PARTS) {
        KH_TRY(search_from(worker, (uint32_t) v, err));
        measure_neighbours(worker, run, (uint32_t) v);
        forget_search(worker);
    }
out:
    return ret;
}

/* --- what one source adds ---------------------------------------------------------------- */

/* sum over neighbours t of v behind it of paths(s,t | v) / paths(s,t). */
static double
paths_to_neighbours(const near_worker *self, const near_run *run, size_t k)
{
    const kh_paths *paths = &self->paths;
    const uint32_t v = paths->node[k];
    double sum = 0;
    size_t side, j;

    for (side = 0; side < run->num_near; side++) {
        const near_paths *near = &run->near[side];

        for (j = near->entries->start[v]; j < near->entries->start[v + 1]; j++) {
            const uint32_t place = self->place[near->entries->node[j]];

            if (place != KH_NONE && place > k
                && paths->distance[k] + near->distance[j]
                       <= paths->distance[place] * (1 + TIE_TOLERANCE)) {
                sum += paths->count[k] * near->count[j] / paths->count[place];
            }
        }
    }
    return sum;
}

/* What leaves depend on a node for is what their root does, but that the root's neighbours are none
 * of theirs. */
static void
walk_back(near_worker *self, const near_run *run, size_t num_leaves, double *values)
{
    const kh_paths *paths = &self->paths;
    const uint32_t source = paths->node[0];
    size_t k;
    uint32_t j;

    for (k = paths->num_reached; k > 1; k--) {
        const size_t v = k - 1;
        double sum = 0, times;

        for (j = paths->first[v]; j < paths->first[v + 1]; j++) {
            sum += self->carried[paths->step[j]];
        }
        sum *= paths->count[v];
        self->carried[v] = (1 + sum) / paths->count[v];
        times = (double) (num_leaves + (self->neighbour_of[paths->node[v]] != source + 1));
        if (sum > 0 && times > 0) {
            const double far = sum - paths_to_neighbours(self, run, v);

            /* A difference: what is left of rounding is no path. */
            values[paths->node[v]] += far > 1e-12 * sum ? times * far : 0;
        }
    }
}

static kh_status
run_part(void *context, size_t part, size_t worker_index, kh_error *err)
{
    kh_status ret = KH_OK;
    near_run *run = context;
    near_worker *worker = &run->workers[worker_index];
    const kh_source_groups *groups = &run->groups;
    size_t j;

    for (j = part; j < run->num_sources; j += NUM_PARTS) {
        const bool grouped = groups->num > 0;
        const uint32_t source = grouped ? groups->root[j] : (uint32_t) j;

        KH_TRY(search_from(worker, source, err));
        mark_neighbours(worker, run, source);
        walk_back(
            worker, run, grouped ? groups->start[j + 1] - groups->start[j] : 0, run->parts[part]);
        forget_search(worker);
        kh_progress_add(1);
    }
out:
    return ret;
}

static kh_status
run_all_parts(near_run *run, kh_error *err)
{
    kh_status ret;

    kh_progress_begin("bridgeness", run->num_sources);
    ret = kh_parallel_run(NUM_PARTS, run->num_workers, run_part, run, err);
    kh_progress_end();
    return ret;
}

kh_status
kh_bridgeness(const kh_net *net, size_t num_threads, double *values, kh_error *err)
{
    kh_status ret = KH_OK;
    near_run run = { .net = net };
    size_t v, part;

    KH_TRY(run_init(&run, num_threads, err));
    if (net->directed || net->weighted) {
        KH_TRY(kh_parallel_run(NUM_PARTS, run.num_workers, run_near_part, &run, err));
    }
    KH_TRY(run_all_parts(&run, err));
    for (v = 0; v < net->num_nodes; v++) {
        double sum = 0;

        for (part = 0; part < NUM_PARTS; part++) {
            sum += run.parts[part][v];
        }
        /* An undirected net meets each pair from both its ends. */
        values[v] = net->directed ? sum : sum / 2;
    }
out:
    kh_progress_end();
    run_free(&run);
    return ret;
}
