/* The fewest claims without which another body is first. */
#include "claim_sets.h"

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

/* --- one claim --------------------------------------------------------------------------- */

static kh_status
find_one(kh_overthrow *self, const kh_drops *drops, kh_error *err)
{
    size_t best = KH_NO_SET, j;

    for (j = 0; j < drops->num; j++) {
        if (drops->lead[j].lost
            && (best == KH_NO_SET || drops->lead[j].lead < drops->lead[best].lead)) {
            best = j;
        }
    }
    return best == KH_NO_SET
               ? KH_OK
               : kh_overthrow_set(self, &drops->claim[best], 1, drops->lead[best].other, err);
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
    kh_claim_set *sets = NULL;
    kh_lead lead;
    size_t found, j;

    KH_TRY(KH_NEW(&claim, 2 * num_pairs, "claims", err));
    KH_TRY(KH_NEW(&sets, num_pairs, "pairs", err));
    for (j = 0; j < num_pairs; j++) {
        memcpy(claim + 2 * j, pairs[j].claim, sizeof(pairs[j].claim));
        sets[j] = (kh_claim_set){ 2 * j, 2 };
    }
    KH_TRY(kh_claim_sets_find(drops->ranking, claim, sets, num_pairs, &found, &lead, err));
    if (found != KH_NO_SET) {
        KH_TRY(kh_overthrow_set(self, claim + 2 * found, 2, lead.other, err));
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
        KH_TRY(kh_overthrow_find_more(&found, drops->ranking, err));
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
