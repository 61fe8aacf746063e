#include "drawing.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "../base/progress.h"

#include <stdlib.h>

/* Paths that a thread draws before it asks for more. */
#define TASK 256

/* A list this long is joined before it grows. */
#define LONG_LIST ((size_t) 1 << 16)

kh_status
path_drawing_init(path_drawing *self, const kh_net *net, const kh_end_pairs *pairs, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t w;

    self->net = net;
    self->pairs = pairs;
    KH_TRY(kh_path_graph_init(&self->graph, net, err));
    KH_TRY(KH_NEW(&self->hits, net->num_nodes, "values", err));
    self->num_workers = kh_parallel_workers(net->num_threads, SIZE_MAX);
    KH_TRY(KH_NEW(&self->workers, self->num_workers, "threads", err));
    for (w = 0; w < self->num_workers; w++) {
        KH_TRY(kh_one_path_init(&self->workers[w].path, &self->graph, err));
    }
out:
    return ret;
}

void
path_drawing_free(path_drawing *self)
{
    size_t w;

    for (w = 0; self->workers != NULL && w < self->num_workers; w++) {
        kh_one_path_free(&self->workers[w].path);
        free(self->workers[w].carried);
    }
    free(self->workers);
    free(self->hits);
    kh_path_graph_free(&self->graph);
}

void
path_drawing_restart(path_drawing *self, uint64_t series)
{
    size_t v, w;

    for (v = 0; v < self->net->num_nodes; v++) {
        self->hits[v].inner = 0;
        self->hits[v].end = 0;
    }
    for (w = 0; w < self->num_workers; w++) {
        self->workers[w].num_carried = 0;
    }
    self->num_joined = self->sum = self->sum_of_squares = 0;
    self->series = series;
    self->first = self->num_paths = 0;
}

/* --- who carried between which sectors --------------------------------------------------- */

static int
compare_carried(const void *pa, const void *pb)
{
    const kh_carried *a = pa, *b = pb;

    if (a->node != b->node) {
        return a->node < b->node ? -1 : 1;
    }
    if (a->a != b->a) {
        return a->a < b->a ? -1 : 1;
    }
    return (a->b > b->b) - (a->b < b->b);
}

/* Sort, and let one entry stand for all of its kind. @return how many are left. */
static size_t
join_carried(kh_carried *items, size_t num)
{
    size_t j, kept = 0;

    qsort(items, num, sizeof(*items), compare_carried);
    for (j = 0; j < num; j++) {
        if (kept > 0 && compare_carried(&items[kept - 1], &items[j]) == 0) {
            items[kept - 1].num_paths += items[j].num_paths;
        } else {
            items[kept++] = items[j];
        }
    }
    return kept;
}

static kh_status
carry(path_worker *self, uint32_t node, const uint32_t groups[2], kh_error *err)
{
    kh_status ret = KH_OK;
    const bool rises = groups[0] < groups[1];

    if (self->num_carried == self->max_carried && self->num_carried >= LONG_LIST) {
        self->num_carried = join_carried(self->carried, self->num_carried);
    }
    if (self->num_carried > self->max_carried / 2 || self->max_carried == 0) {
        KH_TRY(kh_grow((void **) &self->carried, self->num_carried, &self->max_carried,
            self->max_carried - self->num_carried + 1, sizeof(*self->carried), "paths", err));
    }
    self->carried[self->num_carried++] = (kh_carried){ node, groups[!rises], groups[rises], 1 };
out:
    return ret;
}

kh_status
path_drawing_take_carried(path_drawing *self, kh_carried **carried, size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t w, j, total = 0;

    for (w = 0; w < self->num_workers; w++) {
        total += self->workers[w].num_carried;
    }
    KH_TRY(KH_NEW(carried, total, "paths", err));
    total = 0;
    for (w = 0; w < self->num_workers; w++) {
        for (j = 0; j < self->workers[w].num_carried; j++) {
            (*carried)[total++] = self->workers[w].carried[j];
        }
    }
    *num = join_carried(*carried, total);
out:
    return ret;
}

/* --- drawing ----------------------------------------------------------------------------- */

static kh_status
count_path(path_drawing *self, path_worker *worker, const kh_end_pair *pair, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_one_path *path = &worker->path;
    const uint64_t num = path->num_inner;
    size_t j;

    for (j = 0; j < num; j++) {
        const uint32_t v = self->graph.node[path->inner[j]];

        atomic_fetch_add_explicit(&self->hits[v].inner, 1, memory_order_relaxed);
        if (self->wants_carried) {
            KH_TRY(carry(worker, v, pair->groups, err));
        }
    }
    atomic_fetch_add_explicit(&self->hits[pair->nodes[0]].end, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&self->hits[pair->nodes[1]].end, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&self->num_joined, 1, memory_order_relaxed);
    atomic_fetch_add_explicit(&self->sum, num, memory_order_relaxed);
    atomic_fetch_add_explicit(&self->sum_of_squares, num * num, memory_order_relaxed);
out:
    return ret;
}

static kh_status
draw_path(path_drawing *self, path_worker *worker, uint64_t index, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_one_path *path = &worker->path;
    kh_end_pair pair;
    bool found;

    path->seed = self->net->seed + self->series;
    path->stream = index;
    path->counter = 0;
    pair = kh_end_pairs_draw(self->pairs, path->seed, path->stream, &path->counter);
    KH_TRY(kh_one_path_draw(
        path, self->graph.place[pair.nodes[0]], self->graph.place[pair.nodes[1]], &found, err));
    if (found) {
        KH_TRY(count_path(self, worker, &pair, err));
    }
out:
    return ret;
}

static kh_status
run_task(void *context, size_t task, size_t worker, kh_error *err)
{
    kh_status ret = KH_OK;
    path_drawing *self = context;
    const uint64_t first = self->first + task * TASK;
    const uint64_t end = first + TASK < self->num_paths ? first + TASK : self->num_paths;
    uint64_t index;

    for (index = first; index < end; index++) {
        KH_TRY(draw_path(self, &self->workers[worker], index, err));
    }
    kh_progress_add(end - first);
out:
    return ret;
}

kh_status
path_drawing_add(path_drawing *self, uint64_t num, kh_error *err)
{
    kh_status ret = KH_OK;

    self->first = self->num_paths;
    self->num_paths += num;
    kh_progress_begin("drawing shortest paths", num);
    KH_TRY(kh_parallel_run((num + TASK - 1) / TASK, self->num_workers, run_task, self, err));
out:
    kh_progress_end();
    return ret;
}

double
path_drawing_mean(const path_drawing *self, uint64_t num)
{
    return (double) self->sum / (double) num;
}

double
path_drawing_variance(const path_drawing *self, uint64_t num)
{
    const double n = (double) num, mean = path_drawing_mean(self, num);
    const double variance = ((double) self->sum_of_squares - n * mean * mean) / (n - 1);

    return variance > 0 ? variance : 0;
}
