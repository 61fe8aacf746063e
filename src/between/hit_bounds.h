/**
 * @file hit_bounds.h
 * @brief How far the frequencies of many events can be from their chances, all at once.
 */
#ifndef KH_BETWEEN_HIT_BOUNDS_H
#define KH_BETWEEN_HIT_BOUNDS_H

/**
 * Events v = 1, 2, ... happen in each of num_samples independent samples with chances p_v. Their
 * number does not enter, only `sum`, an upper bound of p_1 + p_2 + ...: what one sample hits on
 * average.
 */
typedef struct {
    double num_samples;
    double sum;
    double failure; /**< the chance, above 0, that is left for any p_v to lie outside. */
} kh_hit_bounds;

/**
 * How far p_v may be from K_v / num_samples, K_v the samples in which v happened.
 *
 * With probability 1 - failure this holds for all v at once. Proof. Let kl(x, p) be the divergence
 * of two coins. By Chernoff's bound, if x < p then P(K_v <= x num_samples) <= exp(-num_samples
 * kl(x, p_v)), and likewise above. Let U(k) > k / num_samples be the p at which that bound is
 * failure / 2 * p / sum. As p rises beyond U(k) the bound falls and failure / 2 * p / sum rises. So
 * if p_v > U(K_v) then K_v is one of the counts k with U(k) < p_v; for the largest of them the
 * bound at p_v is below failure / 2 * p_v / sum, and so is the chance to see it or a smaller one.
 * These chances add up to at most failure / 2, since p_v / sum add up to at most 1. The same from
 * above: the bound times 1 / p is log-concave in p, so it crosses failure / (2 sum) once below its
 * maximum; at most failure / 2 again. What is returned is the larger distance to either crossing.
 *
 * A union bound that gives all events the same part of `failure` pays the logarithm of their
 * number; here a frequent event has a part as large as its chance, and a rare one needs none.
 *
 * @param hits K_v, from 0 to num_samples; need not be whole.
 * Cost: O(1). Source: Chernoff 1952, doi 10.1214/aoms/1177729330; uneven parts of the failure,
 * after Borassi and Natale 2016, doi 10.4230/LIPIcs.ESA.2016.20.
 *
 * Example: no hit in 1000 samples, sum 1, failure 0.1: (1 - p)^1000 = 0.05 p at p = 0.00782.
 */
double kh_hit_bound(const kh_hit_bounds *self, double hits);

/**
 * An upper bound of the mean of independent samples from [0, most], exceeded with a chance of at
 * most `failure`; at most `most`.
 *
 * @param mean, variance of num_samples (at least 2), the variance that divides by num_samples - 1.
 * Source: Maurer and Pontil 2009, theorem 4, arXiv 0907.3740.
 */
double kh_mean_bound(double mean, double variance, double num_samples, double most, double failure);

#endif
