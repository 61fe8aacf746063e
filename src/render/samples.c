#include "samples.h"

#include "attributes.h"

#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

void
kh_sample_set_position(Agnode_t *node, double x, double y)
{
    kh_text pos = { 0 };

    kh_text_add_number(&pos, round(x * 100) / 100);
    kh_text_add_char(&pos, ',');
    kh_text_add_number(&pos, round(y * 100) / 100);
    kh_build_set(node, "pos", kh_text_bytes(&pos));
    kh_text_free(&pos);
}

Agnode_t *
kh_sample_add_point(Agraph_t *graph, const char *name, double x, double y)
{
    Agnode_t *node = agnode(graph, (char *) (uintptr_t) name, 1);

    kh_build_set(node, "style", "invis");
    kh_build_set(node, "shape", "point");
    kh_build_set_number(node, "width", 0.001);
    kh_build_set_number(node, "height", 0.001);
    kh_sample_set_position(node, x, y);
    return node;
}

void
kh_sample_add_line(Agraph_t *graph, const kh_scene_key *key, size_t index, double x, double y)
{
    const bool tail = strcmp(key->arrows, "back") == 0 || strcmp(key->arrows, "both") == 0;
    const bool head = strcmp(key->arrows, "forward") == 0 || strcmp(key->arrows, "both") == 0;
    const double right = x + KH_SAMPLE_WIDTH, from = x + (tail ? 6 : 0),
                 to = right - (head ? 6 : 0);
    kh_text pos = { 0 };
    char name[32];
    Agnode_t *start, *end;
    Agedge_t *edge;

    snprintf(name, sizeof(name), "start%zu", index);
    start = kh_sample_add_point(graph, name, x, y);
    snprintf(name, sizeof(name), "end%zu", index);
    end = kh_sample_add_point(graph, name, right, y);
    snprintf(name, sizeof(name), "sample%zu", index);
    edge = agedge(graph, start, end, name, 1);
    kh_build_set(edge, "id", name);
    kh_build_set(edge, "style", strcmp(key->style, "bold") == 0 ? "solid" : key->style);
    kh_build_set_number(edge, "penwidth", strcmp(key->style, "bold") == 0 ? 2 : 1);
    kh_build_set(edge, "color", key->color);
    kh_build_set(edge, "dir", key->arrows);
    if (tail) {
        kh_text_print(&pos, "s,%.2f,%.2f ", x, y);
    }
    if (head) {
        kh_text_print(&pos, "e,%.2f,%.2f ", right, y);
    }
    kh_text_print(&pos, "%.2f,%.2f %.2f,%.2f %.2f,%.2f %.2f,%.2f", from, y, (2 * from + to) / 3, y,
        (from + 2 * to) / 3, y, to, y);
    kh_build_set(edge, "pos", kh_text_bytes(&pos));
    kh_text_free(&pos);
}

void
kh_sample_add_shape(Agraph_t *graph, const kh_scene_key *key, size_t index, double x, double y)
{
    char name[32];
    Agnode_t *node;

    snprintf(name, sizeof(name), "sample%zu", index);
    node = agnode(graph, name, 1);
    kh_build_set(node, "id", name);
    kh_build_set_shape(node, key->shape, &key->fills, key->border);
    kh_build_set_number(
        node, "width", (kh_shape_is_regular(key->shape) ? KH_SAMPLE_HEIGHT : KH_SAMPLE_WIDTH) / 72);
    kh_build_set_number(node, "height", KH_SAMPLE_HEIGHT / 72);
    kh_build_set(node, "margin", "0,0");
    if (key->border_width > 0) {
        kh_build_set_number(node, "penwidth", key->border_width);
    }
    kh_sample_set_position(node, x + KH_SAMPLE_WIDTH / 2, y);
}
