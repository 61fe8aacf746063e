#include "app.h"

#include "../panel/assumptions.h"
#include "../explain/explain.h"
#include "../panel/pairs.h"
#include "../panel/panel.h"
#include "../robust/robustness.h"
#include "../panel/standing.h"
#include "advice.h"
#include "estimate.h"
#include "input.h"
#include "precision.h"
#include "series.h"
#include "sets.h"
#include "table_output.h"

#include <string.h>

#define DEFAULT_PERMUTATIONS 999
#define MOST_PERMUTATIONS    1000000
#define NUM_RESAMPLES        200

typedef struct {
    app_list bodies;
    app_count permutations;
    const char *null, *explain;
    bool pairs, robustness;
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
    { APP_TEXT, "explain", 0, offsetof(own_options, explain), "NODE",
        "one body (an id or a name) in words, with its evidence, as text or json" },
    { APP_FLAG, "pairs", 0, offsetof(own_options, pairs), NULL,
        "sector by sector instead: how much ties them, and who carries it" },
    { APP_FLAG, "robustness", 0, offsetof(own_options, robustness), NULL,
        "how ranks move when claims are left out or doubted; with --explain: that of the body" },
    { APP_LIST, "bodies", 0, offsetof(own_options, bodies), "TYPE,...",
        "rank nodes of these types (default: those marked as bodies), measured on the whole net" },
    { APP_COUNT, "permutations", 0, offsetof(own_options, permutations), "R",
        "draws from the null for p and q (default 999, from a sample of paths none); 0: only what "
        "is "
        "known exactly" },
    { APP_TEXT, "null", 0, offsetof(own_options, null), "MODEL",
        "what chance is: labels (sectors permuted), bernoulli (ties drawn at the net's density), "
        "rewire (ties rewired, degrees kept); default labels" },
    { 0 },
};

static const app_group groups[] = {
    { "Bridging", own, offsetof(options, own) },
    { "Cross-sector betweenness", app_precision_options, offsetof(options, precision) },
    { "Series", app_series_option_table, offsetof(options, series) },
    { "Selection", app_select_options, offsetof(options, select) },
    { "Net", app_net_options, offsetof(options, net) },
    { "Table", app_table_options, offsetof(options, table) },
    { 0 },
};

/* --- what goes together ------------------------------------------------------------------ */

/* What a table by another question would ignore. */
static kh_status
check_question(const own_options *o, const app_table *table, kh_error *err)
{
    const bool draws = !o->pairs && (!o->robustness || o->explain != NULL);

    if (o->pairs && (o->explain != NULL || o->robustness)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--pairs and --%s are two questions: ask one",
            o->robustness ? "robustness" : "explain");
    }
    if (!draws && (o->permutations.given || o->null != NULL)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--%s judges no roles: it takes no --%s",
            o->pairs ? "pairs" : "robustness", o->null != NULL ? "null" : "permutations");
    }
    if (o->explain != NULL && (table->top.given || table->sort != NULL || table->columns.num > 0)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "an explanation is no table: it takes no --%s",
            table->top.given      ? "top"
            : table->sort != NULL ? "sort"
                                  : "columns");
    }
    return KH_OK;
}

static kh_status
check_series(const own_options *o, const app_series_options *series, kh_error *err)
{
    if (o->explain != NULL && app_series_is_asked(series)) {
        kh_fail(err, KH_ERR_ARGUMENT, "an explanation is of one net: it takes no --%s",
            series->each_year.given ? "each-year" : "each");
        kh_hint(err, "--as-of DATE and --sector ID choose one");
        return KH_ERR_ARGUMENT;
    }
    return KH_OK;
}

static kh_status
check_numbers(const own_options *o, kh_error *err)
{
    if (o->permutations.given && o->permutations.value > MOST_PERMUTATIONS) {
        kh_fail(err, KH_ERR_ARGUMENT, "--permutations takes at most %d", MOST_PERMUTATIONS);
        kh_hint(err, "999 tell q below .05 from chance; 9999 are plenty");
        return KH_ERR_ARGUMENT;
    }
    return KH_OK;
}

/* Only the table of bodies can come from a sample: what the others tell apart is finer. */
static kh_status
check_precision(const options *all, kh_error *err)
{
    const own_options *o = &all->own;

    if (all->precision.epsilon > 0 && (o->pairs || o->robustness || o->explain != NULL)) {
        kh_fail(err, KH_ERR_ARGUMENT, "--%s is exact: it takes no --approx",
            o->pairs        ? "pairs"
            : o->robustness ? "robustness"
                            : "explain");
        kh_hint(err, "--approx is for the table of bodies");
        return KH_ERR_ARGUMENT;
    }
    return app_precision_check(&all->precision, &all->net, err);
}

/* All that can be checked before a file is read. */
static kh_status
make_options(const options *all, kh_bridges_options *made, kh_error *err)
{
    kh_status ret = KH_OK;
    const own_options *o = &all->own;

    *made = (kh_bridges_options){
        .significance = true,
        .null.num_permutations
        = o->permutations.given ? (size_t) o->permutations.value : DEFAULT_PERMUTATIONS,
        .types = o->bodies.items,
        .num_types = o->bodies.num,
    };
    KH_TRY(check_question(o, &all->table, err));
    KH_TRY(check_series(o, &all->series, err));
    KH_TRY(check_precision(all, err));
    KH_TRY(check_numbers(o, err));
    if (o->null != NULL) {
        KH_TRY(kh_null_find(o->null, &made->null.null, err));
    }
out:
    return ret;
}

/* --- robustness -------------------------------------------------------------------------- */

static kh_status
make_robustness(kh_table *table, const app *self, const app_input *input,
    const kh_selection *selection, const kh_bridges_options *wanted, kh_error *err)
{
    const kh_robustness_options made = {
        .net_options = input->net_options,
        .types = wanted->types,
        .num_types = wanted->num_types,
        .num_resamples = NUM_RESAMPLES,
        .seed = wanted->null.seed,
        .num_threads = wanted->null.num_threads,
    };

    if (input->has_communities) {
        return kh_fail(err, KH_ERR_ARGUMENT,
            "--robustness needs sectors that stay when claims go, not communities");
    }
    return kh_robustness(table, &input->graph, selection, &made, self->common.lang, err);
}

/* The number of a column in the row of a node; 0 where there is none. */
static size_t
rank_in(const kh_table *table, const char *column, const char *id)
{
    size_t index, row;

    if (kh_table_find_column(table, column, &index, NULL) != KH_OK) {
        return 0;
    }
    for (row = 0; row < table->num_rows; row++) {
        if (strcmp(table->columns[0].texts[row], id) == 0
            && table->columns[index].numbers[row] > 0) {
            return (size_t) table->columns[index].numbers[row];
        }
    }
    return 0;
}

static kh_status
find_ranks(kh_explain_ranks *ranks, const app *self, const app_input *input,
    const kh_bridges_options *wanted, const char *id, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_table table = { 0 };

    KH_TRY(make_robustness(&table, self, input, &input->selection, wanted, err));
    *ranks = (kh_explain_ranks){
        .best_drop = rank_in(&table, "rank_best_drop", id),
        .worst_drop = rank_in(&table, "rank_worst_drop", id),
        .low_resample = rank_in(&table, "rank_low_resample", id),
        .high_resample = rank_in(&table, "rank_high_resample", id),
    };
out:
    kh_table_free(&table);
    return ret;
}

/* --- one body ---------------------------------------------------------------------------- */

typedef kh_status explainer(const kh_explain_request *request, kh_text *out, kh_error *err);

/* An explanation is prose, or its parts. */
static kh_status
find_explainer(const app *self, const app_table *table, explainer **explain, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_table_format *format;

    KH_TRY(app_choose_format(self, table, &format, err));
    if (format == &kh_table_format_text) {
        *explain = kh_explain_text;
    } else if (format == &kh_table_format_json) {
        *explain = kh_explain_json;
    } else {
        ret = kh_fail(err, KH_ERR_ARGUMENT, "an explanation is text or json, not %s", format->name);
    }
out:
    return ret;
}

static kh_status
write_explanation(app *self, const app_input *input, const options *o,
    const kh_bridges_options *wanted, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_standing standing;
    kh_explain_ranks ranks = { 0 };
    kh_text text = { 0 };
    explainer *explain = kh_explain_text;
    const char *own_lang = kh_graph_text(&input->graph, input->graph.language);
    kh_explain_request request = { .net = &input->net,
        .selection = &input->selection,
        .lang = self->common.lang != NULL ? self->common.lang : own_lang,
        .null_options = wanted->null,
        .num_threads = wanted->null.num_threads };

    KH_TRY(find_explainer(self, &o->table, &explain, err));
    KH_TRY(app_find_node(self, input, o->own.explain, &request.body, err));
    KH_TRY(kh_standing_compute(&standing, &input->net, request.body, wanted, err));
    request.significance = standing.judged;
    request.rank = standing.rank;
    request.num_bodies = standing.num_bodies;
    if (o->own.robustness) {
        KH_TRY(find_ranks(&ranks, self, input, wanted,
            kh_graph_node_id(&input->graph, input->net.node[request.body]), err));
        request.ranks = &ranks;
    }
    KH_TRY(explain(&request, &text, err));
    KH_TRY(app_write(self, &text, err));
out:
    kh_text_free(&text);
    return ret;
}

/* --- tables ------------------------------------------------------------------------------ */

/* What is asked of a net. */
typedef struct {
    const app *program;
    const app_input *input;
    const own_options *own;
    const kh_bridges_options *wanted;
} question;

static kh_status
answer(
    void *context, const kh_net *net, const kh_selection *selection, kh_table *table, kh_error *err)
{
    const question *q = context;
    const char *lang = q->program->common.lang;

    if (q->own->pairs) {
        return kh_bridge_pairs(table, net, selection, q->wanted, lang, err);
    }
    if (q->own->robustness) {
        return make_robustness(table, q->program, q->input, selection, q->wanted, err);
    }
    return kh_bridges(table, net, selection, q->wanted, lang, err);
}

static const kh_pattern nothing_to_bridge = {
    "Nothing to bridge, as no two other nodes in different sectors are connected: {0}.",
    "서로 다른 분야의 노드가 이어져 있지 않아 매개할 연결이 없는 구분: {0}.",
    "異なる分野の他のノードどうしがつながっておらず、橋渡しの対象がない区分：{0}。",
};

static kh_status
write_table(app *self, const app_input *input, const app_series *series, const options *o,
    const kh_bridges_options *wanted, kh_error *err)
{
    static const kh_series_grid_columns of_bodies = { .keys = { "id", "label" },
        .num_keys = 2,
        .name = 1,
        .value = "cross_share",
        .undefined = &nothing_to_bridge };
    static const kh_series_grid_columns of_pairs = {
        .keys = { "sector_a", "sector_b" }, .num_keys = 2, .name = 2, .value = "cross_betweenness"
    };
    kh_status ret = KH_OK;
    question asked = { self, input, &o->own, wanted };
    const app_series_command command
        = { o->own.pairs ? &of_pairs : &of_bodies, answer, &asked, .whole = false };
    kh_table table = { 0 };

    if (app_series_is_asked(&o->series)) {
        KH_TRY(app_series_write(series, self, input, &command, &o->table, err));
    } else {
        KH_TRY(answer(&asked, &input->net, &input->selection, &table, err));
        KH_TRY(app_write_table(self, &table, &o->table, err));
    }
out:
    kh_table_free(&table);
    return ret;
}

/* A net that is too large to count all its paths is too large to draw its relabellings as well,
 * unless that is asked for. */
static void
choose_precision(app *self, const kh_net *net, const options *o, kh_precision *precision,
    kh_bridges_options *wanted)
{
    const bool is_panel = !o->own.pairs && !o->own.robustness && o->own.explain == NULL;

    if (is_panel
        && app_precision_choose(self, &o->precision, net, "cross_betweenness", precision)) {
        wanted->precision = precision;
        wanted->null.num_permutations
            = o->own.permutations.given ? wanted->null.num_permutations : 0;
    }
}

/* What will be computed, before it is. */
static kh_status
announce(app *self, const kh_net *net, const app_series *series, const own_options *o,
    const kh_bridges_options *wanted, kh_error *err)
{
    const bool judges = !o->pairs && (!o->robustness || o->explain != NULL);
    const app_bridges_work work = {
        .panel = judges && o->explain == NULL,
        .pairs = o->pairs,
        .robustness = o->robustness,
        .sampled = wanted->precision != NULL,
        .redraws = wanted->null.null != KH_NULL_LABELS,
        .num_permutations = judges ? wanted->null.num_permutations : 0,
    };

    return app_announce(self, net, app_series_cost(series, app_cost_of_bridges(net, &work)),
        work.panel && !work.sampled && !net->weighted ? "--approx .003"
        : work.num_permutations > 0                   ? "--permutations 0"
                                                      : NULL,
        err);
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    const options *o = values;
    kh_error err = { 0 };
    app_input input = { 0 };
    app_series series = { 0 };
    kh_bridges_options wanted;
    kh_precision precision;

    KH_TRY(make_options(o, &wanted, &err));
    wanted.null.num_threads = (size_t) self->common.threads.value;
    KH_TRY(app_series_check(&o->series, &o->select, &err));
    KH_TRY(app_check_table(self, &o->table, &err));
    KH_TRY(app_series_load(
        &series, &input, self, args, num_args, &o->series, &o->select, &o->net, &err));
    wanted.null.seed = input.net.seed;
    wanted.null.num_threads = input.net.num_threads;
    app_advise_bridging(self, &input.net, &o->select);
    choose_precision(self, &input.net, o, &precision, &wanted);
    KH_TRY(announce(self, &input.net, &series, &o->own, &wanted, &err));
    if (o->own.explain != NULL) {
        KH_TRY(write_explanation(self, &input, o, &wanted, &err));
    } else {
        KH_TRY(write_table(self, &input, &series, o, &wanted, &err));
    }
out:
    app_series_free(&series);
    app_input_free(&input);
    return ret == KH_OK ? APP_OK : app_fail(self, &err);
}

const app_command app_command_bridges = {
    .name = "bridges",
    .arguments = "FILE...",
    .summary = "which bodies bridge sectors, and whether that is more than chance",
    .description
    = "Ranks bodies by cross_share: of all connected pairs of other nodes in different sectors,\n"
      "the share whose shortest paths run through the body. Beside it: how evenly its ties spread\n"
      "over sectors, how often it holds each of the five brokerage roles of Gould and Fernandez "
      "(a\n"
      "star: more often than chance would have it, q < .05), how many it would cut off, and the\n"
      "pairs of sectors that it carries most between. A body in several sectors counts in each by\n"
      "its share; nodes without a sector are walked through but are no ends. The machine formats\n"
      "have more columns, Burt's constraint among them; `kakehashi help columns` explains all.\n\n"
      "With --each-year or --each, once for every year, sector or type: as text a row a body and "
      "a\n"
      "column a year, of cross_share (or the column of --sort); in the other formats, and with\n"
      "--columns, all rows of every year, the column `year` before them. --top N keeps N of each.",
    .examples = "kakehashi bridges data/japan-smart-city.json\n"
                "kakehashi bridges --lang ko --top 5 data/japan-smart-city.json\n"
                "kakehashi bridges --explain cao data/japan-smart-city.json\n"
                "kakehashi bridges --pairs data/japan-smart-city.json\n"
                "kakehashi bridges --robustness data/japan-smart-city.json\n"
                "kakehashi bridges --bodies city --null rewire --permutations 199 "
                "data/japan-smart-city.json\n"
                "kakehashi bridges --as-of 2011 --format json data/japan-smart-city.json\n"
                "kakehashi bridges --each-year 2009..2018 data/japan-smart-city.json\n"
                "kakehashi bridges --each-year 2009..2018 --columns year,id,cross_share -f csv "
                "data/japan-smart-city.json",
    .groups = groups,
    .options_size = sizeof(options),
    .min_args = 1,
    .max_args = SIZE_MAX,
    .draws = true,
    .run = run,
};
