/* Yen's algorithm as Lawler has it. Each path found splits what is left of its kind: paths that
 * leave it at some node, its spur, by another first step than all found that share the root up to
 * there. Each kind is known by its shortest path, the candidate; only spurs from where the path
 * itself left are new. Lawler 1972, doi 10.1287/mnsc.18.7.401. */
#include "bounds.h"
#include "guided.h"

#include "../base/array.h"
#include "../base/progress.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const kh_path_question *question;
    uint8_t *closed; /* as the question has it, and the nodes of the root */
    uint8_t *first;  /* where paths found that share the root go on */
    kh_path_list *found, candidates;
    size_t *spur; /* of each candidate */
    size_t max_spur;
} yen;

static bool
shares_root(const kh_path *path, const kh_path *last, size_t spur)
{
    return path->num_steps > spur
           && memcmp(path->node, last->node, (spur + 1) * sizeof(*path->node)) == 0;
}

static void
set_first(yen *self, const kh_path *last, size_t spur, uint8_t value)
{
    size_t j;

    for (j = 0; j < self->found->num; j++) {
        if (shares_root(&self->found->items[j], last, spur)) {
            self->first[self->found->items[j].node[spur + 1]] = value;
        }
    }
}

/* A candidate is the root and behind it the shortest way from the spur on. */
static kh_status
add_candidate(yen *self, const kh_path *last, size_t spur, const kh_path *rest, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_path *path;
    size_t j;

    KH_TRY(KH_GROW(&self->spur, self->candidates.num, &self->max_spur, "spurs of candidates", err));
    self->spur[self->candidates.num] = spur;
    KH_TRY(kh_path_list_add(&self->candidates, spur + rest->num_steps, &path, err));
    for (j = 0; j < path->num_steps; j++) {
        path->node[j] = j < spur ? last->node[j] : rest->node[j - spur];
        path->tie[j] = j < spur ? last->tie[j] : rest->tie[j - spur];
        path->length += kh_path_tie_length(self->question, path->tie[j]);
    }
    path->node[path->num_steps] = rest->node[rest->num_steps];
out:
    return ret;
}

static kh_status
leave_at(yen *self, const kh_path *last, size_t spur, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_path_question rest = *self->question;
    kh_path_list shortest = { 0 };

    if (rest.most_steps > 0) {
        rest.most_steps -= spur; /* A path has no more steps, and a spur is none of its ends. */
    }
    rest.source = last->node[spur];
    rest.closed = self->closed;
    set_first(self, last, spur, 1);
    KH_TRY(kh_path_guided(&rest, self->first, 1, true, &shortest, err));
    if (shortest.num > 0) {
        KH_TRY(add_candidate(self, last, spur, &shortest.items[0], err));
    }
out:
    set_first(self, last, spur, 0);
    kh_path_list_free(&shortest);
    return ret;
}

/* The nodes of the root are closed one by one, and opened again. */
static kh_status
leave_everywhere(yen *self, const kh_path *last, size_t from, kh_error *err)
{
    kh_status ret = KH_OK;
    const uint8_t *closed = self->question->closed;
    size_t spur;

    for (spur = 0; spur < last->num_steps && ret == KH_OK; spur++) {
        self->closed[last->node[spur]] = 1;
        if (spur >= from) {
            ret = leave_at(self, last, spur, err);
        }
    }
    for (spur = 0; spur < last->num_steps; spur++) {
        self->closed[last->node[spur]] = closed != NULL ? closed[last->node[spur]] : 0;
    }
    return ret;
}

/* Move the least candidate to what is found. @return where it left its own path. */
static kh_status
take_least(yen *self, size_t *spur, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_path_list *candidates = &self->candidates, *found = self->found;
    size_t least = 0, j;

    for (j = 1; j < candidates->num; j++) {
        if (kh_path_compare(&candidates->items[j], &candidates->items[least]) < 0) {
            least = j;
        }
    }
    KH_TRY(KH_GROW(&found->items, found->num, &found->max, "paths", err));
    found->items[found->num++] = candidates->items[least];
    *spur = self->spur[least];
    candidates->num--;
    candidates->items[least] = candidates->items[candidates->num];
    self->spur[least] = self->spur[candidates->num];
out:
    return ret;
}

static kh_status
run(yen *self, size_t k, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_path_list *found = self->found;
    size_t spur = 0;

    kh_progress_begin("paths", k);
    KH_TRY(kh_path_guided(self->question, NULL, 1, true, found, err));
    found->more = false;
    while (found->num > 0) {
        /* A copy of the record: the list may move. */
        const kh_path last = found->items[found->num - 1];

        KH_TRY(leave_everywhere(self, &last, spur, err));
        if (self->candidates.num == 0 || found->num == k) {
            break;
        }
        KH_TRY(take_least(self, &spur, err));
        kh_progress_add(1);
    }
    found->more = self->candidates.num > 0;
out:
    kh_progress_end();
    return ret;
}

static kh_status
yens(const kh_path_question *question, size_t k, kh_path_list *list, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_nodes = question->net->num_nodes;
    yen self = { .question = question, .found = list };

    KH_TRY(KH_NEW(&self.closed, num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self.first, num_nodes, "nodes", err));
    if (question->closed != NULL) {
        memcpy(self.closed, question->closed, num_nodes);
    }
    KH_TRY(run(&self, k, err));
out:
    kh_path_list_free(&self.candidates);
    free(self.closed);
    free(self.first);
    free(self.spur);
    return ret;
}

kh_status
kh_path_k_shortest(const kh_path_question *question, size_t k, kh_path_list *list, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool conditions = question->num_course > 0 || question->num_via > 0 || question->in_order;
    kh_path_list found = { 0 };

    KH_TRY(conditions ? kh_path_guided(question, NULL, k, false, &found, err)
                      : yens(question, k, &found, err));
    kh_path_list_free(list);
    *list = found;
    found = (kh_path_list){ 0 };
out:
    kh_path_list_free(&found);
    return ret;
}
