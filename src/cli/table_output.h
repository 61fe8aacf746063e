/**
 * @file table_output.h
 * @brief What commands share: tables that become output.
 */
#ifndef KH_CLI_TABLE_OUTPUT_H
#define KH_CLI_TABLE_OUTPUT_H

#include "../table/table.h"
#include "app.h"

typedef struct {
    const char *format, *sort;
    app_list columns;
    app_count top;
} app_table;

extern const app_option app_table_options[];

/** What --format says, else what the name of the output ends in, else text. */
kh_status app_choose_format(const app *self, const app_table *options,
    const kh_table_format **format, kh_error *err) KH_MUST_CHECK;

/** Check the options of a table before any work is done. */
kh_status app_check_table(const app *self, const app_table *options, kh_error *err) KH_MUST_CHECK;

/** Columns of the terminal, or of what fits a page. */
size_t app_width(const app *self);

/** How many rows of a format are written: --top says it, or the screen; SIZE_MAX: all. */
size_t app_count_rows_written(
    const app *self, const app_table *options, const kh_table_format *format);

/** How many rows app_write_table() will look at, in the order in which they come; SIZE_MAX: all. */
size_t app_count_rows_wanted(const app *self, const app_table *options);

/** Sort, cut and write a table as the options say. */
kh_status app_write_table(
    app *self, kh_table *table, const app_table *options, kh_error *err) KH_MUST_CHECK;

#endif
