/* The rows alone, each a JSON object on its own line: for pipes that read a row at a time. */
#include "table_private.h"

static kh_status
write_ndjson(const kh_table *table, const kh_table_style *style, kh_text *out, kh_error *err)
{
    size_t j;

    (void) style;
    for (j = 0; j < table->num_shown; j++) {
        kh_row_add_json(out, table, table->order[j]);
        kh_text_add_char(out, '\n');
    }
    return kh_text_status(out, err);
}

const kh_table_format kh_table_format_ndjson = {
    .name = "ndjson",
    .summary = "one JSON object a row, one row a line",
    .machine = true,
    .write = write_ndjson,
};
