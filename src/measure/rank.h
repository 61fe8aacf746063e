/**
 * @file rank.h
 * @brief Measures of every node as one table.
 */
#ifndef KH_MEASURE_RANK_H
#define KH_MEASURE_RANK_H

#include "../between/approximation.h"
#include "../table/table.h"
#include "measure.h"

KH_BEGIN_DECLS

/**
 * `id label type sectors` and one column a measure, by the first of them (falling, undefined last,
 * ties by id).
 *
 * @param table all-zero; the caller's to free, also after failure.
 * @param measures what to compute, `num_measures` of them, at least one.
 * @param precision of betweenness, by kh_sampled_betweenness(), which the table then says; NULL:
 * it is exact. Other measures are.
 * @return as kh_measure_run() and kh_sampled_betweenness().
 */
kh_status kh_rank(kh_table *table, const kh_net *net, const kh_selection *selection,
    const kh_measure *const *measures, size_t num_measures, bool normalized,
    const kh_precision *precision, const char *lang, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

#endif
