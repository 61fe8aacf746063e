/* The fewest claims without which another body is first. */
#include "removal.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

void
kh_overthrow_free(kh_overthrow *self)
{
    free(self->claim);
    *self = (kh_overthrow){ 0 };
}

/* --- sets of claims ---------------------------------------------------------------------- */

/* Sets are spans of one array of claims. */
typedef struct {
    size_t first, num;
} span;

typedef struct {
    const uint32_t *claim;
    const span *sets;
    kh_lead *lead; /* one a set */
} trial_series;

static kh_status
drop_set(void *series, size_t j, kh_trial *trial, kh_error *err)
{
    kh_status ret = KH_OK;
    const trial_series *self = series;
    size_t k;

    for (k = 0; k < self->sets[j].num; k++) {
        trial->dropped[self->claim[self->sets[j].first + k]] = 1;
    }
    KH_TRY(kh_trial_run(trial, err));
    self->lead[j] = kh_trial_lead(trial);
out:
    return ret;
}

#define NOT_FOUND SIZE_MAX

/* The first set without which another body is first. Sets are tried in batches, so that threads
 * have work and what is found does not depend on them. */
static kh_status
find_lost(const kh_ranking *ranking, const uint32_t *claim, const span *sets, size_t num,
    size_t *found, kh_lead *lead, kh_error *err)
{
    enum { BATCH = 64 };
    kh_status ret = KH_OK;
    kh_lead leads[BATCH];
    size_t start, j;

    *found = NOT_FOUND;
    for (start = 0; start < num; start += BATCH) {
        const size_t batch = num - start < BATCH ? num - start : BATCH;
        trial_series series = { claim, sets + start, leads };

        KH_TRY(kh_trials_run(ranking, batch, drop_set, &series, NULL, err));
        for (j = 0; j < batch; j++) {
            if (leads[j].lost) {
                *found = start + j;
                *lead = leads[j];
                return KH_OK;
            }
        }
    }
out:
    return ret;
}

static kh_status
keep(kh_overthrow *self, const uint32_t *claim, size_t num, uint32_t other, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_NEW(&self->claim, num, "claims", err));
    memcpy(self->claim, claim, num * sizeof(*claim));
    self->num = num;
    self->other = other;
out:
    return ret;
}

/* --- one claim --------------------------------------------------------------------------- */

static kh_status
find_one(kh_overthrow *self, const kh_drops *drops, kh_error *err)
{
    size_t best = NOT_FOUND, j;

    for (j = 0; j < drops->num; j++) {
        if (drops->lead[j].lost
            && (best == NOT_FOUND || drops->lead[j].lead < drops->lead[best].lead)) {
            best = j;
        }
    }
    return best == NOT_FOUND ? KH_OK
                             : keep(self, &drops->claim[best], 1, drops->lead[best].other, err);
}

/* --- two claims -------------------------------------------------------------------------- */

/* A claim and what is left of the lead without it; or a pair, and the sum of both. */
typedef struct {
    double lead;
    uint32_t claim[2];
} candidate;

static int
compare_candidates(const void *pa, const void *pb)
{
    const candidate *a = pa, *b = pb;
    int j;

    if (a->lead < b->lead || a->lead > b->lead) {
        return a->lead < b->lead ? -1 : 1;
    }
    for (j = 0; j < 2; j++) {
        if (a->claim[j] != b->claim[j]) {
            return a->claim[j] < b->claim[j] ? -1 : 1;
        }
    }
    return 0;
}

/* The claims that change the net alone, the most telling first. */
static kh_status
list_candidates(const kh_drops *drops, candidate **list, size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    *num = 0;
    KH_TRY(KH_NEW(list, drops->num, "claims", err));
    for (j = 0; j < drops->num; j++) {
        if (drops->alone[drops->claim[j]]) {
            (*list)[(*num)++] = (candidate){ drops->lead[j].lead, { drops->claim[j], 0 } };
        }
    }
    qsort(*list, *num, sizeof(**list), compare_candidates);
out:
    return ret;
}

static bool
all_pairs_can_be_tried(const kh_drops *drops, size_t num_candidates)
{
    const kh_net *net = drops->ranking->net;
    const double num = (double) num_candidates, num_nodes = (double) net->num_nodes;
    /* What a weighted search costs beside one by levels, about. */
    const double slower = net->weighted ? 4 : 1;

    return drops->all && net->num_edges <= KH_MAX_CLAIMS_PAIRED
           && num * num / 2 * num_nodes * (num_nodes + 2 * (double) net->num_ties) * slower
                  <= KH_MAX_PAIR_STEPS;
}

/* All pairs of the first `num` candidates. What is no candidate changes nothing beside one; two
 * such claims do together if they are all that is behind a tie. */
static kh_status
list_pairs(const kh_drops *drops, const candidate *list, size_t num, bool with_shared,
    candidate **pairs, size_t *num_pairs, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = drops->ranking->net;
    size_t j, k, t;

    *num_pairs = 0;
    KH_TRY(KH_NEW(pairs, num * num / 2 + (with_shared ? net->num_ties : 0), "pairs", err));
    for (j = 0; j < num; j++) {
        for (k = j + 1; k < num; k++) {
            (*pairs)[(*num_pairs)++] = (candidate){ list[j].lead + list[k].lead,
                { list[j].claim[0], list[k].claim[0] } };
        }
    }
    for (t = 0; with_shared && !net->weighted && t < net->num_ties; t++) {
        const uint32_t *claim = net->claim + net->claim_start[t];

        if (net->claim_start[t + 1] - net->claim_start[t] == 2) {
            (*pairs)[(*num_pairs)++] = (candidate){ -INFINITY, { claim[0], claim[1] } };
        }
    }
    qsort(*pairs, *num_pairs, sizeof(**pairs), compare_candidates);
out:
    return ret;
}

static kh_status
try_pairs(kh_overthrow *self, const kh_drops *drops, const candidate *pairs, size_t num_pairs,
    kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *claim = NULL;
    span *sets = NULL;
    kh_lead lead;
    size_t found, j;

    KH_TRY(KH_NEW(&claim, 2 * num_pairs, "claims", err));
    KH_TRY(KH_NEW(&sets, num_pairs, "pairs", err));
    for (j = 0; j < num_pairs; j++) {
        memcpy(claim + 2 * j, pairs[j].claim, sizeof(pairs[j].claim));
        sets[j] = (span){ 2 * j, 2 };
    }
    KH_TRY(find_lost(drops->ranking, claim, sets, num_pairs, &found, &lead, err));
    if (found != NOT_FOUND) {
        KH_TRY(keep(self, claim + 2 * found, 2, lead.other, err));
    }
out:
    free(claim);
    free(sets);
    return ret;
}

/* @param all set to whether no pair was left untried. */
static kh_status
find_two(kh_overthrow *self, const kh_drops *drops, bool *all, kh_error *err)
{
    kh_status ret = KH_OK;
    candidate *list = NULL, *pairs = NULL;
    size_t num, num_pairs;

    KH_TRY(list_candidates(drops, &list, &num, err));
    *all = all_pairs_can_be_tried(drops, num);
    if (!*all && num > KH_NUM_TELLING) {
        num = KH_NUM_TELLING;
    }
    KH_TRY(list_pairs(drops, list, num, *all, &pairs, &num_pairs, err));
    KH_TRY(try_pairs(self, drops, pairs, num_pairs, err));
out:
    free(list);
    free(pairs);
    return ret;
}

/* --- more claims ------------------------------------------------------------------------- */

/* A tie of the first body, and how much of its lead goes with it, by claim. */
typedef struct {
    double loss;
    uint32_t tie;
    span claims; /* of the net's list of claims */
} load;

static int
compare_loads(const void *pa, const void *pb)
{
    const load *a = pa, *b = pb;

    if (a->loss < b->loss || a->loss > b->loss) {
        return a->loss > b->loss ? -1 : 1;
    }
    return a->tie < b->tie ? -1 : a->tie > b->tie;
}

static void
add_loads(const kh_net *net, const kh_adjacency *rows, size_t v, load *loads, size_t *num)
{
    size_t j;

    for (j = rows->start[v]; j < rows->start[v + 1] && *num < KH_MAX_DROPS; j++) {
        const uint32_t t = rows->tie[j];
        const size_t first = net->claim_start[t];

        loads[(*num)++] = (load){ 0, t, { first, net->claim_start[t + 1] - first } };
    }
}

static double
lead_with_all(const kh_ranking *ranking)
{
    const double first = ranking->share[ranking->by_rank[0]];
    const double other = ranking->share[ranking->by_rank[1]];

    return first - (isnan(other) ? -1 : other);
}

/* The ties of the first body, the most telling first. */
static kh_status
list_loads(const kh_ranking *ranking, load **loads, size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_net *net = ranking->net;
    const uint32_t v = ranking->bodies[ranking->by_rank[0]];
    span *sets = NULL;
    kh_lead *lead = NULL;
    trial_series series;
    size_t j;

    *num = 0;
    KH_TRY(KH_NEW(loads, kh_net_out_degree(net, v) + kh_net_in_degree(net, v), "ties", err));
    add_loads(net, &net->out, v, *loads, num);
    if (net->directed) {
        add_loads(net, &net->in, v, *loads, num);
    }
    KH_TRY(KH_NEW(&sets, *num, "ties", err));
    KH_TRY(KH_NEW(&lead, *num, "ties", err));
    for (j = 0; j < *num; j++) {
        sets[j] = (*loads)[j].claims;
    }
    series = (trial_series){ net->claim, sets, lead };
    KH_TRY(kh_trials_run(ranking, *num, drop_set, &series, NULL, err));
    for (j = 0; j < *num; j++) {
        (*loads)[j].loss
            = (lead_with_all(ranking) - lead[j].lead) / (double) (*loads)[j].claims.num;
    }
    qsort(*loads, *num, sizeof(**loads), compare_loads);
out:
    free(sets);
    free(lead);
    return ret;
}

static int
compare_claims(const void *pa, const void *pb)
{
    const uint32_t a = *(const uint32_t *) pa, b = *(const uint32_t *) pb;

    return a < b ? -1 : a > b;
}

/* The claims of loads, each once though it may be behind two arcs. @return how many. */
static size_t
gather(const kh_net *net, const load *loads, const uint8_t *spared, size_t num, uint32_t *claim)
{
    size_t all = 0, kept = 0, j;

    for (j = 0; j < num; j++) {
        if (!spared[j]) {
            memcpy(claim + all, net->claim + loads[j].claims.first,
                loads[j].claims.num * sizeof(*claim));
            all += loads[j].claims.num;
        }
    }
    qsort(claim, all, sizeof(*claim), compare_claims);
    for (j = 0; j < all; j++) {
        if (kept == 0 || claim[kept - 1] != claim[j]) {
            claim[kept++] = claim[j];
        }
    }
    return kept;
}

/* Put ties back, the least telling first, wherever the first body stays overthrown. */
static kh_status
spare(kh_overthrow *self, const kh_ranking *ranking, const load *loads, size_t num, uint32_t *claim,
    kh_lead lead, kh_error *err)
{
    kh_status ret = KH_OK;
    uint8_t *spared = NULL;
    size_t j;

    KH_TRY(KH_NEW(&spared, num, "marks", err));
    for (j = num; j > 0; j--) {
        span set = { 0, 0 };
        kh_lead without;
        size_t found;

        spared[j - 1] = 1;
        set.num = gather(ranking->net, loads, spared, num, claim);
        KH_TRY(find_lost(ranking, claim, &set, 1, &found, &without, err));
        if (found == NOT_FOUND) {
            spared[j - 1] = 0;
        } else {
            lead = without;
        }
    }
    KH_TRY(keep(self, claim, gather(ranking->net, loads, spared, num, claim), lead.other, err));
out:
    free(spared);
    return ret;
}

static kh_status
find_more(kh_overthrow *self, const kh_ranking *ranking, kh_error *err)
{
    kh_status ret = KH_OK;
    load *loads = NULL;
    uint32_t *claim = NULL;
    span *sets = NULL;
    kh_lead lead;
    size_t num, num_claims = 0, found, j;

    KH_TRY(list_loads(ranking, &loads, &num, err));
    for (j = 0; j < num; j++) {
        num_claims += loads[j].claims.num;
    }
    KH_TRY(KH_NEW(&claim, num_claims, "claims", err));
    KH_TRY(KH_NEW(&sets, num, "ties", err));
    num_claims = 0;
    for (j = 0; j < num; j++) {
        memcpy(claim + num_claims, ranking->net->claim + loads[j].claims.first,
            loads[j].claims.num * sizeof(*claim));
        num_claims += loads[j].claims.num;
        sets[j] = (span){ 0, num_claims };
    }
    KH_TRY(find_lost(ranking, claim, sets, num, &found, &lead, err));
    if (found != NOT_FOUND) {
        KH_TRY(spare(self, ranking, loads, found + 1, claim, lead, err));
    }
out:
    free(loads);
    free(claim);
    free(sets);
    return ret;
}

kh_status
kh_overthrow_find(kh_overthrow *self, const kh_drops *drops, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_overthrow found = { 0 };
    bool all_pairs = false;

    KH_TRY(find_one(&found, drops, err));
    if (found.num == 0) {
        KH_TRY(find_two(&found, drops, &all_pairs, err));
    }
    if (found.num == 0) {
        KH_TRY(find_more(&found, drops->ranking, err));
    }
    if (found.num > 0) {
        const size_t tried = !drops->all ? 0 : all_pairs ? 2 : 1;

        found.at_least = found.num <= tried ? found.num : tried + 1;
    }
    *self = found;
    found = (kh_overthrow){ 0 };
out:
    kh_overthrow_free(&found);
    return ret;
}
