#include "charts.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>

/* Points. */
#define FROM_POINT  9.5
#define LOWEST      20.0 /* over the axis, for a number under a point. */
#define UNDER_AXIS  9.0
#define INWARD      11.0 /* of years at the ends of the axis. */
#define FIRST_IN    16.0 /* of the first number. */
#define BESIDE      7.0  /* from a point or an axis to a number. */
#define DIGIT_WIDTH 5.4
#define APART       38.0 /* two numbers that do not meet. */
#define DOT_WIDTH   4.5
#define AXIS_WIDTH  0.8

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
add_value(kh_charts *self, double value, bool bold, double x, double y, kh_error *err)
{
    kh_text text = { 0 };

    kh_courses_add_value(&self->courses, value, &text);
    return add_number(self, &text, bold, x, y, 1, err);
}

/* Zero and the ends of the scale, and the years at the ends of the axis. */
kh_status
kh_charts_add_axes(kh_charts *self, kh_plot at, kh_error *err)
{
    kh_status ret = KH_OK;
    const double ticks[] = { self->least, 0, self->largest };
    const kh_slice *years = self->courses.series.slices;
    const double under = at.bottom - UNDER_AXIS;
    size_t j;

    for (j = 0; j < 3; j++) {
        if (j == 1 || ticks[j] < 0 || ticks[j] > 0) {
            KH_TRY(add_line(self, at, ticks[j], j != 1, err));
            KH_TRY(add_tick(self, at, ticks[j], err));
        }
    }
    KH_TRY(kh_drawing_add_text(
        self->drawing, (kh_drawn_text){ years[0].id, false, at.left + INWARD, under }, err));
    KH_TRY(kh_drawing_add_text(self->drawing,
        (kh_drawn_text){ years[kh_charts_num_years(self) - 1].id, false,
            at.left + KH_PLOT_WIDTH - INWARD, under },
        err));
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

/* How high the line of a body goes where a number of the first point stands. */
static double
top_near(const kh_charts *self, kh_plot at, size_t body, size_t first)
{
    const double right = x_of(self, at, first) + 2 * FIRST_IN;
    double top = y_of(self, at, kh_courses_value(&self->courses, body, first));
    size_t year;

    for (year = first + 1; year < kh_charts_num_years(self) && x_of(self, at, year) <= right;
         year++) {
        const double value = kh_courses_value(&self->courses, body, year);

        top = isfinite(value) ? fmax(top, y_of(self, at, value)) : top;
    }
    return top;
}

/* The number of the first point: above the line, or, where it rises and there is room, below. */
static kh_status
add_first(kh_charts *self, kh_plot at, size_t body, size_t year, kh_error *err)
{
    kh_status ret = KH_OK;
    const double value = kh_courses_value(&self->courses, body, year);
    const double y = y_of(self, at, value), top = top_near(self, at, body, year);
    KH_TRY(add_dot(self, at, body, year, err));
    KH_TRY(add_value(self, value, false, x_of(self, at, year) - BESIDE,
        top > y && y - at.bottom >= LOWEST ? y - FROM_POINT : top + FROM_POINT, err));
out:
    return ret;
}

static kh_status
add_last(kh_charts *self, kh_plot at, size_t body, size_t year, kh_error *err)
{
    kh_status ret = KH_OK;
    const double value = kh_courses_value(&self->courses, body, year);

    KH_TRY(add_dot(self, at, body, year, err));
    KH_TRY(add_value(self, value, true, x_of(self, at, year), y_of(self, at, value), err));
out:
    return ret;
}
/* The first and the last year of a body; of those that stand close, the last. */
kh_status
kh_charts_add_ends(kh_charts *self, kh_plot at, size_t body, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t first = SIZE_MAX, last = SIZE_MAX, year;

    for (year = 0; year < kh_charts_num_years(self); year++) {
        if (isfinite(kh_courses_value(&self->courses, body, year))) {
            first = first == SIZE_MAX ? year : first;
            last = year;
        }
    }
    if (last == SIZE_MAX) {
        return KH_OK;
    }
    if (x_of(self, at, last) - x_of(self, at, first) >= APART) {
        KH_TRY(add_first(self, at, body, first, err));
    }
    KH_TRY(add_last(self, at, body, last, err));
out:
    return ret;
}
