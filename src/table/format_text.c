/*
 * The table for a terminal, columns aligned also where Hangul and kanji take two cells each.
 *
 * libsmartcols would do this, but it measures with wcwidth() and so writes every name outside
 * ASCII as \xNN unless the process has a UTF-8 locale. This program sets none, so that its output
 * is the same everywhere.
 */
#include "table_private.h"

#include "../base/array.h"
#include "../base/unicode.h"

#include <stdlib.h>
#include <string.h>

#define GAP       2  /* between columns */
#define NARROWEST 12 /* of a text that is cut */
#define ELLIPSIS  "…"
#define BOLD      "\033[1m"
#define GREY      "\033[90m"
#define PLAIN     "\033[0m"
#define NO_ROW    SIZE_MAX /* the heading */

typedef struct {
    const kh_column *column;
    kh_notation notation;
    size_t width;
    size_t mark_width; /* of which marks take so much, behind the number */
} text_column;

typedef struct {
    const kh_table *table;
    text_column *columns;
    size_t num_columns;
    kh_text cell; /* scratch */
} layout;

static void
layout_free(layout *self)
{
    free(self->columns);
    kh_text_free(&self->cell);
    *self = (layout){ 0 };
}

/* --- widths ------------------------------------------------------------------------------- */

static void
read_cell(layout *self, const text_column *column, size_t row)
{
    kh_text_clear(&self->cell);
    if (row == NO_ROW) {
        kh_unicode_add_neutral(&self->cell, kh_column_heading(column->column));
    } else {
        kh_cell_add_readable(&self->cell, column->column, row, column->notation);
    }
}

static size_t
mark_width(const text_column *column, size_t row)
{
    const char *mark = row == NO_ROW ? NULL : kh_cell_mark(column->column, row);

    return mark == NULL ? 0 : kh_unicode_width(mark);
}

static size_t
larger(size_t a, size_t b)
{
    return a > b ? a : b;
}

static void
widen(layout *self, text_column *column, size_t row)
{
    read_cell(self, column, row);
    column->width = larger(column->width, kh_unicode_width(kh_text_bytes(&self->cell)));
    column->mark_width = larger(column->mark_width, mark_width(column, row));
}

/* Numbers and marks stand in a column of their own each, so that points stand under points. */
static void
measure(layout *self, text_column *column)
{
    const size_t most = column->column->max_width;
    size_t j;

    for (j = 0; j < self->table->num_shown; j++) {
        widen(self, column, self->table->order[j]);
    }
    column->width += column->mark_width;
    widen(self, column, NO_ROW);
    column->width = most > 0 && column->width > most ? most : column->width;
}

static kh_status
layout_init(layout *self, const kh_table *table, const kh_table_style *style, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t k;

    self->table = table;
    KH_TRY(KH_NEW(&self->columns, table->num_columns, "columns", err));
    for (k = 0; k < table->num_columns; k++) {
        text_column *column = &self->columns[self->num_columns];

        if (kh_column_is_visible(&table->columns[k], style)) {
            self->num_columns++;
            column->column = &table->columns[k];
            column->notation = kh_column_notation(table, column->column);
            measure(self, column);
        }
    }
out:
    return ret;
}

static size_t
total_width(const layout *self)
{
    size_t width = self->num_columns > 0 ? GAP * (self->num_columns - 1) : 0, k;

    for (k = 0; k < self->num_columns; k++) {
        width += self->columns[k].width;
    }
    return width;
}

/* The order in which texts give way: labels, then the others, and the first, which is the id that
 * a reader types, last. Numbers never. */
typedef enum { YIELD_LABEL, YIELD_OTHER, YIELD_FIRST, YIELD_NEVER } yield_class;

static yield_class
classify(const kh_column *column, bool is_first_text)
{
    if (column->texts == NULL) {
        return YIELD_NEVER;
    }
    if (strstr(column->name, "label") != NULL) {
        return YIELD_LABEL;
    }
    return is_first_text ? YIELD_FIRST : YIELD_OTHER;
}

/* The widest column of a class that can still give way, the last of equals. */
static text_column *
find_widest(const layout *self, yield_class wanted)
{
    text_column *widest = NULL;
    bool seen_text = false;
    size_t k;

    for (k = 0; k < self->num_columns; k++) {
        text_column *column = &self->columns[k];

        if (column->width > NARROWEST && classify(column->column, !seen_text) == wanted
            && (widest == NULL || column->width >= widest->width)) {
            widest = column;
        }
        seen_text = seen_text || column->column->texts != NULL;
    }
    return widest;
}

static void
narrow(layout *self, size_t width)
{
    size_t total = total_width(self);
    yield_class class;

    for (class = YIELD_LABEL; class < YIELD_NEVER; class ++) {
        text_column *column;

        while (total > width && (column = find_widest(self, class)) != NULL) {
            column->width--;
            total--;
        }
    }
}

/* --- writing ------------------------------------------------------------------------------ */

static size_t
character_width(const char *start, const char *end)
{
    char character[8] = { 0 };

    memcpy(character, start, (size_t) (end - start));
    return kh_unicode_width(character);
}

/* Cut the cell to `width`, its last column an ellipsis; a mark stays with the letter it is on. */
static void
shorten(kh_text *cell, size_t width)
{
    const char *at = kh_text_bytes(cell);
    size_t kept = 0;

    if (kh_unicode_width(at) <= width) {
        return;
    }
    for (;;) {
        const char *next = at;

        kh_unicode_next(&next);
        kept += character_width(at, next);
        if (kept > width - 1) {
            break;
        }
        at = next;
    }
    cell->length = (size_t) (at - cell->bytes);
    kh_text_add(cell, ELLIPSIS);
}

static void
add_spaces(kh_text *out, size_t num)
{
    for (; num > 0; num--) {
        kh_text_add_char(out, ' ');
    }
}

/* Spaces wait until something stands behind them, so that no line ends in any. */
static void
add_line(layout *self, kh_text *out, size_t row)
{
    size_t pending = 0, k;

    for (k = 0; k < self->num_columns; k++) {
        const text_column *column = &self->columns[k];
        const bool right = kh_column_is_numeric(column->column);
        size_t padding, behind = 0;

        read_cell(self, column, row);
        shorten(&self->cell, column->width);
        padding = column->width - kh_unicode_width(kh_text_bytes(&self->cell));
        if (row != NO_ROW && column->mark_width > 0) {
            behind = column->mark_width - mark_width(column, row);
            padding -= column->mark_width;
            kh_text_add(
                &self->cell, behind < column->mark_width ? kh_cell_mark(column->column, row) : "");
        }
        pending += right ? padding : 0;
        if (self->cell.length > 0) {
            add_spaces(out, pending);
            kh_text_add(out, kh_text_bytes(&self->cell));
            pending = 0;
        }
        pending += (right ? 0 : padding) + behind + GAP;
    }
}

static void
add_styled(kh_text *out, const char *text, const char *look, const kh_table_style *style)
{
    kh_text_add(out, style->color ? look : "");
    kh_unicode_add_neutral(out, text);
    kh_text_add(out, style->color ? PLAIN "\n" : "\n");
}

static void
add_rows(layout *self, kh_text *out, const kh_table_style *style)
{
    size_t j;

    kh_text_add(out, style->color ? BOLD : "");
    add_line(self, out, NO_ROW);
    kh_text_add(out, style->color ? PLAIN "\n" : "\n");
    for (j = 0; j < self->table->num_shown; j++) {
        add_line(self, out, self->table->order[j]);
        kh_text_add_char(out, '\n');
    }
}

/* Sentences are lines of their own. */
static void
add_words(kh_text *out, const char *words, const kh_table_style *style)
{
    kh_text line = { 0 };

    while (*words != '\0') {
        const size_t length = strcspn(words, "\n");

        kh_text_clear(&line);
        kh_text_add_bytes(&line, words, length);
        kh_table_add_wrapped(out, kh_text_bytes(&line), style->width);
        kh_text_add_char(out, '\n');
        words += length + (words[length] == '\n');
    }
    out->failed = out->failed || line.failed;
    kh_text_free(&line);
}

/* Why there are no rows, or fewer than there could be. */
static void
add_ending(kh_text *out, const kh_table *table, const kh_table_style *style)
{
    if (table->num_shown < table->num_rows + table->num_omitted) {
        kh_text_add(out, style->color ? GREY : "");
        kh_table_add_more(out, table);
        kh_text_print(out, " (--top %zu shows all)", table->num_rows + table->num_omitted);
        kh_text_add(out, style->color ? PLAIN "\n" : "\n");
    } else if (table->num_rows == 0) {
        add_styled(out, "(no rows)", GREY, style);
    }
}

static kh_status
write_text(const kh_table *table, const kh_table_style *style, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    layout columns = { 0 };

    KH_TRY(layout_init(&columns, table, style, err));
    if (style->width > 0) {
        narrow(&columns, style->width);
    }
    if (table->title != NULL) {
        add_styled(out, table->title, BOLD, style);
        kh_text_add_char(out, '\n');
    }
    if (columns.num_columns > 0) {
        add_rows(&columns, out, style);
        add_ending(out, table, style);
    }
    if (table->words != NULL) {
        kh_text_add_char(out, '\n');
        add_words(out, table->words, style);
    }
    if (table->note != NULL) {
        kh_text_add_char(out, '\n');
        kh_text_add(out, style->color ? GREY : "");
        kh_table_add_wrapped(out, table->note, style->width);
        kh_text_add(out, style->color ? PLAIN "\n" : "\n");
    }
    KH_TRY(kh_text_status(&columns.cell, err));
    KH_TRY(kh_text_status(out, err));
out:
    layout_free(&columns);
    return ret;
}

const kh_table_format kh_table_format_text = {
    .name = "text",
    .summary = "aligned columns for people",
    .machine = false,
    .write = write_text,
};
