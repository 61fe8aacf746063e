#include "app.h"

#include "../survey/survey.h"
#include "input.h"

typedef struct {
    app_select select;
    app_net net;
    app_table table;
} options;

static const app_group groups[] = {
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
    /* A survey is read as a whole: text is not cut unless asked. */
    app_table table_options = o->table;
    kh_error err = { 0 };
    app_input input = { 0 };
    kh_table table = { 0 };

    KH_TRY(app_check_table(self, &o->table, &err));
    KH_TRY(app_input_load(&input, self, args, num_args, &o->select, &o->net, &err));
    KH_TRY(kh_survey_info(&table, &input.net, &input.selection, self->common.lang, &err));
    if (!table_options.top.given) {
        table_options.top = (app_count){ table.num_rows, true };
    }
    KH_TRY(app_write_table(self, &table, &table_options, &err));
out:
    kh_table_free(&table);
    app_input_free(&input);
    return ret == KH_OK ? APP_OK : app_fail(self, &err);
}

const app_command app_command_info = {
    .name = "info",
    .arguments = "FILE...",
    .summary = "what is in a graph: counts by type, relation, sector, source, year",
    .description = "Counts the selected nodes and edges: by type, relation, sector, source and "
                   "year of start,\nhow many lack a sector or a source, and how the net falls into "
                   "components.",
    .examples = "kakehashi info data/japan-smart-city.json\n"
                "zcat graph.json.gz | kakehashi info --format json -",
    .groups = groups,
    .options_size = sizeof(options),
    .min_args = 1,
    .max_args = SIZE_MAX,
    .run = run,
};
