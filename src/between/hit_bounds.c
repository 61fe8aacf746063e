#include "hit_bounds.h"

#include <math.h>
#include <stdbool.h>

/* Halvings until two doubles meet. */
#define NUM_HALVINGS 60

/* The logarithm of exp(-num_samples kl(x, p)) / p, for x = hits / num_samples. */
static double
log_of_bound(const kh_hit_bounds *self, double hits, double p)
{
    const double misses = self->num_samples - hits;
    double sum = -log(p);

    if (hits > 0) {
        sum += hits * log(p * self->num_samples / hits);
    }
    if (misses > 0) {
        sum += misses * (log1p(-p) - log(misses / self->num_samples));
    }
    return sum;
}

/* Where the bound crosses the limit between a p at which it is above and one at which it is below.
 * @return the one below: rounding must not narrow what is left. */
static double
find_crossing(const kh_hit_bounds *self, double hits, double above, double below)
{
    const double limit = log(self->failure / (2 * self->sum));
    int j;

    for (j = 0; j < NUM_HALVINGS; j++) {
        const double middle = above / 2 + below / 2;

        if (log_of_bound(self, hits, middle) > limit) {
            above = middle;
        } else {
            below = middle;
        }
    }
    return below;
}

double
kh_hit_bound(const kh_hit_bounds *self, double hits)
{
    const double frequency = hits / self->num_samples;
    /* Below the maximum of the log-concave bound; without one it never falls. */
    const double top = (hits - 1) / (self->num_samples - 1);
    double up = 0, down = frequency;

    if (frequency < 1) {
        up = find_crossing(self, hits, frequency > 0 ? frequency : 1e-300, 1) - frequency;
    }
    if (hits > 1) {
        down = frequency - find_crossing(self, hits, top, 0);
    }
    return up > down ? up : down;
}

double
kh_mean_bound(double mean, double variance, double num_samples, double most, double failure)
{
    const double log_failure = log(2 / failure);
    const double bound = mean + sqrt(2 * variance * log_failure / num_samples)
                         + 7 * most * log_failure / (3 * (num_samples - 1));

    return fmin(bound, most);
}
