/**
 * @file input.h
 * @brief What commands share: options that select, files that become graphs and nets.
 */
#ifndef KH_CLI_INPUT_H
#define KH_CLI_INPUT_H

#include "../graph/select.h"
#include "../net/net.h"
#include "app.h"

typedef struct {
    app_list types, relations, sectors, egos, dropped;
    const char *as_of, *from, *to;
    app_count radius;
    double min_confidence;
} app_select;

typedef struct {
    bool directed, undirected, weighted;
    const char *sectors_from;
    app_count seed;
} app_net;

extern const app_option app_select_options[];
extern const app_option app_net_options[];

/** Read and merge the files of a command line. Errors that `check` would list are printed, and the
 * call then fails with KH_ERR_DATA. */
kh_status app_read(app *self, const char *const *paths, size_t num_paths, kh_graph *graph,
    kh_error *err) KH_MUST_CHECK;

/** As app_read(), for a command that wants the warnings, too. */
kh_status app_read_with_findings(app *self, const char *const *paths, size_t num_paths,
    kh_graph *graph, kh_findings *findings, kh_error *err) KH_MUST_CHECK;

/** The options of selection as a selector, which borrows from them. All-zero is empty. */
typedef struct {
    kh_selector selector;
    uint32_t *egos, *dropped;
} app_selector;

/** The caller frees, also after a failure. */
kh_status app_selector_make(app_selector *self, const app *program, const kh_graph *graph,
    const app_select *options, kh_error *err) KH_MUST_CHECK;

void app_selector_free(app_selector *self);

/** Apply the options of selection. */
kh_status app_make_selection(const app *self, const kh_graph *graph, const app_select *options,
    kh_selection *selection, kh_error *err) KH_MUST_CHECK;

/** What an analysis works on, from files to a net. All-zero is valid and empty. */
typedef struct {
    kh_graph graph;
    kh_selection selection;
    kh_net_options net_options; /**< that `net` was built with. */
    bool has_communities;       /**< sectors are detected communities instead. */
    kh_net net;
} app_input;

/** Read the files, select, build the net. The caller frees, also after a failure. */
kh_status app_input_load(app_input *self, app *program, const char *const *paths, size_t num_paths,
    const app_select *select, const app_net *options, kh_error *err) KH_MUST_CHECK;

/** The options of the net as kh_net_build() wants them. */
kh_status app_input_set_net_options(
    app_input *self, const app *program, const app_net *options, kh_error *err) KH_MUST_CHECK;

void app_input_free(app_input *self);

/** Where all nodes are found, for an error about one that is not. */
void app_hint_nodes(kh_error *err);

#endif
