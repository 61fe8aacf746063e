#include "table_private.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

/* What a row is sorted by, in one record, because qsort() carries no context. */
typedef struct {
    double number;
    const char *text, *tie; /* "" if there is none */
    uint32_t row;
    bool defined, descending;
} sort_key;

static int
compare(const void *first, const void *second)
{
    const sort_key *a = first, *b = second;
    int order;

    if (a->defined != b->defined) {
        return a->defined ? -1 : 1;
    }
    order = (a->number > b->number) - (a->number < b->number);
    if (order == 0) {
        order = strcmp(a->text, b->text);
    }
    if (order != 0) {
        return a->descending ? -order : order;
    }
    order = strcmp(a->tie, b->tie);
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

static const kh_column *
find_tie_breaker(const kh_table *self)
{
    size_t j;

    for (j = 0; j < self->num_columns; j++) {
        if (self->columns[j].kind == KH_CELL_TEXT) {
            return &self->columns[j];
        }
    }
    return NULL;
}

static sort_key
make_key(const kh_column *column, const kh_column *tie, uint32_t row, bool descending)
{
    sort_key key = { .text = "", .tie = "", .row = row, .descending = descending };

    key.defined = kh_cell_is_defined(column, row);
    if (key.defined && column->texts != NULL) {
        key.text = column->texts[row];
    } else if (key.defined) {
        key.number = column->numbers[row];
    }
    if (tie != NULL && tie->texts[row] != NULL) {
        key.tie = tie->texts[row];
    }
    return key;
}

bool
kh_table_falls(const kh_table *self, size_t column)
{
    return self->columns[column].texts == NULL;
}

kh_status
kh_table_sort(kh_table *self, size_t column, bool descending, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_column *tie = find_tie_breaker(self);
    sort_key *keys = NULL;
    size_t j;

    KH_TRY(KH_NEW(&keys, self->num_rows, "rows to sort", err));
    for (j = 0; j < self->num_rows; j++) {
        keys[j] = make_key(&self->columns[column], tie, (uint32_t) j, descending);
    }
    if (self->num_rows > 1) {
        qsort(keys, self->num_rows, sizeof(*keys), compare);
    }
    for (j = 0; j < self->num_rows; j++) {
        self->order[j] = keys[j].row;
    }
out:
    free(keys);
    return ret;
}
