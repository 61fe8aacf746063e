#include "rows.h"

#include "../base/array.h"
#include "../base/json.h"

#include <stdlib.h>
#include <string.h>

void
kh_series_rows_free(kh_series_rows *self)
{
    kh_table_free(&self->table);
    kh_text_free(&self->nets);
    free(self->empty);
    *self = (kh_series_rows){ 0 };
}

static void
add_key(kh_text *out, const kh_series *series, const kh_slice *slice)
{
    kh_json_add_string(out, kh_series_key_name(series->key));
    kh_text_add_char(out, ':');
    if (series->key == KH_SERIES_YEAR) {
        kh_text_add(out, slice->id);
    } else {
        kh_json_add_string(out, slice->id);
    }
}

/* What `net` is for one analysis, an element of `nets` is for a slice. */
static kh_status
add_net(kh_series_rows *self, const kh_slice_result *result, kh_error *err)
{
    const char *net = result->table->net == NULL ? "{}" : result->table->net;

    kh_text_add(&self->nets, self->nets.length == 0 ? "[{" : ",{");
    add_key(&self->nets, self->series, &self->series->slices[result->slice]);
    kh_text_print(&self->nets, ",\"rows\":%zu,\"undated_edges\":%zu%s%s",
        result->table->num_rows + result->table->num_omitted, result->undated_edges,
        strcmp(net, "{}") == 0 ? "" : ",", net + 1);
    return kh_text_status(&self->nets, err);
}

static bool
has_column(const kh_table *table, const char *name, size_t *column)
{
    for (*column = 0; *column < table->num_columns; (*column)++) {
        if (strcmp(table->columns[*column].name, name) == 0) {
            return true;
        }
    }
    return false;
}

static kh_status
fill_key(
    kh_table *table, const kh_series *series, const kh_slice *slice, size_t *column, kh_error *err)
{
    static const char *const definitions[] = { "the year as of which everything is selected",
        "id of the sector that is selected", "id of the type that is selected" };
    kh_status ret = KH_OK;
    const bool is_year = series->key == KH_SERIES_YEAR;
    size_t row;

    KH_TRY(kh_table_add_column(table, is_year ? KH_CELL_INTEGER : KH_CELL_TEXT,
        kh_series_key_name(series->key), "", definitions[series->key], column, err));
    for (row = 0; row < table->num_rows; row++) {
        if (is_year) {
            kh_table_set_number(table, *column, row, (double) slice->year);
        } else {
            KH_TRY(kh_table_set_text(table, *column, row, slice->id, err));
        }
    }
out:
    return ret;
}

static kh_status
add_key_column(kh_table *table, const kh_series *series, const kh_slice *slice, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t column;

    if (!has_column(table, kh_series_key_name(series->key), &column)) {
        KH_TRY(fill_key(table, series, slice, &column, err));
    }
    table->columns[column].detail = false;
    kh_table_move_column(table, column, 0);
out:
    return ret;
}

kh_status
kh_series_rows_add(kh_series_rows *self, const kh_slice_result *result, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_slice *slice = &self->series->slices[result->slice];
    kh_table part = { 0 };

    KH_TRY(add_net(self, result, err));
    if (self->table.schema == NULL) {
        KH_TRY(kh_table_init(&self->table, result->table->schema, 0, err));
        KH_TRY(kh_table_set_title(&self->table, result->table->title, err));
    }
    KH_TRY(kh_table_append(&part, result->table, err));
    KH_TRY(add_key_column(&part, self->series, slice, err));
    if (self->num_columns > 0) {
        KH_TRY(kh_table_choose_columns(&part, self->columns, self->num_columns, err));
    }
    KH_TRY(kh_table_append(&self->table, &part, err));
    if (result->table->num_rows + result->table->num_omitted == 0) {
        KH_TRY(KH_GROW(&self->empty, self->num_empty, &self->max_empty, "slices", err));
        self->empty[self->num_empty++] = result->slice;
    }
out:
    kh_table_free(&part);
    return ret;
}

kh_status
kh_series_rows_finish(kh_series_rows *self, kh_error *err)
{
    kh_status ret = KH_OK;

    kh_text_add(&self->nets, "]");
    KH_TRY(kh_text_status(&self->nets, err));
    KH_TRY(kh_table_set_facts(&self->table, "nets", kh_text_bytes(&self->nets), err));
out:
    return ret;
}
