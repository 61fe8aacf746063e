#include "places.h"

#include "build.h"

#include <math.h>
#include <stdio.h>

/* To a hundredth of a point, as they are drawn. */
static void
add_number(kh_text *out, const char *before, double value)
{
    kh_text_add(out, before);
    kh_text_add_number(out, round(value * 100) / 100 + 0.0);
}

static void
add_lines(kh_text *out, const kh_lines *lines)
{
    kh_text label = { 0 };
    size_t j;

    for (j = 0; j < lines->num; j++) {
        kh_text_add(&label, j > 0 ? "\n" : "");
        kh_text_add(&label, lines->items[j]);
    }
    kh_json_add_string(out, kh_text_bytes(&label));
    out->failed = out->failed || label.failed;
    kh_text_free(&label);
}

static void
add_node(kh_text *out, Agraph_t *graph, const kh_scene *scene, size_t index)
{
    const kh_scene_node *item = &scene->nodes[index];
    Agnode_t *node = kh_build_node(graph, index);

    kh_text_add(out, index > 0 ? ",\n{" : "\n{");
    if (item->id[0] != '\0') {
        kh_text_add(out, "\"id\":");
        kh_json_add_string(out, item->id);
        kh_text_add_char(out, ',');
    }
    kh_text_add(out, "\"label\":");
    add_lines(out, &item->lines);
    add_number(out, ",\"x\":", ND_coord(node).x);
    add_number(out, ",\"y\":", ND_coord(node).y);
    add_number(out, ",\"width\":", ND_width(node) * 72);
    add_number(out, ",\"height\":", ND_height(node) * 72);
    if (item->cluster != KH_SCENE_NONE) {
        kh_text_print(out, ",\"frame\":%ld", item->cluster);
    }
    kh_text_add_char(out, '}');
}

/* Pieces of a line one behind the other, from tail to head, arrows included. */
static void
add_points(kh_text *out, const splines *curves)
{
    const char *separator = "";
    size_t j, k;

    kh_text_add(out, ",\"points\":[");
    for (j = 0; curves != NULL && j < (size_t) curves->size; j++) {
        for (k = 0; k < (size_t) curves->list[j].size; k++) {
            kh_text_add(out, separator);
            add_number(out, "[", curves->list[j].list[k].x);
            add_number(out, ",", curves->list[j].list[k].y);
            kh_text_add_char(out, ']');
            separator = ",";
        }
    }
    kh_text_add_char(out, ']');
}

static void
add_claims(kh_text *out, const kh_numbers *claims)
{
    size_t j;

    kh_text_add(out, claims->num > 0 ? ",\"claims\":[" : "");
    for (j = 0; j < claims->num; j++) {
        kh_text_print(out, "%s%ld", j > 0 ? "," : "", claims->items[j]);
    }
    kh_text_add(out, claims->num > 0 ? "]" : "");
}

static bool
is_phrase(const kh_scene *scene, long node)
{
    return scene->nodes[node].role == KH_ROLE_PHRASE;
}

static Agedge_t *
find_edge(Agraph_t *graph, const kh_scene *scene, size_t index)
{
    char name[32];

    snprintf(name, sizeof(name), "e%zu", index);
    return agedge(graph, kh_build_node(graph, (size_t) scene->edges[index].from),
        kh_build_node(graph, (size_t) scene->edges[index].to), name, 0);
}

static void
add_edges(kh_text *out, Agraph_t *graph, const kh_scene *scene, bool brief)
{
    const char *separator = "\n";
    size_t j;

    for (j = 0; j < scene->num_edges; j++) {
        const kh_scene_edge *item = &scene->edges[j];

        if (brief && !is_phrase(scene, item->from) && !is_phrase(scene, item->to)) {
            continue;
        }
        kh_text_print(out, "%s{\"from\":%ld,\"to\":%ld", separator, item->from, item->to);
        if (!brief) {
            add_claims(out, &item->claims);
            add_points(out, ED_spl(find_edge(graph, scene, j)));
        }
        kh_text_add_char(out, '}');
        separator = ",\n";
    }
}

void
kh_places_write(kh_text *out, Agraph_t *graph, const kh_scene *scene, bool brief)
{
    const boxf box = GD_bb(graph);
    size_t j;

    kh_text_add(out, "{\"schema\":\"kakehashi/layout/1\",\"lang\":");
    kh_json_add_string(out, scene->lang);
    kh_text_add(out, ",\"preset\":");
    kh_json_add_string(out, scene->preset);
    add_number(out, ",\n\"page\":{\"width\":", box.UR.x - box.LL.x);
    add_number(out, ",\"height\":", box.UR.y - box.LL.y);
    kh_text_add(out, "},\n\"nodes\":[");
    for (j = 0; j < scene->num_nodes; j++) {
        add_node(out, graph, scene, j);
    }
    kh_text_add(out, "],\n\"edges\":[");
    add_edges(out, graph, scene, brief);
    kh_text_add(out, "]}\n");
}
