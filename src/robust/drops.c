/* Every claim left out in turn. */
#include "removal.h"

#include "../base/array.h"

#include <stdlib.h>

void
kh_drops_free(kh_drops *self)
{
    free(self->claim);
    free(self->alone);
    free(self->lead);
    kh_rank_range_free(&self->range);
    *self = (kh_drops){ 0 };
}

/* --- which claims ------------------------------------------------------------------------ */

static void
mark_alone(kh_drops *self)
{
    const kh_net *net = self->ranking->net;
    size_t t, j;

    for (t = 0; t < net->num_ties; t++) {
        const bool single = net->claim_start[t + 1] - net->claim_start[t] == 1;

        for (j = net->claim_start[t]; j < net->claim_start[t + 1]; j++) {
            if (net->weighted || single) {
                self->alone[net->claim[j]] = 1;
            }
        }
    }
}

static void
mark_row(const kh_net *net, const kh_adjacency *rows, size_t v, uint8_t *marks, size_t *num)
{
    size_t j, k;

    for (j = rows->start[v]; j < rows->start[v + 1]; j++) {
        const uint32_t t = rows->tie[j];

        for (k = net->claim_start[t]; k < net->claim_start[t + 1] && *num < KH_MAX_DROPS; k++) {
            *num += !marks[net->claim[k]];
            marks[net->claim[k]] = 1;
        }
    }
}

/* marks[e] = 1 for the claims to leave out. @return how many. */
static size_t
mark_drops(const kh_drops *self, const kh_selection *selection, uint8_t *marks)
{
    const kh_ranking *ranking = self->ranking;
    const kh_net *net = ranking->net;
    size_t num = 0, j;

    if (self->all) {
        for (j = 0; j < net->graph->edges.num; j++) {
            marks[j] = selection->edges[j];
        }
        return net->num_edges;
    }
    for (j = 0; j < ranking->num_bodies && j < KH_NUM_BODIES_LARGE; j++) {
        mark_row(net, &net->out, ranking->bodies[ranking->by_rank[j]], marks, &num);
        mark_row(net, &net->in, ranking->bodies[ranking->by_rank[j]], marks, &num);
    }
    return num;
}

static kh_status
list_claims(kh_drops *self, const kh_selection *selection, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_edges = self->ranking->net->graph->edges.num;
    uint8_t *marks = NULL;
    size_t num, e;

    KH_TRY(KH_NEW(&marks, num_edges, "marks", err));
    num = mark_drops(self, selection, marks);
    KH_TRY(KH_NEW(&self->claim, num, "claims", err));
    for (e = 0; e < num_edges; e++) {
        if (marks[e]) {
            self->claim[self->num++] = (uint32_t) e;
        }
    }
out:
    free(marks);
    return ret;
}

/* --- leaving them out -------------------------------------------------------------------- */

static kh_status
drop_one(void *series, size_t j, kh_trial *trial, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drops *self = series;
    const uint32_t claim = self->claim[j];

    if (!self->alone[claim]) {
        return KH_OK;
    }
    trial->dropped[claim] = 1;
    KH_TRY(kh_trial_run(trial, err));
    if (self->ranking->num_bodies > 1) {
        self->lead[j] = kh_trial_lead(trial);
    }
out:
    return ret;
}

/* A claim that changes nothing leaves all ranks as they are. */
static void
add_idle(kh_drops *self)
{
    const kh_rank_range unchanged = { self->ranking->rank, self->ranking->rank };
    size_t j;

    for (j = 0; j < self->num; j++) {
        if (!self->alone[self->claim[j]]) {
            kh_rank_range_widen(&self->range, &unchanged, self->ranking->num_bodies);
            return;
        }
    }
}

kh_status
kh_drops_run(
    kh_drops *self, const kh_ranking *ranking, const kh_selection *selection, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drops drops = { .ranking = ranking, .all = ranking->net->num_edges <= KH_MAX_DROPS };

    KH_TRY(KH_NEW(&drops.alone, ranking->net->graph->edges.num, "marks", err));
    KH_TRY(kh_rank_range_init(&drops.range, ranking->num_bodies, err));
    mark_alone(&drops);
    KH_TRY(list_claims(&drops, selection, err));
    KH_TRY(KH_NEW(&drops.lead, drops.num, "claims", err));
    KH_TRY(
        kh_trials_run(ranking, "claims left out", drops.num, drop_one, &drops, &drops.range, err));
    add_idle(&drops);
    *self = drops;
    drops = (kh_drops){ 0 };
out:
    kh_drops_free(&drops);
    return ret;
}
