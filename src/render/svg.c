#include "svg.h"

#include "../base/markup.h"
#include "compose.h"
#include "label.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* What a viewer that does not take up embedded fonts may have instead. */
#define MORE_FAMILIES ",Noto Sans KR,Noto Sans JP,Malgun Gothic,Meiryo,Hiragino Sans,sans-serif"

/* What is written where: titles come before the rest, so that they are read first. */
typedef struct {
    const kh_scene *scene;
    const kh_embedded *fonts;
    const char *layout;
    kh_text *out;
    kh_text titles, rest;
    kh_text *to; /**< one of the three. */
} svg;

static bool
starts(const char *at, const char *end, const char *prefix)
{
    const size_t length = strlen(prefix);

    return (size_t) (end - at) >= length && memcmp(at, prefix, length) == 0;
}

/* Behind the next `mark`, or the end. */
static const char *
skip_past(const char *at, const char *end, const char *mark)
{
    const char *found = memmem(at, (size_t) (end - at), mark, strlen(mark));

    return found != NULL ? found + strlen(mark) : end;
}

/* Letters, digits, dot and hyphen stay; the rest becomes _HH: different ids stay different. */
static void
add_id(kh_text *out, const char *id)
{
    for (; *id != '\0'; id++) {
        const unsigned char c = (unsigned char) *id;

        if (isalnum(c) || c == '-' || c == '.') {
            kh_text_add_char(out, *id);
        } else {
            kh_text_print(out, "_%02X", c);
        }
    }
}

static void
add_attribute(kh_text *out, const char *name, const char *value)
{
    if (value[0] != '\0') {
        kh_text_print(out, " %s=\"", name);
        kh_markup_add(out, value);
        kh_text_add_char(out, '"');
    }
}

static void
add_claims(kh_text *out, const kh_numbers *claims)
{
    size_t j;

    for (j = 0; j < claims->num; j++) {
        kh_text_print(out, "%s%ld", j == 0 ? " data-claims=\"" : " ", claims->items[j]);
    }
    kh_text_add(out, claims->num > 0 ? "\"" : "");
}

static void
add_title(kh_text *out, const char *title)
{
    if (title[0] != '\0') {
        kh_text_add(out, "\n<title>");
        kh_markup_add(out, title);
        kh_text_add(out, "</title>");
    }
}

/* Children of role img are hidden from a screen reader; a document is read part by part. */
static void
begin_image(kh_text *out, const kh_scene *scene)
{
    kh_text_add(out, "<svg role=\"graphics-document document\"");
    add_attribute(out, "lang", scene->lang);
    add_attribute(out, "xml:lang", scene->lang);
    kh_text_print(out, " aria-labelledby=\"diagram-%s\" aria-describedby=\"diagram-desc\"",
        scene->title[0] != '\0' ? "title" : "desc");
    kh_text_add(out, " text-rendering=\"geometricPrecision\"");
    if (scene->width > 0 && scene->height > 0) {
        kh_text_print(out, " width=\"%gpt\" height=\"%gpt\"\n viewBox=\"",
            round(scene->width * 7200) / 100, round(scene->height * 7200) / 100);
    }
}

static void
add_head(svg *self)
{
    kh_text *out = self->out;

    kh_text_add(out, "\n<title id=\"diagram-title\">");
    kh_markup_add(out, self->scene->title);
    kh_text_add(out, "</title>\n<desc id=\"diagram-desc\">");
    kh_markup_add(out, self->scene->description);
    kh_text_add(out, "</desc>\n<metadata>");
    kh_markup_add_content(out, self->layout);
    kh_text_add(out, "</metadata>");
    if (self->fonts->style.length > 0) {
        kh_text_print(out, "\n<style>\n%s</style>", kh_text_bytes(&self->fonts->style));
    }
}

static void
add_node_id(kh_text *out, const kh_scene *scene, size_t index)
{
    if (scene->nodes[index].id[0] != '\0') {
        kh_text_add(out, "node-");
        add_id(out, scene->nodes[index].id);
    } else {
        kh_text_print(out, "n%zu", index);
    }
}

/* Lines are drawn before nodes, under them, but read behind them. */
static void
begin_diagram(kh_text *out, const kh_scene *scene)
{
    size_t j;

    kh_text_add(out, "<g id=\"diagram\" class=\"graph\"");
    for (j = 0; j < scene->num_nodes; j++) {
        kh_text_add(
            out, j == 0 ? " role=\"group\" aria-labelledby=\"diagram-title\" aria-owns=\"" : " ");
        add_node_id(out, scene, j);
    }
    for (j = 0; j < scene->num_edges; j++) {
        kh_text_print(out, " e%zu", j);
    }
    kh_text_add(out, scene->num_nodes > 0 ? "\"" : "");
}

static void
begin_node(kh_text *out, const kh_scene *scene, size_t index)
{
    static const char *const roles[] = { "", " center", " phrase" };
    const kh_scene_node *node = &scene->nodes[index];

    kh_text_add(out, "<g id=\"");
    add_node_id(out, scene, index);
    kh_text_print(out, "\" class=\"node%s%s", roles[node->role], node->class[0] != '\0' ? " " : "");
    add_id(out, node->class);
    /* A link within an image could not be reached. */
    kh_text_print(out, "\" role=\"%s\"",
        node->url[0] != '\0' ? "graphics-object group" : "graphics-symbol img");
    add_attribute(out, "data-id", node->id);
    add_attribute(out, "lang", node->lang);
    add_attribute(out, "aria-label", node->title);
    add_claims(out, &node->claims);
    kh_text_add_char(out, '>');
    add_title(out, node->title);
}

/* An edge that is laid out against its direction has its arrow at its start. */
static void
begin_edge(kh_text *out, const kh_scene *scene, size_t index)
{
    const kh_scene_edge *edge = &scene->edges[index];
    const bool turned = strcmp(edge->arrows, "back") == 0;

    kh_text_print(out, "<g id=\"e%zu\" class=\"edge\"", index);
    if (edge->title[0] != '\0') {
        kh_text_add(out, " role=\"graphics-symbol img\"");
        add_attribute(out, "aria-label", edge->title);
    }
    add_attribute(out, "data-from", scene->nodes[turned ? edge->to : edge->from].id);
    add_attribute(out, "data-to", scene->nodes[turned ? edge->from : edge->to].id);
    add_attribute(out, "data-relation", edge->relation);
    add_claims(out, &edge->claims);
    kh_text_add_char(out, '>');
    add_title(out, edge->title);
}

/* Title, legend, footer; samples of the legend say nothing without the text beside them, and what
 * strokes show is said by the titles of nodes. */
static void
begin_page(kh_text *out, const char *name, size_t length)
{
    const bool is_stroke = starts(name, name + length, "stroke");

    kh_text_add(out, "<g id=\"");
    kh_text_add_bytes(out, name, length);
    kh_text_print(out, "\" class=\"%s\"%s>", is_stroke ? "stroke" : "page",
        is_stroke || starts(name, name + length, "sample") ? " aria-hidden=\"true\"" : "");
}

/* `name` is the synthetic name of a part: n17, e3, cluster_2. */
static void
begin_part(svg *self, const char *name, size_t length)
{
    const kh_scene *scene = self->scene;
    const char kind = name[0];
    const size_t index = strtoul(name + strcspn(name, "0123456789\""), NULL, 10);

    self->to = kh_compose_is_title(name, length) ? &self->titles : &self->rest;
    if (kind == 'n' && isdigit((unsigned char) name[1]) && index < scene->num_nodes) {
        begin_node(self->to, scene, index);
    } else if (kind == 'e' && isdigit((unsigned char) name[1]) && index < scene->num_edges) {
        begin_edge(self->to, scene, index);
    } else if (starts(name, name + length, "cluster_") && index < scene->num_clusters) {
        kh_text_print(self->to, "<g id=\"cluster_%zu\" class=\"cluster\">", index);
        add_title(self->to, scene->clusters[index].label);
    } else {
        begin_page(self->to, name, length);
    }
}

/* A group of Graphviz: <g id="n17" class="node">, newline, <title>n17</title>. */
static const char *
rewrite_group(svg *self, const char *at, const char *end)
{
    const char *name = at + strlen("<g id=\"");
    const char *close = memchr(name, '"', (size_t) (end - name));
    const char *behind;

    if (close == NULL || starts(name, end, "a_")) {
        kh_text_add_char(self->to, '<');
        return at + 1;
    }
    behind = skip_past(close, end, ">");
    if (starts(name, end, "diagram\"")) {
        const char *more = skip_past(at, end, "class=\"graph\"");

        begin_diagram(self->to, self->scene);
        kh_text_add_bytes(self->to, more, (size_t) (behind - more));
    } else {
        begin_part(self, name, (size_t) (close - name));
    }
    if (starts(behind, end, "\n<title>")) {
        behind = skip_past(behind, end, "</title>");
    }
    return behind;
}

static const char *
rewrite_font(svg *self, const char *at, const char *end)
{
    const char *family = at + strlen("font-family=\"");
    const char *close = memchr(family, '"', (size_t) (end - family));
    const size_t length = (size_t) ((close != NULL ? close : end) - family);
    const char *name = kh_embedded_name(self->fonts, family, length);

    kh_text_add(self->to, "font-family=\"");
    if (name != NULL) {
        kh_text_print(self->to, "%s,", name);
    }
    kh_text_add_bytes(self->to, family, length);
    kh_text_add(self->to, MORE_FAMILIES);
    return family + length;
}

static const char *
rewrite(svg *self, const char *at, const char *end)
{
    const char *next;

    if (starts(at, end, "<!--")) {
        at = skip_past(at, end, "-->");
        return at + (at < end && *at == '\n');
    }
    if (starts(at, end, "<!DOCTYPE")) {
        return skip_past(at, end, ">\n");
    }
    if (starts(at, end, "<svg")) {
        begin_image(self->out, self->scene);
        next = skip_past(at, end, ">");
        at = self->scene->width > 0 && self->scene->height > 0 ? skip_past(at, next, "viewBox=\"")
                                                               : at + strlen("<svg");
        kh_text_add_bytes(self->out, at, (size_t) (next - at));
        add_head(self);
        return next;
    }
    if (starts(at, end, "<g id=\"")) {
        return rewrite_group(self, at, end);
    }
    if (starts(at, end, "font-family=\"")) {
        return rewrite_font(self, at, end);
    }
    if (starts(at, end, "</g>\n</svg>")) {
        self->to = &self->rest; /* The last part may have been a title. */
    }
    kh_text_add_char(self->to, *at);
    return at + 1;
}

void
kh_svg_finish(kh_text *out, const char *bytes, size_t length, const kh_scene *scene,
    const kh_embedded *fonts, const char *layout)
{
    svg self = { .layout = layout, .scene = scene, .fonts = fonts, .out = out, .to = out };
    const char *at = bytes, *end = bytes + length;

    while (at < end) {
        at = rewrite(&self, at, end);
    }
    kh_text_add_bytes(out, kh_text_bytes(&self.titles), self.titles.length);
    kh_text_add_bytes(out, kh_text_bytes(&self.rest), self.rest.length);
    out->failed = out->failed || self.titles.failed || self.rest.failed;
    kh_text_free(&self.titles);
    kh_text_free(&self.rest);
}
