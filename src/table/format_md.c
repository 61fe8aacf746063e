/*
 * A table of GitHub's Markdown, for a report or an issue. Whatever a name holds, it is shown, not
 * obeyed: characters that Markdown or HTML act on are escaped, and a cell is one line.
 */
#include "table_private.h"

#include "../base/array.h"
#include "../base/markdown.h"
#include "../base/unicode.h"

#include <stdlib.h>
#include <string.h>

/* A paragraph between two marks of emphasis. */
static void
add_line(kh_text *out, kh_text *scratch, const char *text, const char *mark)
{
    kh_text_clear(scratch);
    kh_unicode_add_neutral(scratch, text);
    kh_text_add(out, mark);
    kh_markdown_add(out, kh_text_bytes(scratch));
    kh_text_add(out, mark);
    kh_text_add_char(out, '\n');
}

/* A paragraph a sentence. */
static kh_status
add_words(kh_text *out, kh_text *scratch, const char *words, kh_error *err)
{
    kh_text line = { 0 };
    kh_status ret;

    while (*words != '\0') {
        const size_t length = strcspn(words, "\n");

        kh_text_clear(&line);
        kh_text_add_bytes(&line, words, length);
        kh_text_add_char(out, '\n');
        add_line(out, scratch, kh_text_bytes(&line), "");
        words += length + (words[length] == '\n');
    }
    ret = kh_text_status(&line, err);
    kh_text_free(&line);
    return ret;
}

static void
add_header(kh_text *out, kh_text *scratch, const kh_table *table, const kh_table_style *style)
{
    size_t k;

    for (k = 0; k < table->num_columns; k++) {
        if (kh_column_is_visible(&table->columns[k], style)) {
            kh_text_clear(scratch);
            kh_unicode_add_neutral(scratch, kh_column_heading(&table->columns[k]));
            kh_text_add(out, "| ");
            kh_markdown_add(out, kh_text_bytes(scratch));
            kh_text_add_char(out, ' ');
        }
    }
    kh_text_add(out, "|\n");
    for (k = 0; k < table->num_columns; k++) {
        if (kh_column_is_visible(&table->columns[k], style)) {
            kh_text_add(out, kh_column_is_numeric(&table->columns[k]) ? "| ---: " : "| --- ");
        }
    }
    kh_text_add(out, "|\n");
}

static void
add_mark(kh_text *out, const kh_column *column, size_t row)
{
    const char *mark = kh_cell_mark(column, row);

    kh_unicode_add_neutral(out, mark == NULL ? "" : mark);
}

/* All rows of a column share a notation, so it is found once, before the rows are written. */
static kh_status
add_rows(kh_text *out, kh_text *scratch, const kh_table *table, const kh_table_style *style,
    kh_error *err)
{
    kh_status ret = KH_OK;
    kh_notation *notations = NULL;
    size_t j, k;

    KH_TRY(KH_NEW(&notations, table->num_columns, "columns", err));
    for (k = 0; k < table->num_columns; k++) {
        notations[k] = kh_column_notation(table, &table->columns[k]);
    }
    for (j = 0; j < table->num_shown; j++) {
        for (k = 0; k < table->num_columns; k++) {
            if (kh_column_is_visible(&table->columns[k], style)) {
                kh_text_clear(scratch);
                kh_cell_add_readable(scratch, &table->columns[k], table->order[j], notations[k]);
                add_mark(scratch, &table->columns[k], table->order[j]);
                kh_text_add(out, "| ");
                kh_markdown_add(out, kh_text_bytes(scratch));
                kh_text_add(out, scratch->length > 0 ? " " : "");
            }
        }
        kh_text_add(out, "|\n");
    }
out:
    free(notations);
    return ret;
}

static kh_status
write_md(const kh_table *table, const kh_table_style *style, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text scratch = { 0 };

    if (table->title != NULL) {
        add_line(out, &scratch, table->title, "**");
        kh_text_add_char(out, '\n');
    }
    if (table->num_columns > 0) {
        add_header(out, &scratch, table, style);
        KH_TRY(add_rows(out, &scratch, table, style, err));
    }
    if (table->num_shown < table->num_rows + table->num_omitted) {
        kh_text_add_char(out, '\n');
        kh_table_add_more(out, table);
        kh_text_add_char(out, '\n');
    }
    if (table->words != NULL) {
        KH_TRY(add_words(out, &scratch, table->words, err));
    }
    if (table->note != NULL) {
        kh_text_add_char(out, '\n');
        add_line(out, &scratch, table->note, "*");
    }
    KH_TRY(kh_text_status(&scratch, err));
    KH_TRY(kh_text_status(out, err));
out:
    kh_text_free(&scratch);
    return ret;
}

const kh_table_format kh_table_format_md = {
    .name = "md",
    .summary = "a table of GitHub's Markdown",
    .machine = false,
    .write = write_md,
};
