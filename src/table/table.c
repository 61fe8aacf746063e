#include "table_private.h"

#include "../base/array.h"
#include "../base/unicode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static void
column_free(kh_column *self)
{
    free(self->numbers);
    free(self->texts);
    free(self->jsons);
    free(self->marks);
    *self = (kh_column){ 0 };
}

void
kh_table_free(kh_table *self)
{
    size_t j;

    for (j = 0; j < self->num_columns; j++) {
        column_free(&self->columns[j]);
    }
    free(self->columns);
    free(self->order);
    kh_arena_free(&self->arena);
    *self = (kh_table){ 0 };
}

/* --- strings ------------------------------------------------------------------------------ */

/* Move past one character. @return whether there was one: an ill-formed byte decodes as U+FFFD too,
 * but that takes three bytes where it is meant. */
static bool
skip_character(const char **text)
{
    const char *start = *text;
    const int32_t c = kh_unicode_next(text);

    return c != 0xFFFD || *text != start + 1;
}

static bool
is_well_formed(const char *text)
{
    while (*text != '\0') {
        if (!skip_character(&text)) {
            return false;
        }
    }
    return true;
}

static void
add_repaired(kh_text *out, const char *text)
{
    while (*text != '\0') {
        const char *start = text;

        if (skip_character(&text)) {
            kh_text_add_bytes(out, start, (size_t) (text - start));
        } else {
            kh_text_add(out, "\xEF\xBF\xBD");
        }
    }
}

/* File names are bytes, and a reader may let a bad byte pass; no format may. */
static kh_status
copy_text(kh_table *self, const char *text, const char **copy, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text repaired = { 0 };
    const char *copied;

    if (text == NULL) {
        *copy = NULL;
        return KH_OK;
    }
    if (!is_well_formed(text)) {
        add_repaired(&repaired, text);
        KH_TRY(kh_text_status(&repaired, err));
        text = kh_text_bytes(&repaired);
    }
    copied = kh_arena_copy(&self->arena, text, strlen(text));
    if (copied == NULL) {
        ret = kh_fail_nomem(err, strlen(text) + 1, "bytes of a table");
        goto out;
    }
    *copy = copied;
out:
    kh_text_free(&repaired);
    return ret;
}

/* JSON strings hold no raw line break, so each one in the text is space between tokens; without
 * them a row stays a line. */
static kh_status
copy_json(kh_table *self, const char *json, const char **copy, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text line = { 0 };
    size_t j;

    if (json == NULL) {
        *copy = NULL;
        return KH_OK;
    }
    kh_text_add(&line, json);
    KH_TRY(kh_text_status(&line, err));
    for (j = 0; j < line.length; j++) {
        line.bytes[j] = line.bytes[j] == '\n' || line.bytes[j] == '\r' ? ' ' : line.bytes[j];
    }
    KH_TRY(copy_text(self, kh_text_bytes(&line), copy, err));
out:
    kh_text_free(&line);
    return ret;
}

/* --- making ------------------------------------------------------------------------------- */

kh_status
kh_table_init(kh_table *self, const char *schema, size_t num_rows, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_table table = { .num_rows = num_rows, .num_shown = num_rows };
    size_t j;

    if (num_rows > UINT32_MAX) {
        return kh_fail(err, KH_ERR_LIMIT, "a table of %zu rows is too long", num_rows);
    }
    KH_TRY(copy_text(&table, schema, &table.schema, err));
    KH_TRY(KH_NEW(&table.order, num_rows, "rows", err));
    for (j = 0; j < num_rows; j++) {
        table.order[j] = (uint32_t) j;
    }
    *self = table;
    table = (kh_table){ 0 };
out:
    kh_table_free(&table);
    return ret;
}

static bool
has_column(const kh_table *self, const char *name, size_t *column)
{
    size_t j;

    for (j = 0; j < self->num_columns; j++) {
        if (strcmp(self->columns[j].name, name) == 0) {
            *column = j;
            return true;
        }
    }
    return false;
}

static kh_status
new_cells(kh_column *column, size_t num_rows, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    if (column->kind == KH_CELL_TEXT || column->kind == KH_CELL_JSON) {
        KH_TRY(KH_NEW(&column->texts, num_rows, "cells", err));
    } else {
        KH_TRY(KH_NEW(&column->numbers, num_rows, "cells", err));
        for (j = 0; j < num_rows; j++) {
            column->numbers[j] = NAN;
        }
    }
    if (column->kind == KH_CELL_JSON) {
        KH_TRY(KH_NEW(&column->jsons, num_rows, "cells", err));
    }
out:
    return ret;
}

kh_status
kh_table_add_column(kh_table *self, kh_cell_kind kind, const char *name, const char *unit,
    const char *definition, size_t *column, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_column added = { .heading = "", .kind = kind };
    size_t same;

    if (has_column(self, name, &same)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "the table has a column \"%s\" already", name);
    }
    KH_TRY(copy_text(self, name, &added.name, err));
    KH_TRY(copy_text(self, unit, &added.unit, err));
    KH_TRY(copy_text(self, definition, &added.definition, err));
    KH_TRY(new_cells(&added, self->num_rows, err));
    KH_TRY(KH_GROW(&self->columns, self->num_columns, &self->max_columns, "columns", err));
    *column = self->num_columns;
    self->columns[self->num_columns++] = added;
    added = (kh_column){ 0 };
out:
    column_free(&added);
    return ret;
}

kh_status
kh_table_set_heading(kh_table *self, size_t column, const char *heading, kh_error *err)
{
    return copy_text(self, heading, &self->columns[column].heading, err);
}

void
kh_table_set_number(kh_table *self, size_t column, size_t row, double value)
{
    self->columns[column].numbers[row] = value;
}

kh_status
kh_table_set_mark(kh_table *self, size_t column, size_t row, const char *mark, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_column *c = &self->columns[column];

    if (c->marks == NULL) {
        KH_TRY(KH_NEW(&c->marks, self->num_rows, "marks", err));
    }
    KH_TRY(copy_text(self, mark, &c->marks[row], err));
out:
    return ret;
}

kh_status
kh_table_set_text(kh_table *self, size_t column, size_t row, const char *text, kh_error *err)
{
    return copy_text(self, text, &self->columns[column].texts[row], err);
}

kh_status
kh_table_set_json(
    kh_table *self, size_t column, size_t row, const char *json, const char *words, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *json_copy = NULL, *words_copy = NULL;

    KH_TRY(copy_json(self, json, &json_copy, err));
    KH_TRY(copy_text(self, json == NULL || words == NULL ? json : words, &words_copy, err));
    self->columns[column].jsons[row] = json_copy;
    self->columns[column].texts[row] = words_copy;
out:
    return ret;
}

kh_status
kh_table_set_net(kh_table *self, const char *json, kh_error *err)
{
    return copy_json(self, json, &self->net, err);
}

kh_status
kh_table_set_facts(kh_table *self, const char *name, const char *json, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(copy_text(self, name, &self->facts_name, err));
    KH_TRY(copy_json(self, json, &self->facts, err));
out:
    return ret;
}

kh_status
kh_table_set_title(kh_table *self, const char *title, kh_error *err)
{
    return copy_text(self, title, &self->title, err);
}

kh_status
kh_table_set_words(kh_table *self, const char *words, kh_error *err)
{
    return copy_text(self, words, &self->words, err);
}

kh_status
kh_table_set_note(kh_table *self, const char *note, kh_error *err)
{
    return copy_text(self, note, &self->note, err);
}

/* --- choosing ----------------------------------------------------------------------------- */

kh_status
kh_table_find_column(const kh_table *self, const char *name, size_t *column, kh_error *err)
{
    kh_choices choices = kh_choices_make(name);
    size_t j;

    if (has_column(self, name, column)) {
        return KH_OK;
    }
    /* What stands over a column on the screen is a name for it too. */
    for (j = 0; j < self->num_columns; j++) {
        if (strcmp(self->columns[j].heading, name) == 0 && name[0] != '\0') {
            *column = j;
            return KH_OK;
        }
    }
    for (j = 0; j < self->num_columns; j++) {
        kh_choices_offer(&choices, self->columns[j].name);
    }
    return kh_choices_fail(&choices, "column", err);
}

/* Each column once: its cells move to the one place where it is named. */
static kh_status
find_columns(
    const kh_table *self, const char *const *names, size_t num_names, size_t *found, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j, k;

    for (j = 0; j < num_names; j++) {
        KH_TRY(kh_table_find_column(self, names[j], &found[j], err));
        for (k = 0; k < j; k++) {
            if (found[k] == found[j]) {
                ret = kh_fail(err, KH_ERR_ARGUMENT, "the column \"%s\" is named twice", names[j]);
                goto out;
            }
        }
    }
out:
    return ret;
}

kh_status
kh_table_choose_columns(kh_table *self, const char *const *names, size_t num_names, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_column *chosen = NULL;
    size_t *found = NULL, j;

    if (num_names == 0) {
        return kh_fail(err, KH_ERR_ARGUMENT, "no column is named");
    }
    KH_TRY(KH_NEW(&found, num_names, "columns", err));
    KH_TRY(KH_NEW(&chosen, num_names, "columns", err));
    KH_TRY(find_columns(self, names, num_names, found, err));
    for (j = 0; j < num_names; j++) {
        chosen[j] = self->columns[found[j]];
        chosen[j].detail = false;
        chosen[j].decimals = 0;
        chosen[j].max_width = 0;
        self->columns[found[j]] = (kh_column){ 0 };
    }
    for (j = 0; j < self->num_columns; j++) {
        column_free(&self->columns[j]);
    }
    free(self->columns);
    self->columns = chosen;
    self->num_columns = self->max_columns = num_names;
    chosen = NULL;
out:
    free(chosen);
    free(found);
    return ret;
}

void
kh_table_cut(kh_table *self, size_t num)
{
    self->num_shown = num < self->num_shown ? num : self->num_shown;
}
