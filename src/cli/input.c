#include "input.h"

#include "../base/array.h"
#include "../graph/label.h"
#include "../group/leiden.h"
#include "../read/read.h"
#include "advice.h"

#include <stdlib.h>
#include <string.h>

#define COMMUNITIES "communities"

const app_option app_select_options[] = {
    { APP_LIST, "type", 0, offsetof(app_select, types), "TYPE,...", "only nodes of these types" },
    { APP_LIST, "relation", 0, offsetof(app_select, relations), "RELATION,...",
        "only edges of these relations" },
    { APP_LIST, "sector", 0, offsetof(app_select, sectors), "SECTOR,...",
        "only nodes in these sectors or their children" },
    { APP_TEXT, "as-of", 0, offsetof(app_select, as_of), "DATE",
        "only what is valid at DATE (2016, 2016-01, 2016-01-22); undated things stay" },
    { APP_TEXT, "from", 0, offsetof(app_select, from), "DATE",
        "only what is still valid at DATE or later" },
    { APP_TEXT, "to", 0, offsetof(app_select, to), "DATE", "only what is valid at DATE or before" },
    { APP_REPEAT, "ego", 0, offsetof(app_select, egos), "NODE",
        "only what lies around NODE (an id or a name); repeat for more" },
    { APP_COUNT, "radius", 0, offsetof(app_select, radius), "K",
        "with --ego: up to K steps away (default 1)" },
    { APP_REPEAT, "drop", 0, offsetof(app_select, dropped), "NODE",
        "without NODE (an id or a name); repeat for more" },
    { APP_REAL, "min-confidence", 0, offsetof(app_select, min_confidence), "X",
        "only what states a confidence of X or more, or none" },
    { 0 },
};

const app_option app_net_options[] = {
    { APP_FLAG, "weighted", 'w', offsetof(app_net, weighted), NULL,
        "use the strength of ties where a measure can" },
    { APP_FLAG, "directed", 0, offsetof(app_net, directed), NULL,
        "follow source to target; both ways only for relations with walk: both" },
    { APP_FLAG, "undirected", 0, offsetof(app_net, undirected), NULL,
        "ignore the direction of relations" },
    { APP_TEXT, "sectors-from", 0, offsetof(app_net, sectors_from), "ATTRIBUTE",
        "take as sectors the values of an attribute of nodes, or detected communities" },
    { APP_COUNT, "seed", 0, offsetof(app_net, seed), "N",
        "seed of whatever draws at random (default 42)" },
    { 0 },
};

/* --- files ------------------------------------------------------------------------------- */

/* After sorting, warnings may stand before the first error. */
static const char *
first_error(const kh_findings *findings)
{
    size_t j = 0;

    while (findings->items[j].severity != KH_ERROR) {
        j++;
    }
    return findings->items[j].code;
}

static kh_status
fail_bad_input(const kh_findings *findings, const char *path, size_t num_paths, kh_error *err)
{
    const size_t num = findings->num_errors;

    kh_fail(err, KH_ERR_DATA, "%zu error%s in the input; nothing was computed", num,
        num == 1 ? "" : "s");
    kh_hint(err, "kakehashi check %s%s lists every problem, kakehashi help %s explains this kind",
        strcmp(path, "-") == 0 ? "FILE" : path, num_paths > 1 ? " ..." : "", first_error(findings));
    return KH_ERR_DATA;
}

kh_status
app_read_with_findings(app *self, const char *const *paths, size_t num_paths, kh_graph *graph,
    kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_read_limits limits = { .num_threads = (size_t) self->common.threads.value };
    kh_error reading = { 0 };
    size_t j;

    for (j = 0; j < num_paths; j++) {
        KH_TRY(app_spare_input(self, paths[j], err));
    }
    ret = kh_read_files(graph, paths, num_paths, &limits, findings, &reading);
    kh_findings_sort(findings);
    if (findings->num_errors > 0) {
        app_print_errors(self, findings, "");
        ret = fail_bad_input(findings, paths[0], num_paths, err);
    } else if (ret != KH_OK) {
        *err = reading;
    } else if (findings->num > 0) {
        app_warn(self, "%zu warning%s while reading; kakehashi check lists %s", findings->num,
            findings->num == 1 ? "" : "s", findings->num == 1 ? "it" : "them");
    }
out:
    return ret;
}

kh_status
app_read(app *self, const char *const *paths, size_t num_paths, kh_graph *graph, kh_error *err)
{
    kh_findings findings = { 0 };
    const kh_status status = app_read_with_findings(self, paths, num_paths, graph, &findings, err);

    kh_findings_free(&findings);
    if (status == KH_OK) {
        app_advise_language(self, graph);
    }
    return status;
}

/* --- selection --------------------------------------------------------------------------- */

void
app_hint_nodes(kh_error *err)
{
    kh_hint(err, "kakehashi list --columns id,label FILE lists all");
}

static kh_status
find_nodes(
    const app *self, const kh_graph *graph, const app_list *names, uint32_t **nodes, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j = 0;

    KH_TRY(KH_NEW(nodes, names->num, "nodes", err));
    for (j = 0; j < names->num; j++) {
        KH_TRY(kh_graph_need_node(graph, names->items[j], self->common.lang, &(*nodes)[j], err));
    }
out:
    if (ret == KH_ERR_NOTFOUND && strpbrk(names->items[j], ",;") != NULL) {
        kh_hint(err, "names may hold commas: repeat the option for each node");
    }
    if (ret == KH_ERR_NOTFOUND) {
        app_hint_nodes(err);
    }
    return ret;
}

static kh_status
parse_date(const char *option, const char *text, kh_date *date, kh_error *err)
{
    kh_error reason = { 0 };

    if (text != NULL && kh_date_parse(date, text, &reason) != KH_OK) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--%s: %s", option, reason.message);
    }
    return KH_OK;
}

static kh_status
parse_interval(const app_select *options, kh_selector *selector, kh_error *err)
{
    kh_status ret = KH_OK;

    if (options->as_of != NULL && (options->from != NULL || options->to != NULL)) {
        return kh_fail(
            err, KH_ERR_ARGUMENT, "--as-of is one date, --from and --to are an interval: not both");
    }
    KH_TRY(parse_date("as-of", options->as_of, &selector->from, err));
    selector->to = selector->from;
    KH_TRY(parse_date("from", options->from, &selector->from, err));
    KH_TRY(parse_date("to", options->to, &selector->to, err));
out:
    return ret;
}

void
app_selector_free(app_selector *self)
{
    free(self->egos);
    free(self->dropped);
    *self = (app_selector){ 0 };
}

kh_status
app_selector_make(app_selector *self, const app *program, const kh_graph *graph,
    const app_select *options, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_selector *selector = &self->selector;

    *selector = (kh_selector){
        .types = options->types.items,
        .num_types = options->types.num,
        .relations = options->relations.items,
        .num_relations = options->relations.num,
        .sectors = options->sectors.items,
        .num_sectors = options->sectors.num,
        .num_egos = options->egos.num,
        .num_dropped = options->dropped.num,
        .radius = options->radius.given ? options->radius.value : 1,
        .min_confidence = options->min_confidence,
    };
    if (options->radius.given && options->egos.num == 0) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--radius needs --ego");
    }
    if (options->min_confidence > 1) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--min-confidence takes a number from 0 to 1");
    }
    KH_TRY(parse_interval(options, selector, err));
    KH_TRY(find_nodes(program, graph, &options->egos, &self->egos, err));
    KH_TRY(find_nodes(program, graph, &options->dropped, &self->dropped, err));
    selector->egos = self->egos;
    selector->dropped = self->dropped;
out:
    return ret;
}

kh_status
app_make_selection(const app *self, const kh_graph *graph, const app_select *options,
    kh_selection *selection, kh_error *err)
{
    kh_status ret = KH_OK;
    app_selector made = { 0 };

    KH_TRY(app_selector_make(&made, self, graph, options, err));
    KH_TRY(kh_select(selection, graph, &made.selector, err));
out:
    app_selector_free(&made);
    return ret;
}

kh_status
app_input_set_net_options(
    app_input *self, const app *program, const app_net *options, kh_error *err)
{
    self->has_communities
        = options->sectors_from != NULL && strcmp(options->sectors_from, COMMUNITIES) == 0;
    self->net_options = (kh_net_options){
        .direction = options->undirected ? KH_DIRECTION_IGNORED
                     : options->directed ? KH_DIRECTION_OF_FILE
                                         : KH_DIRECTION_BY_RELATION,
        .weighted = options->weighted,
        .sectors_from = self->has_communities ? NULL : options->sectors_from,
        .seed = options->seed.given ? options->seed.value : KH_USUAL_SEED,
        .num_threads = (size_t) program->common.threads.value,
    };

    if (options->seed.given && !program->command->draws && !self->has_communities) {
        kh_fail(err, KH_ERR_ARGUMENT, "%s draws nothing at random: it takes no --seed",
            program->command->name);
        kh_hint(err, "it does with --sectors-from " COMMUNITIES);
        return KH_ERR_ARGUMENT;
    }
    if (options->directed && options->undirected) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--directed and --undirected exclude each other");
    }
    return KH_OK;
}

static kh_status
make_net(app_input *self, const app *program, const app_net *options, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(app_input_set_net_options(self, program, options, err));
    ret = kh_net_build(&self->net, &self->graph, &self->selection, &self->net_options, err);
    if (ret == KH_ERR_NOTFOUND) {
        kh_hint(err, "--sectors-from " COMMUNITIES " takes detected groups");
    }
    KH_TRY(ret);
    if (self->has_communities) {
        KH_TRY(kh_group_as_sectors(&self->net, 1, self->net.seed, err));
    }
out:
    return ret;
}

kh_status
app_input_load(app_input *self, app *program, const char *const *paths, size_t num_paths,
    const app_select *select, const app_net *options, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(app_read(program, paths, num_paths, &self->graph, err));
    KH_TRY(app_make_selection(program, &self->graph, select, &self->selection, err));
    KH_TRY(make_net(self, program, options, err));
out:
    return ret;
}

void
app_input_free(app_input *self)
{
    kh_net_free(&self->net);
    kh_selection_free(&self->selection);
    kh_graph_free(&self->graph);
}
