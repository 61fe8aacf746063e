/* Tables of the same columns, one under the other. */
#include "table_private.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

void
kh_table_move_column(kh_table *self, size_t from, size_t to)
{
    const kh_column moved = self->columns[from];

    if (from > to) {
        memmove(&self->columns[to + 1], &self->columns[to], (from - to) * sizeof(moved));
    } else {
        memmove(&self->columns[from], &self->columns[from + 1], (to - from) * sizeof(moved));
    }
    self->columns[to] = moved;
}

static kh_status
take_columns(kh_table *self, const kh_table *other, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j, column;

    for (j = 0; j < other->num_columns; j++) {
        const kh_column *c = &other->columns[j];

        KH_TRY(kh_table_add_column(self, c->kind, c->name, c->unit, c->definition, &column, err));
        KH_TRY(kh_table_set_heading(self, column, c->heading, err));
        self->columns[column].detail = c->detail;
        self->columns[column].decimals = c->decimals;
        self->columns[column].max_width = c->max_width;
    }
out:
    return ret;
}

static kh_status
check_columns(const kh_table *self, const kh_table *other, kh_error *err)
{
    size_t j;

    if (self->num_columns != other->num_columns) {
        return kh_fail(err, KH_ERR_ARGUMENT, "a table of %zu columns does not go under one of %zu",
            other->num_columns, self->num_columns);
    }
    for (j = 0; j < self->num_columns; j++) {
        const kh_column *a = &self->columns[j], *b = &other->columns[j];

        if (a->kind != b->kind || strcmp(a->name, b->name) != 0) {
            return kh_fail(
                err, KH_ERR_ARGUMENT, "a column \"%s\" does not go under \"%s\"", b->name, a->name);
        }
    }
    return KH_OK;
}

/* Of `num` cells, in the block that realloc() gives; those behind `num_set` are undefined. */
static kh_status
grow_texts(const char ***texts, size_t num_set, size_t num, kh_error *err)
{
    const char **grown = realloc(*texts, (num > 0 ? num : 1) * sizeof(*grown));

    if (grown == NULL) {
        return kh_fail_nomem(err, num, "cells");
    }
    memset(grown + num_set, 0, (num - num_set) * sizeof(*grown));
    *texts = grown;
    return KH_OK;
}

static kh_status
grow_column(kh_column *self, size_t num_set, size_t num, bool has_marks, kh_error *err)
{
    kh_status ret = KH_OK;

    if (self->numbers != NULL) {
        double *grown = realloc(self->numbers, (num > 0 ? num : 1) * sizeof(*grown));

        if (grown == NULL) {
            return kh_fail_nomem(err, num, "cells");
        }
        self->numbers = grown;
    }
    if (self->texts != NULL) {
        KH_TRY(grow_texts(&self->texts, num_set, num, err));
    }
    if (self->jsons != NULL) {
        KH_TRY(grow_texts(&self->jsons, num_set, num, err));
    }
    if (self->marks != NULL) {
        KH_TRY(grow_texts(&self->marks, num_set, num, err));
    } else if (has_marks) {
        KH_TRY(KH_NEW(&self->marks, num, "marks", err));
    }
out:
    return ret;
}

static kh_status
copy_cell(kh_table *self, size_t column, size_t row, const kh_column *from, size_t from_row,
    kh_error *err)
{
    kh_status ret = KH_OK;

    if (from->kind == KH_CELL_TEXT) {
        KH_TRY(kh_table_set_text(self, column, row, from->texts[from_row], err));
    } else if (from->kind == KH_CELL_JSON) {
        KH_TRY(kh_table_set_json(
            self, column, row, from->jsons[from_row], from->texts[from_row], err));
    } else {
        kh_table_set_number(self, column, row, from->numbers[from_row]);
    }
    if (from->marks != NULL && from->marks[from_row] != NULL) {
        KH_TRY(kh_table_set_mark(self, column, row, from->marks[from_row], err));
    }
out:
    return ret;
}

static kh_status
grow(kh_table *self, const kh_table *other, size_t num_rows, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *order = realloc(self->order, (num_rows > 0 ? num_rows : 1) * sizeof(*order));
    size_t j;

    if (order == NULL) {
        return kh_fail_nomem(err, num_rows, "rows");
    }
    self->order = order;
    for (j = 0; j < self->num_columns; j++) {
        KH_TRY(grow_column(
            &self->columns[j], self->num_rows, num_rows, other->columns[j].marks != NULL, err));
    }
out:
    return ret;
}

kh_status
kh_table_append(kh_table *self, const kh_table *other, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_rows = self->num_rows + other->num_shown;
    size_t row, j;

    if (num_rows > UINT32_MAX) {
        return kh_fail(err, KH_ERR_LIMIT, "a table of %zu rows is too long", num_rows);
    }
    if (self->num_columns == 0) {
        KH_TRY(take_columns(self, other, err));
    }
    KH_TRY(check_columns(self, other, err));
    KH_TRY(grow(self, other, num_rows, err));
    for (row = self->num_rows; row < num_rows; row++) {
        const size_t from = other->order[row - self->num_rows];

        for (j = 0; j < self->num_columns; j++) {
            KH_TRY(copy_cell(self, j, row, &other->columns[j], from, err));
        }
        self->order[row] = (uint32_t) row;
    }
    self->num_rows = self->num_shown = num_rows;
out:
    return ret;
}
