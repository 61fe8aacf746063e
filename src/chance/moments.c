#include "moments.h"

#include "../base/array.h"
#include "../base/parallel.h"
#include "brokered.h"
#include "profiles.h"

#include <math.h>
#include <stdlib.h>

/* --- patterns of brokered pairs ---------------------------------------------------------- */

/* Brokered pairs whose reverse is brokered too: both nodes are tied both ways to the broker, and
 * not at all to each other. */
static double
count_reversed(const kh_brokered *brokered, const kh_net *net)
{
    double num_both = 0, num_closed = 0;
    size_t k;

    if (!net->directed) {
        return brokered->num_pairs;
    }
    for (k = 0; k < brokered->num_neighbours; k++) {
        num_both += brokered->neighbours[k].is_in && brokered->neighbours[k].is_out;
    }
    for (k = 0; k < brokered->num_closed; k++) {
        const kh_neighbour *a = &brokered->neighbours[brokered->closed[k].from];
        const kh_neighbour *b = &brokered->neighbours[brokered->closed[k].to];

        if (a->is_out && b->is_in) {
            /* Closed both ways it is met twice. */
            num_closed += kh_has_tie(net, b->node, a->node) ? 1 : 2;
        }
    }
    return num_both * (num_both - 1) - num_closed;
}

static kh_patterns
patterns_of(const kh_brokered *brokered, const kh_net *net)
{
    kh_patterns of = { .pairs = brokered->num_pairs, .same = brokered->num_pairs };
    size_t k;

    of.reverse = count_reversed(brokered, net);
    for (k = 0; k < brokered->num_neighbours; k++) {
        const double first = brokered->neighbours[k].first;
        const double second = brokered->neighbours[k].second;

        of.first += first * (first - 1);
        of.second += second * (second - 1);
        of.chain += first * second;
    }
    of.chain -= of.reverse;
    of.apart = of.pairs * of.pairs - of.same - of.reverse - of.first - of.second - 2 * of.chain;
    return of;
}

/* --- relabelling ------------------------------------------------------------------------- */

/* Number of patterns times the mean over labels; none where no pattern is, however few nodes. */
static double
term(double num, double sum, double num_labellings)
{
    return num > 0 ? num * (sum / num_labellings) : 0;
}

static kh_moments
moments_of_labels(const kh_patterns *ties, const kh_patterns *labels, double num, double noise)
{
    const double two = num * (num - 1), three = two * (num - 2), four = three * (num - 3);
    const double mean = term(ties->pairs, labels->pairs, two);
    const double square
        = term(ties->same, labels->same, two) + term(ties->reverse, labels->reverse, two)
          + term(ties->first, labels->first, three) + term(ties->second, labels->second, three)
          + 2 * term(ties->chain, labels->chain, three) + term(ties->apart, labels->apart, four);
    const double variance = square - mean * mean;
    const bool varies = variance > 1e-13 * square + noise * ties->pairs * ties->pairs;

    return (kh_moments){ mean, varies ? sqrt(variance) : 0 };
}

/* --- ties drawn -------------------------------------------------------------------------- */

static kh_moments
moments_of_ties(const kh_patterns *labels, double density, bool directed)
{
    const double pair = density * density * (1 - density);
    /* Covariance of two pairs that share one tie of the broker. */
    const double common = pow(density * (1 - density), 3);
    double variance = pair * (1 - pair) * labels->same + common * (labels->first + labels->second);

    if (!directed) {
        variance += pair * (1 - pair) * labels->reverse + 2 * common * labels->chain;
    }
    return (kh_moments){ pair * labels->pairs, sqrt(variance) };
}

static double
density_of(const kh_net *net)
{
    const double n = (double) net->num_nodes;
    const double num_arcs = (net->directed ? 1 : 2) * (double) net->num_ties;

    return n > 1 ? num_arcs / (n * (n - 1)) : 0;
}

/* --- all bodies -------------------------------------------------------------------------- */

/* Sums over labels depend on the body's own label alone: found once for each. */
typedef struct {
    kh_profiles profiles;
    kh_patterns (*sums)[KH_NUM_ROLES];
    uint32_t *place; /* label -> its place in sums + 1 */
    size_t num, max;
} label_sums;

static void
sums_free(label_sums *self)
{
    kh_profiles_free(&self->profiles);
    free(self->sums);
    free(self->place);
}

static kh_status
sums_init(label_sums *self, const kh_net *net, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(kh_profiles_init(&self->profiles, net, err));
    KH_TRY(KH_NEW(&self->place, self->profiles.num_profiles, "labels", err));
out:
    return ret;
}

/* Of the labels that the bodies have. */
static kh_status
sums_fill(label_sums *self, const uint32_t *bodies, size_t num_bodies, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t k;

    for (k = 0; k < num_bodies; k++) {
        const uint32_t own = self->profiles.profile[bodies[k]];

        if (self->place[own] == 0) {
            KH_TRY(KH_GROW(&self->sums, self->num, &self->max, "sums", err));
            kh_profiles_sum(&self->profiles, own, self->sums[self->num]);
            self->place[own] = (uint32_t) ++self->num;
        }
    }
out:
    return ret;
}

static const kh_patterns *
sums_of(const label_sums *self, uint32_t body)
{
    return self->sums[self->place[self->profiles.profile[body]] - 1];
}

/* Bodies that a thread judges before it asks for more. */
#define TASK 512

typedef struct {
    const kh_net *net;
    const uint32_t *bodies;
    size_t num_bodies;
    label_sums sums;
    double noise;
    kh_brokered *brokered; /* one a worker */
    size_t num_workers;
    kh_moments (*moments)[KH_NUM_ROLES];
} moments_run;

static kh_status
run_task(void *context, size_t task, size_t worker, kh_error *err)
{
    kh_status ret = KH_OK;
    const moments_run *self = context;
    kh_brokered *brokered = &self->brokered[worker];
    const double num = (double) self->net->num_nodes - 1;
    const size_t end = (task + 1) * TASK;
    size_t k;
    int role;

    for (k = task * TASK; k < end && k < self->num_bodies; k++) {
        const kh_patterns *labels = sums_of(&self->sums, self->bodies[k]);
        kh_patterns ties;

        KH_TRY(kh_brokered_set(brokered, self->net, self->bodies[k], err));
        ties = patterns_of(brokered, self->net);
        for (role = 0; role < KH_NUM_ROLES; role++) {
            self->moments[k][role] = moments_of_labels(&ties, &labels[role], num, self->noise);
        }
    }
out:
    return ret;
}

kh_status
kh_moments_of_labels(const kh_net *net, const uint32_t *bodies, size_t num_bodies,
    kh_moments (*moments)[KH_NUM_ROLES], kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_tasks = (num_bodies + TASK - 1) / TASK;
    moments_run run
        = { .net = net, .bodies = bodies, .num_bodies = num_bodies, .moments = moments };
    size_t w;

    KH_TRY(sums_init(&run.sums, net, err));
    KH_TRY(sums_fill(&run.sums, bodies, num_bodies, err));
    /* With one sector each all sums are whole numbers; shares leave their rounding. */
    run.noise = run.sums.profiles.is_fractional ? 1e-14 : 0;
    run.num_workers = kh_parallel_workers(net->num_threads, num_tasks);
    KH_TRY(KH_NEW(&run.brokered, run.num_workers, "threads", err));
    for (w = 0; w < run.num_workers; w++) {
        KH_TRY(kh_brokered_init(&run.brokered[w], net, err));
    }
    KH_TRY(kh_parallel_run(num_tasks, run.num_workers, run_task, &run, err));
out:
    for (w = 0; run.brokered != NULL && w < run.num_workers; w++) {
        kh_brokered_free(&run.brokered[w]);
    }
    free(run.brokered);
    sums_free(&run.sums);
    return ret;
}

kh_status
kh_moments_of_ties(const kh_net *net, const uint32_t *bodies, size_t num_bodies,
    kh_moments (*moments)[KH_NUM_ROLES], kh_error *err)
{
    kh_status ret = KH_OK;
    label_sums sums = { 0 };
    size_t k;
    int role;

    KH_TRY(sums_init(&sums, net, err));
    KH_TRY(sums_fill(&sums, bodies, num_bodies, err));
    for (k = 0; k < num_bodies; k++) {
        const kh_patterns *labels = sums_of(&sums, bodies[k]);

        for (role = 0; role < KH_NUM_ROLES; role++) {
            moments[k][role] = moments_of_ties(&labels[role], density_of(net), net->directed);
        }
    }
out:
    sums_free(&sums);
    return ret;
}
