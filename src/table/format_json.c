/*
 * The whole result as one JSON object. A row is a line, so that two results can be compared line
 * by line; numbers are in the fewest digits that read back as the same double.
 */
#include "table_private.h"

#include "../base/json.h"

static void
add_column(kh_text *out, const kh_column *column)
{
    kh_text_add(out, "{\"name\":");
    kh_json_add_string(out, column->name);
    kh_text_add(out, ",\"unit\":");
    kh_json_add_string(out, column->unit);
    kh_text_add(out, ",\"definition\":");
    kh_json_add_string(out, column->definition);
    kh_text_add_char(out, '}');
}

static kh_status
write_json(const kh_table *table, const kh_table_style *style, kh_text *out, kh_error *err)
{
    size_t j;

    (void) style;
    kh_text_add(out, "{\"schema\":");
    kh_json_add_string(out, table->schema == NULL ? "" : table->schema);
    if (table->net != NULL) {
        kh_text_add(out, ",\n\"net\":");
        kh_text_add(out, table->net);
    }
    if (table->facts != NULL) {
        kh_text_add(out, ",\n");
        kh_json_add_string(out, table->facts_name);
        kh_text_add_char(out, ':');
        kh_text_add(out, table->facts);
    }
    kh_text_add(out, ",\n\"columns\":[");
    for (j = 0; j < table->num_columns; j++) {
        kh_text_add(out, j > 0 ? ",\n" : "\n");
        add_column(out, &table->columns[j]);
    }
    kh_text_add(out, "],\n\"rows\":[");
    for (j = 0; j < table->num_shown; j++) {
        kh_text_add(out, j > 0 ? ",\n" : "\n");
        kh_row_add_json(out, table, table->order[j]);
    }
    kh_text_add(out, "]}\n");
    return kh_text_status(out, err);
}

const kh_table_format kh_table_format_json = {
    .name = "json",
    .summary = "one JSON object: the net, the columns with their definitions, the rows",
    .machine = true,
    .write = write_json,
};
