#include "layout.h"

#include "../base/array.h"
#include "budget.h"
#include "label.h"
#include "line_labels.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Layouts with wider and wider gaps. */
#define MAX_ATTEMPTS 4

const kh_box kh_box_nothing = { INFINITY, INFINITY, -INFINITY, -INFINITY };

void
kh_box_grow(kh_box *self, kh_box other)
{
    self->left = fmin(self->left, other.left);
    self->bottom = fmin(self->bottom, other.bottom);
    self->right = fmax(self->right, other.right);
    self->top = fmax(self->top, other.top);
}

void
kh_layout_frame(Agraph_t *graph, size_t index, kh_box members, kh_size label, kh_box *box)
{
    kh_box frame = members;
    Agraph_t *cluster;
    char text[128];

    snprintf(text, sizeof(text), "cluster_%zu", index);
    cluster = agsubg(graph, text, 0);
    if (cluster == NULL || !(frame.left <= frame.right)) {
        return;
    }
    frame.left -= KH_FRAME_PAD;
    frame.right += KH_FRAME_PAD;
    frame.bottom -= KH_FRAME_PAD;
    frame.top += KH_FRAME_PAD + label.height + 2;
    frame.right = fmax(frame.right, frame.left + label.width + 2 * KH_FRAME_PAD);
    snprintf(text, sizeof(text), "%.2f,%.2f,%.2f,%.2f", frame.left, frame.bottom, frame.right,
        frame.top);
    kh_build_set(cluster, "bb", text);
    snprintf(text, sizeof(text), "%.2f,%.2f", frame.left + KH_FRAME_PAD + label.width / 2,
        frame.top - 5 - label.height / 2);
    kh_build_set(cluster, "lp", text);
    kh_box_grow(box, frame);
}

/* "nop2" takes places as they are: it is the quickest way to have labels measured. */
kh_status
kh_layout_measure(GVC_t *gvc, Agraph_t *graph, kh_error *err)
{
    Agnode_t *node;

    for (node = agfstnode(graph); node != NULL; node = agnxtnode(graph, node)) {
        kh_build_set(node, "pos", "0,0");
    }
    if (gvLayout(gvc, graph, "nop2") != 0) {
        return kh_fail(err, KH_ERR_BACKEND, "Graphviz could not measure the labels");
    }
    return KH_OK;
}

static kh_size
node_size(Agnode_t *node)
{
    return (kh_size){ .width = ND_width(node) * 72, .height = ND_height(node) * 72 };
}

/* Titles of clusters are measured as plain nodes of the measuring graph. */
static kh_status
add_cluster_labels(Agraph_t *graph, const kh_scene *scene, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text label = { 0 };
    size_t j;

    for (j = 0; j < scene->num_clusters; j++) {
        const kh_lines lines = { .items = (const char *[]){ scene->clusters[j].label }, .num = 1 };
        Agnode_t *node = kh_build_node(graph, scene->num_nodes + j);

        kh_text_clear(&label);
        kh_label_lines(&label, &lines,
            (kh_type_style){ .size = KH_SIZE_CLUSTER, .color = KH_INK, .bold = true });
        kh_build_set(node, "margin", "0,0");
        KH_TRY(kh_build_set_html(node, "label", &label, err));
    }
out:
    kh_text_free(&label);
    return ret;
}

static kh_status
measure_scene(GVC_t *gvc, const kh_scene *scene, const char *font, kh_size *sizes, kh_error *err)
{
    kh_status ret = KH_OK;
    Agraph_t *graph = NULL;
    size_t j;

    KH_TRY(kh_build(&graph, scene, font, (kh_build_options){ .only_nodes = true }, err));
    KH_TRY(add_cluster_labels(graph, scene, err));
    KH_TRY(kh_layout_measure(gvc, graph, err));
    for (j = 0; j < scene->num_nodes + scene->num_clusters; j++) {
        sizes[j] = node_size(kh_build_node(graph, j));
        if (j < scene->num_nodes && scene->nodes[j].role != KH_ROLE_PHRASE) {
            sizes[j] = kh_shape_drawn(scene->nodes[j].shape, sizes[j]);
        }
    }
    gvFreeLayout(gvc, graph);
out:
    if (graph != NULL) {
        agclose(graph);
    }
    return ret;
}

/* Our own layouts: they start from the sizes that the labels give. */
static kh_status
layout_own(Agraph_t *graph, kh_box *box, GVC_t *gvc, const kh_scene *scene, const char *font,
    kh_plan plan, const kh_size *words, double spread, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_size *sizes = NULL;
    const kh_size *labels;

    KH_TRY(KH_NEW(&sizes, scene->num_nodes + scene->num_clusters, "sizes", err));
    KH_TRY(measure_scene(gvc, scene, font, sizes, err));
    labels = sizes + scene->num_nodes;
    if (strcmp(scene->engine, "fixed") == 0) {
        KH_TRY(kh_layout_fixed(
            graph, box, gvc, scene, sizes, labels, kh_budget_routes(scene, plan), err));
    } else {
        KH_TRY(kh_layout_columns(graph, box, scene, sizes, labels, words, spread, err));
    }
out:
    free(sizes);
    return ret;
}

/* Routing edges around shapes of many sides (an egg has 120) takes minutes where some dozens stand,
 * and some shapes are drawn larger than engines believe: while one is at work, others of the size
 * that is drawn stand in for them. */
static const char *
stand_in_for(const kh_scene_node *node)
{
    if (node->role == KH_ROLE_PHRASE) {
        return NULL;
    }
    return strcmp(node->shape, "egg") == 0             ? "ellipse"
           : strcmp(node->shape, "cylinder") == 0      ? "box"
           : strcmp(node->shape, "parallelogram") == 0 ? "box"
           : strcmp(node->shape, "doubleoctagon") == 0 ? "octagon"
                                                       : NULL;
}

static void
stand_in(Agraph_t *graph, const kh_scene *scene, const kh_size *sizes)
{
    size_t j;

    for (j = 0; j < scene->num_nodes; j++) {
        const char *shape = stand_in_for(&scene->nodes[j]);
        Agnode_t *node = kh_build_node(graph, j);

        if (shape != NULL) {
            kh_build_set(node, "shape", shape);
            kh_build_set_number(node, "width", sizes[j].width / 72);
            kh_build_set_number(node, "height", sizes[j].height / 72);
        }
    }
}

static void
stand_back(Agraph_t *graph, const kh_scene *scene, const kh_size *sizes)
{
    size_t j;

    for (j = 0; j < scene->num_nodes; j++) {
        const char *shape = scene->nodes[j].shape;
        Agnode_t *node = kh_build_node(graph, j);

        if (stand_in_for(&scene->nodes[j]) != NULL) {
            const kh_size told = kh_shape_told(shape, sizes[j]);

            kh_build_set(node, "shape", shape);
            kh_build_set_number(node, "width", told.width / 72);
            kh_build_set_number(node, "height", told.height / 72);
        }
    }
}

static kh_status
run_engine(Agraph_t *graph, kh_box *box, GVC_t *gvc, const char *engine, kh_error *err)
{
    if (gvLayout(gvc, graph, engine) != 0) {
        return kh_fail(err, KH_ERR_BACKEND, "Graphviz could not lay out with \"%s\"", engine);
    }
    attach_attrs(graph);
    *box = (kh_box){ .left = GD_bb(graph).LL.x,
        .bottom = GD_bb(graph).LL.y,
        .right = GD_bb(graph).UR.x,
        .top = GD_bb(graph).UR.y };
    gvFreeLayout(gvc, graph);
    return KH_OK;
}

static kh_status
layout_engine(Agraph_t *graph, kh_box *box, GVC_t *gvc, const kh_scene *scene, const char *font,
    const char *engine, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool routed = strcmp(engine, "dot") != 0;
    kh_size *sizes = NULL;

    KH_TRY(KH_NEW(&sizes, scene->num_nodes + scene->num_clusters, "sizes", err));
    if (routed) {
        KH_TRY(measure_scene(gvc, scene, font, sizes, err));
        stand_in(graph, scene, sizes);
    }
    KH_TRY(run_engine(graph, box, gvc, engine, err));
    if (routed) {
        stand_back(graph, scene, sizes);
    }
out:
    free(sizes);
    return ret;
}

static kh_status
layout_once(Agraph_t *graph, kh_box *box, GVC_t *gvc, const kh_scene *scene, const char *font,
    kh_plan plan, const kh_size *words, int attempt, kh_error *err)
{
    const char *engine = kh_plan_engine(plan, scene);
    char sep[16];

    if (strcmp(engine, "columns") == 0 || strcmp(engine, "fixed") == 0) {
        return layout_own(graph, box, gvc, scene, font, plan, words, 1 + 0.5 * attempt, err);
    }
    if (words != NULL) {
        snprintf(sep, sizeof(sep), "+%d", 8 + 16 * attempt);
        kh_build_set(graph, "sep", sep);
    }
    return layout_engine(graph, box, gvc, scene, font, engine, err);
}

/* With wider and wider gaps, until the words of all lines have a place. */
static kh_status
layout_with_words(Agraph_t **result, kh_box *box, GVC_t *gvc, const kh_scene *scene,
    const char *font, kh_plan plan, const kh_size *words, kh_error *err)
{
    kh_status ret = KH_OK;
    Agraph_t *graph = NULL;
    const bool fixed = strcmp(kh_plan_engine(plan, scene), "fixed") == 0;
    const int max_attempts = fixed ? 1 : MAX_ATTEMPTS;
    size_t num_crowded = 0;
    int attempt = 0;

    do {
        if (graph != NULL) {
            agclose(graph);
            graph = NULL;
        }
        KH_TRY(kh_build(&graph, scene, font, (kh_build_options){ .plan = plan }, err));
        KH_TRY(layout_once(graph, box, gvc, scene, font, plan, words, attempt, err));
        if (words != NULL) {
            KH_TRY(kh_line_labels_place(
                graph, scene, words, box, ++attempt == max_attempts, &num_crowded, err));
        }
    } while (num_crowded > 0 && attempt < max_attempts);
    *result = graph;
    graph = NULL;
out:
    if (graph != NULL) {
        agclose(graph);
    }
    return ret;
}

kh_status
kh_layout(Agraph_t **result, kh_box *box, GVC_t *gvc, const kh_scene *scene, const char *font,
    kh_plan plan, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_size *words = NULL;

    if (kh_line_labels_wanted(scene, kh_plan_engine(plan, scene))) {
        KH_TRY(KH_NEW(&words, scene->num_edges, "words", err));
        KH_TRY(kh_line_labels_measure(words, gvc, scene, font, err));
    }
    KH_TRY(layout_with_words(result, box, gvc, scene, font, plan, words, err));
out:
    free(words);
    return ret;
}
