#include "sampled.h"

#include "drawing.h"
#include "hit_bounds.h"

#include <math.h>

/* The part of the chance to fail that is left for the mean number of inner nodes. */
#define PART_OF_MEAN 0.1

/* Paths of the first sample, for epsilon 1; enough to see those p that epsilon tells from 0. */
#define NUM_FIRST 8.0
#define MIN_FIRST 200.0
#define MAX_FIRST 1e5

/* A sample that turns out too small grows by this. */
#define GROWTH 1.25

#define MAX_PATHS 4e9

/* Series of random numbers. */
enum { FIRST_SERIES = 1, MAIN_SERIES = 2 };

/* Bounds of frequent counts are computed one by one, those of others once. */
#define NUM_KEPT 1024

typedef struct {
    path_drawing drawing;
    kh_precision precision;
    bool wants_share; /* of the pairs that turn out joined, which has a bound of its own */
    double bound;
    double joined_bound; /* the same as a share of those pairs; only if wanted */
} sampling;

/* --- how good a sample is ---------------------------------------------------------------- */

/* What `num_paths` would allow if their lengths spread as those of `num` do, which were drawn. */
static kh_hit_bounds
bounds_of(const path_drawing *drawing, uint64_t num, double num_paths, double failure)
{
    const double sum
        = kh_mean_bound(path_drawing_mean(drawing, num), path_drawing_variance(drawing, num),
            num_paths, drawing->graph.most_inner, PART_OF_MEAN * failure);

    return (kh_hit_bounds){ num_paths, sum, (1 - PART_OF_MEAN) * failure };
}

/* The largest bound of all nodes. @param num all paths, or those between joined ends. */
static double
largest_bound(const path_drawing *drawing, uint64_t num, double failure)
{
    const kh_hit_bounds bounds = bounds_of(drawing, num, (double) num, failure);
    double kept[NUM_KEPT] = { 0 }, largest = 0;
    size_t v;

    for (v = 0; v < drawing->net->num_nodes; v++) {
        const uint32_t hits = drawing->hits[v].inner;

        if (hits >= NUM_KEPT) {
            largest = fmax(largest, kh_hit_bound(&bounds, hits));
        } else if (kept[hits] == 0) {
            kept[hits] = kh_hit_bound(&bounds, hits);
            largest = fmax(largest, kept[hits]);
        }
    }
    return largest;
}

static double
largest_frequency(const path_drawing *drawing)
{
    uint32_t most = 0;
    size_t v;

    for (v = 0; v < drawing->net->num_nodes; v++) {
        const uint32_t num = drawing->hits[v].inner;

        most = num > most ? num : most;
    }
    return (double) most / (double) drawing->num_paths;
}

/* --- how many paths ---------------------------------------------------------------------- */

/* The chance to fail that the first test may use. */
static double
first_failure(const sampling *self)
{
    return (1 - self->precision.confidence) / 2;
}

/* What of it falls to the values, and as much to their shares. */
static double
part_of(const sampling *self, double failure)
{
    return self->wants_share ? failure / 2 : failure;
}

static void
test_sample(sampling *self, double failure)
{
    const path_drawing *drawing = &self->drawing;

    self->bound = largest_bound(drawing, drawing->num_paths, part_of(self, failure));
    self->joined_bound = 1;
    if (self->wants_share && drawing->num_joined > 1) {
        self->joined_bound = largest_bound(drawing, drawing->num_joined, part_of(self, failure));
    }
}

static bool
is_enough(const sampling *self, double num_paths, double p)
{
    const path_drawing *drawing = &self->drawing;
    const kh_hit_bounds bounds
        = bounds_of(drawing, drawing->num_paths, num_paths, part_of(self, first_failure(self)));

    return kh_hit_bound(&bounds, 0) <= self->precision.epsilon
           && kh_hit_bound(&bounds, p * num_paths) <= self->precision.epsilon;
}

/* From the first sample. Were the largest p as it looks there, every other sample would be too
 * small: count on one deviation more. */
static double
plan(const sampling *self)
{
    const double seen = largest_frequency(&self->drawing);
    const double deviation = sqrt(seen * (1 - seen) / (double) self->drawing.num_paths);
    const double p = fmin(seen + deviation, fmax(seen, 0.5));
    double enough = (double) self->drawing.num_paths, less;

    while (!is_enough(self, enough, p) && enough < 2 * MAX_PATHS) {
        enough *= 2;
    }
    less = enough / 2;
    while (enough - less > 1) {
        const double middle = floor((enough + less) / 2);

        if (is_enough(self, middle, p)) {
            enough = middle;
        } else {
            less = middle;
        }
    }
    return enough;
}

static kh_status
check_number(const sampling *self, double num_paths, kh_error *err)
{
    if (num_paths <= MAX_PATHS) {
        return KH_OK;
    }
    kh_fail(err, KH_ERR_LIMIT, "an error of at most %g would take more than %g paths",
        self->precision.epsilon, MAX_PATHS);
    kh_hint(err, "a larger one takes fewer, and exact betweenness may cost less");
    return KH_ERR_LIMIT;
}

static kh_status
draw_enough(sampling *self, kh_error *err)
{
    kh_status ret = KH_OK;
    path_drawing *drawing = &self->drawing;
    double failure = first_failure(self), wanted;

    path_drawing_restart(drawing, FIRST_SERIES);
    KH_TRY(path_drawing_add(drawing,
        (uint64_t) fmin(MAX_FIRST, fmax(MIN_FIRST, NUM_FIRST / self->precision.epsilon)), err));
    wanted = plan(self);
    path_drawing_restart(drawing, MAIN_SERIES);
    do {
        KH_TRY(check_number(self, wanted, err));
        KH_TRY(path_drawing_add(drawing, (uint64_t) wanted - drawing->num_paths, err));
        test_sample(self, failure);
        failure /= 2;
        wanted = ceil(wanted * GROWTH);
    } while (self->bound > self->precision.epsilon);
out:
    return ret;
}

/* --- all of it --------------------------------------------------------------------------- */

static kh_status
check_input(const kh_net *net, const kh_precision *precision, kh_error *err)
{
    if (net->weighted) {
        return kh_fail(err, KH_ERR_ARGUMENT, "paths of a weighted net are not sampled");
    }
    if (!(precision->epsilon > 0 && precision->epsilon < 1)) {
        return kh_fail(
            err, KH_ERR_ARGUMENT, "epsilon %g is not between 0 and 1", precision->epsilon);
    }
    if (!(precision->confidence > 0 && precision->confidence < 1)) {
        return kh_fail(
            err, KH_ERR_ARGUMENT, "confidence %g is not between 0 and 1", precision->confidence);
    }
    return KH_OK;
}

/* Where no path can have an inner node there is nothing to find out; but with arrows, which pairs
 * are joined. */
static bool
is_idle(const sampling *self)
{
    return !(self->drawing.pairs->total > 0)
           || (self->drawing.graph.most_inner < 1 && !self->drawing.net->directed);
}

static double
num_pairs_of(const sampling *self)
{
    /* An undirected net meets each pair from both its ends. */
    return self->drawing.pairs->total * (self->drawing.net->directed ? 1 : 0.5);
}

static kh_status
sampling_run(sampling *self, const kh_net *net, const kh_end_pairs *pairs,
    const kh_precision *precision, kh_error *err)
{
    kh_status ret = KH_OK;

    self->precision = *precision;
    KH_TRY(path_drawing_init(&self->drawing, net, pairs, err));
    if (!is_idle(self)) {
        KH_TRY(draw_enough(self, err));
    }
out:
    return ret;
}

static void
fill_values(const sampling *self, double *values)
{
    const path_drawing *drawing = &self->drawing;
    const double unit
        = drawing->num_paths == 0 ? 0 : num_pairs_of(self) / (double) drawing->num_paths;
    size_t v;

    for (v = 0; v < drawing->net->num_nodes; v++) {
        values[v] = (double) drawing->hits[v].inner * unit;
    }
}

static kh_approximation
describe(const sampling *self)
{
    return (kh_approximation){
        .asked = self->precision,
        .num_paths = self->drawing.num_paths,
        .bound = self->bound,
        .all = num_pairs_of(self),
    };
}

kh_status
kh_sampled_betweenness(const kh_net *net, const kh_precision *precision, double *values,
    kh_approximation *made, kh_error *err)
{
    kh_status ret = KH_OK;
    sampling self = { 0 };
    kh_end_pairs pairs = { 0 };

    KH_TRY(check_input(net, precision, err));
    KH_TRY(kh_end_pairs_of_nodes(&pairs, net, err));
    KH_TRY(sampling_run(&self, net, &pairs, precision, err));
    fill_values(&self, values);
    *made = describe(&self);
out:
    path_drawing_free(&self.drawing);
    kh_end_pairs_free(&pairs);
    return ret;
}

/* --- between sectors --------------------------------------------------------------------- */

/* The weight of pairs that a node's share is of: those of two others. @param all set to that of all
 * pairs. Which pairs are joined is known without directions, and sampled with them. */
static double
others_of(const sampling *self, size_t v, double *all)
{
    const path_drawing *drawing = &self->drawing;
    double others;

    if (drawing->net->directed) {
        *all = (double) drawing->num_joined;
        return *all - drawing->hits[v].end;
    }
    *all = drawing->pairs->total;
    others = *all - 2 * drawing->pairs->as_end[v];
    /* A difference of sums: what is left of rounding is no pair. */
    return others > 1e-12 * *all ? others : 0;
}

static void
fill_shares(const sampling *self, double *shares, kh_approximation *made)
{
    const path_drawing *drawing = &self->drawing;
    const bool directed = drawing->net->directed;
    const double num = (double) (directed ? drawing->num_joined : drawing->num_paths);
    const double bound = directed ? self->joined_bound : self->bound;
    size_t v;

    for (v = 0; v < drawing->net->num_nodes; v++) {
        double all;
        const double others = others_of(self, v, &all);

        shares[v] = NAN;
        if (others > 0) {
            shares[v] = num > 0 ? fmin(1, drawing->hits[v].inner / num * all / others) : 0;
            made->share_bound = fmin(1, fmax(made->share_bound, bound * all / others));
        }
    }
}

kh_status
kh_sampled_cross(const kh_net *net, const kh_precision *precision, double *betweenness,
    double *share, kh_carried **carried, size_t *num_carried, kh_approximation *made, kh_error *err)
{
    kh_status ret = KH_OK;
    sampling self = { .drawing.wants_carried = carried != NULL, .wants_share = net->directed };
    kh_end_pairs pairs = { 0 };

    KH_TRY(check_input(net, precision, err));
    KH_TRY(kh_end_pairs_of_sectors(&pairs, net, err));
    KH_TRY(sampling_run(&self, net, &pairs, precision, err));
    if (carried != NULL) {
        KH_TRY(path_drawing_take_carried(&self.drawing, carried, num_carried, err));
    }
    fill_values(&self, betweenness);
    *made = describe(&self);
    fill_shares(&self, share, made);
out:
    path_drawing_free(&self.drawing);
    kh_end_pairs_free(&pairs);
    return ret;
}
