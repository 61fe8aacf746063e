#include "judging.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "../base/progress.h"
#include "redraw.h"

#include <stdlib.h>

/* Draws are made in rounds, and tallied in their order: so much is held at a time. */
#define DRAWS_PER_WORKER 8

typedef struct {
    kh_redrawn redrawn;
    kh_node_values values;
} draw_worker;

typedef struct {
    kh_judging *job;
    draw_worker *workers;
    size_t num_workers;
    size_t first;                    /* draw of the round */
    double (*values)[KH_NUM_JUDGED]; /* draws of a round, num_bodies each */
} redrawing;

static kh_status
redraw(void *context, size_t task, size_t worker, kh_error *err)
{
    kh_status ret = KH_OK;
    const redrawing *self = context;
    const kh_judging *job = self->job;
    draw_worker *mine = &self->workers[worker];
    const uint64_t seed = job->options->seed, draw = self->first + task;
    size_t k;
    int judged;

    if (job->options->null == KH_NULL_BERNOULLI) {
        KH_TRY(kh_redraw_ties(&mine->redrawn, seed, draw, err));
    } else {
        KH_TRY(kh_redraw_rewired(&mine->redrawn, seed, draw, err));
    }
    KH_TRY(kh_node_values_compute(
        &mine->values, &mine->redrawn.net, 1, job->options->skip_cross, err));
    for (k = 0; k < job->num_bodies; k++) {
        for (judged = 0; judged < KH_NUM_JUDGED; judged++) {
            self->values[task * job->num_bodies + k][judged]
                = kh_node_value(&mine->values, job->bodies[k], judged);
        }
    }
    kh_progress_add(1);
out:
    return ret;
}

static void
tally_round(redrawing *self, size_t num)
{
    kh_judging *job = self->job;
    size_t r, k;
    int judged;

    for (r = 0; r < num; r++) {
        for (k = 0; k < job->num_bodies; k++) {
            for (judged = 0; judged < KH_NUM_JUDGED; judged++) {
                kh_draw_tally_add(
                    &job->tallies[k][judged], self->values[r * job->num_bodies + k][judged]);
            }
        }
    }
}

static kh_status
redrawing_init(redrawing *self, size_t num_per_round, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->job->net;
    size_t w;

    KH_TRY(KH_NEW(&self->values, num_per_round * self->job->num_bodies, "values of draws", err));
    KH_TRY(KH_NEW(&self->workers, self->num_workers, "threads", err));
    for (w = 0; w < self->num_workers; w++) {
        KH_TRY(kh_redrawn_init(&self->workers[w].redrawn, net, err));
        KH_TRY(kh_node_values_init(&self->workers[w].values, net->num_nodes, err));
    }
out:
    return ret;
}

static void
redrawing_free(redrawing *self)
{
    size_t w;

    for (w = 0; self->workers != NULL && w < self->num_workers; w++) {
        kh_redrawn_free(&self->workers[w].redrawn);
        kh_node_values_free(&self->workers[w].values);
    }
    free(self->workers);
    free(self->values);
}

static kh_status
draw_all(redrawing *self, size_t num, size_t per_round, kh_error *err)
{
    kh_status ret = KH_OK;

    kh_progress_begin("draws of ties", num);
    for (self->first = 0; self->first < num; self->first += per_round) {
        const size_t left = num - self->first, now = left < per_round ? left : per_round;

        KH_TRY(kh_parallel_run(now, self->num_workers, redraw, self, err));
        tally_round(self, now);
    }
out:
    kh_progress_end();
    return ret;
}

kh_status
kh_judge_by_ties(kh_judging *job, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = job->options->num_permutations;
    redrawing self = { .job = job };
    size_t per_round;

    self.num_workers = kh_parallel_workers(job->options->num_threads, num);
    per_round = DRAWS_PER_WORKER * self.num_workers;
    KH_TRY(redrawing_init(&self, per_round, err));
    KH_TRY(draw_all(&self, num, per_round, err));
out:
    redrawing_free(&self);
    return ret;
}
