#include "svg.h"

#include "label.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* What a viewer without our font may have instead. */
#define MORE_FAMILIES ",Noto Sans KR,Noto Sans JP,Malgun Gothic,Meiryo,Hiragino Sans,sans-serif"

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
begin_image(kh_text *out, const kh_scene *scene)
{
    kh_text_add(out, "<svg role=\"img\" lang=\"");
    kh_label_escape(out, scene->lang);
    kh_text_add(out, "\" xml:lang=\"");
    kh_label_escape(out, scene->lang);
    kh_text_add(out, "\" aria-labelledby=\"diagram-title diagram-desc\"");
}

static void
add_title(kh_text *out, const kh_scene *scene)
{
    kh_text_add(out, "\n<title id=\"diagram-title\">");
    kh_label_escape(out, scene->title);
    kh_text_add(out, "</title>\n<desc id=\"diagram-desc\">");
    kh_label_escape(out, scene->description);
    kh_text_add(out, "</desc>");
}

static void
begin_node(kh_text *out, const kh_scene_node *node, const char *name, size_t length)
{
    static const char *const roles[] = { "", " center", " phrase" };

    kh_text_add(out, "<g id=\"");
    if (node->id[0] != '\0') {
        kh_text_add(out, "node-");
        add_id(out, node->id);
    } else {
        kh_text_add_bytes(out, name, length);
    }
    kh_text_print(out, "\" class=\"node%s%s", roles[node->role], node->class[0] != '\0' ? " " : "");
    add_id(out, node->class);
    kh_text_add(out, "\">\n<title>");
    kh_label_escape(out, node->title);
    kh_text_add(out, "</title>");
}

/* `name` is the synthetic name of a part: n17, e3, cluster_2. */
static void
begin_part(kh_text *out, const kh_scene *scene, const char *name, size_t length)
{
    const char kind = name[0];
    const size_t index = strtoul(name + strcspn(name, "0123456789\""), NULL, 10);
    const char *class = "page", *title = "";

    if (kind == 'n' && isdigit((unsigned char) name[1]) && index < scene->num_nodes) {
        begin_node(out, &scene->nodes[index], name, length);
        return;
    }
    if (kind == 'e' && isdigit((unsigned char) name[1]) && index < scene->num_edges) {
        class = "edge";
        title = scene->edges[index].title;
    } else if (kind == 'c' && index < scene->num_clusters) {
        class = "cluster";
        title = scene->clusters[index].label;
    }
    kh_text_add(out, "<g id=\"");
    kh_text_add_bytes(out, name, length);
    kh_text_print(out, "\" class=\"%s\">", class);
    if (title[0] != '\0') {
        kh_text_add(out, "\n<title>");
        kh_label_escape(out, title);
        kh_text_add(out, "</title>");
    }
}

/* A group of Graphviz: <g id="n17" class="node">, newline, <title>n17</title>. */
static const char *
rewrite_group(kh_text *out, const char *at, const char *end, const kh_scene *scene)
{
    const char *name = at + strlen("<g id=\"");
    const char *close = memchr(name, '"', (size_t) (end - name));
    const char *behind;

    if (close == NULL || starts(name, end, "a_")) {
        kh_text_add_char(out, '<');
        return at + 1;
    }
    behind = skip_past(close, end, ">");
    if (starts(name, end, "diagram\"")) {
        kh_text_add_bytes(out, at, (size_t) (behind - at));
    } else {
        begin_part(out, scene, name, (size_t) (close - name));
    }
    if (starts(behind, end, "\n<title>")) {
        behind = skip_past(behind, end, "</title>");
    }
    return behind;
}

void
kh_svg_finish(kh_text *out, const char *svg, size_t length, const kh_scene *scene)
{
    const char *at = svg, *end = svg + length;

    while (at < end) {
        const char *next;

        if (starts(at, end, "<!--")) {
            at = skip_past(at, end, "-->");
            at += at < end && *at == '\n';
        } else if (starts(at, end, "<!DOCTYPE")) {
            at = skip_past(at, end, ">\n");
        } else if (starts(at, end, "<svg")) {
            begin_image(out, scene);
            next = skip_past(at, end, ">");
            kh_text_add_bytes(out, at + 4, (size_t) (next - at - 4));
            add_title(out, scene);
            at = next;
        } else if (starts(at, end, "<g id=\"")) {
            at = rewrite_group(out, at, end, scene);
        } else if (starts(at, end, "font-family=\"")) {
            next = memchr(at + 13, '"', (size_t) (end - at - 13));
            next = next != NULL ? next : end;
            kh_text_add_bytes(out, at, (size_t) (next - at));
            kh_text_add(out, MORE_FAMILIES);
            at = next;
        } else {
            kh_text_add_char(out, *at++);
        }
    }
}
