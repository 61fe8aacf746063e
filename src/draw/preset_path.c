/* All shortest paths between two nodes, from left to right. */
#include "captions.h"
#include "ends.h"
#include "presets.h"
#include "words.h"

#include "../base/array.h"
#include "../between/paths.h"
#include "../graph/label.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What a page bears with words on every line, and how many paths are looked at for that. */
#define MAX_NODES 30
#define MAX_PATHS 4000

/* All-zero is valid and empty. */
typedef struct {
    kh_drawing *drawing;
    kh_net net;
    kh_paths paths;
    kh_path_search search;
    uint32_t ends[2];
    size_t goal;      /* place of the second end; num_reached: it is not reached. */
    bool *on, *shown; /* by place: on a shortest path; drawn. */
    size_t num_shown;
} trails;

static void
trails_free(trails *self)
{
    kh_net_free(&self->net);
    kh_paths_free(&self->paths);
    kh_path_search_free(&self->search);
    free(self->on);
    free(self->shown);
}

/* What leads to the goal: places rise with distance, so one walk back finds all. */
static kh_status
mark_trails(trails *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_paths *paths = &self->paths;
    size_t k, j;

    KH_TRY(KH_NEW(&self->on, paths->num_reached, "nodes", err));
    KH_TRY(KH_NEW(&self->shown, paths->num_reached, "nodes", err));
    for (k = paths->num_reached; k-- > 0;) {
        self->on[k] = k == self->goal;
        for (j = paths->first[k]; j < paths->first[k + 1]; j++) {
            self->on[k] = self->on[k] || self->on[paths->step[j]];
        }
    }
out:
    return ret;
}

/* One path more, if there is room for what it adds. */
static void
show_path(trails *self, const size_t *path, size_t length)
{
    size_t num = 0, j;

    for (j = 0; j < length; j++) {
        num += !self->shown[path[j]];
    }
    if (self->num_shown + num <= MAX_NODES || self->num_shown == 0) {
        for (j = 0; j < length; j++) {
            self->shown[path[j]] = true;
        }
        self->num_shown += num;
    }
}

/* The next step of the last place of a path that leads to the goal. */
static bool
step_on(const trails *self, size_t *path, size_t *next, size_t *length)
{
    const size_t last = path[*length - 1];

    while (next[*length - 1] < self->paths.first[last + 1]) {
        const size_t to = self->paths.step[next[*length - 1]++];

        if (self->on[to]) {
            path[*length] = to;
            next[*length] = self->paths.first[to];
            ++*length;
            return true;
        }
    }
    return false;
}

/* Whole paths, in their order, until the page is full. */
static kh_status
choose_paths(trails *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t most = (size_t) lround(self->paths.distance[self->goal]) + 1;
    size_t *path = NULL, *next = NULL, length = 1, num = 0;

    KH_TRY(KH_NEW(&path, most, "path", err));
    KH_TRY(KH_NEW(&next, most, "path", err));
    next[0] = self->paths.first[0];
    while (length > 0 && num < MAX_PATHS) {
        if (path[length - 1] == self->goal) {
            show_path(self, path, length);
            num++;
            length--;
        } else if (!step_on(self, path, next, &length)) {
            length--;
        }
    }
out:
    free(path);
    free(next);
    return ret;
}

/* What is drawn, by distance; the second end last. */
static void
fill_sequence(trails *self)
{
    kh_drawing *drawing = self->drawing;
    size_t k, num = 0, num_on = 0;

    for (k = 0; k < self->paths.num_reached; k++) {
        num_on += self->on[k];
        if (self->shown[k]) {
            drawing->sequence[num++] = self->net.node[self->paths.node[k]];
        }
    }
    drawing->num_sequence = num;
    drawing->num_hidden = num_on - num;
}

static size_t
distance_of(const trails *self, uint32_t node)
{
    const uint32_t wanted = self->net.net_node[node];
    size_t k = 0;

    while (self->paths.node[k] != wanted) {
        k++;
    }
    return (size_t) lround(self->paths.distance[k]);
}

/* Levels by distance; the columns between are for words. */
static void
level_nodes(const trails *self)
{
    kh_drawing *drawing = self->drawing;
    size_t j;

    drawing->leveled = true;
    for (j = 0; j < drawing->num_sequence; j++) {
        drawing->nodes[j].level = 2 * (long) distance_of(self, drawing->sequence[j]);
        drawing->nodes[j].leveled = true;
    }
}

/* Claims along the paths; not those between nodes that are equally far. */
static void
keep_steps(kh_drawing *self)
{
    size_t num = 0, j;

    for (j = 0; j < self->num_claims; j++) {
        const kh_claim *claim = &self->claims[j];

        if (labs(self->nodes[self->drawn_of[claim->source]].level
                 - self->nodes[self->drawn_of[claim->target]].level)
            == 2) {
            self->claims[num++] = *claim;
        }
    }
    self->num_claims = num;
}

/* "runs (2014–2018)" */
static kh_status
add_words(
    kh_drawing *self, const kh_claim *claim, kh_drawn_edge *edge, size_t *phrase, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_edges *edges = &self->graph->edges;
    kh_text words = { 0 }, time = { 0 };

    kh_text_add(&words, edge->label);
    kh_caption_interval(&time, self->lang, edges->start[claim->first], edges->end[claim->first]);
    if (time.length > 0) {
        kh_text_print(&words, " (%s)", kh_text_bytes(&time));
    }
    KH_TRY(kh_text_status(&words, err));
    KH_TRY(kh_text_status(&time, err));
    KH_TRY(kh_drawing_add_phrase(self, kh_text_bytes(&words), phrase, err));
    self->nodes[*phrase].claims = edge->claims;
    self->nodes[*phrase].level = (self->nodes[edge->from].level + self->nodes[edge->to].level) / 2;
    self->nodes[*phrase].leveled = true;
out:
    kh_text_free(&words);
    kh_text_free(&time);
    return ret;
}

/* From node to words, from words to node. */
static kh_status
add_step(kh_drawing *self, const kh_claim *claim, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawn_edge edge, behind;
    size_t phrase;

    KH_TRY(kh_drawing_make_edge(self, claim, &edge, err));
    if (!self->edge_labels) {
        edge.label = "";
        return kh_drawing_add_edge(self, edge, err);
    }
    KH_TRY(add_words(self, claim, &edge, &phrase, err));
    edge.label = "";
    behind = edge;
    edge.to = phrase;
    edge.arrows = "none";
    behind.from = phrase;
    KH_TRY(kh_drawing_add_edge(self, edge, err));
    KH_TRY(kh_drawing_add_edge(self, behind, err));
out:
    return ret;
}

static kh_status
say_what(trails *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;
    const kh_graph *graph = drawing->graph;
    const char *const names[]
        = { kh_graph_node_label(graph, self->net.node[self->ends[0]], drawing->lang),
              kh_graph_node_label(graph, self->net.node[self->ends[1]], drawing->lang) };
    kh_text title = { 0 }, remark = { 0 };

    kh_words_add(&title, KH_WORDS_FROM_TO, drawing->lang, names, 2);
    if (drawing->view->path.num == 0) {
        kh_text_print(&remark, "%s \xC2\xB7 ", kh_words_in(KH_WORDS_CHOSEN_ENDS, drawing->lang));
    }
    kh_words_add_count(&remark, KH_WORDS_NUM_PATHS, KH_WORDS_ONE_PATH, drawing->lang,
        (size_t) self->paths.count[self->goal]);
    kh_words_add_count(&remark, KH_WORDS_NUM_STEPS, KH_WORDS_ONE_STEP, drawing->lang,
        (size_t) lround(self->paths.distance[self->goal]));
    KH_TRY(kh_text_status(&title, err));
    KH_TRY(kh_text_status(&remark, err));
    drawing->title = kh_drawing_text(drawing, kh_text_bytes(&title));
    drawing->remark = kh_drawing_text(drawing, kh_text_bytes(&remark));
    KH_TRY(
        drawing->title != NULL && drawing->remark != NULL ? KH_OK : kh_fail_nomem(err, 2, "texts"));
out:
    kh_text_free(&title);
    kh_text_free(&remark);
    return ret;
}

/* How far each end reaches, and that it is not to the other. */
static kh_status
say_no_path(trails *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->drawing->graph;
    const size_t from = self->paths.num_reached;

    KH_TRY(kh_paths_find(&self->paths, &self->search, self->ends[1], err));
    KH_TRY(kh_findings_add(self->drawing->warnings, "E110", (kh_place){ .file = "" }, "",
        "nothing was drawn", err,
        "no path: \"%s\" reaches %zu other nodes and \"%s\" %zu, and none is the same",
        kh_graph_node_id(graph, self->net.node[self->ends[0]]), from - 1,
        kh_graph_node_id(graph, self->net.node[self->ends[1]]), self->paths.num_reached - 1));
out:
    return ret;
}

static kh_status
find_trails(trails *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_drawing *drawing = self->drawing;

    KH_TRY(kh_drawing_make_net(drawing, &self->net, err));
    KH_TRY(kh_drawing_find_ends(drawing, &self->net, self->ends, err));
    drawing->num_sequence = 0;
    if (self->ends[0] == KH_NONE) {
        return KH_OK;
    }
    KH_TRY(kh_paths_init(&self->paths, &self->net, err));
    KH_TRY(kh_path_search_init(&self->search, &self->net, err));
    KH_TRY(kh_paths_find(&self->paths, &self->search, self->ends[0], err));
    while (self->goal < self->paths.num_reached && self->paths.node[self->goal] != self->ends[1]) {
        self->goal++;
    }
    if (self->goal == self->paths.num_reached) {
        return say_no_path(self, err);
    }
    KH_TRY(mark_trails(self, err));
    KH_TRY(choose_paths(self, err));
    fill_sequence(self);
    KH_TRY(say_what(self, err));
out:
    return ret;
}

/* Both ends are what the diagram is about. */
static kh_status
emphasise_ends(const trails *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_selection *selection = &self->drawing->selection;
    size_t j;

    if (self->ends[0] == KH_NONE) {
        return KH_OK;
    }
    free(selection->egos);
    selection->egos = NULL;
    selection->num_egos = 0;
    KH_TRY(KH_NEW(&selection->egos, 2, "ends", err));
    for (j = 0; j < 2; j++) {
        selection->egos[j] = self->net.node[self->ends[j]];
    }
    selection->num_egos = 2;
    self->drawing->center = KH_NONE;
out:
    return ret;
}

kh_status
kh_preset_build_path(kh_drawing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    trails drawn = { .drawing = self };
    size_t j;

    KH_TRY(kh_drawing_group_by_view(self, err));
    for (j = 0; j < self->num_groups; j++) {
        self->groups[j].label = NULL;
    }
    KH_TRY(find_trails(&drawn, err));
    KH_TRY(emphasise_ends(&drawn, err));
    KH_TRY(kh_drawing_add_nodes(self, err));
    level_nodes(&drawn);
    KH_TRY(kh_drawing_collect_claims(self, err));
    keep_steps(self);
    KH_TRY(kh_drawing_style_lines(self, err));
    for (j = 0; j < self->num_claims; j++) {
        KH_TRY(add_step(self, &self->claims[j], err));
    }
out:
    trails_free(&drawn);
    return ret;
}
