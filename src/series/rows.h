/**
 * @file rows.h
 * @brief A series as one long table: the rows of every slice, its key before them.
 */
#ifndef KH_SERIES_ROWS_H
#define KH_SERIES_ROWS_H

#include "run.h"

/** All-zero is valid and empty. */
typedef struct {
    const kh_series *series;
    const char *const *columns; /**< names of those to keep, the key's among them; */
    size_t num_columns;         /**< 0: all. */
    kh_table table;             /**< the rows; whole after kh_series_rows_finish(). */
    kh_text nets;               /**< the JSON of `nets`. */
    size_t *empty;              /**< slices without a row, num_empty of them. */
    size_t num_empty, max_empty;
} kh_series_rows;

void kh_series_rows_free(kh_series_rows *self);

/**
 * Append the rows of a slice that are written, in their order, each with its key: the column
 * `year`, `sector` or `type`, before all others. Where a table of nodes has `type` already, it is
 * that one.
 * @return KH_ERR_NOTFOUND for a column that there is not, KH_ERR_NOMEM.
 */
kh_status kh_series_rows_add(
    kh_series_rows *self, const kh_slice_result *result, kh_error *err) KH_MUST_CHECK;

/** When all slices are in: the key `nets` beside the rows, an object a slice:
 * {year (sector, type), rows, undated_edges, then what `net` has}; `rows` counts those before a
 * cut. The schema and the title are those of a slice. */
kh_status kh_series_rows_finish(kh_series_rows *self, kh_error *err) KH_MUST_CHECK;

#endif
