#include "app.h"

#include "../bridge/panel.h"
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
    kh_error err = { 0 };
    app_input input = { 0 };
    kh_table table = { 0 };

    KH_TRY(app_check_table(self, &o->table, &err));
    KH_TRY(app_input_load(&input, self, args, num_args, &o->select, &o->net, &err));
    KH_TRY(kh_bridges(&table, &input.net, &input.selection, self->common.lang, &err));
    KH_TRY(app_write_table(self, &table, &o->table, &err));
out:
    kh_table_free(&table);
    app_input_free(&input);
    return ret == KH_OK ? APP_OK : app_fail(self, &err);
}

const app_command app_command_bridges = {
    .name = "bridges",
    .arguments = "FILE...",
    .summary = "which bodies bridge sectors",
    .description
    = "Ranks bodies by cross_share: of all connected pairs of other nodes in different sectors,\n"
      "the share whose shortest paths run through the body. Beside it: how evenly its ties spread\n"
      "over sectors (participation), how often it holds each of the five brokerage roles of Gould\n"
      "and Fernandez, Burt's constraint, and whether it is a cut point. A body in several sectors\n"
      "counts in each by its share; nodes without a sector are walked through but are no ends.",
    .examples = "kakehashi bridges data/japan-smart-city.json\n"
                "kakehashi bridges --lang ko --top 5 data/japan-smart-city.json\n"
                "kakehashi bridges --as-of 2011 --format json data/japan-smart-city.json",
    .groups = groups,
    .options_size = sizeof(options),
    .min_args = 1,
    .max_args = SIZE_MAX,
    .run = run,
};
