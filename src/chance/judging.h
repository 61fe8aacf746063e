/**
 * @file judging.h
 * @brief What the ways to draw at random have in common: values observed, and what draws say.
 */
#ifndef KH_CHANCE_JUDGING_H
#define KH_CHANCE_JUDGING_H

#include "../bridge/brokerage.h"
#include "significance.h"

/** What draws say of one value. A draw in which the value is undefined is left out. */
typedef struct {
    double observed;
    size_t num, num_reaching; /**< draws; those not below the observed. */
    double mean, squares;     /**< of deviations from the mean. */
} kh_draw_tally;

/** The task: bodies of a net, and a tally for each value of each. */
typedef struct {
    const kh_net *net;
    const uint32_t *bodies;
    size_t num_bodies;
    const kh_null_options *options;
    kh_draw_tally (*tallies)[KH_NUM_JUDGED];
} kh_judging;

/** The values of all nodes of one net, drawn or observed. All-zero is empty. */
typedef struct {
    kh_brokerage *brokerage;
    double *participation, *cross, *share;
} kh_node_values;

kh_status kh_node_values_init(kh_node_values *self, size_t num_nodes, kh_error *err) KH_MUST_CHECK;
void kh_node_values_free(kh_node_values *self);
/** @param skip_cross cross-sector betweenness is NaN instead. */
kh_status kh_node_values_compute(kh_node_values *self, const kh_net *net, size_t num_threads,
    bool skip_cross, kh_error *err) KH_MUST_CHECK;
double kh_node_value(const kh_node_values *self, uint32_t v, int judged);

/** Values within this of the observed are equal to it but for rounding. */
double kh_rounding_of(double observed);

/** Count one draw. */
void kh_draw_tally_add(kh_draw_tally *self, double value);

/** Draw labels: the roles and participation of each body with its own held, cross-sector
 * betweenness with all permuted. @return KH_ERR_NUMERIC, KH_ERR_NOMEM. */
kh_status kh_judge_by_labels(kh_judging *job, kh_error *err) KH_MUST_CHECK;

/** Draw ties, independently or rewired as the null says: all values of each net drawn.
 * @return KH_ERR_NUMERIC, KH_ERR_NOMEM. */
kh_status kh_judge_by_ties(kh_judging *job, kh_error *err) KH_MUST_CHECK;

#endif
