#include "judging.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "../bridge/cross.h"
#include "relabelled.h"

#include <stdlib.h>

typedef struct {
    kh_judging *job;
    kh_permutations permutations;
    kh_relabelled *relabelled; /* one a worker */
    size_t num_workers;
    double *cross; /* num_bodies rows of as many values as relabellings; NULL: not judged */
} relabelling;

static kh_status
relabel_body(void *context, size_t task, size_t worker, kh_error *err)
{
    kh_status ret = KH_OK;
    const relabelling *self = context;
    kh_relabelled *relabelled = &self->relabelled[worker];
    kh_draw_tally *tallies = self->job->tallies[task];
    const size_t num = self->permutations.num;
    size_t r;
    int role;

    KH_TRY(kh_relabelled_set(relabelled, self->job->bodies[task], err));
    for (r = 0; r < num; r++) {
        const kh_bridging count = kh_relabelled_count(relabelled, &self->permutations, r);

        for (role = 0; role < KH_NUM_ROLES; role++) {
            kh_draw_tally_add(&tallies[role], count.roles[role]);
        }
        kh_draw_tally_add(&tallies[KH_JUDGED_PARTICIPATION], count.participation);
        if (self->cross != NULL) {
            kh_draw_tally_add(&tallies[KH_JUDGED_CROSS_BETWEENNESS], self->cross[task * num + r]);
        }
    }
out:
    return ret;
}

static void
relabelling_free(relabelling *self)
{
    size_t w;

    for (w = 0; self->relabelled != NULL && w < self->num_workers; w++) {
        kh_relabelled_free(&self->relabelled[w]);
    }
    free(self->relabelled);
    free(self->cross);
    kh_permutations_free(&self->permutations);
}

kh_status
kh_judge_by_labels(kh_judging *job, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_null_options *options = job->options;
    relabelling self = { .job = job };
    size_t w;

    self.num_workers = kh_parallel_workers(options->num_threads, job->num_bodies);
    KH_TRY(kh_permutations_init(
        &self.permutations, options->num_permutations, job->net->num_nodes, options->seed, err));
    KH_TRY(KH_NEW(&self.relabelled, self.num_workers, "threads", err));
    for (w = 0; w < self.num_workers; w++) {
        KH_TRY(kh_relabelled_init(&self.relabelled[w], job->net, err));
    }
    if (!options->skip_cross) {
        KH_TRY(KH_NEW(&self.cross, job->num_bodies * options->num_permutations,
            "values of relabellings", err));
        KH_TRY(kh_cross_permuted(job->net, &self.permutations, job->bodies, job->num_bodies,
            options->num_threads, self.cross, err));
    }
    KH_TRY(kh_parallel_work(
        "roles under relabellings", job->num_bodies, self.num_workers, relabel_body, &self, err));
out:
    relabelling_free(&self);
    return ret;
}
