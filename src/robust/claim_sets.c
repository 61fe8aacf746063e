#include "claim_sets.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    const uint32_t *claim;
    const kh_claim_set *sets;
    kh_lead *lead;
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

kh_status
kh_claim_sets_try(const kh_ranking *ranking, const uint32_t *claim, const kh_claim_set *sets,
    size_t num, kh_lead *lead, kh_error *err)
{
    trial_series series = { claim, sets, lead };

    return kh_trials_run(ranking, "sets of claims left out", num, drop_set, &series, NULL, err);
}

/* In batches, so that threads have work and what is found does not depend on them. */
kh_status
kh_claim_sets_find(const kh_ranking *ranking, const uint32_t *claim, const kh_claim_set *sets,
    size_t num, size_t *found, kh_lead *lead, kh_error *err)
{
    enum { BATCH = 64 };
    kh_status ret = KH_OK;
    kh_lead leads[BATCH];
    size_t start, j;

    *found = KH_NO_SET;
    for (start = 0; start < num; start += BATCH) {
        const size_t batch = num - start < BATCH ? num - start : BATCH;

        KH_TRY(kh_claim_sets_try(ranking, claim, sets + start, batch, leads, err));
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

kh_status
kh_overthrow_set(
    kh_overthrow *self, const uint32_t *claim, size_t num, uint32_t other, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(KH_NEW(&self->claim, num, "claims", err));
    memcpy(self->claim, claim, num * sizeof(*claim));
    self->num = num;
    self->other = other;
out:
    return ret;
}
