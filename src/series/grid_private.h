/**
 * @file grid_private.h
 * @brief What the files of the grid share: its numbers.
 */
#ifndef KH_SERIES_GRID_PRIVATE_H
#define KH_SERIES_GRID_PRIVATE_H

#include "grid.h"

/** Of a row, from the first slice to the last; NaN where one of them does not have it. */
double kh_series_grid_change(const kh_series_grid *self, size_t row);

/** Sentences and note under a table. @param num_shown slices that it shows. */
kh_status kh_series_grid_add_texts(kh_table *table, const kh_series_grid *self, size_t num_shown,
    const char *lang, kh_error *err) KH_MUST_CHECK;

#endif
