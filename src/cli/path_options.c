#include "path_options.h"

#include "../base/array.h"
#include "../route/members.h"
#include "slips.h"

#include <stdlib.h>
#include <string.h>

#define USUAL_MOST 100

/* More would take minutes, or more than a page of anything. */
#define MOST_K     10000
#define MOST_PATHS 1000000

const app_option app_path_own_options[] = {
    { APP_FLAG, "all", 0, offsetof(app_path_own, all), NULL,
        "all paths that are as short (with --widest: as wide and as short) as any" },
    { APP_COUNT, "most", 0, offsetof(app_path_own, most), "N",
        "with --all: no more than N paths (default 100)" },
    { APP_COUNT, "k-shortest", 'k', offsetof(app_path_own, k), "N",
        "the N shortest paths; with --weighted by the sum of 1/strength" },
    { APP_FLAG, "widest", 0, offsetof(app_path_own, widest), NULL,
        "the path whose weakest tie is strongest, and of these the shortest" },
    { APP_TEXT, "to-sector", 0, offsetof(app_path_own, to_sector), "SECTOR",
        "in place of B: the nearest bodies of a sector or its children" },
    { APP_REPEAT, "via", 0, offsetof(app_path_own, via), "NODE",
        "only paths through NODE (an id or a name); repeat for more, in their order" },
    { APP_REPEAT, "avoid", 0, offsetof(app_path_own, avoid), "NODE",
        "only paths around NODE; repeat for more" },
    { APP_LIST, "relations", 0, offsetof(app_path_own, relations), "RELATION,...",
        "the relations of the steps in their order; * stands for any number of steps" },
    { APP_LIST, "types", 0, offsetof(app_path_own, types), "TYPE,...",
        "only nodes of these types between the ends" },
    { APP_FLAG, "in-order", 0, offsetof(app_path_own, in_order), NULL,
        "only paths that can be walked forwards in time: validity never goes back" },
    { APP_COUNT, "max-length", 0, offsetof(app_path_own, max_length), "N",
        "only paths of at most N steps" },
    { APP_FLAG, "explain", 0, offsetof(app_path_own, explain), NULL,
        "in sentences with citations, as text or json" },
    { APP_FLAG, "matrix", 0, offsetof(app_path_own, matrix), NULL,
        "distances between sets: A and B are each a NODE, type:ID or sector:ID" },
    { APP_FLAG, "wide", 0, offsetof(app_path_own, wide), NULL,
        "with --matrix: a row for each of A, a column for each of B" },
    { 0 },
};

/* --- what goes together ------------------------------------------------------------------ */

static kh_status
refuse(kh_error *err, const char *what, const char *option, const char *why)
{
    return kh_fail(err, KH_ERR_ARGUMENT, "%s takes no --%s: %s", what, option, why);
}

/* What asks for a path would be ignored by a matrix. */
static kh_status
check_matrix(const app_path_own *o, kh_error *err)
{
    const struct {
        bool given;
        const char *name;
    } others[] = { { o->all, "all" }, { o->k.given, "k-shortest" }, { o->widest, "widest" },
        { o->to_sector != NULL, "to-sector" }, { o->via.num > 0, "via" },
        { o->avoid.num > 0, "avoid" }, { o->relations.num > 0, "relations" },
        { o->types.num > 0, "types" }, { o->in_order, "in-order" },
        { o->max_length.given, "max-length" }, { o->explain, "explain" },
        { o->most.given, "most" } };
    size_t j;

    for (j = 0; j < sizeof(others) / sizeof(*others) && o->matrix; j++) {
        if (others[j].given) {
            const kh_status status
                = refuse(err, "--matrix", others[j].name, "it measures, and shows no paths");

            kh_hint(err, "the options of selection choose what it measures in, e.g. --drop NODE");
            return status;
        }
    }
    return o->wide && !o->matrix ? kh_fail(err, KH_ERR_ARGUMENT, "--wide needs --matrix") : KH_OK;
}

static kh_status
check_kind(const app_path_own *o, kh_error *err)
{
    if (o->k.given && (o->all || o->widest)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "-k and --%s are two questions: ask one",
            o->all ? "all" : "widest");
    }
    if (o->to_sector != NULL && o->widest) {
        return refuse(err, "--to-sector", "widest", "it looks for the nearest");
    }
    if (o->most.given && !o->all) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--most needs --all");
    }
    if (o->k.given && (o->k.value == 0 || o->k.value > MOST_K)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "-k takes a number from 1 to %d", MOST_K);
    }
    if (o->most.given && (o->most.value == 0 || o->most.value > MOST_PATHS)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--most takes a number from 1 to %d", MOST_PATHS);
    }
    if (o->max_length.given && o->max_length.value == 0) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--max-length takes a number from 1 on");
    }
    if (o->relations.num > KH_PATH_MOST_COURSE) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--relations takes at most %d", KH_PATH_MOST_COURSE);
    }
    return KH_OK;
}

/* Chains, sentences and JSON are no tables. */
static kh_status
check_table(const app_path_options *o, const kh_table_format *format, kh_error *err)
{
    const bool is_table = o->own.matrix
                          || (format != &kh_table_format_text && format != &kh_table_format_json
                              && format != &kh_table_format_ndjson);
    const char *given = o->table.top.given         ? "top"
                        : o->table.sort != NULL    ? "sort"
                        : o->table.columns.num > 0 ? "columns"
                                                   : NULL;

    if (o->own.explain && format != &kh_table_format_text && format != &kh_table_format_json) {
        return kh_fail(
            err, KH_ERR_ARGUMENT, "an explanation is text or json, not %s", format->name);
    }
    if (!is_table && given != NULL) {
        kh_fail(err, KH_ERR_ARGUMENT, "paths as %s are no table: they take no --%s", format->name,
            given);
        kh_hint(err, "--format csv, tsv or md is a table, a row a claim");
        return KH_ERR_ARGUMENT;
    }
    return KH_OK;
}

kh_status
app_path_check(
    const app_path_options *o, const kh_table_format *format, size_t num_args, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(check_matrix(&o->own, err));
    KH_TRY(check_kind(&o->own, err));
    KH_TRY(check_table(o, format, err));
    if (o->own.to_sector == NULL && num_args < 3) {
        ret = kh_fail(err, KH_ERR_ARGUMENT, "path needs A, B and a FILE");
        kh_hint(err, "kakehashi path kakogawa meti data/japan-smart-city.json");
    }
out:
    return ret;
}

/* --- names to indices -------------------------------------------------------------------- */

static kh_status
find_node(const app *program, const app_input *input, const char *name, uint32_t *v, kh_error *err)
{
    const kh_status status = kh_member_named(&input->net, name, program->common.lang, v, err);

    if (status == KH_ERR_NOTFOUND
        && (strncmp(name, "type:", 5) == 0 || strncmp(name, "sector:", 7) == 0)) {
        kh_hint(err, "sets are for --matrix; --to-sector ID finds the nearest bodies of a sector");
    } else if (status == KH_ERR_NOTFOUND) {
        app_hint_nodes(err);
    }
    return status;
}

static kh_status
find_end(const app *program, const app_input *input, const char *name, uint32_t *v, kh_error *err)
{
    const kh_status status = find_node(program, input, name, v, err);

    if (status == KH_ERR_NOTFOUND) {
        app_hint_sector(err, input, name, "its nearest bodies are found by --to-sector ");
    }
    return status;
}

static kh_status
find_nodes(const app *program, const app_input *input, const app_list *names, uint32_t **nodes,
    kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(KH_NEW(nodes, names->num, "nodes", err));
    for (j = 0; j < names->num; j++) {
        KH_TRY(find_node(program, input, names->items[j], &(*nodes)[j], err));
    }
out:
    return ret;
}

/* Types and relations, which a selection by them would know. */
static kh_status
find_terms(app_path_request *self, const kh_graph *graph, const app_path_own *o, kh_error *err)
{
    kh_status ret = KH_OK;
    const char **named = NULL;
    kh_selector selector = { .types = o->types.items, .num_types = o->types.num };
    kh_selection selection = { 0 };
    size_t j;

    KH_TRY(KH_NEW(&named, o->relations.num, "relations", err));
    KH_TRY(KH_NEW(&self->types, o->types.num, "types", err));
    KH_TRY(KH_NEW(&self->course, o->relations.num, "relations", err));
    for (j = 0; j < o->relations.num; j++) {
        if (strcmp(o->relations.items[j], "*") != 0) {
            named[selector.num_relations++] = o->relations.items[j];
        }
    }
    selector.relations = named;
    KH_TRY(kh_select(&selection, graph, &selector, err));
    for (j = 0; j < o->types.num; j++) {
        kh_graph_find_type(graph, o->types.items[j], &self->types[j]);
    }
    for (j = 0; j < o->relations.num; j++) {
        if (!kh_graph_find_relation(graph, o->relations.items[j], &self->course[j])) {
            self->course[j] = KH_PATH_ANY;
        }
    }
out:
    free(named);
    kh_selection_free(&selection);
    return ret;
}

/* --- the request ------------------------------------------------------------------------- */

void
app_path_request_free(app_path_request *self)
{
    free(self->via);
    free(self->avoided);
    free(self->types);
    free(self->course);
    *self = (app_path_request){ 0 };
}

static void
set_kind(kh_route_request *request, const app_path_own *o)
{
    request->kind = o->k.given                        ? KH_ROUTE_K_SHORTEST
                    : o->widest                       ? KH_ROUTE_WIDEST
                    : o->to_sector != NULL && !o->all ? KH_ROUTE_NEAREST
                                                      : KH_ROUTE_SHORTEST;
    request->most = o->k.given      ? (size_t) o->k.value
                    : !o->all       ? 1
                    : o->most.given ? (size_t) o->most.value
                                    : USUAL_MOST;
    request->all = o->all;
    request->in_order = o->in_order;
    request->most_steps = (size_t) o->max_length.value;
}

/* Nodes that contradict one another. */
static kh_status
check_nodes(const kh_route_request *r, const app_path_own *o, kh_error *err)
{
    size_t j, k;

    for (j = 0; j < r->num_via; j++) {
        if (r->via[j] == r->from || r->via[j] == r->to) {
            return kh_fail(
                err, KH_ERR_ARGUMENT, "--via %s is an end of the path anyway", o->via.items[j]);
        }
        for (k = 0; k < j; k++) {
            if (r->via[k] == r->via[j]) {
                return kh_fail(err, KH_ERR_ARGUMENT,
                    "--via %s is given twice, and a path meets no node twice", o->via.items[j]);
            }
        }
    }
    for (j = 0; j < r->num_avoided; j++) {
        if (r->avoided[j] == r->from || r->avoided[j] == r->to) {
            return kh_fail(
                err, KH_ERR_ARGUMENT, "--avoid %s is an end of the path", o->avoid.items[j]);
        }
        for (k = 0; k < r->num_via; k++) {
            if (r->via[k] == r->avoided[j]) {
                return kh_fail(err, KH_ERR_ARGUMENT, "--avoid %s contradicts --via %s",
                    o->avoid.items[j], o->via.items[k]);
            }
        }
    }
    return KH_OK;
}

/* A path from a node to itself has no steps. */
static kh_status
check_ends(const kh_route_request *r, kh_error *err)
{
    bool steps = r->num_via > 0;
    size_t j;

    for (j = 0; j < r->num_course; j++) {
        steps = steps || r->course[j] != KH_PATH_ANY;
    }
    if (r->from == r->to && steps) {
        return kh_fail(err, KH_ERR_ARGUMENT,
            "A and B are one node: the path has no steps, and takes no --%s",
            r->num_via > 0 ? "via" : "relations");
    }
    return KH_OK;
}

kh_status
app_path_ask(app_path_request *self, const app *program, const app_input *input,
    const app_path_options *o, const char *const *ends, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_route_request *request = &self->request;

    *request = (kh_route_request){ .net = &input->net,
        .selection = &input->selection,
        .to = KH_NONE,
        .sector = o->own.to_sector };
    set_kind(request, &o->own);
    KH_TRY(find_end(program, input, ends[0], &request->from, err));
    if (o->own.to_sector == NULL) {
        KH_TRY(find_end(program, input, ends[1], &request->to, err));
    }
    KH_TRY(find_nodes(program, input, &o->own.via, &self->via, err));
    KH_TRY(find_nodes(program, input, &o->own.avoid, &self->avoided, err));
    KH_TRY(find_terms(self, &input->graph, &o->own, err));
    request->via = self->via;
    request->num_via = o->own.via.num;
    request->avoided = self->avoided;
    request->num_avoided = o->own.avoid.num;
    request->types = self->types;
    request->num_types = o->own.types.num;
    request->course = self->course;
    request->num_course = o->own.relations.num;
    KH_TRY(check_nodes(request, &o->own, err));
    KH_TRY(check_ends(request, err));
out:
    return ret;
}

/* --- what the selection leaves out ------------------------------------------------------- */

kh_status
app_path_exclude(const app *program, const kh_graph *graph, const app_select *select,
    kh_exclusion exclusions[APP_MOST_EXCLUSIONS], size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    const app_select *s = select;
    const struct {
        bool given;
        kh_why why;
        app_select alone;
    } conditions[APP_MOST_EXCLUSIONS] = {
        { s->as_of != NULL || s->from != NULL || s->to != NULL, KH_WHY_DATE,
            { .as_of = s->as_of, .from = s->from, .to = s->to } },
        { s->relations.num > 0, KH_WHY_RELATION, { .relations = s->relations } },
        { s->types.num > 0, KH_WHY_TYPE, { .types = s->types } },
        { s->sectors.num > 0, KH_WHY_SECTOR, { .sectors = s->sectors } },
        { s->egos.num > 0, KH_WHY_EGO, { .egos = s->egos, .radius = s->radius } },
        { s->dropped.num > 0, KH_WHY_DROP, { .dropped = s->dropped } },
        { s->min_confidence > 0, KH_WHY_CONFIDENCE, { .min_confidence = s->min_confidence } },
    };
    size_t j;

    *num = 0;
    for (j = 0; j < APP_MOST_EXCLUSIONS; j++) {
        if (conditions[j].given) {
            exclusions[*num].why = conditions[j].why;
            KH_TRY(app_make_selection(
                program, graph, &conditions[j].alone, &exclusions[*num].selection, err));
            ++*num;
        }
    }
out:
    return ret;
}
