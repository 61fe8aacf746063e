/* Claims kept with the confidence that they state. */
#include "removal.h"

#include "../base/array.h"
#include "../base/random.h"

#include <stdlib.h>

void
kh_resamples_free(kh_resamples *self)
{
    free(self->low);
    free(self->high);
    *self = (kh_resamples){ 0 };
}

typedef struct {
    const kh_ranking *ranking;
    const kh_selection *selection;
    uint64_t seed;
    size_t num;
    uint32_t *rank; /* num_bodies rows of num */
} resampling;

static double
confidence_of(const resampling *self, size_t e)
{
    return self->selection->edges[e] ? self->ranking->net->graph->edges.confidence[e]
                                     : KH_NOT_STATED;
}

static size_t
count_unsure(const resampling *self)
{
    size_t num = 0, e;

    for (e = 0; e < self->ranking->net->graph->edges.num; e++) {
        num += confidence_of(self, e) >= 0;
    }
    return num;
}

/* Uniform on [0, 1): below 1 always, below 0 never. */
static double
draw(uint64_t seed, size_t r, size_t e)
{
    return (double) (kh_random_bits(seed, r, e) >> 11) * 0x1p-53;
}

static kh_status
resample(void *series, size_t r, kh_trial *trial, kh_error *err)
{
    kh_status ret = KH_OK;
    const resampling *self = series;
    const kh_ranking *ranking = self->ranking;
    size_t e, b;

    for (e = 0; e < ranking->net->graph->edges.num; e++) {
        const double confidence = confidence_of(self, e);

        trial->dropped[e] = confidence >= 0 && draw(self->seed, r, e) >= confidence;
    }
    KH_TRY(kh_trial_run(trial, err));
    for (b = 0; b < ranking->num_bodies; b++) {
        self->rank[b * self->num + r] = trial->rank[b];
    }
out:
    return ret;
}

static int
compare_rising(const void *pa, const void *pb)
{
    const uint32_t a = *(const uint32_t *) pa, b = *(const uint32_t *) pb;

    return a < b ? -1 : a > b;
}

/* The nearest rank: the least value that `percent` of them do not exceed. */
static uint32_t
percentile(const uint32_t *sorted, size_t num, size_t percent)
{
    return sorted[(num * percent + 99) / 100 - 1];
}

kh_status
kh_resamples_run(kh_resamples *self, const kh_ranking *ranking, const kh_selection *selection,
    size_t num, uint64_t seed, kh_error *err)
{
    kh_status ret = KH_OK;
    resampling series = { ranking, selection, seed, num, NULL };
    kh_resamples made = { .num_unsure = count_unsure(&series) };
    size_t b;

    made.num = made.num_unsure > 0 ? num : 0;
    KH_TRY(KH_NEW(&made.low, ranking->num_bodies, "ranks", err));
    KH_TRY(KH_NEW(&made.high, ranking->num_bodies, "ranks", err));
    if (made.num > 0) {
        KH_TRY(KH_NEW(&series.rank, ranking->num_bodies * num, "ranks", err));
        KH_TRY(kh_trials_run(ranking, num, resample, &series, NULL, err));
        for (b = 0; b < ranking->num_bodies; b++) {
            qsort(series.rank + b * num, num, sizeof(*series.rank), compare_rising);
            made.low[b] = percentile(series.rank + b * num, num, 5);
            made.high[b] = percentile(series.rank + b * num, num, 95);
        }
    }
    *self = made;
    made = (kh_resamples){ 0 };
out:
    kh_resamples_free(&made);
    free(series.rank);
    return ret;
}
