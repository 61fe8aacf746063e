#include "dot.h"

#include "dot_text.h"

#include <string.h>

#define POINTS_PER_INCH 72.0
#define MAX_COMMENT     2000 /* bytes of a line. */

typedef struct {
    const kh_parts *scene;
    kh_text *out;
    json_t *names; /**< of the nodes, in their order. */
} writing;

static const char *
name_of(const writing *self, size_t node)
{
    return json_string_value(json_array_get(self->names, node));
}

/* --- comments ---------------------------------------------------------------------------- */

/* Whatever the text, the comment ends with its line; Graphviz has a limit to its length. */
static void
add_comment(kh_text *out, const char *text)
{
    size_t length = 0;

    kh_text_add(out, "// ");
    for (; *text != '\0'; text++) {
        if (length++ >= MAX_COMMENT && ((unsigned char) *text & 0xC0) != 0x80) {
            kh_text_add(out, "\n// ");
            length = 0;
        }
        kh_text_add_char(out, *text == '\n' || *text == '\r' ? ' ' : *text);
    }
    kh_text_add_char(out, '\n');
}

static void
add_comments(kh_text *out, const json_t *lines)
{
    size_t j;

    for (j = 0; j < json_array_size(lines); j++) {
        const char *line = json_string_value(json_array_get(lines, j));

        add_comment(out, line != NULL ? line : "");
    }
}

static void
add_key(kh_text *out, const json_t *key)
{
    const bool shape = json_object_get(key, "shape") != NULL;
    kh_text line = { 0 };

    if (shape || json_object_get(key, "style") != NULL) {
        kh_text_print(&line, "  %s %s: ", kh_part_text(key, shape ? "shape" : "style"),
            shape ? kh_part_fill(key) : kh_part_color(key, "color"));
    }
    kh_text_add(&line, kh_part_text(key, "label"));
    add_comment(out, kh_text_bytes(&line));
    out->failed = out->failed || line.failed;
    kh_text_free(&line);
}

/* What the page of a picture says around it. */
static void
add_head(const writing *self)
{
    const json_t *root = self->scene->root;
    size_t j;

    if (kh_part_text(root, "title")[0] != '\0') {
        add_comment(self->out, kh_part_text(root, "title"));
    }
    add_comments(self->out, json_object_get(root, "subtitle"));
    add_comments(self->out, json_object_get(root, "footer"));
    for (j = 0; j < json_array_size(self->scene->legend); j++) {
        add_key(self->out, json_array_get(self->scene->legend, j));
    }
}

/* --- the graph --------------------------------------------------------------------------- */

static const char *
font_of(const char *lang)
{
    static const struct {
        const char *lang, *font;
    } fonts[] = { { "ko", "Noto Sans CJK KR" }, { "zh-Hant", "Noto Sans CJK TC" },
        { "zh", "Noto Sans CJK SC" } };
    size_t j = 0;

    while (j < sizeof(fonts) / sizeof(*fonts)
           && strncmp(lang, fonts[j].lang, strlen(fonts[j].lang)) != 0) {
        j++;
    }
    return j < sizeof(fonts) / sizeof(*fonts) ? fonts[j].font : "Noto Sans CJK JP";
}

static bool
is_engine(const writing *self, const char *engine)
{
    return kh_part_is(self->scene->root, "engine", engine);
}

/* What tells dot how to lay out; what has its places is left there. */
static const char *
layout_of(const writing *self)
{
    static const char *const engines[] = { "neato", "fdp", "sfdp", "twopi", "circo" };
    size_t j;

    for (j = 0; j < sizeof(engines) / sizeof(*engines); j++) {
        if (is_engine(self, engines[j])) {
            return engines[j];
        }
    }
    return is_engine(self, "fixed") ? "neato, inputscale=72, splines=true" : "dot";
}

static void
add_defaults(const writing *self)
{
    const json_t *root = self->scene->root;
    const char *font = font_of(kh_part_text(root, "lang"));
    kh_text *out = self->out;

    kh_text_add(out, "  graph [label=\"");
    kh_dot_add_text(out, kh_part_text(root, "title"));
    kh_text_print(out,
        "\", labelloc=t, labeljust=l, fontname=\"%s\", fontsize=20, fontcolor=\"#24313F\",\n"
        "         layout=%s, rankdir=%s, newrank=true, nodesep=0.22, ranksep=0.6,\n"
        "         overlap=false, sep=\"+8\", bgcolor=\"#FFFFFF\"]\n",
        font, layout_of(self), kh_part_direction(root));
    kh_text_print(out,
        "  node [shape=box, style=filled, fontname=\"%s\", fontsize=11, height=0.3,\n"
        "        margin=\"0.14,0.07\", fillcolor=\"#FFFFFF\", color=\"#5B6B7B\"]\n"
        "  edge [fontname=\"%s\", fontsize=9.5, fontcolor=\"#37424D\", arrowsize=0.6,\n"
        "        color=\"#6B7885\"]\n",
        font, font);
}

static void
add_place(kh_text *out, const json_t *node)
{
    const double width = kh_part_number(node, "width", 0);
    const double height = kh_part_number(node, "height", 0);

    if (json_object_get(node, "x") != NULL) {
        kh_text_add(out, ", pos=\"");
        kh_text_add_number(out, kh_part_number(node, "x", 0));
        kh_text_add_char(out, ',');
        kh_text_add_number(out, kh_part_number(node, "y", 0));
        kh_text_add(out, "!\"");
    }
    if (width > 0) {
        kh_dot_add_number(out, "width", width / POINTS_PER_INCH);
    }
    if (height > 0) {
        kh_dot_add_number(out, "height", height / POINTS_PER_INCH);
    }
}

static void
add_node_style(kh_text *out, const json_t *node)
{
    const bool rounded = kh_part_is(node, "shape", "rounded");

    if (kh_part_is(node, "role", "phrase")) {
        kh_text_add(out, ", shape=plaintext, style=\"\", margin=\"0.05,0.02\"");
    } else {
        if (rounded) {
            kh_text_add(out, ", style=\"rounded,filled\"");
        } else if (!kh_part_is(node, "shape", "box")) {
            kh_dot_add_attribute(out, "shape", kh_part_text(node, "shape"));
        }
        kh_dot_add_attribute(out, "fillcolor", kh_part_fill(node));
        kh_dot_add_attribute(out, "color", kh_part_color(node, "border"));
    }
    kh_dot_add_attribute(out, "fontcolor", kh_part_color(node, "color"));
    if (kh_part_is(node, "role", "center")) {
        kh_text_add(out, ", fontsize=22, penwidth=2");
    }
}

static void
add_node(const writing *self, size_t index, const char *indent)
{
    const json_t *node = json_array_get(self->scene->nodes, index);
    kh_text *out = self->out;

    kh_text_print(out, "%s\"%s\" [label=\"", indent, name_of(self, index));
    kh_dot_add_lines(out, json_object_get(node, "lines"), "");
    kh_dot_add_lines(out, json_object_get(node, "detail"), "\\n");
    kh_text_add_char(out, '"');
    add_node_style(out, node);
    add_place(out, node);
    kh_dot_add_class(out, kh_part_text(node, "class"));
    kh_dot_add_attribute(out, "URL", kh_part_text(node, "url"));
    kh_dot_add_attribute(out, "tooltip", kh_part_text(node, "title"));
    kh_text_add(out, "]\n");
}

static void
add_nodes_of(const writing *self, size_t cluster, const char *indent)
{
    size_t j;

    for (j = 0; j < json_array_size(self->scene->nodes); j++) {
        if (kh_part_index(json_array_get(self->scene->nodes, j), "cluster") == cluster) {
            add_node(self, j, indent);
        }
    }
}

static void
add_clusters(const writing *self)
{
    kh_text *out = self->out;
    size_t j;

    for (j = 0; j < json_array_size(self->scene->clusters); j++) {
        const json_t *cluster = json_array_get(self->scene->clusters, j);

        kh_text_print(out, "  subgraph cluster_%zu {\n    graph [label=\"", j);
        kh_dot_add_text(out, kh_part_text(cluster, "label"));
        kh_text_add(out, "\", fontsize=11.5, style=\"rounded,filled\", margin=12");
        kh_dot_add_attribute(out, "fillcolor", kh_part_color(cluster, "fill"));
        kh_dot_add_attribute(out, "color", kh_part_color(cluster, "border"));
        kh_text_add(out, "]\n");
        add_nodes_of(self, j, "    ");
        kh_text_add(out, "  }\n");
    }
}

/* --- ranks ------------------------------------------------------------------------------- */

static bool
next_level(const writing *self, double *level)
{
    double least = 0;
    bool found = false;
    size_t j;

    for (j = 0; j < json_array_size(self->scene->nodes); j++) {
        const double other = kh_part_number(json_array_get(self->scene->nodes, j), "level", *level);

        if (other > *level && (!found || other < least)) {
            least = other;
            found = true;
        }
    }
    *level = found ? least : *level;
    return found;
}

/* The columns of our own layout; between their first nodes stands what keeps them in order. */
static void
add_columns(const writing *self)
{
    const char *before = NULL;
    double level = -1e9;
    size_t j;

    while (is_engine(self, "columns") && next_level(self, &level)) {
        const char *first = NULL;

        kh_text_add(self->out, "  { rank=same");
        for (j = 0; j < json_array_size(self->scene->nodes); j++) {
            const json_t *node = json_array_get(self->scene->nodes, j);

            if (json_object_get(node, "level") != NULL
                && !(kh_part_number(node, "level", 0) < level)
                && !(kh_part_number(node, "level", 0) > level)) {
                kh_text_print(self->out, "; \"%s\"", name_of(self, j));
                first = first == NULL ? name_of(self, j) : first;
            }
        }
        kh_text_add(self->out, " }\n");
        if (before != NULL) {
            kh_text_print(self->out, "  \"%s\" -> \"%s\" [style=invis]\n", before, first);
        }
        before = first;
    }
}

static void
add_ranks(const writing *self)
{
    const size_t num = json_array_size(self->scene->nodes);
    size_t j, k;

    for (j = 0; j < json_array_size(self->scene->ranks); j++) {
        const json_t *rank = json_array_get(self->scene->ranks, j);

        kh_text_add(self->out, "  { rank=same");
        for (k = 0; k < json_array_size(rank); k++) {
            const json_int_t node = json_integer_value(json_array_get(rank, k));

            if (node >= 0 && (size_t) node < num) {
                kh_text_print(self->out, "; \"%s\"", name_of(self, (size_t) node));
            }
        }
        kh_text_add(self->out, " }\n");
    }
}

/* --- edges ------------------------------------------------------------------------------- */

static void
add_edges(const writing *self)
{
    kh_text *out = self->out;
    size_t j;

    for (j = 0; j < json_array_size(self->scene->edges); j++) {
        const json_t *edge = json_array_get(self->scene->edges, j);
        const bool bold = kh_part_is(edge, "style", "bold");
        const double weight = kh_part_number(edge, "weight", 1);

        kh_text_print(out, "  \"%s\" -> \"%s\" [", name_of(self, kh_part_index(edge, "from")),
            name_of(self, kh_part_index(edge, "to")));
        if (json_array_size(json_object_get(edge, "lines")) > 0) {
            kh_dot_add_lines(out, json_object_get(edge, "lines"), "label=\"");
            kh_text_add_char(out, '"');
        }
        kh_dot_add_attribute(out, "color", kh_part_color(edge, "color"));
        if (kh_part_number(edge, "width", 0) > 0) {
            kh_dot_add_number(out, "penwidth", kh_part_number(edge, "width", 0));
        } else if (bold) {
            kh_text_add(out, ", penwidth=2");
        }
        if (!bold && !kh_part_is(edge, "style", "solid")) {
            kh_dot_add_attribute(out, "style", kh_part_text(edge, "style"));
        }
        if (!kh_part_is(edge, "arrows", "forward")) {
            kh_dot_add_attribute(out, "dir", kh_part_text(edge, "arrows"));
        }
        if (weight < 1 || weight > 1) {
            kh_dot_add_number(out, "weight", weight);
        }
        kh_text_add(out, json_is_true(json_object_get(edge, "free")) ? ", constraint=false" : "");
        kh_dot_add_attribute(out, "tooltip", kh_part_text(edge, "title"));
        kh_text_add(out, "]\n");
    }
}

kh_status
kh_dot_write(const kh_parts *scene, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    writing self = { .scene = scene, .out = out };

    KH_TRY(kh_dot_name_nodes(scene->nodes, &self.names, err));
    add_head(&self);
    kh_text_add(out, "digraph diagram {\n");
    add_defaults(&self);
    kh_text_add_char(out, '\n');
    add_clusters(&self);
    add_nodes_of(&self, KH_PART_NONE, "  ");
    kh_text_add_char(out, '\n');
    add_columns(&self);
    add_ranks(&self);
    add_edges(&self);
    kh_text_add(out, "}\n");
    KH_TRY(kh_text_status(out, err));
out:
    json_decref(self.names);
    return ret;
}
