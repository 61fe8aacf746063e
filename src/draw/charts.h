/**
 * @file charts.h
 * @brief Small line charts on one scale: axes, lines, the numbers at their ends.
 */
#ifndef KH_DRAW_CHARTS_H
#define KH_DRAW_CHARTS_H

#include "courses.h"

/** Points. */
#define KH_PLOT_WIDTH  172.0
#define KH_PLOT_HEIGHT 104.0

#define KH_CHART_COLOR ((kh_color){ 0x00, 0x72, 0xB2 })
#define KH_AXIS_COLOR  ((kh_color){ 0x24, 0x31, 0x3F })

/** All charts. */
typedef struct {
    kh_drawing *drawing;
    kh_courses courses;
    size_t num, num_columns;
    double least, largest; /**< of the scale. */
    double *heights;       /**< of names. */
} kh_charts;

/** The lower left corner of one of them, where its axes meet. */
typedef struct {
    double left, bottom;
} kh_plot;

size_t kh_charts_num_years(const kh_charts *self);

/** One scale for all that is shown, from zero, or below where values are, to a round number. */
void kh_charts_find_scale(kh_charts *self);

/** The line of a body, broken in years in which it has no value; one such year alone is a dot. */
kh_status kh_charts_add_course(kh_charts *self, kh_plot at, size_t body, kh_color color,
    double width, kh_error *err) KH_MUST_CHECK;

/** Zero and the ends of the scale; the first year, the last one, round ones between them. */
kh_status kh_charts_add_axes(kh_charts *self, kh_plot at, kh_error *err) KH_MUST_CHECK;

/** The numbers of the first and of the last year in which a body has one, of those that stand close
 * the last; and that of its peak, where it is clear of both. */
kh_status kh_charts_add_ends(kh_charts *self, kh_plot at, size_t body, kh_error *err) KH_MUST_CHECK;

#endif
