#include "attributes.h"

#include "label.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* cgraph takes `char *` everywhere and changes none of it. */
static char *
unconst(const char *text)
{
    return (char *) (uintptr_t) text;
}

void
kh_build_set(void *object, const char *name, const char *value)
{
    agset(object, unconst(name), unconst(value));
}

void
kh_build_set_number(void *object, const char *name, double value)
{
    kh_text text = { 0 };

    kh_text_add_number(&text, value);
    kh_build_set(object, name, kh_text_bytes(&text));
    kh_text_free(&text);
}

kh_status
kh_build_set_html(void *object, const char *name, const kh_text *label, kh_error *err)
{
    kh_status ret = KH_OK;
    char *html;

    KH_TRY(kh_text_status(label, err));
    html = agstrdup_html(agraphof(object), unconst(kh_text_bytes(label)));
    agset(object, unconst(name), html);
    agstrfree(agraphof(object), html);
out:
    return ret;
}

void
kh_build_set_shape(Agnode_t *node, const char *shape, const kh_lines *fills, const char *border)
{
    const bool rounded = strcmp(shape, "rounded") == 0;

    /* Of several fills none would be the node's own: its label shows them as a band. */
    kh_build_set(node, "fillcolor", fills->num > 1 ? "#FFFFFF" : fills->items[0]);
    kh_build_set(node, "shape", rounded ? "box" : shape);
    if (rounded) {
        kh_build_set(node, "style", "filled,rounded");
    }
    kh_build_set(node, "color", border);
}

bool
kh_shape_is_regular(const char *shape)
{
    return strcmp(shape, "circle") == 0 || strcmp(shape, "Msquare") == 0;
}

/* Measured on Graphviz 2.42. */
static const struct {
    const char *shape;
    double factor; /* of the width. */
    double rim;    /* points, added to both. */
} growing[] = {
    { "egg", 1.069, 0 },
    { "parallelogram", 1.037, 0 },
    { "doubleoctagon", 1, 8 },
};

#define NUM_GROWING (sizeof(growing) / sizeof(*growing))

kh_size
kh_shape_drawn(const char *shape, kh_size told)
{
    size_t j;

    for (j = 0; j < NUM_GROWING; j++) {
        if (strcmp(shape, growing[j].shape) == 0) {
            told.width = told.width * growing[j].factor + growing[j].rim;
            told.height += growing[j].rim;
        }
    }
    return told;
}

kh_size
kh_shape_told(const char *shape, kh_size drawn)
{
    size_t j;

    for (j = 0; j < NUM_GROWING; j++) {
        if (strcmp(shape, growing[j].shape) == 0) {
            drawn.width = fmax(drawn.width - growing[j].rim, 1) / growing[j].factor;
            drawn.height = fmax(drawn.height - growing[j].rim, 1);
        }
    }
    return drawn;
}

Agnode_t *
kh_build_node(Agraph_t *graph, size_t index)
{
    char name[32];

    snprintf(name, sizeof(name), "n%zu", index);
    return agnode(graph, name, 1);
}

/* Graphviz draws an egg that much wider than it is told to, and a second outline around a node of
 * the size that it is told. */
void
kh_build_set_size(Agnode_t *node, const char *shape, double width, double height)
{
    const kh_size told = kh_shape_told(shape, (kh_size){ .width = width, .height = height });

    if (width > 0) {
        kh_build_set_number(node, "width", told.width / 72);
    }
    if (height > 0) {
        kh_build_set_number(node, "height", told.height / 72);
    }
}

/* Of the shape "cds" Graphviz draws two thirds of the height, and an arrowhead as long as one into
 * the width: without room of its own a label would stand over its edges. */
static void
set_margin(Agnode_t *node, const kh_scene_node *item)
{
    const bool center = item->role == KH_ROLE_CENTER;
    const double height = kh_label_height(item);
    const double whole = 1.5 * (height + (center ? 34 : 10));
    char margin[64];

    if (strcmp(item->shape, "cds") == 0) {
        snprintf(margin, sizeof(margin), "%.3f,%.3f", whole / 3 / 72, (whole - height) / 2 / 72);
        kh_build_set(node, "margin", margin);
    } else if (center) {
        kh_build_set(node, "margin", "0.32,0.24");
    }
}

Agedge_t *
kh_build_edge(Agraph_t *graph, const kh_scene *scene, size_t index)
{
    char name[32];

    snprintf(name, sizeof(name), "e%zu", index);
    return agedge(graph, kh_build_node(graph, (size_t) scene->edges[index].from),
        kh_build_node(graph, (size_t) scene->edges[index].to), name, 0);
}

/* neato and its kin know nothing of clusters: what they draw as frames runs through one another. */
static bool
keeps_clusters(const char *engine)
{
    return strcmp(engine, "dot") == 0 || strcmp(engine, "fdp") == 0
           || strcmp(engine, "columns") == 0 || strcmp(engine, "fixed") == 0;
}

static kh_status
build_node(Agraph_t *graph, const kh_scene *scene, size_t index, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_scene_node *item = &scene->nodes[index];
    Agnode_t *node = kh_build_node(graph, index);
    kh_text label = { 0 };

    kh_build_set(node, "id", agnameof(node));
    kh_label_node(&label, item);
    if (label.length > 0) {
        KH_TRY(kh_build_set_html(node, "label", &label, err));
    }
    if (item->role == KH_ROLE_PHRASE) {
        kh_build_set(node, "shape", "box");
        kh_build_set(node, "style", "");
        kh_build_set(node, "color", "#FFFFFF00");
        kh_build_set(node, "margin", "0.05,0.02");
        kh_build_set_number(node, "height", 0.1);
        kh_build_set_number(node, "width", 0.1);
    } else {
        const kh_lines own = { item->fills.items, 1 };

        kh_build_set_shape(
            node, item->shape, item->role == KH_ROLE_CENTER ? &own : &item->fills, item->border);
        set_margin(node, item);
    }
    if (item->role == KH_ROLE_CENTER) {
        kh_build_set_number(node, "penwidth", 2);
    }
    kh_build_set_size(node, item->shape, item->width, item->height);
    if (item->border_width > 0) {
        kh_build_set_number(node, "penwidth", item->border_width);
    }
    if (item->url[0] != '\0') {
        kh_build_set(node, "URL", item->url);
    }
out:
    kh_text_free(&label);
    return ret;
}

/* Where edges meet a phrase they leave and enter at the middle of its sides, as in a drawing by
 * hand; elsewhere the engine chooses. */
static void
set_ports(Agedge_t *edge, const kh_scene *scene, const kh_scene_edge *item)
{
    static const char *const ports[][3]
        = { { "LR", "e", "w" }, { "RL", "w", "e" }, { "TB", "s", "n" }, { "BT", "n", "s" } };
    const bool phrase = scene->nodes[item->from].role == KH_ROLE_PHRASE
                        || scene->nodes[item->to].role == KH_ROLE_PHRASE;
    size_t j;

    for (j = 0; phrase && !item->free && j < sizeof(ports) / sizeof(*ports); j++) {
        if (strcmp(scene->direction, ports[j][0]) == 0) {
            kh_build_set(edge, "tailport", ports[j][1]);
            kh_build_set(edge, "headport", ports[j][2]);
        }
    }
}

static kh_status
build_edge(Agraph_t *graph, const kh_scene *scene, size_t index, kh_plan plan, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_scene_edge *item = &scene->edges[index];
    const kh_type_style style = { .size = KH_SIZE_PHRASE, .color = KH_INK };
    kh_text label = { 0 };
    char name[32];
    Agedge_t *edge;

    snprintf(name, sizeof(name), "e%zu", index);
    edge = agedge(graph, kh_build_node(graph, (size_t) item->from),
        kh_build_node(graph, (size_t) item->to), name, 1);
    kh_build_set(edge, "id", name);
    kh_build_set(edge, "style", item->style);
    kh_build_set(edge, "color", item->color);
    kh_build_set(edge, "dir", item->arrows);
    kh_build_set_number(edge, "weight", item->weight);
    if (strcmp(item->style, "bold") == 0) {
        kh_build_set_number(edge, "penwidth", 2);
        kh_build_set(edge, "style", "solid");
    }
    if (item->width > 0) {
        kh_build_set_number(edge, "penwidth", item->width);
    }
    if (item->free) {
        kh_build_set(edge, "constraint", "false");
    }
    if (plan == KH_PLAN_FULL && strcmp(scene->engine, "dot") == 0) {
        set_ports(edge, scene, item);
    }
    if (item->lines.num > 0) {
        kh_label_lines(&label, &item->lines, style);
        KH_TRY(kh_build_set_html(edge, "label", &label, err));
    }
out:
    kh_text_free(&label);
    return ret;
}

static kh_status
build_cluster(Agraph_t *graph, const kh_scene *scene, size_t index, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_scene_cluster *item = &scene->clusters[index];
    const kh_lines lines = { .items = (const char *[]){ item->label }, .num = 1 };
    const kh_type_style style
        = { .size = KH_SIZE_CLUSTER, .color = KH_INK, .bold = true, .left = true };
    kh_text label = { 0 };
    char name[32];
    Agraph_t *cluster;
    size_t j;

    snprintf(name, sizeof(name), "cluster_%zu", index);
    cluster = agsubg(graph, name, 1);
    kh_build_set(cluster, "id", name);
    kh_build_set(cluster, "margin", "12");
    kh_build_set(cluster, "style", "rounded,filled");
    kh_build_set(cluster, "fillcolor", item->fill);
    kh_build_set(cluster, "bgcolor", item->fill);
    kh_build_set(cluster, "color", item->border);
    if (item->label[0] != '\0') {
        kh_label_lines(&label, &lines, style);
        KH_TRY(kh_build_set_html(cluster, "label", &label, err));
    }
    for (j = 0; j < scene->num_nodes; j++) {
        if (scene->nodes[j].cluster == (long) index) {
            agsubnode(cluster, kh_build_node(graph, j), 1);
        }
    }
out:
    kh_text_free(&label);
    return ret;
}

/* rank=same alone leaves the order open; invisible edges would be drawn in SVG, so the order is
 * that of creation, which dot starts from. */
static void
build_rank(Agraph_t *graph, const kh_scene_rank *rank, size_t index)
{
    char name[32];
    Agraph_t *row;
    size_t j;

    snprintf(name, sizeof(name), "rank_%zu", index);
    row = agsubg(graph, name, 1);
    kh_build_set(row, "rank", "same");
    for (j = 0; j < rank->num; j++) {
        agsubnode(row, kh_build_node(graph, (size_t) rank->items[j]), 1);
    }
}

kh_status
kh_build(Agraph_t **result, const kh_scene *scene, const char *font, kh_build_options options,
    kh_error *err)
{
    kh_status ret = KH_OK;
    Agraph_t *graph = agopen(unconst("diagram"), Agdirected, NULL);
    const bool clusters = !options.only_nodes && options.plan < KH_PLAN_FLAT
                          && keeps_clusters(kh_plan_engine(options.plan, scene));
    size_t j;

    if (graph == NULL) {
        return kh_fail_nomem(err, 1, "graph");
    }
    kh_attributes_declare(graph, font);
    kh_attributes_set_engine(graph, scene, options.plan);
    for (j = 0; j < scene->num_nodes; j++) {
        KH_TRY(build_node(graph, scene, j, err));
    }
    for (j = 0; clusters && j < scene->num_clusters; j++) {
        KH_TRY(build_cluster(graph, scene, j, err));
    }
    for (j = 0; clusters && j < scene->num_ranks; j++) {
        build_rank(graph, &scene->ranks[j], j);
    }
    for (j = 0; !options.only_nodes && j < scene->num_edges; j++) {
        KH_TRY(build_edge(graph, scene, j, options.plan, err));
    }
    *result = graph;
    graph = NULL;
out:
    if (graph != NULL) {
        agclose(graph);
    }
    return ret;
}
