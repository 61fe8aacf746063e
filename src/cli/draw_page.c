#include "draw_page.h"

#include "../base/json.h"
#include "../base/parallel.h"
#include "../draw/draw.h"
#include "../page/page.h"
#include "../panel/panel.h"
#include "../picture/picture.h"
#include "../stable/stable.h"
#include "draw_langs.h"

#include <stdlib.h>
#include <string.h>

/* Nodes of a page that is measured: the panel takes about a second then. */
#define MOST_MEASURED 3000
/* Shapes of a drawing that is SVG: more would be laid out for minutes, and show nothing. */
#define MOST_SHAPES 1500
/* Pictures that are drawn at a time. */
#define NUM_RENDERERS 2

typedef struct {
    const char *lang;
    json_t *scene; /* its title and lines are the page's */
    const char **subtitle, **footer;
    kh_text svg;
    kh_findings warnings;
} drawn;

typedef struct {
    const kh_graph *graph;
    const kh_selection *selection; /* as the command line has it */
    const kh_view *view;
    const kh_places *previous;
    drawn drawings[APP_MAX_LANGS];
    size_t num_drawings;
    kh_selection chosen; /* as the view has it, and of that what is drawn */
} making;

static void
free_making(making *self)
{
    size_t j;

    for (j = 0; j < self->num_drawings; j++) {
        json_decref(self->drawings[j].scene);
        free(self->drawings[j].subtitle);
        free(self->drawings[j].footer);
        kh_text_free(&self->drawings[j].svg);
        kh_findings_free(&self->drawings[j].warnings);
    }
    kh_selection_free(&self->chosen);
}

/* --- drawings ---------------------------------------------------------------------------- */

static const char **
list_lines(const json_t *lines)
{
    const char **items = calloc(json_array_size(lines) + 1, sizeof(*items));
    size_t j;

    for (j = 0; items != NULL && j < json_array_size(lines); j++) {
        items[j] = json_string_value(json_array_get(lines, j));
    }
    return items;
}

/* The page sets title and captions itself, and has room for the drawing as large as it is. */
static kh_status
strip_scene(const drawn *self, kh_text *scene, kh_error *err)
{
    static const char *const keys[] = { "title", "subtitle", "footer", "width", "height" };
    kh_status ret = KH_OK;
    json_t *bare = json_copy(self->scene);
    size_t j;

    if (bare == NULL || json_object_set_new(bare, "title", json_string("")) != 0) {
        KH_TRY(kh_fail_nomem(err, 1, "scene"));
    }
    for (j = 1; j < sizeof(keys) / sizeof(*keys); j++) {
        json_object_del(bare, keys[j]);
    }
    kh_json_add_value(scene, bare);
    KH_TRY(kh_text_status(scene, err));
out:
    json_decref(bare);
    return ret;
}

static kh_status
draw_in(making *self, drawn *drawing, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text scene = { 0 }, bare = { 0 };
    size_t offset;

    KH_TRY(kh_draw_scene(
        self->graph, self->selection, self->view, drawing->lang, &scene, &drawing->warnings, err));
    KH_TRY(kh_json_parse(kh_text_bytes(&scene), scene.length, &drawing->scene, &offset, err));
    drawing->subtitle = list_lines(json_object_get(drawing->scene, "subtitle"));
    drawing->footer = list_lines(json_object_get(drawing->scene, "footer"));
    if (drawing->subtitle == NULL || drawing->footer == NULL) {
        KH_TRY(kh_fail_nomem(err, 2, "captions"));
    }
    if (json_array_size(json_object_get(drawing->scene, "nodes")) > MOST_SHAPES) {
        goto out; /* the page draws it. */
    }
    KH_TRY(strip_scene(drawing, &bare, err));
    if (self->previous->num_nodes > 0) {
        KH_TRY(kh_stable_draw(
            self->previous, kh_text_bytes(&bare), "svg", &drawing->svg, &drawing->warnings, err));
    } else {
        KH_TRY(kh_picture_draw(
            kh_text_bytes(&bare), "svg", NULL, &drawing->svg, &drawing->warnings, err));
    }
out:
    kh_text_free(&scene);
    kh_text_free(&bare);
    return ret;
}

static kh_status
draw_task(void *context, size_t task, size_t worker, kh_error *err)
{
    making *self = context;

    (void) worker;
    return draw_in(self, &self->drawings[task], err);
}

static bool
is_known(const kh_findings *findings, const kh_finding *finding)
{
    size_t j;

    for (j = 0; j < findings->num; j++) {
        if (strcmp(findings->items[j].message, finding->message) == 0
            && strcmp(findings->items[j].pointer, finding->pointer) == 0) {
            return true;
        }
    }
    return false;
}

/* What is said of several languages is said once. */
static kh_status
gather_warnings(const making *self, kh_findings *warnings, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j, k;

    for (j = 0; j < self->num_drawings; j++) {
        for (k = 0; k < self->drawings[j].warnings.num; k++) {
            const kh_finding *w = &self->drawings[j].warnings.items[k];

            if (!is_known(warnings, w)) {
                KH_TRY(kh_findings_add(
                    warnings, w->code, w->place, w->pointer, w->hint, err, "%s", w->message));
            }
        }
    }
out:
    return ret;
}

/* --- facts ------------------------------------------------------------------------------- */

typedef struct {
    uint8_t *nodes, *edges; /* of the graph: 1 is drawn */
    size_t num_nodes, num_edges;
} marks;

static void
mark_claims(const making *self, const json_t *item, marks *seen)
{
    const json_t *claims = json_object_get(item, "claims"), *claim;
    size_t j;

    json_array_foreach (claims, j, claim) {
        const size_t edge = (size_t) json_integer_value(claim);

        if (edge < self->graph->edges.num && self->chosen.edges[edge]) {
            seen->num_edges += !seen->edges[edge];
            seen->edges[edge] = 1;
        }
    }
}

static void
mark_scene(const making *self, const json_t *scene, marks *seen)
{
    const json_t *nodes = json_object_get(scene, "nodes");
    const json_t *edges = json_object_get(scene, "edges"), *item;
    uint32_t node;
    size_t j;

    json_array_foreach (nodes, j, item) {
        const char *id = json_string_value(json_object_get(item, "id"));

        if (id != NULL && kh_graph_find_node(self->graph, id, &node) && self->chosen.nodes[node]) {
            seen->num_nodes += !seen->nodes[node];
            seen->nodes[node] = 1;
        }
        mark_claims(self, item, seen);
    }
    json_array_foreach (edges, j, item) {
        mark_claims(self, item, seen);
    }
}

/* Of what is selected the page knows what is drawn: card and drawing say the same. All of it where
 * a drawing names no nodes, or no claims. */
static kh_status
keep_drawn(making *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->graph;
    kh_selection *chosen = &self->chosen;
    marks seen
        = { .nodes = calloc(graph->nodes.num + 1, 1), .edges = calloc(graph->edges.num + 1, 1) };
    size_t j;

    if (seen.nodes == NULL || seen.edges == NULL) {
        ret = kh_fail_nomem(err, graph->nodes.num, "marks");
        goto out;
    }
    mark_scene(self, self->drawings[0].scene, &seen);
    if (seen.num_nodes > 0) {
        chosen->num_nodes = seen.num_nodes;
        memcpy(chosen->nodes, seen.nodes, graph->nodes.num);
    }
    chosen->num_edges = 0;
    for (j = 0; j < graph->edges.num; j++) {
        chosen->edges[j] &= chosen->nodes[graph->edges.source[j]]
                            & chosen->nodes[graph->edges.target[j]]
                            & (seen.num_edges > 0 ? seen.edges[j] : 1);
        chosen->num_edges += chosen->edges[j];
    }
out:
    free(seen.nodes);
    free(seen.edges);
    return ret;
}

/* Of the bridging panel what a card can say; no table for what is too large to be measured. */
static kh_status
measure(const app *self, const making *made, kh_table *table, kh_error *err)
{
    static const char *const columns[] = { "id", "cross_share", "cross_betweenness",
        "participation", "brokerage", "coordinator", "consultant", "representative", "gatekeeper",
        "liaison", "constraint", "effective_size", "cut_off", "single_source_ties" };
    kh_status ret = KH_OK;
    const size_t num_threads = (size_t) self->common.threads.value;
    const kh_net_options options = { .num_threads = num_threads };
    const kh_bridges_options wanted = { .null = { .num_threads = num_threads } };
    kh_net net = { 0 };

    if (made->chosen.num_nodes > MOST_MEASURED) {
        return KH_OK;
    }
    KH_TRY(kh_net_build(&net, made->graph, &made->chosen, &options, err));
    KH_TRY(kh_bridges(table, &net, &made->chosen, &wanted, made->drawings[0].lang, err));
    KH_TRY(kh_table_choose_columns(table, columns, sizeof(columns) / sizeof(*columns), err));
out:
    kh_net_free(&net);
    return ret;
}

static kh_status
write_page(
    const making *self, const kh_table *measures, size_t num_threads, kh_text *html, kh_error *err)
{
    kh_page_drawing drawings[APP_MAX_LANGS] = { { 0 } };
    const kh_page page = { .graph = self->graph,
        .selection = &self->chosen,
        .drawings = drawings,
        .num_drawings = self->num_drawings,
        .measures = measures->num_columns > 0 ? measures : NULL,
        .num_threads = num_threads };
    size_t j;

    for (j = 0; j < self->num_drawings; j++) {
        const drawn *d = &self->drawings[j];
        const char *title = json_string_value(json_object_get(d->scene, "title"));

        drawings[j] = (kh_page_drawing){ .lang = d->lang,
            .title = title != NULL ? title : "",
            .subtitle = { d->subtitle, json_array_size(json_object_get(d->scene, "subtitle")) },
            .footer = { d->footer, json_array_size(json_object_get(d->scene, "footer")) },
            .svg = d->svg.length > 0 ? kh_text_bytes(&d->svg) : NULL,
            .length = d->svg.length };
    }
    return kh_page_write(&page, html, err);
}

kh_status
app_draw_page(const app *self, const kh_graph *graph, const kh_selection *selection,
    const kh_view *view, const kh_places *previous, kh_text *html, kh_findings *warnings,
    kh_error *err)
{
    kh_status ret = KH_OK;
    making made = { .graph = graph, .selection = selection, .view = view, .previous = previous };
    kh_table measures = { 0 };
    app_langs langs = { 0 };

    KH_TRY(kh_draw_select(graph, selection, view, &made.chosen, err));
    KH_TRY(app_langs_choose(&langs, graph, &made.chosen, self->common.lang, err));
    for (; made.num_drawings < langs.num; made.num_drawings++) {
        made.drawings[made.num_drawings].lang = langs.items[made.num_drawings];
    }
    KH_TRY(kh_parallel_run(made.num_drawings, kh_parallel_workers(NUM_RENDERERS, made.num_drawings),
        draw_task, &made, err));
    KH_TRY(gather_warnings(&made, warnings, err));
    KH_TRY(measure(self, &made, &measures, err));
    KH_TRY(keep_drawn(&made, err));
    KH_TRY(write_page(&made, &measures, (size_t) self->common.threads.value, html, err));
out:
    kh_table_free(&measures);
    free_making(&made);
    return ret;
}
