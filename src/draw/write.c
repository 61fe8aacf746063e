/* A drawing as JSON for kakehashi-render. */
#include "wrap.h"
#include "write_parts.h"

#include "../base/json.h"
#include "../base/unicode.h"
#include "../graph/label.h"

#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void
add_detail(kh_text *out, const char *list, const char *lang)
{
    kh_text lines = { 0 };

    kh_wrap_list(&lines, list, lang, KH_WRAP_DETAIL, KH_MAX_LINES);
    scene_add_array(out, "detail", &lines, "detailLabel", list);
    kh_text_free(&lines);
}

static void
add_fills(kh_text *out, const kh_color *fills, size_t num)
{
    char text[KH_COLOR_TEXT_SIZE];
    size_t j;

    scene_add_key(out, "fills");
    for (j = 0; j < num; j++) {
        kh_text_add_char(out, j == 0 ? '[' : ',');
        kh_json_add_string(out, kh_color_text(fills[j], text));
    }
    kh_text_add_char(out, ']');
}

static void
add_places(kh_text *out, const kh_drawn_node *node)
{
    if (node->placed) {
        scene_add_number(out, "x", node->x);
        scene_add_number(out, "y", node->y);
    }
    if (node->width > 0 && node->height > 0) {
        scene_add_number(out, "width", node->width);
        scene_add_number(out, "height", node->height);
    }
    if (node->border_width > 0) {
        scene_add_number(out, "borderWidth", node->border_width);
    }
}

static void
add_claims(kh_text *out, const kh_drawn_claims *claims)
{
    size_t j;

    for (j = 0; j < claims->num; j++) {
        kh_text_print(out, "%s%" PRIu32, j == 0 ? ",\"claims\":[" : ",", claims->items[j]);
    }
    kh_text_add(out, claims->num > 0 ? "]" : "");
}

static void
write_node(const kh_drawing *self, kh_text *out, const kh_drawn_node *node)
{
    kh_text_add(out, "{");
    scene_add_string(out, "id", node->id);
    scene_add_string(out, "class", node->class);
    scene_add_title(out, "title", node->title);
    scene_add_lines(out, "lines", "label", node->label, node->quiet,
        node->lang[0] != '\0' ? node->lang : self->lang, kh_drawing_wrap(self, node));
    if (node->detail[0] != '\0') {
        add_detail(out, node->detail, self->lang);
    }
    scene_add_string(out, "shape", node->shape);
    scene_add_string(out, "role", node->role);
    add_fills(out, node->fills, node->num_fills);
    scene_add_color(out, "border", node->border);
    scene_add_color(out, "color", node->ink);
    if (node->lang[0] != '\0') {
        scene_add_string(out, "lang", node->lang);
    }
    add_claims(out, &node->claims);
    if (node->cluster != KH_DRAWN_NONE) {
        scene_add_key(out, "cluster");
        kh_text_print(out, "%zu", node->cluster);
    }
    if (node->leveled) {
        scene_add_key(out, "level");
        kh_text_print(out, "%ld", node->level);
    }
    add_places(out, node);
    kh_text_add(out, "}");
}

static void
write_edge(const kh_drawing *self, kh_text *out, const kh_drawn_edge *edge)
{
    kh_text_print(out, "{\"from\":%zu,\"to\":%zu", edge->from, edge->to);
    scene_add_title(out, "title", edge->title);
    if (edge->label[0] != '\0') {
        scene_add_lines(out, "lines", "label", edge->label, false, self->lang, KH_WRAP_PHRASE);
    }
    scene_add_string(out, "style", edge->style);
    scene_add_string(out, "arrows", edge->arrows);
    scene_add_color(out, "color", edge->color);
    scene_add_key(out, "weight");
    kh_text_add_number(out, edge->weight);
    if (edge->width > 0) {
        scene_add_number(out, "width", edge->width);
    }
    if (edge->relation[0] != '\0') {
        scene_add_string(out, "relation", edge->relation);
    }
    add_claims(out, &edge->claims);
    kh_text_add(out, "}");
}

static void
write_key(kh_text *out, const kh_drawn_key *key)
{
    kh_text_add(out, "{");
    scene_add_string(out, "label", key->label);
    if (key->shape != NULL) {
        scene_add_string(out, "shape", key->shape);
        add_fills(out, &key->fill, 1);
        scene_add_color(out, "border", key->color);
        if (key->border_width > 0) {
            scene_add_number(out, "borderWidth", key->border_width);
        }
    } else if (key->style != NULL) {
        scene_add_string(out, "style", key->style);
        scene_add_string(out, "arrows", key->arrows);
        scene_add_color(out, "color", key->color);
    }
    kh_text_add(out, "}");
}

/* To a hundredth of a point, as they are drawn; no -0. */
static void
add_coordinate(kh_text *out, double value)
{
    kh_text_add_number(out, round(value * 100) / 100 + 0.0);
}

static void
write_stroke(kh_text *out, const kh_drawn_stroke *stroke)
{
    size_t j;

    kh_text_add(out, "{\"points\":[");
    for (j = 0; j < stroke->num; j++) {
        kh_text_add(out, j == 0 ? "[" : ",[");
        add_coordinate(out, stroke->points[j][0]);
        kh_text_add_char(out, ',');
        add_coordinate(out, stroke->points[j][1]);
        kh_text_add_char(out, ']');
    }
    kh_text_add_char(out, ']');
    scene_add_color(out, "color", stroke->color);
    scene_add_string(out, "style", stroke->dashed ? "dashed" : "solid");
    scene_add_number(out, "width", stroke->width);
    kh_text_add_char(out, '}');
}

static void
write_text(kh_text *out, const kh_drawn_text *text)
{
    kh_text_add_char(out, '{');
    scene_add_string(out, "label", text->label);
    if (text->bold) {
        kh_text_add(out, ",\"bold\":true");
    }
    scene_add_number(out, "x", text->x);
    scene_add_number(out, "y", text->y);
    kh_text_add_char(out, '}');
}

#define WRITE_ARRAY(out, name, num, call)                                                          \
    do {                                                                                           \
        size_t index;                                                                              \
                                                                                                   \
        kh_text_add(out, ",\n\"" name "\":[");                                                     \
        for (index = 0; index < (num); index++) {                                                  \
            kh_text_add(out, index > 0 ? ",\n" : "\n");                                            \
            call;                                                                                  \
        }                                                                                          \
        kh_text_add(out, "]");                                                                     \
    } while (0)

static void
write_cluster(kh_text *out, const kh_drawn_cluster *cluster)
{
    kh_text_add(out, "{");
    scene_add_title(out, "label", cluster->label);
    scene_add_color(out, "fill", cluster->fill);
    scene_add_color(out, "border", cluster->border);
    kh_text_add(out, "}");
}

/* What a reader looks up: its title, else what it is called by. */
static void
write_source(const kh_drawing *self, kh_text *out, const kh_source *source)
{
    const char *title = kh_graph_choose_label(self->graph, source->title, self->lang);
    kh_text neutral = { 0 };

    kh_text_add(out, "{");
    kh_unicode_add_neutral(
        &neutral, title != NULL ? title : kh_graph_text(self->graph, source->id));
    scene_add_title(out, "label", kh_text_bytes(&neutral));
    if (source->url != 0) {
        scene_add_string(out, "url", kh_graph_text(self->graph, source->url));
    }
    kh_text_add(out, "}");
    out->failed = out->failed || neutral.failed;
    kh_text_free(&neutral);
}

static void
write_sources(const kh_drawing *self, kh_text *out, const uint8_t *cited)
{
    const char *separator = "\n";
    size_t j;

    kh_text_add(out, ",\n\"sources\":[");
    for (j = 0; j < self->graph->sources.num; j++) {
        if (cited[j] != 0) {
            kh_text_add(out, separator);
            write_source(self, out, &self->graph->sources.items[j]);
            separator = ",\n";
        }
    }
    kh_text_add(out, "]");
}

kh_status
kh_drawing_write(kh_drawing *self, kh_text *scene, kh_error *err)
{
    kh_status ret = KH_OK;
    uint8_t *cited = NULL;
    size_t num_sources = 0;
    kh_text out = { 0 };

    KH_TRY(kh_drawing_find_sources(self, &cited, &num_sources, err));
    scene_write_head(self, &out, num_sources);
    WRITE_ARRAY(&out, "clusters", self->num_clusters, write_cluster(&out, &self->clusters[index]));
    WRITE_ARRAY(&out, "nodes", self->num_nodes, write_node(self, &out, &self->nodes[index]));
    WRITE_ARRAY(&out, "edges", self->num_edges, write_edge(self, &out, &self->edges[index]));
    WRITE_ARRAY(&out, "legend", self->num_keys, write_key(&out, &self->keys[index]));
    if (self->num_strokes > 0) {
        WRITE_ARRAY(&out, "strokes", self->num_strokes, write_stroke(&out, &self->strokes[index]));
    }
    if (self->num_texts > 0) {
        WRITE_ARRAY(&out, "texts", self->num_texts, write_text(&out, &self->texts[index]));
    }
    write_sources(self, &out, cited);
    kh_text_add(&out, "}\n");
    KH_TRY(kh_text_status(&out, err));
    kh_text_add_bytes(scene, kh_text_bytes(&out), out.length);
    KH_TRY(kh_text_status(scene, err));
out:
    free(cited);
    kh_text_free(&out);
    return ret;
}
