#include "app.h"

#include "../picture/picture.h"
#include "../route/answer.h"
#include "../route/matrix.h"
#include "../route/missing.h"
#include "path_options.h"
#include "slips.h"
#include "table_output.h"

#include <string.h>

static const app_group groups[] = {
    { "Path", app_path_own_options, offsetof(app_path_options, own) },
    { "Selection", app_select_options, offsetof(app_path_options, select) },
    { "Net", app_net_options, offsetof(app_path_options, net) },
    { "Table", app_table_options, offsetof(app_path_options, table) },
    { 0 },
};

/* A picture of paths is asked of draw. */
static kh_status
choose_format(
    const app *self, const app_table *table, const kh_table_format **format, kh_error *err)
{
    const char *output = self->common.output;
    const char *dot = output == NULL ? NULL : strrchr(output, '.');
    const char *name = table->format != NULL ? table->format : dot != NULL ? dot + 1 : "text";

    if (kh_table_format_find(name, format, NULL) != KH_OK
        && (kh_picture_knows(name) || strcmp(name, "html") == 0)) {
        kh_fail(err, KH_ERR_ARGUMENT, "path writes no %s", name);
        kh_hint(err, "kakehashi draw --path A --path B FILE -o FILE.%s draws it", name);
        return KH_ERR_ARGUMENT;
    }
    return app_choose_format(self, table, format, err);
}

/* What stands between the ends and the files belongs to an option. */
static kh_status
check_order(const app *self, const app_path_own *o, const char *const *args, size_t num_ends,
    size_t num_args, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(app_check_order(self->command, args, num_ends, num_args, err));
    if (o->to_sector != NULL && num_args > 2 && !app_is_there(args[num_ends])) {
        kh_fail(err, KH_ERR_ARGUMENT, "B and --to-sector exclude each other, and %s is no file",
            args[num_ends]);
        kh_hint(err, "%s A --to-sector %s FILE...", self->command->name, o->to_sector);
        return KH_ERR_ARGUMENT;
    }
out:
    return ret;
}

static kh_status
load(app_input *input, app *self, const app_path_options *o, const char *const *paths,
    size_t num_paths, kh_error *err)
{
    const kh_status status
        = app_input_load(input, self, paths, num_paths, &o->select, &o->net, err);

    if (status == KH_ERR_IO && num_paths > 1 && !app_is_there(paths[0])) {
        kh_hint(err, "only A, B and files are given; through a node: --via %s", paths[0]);
    }
    return status;
}

/* --- distances --------------------------------------------------------------------------- */

static kh_status
read_set(kh_node_set *set, const app_input *input, const char *end, const char *lang, kh_error *err)
{
    const kh_status status = kh_node_set_read(set, &input->net, end, lang, err);

    if (status == KH_ERR_NOTFOUND) {
        app_hint_sector(err, input, end, "sector:");
    }
    return status;
}

static kh_status
write_matrix(app *self, const app_input *input, const app_path_options *o, const char *const *ends,
    bool *found, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_node_set from = { 0 }, to = { 0 };
    kh_table table = { 0 };
    const char *lang = self->common.lang;

    KH_TRY(read_set(&from, input, ends[0], lang, err));
    KH_TRY(read_set(&to, input, ends[1], lang, err));
    KH_TRY(kh_matrix_make(&table,
        &(kh_matrix_request){ .net = &input->net,
            .selection = &input->selection,
            .from = &from,
            .to = &to,
            .wide = o->own.wide,
            .lang = lang },
        found, err));
    KH_TRY(app_write_table(self, &table, &o->table, err));
out:
    kh_node_set_free(&from);
    kh_node_set_free(&to);
    kh_table_free(&table);
    return ret;
}

/* --- paths ------------------------------------------------------------------------------- */

static kh_status
write_table(app *self, const kh_route_answer *answer, const app_path_options *o, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_table table = { 0 };

    KH_TRY(kh_route_make_table(answer, &table, err));
    KH_TRY(app_write_table(self, &table, &o->table, err));
out:
    kh_table_free(&table);
    return ret;
}

static kh_status
write_answer(app *self, const kh_route_answer *answer, const app_path_options *o,
    const kh_table_format *format, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_table_style style = { .color = self->color_out, .width = app_width(self) };
    kh_text text = { 0 };

    if (format == &kh_table_format_json) {
        KH_TRY(kh_route_write_json(answer, o->own.explain, &text, err));
    } else if (format == &kh_table_format_ndjson) {
        KH_TRY(kh_route_write_lines(answer, &text, err));
    } else if (format != &kh_table_format_text) {
        return write_table(self, answer, o, err);
    } else {
        KH_TRY((o->own.explain ? kh_route_write_prose : kh_route_write_chains)(
            answer, &style, &text, err));
    }
    KH_TRY(app_write(self, &text, err));
out:
    kh_text_free(&text);
    return ret;
}

static kh_status
find_missing(const app *self, const app_input *input, const app_path_options *o,
    const kh_routes *routes, kh_missing *missing, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_exclusion exclusions[APP_MOST_EXCLUSIONS] = { 0 };
    size_t num, j;

    KH_TRY(app_path_exclude(self, &input->graph, &o->select, exclusions, &num, err));
    KH_TRY(kh_missing_find(missing, routes, exclusions, num, err));
out:
    for (j = 0; j < APP_MOST_EXCLUSIONS; j++) {
        kh_selection_free(&exclusions[j].selection);
    }
    return ret;
}

static kh_status
write_paths(app *self, const app_input *input, const app_path_options *o,
    const kh_table_format *format, const char *const *ends, bool *found, kh_error *err)
{
    kh_status ret = KH_OK;
    app_path_request asked = { 0 };
    kh_routes routes = { 0 };
    kh_missing missing = { 0 };
    const kh_route_answer answer = { .routes = &routes,
        .missing = &missing,
        .lang = self->common.lang != NULL ? self->common.lang
                                          : kh_graph_text(&input->graph, input->graph.language) };

    KH_TRY(app_path_ask(&asked, self, input, o, ends, err));
    KH_TRY(kh_routes_find(&routes, &asked.request, err));
    *found = routes.paths.num > 0;
    if (!*found) {
        KH_TRY(find_missing(self, input, o, &routes, &missing, err));
    }
    KH_TRY(write_answer(self, &answer, o, format, err));
out:
    kh_missing_free(&missing);
    kh_routes_free(&routes);
    app_path_request_free(&asked);
    return ret;
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    const app_path_options *o = values;
    const size_t num_ends = o->own.to_sector != NULL ? 1 : 2;
    kh_error err = { 0 };
    app_input input = { 0 };
    const kh_table_format *format;
    bool found = false;

    KH_TRY(choose_format(self, &o->table, &format, &err));
    KH_TRY(app_path_check(o, format, num_args, &err));
    KH_TRY(check_order(self, &o->own, args, num_ends, num_args, &err));
    KH_TRY(load(&input, self, o, args + num_ends, num_args - num_ends, &err));
    if (o->own.matrix) {
        KH_TRY(write_matrix(self, &input, o, args, &found, &err));
    } else {
        KH_TRY(write_paths(self, &input, o, format, args, &found, &err));
    }
out:
    app_input_free(&input);
    return ret != KH_OK ? app_fail(self, &err) : found ? APP_OK : APP_NO;
}

const app_command app_command_path = {
    .name = "path",
    .arguments = "A [B] FILE...",
    .summary = "how two nodes are connected, and which claims carry each step",
    .description
    = "Finds the shortest path from A to B (ids or names), or all of them, the k shortest, the\n"
      "widest; through nodes or around them, along a course of relations, forwards in time. Each\n"
      "step names the claims that carry it: ↓ leads the way that is walked, ↑ against it. A path\n"
      "meets no node twice. Without a path it says how far both ends reach and which claims that\n"
      "the conditions leave out would connect them, and exits with 1. --matrix measures distances\n"
      "between sets. `kakehashi draw --path A --path B` draws the shortest paths.\n\n"
      "text shows chains, json and ndjson paths with their claims, csv, tsv and md a row a claim.\n"
      "docs/paths.md describes all of it.",
    .examples = "kakehashi path kakogawa meti data/japan-smart-city.json\n"
                "kakehashi path 加古川市 経済産業省 --all --lang ja data/japan-smart-city.json\n"
                "kakehashi path kakogawa meti -k 5 --explain data/japan-smart-city.json\n"
                "kakehashi path kakogawa meti --avoid mic --as-of 2018 data/japan-smart-city.json\n"
                "kakehashi path kakogawa meti --relations applied-in,*,runs --format csv "
                "data/japan-smart-city.json\n"
                "kakehashi path kakogawa --to-sector energy data/japan-smart-city.json\n"
                "kakehashi path --matrix type:city type:ministry data/japan-smart-city.json",
    .groups = groups,
    .options_size = sizeof(app_path_options),
    .min_args = 2,
    .max_args = SIZE_MAX,
    .run = run,
};
