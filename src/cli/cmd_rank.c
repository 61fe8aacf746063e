#include "app.h"

#include "../base/array.h"
#include "../measure/rank.h"
#include "estimate.h"
#include "input.h"
#include "precision.h"
#include "series.h"
#include "table_output.h"

#include <stdlib.h>

typedef struct {
    app_list measures;
    bool normalized;
} own_options;

typedef struct {
    own_options own;
    app_precision precision;
    app_series_options series;
    app_select select;
    app_net net;
    app_table table;
} options;

static const app_option own[] = {
    { APP_LIST, "measures", 'm', offsetof(own_options, measures), "MEASURE,...",
        "what to compute, sorted by the first (default: betweenness,degree,pagerank)" },
    { APP_FLAG, "normalized", 0, offsetof(own_options, normalized), NULL,
        "divide by the largest value that a net of this size allows" },
    { 0 },
};

static const app_group groups[] = {
    { "Measures", own, offsetof(options, own) },
    { "Betweenness", app_precision_options, offsetof(options, precision) },
    { "Series", app_series_option_table, offsetof(options, series) },
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
    const bool is_usual = names->num == 0;
    const size_t num_wanted = is_usual ? sizeof(usual) / sizeof(*usual) : names->num;
    const char *const *wanted = is_usual ? usual : (const char *const *) names->items;
    size_t j;

    KH_TRY(KH_NEW(measures, num_wanted, "measures", err));
    for (j = 0; j < num_wanted; j++) {
        KH_TRY(kh_measure_find(wanted[j], &(*measures)[j], err));
    }
    *num = num_wanted;
out:
    return ret;
}

/* Only betweenness is ever approximate. */
static kh_status
check_precision(
    const options *o, const kh_measure *const *measures, size_t num, bool *is_of_it, kh_error *err)
{
    size_t j;

    *is_of_it = false;
    for (j = 0; j < num; j++) {
        *is_of_it = *is_of_it || measures[j] == &kh_measure_betweenness;
    }
    if (o->precision.epsilon > 0 && !*is_of_it) {
        kh_fail(err, KH_ERR_ARGUMENT, "--approx is of betweenness, which is not asked for");
        kh_hint(err, "all other measures are exact, and quick");
        return KH_ERR_ARGUMENT;
    }
    return app_precision_check(&o->precision, &o->net, err);
}

/* --- one net, or one after the other ----------------------------------------------------- */

/* What is computed of a net. */
typedef struct {
    const kh_measure **measures;
    size_t num_measures;
    bool normalized;
    const kh_precision *precision; /* NULL: exact */
    const char *lang;
} ranking;

static kh_status
rank(
    void *context, const kh_net *net, const kh_selection *selection, kh_table *table, kh_error *err)
{
    const ranking *r = context;

    return kh_rank(table, net, selection, r->measures, r->num_measures, r->normalized, r->precision,
        r->lang, err);
}

static kh_status
write(app *self, const app_input *input, const app_series *series, const options *o, ranking *r,
    kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_series_grid_columns columns
        = { .keys = { "id", "label" }, .num_keys = 2, .name = 1, .value = r->measures[0]->name };
    const app_series_command command = { &columns, rank, r, .whole = false };
    kh_table table = { 0 };

    if (app_series_is_asked(&o->series)) {
        KH_TRY(app_series_write(series, self, input, &command, &o->table, err));
    } else {
        KH_TRY(rank(r, &input->net, &input->selection, &table, err));
        KH_TRY(app_write_table(self, &table, &o->table, err));
    }
out:
    kh_table_free(&table);
    return ret;
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    const options *o = values;
    kh_error err = { 0 };
    ranking wanted = { .normalized = o->own.normalized, .lang = self->common.lang };
    app_input input = { 0 };
    app_series series = { 0 };
    kh_precision precision;
    bool has_betweenness, is_approximate;

    KH_TRY(find_measures(&o->own.measures, &wanted.measures, &wanted.num_measures, &err));
    KH_TRY(check_precision(o, wanted.measures, wanted.num_measures, &has_betweenness, &err));
    KH_TRY(app_series_check(&o->series, &o->select, &err));
    KH_TRY(app_check_table(self, &o->table, &err));
    KH_TRY(app_series_load(
        &series, &input, self, args, num_args, &o->series, &o->select, &o->net, &err));
    is_approximate
        = has_betweenness
          && app_precision_choose(self, &o->precision, &input.net, "betweenness", &precision);
    wanted.precision = is_approximate ? &precision : NULL;
    KH_TRY(app_announce(self, &input.net,
        app_series_cost(&series,
            app_cost_of_measures(&input.net, wanted.measures, wanted.num_measures, is_approximate)),
        has_betweenness && !is_approximate && !input.net.weighted ? "--approx .003" : NULL, &err));
    KH_TRY(write(self, &input, &series, o, &wanted, &err));
out:
    free(wanted.measures);
    app_series_free(&series);
    app_input_free(&input);
    return ret == KH_OK ? APP_OK : app_fail(self, &err);
}

const app_command app_command_rank = {
    .name = "rank",
    .arguments = "FILE...",
    .summary = "rank nodes by centrality and other measures",
    .description = "Computes measures for every node of the selection. `kakehashi help measures` "
                   "lists them,\n`kakehashi help MEASURE` explains one.\n\n"
                   "With --each-year or --each, once for every year, sector or type: as text a row "
                   "a node and a\ncolumn a year, of the first measure (or that of --sort); in "
                   "the other formats, and with\n--columns, all rows of every year, the column "
                   "`year` before them. --top N keeps N rows of each.",
    .examples = "kakehashi rank data/japan-smart-city.json\n"
                "kakehashi rank --measures betweenness,constraint --normalized "
                "data/reference/florentine.json\n"
                "kakehashi rank -m pagerank --type city,city-project --lang ja -f csv "
                "data/japan-smart-city.json\n"
                "kakehashi rank -m degree --each-year 2009..2018 data/japan-smart-city.json",
    .groups = groups,
    .options_size = sizeof(options),
    .min_args = 1,
    .max_args = SIZE_MAX,
    .draws = true,
    .run = run,
};
