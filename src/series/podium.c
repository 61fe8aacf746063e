/* Sectors and types for people: who has the largest values in each. */
#include "grid_private.h"

#include "../base/array.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* The rows of the largest values of a slice, falling, of equals in the order of rows. */
typedef struct {
    uint32_t *rows;
    size_t num, max;
} podium;

static void
place(podium *self, const kh_series_grid *grid, size_t slice, uint32_t row)
{
    const double value = kh_series_grid_value(grid, row, slice);
    size_t j = self->num;

    if (!isfinite(value)) {
        return;
    }
    while (j > 0 && value > kh_series_grid_value(grid, self->rows[j - 1], slice)) {
        if (j < self->max) {
            self->rows[j] = self->rows[j - 1];
        }
        j--;
    }
    if (j < self->max) {
        self->rows[j] = row;
        self->num += self->num < self->max;
    }
}

static const char *
name_of(const kh_series_grid *self, uint32_t row)
{
    const char *name = kh_series_grid_text(self, row, self->columns->name);

    return name == NULL ? "" : name;
}

static kh_status
fill_row(kh_table *table, const kh_series_grid *grid, size_t slice, const podium *found,
    int decimals, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };
    size_t j;

    KH_TRY(
        kh_table_set_text(table, 0, slice, kh_series_slice_label(grid->series, slice, lang), err));
    kh_table_set_number(table, 1, slice, (double) grid->num_nodes[slice]);
    kh_table_set_number(table, 2, slice, (double) grid->num_ties[slice]);
    for (j = 0; j < found->num; j++) {
        kh_text_clear(&text);
        kh_series_grid_add_value(
            &text, kh_series_grid_value(grid, found->rows[j], slice), decimals);
        kh_text_print(&text, " %s", name_of(grid, found->rows[j]));
        KH_TRY(kh_text_status(&text, err));
        KH_TRY(kh_table_set_text(table, 3 + j, slice, kh_text_bytes(&text), err));
    }
out:
    kh_text_free(&text);
    return ret;
}

static kh_status
add_columns(kh_table *table, const kh_series_grid *grid, size_t num_named, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *key = kh_series_key_name(grid->series->key);
    size_t column, j;
    char name[40];

    KH_TRY(kh_table_add_column(table, KH_CELL_TEXT, key, "", "", &column, err));
    KH_TRY(kh_table_add_column(table, KH_CELL_INTEGER, "nodes", "", "", &column, err));
    KH_TRY(kh_table_add_column(table, KH_CELL_INTEGER, "ties", "", "", &column, err));
    for (j = 0; j < num_named; j++) {
        snprintf(name, sizeof(name), "label %zu", j + 1);
        KH_TRY(kh_table_add_column(table, KH_CELL_TEXT, name, "", "", &column, err));
        snprintf(name, sizeof(name), "%zu.", j + 1);
        KH_TRY(kh_table_set_heading(table, column, name, err));
    }
out:
    return ret;
}

kh_status
kh_series_grid_make_podium(
    kh_table *table, const kh_series_grid *self, size_t num_named, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    const int decimals = kh_series_grid_decimals(self);
    podium found = { .max = num_named < self->num_rows ? num_named : self->num_rows };
    uint32_t *order = NULL;
    size_t slice, j;

    KH_TRY(kh_series_grid_order(self, &order, err));
    KH_TRY(KH_NEW(&found.rows, found.max, "rows", err));
    KH_TRY(kh_table_init(table, "", self->series->num_slices, err));
    KH_TRY(add_columns(table, self, found.max, err));
    for (slice = 0; slice < self->series->num_slices; slice++) {
        found.num = 0;
        for (j = 0; j < self->num_rows; j++) {
            place(&found, self, slice, order[j]);
        }
        KH_TRY(fill_row(table, self, slice, &found, decimals, lang, err));
    }
    KH_TRY(kh_series_grid_add_texts(table, self, self->series->num_slices, lang, err));
out:
    free(found.rows);
    free(order);
    return ret;
}
