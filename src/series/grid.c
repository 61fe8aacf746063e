#include "grid_private.h"

#include "../base/array.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Between the keys of a row; no name holds it. */
#define BETWEEN '\x1F'

void
kh_series_grid_free(kh_series_grid *self)
{
    kh_pool_free(&self->strings);
    kh_map_free(&self->row_of);
    free(self->rows);
    free(self->values);
    free(self->present);
    free(self->num_rows_of);
    free(self->num_nodes);
    free(self->num_ties);
    free(self->title);
    kh_text_free(&self->note);
    *self = (kh_series_grid){ 0 };
}

double
kh_series_grid_value(const kh_series_grid *self, size_t row, size_t slice)
{
    return self->values[row * self->series->num_slices + slice];
}

const char *
kh_series_grid_text(const kh_series_grid *self, size_t row, size_t key)
{
    const kh_sym text = self->rows[row].texts[key];

    return text == 0 ? NULL : kh_pool_text(&self->strings, text);
}

/* --- rows -------------------------------------------------------------------------------- */

static kh_status
init(kh_series_grid *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = self->series->num_slices;

    if (self->num_nodes != NULL) {
        return KH_OK;
    }
    KH_TRY(KH_NEW(&self->num_rows_of, num, "slices", err));
    KH_TRY(KH_NEW(&self->num_ties, num, "slices", err));
    KH_TRY(KH_NEW(&self->num_nodes, num, "slices", err));
    self->first_row = KH_NONE;
    self->whole = true;
out:
    return ret;
}

/* What tells rows apart: for nodes the id, which stands first, and the others go with it.
 * @param keys KH_MOST_GRID_KEYS columns; NULL behind the last that there is. */
static kh_status
find_name(
    kh_series_grid *self, const kh_column *const *keys, size_t row, kh_sym *name, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };
    size_t j;

    for (j = 0; j < KH_MOST_GRID_KEYS && keys[j] != NULL; j++) {
        kh_text_add(&text, keys[j]->texts[row] == NULL ? "" : keys[j]->texts[row]);
        kh_text_add_char(&text, BETWEEN);
    }
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(kh_pool_intern(&self->strings, kh_text_bytes(&text), text.length, name, err));
out:
    kh_text_free(&text);
    return ret;
}

static kh_status
grow(kh_series_grid *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = self->series->num_slices, used = self->num_rows * num;
    size_t j;

    KH_TRY(KH_GROW(&self->rows, self->num_rows, &self->max_rows, "rows", err));
    KH_TRY(kh_grow((void **) &self->values, used, &self->max_values, num, sizeof(*self->values),
        "cells", err));
    KH_TRY(kh_grow((void **) &self->present, used, &self->max_present, num, sizeof(*self->present),
        "cells", err));
    for (j = used; j < used + num; j++) {
        self->values[j] = NAN;
        self->present[j] = 0;
    }
out:
    return ret;
}

/* A new row, behind the one that stood before it in its slice. */
static kh_status
add_row(kh_series_grid *self, const kh_column *const *keys, size_t from, uint32_t before,
    uint32_t *row, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_series_grid_row made = { 0 };
    uint32_t *link;
    size_t j;

    for (j = 0; j < KH_MOST_GRID_KEYS && keys[j] != NULL; j++) {
        const char *text = keys[j]->texts[from];

        if (text != NULL) {
            KH_TRY(kh_pool_intern(&self->strings, text, strlen(text), &made.texts[j], err));
        }
    }
    KH_TRY(grow(self, err));
    *row = (uint32_t) self->num_rows;
    link = before == KH_NONE ? &self->first_row : &self->rows[before].next;
    made.next = *link;
    *link = *row;
    self->rows[self->num_rows++] = made;
out:
    return ret;
}

static kh_status
find_row(kh_series_grid *self, const kh_column *const *keys, size_t from, uint32_t before,
    uint32_t *row, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sym name;

    KH_TRY(find_name(self, keys, from, &name, err));
    if (!kh_map_get(&self->row_of, name, row)) {
        KH_TRY(add_row(self, keys, from, before, row, err));
        KH_TRY(kh_map_put(&self->row_of, name, *row, err));
    }
out:
    return ret;
}

static kh_status
find_columns(const kh_series_grid *self, const kh_table *table, const kh_column **keys,
    const kh_column **value, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j, column;

    for (j = 0; j < self->columns->num_keys; j++) {
        KH_TRY(kh_table_find_column(table, self->columns->keys[j], &column, err));
        keys[j] = &table->columns[column];
    }
    KH_TRY(kh_table_find_column(table, self->columns->value, &column, err));
    *value = &table->columns[column];
    if ((*value)->numbers == NULL) {
        ret = kh_fail(err, KH_ERR_ARGUMENT, "\"%s\" is text, and a series is of numbers",
            self->columns->value);
        kh_hint(err, "--columns %s,... writes all rows of all slices instead",
            kh_series_key_name(self->series->key));
    }
out:
    return ret;
}

/* The clause at *at, which moves behind it. @return its length. */
static size_t
next_clause(const char **at)
{
    const char *clause = *at, *end = strstr(clause, BETWEEN_CLAUSES);

    *at = end == NULL ? clause + strlen(clause) : end + strlen(BETWEEN_CLAUSES);
    return end == NULL ? (size_t) (*at - clause) : (size_t) (end - clause);
}

static bool
has_clause(const char *note, const char *clause, size_t length)
{
    while (*note != '\0') {
        const char *start = note;

        if (next_clause(&note) == length && memcmp(start, clause, length) == 0) {
            return true;
        }
    }
    return false;
}

/* Keep of the note what this one has too: it is of all slices. */
static kh_status
keep_common(kh_text *note, const char *other, kh_error *err)
{
    kh_text kept = { 0 };
    const char *at = kh_text_bytes(note);

    while (*at != '\0') {
        const char *clause = at;
        const size_t length = next_clause(&at);

        if (has_clause(other, clause, length)) {
            kh_text_add(&kept, kept.length > 0 ? BETWEEN_CLAUSES : "");
            kh_text_add_bytes(&kept, clause, length);
        }
    }
    kh_text_free(note);
    *note = kept;
    return kh_text_status(note, err);
}

static kh_status
remember(kh_series_grid *self, const kh_slice_result *result, kh_error *err)
{
    const kh_table *table = result->table;

    self->num_rows_of[result->slice] = table->num_rows + table->num_omitted;
    self->num_nodes[result->slice] = result->num_nodes;
    self->num_ties[result->slice] = result->num_ties;
    if (!self->has_note) {
        kh_text_add(&self->note, table->note == NULL ? "" : table->note);
        self->has_note = true;
    }
    if (self->title == NULL && table->title != NULL) {
        self->title = strdup(table->title);
        if (self->title == NULL) {
            return kh_fail_nomem(err, strlen(table->title), "bytes of a title");
        }
    }
    return keep_common(&self->note, table->note == NULL ? "" : table->note, err);
}

kh_status
kh_series_grid_add(kh_series_grid *self, const kh_slice_result *result, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_table *table = result->table;
    const kh_column *keys[KH_MOST_GRID_KEYS] = { NULL }, *value;
    uint32_t row = KH_NONE;
    size_t j;

    KH_TRY(init(self, err));
    KH_TRY(find_columns(self, table, keys, &value, err));
    KH_TRY(remember(self, result, err));
    for (j = 0; j < table->num_rows; j++) {
        const uint32_t from = table->order[j];
        size_t cell;

        KH_TRY(find_row(self, keys, from, row, &row, err));
        cell = row * self->series->num_slices + result->slice;
        self->present[cell] = 1;
        self->values[cell] = value->numbers[from];
        self->whole
            = self->whole
              && (!isfinite(self->values[cell]) || self->values[cell] == floor(self->values[cell]));
    }
out:
    return ret;
}

/* --- order ------------------------------------------------------------------------------- */

typedef struct {
    double last, largest; /* -inf: there is none */
    const char *name, *second;
    uint32_t row;
} row_key;

static int
compare(const void *first, const void *second)
{
    const row_key *a = first, *b = second;
    int order;

    if (a->last != b->last) {
        return a->last > b->last ? -1 : 1;
    }
    if (a->largest != b->largest) {
        return a->largest > b->largest ? -1 : 1;
    }
    order = strcmp(a->name, b->name);
    order = order == 0 ? strcmp(a->second, b->second) : order;
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

static double
or_least(double value)
{
    return isfinite(value) ? value : -INFINITY;
}

static const char *
or_empty(const char *text)
{
    return text == NULL ? "" : text;
}

static row_key
make_key(const kh_series_grid *self, size_t row)
{
    const size_t num = self->series->num_slices;
    row_key key = { .last = -INFINITY, .largest = -INFINITY, .second = "", .row = (uint32_t) row };
    size_t j;

    for (j = 0; j < num; j++) {
        key.largest = fmax(key.largest, or_least(kh_series_grid_value(self, row, j)));
    }
    if (self->series->key == KH_SERIES_YEAR) {
        key.last = or_least(kh_series_grid_value(self, row, num - 1));
    }
    key.name = or_empty(kh_series_grid_text(self, row, 0));
    if (self->columns->num_keys > 1) {
        key.second = or_empty(kh_series_grid_text(self, row, 1));
    }
    return key;
}

kh_status
kh_series_grid_order(const kh_series_grid *self, uint32_t **order, kh_error *err)
{
    kh_status ret = KH_OK;
    row_key *keys = NULL;
    uint32_t row = self->first_row;
    size_t j;

    KH_TRY(KH_NEW(order, self->num_rows, "rows", err));
    KH_TRY(KH_NEW(&keys, self->num_rows, "rows", err));
    for (j = 0; j < self->num_rows; j++) {
        keys[j] = make_key(self, j);
    }
    if (self->num_rows > 1) {
        qsort(keys, self->num_rows, sizeof(*keys), compare);
    }
    for (j = 0; j < self->num_rows; j++) {
        (*order)[j] = self->columns->keeps_order ? row : keys[j].row;
        row = self->columns->keeps_order ? self->rows[row].next : row;
    }
out:
    free(keys);
    return ret;
}
