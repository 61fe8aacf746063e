#include "guided.h"

#include "../base/array.h"
#include "bounds.h"
#include "heap.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define NO_PARENT UINT32_MAX

/* A path from the source to `node` that may go on: the last step of its parent's. */
typedef struct {
    uint32_t parent, node, tie, num_steps;
    uint32_t met;  /* of the nodes to meet */
    double length; /* so far */
    double bound;  /* of the whole, at least */
} unfinished;

typedef struct {
    const kh_path_question *question;
    const uint8_t *first;
    size_t most;
    bool equal;
    kh_course course;
    kh_bounds bounds;
    size_t num_days; /* of a path: the places of the course */
    unfinished *paths;
    int64_t *days; /* num_days a path */
    size_t num, max_paths, max_days;
    kh_heap heap;
    kh_path_list *list;
    size_t begun; /* length of the list when the search began */
} search;

/* By bound, then by node numbers: of paths with one bound, all that go on from one come before the
 * next, so that finished ones come in order. */
static bool
comes_before(const void *context, size_t a, size_t b)
{
    const search *self = context;
    const unfinished *paths = self->paths;
    uint32_t x = (uint32_t) a, y = (uint32_t) b;

    if (paths[a].bound < paths[b].bound || paths[a].bound > paths[b].bound) {
        return paths[a].bound < paths[b].bound;
    }
    while (paths[x].num_steps > paths[y].num_steps) {
        x = paths[x].parent;
    }
    while (paths[y].num_steps > paths[x].num_steps) {
        y = paths[y].parent;
    }
    if (x == y) {
        return paths[a].num_steps < paths[b].num_steps;
    }
    while (paths[x].parent != paths[y].parent) {
        x = paths[x].parent;
        y = paths[y].parent;
    }
    return paths[x].node < paths[y].node;
}

/* Room for one more path. */
static kh_status
make_room(search *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t most = self->question->most_unfinished > 0 ? self->question->most_unfinished
                                                            : KH_PATH_MOST_UNFINISHED;

    if (self->num >= most) {
        kh_fail(err, KH_ERR_LIMIT, "the search for paths holds %zu unfinished ones and gives up",
            self->num);
        kh_hint(err, "ask for fewer paths, for shorter ones, or with fewer conditions");
        return KH_ERR_LIMIT;
    }
    KH_TRY(KH_GROW(&self->paths, self->num, &self->max_paths, "paths", err));
    KH_TRY(kh_grow((void **) &self->days, self->num * self->num_days, &self->max_days,
        self->num_days, sizeof(*self->days), "days of paths", err));
out:
    return ret;
}

static bool
has_met(const search *self, uint32_t path, uint32_t node)
{
    for (; path != NO_PARENT; path = self->paths[path].parent) {
        if (self->paths[path].node == node) {
            return true;
        }
    }
    return false;
}

static int64_t *
days_of(const search *self, size_t path)
{
    return self->days + path * self->num_days;
}

static bool
may_step(const search *self, uint32_t path, uint32_t node)
{
    const kh_path_question *question = self->question;

    return kh_path_may_enter(question, node) && !has_met(self, path, node)
           && (self->paths[path].num_steps > 0 || self->first == NULL || self->first[node] == 0);
}

static kh_status
push(search *self, unfinished path, kh_error *err)
{
    kh_status ret = KH_OK;

    path.bound = path.length
                 + kh_bounds_left(&self->bounds, path.node, path.met, days_of(self, self->num));
    if (!isfinite(path.bound)) {
        return KH_OK;
    }
    self->paths[self->num] = path;
    KH_TRY(kh_heap_push(&self->heap, self->num++, err));
out:
    return ret;
}

static kh_status
go_on(search *self, uint32_t path, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_path_question *question = self->question;
    const kh_net *net = question->net;
    const uint32_t v = self->paths[path].node;
    size_t j;

    if (question->most_steps > 0 && self->paths[path].num_steps >= question->most_steps) {
        return KH_OK;
    }
    for (j = net->out.start[v]; j < net->out.start[v + 1]; j++) {
        const uint32_t w = net->out.node[j], tie = net->out.tie[j];

        if (!may_step(self, path, w)) {
            continue;
        }
        KH_TRY(make_room(self, err));
        if (kh_course_step(&self->course, tie, days_of(self, path), days_of(self, self->num))) {
            const unfinished *last = &self->paths[path];

            KH_TRY(push(self,
                (unfinished){ .parent = path,
                    .node = w,
                    .tie = tie,
                    .num_steps = last->num_steps + 1,
                    .met = (uint32_t) kh_path_met(question, last->met, w),
                    .length = last->length + kh_path_tie_length(question, tie) },
                err));
        }
    }
out:
    return ret;
}

static bool
is_finished(const search *self, uint32_t path)
{
    return self->paths[path].met == self->question->num_via
           && kh_course_may_end(&self->course, days_of(self, path));
}

static kh_status
take_down(search *self, uint32_t path, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_path *item;
    size_t at = self->paths[path].num_steps;

    KH_TRY(kh_path_list_add(self->list, at, &item, err));
    item->length = self->paths[path].length;
    for (; path != NO_PARENT; path = self->paths[path].parent, at--) {
        item->node[at] = self->paths[path].node;
        if (at > 0) {
            item->tie[at - 1] = self->paths[path].tie;
        }
    }
out:
    return ret;
}

static kh_status
begin(search *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_path_question *question = self->question;

    kh_course_init(&self->course, question);
    self->num_days = self->course.num_items + 1;
    self->heap = (kh_heap){ .context = self, .less = comes_before };
    KH_TRY(kh_bounds_init(&self->bounds, question, &self->course, err));
    KH_TRY(make_room(self, err));
    kh_course_begin(&self->course, days_of(self, 0));
    KH_TRY(push(self,
        (unfinished){ .parent = NO_PARENT,
            .node = question->source,
            .met = (uint32_t) kh_path_met(question, 0, question->source) },
        err));
out:
    return ret;
}

static kh_status
run(search *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_path_list *list = self->list;

    while (self->heap.num > 0) {
        const uint32_t path = (uint32_t) kh_heap_pop(&self->heap);
        const bool ends = self->question->target[self->paths[path].node] != 0;

        if (self->equal && list->num > self->begun
            && !kh_path_ties(
                self->question, self->paths[path].bound, list->items[self->begun].length)) {
            break;
        }
        if (ends && is_finished(self, path)) {
            if (list->num - self->begun == self->most) {
                list->more = true;
                break;
            }
            KH_TRY(take_down(self, path, err));
        } else if (!ends || self->paths[path].num_steps == 0) {
            KH_TRY(go_on(self, path, err));
        }
    }
out:
    return ret;
}

kh_status
kh_path_guided(const kh_path_question *question, const uint8_t *first, size_t most, bool equal,
    kh_path_list *list, kh_error *err)
{
    kh_status ret = KH_OK;
    search self = { .question = question,
        .first = first,
        .most = most,
        .equal = equal,
        .list = list,
        .begun = list->num };

    KH_TRY(begin(&self, err));
    KH_TRY(run(&self, err));
out:
    kh_bounds_free(&self.bounds);
    kh_heap_free(&self.heap);
    free(self.paths);
    free(self.days);
    return ret;
}
