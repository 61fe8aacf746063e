/**
 * @file courses.h
 * @brief What bodies were worth from year to year: the numbers of small charts.
 */
#ifndef KH_DRAW_COURSES_H
#define KH_DRAW_COURSES_H

#include "../series/grid.h"
#include "drawing.h"

/** All-zero is empty. */
typedef struct {
    kh_series series;
    kh_series_grid grid;
    kh_series_grid_columns columns;
    const char *measure;
    bool is_share;  /**< values are shares: told as per cent. */
    uint32_t *rows; /**< of the grid: those that are bodies, in the order in which they are read. */
    uint32_t *bodies; /**< their nodes. */
    size_t num;
} kh_courses;

void kh_courses_free(kh_courses *self);

/**
 * Compute a measure of what a drawing selects, year by year: a column of kh_bridges(), else a
 * measure of the registry. Where that is costly, betweenness is estimated as the commands do.
 *
 * Where nothing states a year there are no slices and no bodies, and a warning W114.
 * The drawing's interval becomes that of the years, which its footer tells.
 *
 * @param self stays where it is until it is freed.
 * @return KH_ERR_NOTFOUND for a measure that is neither; KH_ERR_ARGUMENT where the selection is of
 * one year; as kh_series_of_years() and kh_series_run().
 */
kh_status kh_courses_find(kh_courses *self, kh_drawing *drawing, kh_error *err) KH_MUST_CHECK;

/** Of a body in a year; NaN: it does not exist then, or it is undefined. */
double kh_courses_value(const kh_courses *self, size_t body, size_t year);

/** A value for people: "12.2%", "0.31". */
void kh_courses_add_value(const kh_courses *self, double value, kh_text *out);

#endif
