/**
 * @file periods.h
 * @brief Years as the columns of a time axis.
 */
#ifndef KH_DRAW_PERIODS_H
#define KH_DRAW_PERIODS_H

#include "drawing.h"

/** Years `first` to `first + length * num - 1` as `num` columns; column 0 of an axis that begins
 * with `before` is what began earlier. All-zero: no column. */
typedef struct {
    long first, length;
    size_t num;
    bool before;
} kh_periods;

/** The fewest years a column, in round numbers, that need no more than twelve columns.
 * @param from earliest year that has a column; what began earlier shares one. */
kh_periods kh_periods_make(const long *years, size_t num_years, kh_date from);

/** Number of columns. */
size_t kh_periods_count(const kh_periods *self);

/** The column of a year. */
size_t kh_periods_find(const kh_periods *self, long year);

/** Append the heading of a column: "2016", "2010–2014", "until 2009". */
void kh_periods_add_heading(const kh_periods *self, size_t column, const char *lang, kh_text *out);

#endif
