/**
 * @file sampled.h
 * @brief Betweenness from a sample of shortest paths, with a bound on the error.
 *
 * A sample draws a pair of nodes by its weight and one of their shortest paths, each as likely as
 * the others. The chance that node v lies between the ends is p_v = b(v) / total, b(v) its
 * betweenness and total the weight of all pairs of a component; its frequency estimates it.
 *
 * With probability `confidence`, |frequency - p_v| <= bound for all nodes at once, by
 * kh_hit_bound(): what one path hits on average, the sum of p_v, is the mean number of its inner
 * nodes, which kh_mean_bound() bounds from above from the same sample.
 * A tenth of the chance to fail is spent on that mean.
 *
 * How many to draw: a first, smaller sample tells how large the largest p_v is, and thereby how
 * many paths are needed; it is then thrown away, so that the number does not depend on what the
 * sample shows. If its bound turns out above `epsilon` the sample grows by a quarter and is tested
 * again: test j may fail with 2^-j of the chance to fail, so all of them together with no more than
 * all of it.
 *
 * Paths are numbered, and path i depends on (seed, i) alone; counts are whole numbers. So the
 * result has the same bits for any number of threads.
 *
 * Weights: none; paths of a weighted net are not sampled. Direction: arrows are followed.
 *
 * Source: Borassi and Natale 2016 (KADABRA), doi 10.4230/LIPIcs.ESA.2016.20; Pellegrina and Vandin
 * 2023 (SILVAN), doi 10.1145/3628601, whose bound too depends on the sum of p_v instead of the
 * number of nodes.
 */
#ifndef KH_BETWEEN_SAMPLED_H
#define KH_BETWEEN_SAMPLED_H

#include "../net/net.h"
#include "approximation.h"

/**
 * Betweenness of all nodes, as kh_measure_betweenness but for the error.
 *
 * @param values num_nodes values, within bound * all of the exact ones.
 * @return KH_ERR_ARGUMENT for a weighted net or numbers out of range, KH_ERR_LIMIT if more than
 * 4e9 paths would be needed, KH_ERR_NUMERIC as kh_one_path_draw(), KH_ERR_NOMEM.
 * Cost: paths times kh_one_path_draw(); paths about 2 p ln(20 sum / (p (1 - confidence))) /
 * epsilon^2, p the largest p_v. Memory O(nodes + ties), and O(nodes) a thread.
 */
kh_status kh_sampled_betweenness(const kh_net *net, const kh_precision *precision, double *values,
    kh_approximation *made, kh_error *err) KH_MUST_CHECK;

/** How many of the paths between two sectors ran through a node. */
typedef struct {
    uint32_t node;
    uint32_t a, b; /**< sectors; a < b. */
    uint64_t num_paths;
} kh_carried;

/**
 * Cross-sector betweenness of all nodes and its share, as kh_cross_betweenness() but for the error:
 * pairs weigh w(s,t), so that a draw is of a pair of different sectors.
 *
 * @param betweenness num_nodes values, within bound * all of the exact ones.
 * @param share num_nodes values, within share_bound: betweenness / (all pairs but those that the
 * node is an end of), so the bound grows by as much as those are fewer. In a directed net which
 * pairs a path joins is sampled too: the share is of those, with a bound of its own (half of the
 * chance to fail is left to it); NaN for all nodes if none was.
 * @param carried if not NULL, a new array, the caller's, by rising node and pair of sectors.
 * @return as kh_sampled_betweenness(). Memory besides: 16 bytes for each inner node of a path.
 */
kh_status kh_sampled_cross(const kh_net *net, const kh_precision *precision, double *betweenness,
    double *share, kh_carried **carried, size_t *num_carried, kh_approximation *made,
    kh_error *err) KH_MUST_CHECK;

#endif
