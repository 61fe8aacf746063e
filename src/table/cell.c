#include "table_private.h"

#include "../base/json.h"

#include <math.h>

/* Above this even %.0f stops being legible, as JavaScript decided too. */
#define LARGEST_WRITTEN_OUT 1e21

bool
kh_cell_is_defined(const kh_column *column, size_t row)
{
    switch (column->kind) {
        case KH_CELL_TEXT:
            return column->texts[row] != NULL;
        case KH_CELL_JSON:
            return column->jsons[row] != NULL;
        case KH_CELL_REAL:
        case KH_CELL_INTEGER:
        case KH_CELL_BOOLEAN:
            break;
    }
    return isfinite(column->numbers[row]);
}

/* The shortest form of a large integer may have an exponent, which readers of integers refuse. */
static void
add_integer(kh_text *out, double value)
{
    if (value != 0 && value == floor(value) && fabs(value) < LARGEST_WRITTEN_OUT) {
        kh_text_print(out, "%.0f", value);
    } else {
        kh_text_add_number(out, value);
    }
}

void
kh_cell_add_plain(kh_text *out, const kh_column *column, size_t row)
{
    if (!kh_cell_is_defined(column, row)) {
        return;
    }
    switch (column->kind) {
        case KH_CELL_TEXT:
        case KH_CELL_JSON:
            kh_text_add(out, column->texts[row]);
            break;
        case KH_CELL_REAL:
            kh_text_add_number(out, column->numbers[row]);
            break;
        case KH_CELL_INTEGER:
            add_integer(out, column->numbers[row]);
            break;
        case KH_CELL_BOOLEAN:
            kh_text_add(out, column->numbers[row] != 0 ? "true" : "false");
            break;
    }
}

static void
add_value(kh_text *out, const kh_column *column, size_t row)
{
    if (!kh_cell_is_defined(column, row)) {
        kh_text_add(out, "null");
    } else if (column->kind == KH_CELL_TEXT) {
        kh_json_add_string(out, column->texts[row]);
    } else if (column->kind == KH_CELL_JSON) {
        kh_text_add(out, column->jsons[row]);
    } else {
        kh_cell_add_plain(out, column, row);
    }
}

void
kh_row_add_json(kh_text *out, const kh_table *table, size_t row)
{
    size_t j;

    kh_text_add_char(out, '{');
    for (j = 0; j < table->num_columns; j++) {
        const kh_column *column = &table->columns[j];

        kh_text_add(out, j > 0 ? "," : "");
        kh_json_add_string(out, column->name);
        kh_text_add_char(out, ':');
        add_value(out, column, row);
    }
    kh_text_add_char(out, '}');
}
