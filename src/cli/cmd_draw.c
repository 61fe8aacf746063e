#include "app.h"

#include "../base/array.h"
#include "../base/choices.h"
#include "../draw/draw.h"
#include "../graph/label.h"
#include "../picture/picture.h"
#include "../stable/stable.h"
#include "../view/preset.h"
#include "draw_page.h"
#include "input.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define MOST_TOP  1000
#define MOST_PATH 8

typedef struct {
    const char *view, *preset, *measure, *format, *fonts, *stable;
    app_count top;
    bool monochrome, strict;
    app_list path;
} own_options;

typedef struct {
    own_options own;
    app_select select;
} options;

static const app_option own[] = {
    { APP_TEXT, "view", 0, offsetof(own_options, view), "VIEW",
        "a diagram's definition, e.g. graphs/society5.json" },
    { APP_TEXT, "preset", 0, offsetof(own_options, preset), "PRESET",
        "a kind of diagram; kakehashi help presets lists them (default: map)" },
    { APP_TEXT, "measure", 0, offsetof(own_options, measure), "MEASURE",
        "what the charts of --preset series show: a column of bridges (default cross_share) or a "
        "measure of rank" },
    { APP_REPEAT, "path", 0, offsetof(own_options, path), "NODE",
        "an end of the path to show, given for each; between them what it is to meet (--preset "
        "path)" },
    { APP_TEXT, "format", 'f', offsetof(own_options, format), "FORMAT",
        "svg, png, pdf, html, dot, mmd, md or json (default: by the extension of -o, else svg)" },
    { APP_FLAG, "monochrome", 0, offsetof(own_options, monochrome), NULL,
        "black, white and greys: nothing is told by a colour" },
    { APP_TEXT, "fonts", 0, offsetof(own_options, fonts), "HOW",
        "embed: an SVG carries what it needs of its fonts (default), none: it does not" },
    { APP_FLAG, "strict", 0, offsetof(own_options, strict), NULL,
        "write nothing if the check of the finished picture finds a fault; exit code 1" },
    { APP_COUNT, "top", 0, offsetof(own_options, top), "N",
        "only the N bodies that bridge sectors most, and neighbours of theirs; presets bridges, "
        "groups, pairs, series: how many bodies, nodes, sectors, charts they show" },
    { APP_TEXT, "stable", 0, offsetof(own_options, stable), "DRAWING",
        "the previous drawing, svg or json: what stays keeps its place; may be the one of -o" },
    { 0 },
};

static const app_group groups[] = {
    { "Diagram", own, offsetof(options, own) },
    { "Selection", app_select_options, offsetof(options, select) },
    { 0 },
};

/* The format that was asked for, or that the name of the output ends in. */
static kh_status
choose_format(const app *self, const own_options *o, const char **format, kh_error *err)
{
    const char *path = self->common.output;
    const char *dot = path == NULL ? NULL : strrchr(path, '.');

    *format = "svg";
    if (o->format != NULL) {
        *format = o->format;
    } else if (dot != NULL && strchr(dot, '/') == NULL) {
        *format = dot + 1;
    }
    if (!kh_picture_knows(*format) && strcmp(*format, "html") != 0) {
        kh_fail(err, KH_ERR_ARGUMENT, "a diagram cannot be written as \"%s\"", *format);
        kh_hint(err, "name the output *.svg, *.png, *.pdf, *.html, *.dot, *.mmd, *.md or *.json, "
                     "or give --format");
        return KH_ERR_ARGUMENT;
    }
    if (path == NULL && isatty(self->out)
        && (strcmp(*format, "png") == 0 || strcmp(*format, "pdf") == 0)) {
        return kh_fail(err, KH_ERR_ARGUMENT, "%s is not for the terminal; give -o FILE", *format);
    }
    return KH_OK;
}

static kh_status
check_preset(const char *name, kh_error *err)
{
    kh_choices choices;
    size_t j;

    if (name == NULL || kh_preset_find(name) != NULL) {
        return KH_OK;
    }
    choices = kh_choices_make(name);
    for (j = 0; kh_presets[j].name != NULL; j++) {
        kh_choices_offer(&choices, kh_presets[j].name);
    }
    return kh_choices_fail(&choices, "preset", err);
}

/* What the command line says goes before what the view says. */
static kh_status
override_view(kh_view *view, const own_options *o, kh_error *err)
{
    if (o->preset != NULL) {
        view->preset = o->preset;
    }
    if (o->measure != NULL) {
        view->measure = o->measure;
    }
    view->monochrome = view->monochrome || o->monochrome;
    if (o->top.given) {
        if (o->top.value < 1 || o->top.value > MOST_TOP) {
            return kh_fail(err, KH_ERR_ARGUMENT, "--top takes a number from 1 to %d", MOST_TOP);
        }
        view->top = (double) o->top.value;
    }
    if (o->fonts == NULL) {
        return KH_OK;
    }
    if (strcmp(o->fonts, "embed") != 0 && strcmp(o->fonts, "none") != 0) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--fonts takes embed or none, not \"%s\"", o->fonts);
    }
    view->fonts = o->fonts;
    return KH_OK;
}

static kh_status
read_view(const app *self, const own_options *o, kh_view *view, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_findings findings = { 0 };
    kh_error reading = { 0 };

    KH_TRY(check_preset(o->preset, err));
    if (o->view != NULL) {
        KH_TRY(app_spare_input(self, o->view, err));
        ret = kh_view_read(view, o->view, &findings, &reading);
        if (ret == KH_ERR_DATA && findings.num > 0) {
            app_print_errors(self, &findings, "");
            kh_fail(err, KH_ERR_DATA, "the view was not understood; nothing was drawn");
            kh_hint(err, "docs/diagrams.md describes views");
            goto out;
        } else if (ret != KH_OK) {
            *err = reading;
            goto out;
        }
    }
    KH_TRY(override_view(view, o, err));
out:
    kh_findings_free(&findings);
    return ret;
}

/* The ends of --path: whatever names a node elsewhere does here. */
static kh_status
choose_ends(
    const app *self, const own_options *o, const kh_graph *graph, kh_view *view, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t node;
    size_t j;

    if (o->path.num == 0) {
        return KH_OK;
    }
    view->preset = o->preset == NULL ? "path" : view->preset;
    if (o->path.num == 1) {
        kh_fail(err, KH_ERR_ARGUMENT, "a path has two ends, and --path %s is only one",
            o->path.items[0]);
        kh_hint(err, "add the other: --path A --path B");
        return KH_ERR_ARGUMENT;
    }
    if (o->path.num > MOST_PATH) {
        return kh_fail(err, KH_ERR_ARGUMENT, "--path is given at most %d times", MOST_PATH);
    }
    free(view->path.items);
    view->path = (kh_names){ 0 };
    KH_TRY(KH_NEW(&view->path.items, o->path.num, "ends", err));
    for (j = 0; j < o->path.num; j++) {
        KH_TRY(kh_graph_need_node(graph, o->path.items[j], self->common.lang, &node, err));
        view->path.items[view->path.num++] = kh_graph_node_id(graph, node);
    }
out:
    return ret;
}

/* Errors among the findings: what was asked for does not exist, and the answer is no. */
static void
answer_no(const app *self, const kh_findings *findings)
{
    size_t j;

    for (j = 0; j < findings->num; j++) {
        const kh_finding *finding = &findings->items[j];
        kh_error err = { 0 };

        if (finding->code[0] == 'E') {
            kh_fail(&err, KH_ERR_DATA, "%s", finding->message);
            kh_hint(&err, "%s", finding->hint);
            app_fail(self, &err);
        }
    }
}

/* Whether a warning is about the finished picture, not about what it was asked to show. */
static bool
is_fault(const kh_finding *warning)
{
    return strcmp(warning->code, "W115") == 0 || strcmp(warning->code, "W112") == 0;
}

static void
print_warnings(const app *self, const kh_findings *warnings, bool without_faults)
{
    size_t j;

    for (j = 0; j < warnings->num; j++) {
        const kh_finding *w = &warnings->items[j];

        if (w->code[0] == 'E' || (without_faults && is_fault(w))) {
            continue;
        }
        if (w->place.line > 0) {
            app_warn(self, "%s:%u:%u: %s: %s", w->place.file, w->place.line, w->place.column,
                w->pointer, w->message);
        } else {
            app_warn(self, "%s%s%s", w->message, w->hint[0] != '\0' ? "; " : "", w->hint);
        }
    }
}

/* A drawing that follows on itself every night reads the file that it is about to replace; any
 * other way to lose the previous drawing is a mistake. */
static kh_status
read_previous(
    const app *self, const char *path, const char *format, kh_places *previous, kh_error *err)
{
    kh_status ret = KH_OK;

    if (path != NULL) {
        if (strcmp(format, "dot") == 0) {
            return kh_fail(err, KH_ERR_ARGUMENT, "--stable keeps places, and DOT has none");
        }
        if (self->common.output == NULL || strcmp(self->common.output, path) != 0) {
            KH_TRY(app_spare_input(self, path, err));
        }
        KH_TRY(kh_places_read(previous, path, err));
    }
out:
    return ret;
}

/* Faults as errors, whatever --quiet says; the number of them. */
static size_t
print_faults(const app *self, const kh_findings *warnings)
{
    size_t num = 0, j;

    for (j = 0; j < warnings->num; j++) {
        if (is_fault(&warnings->items[j])) {
            kh_error err = { 0 };

            kh_fail(&err, KH_ERR_DATA, "%s", warnings->items[j].message);
            app_fail(self, &err);
            num++;
        }
    }
    return num;
}

static app_exit
refuse(const app *self)
{
    kh_error err = { 0 };

    kh_fail(&err, KH_ERR_DATA, "the picture has faults; nothing was written");
    kh_hint(
        &err, "another --preset, engine or page, or less to draw; without --strict it is written");
    app_fail(self, &err);
    return APP_NO;
}

/* One file of drawings, or one drawing. */
static kh_status
draw(const app *self, const char *format, const kh_graph *graph, const kh_selection *selection,
    const kh_view *view, const kh_places *previous, kh_text *bytes, kh_findings *warnings,
    kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text scene = { 0 };

    if (strcmp(format, "html") == 0) {
        return app_draw_page(self, graph, selection, view, previous, bytes, warnings, err);
    }
    KH_TRY(kh_draw_scene(graph, selection, view, self->common.lang, &scene, warnings, err));
    if (previous->num_nodes > 0) {
        KH_TRY(kh_stable_draw(previous, kh_text_bytes(&scene), format, bytes, warnings, err));
    } else {
        KH_TRY(kh_picture_draw(kh_text_bytes(&scene), format, NULL, bytes, warnings, err));
    }
out:
    kh_text_free(&scene);
    return ret;
}

static app_exit
run(app *self, const void *values, const char *const *args, size_t num_args)
{
    kh_status ret = KH_OK;
    const options *o = values;
    kh_error err = { 0 };
    kh_findings warnings = { 0 };
    kh_view view = { 0 };
    kh_graph graph = { 0 };
    kh_selection selection = { 0 };
    kh_places previous = { 0 };
    kh_text bytes = { 0 };
    const char *format;
    bool refused = false, unanswered = false;

    KH_TRY(choose_format(self, &o->own, &format, &err));
    KH_TRY(read_view(self, &o->own, &view, &err));
    view.complete = strcmp(format, "dot") == 0;
    KH_TRY(read_previous(self, o->own.stable, format, &previous, &err));
    KH_TRY(app_read(self, args, num_args, &graph, &err));
    KH_TRY(app_make_selection(self, &graph, &o->select, &selection, &err));
    KH_TRY(choose_ends(self, &o->own, &graph, &view, &err));
    KH_TRY(draw(self, format, &graph, &selection, &view, &previous, &bytes, &warnings, &err));
    refused = o->own.strict && print_faults(self, &warnings) > 0;
    unanswered = warnings.num_errors > 0;
    if (!refused && !unanswered) {
        KH_TRY(app_write(self, &bytes, &err));
    }
out:
    print_warnings(self, &warnings, refused);
    if (unanswered) {
        answer_no(self, &warnings);
    }
    kh_findings_free(&warnings);
    kh_text_free(&bytes);
    kh_places_free(&previous);
    kh_selection_free(&selection);
    kh_graph_free(&graph);
    kh_view_free(&view);
    if (refused) {
        return refuse(self);
    }
    if (unanswered) {
        return APP_NO;
    }
    return ret == KH_OK ? APP_OK : app_fail(self, &err);
}

static void
add_presets(kh_text *out)
{
    const kh_preset *preset;

    kh_text_add(out, "\nPresets (kakehashi help presets explains them):\n");
    for (preset = kh_presets; preset->name != NULL; preset++) {
        kh_text_print(out, "  %-10s%s\n", preset->name, preset->summary);
    }
}

const app_command app_command_draw = {
    .name = "draw",
    .arguments = "FILE...",
    .summary = "a diagram: svg, png, pdf, an interactive page, or for a wiki",
    .description
    = "Draws the selection as a view file says, or as a preset does. Labels are in the language\n"
      "of --lang. The legend, the date and the count of sources are made from what is drawn.\n"
      "An html page has the diagram in every language of the graph, with search, filters, and the\n"
      "claims and sources of each node; it is one file that needs no network.\n"
      "docs/diagrams.md describes presets, views and pages.",
    .examples = "kakehashi draw --view graphs/society5.json --lang ja "
                "data/japan-smart-city.json -o society5.svg\n"
                "kakehashi draw --preset map --ego csti data/japan-smart-city.json -o csti.png\n"
                "kakehashi draw --preset sectors --type ministry,city "
                "data/japan-smart-city.json -o sectors.pdf\n"
                "kakehashi draw --path kakogawa --path meti data/japan-smart-city.json "
                "-o path.svg\n"
                "kakehashi draw --view graphs/society5.json data/japan-smart-city.json "
                "-o society5.html",
    .add_lists = add_presets,
    .groups = groups,
    .options_size = sizeof(options),
    .min_args = 1,
    .max_args = SIZE_MAX,
    .run = run,
};
