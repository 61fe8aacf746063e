/**
 * @file grid_private.h
 * @brief What the files of the grid share: its numbers.
 */
#ifndef KH_SERIES_GRID_PRIVATE_H
#define KH_SERIES_GRID_PRIVATE_H

#include "grid.h"

/** Between the clauses of a note. */
#define BETWEEN_CLAUSES "; "

/** Of a row, from the first slice to the last; NaN where one of them does not have it. */
double kh_series_grid_change(const kh_series_grid *self, size_t row);

/** Slices without rows, and those without a value. */
void kh_series_grid_say_gaps(kh_text *out, const kh_series_grid *self, const char *lang);

/** Sentences and note under a table. @param num_shown slices that it shows. */
kh_status kh_series_grid_add_texts(kh_table *table, const kh_series_grid *self, size_t num_shown,
    const char *lang, kh_error *err) KH_MUST_CHECK;

#endif
