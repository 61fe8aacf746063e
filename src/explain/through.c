#include "through.h"

#include "../base/array.h"

#include <stdlib.h>

/* As for kh_paths: quotients of counts are taken. */
#define MAX_PATHS 1e290

void
kh_through_free(kh_through *self)
{
    kh_paths_free(&self->paths);
    kh_path_search_free(&self->search);
    free(self->through);
    *self = (kh_through){ 0 };
}

kh_status
kh_through_init(kh_through *self, const kh_net *net, uint32_t body, kh_error *err)
{
    kh_status ret = KH_OK;

    self->body = body;
    KH_TRY(kh_paths_init(&self->paths, net, err));
    KH_TRY(kh_path_search_init(&self->search, net, err));
    KH_TRY(KH_NEW(&self->through, net->num_nodes, "path counts", err));
out:
    return ret;
}

kh_status
kh_through_find(kh_through *self, uint32_t source, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_paths *paths = &self->paths;
    size_t k, j;

    KH_TRY(kh_paths_find(&self->paths, &self->search, source, err));
    self->at = paths->num_reached;
    for (k = 0; k < paths->num_reached; k++) {
        self->through[k] = 0;
        if (paths->node[k] == self->body) {
            self->at = k;
        }
    }
    for (k = self->at; k < paths->num_reached; k++) {
        const double passing = k == self->at ? paths->count[k] : self->through[k];

        for (j = paths->first[k]; passing > 0 && j < paths->first[k + 1]; j++) {
            self->through[paths->step[j]] += passing;
        }
    }
out:
    return ret;
}

/* --- only as far as needed --------------------------------------------------------------- */

static void
reach(kh_through *self, uint32_t v, double distance)
{
    kh_paths *paths = &self->paths;
    const size_t place = paths->num_reached++;

    self->search.place[v] = (uint32_t) place;
    paths->node[place] = v;
    paths->distance[place] = distance;
    paths->count[place] = self->through[place] = 0;
}

/* From the places of one level to the next. @return whether any path there passes the body. */
static bool
walk_level(kh_through *self, size_t first, size_t end)
{
    const kh_adjacency *out = &self->search.net->out;
    kh_paths *paths = &self->paths;
    double passed = 0;
    size_t k, j;

    for (k = first; k < end; k++) {
        const uint32_t v = paths->node[k];
        const double count = paths->count[k];
        const double passing = v == self->body ? count : self->through[k];

        for (j = out->start[v]; j < out->start[v + 1]; j++) {
            const uint32_t u = out->node[j];

            if (self->search.place[u] == KH_NONE) {
                reach(self, u, paths->distance[k] + 1);
            }
            if (self->search.place[u] >= end) {
                paths->count[self->search.place[u]] += count;
                self->through[self->search.place[u]] += passing;
                passed += passing;
            }
        }
    }
    return passed > 0;
}

static void
walk_levels(kh_through *self)
{
    size_t first = 0, end = 1;

    while (first < end) {
        const bool before = self->search.place[self->body] >= end;

        /* With the body behind, paths that pass it have come to an end where a level has none. */
        if (!walk_level(self, first, end) && !before) {
            return;
        }
        first = end;
        end = self->paths.num_reached;
    }
}

kh_status
kh_through_skim(kh_through *self, uint32_t source, kh_error *err)
{
    kh_paths *paths = &self->paths;
    double most = 0;
    size_t k;

    if (self->search.net->weighted) {
        return kh_through_find(self, source, err);
    }
    paths->num_reached = 0;
    reach(self, source, 0);
    paths->count[0] = 1;
    walk_levels(self);
    self->at = self->search.place[self->body] == KH_NONE ? paths->num_reached
                                                         : self->search.place[self->body];
    for (k = 0; k < paths->num_reached; k++) {
        most = paths->count[k] > most ? paths->count[k] : most;
        self->search.place[paths->node[k]] = KH_NONE;
    }
    if (most > MAX_PATHS) {
        return kh_fail(err, KH_ERR_NUMERIC, "more shortest paths from \"%s\" than can be counted",
            kh_graph_node_id(self->search.net->graph, self->search.net->node[source]));
    }
    return KH_OK;
}

/* --- one path ---------------------------------------------------------------------------- */

static bool
leads_to(const kh_paths *paths, size_t from, size_t to)
{
    size_t j;

    for (j = paths->first[from]; j < paths->first[from + 1]; j++) {
        if (paths->step[j] == to) {
            return true;
        }
    }
    return false;
}

/* The place before `to`: one that the body leads to, while it is not yet met. */
static size_t
place_before(const kh_through *self, size_t to)
{
    size_t k = to > self->at ? self->at : 0;

    while (k < to
           && ((to > self->at && k != self->at && !(self->through[k] > 0))
               || !leads_to(&self->paths, k, to))) {
        k++;
    }
    return k;
}

size_t
kh_through_trace(const kh_through *self, uint32_t target, uint32_t *path)
{
    const kh_paths *paths = &self->paths;
    size_t place = 0, num = 0, j;

    while (place < paths->num_reached && paths->node[place] != target) {
        place++;
    }
    if (place == paths->num_reached || !(self->through[place] > 0)) {
        return 0;
    }
    for (path[num++] = target; place > 0; path[num++] = paths->node[place]) {
        place = place_before(self, place);
    }
    for (j = 0; j < num / 2; j++) {
        const uint32_t other = path[num - 1 - j];

        path[num - 1 - j] = path[j];
        path[j] = other;
    }
    return num;
}
