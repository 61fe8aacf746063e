/**
 * @file path_options.h
 * @brief The options of `path`: what goes together, and what they ask.
 */
#ifndef KH_CLI_PATH_OPTIONS_H
#define KH_CLI_PATH_OPTIONS_H

#include "../route/missing.h"
#include "input.h"
#include "table_output.h"

typedef struct {
    app_list via, avoid, relations, types;
    app_count k, most, max_length;
    const char *to_sector;
    bool all, widest, in_order, explain, matrix, wide;
} app_path_own;

typedef struct {
    app_path_own own;
    app_select select;
    app_net net;
    app_table table;
} app_path_options;

extern const app_option app_path_own_options[];

/** Refuse options that contradict or would be ignored, and say what is missing. */
kh_status app_path_check(const app_path_options *o, const kh_table_format *format, size_t num_args,
    kh_error *err) KH_MUST_CHECK;

/** A request and the arrays that it borrows. All-zero is a valid empty object. */
typedef struct {
    kh_route_request request;
    uint32_t *via, *avoided, *types, *course;
} app_path_request;

/** What the options ask of an input. @param ends the arguments before the files. */
kh_status app_path_ask(app_path_request *self, const app *program, const app_input *input,
    const app_path_options *o, const char *const *ends, kh_error *err) KH_MUST_CHECK;

void app_path_request_free(app_path_request *self);

/** What each condition of the selection leaves, had it been the only one. */
#define APP_MOST_EXCLUSIONS 7

kh_status app_path_exclude(const app *program, const kh_graph *graph, const app_select *select,
    kh_exclusion exclusions[APP_MOST_EXCLUSIONS], size_t *num, kh_error *err) KH_MUST_CHECK;

#endif
