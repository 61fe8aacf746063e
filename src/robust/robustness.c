#include "robustness.h"

#include "../base/array.h"
#include "../net/node_table.h"
#include "robustness_words.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* --- columns ----------------------------------------------------------------------------- */

typedef struct {
    const char *name, *heading, *unit, *definition;
    kh_cell_kind kind;
    double (*value)(const kh_robustness_report *report, size_t b);
} column;

/* What has no share of its own has no place either; a rank of 0 is none. */
static double
rank_or_none(const kh_robustness_report *report, size_t b, uint32_t rank)
{
    return rank > 0 && !isnan(report->ranking->share[b]) ? (double) rank : NAN;
}

#define VALUE(name, expression)                                                                    \
    static double value_##name(const kh_robustness_report *report, size_t b)                       \
    {                                                                                              \
        return expression;                                                                         \
    }

VALUE(share, report->ranking->share[b])
VALUE(rank, rank_or_none(report, b, report->ranking->rank[b]))
VALUE(best, rank_or_none(report, b, report->drops->range.best[b]))
VALUE(worst, rank_or_none(report, b, report->drops->range.worst[b]))
VALUE(low, rank_or_none(report, b, report->resamples->low[b]))
VALUE(high, rank_or_none(report, b, report->resamples->high[b]))

static const column columns[] = {
    { "cross_share", "share", "share of pairs",
        "cross_betweenness / sum of w(s,t) over connected pairs of other nodes", KH_CELL_REAL,
        value_share },
    { "rank", "rank (one claim less)", "", "1 + the number of bodies with a larger cross_share",
        KH_CELL_INTEGER, value_rank },
    { "rank_best_drop", "", "", "its best rank when every claim is left out in turn",
        KH_CELL_INTEGER, value_best },
    { "rank_worst_drop", "", "", "its worst rank when every claim is left out in turn",
        KH_CELL_INTEGER, value_worst },
    { "rank_low_resample", "resampled", "",
        "5th percentile of its rank when each claim is kept with its confidence", KH_CELL_INTEGER,
        value_low },
    { "rank_high_resample", "", "",
        "95th percentile of its rank when each claim is kept with its confidence", KH_CELL_INTEGER,
        value_high },
};

#define NUM_COLUMNS (sizeof(columns) / sizeof(*columns))

/* People read ranges: "2 (1-4)" and "2-3"; machines one number a column. */
static bool
is_detail(const column *c, const kh_robustness_report *report)
{
    return c->value == value_best || c->value == value_worst || c->value == value_high
           || (c->value == value_low && report->resamples->num == 0);
}

static kh_status
mark_range(kh_table *table, size_t index, const column *c, const kh_robustness_report *report,
    kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_rank_range *range = &report->drops->range;
    size_t row;

    for (row = 0; row < report->ranking->num_bodies; row++) {
        const uint32_t b = report->ranking->by_rank[row];
        char mark[48] = "";

        if (isnan(report->ranking->share[b])) {
            continue;
        }
        if (c->value == value_rank && range->best[b] > 0) {
            snprintf(
                mark, sizeof(mark), " (%" PRIu32 "-%" PRIu32 ")", range->best[b], range->worst[b]);
        } else if (c->value == value_low && report->resamples->num > 0) {
            snprintf(mark, sizeof(mark), "-%" PRIu32, report->resamples->high[b]);
        }
        if (mark[0] != '\0') {
            KH_TRY(kh_table_set_mark(table, index, row, mark, err));
        }
    }
out:
    return ret;
}

static kh_status
add_columns(kh_table *table, const kh_robustness_report *report, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_ranking *ranking = report->ranking;
    size_t j, row, index;

    for (j = 0; j < NUM_COLUMNS; j++) {
        const column *c = &columns[j];

        KH_TRY(kh_table_add_column(table, c->kind, c->name, c->unit, c->definition, &index, err));
        KH_TRY(kh_table_set_heading(table, index, c->heading, err));
        table->columns[index].detail = is_detail(c, report);
        for (row = 0; row < ranking->num_bodies; row++) {
            kh_table_set_number(table, index, row, c->value(report, ranking->by_rank[row]));
        }
        KH_TRY(mark_range(table, index, c, report, err));
    }
out:
    return ret;
}

/* --- what stands beside the rows --------------------------------------------------------- */

static kh_status
set_net(kh_table *table, const kh_robustness_report *report, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text json = { 0 };

    /* The net's own object, opened again at its end. */
    kh_text_add_bytes(&json, table->net, strlen(table->net) - 1);
    kh_text_add(&json, ",\"robustness\":");
    kh_robustness_add_json(report, &json);
    kh_text_add_char(&json, '}');
    KH_TRY(kh_text_status(&json, err));
    KH_TRY(kh_table_set_net(table, kh_text_bytes(&json), err));
out:
    kh_text_free(&json);
    return ret;
}

static kh_status
set_words(kh_table *table, const kh_robustness_report *report, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text words = { 0 };

    kh_robustness_add_words(report, &words);
    KH_TRY(kh_text_status(&words, err));
    KH_TRY(kh_table_set_words(table, kh_text_bytes(&words), err));
    kh_text_clear(&words);
    kh_robustness_add_note(report, &words);
    kh_text_print(&words, "; %s", table->note);
    KH_TRY(kh_text_status(&words, err));
    KH_TRY(kh_table_set_note(table, kh_text_bytes(&words), err));
out:
    kh_text_free(&words);
    return ret;
}

static kh_status
fill_table(kh_table *table, const kh_selection *selection, const kh_robustness_report *report,
    kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_ranking *ranking = report->ranking;
    uint32_t *nodes = NULL;
    size_t row;

    KH_TRY(KH_NEW(&nodes, ranking->num_bodies, "bodies", err));
    for (row = 0; row < ranking->num_bodies; row++) {
        nodes[row] = ranking->bodies[ranking->by_rank[row]];
    }
    KH_TRY(kh_node_table_init(table, "kakehashi/bridges-robustness/1", ranking->net, selection,
        nodes, ranking->num_bodies, report->lang, err));
    table->columns[KH_NODE_COLUMN_TYPE].detail = true;
    table->columns[KH_NODE_COLUMN_SECTORS].detail = true;
    KH_TRY(add_columns(table, report, err));
    KH_TRY(set_net(table, report, err));
    KH_TRY(set_words(table, report, err));
out:
    free(nodes);
    return ret;
}

kh_status
kh_robustness(kh_table *table, const kh_graph *graph, const kh_selection *selection,
    const kh_robustness_options *options, const char *lang, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_net net = { 0 };
    kh_ranking ranking = { 0 };
    kh_drops drops = { 0 };
    kh_resamples resamples = { 0 };
    kh_overthrow overthrow = { 0 };
    const kh_bridges_options who = { .types = options->types, .num_types = options->num_types };
    const kh_robustness_report report = { &ranking, &drops, &resamples, &overthrow, lang };

    KH_TRY(kh_net_build(&net, graph, selection, &options->net_options, err));
    KH_TRY(kh_ranking_init(&ranking, &net, &who, options->num_threads, err));
    KH_TRY(kh_drops_run(&drops, &ranking, selection, err));
    KH_TRY(kh_resamples_run(
        &resamples, &ranking, selection, options->num_resamples, options->seed, err));
    if (kh_ranking_has_first(&ranking) && ranking.num_bodies > 1) {
        KH_TRY(kh_overthrow_find(&overthrow, &drops, err));
    }
    KH_TRY(fill_table(table, selection, &report, err));
out:
    kh_overthrow_free(&overthrow);
    kh_resamples_free(&resamples);
    kh_drops_free(&drops);
    kh_ranking_free(&ranking);
    kh_net_free(&net);
    return ret;
}
