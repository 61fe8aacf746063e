/* All shortest paths between two nodes, past others or not, from left to right. */
#include "captions.h"
#include "ends.h"
#include "presets.h"
#include "words.h"

#include "../base/array.h"
#include "../graph/label.h"
#include "../path/path.h"

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
    kh_path_list paths;
    uint32_t ends[2];
    uint32_t *via; /* to be met between them, in this order */
    size_t num_via;
    size_t *level;   /* by net node: its place on the paths that are drawn; SIZE_MAX: on none */
    uint32_t *shown; /* the nodes of those paths */
    size_t num_shown, num_on;
    bool *walked; /* by tie: on those paths */
} trails;

static void
trails_free(trails *self)
{
    kh_net_free(&self->net);
    kh_path_list_free(&self->paths);
    free(self->via);
    free(self->level);
    free(self->shown);
    free(self->walked);
}

static kh_status
search(trails *self, kh_error *err)
{
    kh_status ret = KH_OK;
    uint8_t *target = NULL;
    kh_path_question question = {
        .net = &self->net, .source = self->ends[0], .via = self->via, .num_via = self->num_via
    };

    KH_TRY(KH_NEW(&target, self->net.num_nodes, "nodes", err));
    target[self->ends[1]] = 1;
    question.target = target;
    KH_TRY(kh_path_shortest(&question, MAX_PATHS, &self->paths, err));
out:
    free(target);
    return ret;
}

/* A node has one column, also where paths past other nodes meet it sooner or later. */
static bool
has_room(const trails *self, const kh_path *path)
{
    size_t num = self->num_shown, j;

    for (j = 0; j <= path->num_steps; j++) {
        const size_t level = self->level[path->node[j]];

        if (level != SIZE_MAX && level != j) {
            return false;
        }
        num += level == SIZE_MAX;
    }
    return num <= MAX_NODES || self->num_shown == 0;
}

static void
show_path(trails *self, const kh_path *path)
{
    size_t j;

    for (j = 0; j <= path->num_steps; j++) {
        if (self->level[path->node[j]] == SIZE_MAX) {
            self->level[path->node[j]] = j;
            self->shown[self->num_shown++] = path->node[j];
        }
    }
    for (j = 0; j < path->num_steps; j++) {
        self->walked[path->tie[j]] = true;
    }
}

static kh_status
count_nodes(trails *self, kh_error *err)
{
    kh_status ret = KH_OK;
    uint8_t *on = NULL;
    size_t p, j;

    KH_TRY(KH_NEW(&on, self->net.num_nodes, "nodes", err));
    for (p = 0; p < self->paths.num; p++) {
        for (j = 0; j <= self->paths.items[p].num_steps; j++) {
            self->num_on += on[self->paths.items[p].node[j]] == 0;
            on[self->paths.items[p].node[j]] = 1;
        }
    }
out:
    free(on);
    return ret;
}

/* Whole paths, in their order, until the page is full. */
static kh_status
choose_paths(trails *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(KH_NEW(&self->level, self->net.num_nodes, "levels", err));
    KH_TRY(KH_NEW(&self->shown, self->net.num_nodes, "nodes", err));
    KH_TRY(KH_NEW(&self->walked, self->net.num_ties, "ties", err));
    for (j = 0; j < self->net.num_nodes; j++) {
        self->level[j] = SIZE_MAX;
    }
    for (j = 0; j < self->paths.num; j++) {
        if (has_room(self, &self->paths.items[j])) {
            show_path(self, &self->paths.items[j]);
        }
    }
    KH_TRY(count_nodes(self, err));
out:
    return ret;
}

/* What is drawn, by level; the second end last. */
static void
fill_sequence(trails *self)
{
    kh_drawing *drawing = self->drawing;
    size_t level, j;

    drawing->num_sequence = 0;
    for (level = 0; level <= self->paths.items[0].num_steps; level++) {
        for (j = 0; j < self->num_shown; j++) {
            if (self->level[self->shown[j]] == level) {
                drawing->sequence[drawing->num_sequence++] = self->net.node[self->shown[j]];
            }
        }
    }
    drawing->num_hidden = self->num_on - self->num_shown;
}

/* The columns between are for words. */
static void
level_nodes(const trails *self)
{
    kh_drawing *drawing = self->drawing;
    size_t j;

    drawing->leveled = true;
    for (j = 0; j < drawing->num_sequence; j++) {
        drawing->nodes[j].level = 2 * (long) self->level[self->net.net_node[drawing->sequence[j]]];
        drawing->nodes[j].leveled = true;
    }
}

static bool
is_step(const trails *self, const kh_claim *claim)
{
    const kh_net *net = &self->net;
    const uint32_t from = net->net_node[claim->source], to = net->net_node[claim->target];
    size_t j;

    for (j = net->out.start[from]; j < net->out.start[from + 1]; j++) {
        if (net->out.node[j] == to) {
            return self->walked[net->out.tie[j]];
        }
    }
    return false;
}

/* Claims along the paths; not others between their nodes. */
static void
keep_steps(const trails *self)
{
    kh_drawing *drawing = self->drawing;
    size_t num = 0, j;

    for (j = 0; j < drawing->num_claims; j++) {
        if (is_step(self, &drawing->claims[j])) {
            drawing->claims[num++] = drawing->claims[j];
        }
    }
    drawing->num_claims = num;
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
    kh_words_add_count(&remark, self->paths.more ? KH_WORDS_MANY_PATHS : KH_WORDS_NUM_PATHS,
        KH_WORDS_ONE_PATH, drawing->lang, self->paths.num);
    kh_words_add_count(&remark, KH_WORDS_NUM_STEPS, KH_WORDS_ONE_STEP, drawing->lang,
        self->paths.items[0].num_steps);
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

/* How many others a node reaches. */
static kh_status
count_reached(const kh_net *net, uint32_t from, size_t *num, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t *steps = NULL;
    uint32_t *queue = NULL;
    size_t v;

    KH_TRY(KH_NEW(&steps, net->num_nodes, "steps", err));
    KH_TRY(KH_NEW(&queue, net->num_nodes, "queue", err));
    kh_net_count_steps(net, &from, 1, steps, queue);
    *num = 0;
    for (v = 0; v < net->num_nodes; v++) {
        *num += steps[v] != SIZE_MAX && v != from;
    }
out:
    free(steps);
    free(queue);
    return ret;
}

/* How far each end reaches, and that it is not to the other. */
static kh_status
say_no_path(trails *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = self->drawing->graph;
    size_t num[2], j;

    for (j = 0; j < 2; j++) {
        KH_TRY(count_reached(&self->net, self->ends[j], &num[j], err));
    }
    KH_TRY(kh_findings_add(self->drawing->warnings, "E110", (kh_place){ .file = "" }, "",
        "kakehashi path says what separates them; nothing was drawn", err,
        "no path: \"%s\" reaches %zu other nodes and \"%s\" %zu, and none %s",
        kh_graph_node_id(graph, self->net.node[self->ends[0]]), num[0],
        kh_graph_node_id(graph, self->net.node[self->ends[1]]), num[1],
        self->num_via > 0 ? "leads past all that are to lie between" : "is the same"));
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
    KH_TRY(kh_drawing_find_via(drawing, &self->net, &self->via, &self->num_via, err));
    drawing->num_sequence = 0;
    if (self->ends[0] == KH_NONE) {
        return KH_OK;
    }
    KH_TRY(search(self, err));
    if (self->paths.num == 0) {
        return say_no_path(self, err);
    }
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
    self->drawing->has_ends = true;
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
    keep_steps(&drawn);
    KH_TRY(kh_drawing_style_lines(self, err));
    for (j = 0; j < self->num_claims; j++) {
        KH_TRY(add_step(self, &self->claims[j], err));
    }
out:
    trails_free(&drawn);
    return ret;
}
