#include "significance.h"

#include "../base/array.h"
#include "judging.h"
#include "moments.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- one value --------------------------------------------------------------------------- */

static double
tally_sd(const kh_draw_tally *self)
{
    const double sd = self->num > 1 ? sqrt(self->squares / (double) (self->num - 1)) : NAN;

    return sd <= kh_rounding_of(self->observed) ? 0 : sd;
}

static double
tally_p(const kh_draw_tally *self)
{
    return self->num > 0 ? (double) (1 + self->num_reaching) / (double) (1 + self->num) : NAN;
}

/* @param exact NULL where only the draws know. */
static kh_significance
judge(const kh_draw_tally *tally, const kh_moments *exact, double q)
{
    kh_significance result = { NAN, NAN, NAN, tally_p(tally), q };

    if (tally->num > 0) {
        result.mean = tally->mean;
        result.sd = tally_sd(tally);
    }
    if (exact != NULL) {
        result.mean = exact->mean;
        result.sd = exact->sd;
    }
    if (result.sd > 0) {
        result.z = (tally->observed - result.mean) / result.sd;
    }
    return result;
}

/* --- many bodies ------------------------------------------------------------------------- */

typedef struct {
    double p;
    size_t place;
} ranked;

static int
compare_ranked(const void *pa, const void *pb)
{
    const ranked *a = pa, *b = pb;

    return (a->p > b->p) - (a->p < b->p);
}

kh_status
kh_adjust_for_many(const double *p, double *q, size_t num, kh_error *err)
{
    kh_status ret = KH_OK;
    ranked *order = NULL;
    size_t k, num_defined = 0;
    double least = 1;

    KH_TRY(KH_NEW(&order, num, "values", err));
    for (k = 0; k < num; k++) {
        if (!isnan(p[k])) {
            order[num_defined++] = (ranked){ p[k], k };
        } else {
            q[k] = NAN;
        }
    }
    qsort(order, num_defined, sizeof(*order), compare_ranked);
    for (k = num_defined; k > 0; k--) {
        least = fmin(least, order[k - 1].p * (double) num_defined / (double) k);
        q[order[k - 1].place] = least;
    }
out:
    free(order);
    return ret;
}

/* q of all bodies, one judged value after the other. */
static kh_status
adjust_all(const kh_judging *self, double *q, kh_error *err)
{
    kh_status ret = KH_OK;
    double *p = NULL;
    size_t k;
    int judged;

    KH_TRY(KH_NEW(&p, self->num_bodies, "values", err));
    for (judged = 0; judged < KH_NUM_JUDGED; judged++) {
        for (k = 0; k < self->num_bodies; k++) {
            p[k] = tally_p(&self->tallies[k][judged]);
        }
        KH_TRY(
            kh_adjust_for_many(p, q + (size_t) judged * self->num_bodies, self->num_bodies, err));
    }
out:
    free(p);
    return ret;
}

/* --- all bodies -------------------------------------------------------------------------- */

/* @param moments of the roles; NULL if only the draws know them. @param q as of adjust_all(). */
static void
judge_all(const kh_judging *self, kh_moments (*moments)[KH_NUM_ROLES], const double *q,
    kh_significance (*results)[KH_NUM_JUDGED])
{
    size_t k;
    int judged;

    for (k = 0; k < self->num_bodies; k++) {
        for (judged = 0; judged < KH_NUM_JUDGED; judged++) {
            const bool exact = moments != NULL && judged <= KH_JUDGED_LIAISON;

            results[k][judged] = judge(&self->tallies[k][judged],
                exact ? &moments[k][judged] : NULL, q[(size_t) judged * self->num_bodies + k]);
        }
    }
}

static kh_status
observe(kh_judging *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_node_values values = { 0 };
    size_t k;
    int judged;

    KH_TRY(kh_node_values_init(&values, self->net->num_nodes, err));
    if (self->options->num_permutations > 0) {
        KH_TRY(kh_node_values_compute(
            &values, self->net, self->options->num_threads, self->options->skip_cross, err));
    } else {
        /* Exact moments are of the roles alone. */
        KH_TRY(kh_brokerage_count(self->net, values.brokerage, err));
    }
    for (k = 0; k < self->num_bodies; k++) {
        for (judged = 0; judged < KH_NUM_JUDGED; judged++) {
            self->tallies[k][judged].observed = kh_node_value(&values, self->bodies[k], judged);
        }
    }
out:
    kh_node_values_free(&values);
    return ret;
}

static kh_status
find_moments(const kh_judging *self, kh_moments (*moments)[KH_NUM_ROLES], kh_error *err)
{
    if (self->options->null == KH_NULL_LABELS) {
        return kh_moments_of_labels(self->net, self->bodies, self->num_bodies, moments, err);
    }
    return kh_moments_of_ties(self->net, self->bodies, self->num_bodies, moments, err);
}

static kh_status
draw(kh_judging *self, kh_error *err)
{
    return self->options->null == KH_NULL_LABELS ? kh_judge_by_labels(self, err)
                                                 : kh_judge_by_ties(self, err);
}

kh_status
kh_significance_compute(const kh_net *net, const uint32_t *bodies, size_t num_bodies,
    const kh_null_options *options, kh_significance (*results)[KH_NUM_JUDGED], bool *exact_roles,
    kh_error *err)
{
    kh_status ret = KH_OK;
    kh_judging job = { .net = net, .bodies = bodies, .num_bodies = num_bodies, .options = options };
    kh_moments(*moments)[KH_NUM_ROLES] = NULL;
    double *q = NULL;
    const bool exact = options->null != KH_NULL_REWIRE;

    KH_TRY(KH_NEW(&job.tallies, num_bodies, "values", err));
    KH_TRY(KH_NEW(&moments, num_bodies, "values", err));
    KH_TRY(KH_NEW(&q, num_bodies * KH_NUM_JUDGED, "values", err));
    KH_TRY(observe(&job, err));
    if (exact) {
        KH_TRY(find_moments(&job, moments, err));
    }
    if (options->num_permutations > 0) {
        KH_TRY(draw(&job, err));
    }
    KH_TRY(adjust_all(&job, q, err));
    judge_all(&job, exact ? moments : NULL, q, results);
    *exact_roles = exact;
out:
    free(job.tallies);
    free(moments);
    free(q);
    return ret;
}
