#include "app.h"

#include "../cut/report.h"
#include "input.h"
#include "sets.h"
#include "slips.h"
#include "table_output.h"

typedef struct {
    bool nodes, paths, explain;
} own_options;

typedef struct {
    own_options own;
    app_select select;
    app_net net;
    app_table table;
} options;

static const app_option own[] = {
    { APP_FLAG, "nodes", 0, offsetof(own_options, nodes), NULL,
        "the fewest nodes instead of the fewest ties; a node given as A or B stays" },
    { APP_FLAG, "paths", 0, offsetof(own_options, paths), NULL,
        "instead, paths that share no tie (with --nodes, no node that could go): as many as the "
        "cut has" },
    { APP_FLAG, "explain", 0, offsetof(own_options, explain), NULL,
        "in sentences with citations, as text or json" },
    { 0 },
};

static const app_group groups[] = {
    { "Cut", own, offsetof(options, own) },
    { "Selection", app_select_options, offsetof(options, select) },
    { "Net", app_net_options, offsetof(options, net) },
    { "Table", app_table_options, offsetof(options, table) },
    { 0 },
};

/* An explanation is prose; in JSON it stands beside the table. */
static kh_status
check_options(const app *self, const options *o, const kh_table_format **format, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool has_table = o->table.top.given || o->table.sort != NULL || o->table.columns.num > 0;

    KH_TRY(app_choose_format(self, &o->table, format, err));
    if (o->own.nodes && o->net.weighted) {
        ret = kh_fail(err, KH_ERR_ARGUMENT, "--nodes counts nodes: it takes no --weighted");
    } else if (o->own.paths && o->net.weighted) {
        ret = kh_fail(err, KH_ERR_ARGUMENT, "--paths counts ties: it takes no --weighted");
    } else if (o->own.paths && o->own.explain) {
        ret = kh_fail(err, KH_ERR_ARGUMENT, "--paths and --explain are two answers: ask for one");
    } else if (o->own.explain && *format != &kh_table_format_text
               && *format != &kh_table_format_json) {
        ret = kh_fail(
            err, KH_ERR_ARGUMENT, "an explanation is text or json, not %s", (*format)->name);
    } else if (o->own.explain && *format == &kh_table_format_text && has_table) {
        ret = kh_fail(err, KH_ERR_ARGUMENT, "an explanation is no table: it takes no --%s",
            o->table.top.given      ? "top"
            : o->table.sort != NULL ? "sort"
                                    : "columns");
    }
out:
    return ret;
}

static kh_cut_end
end_of(const app_set *set)
{
    return (kh_cut_end){ set->label, set->is_node, set->nodes, set->num_nodes };
}

static kh_status
write_answer(app *self, const kh_cut_request *request, const options *o, bool is_prose,
    kh_cut_outcome *outcome, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_table table = { 0 };
    kh_text text = { 0 };

    if (is_prose) {
        KH_TRY(kh_cut_explain(&text, request, app_width(self), outcome, err));
        KH_TRY(app_write(self, &text, err));
    } else {
        KH_TRY(kh_cut_report(&table, request, outcome, err));
        KH_TRY(app_write_table(self, &table, &o->table, err));
    }
out:
    kh_table_free(&table);
    kh_text_free(&text);
    return ret;
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    const options *o = values;
    kh_error err = { 0 };
    app_input input = { 0 };
    app_set a = { 0 }, b = { 0 };
    const kh_table_format *format = NULL;
    kh_cut_request request;
    kh_cut_outcome outcome = KH_CUT_FOUND;
    bool is_json;

    KH_TRY(check_options(self, o, &format, &err));
    KH_TRY(app_check_order(self->command, args, 2, num_args, &err));
    is_json = format == &kh_table_format_json; /* only it has the nodes of either side */
    KH_TRY(app_input_load(&input, self, args + 2, num_args - 2, &o->select, &o->net, &err));
    KH_TRY(app_set_find(&a, self, &input, args[0], &err));
    KH_TRY(app_set_find(&b, self, &input, args[1], &err));
    request = (kh_cut_request){ .net = &input.net,
        .selection = &input.selection,
        .a = end_of(&a),
        .b = end_of(&b),
        .of_nodes = o->own.nodes,
        .list_sides = is_json,
        .lists_paths = o->own.paths,
        .explains = is_json && o->own.explain,
        .lang = self->common.lang };
    KH_TRY(write_answer(self, &request, o, o->own.explain && !is_json, &outcome, &err));
out:
    app_set_free(&a);
    app_set_free(&b);
    app_input_free(&input);
    return ret != KH_OK ? app_fail(self, &err) : outcome == KH_CUT_FOUND ? APP_OK : APP_NO;
}

const app_command app_command_cuts = {
    .name = "cuts",
    .arguments = "A B FILE...",
    .summary = "the minimum cut between two nodes or sectors, with the claims that form it",
    .description
    = "The fewest ties without which no path leads from A to B, and the claims behind them; with\n"
      "--weighted those of the least strength, with --nodes the fewest nodes. Is there more than "
      "one\n"
      "such cut, the one nearest to A and the one nearest to B are listed: all others lie "
      "between.\n"
      "A and B are each " APP_SET_SYNTAX "\n"
      "A node in both is an end of neither, unless one lies within the other.\n"
      "Exit code 1: nothing connects them, or with --nodes, they are tied directly.",
    .examples
    = "kakehashi cuts \"Kakogawa\" meti data/japan-smart-city.json\n"
      "kakehashi cuts --nodes kakogawa meti data/japan-smart-city.json\n"
      "kakehashi cuts kakogawa meti --paths data/japan-smart-city.json\n"
      "kakehashi cuts kakogawa meti --explain --lang ko data/japan-smart-city.json\n"
      "kakehashi cuts sector:energy sector:ict --lang ja data/japan-smart-city.json\n"
      "kakehashi cuts type:city type:ministry --as-of 2011 -f csv data/japan-smart-city.json",
    .groups = groups,
    .options_size = sizeof(options),
    .min_args = 3,
    .max_args = SIZE_MAX,
    .run = run,
};
