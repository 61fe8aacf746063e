#include "table_private.h"

#include "../base/unicode.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define UNDEFINED "–"

/* Between these bounds a number is written out; beyond them zeros would hide its digits. */
#define SMALLEST_WRITTEN_OUT 1e-7
#define LARGEST_WRITTEN_OUT  1e15

kh_notation
kh_column_notation(const kh_table *table, const kh_column *column)
{
    double largest = 0;
    bool whole = true;
    size_t j;

    if (column->kind != KH_CELL_REAL || column->decimals > 0) {
        return (kh_notation){ .decimals = column->decimals };
    }
    for (j = 0; j < table->num_shown; j++) {
        const double value = column->numbers[table->order[j]];

        if (isfinite(value)) {
            largest = fmax(largest, fabs(value));
            whole = whole && value == floor(value);
        }
    }
    if (whole && largest < LARGEST_WRITTEN_OUT) {
        return (kh_notation){ 0 };
    }
    if (largest < SMALLEST_WRITTEN_OUT || largest >= LARGEST_WRITTEN_OUT) {
        return (kh_notation){ .decimals = 3, .scientific = true };
    }
    /* Four digits of the largest, three of one below 1, and never without its fraction. */
    if (largest < 1) {
        return (kh_notation){ .decimals = 2 - (int) floor(log10(largest)) };
    }
    return (kh_notation){ .decimals = (int) fmax(1, 3 - floor(log10(largest))) };
}

/* A number that is not zero must not look like it: 0.00004 is "<0.001". */
static void
add_real(kh_text *out, double value, kh_notation notation)
{
    const size_t start = out->length;

    value = value == 0 ? 0 : value; /* drops the sign of -0 */
    kh_text_print(out, notation.scientific ? "%.*e" : "%.*f", notation.decimals, value);
    if (value != 0 && !out->failed && strtod(out->bytes + start, NULL) == 0) {
        out->length = start;
        kh_text_print(
            out, value > 0 ? "<%.*f" : ">-%.*f", notation.decimals, pow(10, -notation.decimals));
    }
}

void
kh_cell_add_readable(kh_text *out, const kh_column *column, size_t row, kh_notation notation)
{
    if (!kh_cell_is_defined(column, row)) {
        kh_text_add(out, UNDEFINED);
        return;
    }
    switch (column->kind) {
        case KH_CELL_TEXT:
        case KH_CELL_JSON:
            kh_unicode_add_neutral(out, column->texts[row]);
            break;
        case KH_CELL_REAL:
            add_real(out, column->numbers[row], notation);
            break;
        case KH_CELL_INTEGER:
            kh_cell_add_plain(out, column, row);
            break;
        case KH_CELL_BOOLEAN:
            kh_text_add(out, column->numbers[row] != 0 ? "yes" : "");
            break;
    }
}

const char *
kh_column_heading(const kh_column *column)
{
    return column->heading[0] != '\0' ? column->heading : column->name;
}

const char *
kh_cell_mark(const kh_column *column, size_t row)
{
    return column->marks == NULL ? NULL : column->marks[row];
}

bool
kh_column_is_visible(const kh_column *column, const kh_table_style *style)
{
    return style->all_columns || !column->detail;
}

bool
kh_column_is_numeric(const kh_column *column)
{
    return column->kind == KH_CELL_REAL || column->kind == KH_CELL_INTEGER;
}

void
kh_table_add_more(kh_text *out, const kh_table *table)
{
    const size_t num_more = table->num_rows + table->num_omitted - table->num_shown;

    kh_text_add(out, "… and ");
    kh_text_add_count(out, num_more);
    kh_text_print(out, " more row%s", num_more == 1 ? "" : "s");
}
