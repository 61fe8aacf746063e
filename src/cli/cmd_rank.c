#include "app.h"

#include "../base/array.h"
#include "../measure/rank.h"
#include "estimate.h"
#include "input.h"

#include <stdlib.h>

typedef struct {
    app_list measures;
    bool normalized;
} own_options;

typedef struct {
    own_options own;
    app_select select;
    app_net net;
    app_table table;
} options;

static const app_option own[] = {
    { APP_LIST, "measures", 'm', offsetof(own_options, measures), "NAME,...",
        "what to compute, sorted by the first (default: betweenness,degree,pagerank)" },
    { APP_FLAG, "normalized", 0, offsetof(own_options, normalized), NULL,
        "divide by the largest value that a net of this size allows" },
    { 0 },
};

static const app_group groups[] = {
    { "Measures", own, offsetof(options, own) },
    { "Selection", app_select_options, offsetof(options, select) },
    { "Net", app_net_options, offsetof(options, net) },
    { "Table", app_table_options, offsetof(options, table) },
    { 0 },
};

static kh_status
find_measures(const app_list *names, const kh_measure ***measures, size_t *num, kh_error *err)
{
    static const char *const usual[] = { "betweenness", "degree", "pagerank" };
    kh_status ret = KH_OK;
    const char *const *wanted = names->num > 0 ? (const char *const *) names->items : usual;
    size_t j;

    *num = names->num > 0 ? names->num : sizeof(usual) / sizeof(*usual);
    KH_TRY(KH_NEW(measures, *num, "measures", err));
    for (j = 0; j < *num; j++) {
        KH_TRY(kh_measure_find(wanted[j], &(*measures)[j], err));
    }
out:
    return ret;
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    const options *o = values;
    kh_error err = { 0 };
    const kh_measure **measures = NULL;
    app_input input = { 0 };
    kh_table table = { 0 };
    size_t num_measures;

    KH_TRY(find_measures(&o->own.measures, &measures, &num_measures, &err));
    KH_TRY(app_check_table(self, &o->table, &err));
    KH_TRY(app_input_load(&input, self, args, num_args, &o->select, &o->net, &err));
    app_announce(self, &input.net, app_cost_of_measures(&input.net, measures, num_measures), NULL);
    KH_TRY(kh_rank(&table, &input.net, &input.selection, measures, num_measures, o->own.normalized,
        self->common.lang, &err));
    KH_TRY(app_write_table(self, &table, &o->table, &err));
out:
    free(measures);
    kh_table_free(&table);
    app_input_free(&input);
    return ret == KH_OK ? APP_OK : app_fail(self, &err);
}

const app_command app_command_rank = {
    .name = "rank",
    .arguments = "FILE...",
    .summary = "rank nodes by centrality and other measures",
    .description = "Computes measures for every node of the selection. `kakehashi help measures` "
                   "lists them,\n`kakehashi help MEASURE` explains one.",
    .examples = "kakehashi rank data/japan-smart-city.json\n"
                "kakehashi rank --measures betweenness,constraint --normalized "
                "data/reference/florentine.json\n"
                "kakehashi rank -m pagerank --type ministry,city --lang ja --format csv "
                "data/japan-smart-city.json",
    .groups = groups,
    .options_size = sizeof(options),
    .min_args = 1,
    .max_args = SIZE_MAX,
    .draws = true,
    .run = run,
};
