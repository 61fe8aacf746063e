/* Columns of years under an axis; each node stands in the year of its start. */
#include "periods.h"
#include "presets.h"
#include "shelves.h"
#include "size.h"
#include "words.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

/* Nodes without a date that a page bears beside those with one. */
#define MAX_UNDATED 24

#define GAP_AXIS    34.0
#define GAP_COLUMNS 66.0
#define LEAST_WIDTH 30.0

/* All-zero is valid and empty. */
typedef struct {
    kh_drawing *drawing;
    kh_periods periods;
    size_t num_dated; /* of the sequence */
    size_t *ties;     /* of a node with dated ones */
} timeline;

static kh_date
start_of(const timeline *self, uint32_t node)
{
    return self->drawing->graph->nodes.start[node];
}

static kh_status
find_periods(timeline *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_drawing *drawing = self->drawing;
    long *years = NULL;
    size_t j;

    KH_TRY(KH_NEW(&years, drawing->num_sequence, "years", err));
    for (j = 0; j < drawing->num_sequence; j++) {
        const kh_date start = start_of(self, drawing->sequence[j]);

        if (start.stated) {
            years[self->num_dated++] = start.year;
        }
    }
    self->periods = kh_periods_make(years, self->num_dated, drawing->selection.from);
out:
    free(years);
    return ret;
}

static void
count_ties(const timeline *self)
{
    const kh_edges *edges = &self->drawing->graph->edges;
    size_t e;

    for (e = 0; e < edges->num; e++) {
        if (self->drawing->selection.edges[e]) {
            self->ties[edges->source[e]] += start_of(self, edges->target[e]).stated;
            self->ties[edges->target[e]] += start_of(self, edges->source[e]).stated;
        }
    }
}

/* Ties that a node without a date needs to be among the first MAX_UNDATED; at least one. */
static size_t
ties_needed(const timeline *self)
{
    const kh_drawing *drawing = self->drawing;
    size_t needed, num, j;

    for (needed = 1;; needed++) {
        for (num = 0, j = 0; j < drawing->num_sequence; j++) {
            const uint32_t node = drawing->sequence[j];

            num += !start_of(self, node).stated && self->ties[node] >= needed;
        }
        if (num <= MAX_UNDATED) {
            return needed;
        }
    }
}

/* What has neither a date nor ties enough with what has one is left out. */
static kh_status
drop_undated(timeline *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    size_t needed, num = 0, j;

    KH_TRY(KH_NEW(&self->ties, drawing->graph->nodes.num, "nodes", err));
    count_ties(self);
    needed = ties_needed(self);
    for (j = 0; j < drawing->num_sequence; j++) {
        const uint32_t node = drawing->sequence[j];

        if (start_of(self, node).stated || self->ties[node] >= needed) {
            drawing->sequence[num++] = node;
        }
    }
    drawing->num_hidden += drawing->num_sequence - num;
    drawing->num_sequence = num;
out:
    return ret;
}

/* Columns are those of the axis, behind one of what has no date. */
static bool
has_undated(const timeline *self)
{
    return self->drawing->num_sequence > self->num_dated;
}

static size_t
column_of(const timeline *self, uint32_t node)
{
    const kh_date start = start_of(self, node);

    return start.stated ? kh_periods_find(&self->periods, start.year) + has_undated(self) : 0;
}

static kh_status
add_heading(timeline *self, size_t column, double x, double y, size_t *drawn, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    kh_text label = { 0 };
    kh_drawn_node heading = { .shape = "plaintext",
        .role = "plain",
        .cluster = KH_DRAWN_NONE,
        .ink = { 0x24, 0x31, 0x3F },
        .placed = true,
        .x = x,
        .y = y };

    if (has_undated(self) && column == 0) {
        kh_text_add(&label, kh_words_in(KH_WORDS_UNDATED, drawing->lang));
    } else {
        kh_periods_add_heading(&self->periods, column - has_undated(self), drawing->lang, &label);
    }
    KH_TRY(kh_text_status(&label, err));
    heading.label = kh_text_bytes(&label);
    KH_TRY(kh_drawing_add_own(drawing, heading, (kh_color){ 255, 255, 255 }, drawn, err));
out:
    kh_text_free(&label);
    return ret;
}

/* Headings, and between those of years the axis. */
static kh_status
add_axis(timeline *self, const double *centers, size_t num, double y, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    size_t column, last = KH_DRAWN_NONE, drawn;

    for (column = 0; column < num; column++) {
        KH_TRY(add_heading(self, column, centers[column], y, &drawn, err));
        if (last != KH_DRAWN_NONE) {
            KH_TRY(kh_drawing_add_edge(drawing,
                (kh_drawn_edge){ .from = last,
                    .to = drawn,
                    .style = "solid",
                    .arrows = column + 1 < num ? "none" : "forward",
                    .color = { 0x24, 0x31, 0x3F },
                    .weight = 1 },
                err));
        }
        last = has_undated(self) && column == 0 ? KH_DRAWN_NONE : drawn;
    }
out:
    return ret;
}

/* Ties between the nodes of the sequence, by their places in it. */
static kh_status
list_ties(const timeline *self, size_t (**ties)[2], kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_drawing *drawing = self->drawing;
    size_t j;

    KH_TRY(KH_NEW(ties, drawing->num_claims, "ties", err));
    for (j = 0; j < drawing->num_claims; j++) {
        (*ties)[j][0] = drawing->drawn_of[drawing->claims[j].source];
        (*ties)[j][1] = drawing->drawn_of[drawing->claims[j].target];
    }
out:
    return ret;
}

static double
find_top(const kh_box_at *boxes, size_t num)
{
    double top = 0;
    size_t j;

    for (j = 0; j < num; j++) {
        const double own = boxes[j].y + boxes[j].height / 2;

        top = own > top ? own : top;
    }
    return top;
}

/* Drawn nodes are those of the sequence, in its order, when this begins. */
static kh_status
place_nodes(timeline *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    const size_t num = drawing->num_nodes;
    const size_t num_columns = kh_periods_count(&self->periods) + has_undated(self);
    size_t *column = NULL, (*ties)[2] = NULL, j;
    kh_box_at *boxes = NULL;
    double *centers = NULL;

    KH_TRY(KH_NEW(&column, num, "columns", err));
    KH_TRY(KH_NEW(&boxes, num, "boxes", err));
    KH_TRY(KH_NEW(&centers, num_columns, "columns", err));
    KH_TRY(list_ties(self, &ties, err));
    for (j = 0; j < num; j++) {
        KH_TRY(kh_drawing_size(drawing, &drawing->nodes[j], &boxes[j], err));
        column[j] = column_of(self, drawing->sequence[j]);
    }
    KH_TRY(kh_shelves_place(&(kh_shelves){ num, num_columns, drawing->num_claims, column,
                                (const size_t(*)[2]) ties, GAP_COLUMNS, LEAST_WIDTH },
        boxes, centers, err));
    for (j = 0; j < num; j++) {
        drawing->nodes[j].placed = true;
        drawing->nodes[j].x = boxes[j].x;
        drawing->nodes[j].y = boxes[j].y;
    }
    KH_TRY(add_axis(self, centers, num_columns, find_top(boxes, num) + GAP_AXIS, err));
out:
    free(column);
    free(ties);
    free(boxes);
    free(centers);
    return ret;
}

kh_status
kh_preset_build_timeline(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    timeline drawn = { .drawing = self };
    size_t j;

    KH_TRY(kh_drawing_group_by_view(self, err));
    for (j = 0; j < self->num_groups; j++) {
        self->groups[j].label = NULL;
    }
    KH_TRY(find_periods(&drawn, err));
    KH_TRY(drop_undated(&drawn, err));
    self->show_dates = true;
    KH_TRY(kh_drawing_add_nodes(self, err));
    KH_TRY(kh_drawing_collect_claims(self, err));
    KH_TRY(kh_drawing_style_lines(self, err));
    KH_TRY(kh_drawing_add_edges(self, err));
    if (strcmp(self->engine, "fixed") == 0 && self->num_nodes > 0) {
        KH_TRY(place_nodes(&drawn, err));
    }
out:
    free(drawn.ties);
    return ret;
}
