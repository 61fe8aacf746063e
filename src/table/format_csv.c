/*
 * RFC 4180 with one departure: lines end in LF, not CRLF, because the tools that scripts are made
 * of (diff, awk, git) take CR for a part of the last cell. Every CSV reader takes both.
 *
 * Text is written as it is, so that it reads back unchanged. A cell that begins with = + - or @ is
 * a formula to a spreadsheet; a format of data cannot defend against that without changing data.
 */
#include "table_private.h"

#include <string.h>

/* What a reader could split at, trim or skip. An empty text is quoted: undefined is not. */
static bool
needs_quotes(const char *text)
{
    const size_t length = strlen(text);
    size_t j;

    if (length == 0 || text[0] == ' ' || text[length - 1] == ' ') {
        return true;
    }
    for (j = 0; j < length; j++) {
        const unsigned char c = (unsigned char) text[j];

        if (c == ',' || c == '"' || c < 0x20 || c == 0x7F) {
            return true;
        }
    }
    return false;
}

static void
add_text(kh_text *out, const char *text)
{
    if (!needs_quotes(text)) {
        kh_text_add(out, text);
        return;
    }
    kh_text_add_char(out, '"');
    for (; *text != '\0'; text++) {
        kh_text_add(out, *text == '"' ? "\"" : "");
        kh_text_add_char(out, *text);
    }
    kh_text_add_char(out, '"');
}

static void
add_cell(kh_text *out, const kh_table *table, const kh_column *column, size_t row)
{
    if (kh_cell_is_defined(column, row) && column->texts != NULL) {
        add_text(out, column->texts[row]);
    } else if (!kh_cell_is_defined(column, row) && table->num_columns == 1) {
        /* Readers skip a blank line, and the row with it. */
        kh_text_add(out, "\"\"");
    } else {
        kh_cell_add_plain(out, column, row);
    }
}

static kh_status
write_csv(const kh_table *table, const kh_table_style *style, kh_text *out, kh_error *err)
{
    size_t j, k;

    (void) style;
    for (k = 0; k < table->num_columns; k++) {
        kh_text_add(out, k > 0 ? "," : "");
        add_text(out, table->columns[k].name);
    }
    kh_text_add(out, table->num_columns > 0 ? "\n" : "");
    for (j = 0; table->num_columns > 0 && j < table->num_shown; j++) {
        for (k = 0; k < table->num_columns; k++) {
            kh_text_add(out, k > 0 ? "," : "");
            add_cell(out, table, &table->columns[k], table->order[j]);
        }
        kh_text_add_char(out, '\n');
    }
    return kh_text_status(out, err);
}

const kh_table_format kh_table_format_csv = {
    .name = "csv",
    .summary = "comma-separated values (RFC 4180, lines end in LF), a header line first",
    .machine = true,
    .write = write_csv,
};
