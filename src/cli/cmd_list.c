#include "app.h"

#include "../survey/survey.h"
#include "input.h"
#include "table_output.h"

typedef struct {
    bool edges;
} own_options;

typedef struct {
    own_options own;
    app_select select;
    app_net net;
    app_table table;
} options;

static const app_option own[] = {
    { APP_FLAG, "edges", 'e', offsetof(own_options, edges), NULL, "list edges instead of nodes" },
    { 0 },
};

static const app_group groups[] = {
    { "What", own, offsetof(options, own) },
    { "Selection", app_select_options, offsetof(options, select) },
    { "Net", app_net_options, offsetof(options, net) },
    { "Table", app_table_options, offsetof(options, table) },
    { 0 },
};

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    const options *o = values;
    kh_error err = { 0 };
    app_input input = { 0 };
    kh_table table = { 0 };
    const size_t max_rows = app_count_rows_wanted(self, &o->table);

    KH_TRY(app_check_table(self, &o->table, &err));
    KH_TRY(app_input_load(&input, self, args, num_args, &o->select, &o->net, &err));
    if (o->own.edges) {
        KH_TRY(kh_survey_edges(
            &table, &input.net, &input.selection, max_rows, self->common.lang, &err));
    } else {
        KH_TRY(kh_survey_nodes(
            &table, &input.net, &input.selection, max_rows, self->common.lang, &err));
    }
    KH_TRY(app_write_table(self, &table, &o->table, &err));
out:
    kh_table_free(&table);
    app_input_free(&input);
    return ret == KH_OK ? APP_OK : app_fail(self, &err);
}

const app_command app_command_list = {
    .name = "list",
    .arguments = "FILE...",
    .summary = "nodes or edges as a table",
    .description = "Lists the selected nodes, or with --edges the selected edges, in the order of "
                   "the file.",
    .examples = "kakehashi list --type ministry data/japan-smart-city.json\n"
                "kakehashi list --edges --ego meti --lang ko data/japan-smart-city.json",
    .groups = groups,
    .options_size = sizeof(options),
    .min_args = 1,
    .max_args = SIZE_MAX,
    .run = run,
};
