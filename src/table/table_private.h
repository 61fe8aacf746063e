/**
 * @file table_private.h
 * @brief What the files of this folder share: cells as data, cells for people.
 */
#ifndef KH_TABLE_TABLE_PRIVATE_H
#define KH_TABLE_TABLE_PRIVATE_H

#include "../base/choices.h"
#include "table.h"
#include "wrap.h"

/* --- cells as data (cell.c) --------------------------------------------------------------- */

bool kh_cell_is_defined(const kh_column *column, size_t row);

/** The cell as data: shortest number, true or false, the text, the words. Undefined: nothing. */
void kh_cell_add_plain(kh_text *out, const kh_column *column, size_t row);

/** The row as one JSON object on one line, keys in the order of the columns. */
void kh_row_add_json(kh_text *out, const kh_table *table, size_t row);

/* --- cells for people (readable.c) -------------------------------------------------------- */

/** How the numbers of one column are written, alike in all its rows. */
typedef struct {
    int decimals;
    bool scientific;
} kh_notation;

/** The notation in which the rows that are shown fit. */
kh_notation kh_column_notation(const kh_table *table, const kh_column *column);

/** The cell on one line, without anything that acts on a terminal. Undefined: a dash. */
void kh_cell_add_readable(kh_text *out, const kh_column *column, size_t row, kh_notation notation);

const char *kh_column_heading(const kh_column *column);
bool kh_column_is_visible(const kh_column *column, const kh_table_style *style);

/** What stands behind the number of a cell; NULL: nothing. */
const char *kh_cell_mark(const kh_column *column, size_t row);

/** Numbers stand right-aligned. */
bool kh_column_is_numeric(const kh_column *column);

/** "… and 3 more rows" for the rows that were cut; no line end. */
void kh_table_add_more(kh_text *out, const kh_table *table);

#endif
