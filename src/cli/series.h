/**
 * @file series.h
 * @brief A command once for every year, sector or type: --each-year, --each.
 */
#ifndef KH_CLI_SERIES_H
#define KH_CLI_SERIES_H

#include "../series/grid.h"
#include "estimate.h"
#include "input.h"
#include "table_output.h"

typedef struct {
    app_years each_year;
    app_list each;
} app_series_options;

extern const app_option app_series_option_table[];

/** Whether a series is asked for. */
bool app_series_is_asked(const app_series_options *options);

/** Check what goes together, before a file is read. */
kh_status app_series_check(
    const app_series_options *options, const app_select *select, kh_error *err) KH_MUST_CHECK;

/** A series, or none, where none is asked for. All-zero is empty. */
typedef struct {
    app_selector selector;
    kh_series series;
} app_series;

void app_series_free(app_series *self);

/**
 * app_input_load(); of a series, `input` holds the selection and the net of its largest slice,
 * which tell what the work will cost. The caller frees both, also after a failure.
 */
kh_status app_series_load(app_series *self, app_input *input, app *program,
    const char *const *paths, size_t num_paths, const app_series_options *options,
    const app_select *select, const app_net *net, kh_error *err) KH_MUST_CHECK;

/** The cost of all slices, from that of the largest; what it is where there is no series. */
app_cost app_series_cost(const app_series *self, app_cost largest);

/** What a command does with each slice. */
typedef struct {
    const kh_series_grid_columns *columns; /**< what people see of it. */
    kh_slice_analysis *analyse;
    void *context;
    bool whole; /**< people see every row unless told otherwise. */
} app_series_command;

/** Run the series and write it: to people a row a body and a column a slice; to machines, and where
 * columns are named, all rows of all slices. */
kh_status app_series_write(const app_series *self, app *program, const app_input *input,
    const app_series_command *command, const app_table *options, kh_error *err) KH_MUST_CHECK;

#endif
