/* A drawing as JSON for kakehashi-render. */
#include "captions.h"
#include "drawing.h"
#include "wrap.h"

#include "../base/json.h"
#include "../base/unicode.h"
#include "../graph/label.h"

#include <math.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Columns of text; what is longer is cut, the whole stands in the title. */
#define WRAP_SUBTITLE 110
#define WRAP_REMARK   140
#define MAX_TITLE     400

static void
add_key(kh_text *out, const char *key)
{
    const char last = out->length > 0 ? out->bytes[out->length - 1] : '{';

    kh_text_print(out, "%s\"%s\":", last == '{' || last == '[' ? "" : ",", key);
}

static void
add_string(kh_text *out, const char *key, const char *value)
{
    add_key(out, key);
    kh_json_add_string(out, value);
}

static void
add_color(kh_text *out, const char *key, kh_color color)
{
    char text[KH_COLOR_TEXT_SIZE];

    add_string(out, key, kh_color_text(color, text));
}

/* At most MAX_TITLE bytes, cut before a character. */
static void
add_title(kh_text *out, const char *key, const char *title)
{
    kh_text cut = { 0 };
    size_t length = strlen(title);

    if (length > MAX_TITLE) {
        length = MAX_TITLE;
        while (length > 0 && ((unsigned char) title[length] & 0xC0) == 0x80) {
            length--;
        }
    }
    kh_text_add_bytes(&cut, title, length);
    kh_text_add(&cut, title[length] != '\0' ? "\xE2\x80\xA6" : "");
    out->failed = out->failed || cut.failed;
    add_string(out, key, kh_text_bytes(&cut));
    kh_text_free(&cut);
}

/* `lines` are separated by newlines. @param whole the key of the whole text, which is there where
 * the lines are not all of it: formats that break lines by themselves take that. NULL for none. */
static void
add_array(kh_text *out, const char *key, kh_text *lines, const char *whole, const char *text)
{
    const bool apart = strcmp(kh_text_bytes(lines), text) != 0;
    char *line, *next;

    add_key(out, key);
    kh_text_add_char(out, '[');
    for (line = lines->length > 0 ? lines->bytes : NULL; line != NULL; line = next) {
        next = strchr(line, '\n');
        if (next != NULL) {
            *next++ = '\0';
        }
        if (line != lines->bytes) {
            kh_text_add_char(out, ',');
        }
        kh_json_add_string(out, line);
    }
    kh_text_add_char(out, ']');
    if (whole != NULL && apart) {
        add_title(out, whole, text);
    }
    out->failed = out->failed || lines->failed;
}

/* @param quiet without lines. */
static void
add_lines(kh_text *out, const char *key, const char *whole, const char *label, bool quiet,
    const char *lang, size_t width)
{
    kh_text lines = { 0 };

    kh_wrap(&lines, quiet ? "" : label, lang, width, KH_MAX_LINES);
    add_array(out, key, &lines, whole, label);
    kh_text_free(&lines);
}

static void
add_detail(kh_text *out, const char *list, const char *lang)
{
    kh_text lines = { 0 };

    kh_wrap_list(&lines, list, lang, KH_WRAP_DETAIL, KH_MAX_LINES);
    add_array(out, "detail", &lines, "detailLabel", list);
    kh_text_free(&lines);
}

static void
add_fills(kh_text *out, const kh_color *fills, size_t num)
{
    char text[KH_COLOR_TEXT_SIZE];
    size_t j;

    add_key(out, "fills");
    for (j = 0; j < num; j++) {
        kh_text_add_char(out, j == 0 ? '[' : ',');
        kh_json_add_string(out, kh_color_text(fills[j], text));
    }
    kh_text_add_char(out, ']');
}

static void
add_number(kh_text *out, const char *key, double value)
{
    add_key(out, key);
    kh_text_add_number(out, round(value * 100) / 100);
}

static void
add_places(kh_text *out, const kh_drawn_node *node)
{
    if (node->placed) {
        add_number(out, "x", node->x);
        add_number(out, "y", node->y);
    }
    if (node->width > 0 && node->height > 0) {
        add_number(out, "width", node->width);
        add_number(out, "height", node->height);
    }
    if (node->border_width > 0) {
        add_number(out, "borderWidth", node->border_width);
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
    add_string(out, "id", node->id);
    add_string(out, "class", node->class);
    add_title(out, "title", node->title);
    add_lines(out, "lines", "label", node->label, node->quiet,
        node->lang[0] != '\0' ? node->lang : self->lang, kh_drawing_wrap(self, node));
    if (node->detail[0] != '\0') {
        add_detail(out, node->detail, self->lang);
    }
    add_string(out, "shape", node->shape);
    add_string(out, "role", node->role);
    add_fills(out, node->fills, node->num_fills);
    add_color(out, "border", node->border);
    add_color(out, "color", node->ink);
    if (node->lang[0] != '\0') {
        add_string(out, "lang", node->lang);
    }
    add_claims(out, &node->claims);
    if (node->cluster != KH_DRAWN_NONE) {
        add_key(out, "cluster");
        kh_text_print(out, "%zu", node->cluster);
    }
    if (node->leveled) {
        add_key(out, "level");
        kh_text_print(out, "%ld", node->level);
    }
    add_places(out, node);
    kh_text_add(out, "}");
}

static void
write_edge(const kh_drawing *self, kh_text *out, const kh_drawn_edge *edge)
{
    kh_text_print(out, "{\"from\":%zu,\"to\":%zu", edge->from, edge->to);
    add_title(out, "title", edge->title);
    if (edge->label[0] != '\0') {
        add_lines(out, "lines", "label", edge->label, false, self->lang, KH_WRAP_PHRASE);
    }
    add_string(out, "style", edge->style);
    add_string(out, "arrows", edge->arrows);
    add_color(out, "color", edge->color);
    add_key(out, "weight");
    kh_text_add_number(out, edge->weight);
    if (edge->width > 0) {
        add_number(out, "width", edge->width);
    }
    if (edge->relation[0] != '\0') {
        add_string(out, "relation", edge->relation);
    }
    add_claims(out, &edge->claims);
    kh_text_add(out, "}");
}

static void
write_key(kh_text *out, const kh_drawn_key *key)
{
    kh_text_add(out, "{");
    add_string(out, "label", key->label);
    if (key->shape != NULL) {
        add_string(out, "shape", key->shape);
        add_fills(out, &key->fill, 1);
        add_color(out, "border", key->color);
        if (key->border_width > 0) {
            add_number(out, "borderWidth", key->border_width);
        }
    } else if (key->style != NULL) {
        add_string(out, "style", key->style);
        add_string(out, "arrows", key->arrows);
        add_color(out, "color", key->color);
    }
    kh_text_add(out, "}");
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
    add_title(out, "label", cluster->label);
    add_color(out, "fill", cluster->fill);
    add_color(out, "border", cluster->border);
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
    add_title(out, "label", kh_text_bytes(&neutral));
    if (source->url != 0) {
        add_string(out, "url", kh_graph_text(self->graph, source->url));
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

/* Time and numbers, and under them the notes of the view. */
static void
write_footer(const kh_drawing *self, kh_text *out, size_t num_nodes, size_t num_sources)
{
    const char *language = kh_graph_text(self->graph, self->graph->language);
    const char *notes = kh_view_text(self->view->notes, self->lang, language);
    kh_text line = { 0 }, neutral = { 0 };

    kh_caption_footer(&line, self, num_nodes, num_sources);
    add_key(out, "footer");
    kh_text_add_char(out, '[');
    kh_json_add_string(out, kh_text_bytes(&line));
    if (notes != NULL) {
        kh_unicode_add_neutral(&neutral, notes);
        kh_text_add_char(out, ',');
        kh_json_add_string(out, kh_text_bytes(&neutral));
    }
    kh_text_add_char(out, ']');
    out->failed = out->failed || line.failed || neutral.failed;
    kh_text_free(&line);
    kh_text_free(&neutral);
}

/* What the view says, and under it what the preset found. */
static void
add_subtitle(const kh_drawing *self, kh_text *out, const char *subtitle)
{
    const char *const parts[] = { subtitle, self->remark };
    kh_text lines = { 0 }, neutral = { 0 };
    size_t j;

    for (j = 0; j < 2; j++) {
        if (parts[j] != NULL) {
            kh_text_clear(&neutral);
            kh_unicode_add_neutral(&neutral, parts[j]);
            kh_text_add(&lines, lines.length > 0 ? "\n" : "");
            kh_wrap(&lines, kh_text_bytes(&neutral), self->lang,
                j == 0 ? WRAP_SUBTITLE : WRAP_REMARK, KH_MAX_LINES);
        }
    }
    if (subtitle != NULL || self->remark != NULL) {
        add_array(out, "subtitle", &lines, NULL, "");
    }
    out->failed = out->failed || neutral.failed;
    kh_text_free(&lines);
    kh_text_free(&neutral);
}

static void
write_titles(const kh_drawing *self, kh_text *out)
{
    const kh_graph *graph = self->graph;
    const char *language = kh_graph_text(graph, graph->language);
    const char *title = kh_view_text(self->view->title, self->lang, language);
    const char *subtitle = kh_view_text(self->view->subtitle, self->lang, language);
    const char *whole = kh_graph_choose_label(graph, graph->title, self->lang);
    kh_text neutral = { 0 }, around = { 0 };

    if (title == NULL) {
        title = self->title;
    }
    if (title == NULL && self->selection.num_egos > 0) {
        kh_caption_title(&around, self);
        title = kh_text_bytes(&around);
    }
    subtitle = subtitle != NULL || title == NULL ? subtitle : whole;
    title = title != NULL ? title : whole;
    kh_unicode_add_neutral(&neutral, title != NULL ? title : "");
    add_title(out, "title", kh_text_bytes(&neutral));
    add_subtitle(self, out, subtitle);
    out->failed = out->failed || neutral.failed || around.failed;
    kh_text_free(&neutral);
    kh_text_free(&around);
}

/* Inches, as printed; a page for the web has the size of its content. */
static void
write_page(const kh_drawing *self, kh_text *out)
{
    static const struct {
        const char *name, *size;
    } pages[] = {
        { "a3", ",\"width\":16.54,\"height\":11.69" },
        { "a4", ",\"width\":11.69,\"height\":8.27" },
        { "slide", ",\"width\":13.33,\"height\":7.5" },
        { "column", ",\"width\":6.3,\"height\":8.9" },
    };
    size_t j;

    for (j = 0; self->view->page != NULL && j < sizeof(pages) / sizeof(*pages); j++) {
        if (strcmp(self->view->page, pages[j].name) == 0) {
            kh_text_add(out, pages[j].size);
        }
    }
}

static void
write_head(const kh_drawing *self, kh_text *out, size_t num_sources)
{
    size_t num_nodes = 0, j;
    kh_text description = { 0 };

    for (j = 0; j < self->num_nodes; j++) {
        num_nodes += self->nodes[j].id[0] != '\0';
    }
    num_nodes = self->whole ? self->selection.num_nodes : num_nodes;
    kh_caption_description(&description, self, num_nodes);
    kh_text_add(out, "{\"scene\":1");
    add_string(out, "lang", self->lang);
    add_string(out, "preset", self->view->preset != NULL ? self->view->preset : "map");
    write_titles(self, out);
    add_string(out, "description", kh_text_bytes(&description));
    write_footer(self, out, num_nodes, num_sources);
    add_string(out, "engine", self->engine);
    add_string(out, "direction", self->direction);
    write_page(self, out);
    if (self->view->fonts != NULL) {
        add_string(out, "fonts", self->view->fonts);
    }
    kh_text_free(&description);
}

kh_status
kh_drawing_write(kh_drawing *self, kh_text *scene, kh_error *err)
{
    kh_status ret = KH_OK;
    uint8_t *cited = NULL;
    size_t num_sources = 0;
    kh_text out = { 0 };

    KH_TRY(kh_drawing_find_sources(self, &cited, &num_sources, err));
    write_head(self, &out, num_sources);
    WRITE_ARRAY(&out, "clusters", self->num_clusters, write_cluster(&out, &self->clusters[index]));
    WRITE_ARRAY(&out, "nodes", self->num_nodes, write_node(self, &out, &self->nodes[index]));
    WRITE_ARRAY(&out, "edges", self->num_edges, write_edge(self, &out, &self->edges[index]));
    WRITE_ARRAY(&out, "legend", self->num_keys, write_key(&out, &self->keys[index]));
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
