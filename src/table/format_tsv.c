/*
 * Tab-separated values for cut, awk and sort: a line is a row and a tab ends a cell, always. A tab,
 * a line break or another control character within a text is therefore written as a space; who
 * needs it back takes csv or json. There is no quoting and no escaping.
 */
#include "table_private.h"

/* Cells and names are added as they are; this makes them one cell. */
static void
flatten(kh_text *out, size_t start)
{
    size_t j;

    for (j = start; j < out->length; j++) {
        const unsigned char c = (unsigned char) out->bytes[j];

        out->bytes[j] = c < 0x20 || c == 0x7F ? ' ' : out->bytes[j];
    }
}

static void
add_header(kh_text *out, const kh_table *table)
{
    size_t k;

    for (k = 0; k < table->num_columns; k++) {
        const size_t start = out->length;

        kh_text_add(out, table->columns[k].name);
        flatten(out, start);
        kh_text_add_char(out, k + 1 < table->num_columns ? '\t' : '\n');
    }
}

static kh_status
write_tsv(const kh_table *table, const kh_table_style *style, kh_text *out, kh_error *err)
{
    size_t j, k;

    (void) style;
    add_header(out, table);
    for (j = 0; j < table->num_shown; j++) {
        for (k = 0; k < table->num_columns; k++) {
            const size_t start = out->length;

            kh_cell_add_plain(out, &table->columns[k], table->order[j]);
            flatten(out, start);
            kh_text_add_char(out, k + 1 < table->num_columns ? '\t' : '\n');
        }
    }
    return kh_text_status(out, err);
}

const kh_table_format kh_table_format_tsv = {
    .name = "tsv",
    .summary = "tab-separated values, a header line first; tabs and line breaks become spaces",
    .machine = true,
    .write = write_tsv,
};
