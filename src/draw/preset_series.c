/* Small charts, one a body: a measure year by year, all on the same scale. */
#include "charts.h"
#include "presets.h"
#include "size.h"
#include "words.h"

#include "analysis.h"

#include "../base/array.h"
#include "../graph/label.h"

#include <math.h>
#include <stdlib.h>

/* Bodies that a page has room for. */
#define MOST_PANELS 12

/* Titles list all years up to so many; beyond, the first, the largest and the last. */
#define MOST_LISTED 12

/* Points. */
#define GAP_X      82.0
#define GAP_Y      38.0
#define UNDER_NAME 17.0 /* for the number of a point at the top. */
#define LINE_WIDTH 2.0
#define WRAP_NAME  28

/* --- panels ------------------------------------------------------------------------------ */

/* Of the names in a row of kh_charts. */
static double
height_of_row(const kh_charts *self, size_t row)
{
    double height = 0;
    size_t j;

    for (j = row * self->num_columns; j < self->num && j / self->num_columns == row; j++) {
        height = fmax(height, self->heights[j]);
    }
    return height;
}

static kh_plot
plot_of(const kh_charts *self, size_t body)
{
    kh_plot at = { (double) (body % self->num_columns) * (KH_PLOT_WIDTH + GAP_X), 0 };
    size_t row;

    for (row = 1; row <= body / self->num_columns; row++) {
        at.bottom -= KH_PLOT_HEIGHT + UNDER_NAME + height_of_row(self, row) + GAP_Y;
    }
    return at;
}

static kh_status
add_panel(kh_charts *self, size_t body, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_plot at = plot_of(self, body);
    kh_drawn_node *node = &self->drawing->nodes[body];
    size_t other;

    node->placed = true;
    node->x = at.left + KH_PLOT_WIDTH / 2;
    node->y = at.bottom + KH_PLOT_HEIGHT + UNDER_NAME + self->heights[body] / 2;
    node->width = KH_PLOT_WIDTH;
    node->height = self->heights[body];
    for (other = 0; other < self->num; other++) {
        if (other != body) {
            KH_TRY(kh_charts_add_course(self, at, other, KH_ASIDE_COLOR, KH_ASIDE_WIDTH, err));
        }
    }
    KH_TRY(kh_charts_add_axes(self, at, err));
    KH_TRY(kh_charts_add_course(self, at, body, KH_CHART_COLOR, LINE_WIDTH, err));
    KH_TRY(kh_charts_add_ends(self, at, body, err));
out:
    return ret;
}

/* Years that are told one by one: all, or of many the first, the last and that of the most. */
static bool
is_told(const kh_charts *self, size_t body, size_t year)
{
    const double value = kh_courses_value(&self->courses, body, year);
    size_t other;

    if (!isfinite(value) || kh_charts_num_years(self) <= MOST_LISTED || year == 0
        || year + 1 == kh_charts_num_years(self)) {
        return isfinite(value);
    }
    for (other = 0; other < kh_charts_num_years(self); other++) {
        if (kh_courses_value(&self->courses, body, other) > value) {
            return false;
        }
    }
    return true;
}

/* What a reader who does not see the chart is told. */
static kh_status
describe(kh_charts *self, size_t body, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    kh_text course = { 0 }, value = { 0 }, title = { 0 };
    size_t year;

    for (year = 0; year < kh_charts_num_years(self); year++) {
        if (is_told(self, body, year)) {
            kh_text_clear(&value);
            kh_courses_add_value(
                &self->courses, kh_courses_value(&self->courses, body, year), &value);
            kh_text_add(&course, course.length > 0 ? ", " : "");
            kh_words_add(&course, KH_WORDS_YEAR_VALUE, drawing->lang,
                (const char *const[]){
                    self->courses.series.slices[year].id, kh_text_bytes(&value) },
                2);
        }
    }
    kh_words_add(&title, KH_WORDS_COURSE, drawing->lang,
        (const char *const[]){
            kh_graph_node_label(drawing->graph, self->courses.bodies[body], drawing->lang),
            kh_text_bytes(&course) },
        2);
    KH_TRY(kh_text_status(&course, err));
    KH_TRY(kh_text_status(&value, err));
    drawing->nodes[body].title = kh_drawing_take(drawing, &title);
    if (drawing->nodes[body].title == NULL) {
        KH_TRY(kh_fail_nomem(err, 1, "title"));
    }
out:
    kh_text_free(&course);
    kh_text_free(&value);
    kh_text_free(&title);
    return ret;
}

static kh_status
add_names(kh_charts *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    uint32_t *groups = NULL;
    size_t j;

    KH_TRY(KH_NEW(&groups, self->num, "bodies", err));
    KH_TRY(KH_NEW(&self->heights, self->num, "names", err));
    KH_TRY(kh_drawing_group_by_list(drawing, 1, self->courses.bodies, groups, self->num, err));
    KH_TRY(kh_drawing_add_nodes(drawing, err));
    for (j = 0; j < self->num; j++) {
        kh_drawn_node *node = &drawing->nodes[j];
        kh_box_at box;

        node->shape = "plaintext";
        node->fills[0] = (kh_color){ 255, 255, 255 };
        node->num_fills = 1;
        node->ink = KH_AXIS_COLOR;
        node->detail = "";
        node->wrap = WRAP_NAME;
        KH_TRY(kh_drawing_size(drawing, node, &box, err));
        self->heights[j] = box.height;
        KH_TRY(describe(self, j, err));
    }
out:
    free(groups);
    return ret;
}

static kh_status
add_line_key(kh_charts *self, kh_words words, const char *style, kh_color color, kh_error *err)
{
    return kh_drawing_add_key(self->drawing,
        (kh_drawn_key){ .label = kh_words_in(words, self->drawing->lang),
            .style = style,
            .arrows = "none",
            .color = color },
        err);
}

static kh_status
add_keys(kh_charts *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;

    drawing->has_legend = true;
    if (self->num == 0) {
        return KH_OK;
    }
    KH_TRY(kh_drawing_add_key(
        drawing, (kh_drawn_key){ .label = kh_words_in(KH_WORDS_CHARTS, drawing->lang) }, err));
    KH_TRY(add_line_key(self, KH_WORDS_OWN_LINE, "bold", KH_CHART_COLOR, err));
    if (self->num > 1) {
        KH_TRY(add_line_key(self, KH_WORDS_OTHER_LINES, "solid", KH_ASIDE_COLOR, err));
    }
out:
    return ret;
}

/* What is measured, and how much of it has no date. */
static kh_status
add_texts(kh_charts *self, kh_error *err)
{
    kh_drawing *drawing = self->drawing;
    const char *measure = self->courses.is_share ? kh_words_in(KH_WORDS_OF_SHARE, drawing->lang)
                                                 : self->courses.measure;
    kh_text title = { 0 }, remark = { 0 };
    bool no_remark = false;

    kh_words_add(&title, KH_WORDS_SERIES_TITLE, drawing->lang, (const char *const[]){ measure }, 1);
    drawing->title = kh_drawing_take(drawing, &title);
    kh_series_say_dates(&remark, &self->courses.series, drawing->lang);
    if (remark.length > 0 || remark.failed) {
        drawing->remark = kh_drawing_take(drawing, &remark);
        no_remark = drawing->remark == NULL;
    }
    return drawing->title != NULL && !no_remark ? KH_OK
                                                : kh_fail_nomem(err, 1, "texts of a series");
}

kh_status
kh_preset_build_series(kh_drawing *self, kh_error *err)
{
    static const char *const refused[]
        = { "groups", "others", "center", "links", "inverse", "phrases", "shapes", "engine",
              "colorBy", "shapeBy", "sizeBy", "lineBy", "edgeLabels", NULL };
    kh_status ret = KH_OK;
    kh_charts made = { .drawing = self };
    kh_net net = { 0 };
    size_t most, body;

    KH_TRY(kh_drawing_open_net(self, refused, &net, err));
    KH_TRY(kh_courses_find(&made.courses, self, err));
    most = kh_drawing_most(self, MOST_PANELS);
    made.num = made.courses.num < most ? made.courses.num : most;
    made.num_columns = made.num <= 2 ? 2 : made.num <= 4 ? 2 : made.num <= 9 ? 3 : 4;
    kh_charts_find_scale(&made);
    self->engine = "fixed";
    KH_TRY(add_names(&made, err));
    for (body = 0; body < made.num; body++) {
        KH_TRY(add_panel(&made, body, err));
    }
    KH_TRY(add_keys(&made, err));
    KH_TRY(add_texts(&made, err));
    self->num_hidden = made.courses.num - made.num;
out:
    free(made.heights);
    kh_courses_free(&made.courses);
    kh_net_free(&net);
    return ret;
}
