#include "app.h"

#include "../graph/part.h"
#include "../write/writer.h"
#include "input.h"

#include <string.h>
#include <unistd.h>

typedef struct {
    const char *to;
} own_options;

typedef struct {
    own_options own;
    app_select select;
} options;

static const app_option own[] = {
    { APP_TEXT, "to", 0, offsetof(own_options, to), "FORMAT",
        "json, ndjson or khg (default: by the extension of -o)" },
    { 0 },
};

static const app_group groups[] = {
    { "What", own, offsetof(options, own) },
    { "Selection", app_select_options, offsetof(options, select) },
    { 0 },
};

static kh_status
choose_writer(const app *self, const own_options *o, const kh_writer **writer, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *path = self->common.output;
    const char *dot = path == NULL ? NULL : strrchr(path, '.');

    if (o->to != NULL) {
        KH_TRY(kh_writer_find(o->to, writer, err));
    } else if (dot != NULL) {
        KH_TRY(kh_writer_find(dot + 1, writer, err));
    } else {
        (void) kh_fail(err, KH_ERR_ARGUMENT, "the format to convert to is missing");
        kh_hint(err, "-o FILE.khg, -o FILE.json or --to json");
        return KH_ERR_ARGUMENT;
    }
    if ((*writer)->binary && path == NULL && isatty(self->out)) {
        (void) kh_fail(
            err, KH_ERR_ARGUMENT, "%s is nothing to read on a terminal", (*writer)->name);
        kh_hint(err, "-o FILE.%s", (*writer)->name);
        return KH_ERR_ARGUMENT;
    }
out:
    return ret;
}

static void
report_losses(const app *self, const kh_writer *writer, const kh_losses *losses)
{
    const size_t num_bare = losses->num_bare_labels, num_clashing = losses->num_clashing_keys;

    if (num_bare > 0) {
        app_warn(self, "%zu name%s without a language beside others with one: \"und\" in %s",
            num_bare, num_bare == 1 ? "" : "s", writer->name);
    }
    if (num_clashing > 0) {
        app_warn(self,
            num_clashing == 1
                ? "left out: %zu unknown key \"kind\" or \"id\", which means something else in %s"
                : "left out: %zu unknown keys \"kind\" or \"id\", which mean something else in %s",
            num_clashing, writer->name);
    }
}

static kh_status
keep_selected(const app *self, kh_graph *graph, const app_select *select, kh_findings *findings,
    kh_error *err)
{
    kh_status ret = KH_OK;
    kh_selection selection = { 0 };
    kh_graph part = { 0 };

    KH_TRY(app_make_selection(self, graph, select, &selection, err));
    if (kh_text_bytes(&selection.description)[0] != '\0') {
        KH_TRY(kh_graph_copy_part(&part, graph, &selection, err));
        kh_graph_free(graph);
        *graph = part;
        part = (kh_graph){ 0 };
        /* They are about the whole. */
        kh_findings_free(findings);
    }
out:
    kh_graph_free(&part);
    kh_selection_free(&selection);
    return ret;
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    const options *o = values;
    kh_error err = { 0 };
    const kh_writer *writer;
    kh_findings findings = { 0 };
    kh_graph graph = { 0 };
    kh_losses losses = { 0 };
    kh_sink sink = app_open_sink(self);

    KH_TRY(choose_writer(self, &o->own, &writer, &err));
    KH_TRY(app_read_with_findings(self, args, num_args, &graph, &findings, &err));
    KH_TRY(keep_selected(self, &graph, &o->select, &findings, &err));
    KH_TRY(writer->write(&graph, &findings, &sink, &losses, &err));
    self->written = true;
    report_losses(self, writer, &losses);
out:
    kh_sink_free(&sink);
    kh_findings_free(&findings);
    kh_graph_free(&graph);
    return ret == KH_OK ? APP_OK : app_fail(self, &err);
}

const app_command app_command_convert = {
    .name = "convert",
    .arguments = "FILE...",
    .summary = "between formats, with a report of what the target cannot hold",
    .description
    = "Reads the files, merges them, and writes the graph, or the selected part of it, in another\n"
      "format. Unknown keys are kept. json is written one element a line, keys in the order of "
      "the\n"
      "schema; khg is a snapshot, which opens at once however large it is, and which any command\n"
      "reads. What the format cannot hold is said.",
    .examples = "kakehashi convert data/japan-smart-city.json -o smart.khg\n"
                "kakehashi convert smart.khg --type ministry --to ndjson",
    .groups = groups,
    .options_size = sizeof(options),
    .min_args = 1,
    .max_args = SIZE_MAX,
    .run = run,
};
