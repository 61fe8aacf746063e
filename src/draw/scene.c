#include "draw.h"

#include "../base/array.h"
#include "analysis.h"
#include "drawing.h"
#include "presets.h"
#include "top.h"

#include <stdlib.h>
#include <string.h>

/* Node ids of a view to nodes. */
static kh_status
find_nodes(
    const kh_graph *graph, const kh_names *names, uint32_t **nodes, const char *key, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(KH_NEW(nodes, names->num, "nodes", err));
    for (j = 0; j < names->num; j++) {
        if (!kh_graph_find_node(graph, names->items[j], &(*nodes)[j])) {
            return kh_fail(err, KH_ERR_NOTFOUND,
                "the view's /select/%s names a node \"%s\" that the graph does not have", key,
                names->items[j]);
        }
    }
out:
    return ret;
}

static kh_status
read_date(kh_date *date, const char *text, kh_error *err)
{
    return text != NULL ? kh_date_parse(date, text, err) : KH_OK;
}

/* Nodes that the view lists one by one: all others are taken off the mask, then the edges. */
static kh_status
keep_nodes(const kh_drawing *self, const kh_names *names, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t *nodes = NULL;
    uint8_t *kept = NULL;
    size_t j;

    if (names->num == 0) {
        return KH_OK;
    }
    KH_TRY(KH_NEW(&kept, self->graph->nodes.num, "nodes", err));
    KH_TRY(find_nodes(self->graph, names, &nodes, "nodes", err));
    for (j = 0; j < names->num; j++) {
        kept[nodes[j]] = 1;
    }
    for (j = 0; j < self->graph->nodes.num; j++) {
        self->selection.nodes[j] &= kept[j];
    }
out:
    free(nodes);
    free(kept);
    return ret;
}

/* The days that both selections show: an open side is open. */
static kh_status
intersect_times(kh_selection *self, const kh_selection *other, kh_error *err)
{
    char dates[4][KH_DATE_TEXT_SIZE];

    if (!kh_dates_overlap(self->from, self->to, other->from, other->to)) {
        return kh_fail(err, KH_ERR_ARGUMENT,
            "the view shows %s to %s and the selection %s to %s: they have no day in common",
            kh_date_text(self->from, dates[0]), kh_date_text(self->to, dates[1]),
            kh_date_text(other->from, dates[2]), kh_date_text(other->to, dates[3]));
    }
    if (kh_date_first_day(other->from) > kh_date_first_day(self->from)) {
        self->from = other->from;
    }
    if (kh_date_last_day(other->to) < kh_date_last_day(self->to)) {
        self->to = other->to;
    }
    return KH_OK;
}

/* A list of the other selection stands where this one has none. */
static kh_status
inherit(uint32_t **list, size_t *num, const uint32_t *other, size_t num_other, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    if (*num > 0 || num_other == 0) {
        return KH_OK;
    }
    free(*list);
    *list = NULL;
    KH_TRY(KH_NEW(list, num_other, "nodes", err));
    for (j = 0; j < num_other; j++) {
        (*list)[j] = other[j];
    }
    *num = num_other;
out:
    return ret;
}

/* What both selections have. */
static void
intersect(kh_drawing *self, const kh_selection *other)
{
    const kh_graph *graph = self->graph;
    size_t j;

    self->selection.num_nodes = 0;
    for (j = 0; other != NULL && j < graph->nodes.num; j++) {
        self->selection.nodes[j] &= other->nodes[j];
    }
    for (j = 0; j < graph->edges.num; j++) {
        self->selection.edges[j] &= self->selection.nodes[graph->edges.source[j]]
                                    & self->selection.nodes[graph->edges.target[j]]
                                    & (other != NULL ? other->edges[j] : 1);
    }
    for (j = 0; j < graph->nodes.num; j++) {
        self->selection.num_nodes += self->selection.nodes[j];
    }
}

static kh_status
join_selections(kh_selection *self, const kh_selection *other, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(inherit(&self->egos, &self->num_egos, other->egos, other->num_egos, err));
    KH_TRY(inherit(&self->types, &self->num_types, other->types, other->num_types, err));
    KH_TRY(intersect_times(self, other, err));
out:
    return ret;
}

static kh_status
apply_selection(kh_drawing *self, const kh_selection *other, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_view *view = self->view;
    uint32_t *egos = NULL, *dropped = NULL;
    kh_selector selector = { .types = view->types.items,
        .num_types = view->types.num,
        .relations = view->relations.items,
        .num_relations = view->relations.num,
        .sectors = view->sectors.items,
        .num_sectors = view->sectors.num,
        .num_egos = view->egos.num,
        .radius = view->radius > 0 ? (size_t) view->radius : 1,
        .num_dropped = view->dropped.num,
        .min_confidence = view->min_confidence };

    if (view->as_of != NULL && (view->from != NULL || view->to != NULL)) {
        return kh_fail(err, KH_ERR_ARGUMENT,
            "the view's /select has both asOf and from or to; one day or an interval");
    }
    KH_TRY(find_nodes(self->graph, &view->egos, &egos, "ego", err));
    KH_TRY(find_nodes(self->graph, &view->dropped, &dropped, "drop", err));
    KH_TRY(read_date(&selector.from, view->as_of != NULL ? view->as_of : view->from, err));
    KH_TRY(read_date(&selector.to, view->as_of != NULL ? view->as_of : view->to, err));
    selector.egos = egos;
    selector.dropped = dropped;
    KH_TRY(kh_select(&self->selection, self->graph, &selector, err));
    KH_TRY(keep_nodes(self, &view->nodes, err));
    if (other != NULL) {
        KH_TRY(join_selections(&self->selection, other, err));
    }
    intersect(self, other);
out:
    free(egos);
    free(dropped);
    return ret;
}

static kh_status
find_center(kh_drawing *self, kh_error *err)
{
    const char *id = self->view->center;

    self->center = KH_NONE;
    if (id != NULL && !kh_graph_find_node(self->graph, id, &self->center)) {
        return kh_fail(err, KH_ERR_NOTFOUND,
            "the view's /center names a node \"%s\" that the graph does not have", id);
    }
    return KH_OK;
}

/* What the view leaves open is up to the preset, or follows from the view's groups. */
static void
settle(kh_drawing *self, const kh_preset *preset)
{
    const kh_view *view = self->view;
    size_t j;

    for (j = 0; j < view->num_groups; j++) {
        self->leveled = self->leveled || view->groups[j].leveled;
    }
    self->engine = view->engine != NULL ? view->engine : self->leveled ? "columns" : preset->engine;
    self->direction = view->direction != NULL ? view->direction : preset->direction;
    self->color_by = view->color_by != NULL ? view->color_by
                     : view->num_groups > 0 ? "group"
                                            : preset->color_by;
    self->edge_labels = view->edge_labels_stated ? view->edge_labels : preset->edge_labels;
}

/* The columns of our own need a level for every node. */
static kh_status
check_engine(const kh_drawing *self, kh_error *err)
{
    size_t j;

    for (j = 0; strcmp(self->engine, "columns") == 0 && j < self->num_nodes; j++) {
        if (!self->nodes[j].leveled) {
            return kh_fail(err, KH_ERR_ARGUMENT,
                "the engine \"columns\" needs groups with a \"level\", and the view has none");
        }
    }
    return KH_OK;
}

static const char *
choose_lang(const kh_graph *graph, const char *lang)
{
    if (lang != NULL && lang[0] != '\0') {
        return lang;
    }
    return graph->language != 0 ? kh_graph_text(graph, graph->language) : "en";
}

/* Whether there is more of it than anybody reads part by part. Presets that choose what they show
 * are never too large. */
static bool
is_too_large(const kh_drawing *self, const kh_preset *preset)
{
    size_t num = self->selection.num_nodes, j;

    if (strcmp(preset->name, "map") != 0 && strcmp(preset->name, "layers") != 0
        && strcmp(preset->name, "sectors") != 0) {
        return false;
    }
    for (j = 0; j < self->graph->edges.num; j++) {
        num += self->selection.edges[j];
    }
    return num > KH_DRAW_MOST;
}

static kh_status
warn_overview(const kh_drawing *self, kh_error *err)
{
    return kh_findings_add(self->warnings, "W111", (kh_place){ .file = "" }, "",
        "--top 20 draws the 20 bodies that bridge most, and around them; --ego NODE, --type or "
        "--sector another part",
        err, "%zu nodes are too many to be read one by one: drawing them as dots, by forces",
        self->selection.num_nodes);
}

static kh_status
build(kh_drawing *self, const kh_preset *preset, kh_error *err)
{
    kh_status ret = KH_OK;

    if (self->view->top > 0 && !kh_drawing_is_analysis(preset)) {
        KH_TRY(kh_drawing_keep_top(self, (size_t) self->view->top, err));
    }
    if (!self->view->complete && is_too_large(self, preset)) {
        KH_TRY(warn_overview(self, err));
        KH_TRY(kh_drawing_build_overview(self, err));
    } else {
        KH_TRY(kh_drawing_build(self, preset, err));
        KH_TRY(check_engine(self, err));
    }
out:
    return ret;
}

kh_status
kh_draw_scene(const kh_graph *graph, const kh_selection *selection, const kh_view *view,
    const char *lang, kh_text *scene, kh_findings *warnings, kh_error *err)
{
    static const kh_view empty = { 0 };
    kh_status ret = KH_OK;
    kh_drawing self = { .graph = graph,
        .view = view != NULL ? view : &empty,
        .lang = choose_lang(graph, lang),
        .warnings = warnings };
    const kh_preset *preset = kh_preset_find(self.view->preset != NULL ? self.view->preset : "map");

    if (preset == NULL) {
        return kh_fail(err, KH_ERR_NOTFOUND, "there is no preset \"%s\"", self.view->preset);
    }
    if (self.view->path.num > 0 && strcmp(preset->name, "path") != 0) {
        return kh_fail(err, KH_ERR_ARGUMENT,
            "a path has two ends in the preset \"path\", not in \"%s\"", preset->name);
    }
    if (self.view->measure != NULL && strcmp(preset->name, "series") != 0) {
        return kh_fail(err, KH_ERR_ARGUMENT,
            "a measure is shown by the preset \"series\", not by \"%s\"", preset->name);
    }
    settle(&self, preset);
    KH_TRY(find_center(&self, err));
    KH_TRY(apply_selection(&self, selection, err));
    KH_TRY(build(&self, preset, err));
    KH_TRY(kh_drawing_find_faults(&self, err));
    if (self.view->no_legend) {
        self.num_keys = 0;
    } else if (!self.has_legend) {
        KH_TRY(kh_drawing_add_legend(&self, err));
    }
    if (self.view->monochrome) {
        kh_drawing_make_monochrome(&self);
    }
    KH_TRY(kh_drawing_write(&self, scene, err));
out:
    kh_drawing_free(&self);
    return ret;
}

kh_status
kh_draw_select(const kh_graph *graph, const kh_selection *selection, const kh_view *view,
    kh_selection *chosen, kh_error *err)
{
    static const kh_view empty = { 0 };
    kh_status ret = KH_OK;
    kh_drawing self = { .graph = graph, .view = view != NULL ? view : &empty };

    KH_TRY(apply_selection(&self, selection, err));
    *chosen = self.selection;
    self.selection = (kh_selection){ 0 };
out:
    kh_drawing_free(&self);
    return ret;
}
