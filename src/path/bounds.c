#include "bounds.h"

#include "../base/array.h"
#include "heap.h"

#include <math.h>
#include <stdlib.h>

/* Numbers of places that a table of bounds may hold: 400 MB. */
#define MOST_BOUNDS ((size_t) 50000000)

double
kh_path_tie_length(const kh_path_question *question, uint32_t tie)
{
    const kh_net *net = question->net;

    if (net->strength[tie] < question->least_strength) {
        return INFINITY;
    }
    return net->weighted && !question->by_steps ? 1 / net->strength[tie] : 1;
}

bool
kh_path_may_enter(const kh_path_question *question, uint32_t node)
{
    return question->closed == NULL || question->closed[node] == 0;
}

size_t
kh_path_met(const kh_path_question *question, size_t met, uint32_t node)
{
    return met + (met < question->num_via && question->via[met] == node);
}

/* A state is a node, a place of the course and how many of `via` have been met. */
static size_t
state_of(const kh_bounds *self, uint32_t node, size_t place, size_t met)
{
    return (met * self->num_places + place) * self->question->net->num_nodes + node;
}

typedef struct {
    kh_bounds *bounds;
    kh_heap heap;
    double *entered; /* the bound with which an item of the heap was pushed, by item */
    size_t *state;
    size_t num, max_entered, max_state;
} search;

static bool
is_nearer(const void *context, size_t a, size_t b)
{
    const search *self = context;

    return self->entered[a] < self->entered[b];
}

static kh_status
offer(search *self, size_t state, double left, kh_error *err)
{
    kh_status ret = KH_OK;

    if (!(left < self->bounds->left[state])) {
        return KH_OK;
    }
    self->bounds->left[state] = left;
    KH_TRY(KH_GROW(&self->entered, self->num, &self->max_entered, "bounds", err));
    KH_TRY(KH_GROW(&self->state, self->num, &self->max_state, "bounds", err));
    self->entered[self->num] = left;
    self->state[self->num] = state;
    KH_TRY(kh_heap_push(&self->heap, self->num++, err));
out:
    return ret;
}

static kh_status
offer_ends(search *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_bounds *bounds = self->bounds;
    const kh_path_question *question = bounds->question;
    uint32_t v;
    size_t p;

    for (v = 0; v < question->net->num_nodes; v++) {
        for (p = 0; p < bounds->num_places; p++) {
            if (question->target[v] && kh_course_ends(bounds->course, p)) {
                KH_TRY(offer(self, state_of(bounds, v, p, question->num_via), 0, err));
            }
        }
    }
out:
    return ret;
}

/* The places from which a step by item q is taken: q, and the one before if that item may be left
 * out. */
static kh_status
offer_places(search *self, uint32_t u, size_t q, size_t met, double left, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(offer(self, state_of(self->bounds, u, q, met), left, err));
    if (q > 0 && self->bounds->course->items[q - 1] == KH_PATH_ANY) {
        KH_TRY(offer(self, state_of(self->bounds, u, q - 1, met), left, err));
    }
out:
    return ret;
}

/* Steps over a tie that lead to a place: by the item of KH_PATH_ANY that it stands before, or by
 * the item behind it. */
static kh_status
offer_steps(
    search *self, uint32_t u, uint32_t tie, size_t place, size_t met, double left, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_course *course = self->bounds->course;

    if (place < course->num_items && course->items[place] == KH_PATH_ANY) {
        KH_TRY(offer_places(self, u, place, met, left, err));
    }
    if (place > 0 && course->items[place - 1] != KH_PATH_ANY
        && kh_course_allows(course, place - 1, tie)) {
        KH_TRY(offer_places(self, u, place - 1, met, left, err));
    }
out:
    return ret;
}

/* Who enters v with `met` behind it came with as many, or with one less if v is to be met next. */
static kh_status
go_back(search *self, size_t state, double left, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_bounds *bounds = self->bounds;
    const kh_path_question *question = bounds->question;
    const kh_net *net = question->net;
    const uint32_t v = (uint32_t) (state % net->num_nodes);
    const size_t place = state / net->num_nodes % bounds->num_places;
    const size_t met = state / net->num_nodes / bounds->num_places;
    size_t j, before;

    if (!kh_path_may_enter(question, v)) {
        return KH_OK;
    }
    for (j = net->in.start[v]; j < net->in.start[v + 1]; j++) {
        const uint32_t u = net->in.node[j], tie = net->in.tie[j];
        const double length = left + kh_path_tie_length(question, tie);

        if (question->target[u] && u != question->source) {
            continue; /* A path would have ended there. */
        }
        for (before = met > 0 ? met - 1 : 0; before <= met; before++) {
            if (kh_path_met(question, before, v) == met) {
                KH_TRY(offer_steps(self, u, tie, place, before, length, err));
            }
        }
    }
out:
    return ret;
}

static kh_status
run(kh_bounds *bounds, kh_error *err)
{
    kh_status ret = KH_OK;
    search self = { .bounds = bounds };

    self.heap = (kh_heap){ .context = &self, .less = is_nearer };
    KH_TRY(offer_ends(&self, err));
    while (self.heap.num > 0) {
        const size_t item = kh_heap_pop(&self.heap);

        if (self.entered[item] <= bounds->left[self.state[item]]) {
            KH_TRY(go_back(&self, self.state[item], self.entered[item], err));
        }
    }
out:
    kh_heap_free(&self.heap);
    free(self.entered);
    free(self.state);
    return ret;
}

kh_status
kh_bounds_init(
    kh_bounds *self, const kh_path_question *question, const kh_course *course, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_places = course->num_items + 1;
    const size_t num_layers = num_places * (question->num_via + 1);
    size_t j;

    if (question->net->num_nodes > MOST_BOUNDS / num_layers) {
        kh_fail(err, KH_ERR_LIMIT,
            "%zu nodes, %zu relations in order and %zu nodes to meet are too many together",
            question->net->num_nodes, question->num_course, question->num_via);
        kh_hint(err, "search with fewer conditions");
        return KH_ERR_LIMIT;
    }
    *self = (kh_bounds){ .question = question, .course = course, .num_places = num_places };
    KH_TRY(KH_NEW(&self->left, num_layers * question->net->num_nodes, "bounds", err));
    for (j = 0; j < num_layers * question->net->num_nodes; j++) {
        self->left[j] = INFINITY;
    }
    KH_TRY(run(self, err));
out:
    return ret;
}

void
kh_bounds_free(kh_bounds *self)
{
    free(self->left);
    self->left = NULL;
}

double
kh_bounds_left(const kh_bounds *self, uint32_t node, size_t met, const int64_t *days)
{
    double least = INFINITY;
    size_t p;

    for (p = 0; p < self->num_places; p++) {
        if (days[p] != KH_NEVER) {
            least = fmin(least, self->left[state_of(self, node, p, met)]);
        }
    }
    return least;
}
