#include "app.h"

#include "../survey/survey.h"
#include "input.h"
#include "series.h"
#include "table_output.h"

typedef struct {
    app_series_options series;
    app_select select;
    app_net net;
    app_table table;
} options;

static const app_group groups[] = {
    { "Series", app_series_option_table, offsetof(options, series) },
    { "Selection", app_select_options, offsetof(options, select) },
    { "Net", app_net_options, offsetof(options, net) },
    { "Table", app_table_options, offsetof(options, table) },
    { 0 },
};

static kh_status
survey(
    void *context, const kh_net *net, const kh_selection *selection, kh_table *table, kh_error *err)
{
    const app *self = context;

    return kh_survey_info(table, net, selection, self->common.lang, err);
}

/* A survey is read as a whole: text is not cut unless asked. */
static kh_status
write_survey(app *self, const app_input *input, const app_table *table_options, kh_error *err)
{
    kh_status ret = KH_OK;
    app_table whole = *table_options;
    kh_table table = { 0 };

    KH_TRY(survey(self, &input->net, &input->selection, &table, err));
    if (!whole.top.given) {
        whole.top = (app_count){ table.num_rows, true };
    }
    KH_TRY(app_write_table(self, &table, &whole, err));
out:
    kh_table_free(&table);
    return ret;
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    const options *o = values;
    static const kh_series_grid_columns columns = { .keys = { "what", "id", "label" },
        .num_keys = 3,
        .name = 3,
        .value = "count",
        .keeps_order = true };
    const app_series_command command = { &columns, survey, self, .whole = true };
    kh_error err = { 0 };
    app_input input = { 0 };
    app_series series = { 0 };

    KH_TRY(app_series_check(&o->series, &o->select, &err));
    KH_TRY(app_check_table(self, &o->table, &err));
    KH_TRY(app_series_load(
        &series, &input, self, args, num_args, &o->series, &o->select, &o->net, &err));
    if (app_series_is_asked(&o->series)) {
        KH_TRY(app_series_write(&series, self, &input, &command, &o->table, &err));
    } else {
        KH_TRY(write_survey(self, &input, &o->table, &err));
    }
out:
    app_series_free(&series);
    app_input_free(&input);
    return ret == KH_OK ? APP_OK : app_fail(self, &err);
}

const app_command app_command_info = {
    .name = "info",
    .arguments = "FILE...",
    .summary = "what is in a graph: counts by type, relation, sector, source, year",
    .description = "Counts the selected nodes and edges: by type, relation, sector, source and "
                   "year of start,\nhow many lack a sector or a source, and how the net falls into "
                   "components. With --each-year or\n--each, all of that for every year, sector "
                   "or type.",
    .examples = "kakehashi info data/japan-smart-city.json\n"
                "zcat graph.json.gz | kakehashi info --format json -\n"
                "kakehashi info --each-year data/japan-smart-city.json",
    .groups = groups,
    .options_size = sizeof(options),
    .min_args = 1,
    .max_args = SIZE_MAX,
    .run = run,
};
