/* Three claims and more: what a search of all sets could not afford. */
#include "claim_sets.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A tie of the first body, and how much of its lead goes with it, by claim. */
typedef struct {
    double loss;
    uint32_t tie;
    kh_claim_set claims; /* of the net's list of claims */
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
    kh_claim_set *sets = NULL;
    kh_lead *lead = NULL;
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
    KH_TRY(kh_claim_sets_try(ranking, net->claim, sets, *num, lead, err));
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
        kh_claim_set set = { 0, 0 };
        kh_lead without;
        size_t found;

        spared[j - 1] = 1;
        set.num = gather(ranking->net, loads, spared, num, claim);
        KH_TRY(kh_claim_sets_find(ranking, claim, &set, 1, &found, &without, err));
        if (found == KH_NO_SET) {
            spared[j - 1] = 0;
        } else {
            lead = without;
        }
    }
    KH_TRY(kh_overthrow_set(
        self, claim, gather(ranking->net, loads, spared, num, claim), lead.other, err));
out:
    free(spared);
    return ret;
}

kh_status
kh_overthrow_find_more(kh_overthrow *self, const kh_ranking *ranking, kh_error *err)
{
    kh_status ret = KH_OK;
    load *loads = NULL;
    uint32_t *claim = NULL;
    kh_claim_set *sets = NULL;
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
        sets[j] = (kh_claim_set){ 0, num_claims };
    }
    KH_TRY(kh_claim_sets_find(ranking, claim, sets, num, &found, &lead, err));
    if (found != KH_NO_SET) {
        KH_TRY(spare(self, ranking, loads, found + 1, claim, lead, err));
    }
out:
    free(loads);
    free(claim);
    free(sets);
    return ret;
}
