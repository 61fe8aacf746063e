#include "trial.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "../bridge/cross.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Shares nearer than this, relatively, differ by rounding: the order in which paths are added up
 * depends on which ties are there. */
#define SHARE_TOLERANCE 1e-9

/* --- order ------------------------------------------------------------------------------- */

static double
comparable(double share)
{
    return isnan(share) ? -1 : share;
}

static bool
exceeds(double a, double b)
{
    return a - b > SHARE_TOLERANCE * fabs(a);
}

static int
compare_falling(const void *pa, const void *pb)
{
    const double a = *(const double *) pa, b = *(const double *) pb;

    return a > b ? -1 : a < b;
}

/* How many of the sorted shares exceed one. */
static uint32_t
count_above(const double *sorted, size_t num, double share)
{
    size_t low = 0, high = num;

    while (low < high) {
        const size_t middle = low + (high - low) / 2;

        if (exceeds(sorted[middle], share)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return (uint32_t) low;
}

static void
set_ranks(kh_trial *self)
{
    const kh_ranking *ranking = self->ranking;
    size_t b;

    for (b = 0; b < ranking->num_bodies; b++) {
        self->sorted[b] = comparable(self->share[ranking->bodies[b]]);
    }
    qsort(self->sorted, ranking->num_bodies, sizeof(*self->sorted), compare_falling);
    for (b = 0; b < ranking->num_bodies; b++) {
        self->rank[b] = 1
                        + count_above(self->sorted, ranking->num_bodies,
                            comparable(self->share[ranking->bodies[b]]));
    }
}

static const char *
id_of(const kh_ranking *ranking, uint32_t b)
{
    return kh_graph_node_id(ranking->net->graph, ranking->net->node[ranking->bodies[b]]);
}

/* --- ranges ------------------------------------------------------------------------------ */

kh_status
kh_rank_range_init(kh_rank_range *self, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_rank_range range = { 0 };

    KH_TRY(KH_NEW(&range.best, num, "ranks", err));
    KH_TRY(KH_NEW(&range.worst, num, "ranks", err));
    *self = range;
    range = (kh_rank_range){ 0 };
out:
    kh_rank_range_free(&range);
    return ret;
}

void
kh_rank_range_free(kh_rank_range *self)
{
    free(self->best);
    free(self->worst);
    *self = (kh_rank_range){ 0 };
}

void
kh_rank_range_widen(kh_rank_range *self, const kh_rank_range *by, size_t num)
{
    size_t b;

    for (b = 0; b < num; b++) {
        if (by->best[b] > 0 && (self->best[b] == 0 || by->best[b] < self->best[b])) {
            self->best[b] = by->best[b];
        }
        if (by->worst[b] > self->worst[b]) {
            self->worst[b] = by->worst[b];
        }
    }
}

/* --- one trial --------------------------------------------------------------------------- */

static void
trial_free(kh_trial *self)
{
    kh_thin_net_free(&self->thin);
    free(self->dropped);
    free(self->betweenness);
    free(self->share);
    free(self->sorted);
    free(self->rank);
    kh_rank_range_free(&self->range);
}

static kh_status
trial_init(kh_trial *self, const kh_ranking *ranking, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = ranking->net;

    self->ranking = ranking;
    KH_TRY(kh_thin_net_init(&self->thin, net, err));
    KH_TRY(KH_NEW(&self->dropped, net->graph->edges.num, "marks", err));
    KH_TRY(KH_NEW(&self->betweenness, net->num_nodes, "values", err));
    KH_TRY(KH_NEW(&self->share, net->num_nodes, "values", err));
    KH_TRY(KH_NEW(&self->sorted, ranking->num_bodies, "values", err));
    KH_TRY(KH_NEW(&self->rank, ranking->num_bodies, "ranks", err));
    KH_TRY(kh_rank_range_init(&self->range, ranking->num_bodies, err));
out:
    return ret;
}

kh_status
kh_trial_run(kh_trial *self, kh_error *err)
{
    kh_status ret = KH_OK;

    kh_thin_net_drop(&self->thin, self->dropped);
    memset(self->dropped, 0, self->ranking->net->graph->edges.num);
    KH_TRY(kh_cross_betweenness(&self->thin.net, 1, self->betweenness, self->share, err));
    set_ranks(self);
    kh_rank_range_widen(
        &self->range, &(kh_rank_range){ self->rank, self->rank }, self->ranking->num_bodies);
out:
    return ret;
}

kh_lead
kh_trial_lead(const kh_trial *self)
{
    const kh_ranking *ranking = self->ranking;
    const double first = comparable(self->share[ranking->bodies[ranking->by_rank[0]]]);
    kh_lead lead = { .other = KH_NONE };
    double best = -INFINITY;
    size_t j;

    for (j = 1; j < ranking->num_bodies; j++) {
        const uint32_t b = ranking->by_rank[j];
        const double share = comparable(self->share[ranking->bodies[b]]);

        if (exceeds(share, best)
            || (!exceeds(best, share)
                && strcmp(id_of(ranking, b), id_of(ranking, lead.other)) < 0)) {
            lead.other = b;
            best = share;
        }
    }
    lead.lead = first - best;
    lead.lost = best > 0 && exceeds(best, first);
    return lead;
}

/* --- many trials ------------------------------------------------------------------------- */

typedef struct {
    kh_trial_step step;
    void *series;
    kh_trial *trials; /* one a worker */
} trial_run;

static kh_status
run_step(void *context, size_t j, size_t worker, kh_error *err)
{
    const trial_run *self = context;

    return self->step(self->series, j, &self->trials[worker], err);
}

kh_status
kh_trials_run(const kh_ranking *ranking, const char *what, size_t num, kh_trial_step step,
    void *series, kh_rank_range *range, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_workers = kh_parallel_workers(ranking->num_threads, num);
    trial_run run = { step, series, NULL };
    size_t w;

    KH_TRY(KH_NEW(&run.trials, num_workers, "workers", err));
    for (w = 0; w < num_workers; w++) {
        KH_TRY(trial_init(&run.trials[w], ranking, err));
    }
    KH_TRY(kh_parallel_work(what, num, num_workers, run_step, &run, err));
    for (w = 0; w < num_workers && range != NULL; w++) {
        kh_rank_range_widen(range, &run.trials[w].range, ranking->num_bodies);
    }
out:
    for (w = 0; w < num_workers && run.trials != NULL; w++) {
        trial_free(&run.trials[w]);
    }
    free(run.trials);
    return ret;
}

/* --- the ranking with all claims --------------------------------------------------------- */

void
kh_ranking_free(kh_ranking *self)
{
    free(self->bodies);
    free(self->share);
    free(self->rank);
    free(self->by_rank);
    *self = (kh_ranking){ 0 };
}

typedef struct {
    uint32_t rank, body;
    const char *id;
} place;

static int
compare_places(const void *pa, const void *pb)
{
    const place *a = pa, *b = pb;

    if (a->rank != b->rank) {
        return a->rank < b->rank ? -1 : 1;
    }
    return strcmp(a->id, b->id);
}

static kh_status
order_bodies(kh_ranking *self, kh_error *err)
{
    kh_status ret = KH_OK;
    place *places = NULL;
    uint32_t b;

    KH_TRY(KH_NEW(&places, self->num_bodies, "bodies", err));
    for (b = 0; b < self->num_bodies; b++) {
        places[b] = (place){ self->rank[b], b, id_of(self, b) };
    }
    qsort(places, self->num_bodies, sizeof(*places), compare_places);
    for (b = 0; b < self->num_bodies; b++) {
        self->by_rank[b] = places[b].body;
    }
out:
    free(places);
    return ret;
}

static kh_status
keep_ranks(void *series, size_t j, kh_trial *trial, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_ranking *self = series;
    size_t b;

    (void) j;
    KH_TRY(kh_trial_run(trial, err));
    for (b = 0; b < self->num_bodies; b++) {
        self->share[b] = trial->share[self->bodies[b]];
        self->rank[b] = trial->rank[b];
    }
out:
    return ret;
}

kh_status
kh_ranking_init(kh_ranking *self, const kh_net *net, const kh_bridges_options *who,
    size_t num_threads, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_ranking ranking = { .net = net, .num_threads = num_threads };

    KH_TRY(kh_bridges_list_bodies(net, who, &ranking.bodies, &ranking.num_bodies, err));
    KH_TRY(KH_NEW(&ranking.share, ranking.num_bodies, "values", err));
    KH_TRY(KH_NEW(&ranking.rank, ranking.num_bodies, "ranks", err));
    KH_TRY(KH_NEW(&ranking.by_rank, ranking.num_bodies, "bodies", err));
    KH_TRY(kh_trials_run(&ranking, "ranks", 1, keep_ranks, &ranking, NULL, err));
    KH_TRY(order_bodies(&ranking, err));
    *self = ranking;
    ranking = (kh_ranking){ 0 };
out:
    kh_ranking_free(&ranking);
    return ret;
}
