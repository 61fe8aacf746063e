#include "trial.h"

#include "../base/array.h"
#include "cross.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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
out:
    return ret;
}

kh_status
kh_trial_run(kh_trial *self, kh_error *err)
{
    kh_status ret = KH_OK;

    kh_thin_net_drop(&self->thin, self->dropped);
    memset(self->dropped, 0, self->ranking->net->graph->edges.num);
    KH_TRY(kh_cross_betweenness(&self->thin.net, self->betweenness, self->share, err));
    set_ranks(self);
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

/* What went wrong first in the order of trials. */
typedef struct {
    kh_status status;
    size_t trial;
    kh_error err;
} failure;

static void
note_failure(failure *first, kh_status status, size_t j, const kh_error *err)
{
#pragma omp critical(kh_trial_failure)
    if (first->status == KH_OK || j < first->trial) {
        *first = (failure){ status, j, *err };
    }
}

static int
count_threads(const kh_ranking *ranking, size_t num_trials)
{
    const long there_are = sysconf(_SC_NPROCESSORS_ONLN);
    size_t num = ranking->num_threads;

    if (num == 0) {
        num = there_are > 0 ? (size_t) there_are : 1;
    }
    num = num < num_trials ? num : num_trials;
    return num > 1024 ? 1024 : num < 1 ? 1 : (int) num;
}

kh_status
kh_trials_run(
    const kh_ranking *ranking, size_t num, kh_trial_step step, void *series, kh_error *err)
{
    failure first = { .status = KH_OK };

#pragma omp parallel num_threads(count_threads(ranking, num))
    {
        kh_trial trial = { 0 };
        kh_error why = { 0 };
        kh_status status = trial_init(&trial, ranking, &why);
        size_t j;

        if (status != KH_OK) {
            note_failure(&first, status, 0, &why);
        }
        /* A thread's trials rise, so that those it gives up come after its failure. */
#pragma omp for schedule(dynamic)
        for (j = 0; j < num; j++) {
            if (status == KH_OK) {
                status = step(series, j, &trial, &why);
                if (status != KH_OK) {
                    note_failure(&first, status, j, &why);
                }
            }
        }
        trial_free(&trial);
    }
    if (first.status != KH_OK) {
        (void) kh_fail(err, first.status, "%s", first.err.message);
        kh_hint(err, "%s", first.err.hint);
    }
    return first.status;
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

static kh_status
list_bodies(kh_ranking *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = self->net;
    size_t v;

    KH_TRY(KH_NEW(&self->bodies, net->num_nodes, "bodies", err));
    for (v = 0; v < net->num_nodes; v++) {
        if (kh_graph_is_body(net->graph, net->node[v])) {
            self->bodies[self->num_bodies++] = (uint32_t) v;
        }
    }
out:
    return ret;
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
kh_ranking_init(kh_ranking *self, const kh_net *net, size_t num_threads, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_ranking ranking = { .net = net, .num_threads = num_threads };

    KH_TRY(list_bodies(&ranking, err));
    KH_TRY(KH_NEW(&ranking.share, ranking.num_bodies, "values", err));
    KH_TRY(KH_NEW(&ranking.rank, ranking.num_bodies, "ranks", err));
    KH_TRY(KH_NEW(&ranking.by_rank, ranking.num_bodies, "bodies", err));
    KH_TRY(kh_trials_run(&ranking, 1, keep_ranks, &ranking, err));
    KH_TRY(order_bodies(&ranking, err));
    *self = ranking;
    ranking = (kh_ranking){ 0 };
out:
    kh_ranking_free(&ranking);
    return ret;
}
