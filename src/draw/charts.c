#include "charts.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>

/* Points. */
#define FROM_POINT  9.5
#define FROM_AXIS   3.0
#define LINE_HEIGHT 10.0 /* of numbers that do not meet over each other. */
#define UNDER_AXIS  9.0
#define INWARD      11.0 /* of years at the ends of the axis. */
#define YEARS_APART 30.0
#define TICK        3.0
#define BESIDE      7.0 /* from a point or an axis to a number. */
#define DIGIT_WIDTH 5.4
#define APART       38.0 /* two numbers that do not meet. */
#define DOT_WIDTH   4.5
#define AXIS_WIDTH  0.8

/* Years of a body that have numbers. */
typedef struct {
    size_t first, peak, last;
} told_years;

size_t
kh_charts_num_years(const kh_charts *self)
{
    return self->courses.series.num_slices;
}

static double
x_of(const kh_charts *self, kh_plot at, size_t year)
{
    return at.left + KH_PLOT_WIDTH * (double) year / (double) (kh_charts_num_years(self) - 1);
}

static double
y_of(const kh_charts *self, kh_plot at, double value)
{
    return at.bottom + KH_PLOT_HEIGHT * (value - self->least) / (self->largest - self->least);
}

/* --- scale ------------------------------------------------------------------------------- */

/* The next of 1, 2, 2.5, 5 times a power of ten. */
static double
round_up(double value)
{
    static const double steps[] = { 1, 1.5, 2, 2.5, 3, 4, 5, 6, 8 };
    const double power = pow(10, floor(log10(value)));
    size_t j;

    for (j = 0; j < sizeof(steps) / sizeof(*steps); j++) {
        if (value <= steps[j] * power * (1 + 1e-9)) {
            return steps[j] * power;
        }
    }
    return 10 * power;
}

void
kh_charts_find_scale(kh_charts *self)
{
    double least = 0, largest = 0;
    size_t body, year;

    for (body = 0; body < self->num; body++) {
        for (year = 0; year < kh_charts_num_years(self); year++) {
            const double value = kh_courses_value(&self->courses, body, year);

            least = isfinite(value) ? fmin(least, value) : least;
            largest = isfinite(value) ? fmax(largest, value) : largest;
        }
    }
    self->least = least < 0 ? -round_up(-least) : 0;
    self->largest = largest > 0 ? round_up(largest) : least < 0 ? 0 : 1;
}

/* --- lines ------------------------------------------------------------------------------- */

/* The course of a body, broken where it has no value. */
kh_status
kh_charts_add_course(
    kh_charts *self, kh_plot at, size_t body, kh_color color, double width, kh_error *err)
{
    kh_status ret = KH_OK;
    double(*points)[2] = NULL;
    size_t num = 0, year;

    KH_TRY(KH_NEW(&points, kh_charts_num_years(self), "points", err));
    for (year = 0; year <= kh_charts_num_years(self); year++) {
        const double value
            = year < kh_charts_num_years(self) ? kh_courses_value(&self->courses, body, year) : NAN;

        if (isfinite(value)) {
            points[num][0] = x_of(self, at, year);
            points[num][1] = y_of(self, at, value);
            num++;
        } else if (num > 0) {
            KH_TRY(kh_drawing_add_stroke(self->drawing,
                (kh_drawn_stroke){ .points = points, .num = num, .color = color, .width = width },
                err));
            num = 0;
        }
    }
out:
    free(points);
    return ret;
}

static kh_status
add_line(kh_charts *self, kh_plot at, double value, bool dashed, kh_error *err)
{
    const double y = y_of(self, at, value);
    double points[2][2] = { { at.left, y }, { at.left + KH_PLOT_WIDTH, y } };

    return kh_drawing_add_stroke(self->drawing,
        (kh_drawn_stroke){ .points = points,
            .num = 2,
            .color = dashed ? KH_COLOR_FRAME : KH_AXIS_COLOR,
            .width = AXIS_WIDTH,
            .dashed = dashed },
        err);
}

/* --- texts ------------------------------------------------------------------------------- */

/* A number beside a place: behind it (side 1) or before it (-1); as long as it has digits. */
static kh_status
add_number(kh_charts *self, kh_text *text, bool bold, double x, double y, int side, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(kh_text_status(text, err));
    KH_TRY(kh_drawing_add_text(self->drawing,
        (kh_drawn_text){ kh_text_bytes(text), bold,
            x + side * (BESIDE + DIGIT_WIDTH * (double) text->length / 2), y },
        err));
out:
    kh_text_free(text);
    return ret;
}

static kh_status
add_tick(kh_charts *self, kh_plot at, double value, kh_error *err)
{
    kh_text text = { 0 };

    if (self->courses.is_share) {
        kh_courses_add_value(&self->courses, value, &text);
    } else {
        kh_text_add_number(&text, value);
    }
    return add_number(self, &text, false, at.left, y_of(self, at, value), -1, err);
}

static kh_status
add_value(kh_charts *self, double value, bool bold, double x, double y, int side, kh_error *err)
{
    kh_text text = { 0 };

    kh_courses_add_value(&self->courses, value, &text);
    return add_number(self, &text, bold, x, y, side, err);
}

static kh_status
add_year(kh_charts *self, size_t year, double x, double y, kh_error *err)
{
    return kh_drawing_add_text(
        self->drawing, (kh_drawn_text){ self->courses.series.slices[year].id, false, x, y }, err);
}

/* A mark on the axis, and the year under it. */
static kh_status
add_year_tick(kh_charts *self, kh_plot at, size_t year, kh_error *err)
{
    kh_status ret = KH_OK;
    const double x = x_of(self, at, year), y = y_of(self, at, self->least);
    double points[2][2] = { { x, y }, { x, y - TICK } };

    KH_TRY(kh_drawing_add_stroke(self->drawing,
        (kh_drawn_stroke){
            .points = points, .num = 2, .color = KH_AXIS_COLOR, .width = AXIS_WIDTH },
        err));
    KH_TRY(add_year(self, year, x, at.bottom - UNDER_AXIS, err));
out:
    return ret;
}

/* Years between two that are named, so that names do not meet. */
static long
find_step(const kh_charts *self)
{
    static const long steps[] = { 1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500 };
    const double width = KH_PLOT_WIDTH / (double) (kh_charts_num_years(self) - 1);
    size_t j = 0;

    while (j + 1 < sizeof(steps) / sizeof(*steps) && (double) steps[j] * width < YEARS_APART) {
        j++;
    }
    return steps[j];
}

/* The first and the last year stand inward of the ends of the axis; between them round years that
 * have room. */
static kh_status
add_years(kh_charts *self, kh_plot at, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t last = kh_charts_num_years(self) - 1;
    const double right = at.left + KH_PLOT_WIDTH, under = at.bottom - UNDER_AXIS;
    const long step = find_step(self);
    size_t year;

    KH_TRY(add_year(self, 0, at.left + INWARD, under, err));
    for (year = 1; year < last; year++) {
        const double x = x_of(self, at, year);

        if (self->courses.series.slices[year].year % step == 0
            && fmin(x - at.left, right - x) >= INWARD + YEARS_APART) {
            KH_TRY(add_year_tick(self, at, year, err));
        }
    }
    KH_TRY(add_year(self, last, right - INWARD, under, err));
out:
    return ret;
}

/* Zero and the ends of the scale, and years. */
kh_status
kh_charts_add_axes(kh_charts *self, kh_plot at, kh_error *err)
{
    kh_status ret = KH_OK;
    const double ticks[] = { self->least, 0, self->largest };
    size_t j;

    for (j = 0; j < 3; j++) {
        if (j == 1 || ticks[j] < 0 || ticks[j] > 0) {
            KH_TRY(add_line(self, at, ticks[j], j != 1, err));
            KH_TRY(add_tick(self, at, ticks[j], err));
        }
    }
    KH_TRY(add_years(self, at, err));
out:
    return ret;
}

static kh_status
add_dot(kh_charts *self, kh_plot at, size_t body, size_t year, kh_error *err)
{
    const double value = kh_courses_value(&self->courses, body, year);
    double point[1][2] = { { x_of(self, at, year), y_of(self, at, value) } };

    return kh_drawing_add_stroke(self->drawing,
        (kh_drawn_stroke){ .points = point, .num = 1, .color = KH_CHART_COLOR, .width = DOT_WIDTH },
        err);
}

/* Where a number before a point at height y has room: over the axis, and clear of the numbers of
 * the scale if it stands in their column. */
static double
clear_height(const kh_charts *self, kh_plot at, bool is_beside_scale, double y)
{
    const double ticks[] = { self->least, 0, self->largest };
    size_t j;

    if (!is_beside_scale) {
        return fmax(y, at.bottom + LINE_HEIGHT - FROM_AXIS);
    }
    for (j = 0; j < 3; j++) {
        const double tick = y_of(self, at, ticks[j]);

        if (fabs(tick - y) < LINE_HEIGHT) {
            return ticks[j] >= self->largest ? tick - LINE_HEIGHT : tick + LINE_HEIGHT;
        }
    }
    return y;
}

static bool
is_on_scale(const kh_charts *self, double value)
{
    return value == 0 || value == self->least || value == self->largest;
}

/* The number of the first point stands before it, unless the scale says the same there. */
static kh_status
add_first(kh_charts *self, kh_plot at, size_t body, size_t year, kh_error *err)
{
    kh_status ret = KH_OK;
    const double value = kh_courses_value(&self->courses, body, year);
    const double x = x_of(self, at, year), y = y_of(self, at, value);
    const bool is_beside_scale = x - at.left < APART;

    KH_TRY(add_dot(self, at, body, year, err));
    if (!is_beside_scale || !is_on_scale(self, value)) {
        KH_TRY(
            add_value(self, value, false, x, clear_height(self, at, is_beside_scale, y), -1, err));
    }
out:
    return ret;
}

static kh_status
add_last(kh_charts *self, kh_plot at, size_t body, size_t year, kh_error *err)
{
    kh_status ret = KH_OK;
    const double value = kh_courses_value(&self->courses, body, year);

    KH_TRY(add_dot(self, at, body, year, err));
    KH_TRY(add_value(self, value, true, x_of(self, at, year), y_of(self, at, value), 1, err));
out:
    return ret;
}

/* The number of the peak stands over it, where it is clear of the ends, beside and over them. */
static kh_status
add_peak(kh_charts *self, kh_plot at, size_t body, const told_years *ends, kh_error *err)
{
    kh_status ret = KH_OK;
    const double value = kh_courses_value(&self->courses, body, ends->peak);
    const double x = x_of(self, at, ends->peak), y = y_of(self, at, value);
    const double before = y_of(self, at, kh_courses_value(&self->courses, body, ends->first));
    const double behind = y_of(self, at, kh_courses_value(&self->courses, body, ends->last));
    kh_text text = { 0 };

    if (y - fmax(before, behind) < LINE_HEIGHT || x - x_of(self, at, ends->first) < APART / 2
        || x_of(self, at, ends->last) - x < APART / 2) {
        return KH_OK;
    }
    KH_TRY(add_dot(self, at, body, ends->peak, err));
    kh_courses_add_value(&self->courses, value, &text);
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(kh_drawing_add_text(
        self->drawing, (kh_drawn_text){ kh_text_bytes(&text), false, x, y + FROM_POINT }, err));
out:
    kh_text_free(&text);
    return ret;
}

/* The years of a body that have a value: false if none has. */
static bool
find_ends(const kh_charts *self, size_t body, told_years *ends)
{
    bool found = false;
    size_t year;

    for (year = 0; year < kh_charts_num_years(self); year++) {
        const double value = kh_courses_value(&self->courses, body, year);

        if (isfinite(value)) {
            ends->first = found ? ends->first : year;
            ends->peak = found && value <= kh_courses_value(&self->courses, body, ends->peak)
                             ? ends->peak
                             : year;
            ends->last = year;
            found = true;
        }
    }
    return found;
}

kh_status
kh_charts_add_ends(kh_charts *self, kh_plot at, size_t body, kh_error *err)
{
    kh_status ret = KH_OK;
    told_years ends = { 0 };

    if (!find_ends(self, body, &ends)) {
        return KH_OK;
    }
    if (x_of(self, at, ends.last) - x_of(self, at, ends.first) >= APART) {
        KH_TRY(add_first(self, at, body, ends.first, err));
        KH_TRY(add_peak(self, at, body, &ends, err));
    }
    KH_TRY(add_last(self, at, body, ends.last, err));
out:
    return ret;
}
