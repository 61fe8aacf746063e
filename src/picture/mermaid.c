#include "mermaid.h"

#include "grid.h"
#include "looks.h"
#include "mermaid_text.h"

#include <stdio.h>
#include <string.h>

/* A flowchart on its way: looks are said behind the parts that have them. */
typedef struct {
    const kh_parts *scene;
    kh_text *out;
    kh_looks nodes, edges;
    size_t num_edges;
} writing;

/* What stands around the label of a shape. Mermaid has fewer shapes; the first that types get by
 * themselves stay apart. */
static const struct outline {
    const char *shape, *open, *close, *symbol;
} outlines[] = {
    { "rounded", "(", ")", "▢" },
    { "ellipse", "([", "])", "⬭" },
    { "oval", "([", "])", "⬭" },
    { "egg", "([", "])", "⬭" },
    { "circle", "((", "))", "○" },
    { "diamond", "{", "}", "◇" },
    { "Mdiamond", "{", "}", "◇" },
    { "hexagon", "{{", "}}", "⬡" },
    { "septagon", "{{", "}}", "⬡" },
    { "octagon", "{{", "}}", "⬡" },
    { "doubleoctagon", "{{", "}}", "⬡" },
    { "pentagon", "[/", "\\]", "⏢" },
    { "house", "[/", "\\]", "⏢" },
    { "trapezium", "[/", "\\]", "⏢" },
    { "triangle", "[/", "\\]", "⏢" },
    { "invtrapezium", "[\\", "/]", "▽" },
    { "invhouse", "[\\", "/]", "▽" },
    { "invtriangle", "[\\", "/]", "▽" },
    { "parallelogram", "[/", "/]", "▱" },
    { "folder", "[\\", "\\]", "▰" },
    { "tab", "[\\", "\\]", "▰" },
    { "cylinder", "[(", ")]", "⛁" },
    { "component", "[[", "]]", "◫" },
    { "box3d", "[[", "]]", "◫" },
    { "Msquare", "[[", "]]", "◫" },
    { "cds", ">", "]", "⚐" },
    { "note", ">", "]", "⚐" },
    { NULL, "[", "]", "□" },
};

static const struct outline *
find_outline(const char *shape)
{
    size_t j = 0;

    while (outlines[j].shape != NULL && strcmp(shape, outlines[j].shape) != 0) {
        j++;
    }
    return &outlines[j];
}

const char *
kh_mermaid_symbol(const char *shape)
{
    return find_outline(shape)->symbol;
}

/* A node or an entry of the legend; `text` is encoded. */
static kh_status
add_shape(writing *self, const char *indent, const char *name, const json_t *part,
    const kh_text *text, kh_error *err)
{
    kh_status ret = KH_OK;
    const bool phrase = kh_part_is(part, "role", "phrase");
    const struct outline *outline = find_outline(kh_part_text(part, "shape"));
    kh_text look = { 0 };

    kh_text_print(self->out, "%s%s%s\"%s\"%s\n", indent, name, outline->open,
        text->length > 0 ? kh_text_bytes(text) : "#32;", outline->close);
    kh_text_print(&look, "fill:%s,stroke:%s,color:%s", kh_part_fill(part),
        phrase ? "none" : kh_part_color(part, "border"),
        json_object_get(part, "color") != NULL ? kh_part_color(part, "color") : "#15202B");
    kh_text_add(&look, kh_part_is(part, "role", "center") ? ",stroke-width:3px" : "");
    KH_TRY(kh_text_status(&look, err));
    KH_TRY(kh_looks_add(&self->nodes, kh_text_bytes(&look), name, err));
out:
    kh_text_free(&look);
    return ret;
}

static kh_status
add_node(writing *self, const char *indent, size_t index, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *node = json_array_get(self->scene->nodes, index);
    kh_text words = { 0 }, text = { 0 };
    char name[32];

    snprintf(name, sizeof(name), "n%zu", index);
    kh_part_add_whole(&words, node, "lines", "label");
    kh_mermaid_add_text(&text, kh_text_bytes(&words));
    kh_text_clear(&words);
    kh_part_add_whole(&words, node, "detail", "detailLabel");
    if (words.length > 0) {
        kh_text_add_char(&text, '\n');
        kh_mermaid_add_text(&text, kh_text_bytes(&words));
    }
    KH_TRY(kh_text_status(&words, err));
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(add_shape(self, indent, name, node, &text, err));
out:
    kh_text_free(&words);
    kh_text_free(&text);
    return ret;
}

static kh_status
add_nodes_of(writing *self, size_t cluster, const char *indent, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < json_array_size(self->scene->nodes); j++) {
        if (kh_part_index(json_array_get(self->scene->nodes, j), "cluster") == cluster) {
            KH_TRY(add_node(self, indent, j, err));
        }
    }
out:
    return ret;
}

/* Whether any node stands in a cluster: Mermaid would take an empty one for a node. */
static bool
is_inhabited(const kh_parts *scene, size_t cluster)
{
    size_t j = 0;

    while (j < json_array_size(scene->nodes)
           && kh_part_index(json_array_get(scene->nodes, j), "cluster") != cluster) {
        j++;
    }
    return j < json_array_size(scene->nodes);
}

static kh_status
add_clusters(writing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < json_array_size(self->scene->clusters); j++) {
        const json_t *cluster = json_array_get(self->scene->clusters, j);

        if (is_inhabited(self->scene, j)) {
            kh_text_print(self->out, "  subgraph c%zu[\"", j);
            kh_mermaid_add_text(self->out, kh_part_text(cluster, "label"));
            kh_text_add(self->out, "\"]\n");
            KH_TRY(add_nodes_of(self, j, "    ", err));
            kh_text_print(self->out, "  end\n  style c%zu fill:%s,stroke:%s,color:#24313F\n", j,
                kh_part_color(cluster, "fill"), kh_part_color(cluster, "border"));
        }
    }
out:
    return ret;
}

/* From `from` to `to`, with what a part says of the line. */
static kh_status
add_line(writing *self, const char *indent, const char *from, const char *to, const json_t *part,
    const char *words, kh_error *err)
{
    static const char *const lines[][4]
        = { { "dashed", "-.->", "<-.->", "-.-" }, { "dotted", "-.->", "<-.->", "-.-" },
              { "bold", "==>", "<==>", "===" }, { "solid", "-->", "<-->", "---" } };
    kh_status ret = KH_OK;
    const bool back = kh_part_is(part, "arrows", "back");
    const size_t kind = kh_part_is(part, "arrows", "both")   ? 2
                        : kh_part_is(part, "arrows", "none") ? 3
                                                             : 1;
    kh_text look = { 0 };
    char index[24];
    size_t j = 0;

    while (j < 3 && !kh_part_is(part, "style", lines[j][0])) {
        j++;
    }
    kh_text_print(self->out, "%s%s %s", indent, back ? to : from, lines[j][kind]);
    if (words[0] != '\0') {
        kh_text_add(self->out, "|\"");
        kh_mermaid_add_text(self->out, words);
        kh_text_add(self->out, "\"|");
    }
    kh_text_print(self->out, " %s\n", back ? from : to);
    kh_text_print(&look, "stroke:%s%s", kh_part_color(part, "color"),
        j == 0   ? ",stroke-dasharray:6 4"
        : j == 1 ? ",stroke-dasharray:2 3"
                 : "");
    if (kh_part_number(part, "width", 0) > 0) {
        kh_text_add(&look, ",stroke-width:");
        kh_text_add_number(&look, kh_part_number(part, "width", 0));
        kh_text_add(&look, "px");
    }
    KH_TRY(kh_text_status(&look, err));
    snprintf(index, sizeof(index), "%zu", self->num_edges++);
    KH_TRY(kh_looks_add(&self->edges, kh_text_bytes(&look), index, err));
out:
    kh_text_free(&look);
    return ret;
}

static kh_status
add_edges(writing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text words = { 0 };
    char from[32], to[32];
    size_t j;

    for (j = 0; j < json_array_size(self->scene->edges); j++) {
        const json_t *edge = json_array_get(self->scene->edges, j);

        kh_text_clear(&words);
        kh_part_add_whole(&words, edge, "lines", "label");
        KH_TRY(kh_text_status(&words, err));
        snprintf(from, sizeof(from), "n%zu", kh_part_index(edge, "from"));
        snprintf(to, sizeof(to), "n%zu", kh_part_index(edge, "to"));
        KH_TRY(add_line(self, "  ", from, to, edge, kh_text_bytes(&words), err));
    }
out:
    kh_text_free(&words);
    return ret;
}

/* A sample of what an entry of the legend explains. */
static kh_status
add_sample(writing *self, size_t index, const json_t *key, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *label = kh_part_text(key, "label");
    kh_text text = { 0 };
    char from[32], to[32];

    snprintf(from, sizeof(from), "k%zu", index);
    snprintf(to, sizeof(to), "m%zu", index);
    if (json_object_get(key, "shape") != NULL) {
        kh_mermaid_add_text(&text, label);
        KH_TRY(kh_text_status(&text, err));
        KH_TRY(add_shape(self, "    ", from, key, &text, err));
    } else {
        kh_text_print(self->out, "    %s((\"#32;\"))\n    %s((\"#32;\"))\n", from, to);
        KH_TRY(add_line(self, "    ", from, to, key, label, err));
    }
out:
    kh_text_free(&text);
    return ret;
}

/* A frame a heading. */
static kh_status
add_legend(writing *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text frames = { 0 };
    bool open = false;
    size_t j;

    for (j = 0; j < json_array_size(self->scene->legend); j++) {
        const json_t *key = json_array_get(self->scene->legend, j);
        const bool heading
            = json_object_get(key, "shape") == NULL && json_object_get(key, "style") == NULL;

        if (heading || !open) {
            kh_text_add(self->out, open ? "  end\n" : "");
            kh_text_print(self->out, "  subgraph legend%zu[\"", j);
            kh_mermaid_add_text(self->out, heading ? kh_part_text(key, "label") : " ");
            kh_text_add(self->out, "\"]\n");
            kh_text_print(
                &frames, "  style legend%zu fill:#FFFFFF,stroke:#C8D1DA,color:#24313F\n", j);
            open = true;
        }
        if (!heading) {
            KH_TRY(add_sample(self, j, key, err));
        }
    }
    kh_text_add(self->out, open ? "  end\n" : "");
    kh_text_add(self->out, kh_text_bytes(&frames));
    KH_TRY(kh_text_status(&frames, err));
out:
    kh_text_free(&frames);
    return ret;
}

static void
add_looks(writing *self)
{
    size_t j;

    for (j = 0; j < self->nodes.num; j++) {
        kh_text_print(self->out, "  classDef look%zu %s\n  class %s look%zu\n", j,
            kh_text_bytes(&self->nodes.items[j].look), kh_text_bytes(&self->nodes.items[j].members),
            j);
    }
    for (j = 0; j < self->edges.num; j++) {
        kh_text_print(self->out, "  linkStyle %s %s\n",
            kh_text_bytes(&self->edges.items[j].members),
            kh_text_bytes(&self->edges.items[j].look));
    }
}

static kh_status
write_net(const kh_parts *scene, bool alone, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *title = kh_part_text(scene->root, "title");
    writing self = { .scene = scene, .out = out };

    if (alone && title[0] != '\0') {
        kh_mermaid_add_title(out, title);
    }
    kh_text_print(out, "flowchart %s\n", kh_part_direction(scene->root));
    kh_text_add(out, "  accTitle: ");
    kh_mermaid_add_text(out, title);
    kh_text_add(out, "\n  accDescr: ");
    kh_mermaid_add_text(out, kh_part_text(scene->root, "description"));
    kh_text_add_char(out, '\n');
    KH_TRY(add_clusters(&self, err));
    KH_TRY(add_nodes_of(&self, KH_PART_NONE, "  ", err));
    KH_TRY(add_edges(&self, err));
    KH_TRY(add_legend(&self, err));
    add_looks(&self);
    KH_TRY(kh_text_status(out, err));
out:
    kh_looks_free(&self.nodes);
    kh_looks_free(&self.edges);
    return ret;
}

kh_status
kh_mermaid_write(const kh_parts *scene, bool alone, kh_text *out, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_grid grid = { 0 };
    kh_parts net = { 0 };

    if (!kh_grid_find(&grid, scene)) {
        return write_net(scene, alone, out, err);
    }
    KH_TRY(kh_grid_as_net(&grid, &net, err));
    KH_TRY(write_net(&net, alone, out, err));
out:
    kh_parts_free(&net);
    return ret;
}
