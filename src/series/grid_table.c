/* The grid as a table: what of it fits, and how its numbers are written. */
#include "grid_private.h"

#include "../base/array.h"
#include "../base/unicode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define GAP           2  /* between columns of text */
#define NARROW_LABEL  16 /* what a name is cut to before slices are left out */
#define WIDE_HEADING  12 /* of a slice: beyond it the id stands there */
#define LONGEST_CURVE 16

/* --- what fits --------------------------------------------------------------------------- */

/* A table in the making. */
typedef struct {
    const kh_series_grid *grid;
    const kh_series_grid_reader *reader;
    kh_table *table;
    uint32_t *order;
    size_t *shown; /* slices */
    size_t num_shown;
    size_t first_key; /* that is shown */
    int decimals;
    kh_text scratch;
} maker;

static void
maker_free(maker *self)
{
    free(self->order);
    free(self->shown);
    kh_text_free(&self->scratch);
}

static const char *
heading_of(const maker *self, size_t slice)
{
    const char *label = kh_series_slice_label(self->grid->series, slice, self->reader->lang);

    return kh_unicode_width(label) <= WIDE_HEADING ? label : self->grid->series->slices[slice].id;
}

static size_t
larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t
num_seen(const maker *self)
{
    return self->grid->num_rows < self->reader->num_rows ? self->grid->num_rows
                                                         : self->reader->num_rows;
}

static size_t
width_of_slice(maker *self, size_t slice)
{
    size_t width = kh_unicode_width(heading_of(self, slice)), j;

    for (j = 0; j < num_seen(self); j++) {
        const double value = kh_series_grid_value(self->grid, self->order[j], slice);

        kh_text_clear(&self->scratch);
        if (isfinite(value)) {
            kh_series_grid_add_value(&self->scratch, value, self->decimals);
        }
        width = larger(width, self->scratch.length);
    }
    return width;
}

/* A name gives way to slices, down to a width at which it is still told from others. */
static size_t
width_of_key(const maker *self, size_t key)
{
    const bool gives_way = strstr(self->grid->columns->keys[key], "label") != NULL;
    size_t width = strlen(self->grid->columns->keys[key]), j;

    for (j = 0; j < num_seen(self); j++) {
        const char *text = kh_series_grid_text(self->grid, self->order[j], key);

        width = larger(width, text == NULL ? 1 : kh_unicode_width(text));
    }
    return gives_way && width > NARROW_LABEL ? NARROW_LABEL : width;
}

static bool
is_of_years(const maker *self)
{
    return self->grid->series->key == KH_SERIES_YEAR && self->grid->series->num_slices > 1;
}

static size_t
length_of_curve(const maker *self)
{
    const size_t num = self->grid->series->num_slices;

    return num < LONGEST_CURVE ? num : LONGEST_CURVE;
}

/* What stands beside the slices. */
static size_t
width_of_rest(const maker *self)
{
    size_t width = 0, j;

    for (j = self->first_key; j < self->grid->columns->num_keys; j++) {
        width += width_of_key(self, j) + GAP;
    }
    if (is_of_years(self)) {
        width += strlen("change") + (size_t) 2 * GAP + 3
                 + larger(length_of_curve(self), strlen("curve"));
    }
    return width;
}

/* Slice j of `num` that are spread evenly over all `total`, the first and the last among them. */
static size_t
spread(size_t j, size_t num, size_t total)
{
    return num < 2 ? total - 1 : (j * (total - 1) + (num - 1) / 2) / (num - 1);
}

/* Spread `num` slices over all of them. @return the width of the table then. */
static size_t
show_slices(maker *self, const size_t *widths, size_t num)
{
    size_t width = width_of_rest(self) - GAP, j;

    self->num_shown = num;
    for (j = 0; j < num; j++) {
        self->shown[j] = spread(j, num, self->grid->series->num_slices);
        width += widths[self->shown[j]] + GAP;
    }
    return width;
}

/* The id gives way where a name stands beside it, then slices do. */
static kh_status
choose_slices(maker *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_series_grid_columns *columns = self->grid->columns;
    const size_t total = self->grid->series->num_slices;
    size_t *widths = NULL, num = total, j;

    KH_TRY(KH_NEW(&self->shown, total, "slices", err));
    KH_TRY(KH_NEW(&widths, total, "slices", err));
    for (j = 0; j < total; j++) {
        widths[j] = width_of_slice(self, j);
    }
    if (show_slices(self, widths, num) > self->reader->width && self->reader->width > 0) {
        self->first_key = columns->name > 0 && columns->name < columns->num_keys;
        while (show_slices(self, widths, num) > self->reader->width && num > 2) {
            num--;
        }
    }
out:
    free(widths);
    return ret;
}

/* --- columns ----------------------------------------------------------------------------- */

static kh_status
add_keys(maker *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_series_grid *grid = self->grid;
    size_t key, column, row;

    for (key = 0; key < grid->columns->num_keys; key++) {
        KH_TRY(kh_table_add_column(
            self->table, KH_CELL_TEXT, grid->columns->keys[key], "", "", &column, err));
        self->table->columns[column].detail = key < self->first_key;
        for (row = 0; row < grid->num_rows; row++) {
            KH_TRY(kh_table_set_text(
                self->table, column, row, kh_series_grid_text(grid, self->order[row], key), err));
        }
    }
out:
    return ret;
}

/* Under a name that no key has; people read the heading. */
static kh_status
add_numbers(maker *self, const char *name, const char *heading, size_t *column, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_cell_kind kind = self->grid->whole ? KH_CELL_INTEGER : KH_CELL_REAL;

    kh_text_clear(&self->scratch);
    kh_text_print(&self->scratch, "%s:%s", self->grid->columns->value, name);
    KH_TRY(kh_text_status(&self->scratch, err));
    KH_TRY(
        kh_table_add_column(self->table, kind, kh_text_bytes(&self->scratch), "", "", column, err));
    KH_TRY(kh_table_set_heading(self->table, *column, heading, err));
    self->table->columns[*column].decimals = self->decimals;
out:
    return ret;
}

static kh_status
add_slices(maker *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_series_grid *grid = self->grid;
    size_t column, row, j;

    for (j = 0; j < self->num_shown; j++) {
        const size_t slice = self->shown[j];

        KH_TRY(add_numbers(
            self, grid->series->slices[slice].id, heading_of(self, slice), &column, err));
        for (row = 0; row < grid->num_rows; row++) {
            kh_table_set_number(
                self->table, column, row, kh_series_grid_value(grid, self->order[row], slice));
        }
    }
out:
    return ret;
}

static kh_status
add_change(maker *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_series_grid *grid = self->grid;
    size_t column, row;

    KH_TRY(add_numbers(self, "change", "change", &column, err));
    for (row = 0; row < grid->num_rows; row++) {
        const double change = kh_series_grid_change(grid, self->order[row]);

        /* "<0.001 ↓": the arrow has the sign. */
        kh_table_set_number(self->table, column, row,
            fabs(change) < pow(10, -self->decimals) / 2 ? fabs(change) : change);
        if (change != 0 && isfinite(change)) {
            KH_TRY(kh_table_set_mark(self->table, column, row, change > 0 ? " ↑" : " ↓", err));
        }
    }
out:
    return ret;
}

/* The largest value of the slices that character j of `num` stands for; NaN: there is none. */
static double
largest_of_part(const kh_series_grid *grid, uint32_t row, size_t j, size_t num)
{
    const size_t total = grid->series->num_slices;
    double largest = NAN;
    size_t slice;

    for (slice = j * total / num; slice < (j + 1) * total / num; slice++) {
        largest = fmax(largest, kh_series_grid_value(grid, row, slice));
    }
    return largest;
}

/* One character a slice, or of many slices the largest of some that follow each other: as high as
 * that is between zero (or the least, if that is below) and the largest of the row; a point where
 * there is none. */
static void
draw_curve(maker *self, uint32_t row)
{
    static const char *const bars[] = { "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█" };
    const kh_series_grid *grid = self->grid;
    const size_t num = length_of_curve(self);
    double least = 0, largest = 0;
    size_t j;

    for (j = 0; j < grid->series->num_slices; j++) {
        const double value = kh_series_grid_value(grid, row, j);

        least = isfinite(value) ? fmin(least, value) : least;
        largest = isfinite(value) ? fmax(largest, value) : largest;
    }
    kh_text_clear(&self->scratch);
    for (j = 0; j < num; j++) {
        const double value = largest_of_part(grid, row, j, num);
        const double height = largest > least ? (value - least) / (largest - least) : 0;

        kh_text_add(&self->scratch, isfinite(value) ? bars[(size_t) (height * 7 + .5)] : "·");
    }
}

static kh_status
add_curves(maker *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t column, row;

    KH_TRY(kh_table_add_column(self->table, KH_CELL_TEXT, "curve", "", "", &column, err));
    for (row = 0; row < self->grid->num_rows; row++) {
        draw_curve(self, self->order[row]);
        KH_TRY(kh_text_status(&self->scratch, err));
        KH_TRY(kh_table_set_text(self->table, column, row, kh_text_bytes(&self->scratch), err));
    }
out:
    return ret;
}

kh_status
kh_series_grid_make_table(
    kh_table *table, const kh_series_grid *self, const kh_series_grid_reader *reader, kh_error *err)
{
    kh_status ret = KH_OK;
    maker made = { .grid = self, .reader = reader, .table = table };

    made.decimals = kh_series_grid_decimals(self);
    KH_TRY(kh_series_grid_order(self, &made.order, err));
    KH_TRY(choose_slices(&made, err));
    KH_TRY(kh_table_init(table, "", self->num_rows, err));
    KH_TRY(add_keys(&made, err));
    KH_TRY(add_slices(&made, err));
    if (is_of_years(&made)) {
        KH_TRY(add_change(&made, err));
        KH_TRY(add_curves(&made, err));
    }
    KH_TRY(kh_series_grid_add_texts(table, self, made.num_shown, reader->lang, err));
out:
    maker_free(&made);
    return ret;
}
