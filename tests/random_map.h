/* Graphs with real names in three languages, and views of them, at random from a seed. */
#ifndef KH_TEST_RANDOM_MAP_H
#define KH_TEST_RANDOM_MAP_H

#include "testlib.h"

#include "../src/base/random.h"
#include "../src/base/text.h"
#include "../src/view/preset.h"

#include <stdio.h>
#include <stdlib.h>

#define MAX_NAMES  1200
#define MOST_NODES 80

static const char *const languages[] = { "ja", "ko", "en" };

/* Names of a language, one a line. */
typedef struct {
    kh_text text;
    const char *items[MAX_NAMES];
    size_t num;
} names;

static names lists[3];

typedef struct {
    uint64_t seed, counter;
} dice;

static size_t
roll(dice *self, size_t sides)
{
    return (size_t) kh_random_below(self->seed, 1, &self->counter, sides);
}

static const char *
pick(dice *self, const char *const *items)
{
    size_t num = 0;

    while (items[num] != NULL) {
        num++;
    }
    return items[roll(self, num)];
}

static void
read_text(kh_text *text, const char *path)
{
    FILE *file = fopen(path, "r");
    char bytes[4096];
    size_t length;

    assert_non_null(file);
    while ((length = fread(bytes, 1, sizeof(bytes), file)) > 0) {
        kh_text_add_bytes(text, bytes, length);
    }
    fclose(file);
    assert_false(text->failed);
}

static int
load_names(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; j < 3; j++) {
        char path[512];
        char *line;

        snprintf(path, sizeof(path), KH_ROOT "/tests/names/%s.txt", languages[j]);
        read_text(&lists[j].text, path);
        for (line = strtok(lists[j].text.bytes, "\n"); line != NULL; line = strtok(NULL, "\n")) {
            if (line[0] != '#' && lists[j].num < MAX_NAMES) {
                lists[j].items[lists[j].num++] = line;
            }
        }
        assert_true(lists[j].num > 200);
    }
    return setenv("KAKEHASHI_RENDER", KH_BUILD "/bin/kakehashi-render", 0);
}

static int
free_names(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; j < 3; j++) {
        kh_text_free(&lists[j].text);
    }
    return 0;
}

/* --- a map ------------------------------------------------------------------------------- */

typedef struct {
    size_t language, num_nodes, num_types, num_sectors;
    const char *labels[MOST_NODES];
    kh_text graph, view;
    bool is_default; /* the preset's own engine. */
    const char *preset;
} map;

static void
add_string(kh_text *out, const char *text)
{
    kh_text_add_char(out, '"');
    for (; *text != '\0'; text++) {
        kh_text_add(out, *text == '"' || *text == '\\' ? "\\" : "");
        kh_text_add_char(out, *text);
    }
    kh_text_add_char(out, '"');
}

/* {"ja": ...}: the text of the map's language. */
static void
add_label(kh_text *out, const map *self, const char *text)
{
    kh_text_print(out, "\"label\": {\"%s\": ", languages[self->language]);
    add_string(out, text);
    kh_text_add_char(out, '}');
}

static const char *
any_name(const map *self, dice *d)
{
    return lists[self->language].items[roll(d, lists[self->language].num)];
}

static void
add_types(map *self, dice *d)
{
    static const char *const shapes[] = { "rounded", "box", "ellipse", "egg", "circle", "diamond",
        "trapezium", "parallelogram", "house", "pentagon", "hexagon", "septagon", "octagon",
        "doubleoctagon", "invtrapezium", "invhouse", "invtriangle", "triangle", "cylinder", "note",
        "tab", "folder", "box3d", "component", "cds", "Mdiamond", "Msquare", "plaintext",
        "underline", "oval", NULL };
    size_t j;

    kh_text_add(&self->graph, "\"nodeTypes\": {");
    for (j = 0; j < self->num_types; j++) {
        kh_text_print(&self->graph, "%s\"t%zu\": {", j > 0 ? ", " : "", j);
        add_label(&self->graph, self, any_name(self, d));
        kh_text_print(&self->graph, ", \"shape\": \"%s\"}", pick(d, shapes));
    }
    kh_text_add(&self->graph, "}, \"sectors\": [");
    for (j = 0; j < self->num_sectors; j++) {
        kh_text_print(&self->graph, "%s{\"id\": \"s%zu\", ", j > 0 ? ", " : "", j);
        add_label(&self->graph, self, any_name(self, d));
        kh_text_add_char(&self->graph, '}');
    }
    kh_text_add(&self->graph, "], ");
}

static void
add_relations(map *self)
{
    static const char *const labels[][3] = { { "運営する", "운영한다", "runs" },
        { "資金を支援する", "자금을 지원한다", "provides funding to" },
        { "法律にもとづき監督する", "법률에 따라 감독한다", "supervises by law" },
        { "協定を結んだ", "협약을 맺었다", "signed an agreement with" },
        { "助言する", "자문한다", "advises" } };
    size_t j;

    kh_text_add(&self->graph, "\"relations\": {");
    for (j = 0; j < 5; j++) {
        kh_text_print(&self->graph, "%s\"r%zu\": {", j > 0 ? ", " : "", j);
        add_label(&self->graph, self, labels[j][self->language]);
        kh_text_add_char(&self->graph, '}');
    }
    kh_text_add(&self->graph, "}, ");
}

static void
add_nodes(map *self, dice *d)
{
    size_t j, k;

    kh_text_add(&self->graph, "\"nodes\": [");
    for (j = 0; j < self->num_nodes; j++) {
        const size_t num = self->num_sectors > 0 ? roll(d, 4) : 0;

        self->labels[j] = any_name(self, d);
        kh_text_print(&self->graph, "%s{\"id\": \"n%zu\", \"type\": \"t%zu\", ", j > 0 ? ", " : "",
            j, roll(d, self->num_types));
        add_label(&self->graph, self, self->labels[j]);
        for (k = 0; k < num && k < self->num_sectors; k++) {
            kh_text_print(&self->graph, "%s\"s%zu\"", k == 0 ? ", \"sectors\": [" : ", ",
                (j + k) % self->num_sectors);
        }
        kh_text_add(&self->graph, k > 0 ? "]}" : "}");
    }
    kh_text_add(&self->graph, "], ");
}

/* A tree and some more: institutions, not random graphs. */
static void
add_edges(map *self, dice *d)
{
    const size_t more = roll(d, self->num_nodes / 2 + 1);
    size_t j;

    kh_text_add(&self->graph, "\"edges\": [");
    for (j = 1; j < self->num_nodes + more; j++) {
        const size_t to = j < self->num_nodes ? j : 1 + roll(d, self->num_nodes - 1);
        const size_t from = roll(d, j % 3 == 0 ? to : to < 6 ? to : 6);

        kh_text_print(&self->graph,
            "%s{\"source\": \"n%zu\", \"target\": \"n%zu\", \"relation\": \"r%zu\"}",
            j > 1 ? ", " : "", from, to, roll(d, 5));
    }
    kh_text_add(&self->graph, "]}");
}

/* Every other map is drawn as its preset is; the rest choose what a view may choose. */
static void
add_view(map *self, dice *d)
{
    static const char *const engines[] = { "dot", "neato", "fdp", "sfdp", "twopi", "circo", NULL };
    static const char *const directions[] = { "LR", "RL", "TB", "BT", NULL };
    static const char *const pages[] = { "a3", "a4", "slide", "column", "web", NULL };
    static const char *const colors[] = { "type", "sector", "none", NULL };
    const kh_preset *preset;
    size_t num_presets = 0;

    while (kh_presets[num_presets].name != NULL) {
        num_presets++;
    }
    preset = &kh_presets[roll(d, num_presets)];
    self->preset = preset->name;
    /* Presets with places of their own take none of what follows. */
    self->is_default = roll(d, 2) == 0 || strcmp(preset->engine, "fixed") == 0
                       || strcmp(preset->name, "groups") == 0;
    kh_text_print(&self->view,
        "{\"format\": \"kakehashi-view-1\", \"preset\": \"%s\", \"title\": ", self->preset);
    add_string(&self->view, any_name(self, d));
    kh_text_print(&self->view, ", \"page\": \"%s\"", pick(d, pages));
    if (!self->is_default) {
        kh_text_print(&self->view, ", \"engine\": \"%s\", \"direction\": \"%s\"", pick(d, engines),
            pick(d, directions));
        kh_text_print(&self->view, ", \"colorBy\": \"%s\", \"edgeLabels\": %s, \"wrap\": %zu",
            pick(d, colors), roll(d, 2) == 0 ? "true" : "false", 12 + roll(d, 24));
    }
    kh_text_add_char(&self->view, '}');
}

static void
make_map(map *self, size_t index)
{
    dice d = { .seed = 2024 + index };

    *self = (map){ .language = index % 3 };
    self->num_nodes = 10 + roll(&d, MOST_NODES - 9);
    self->num_types = 1 + roll(&d, 6);
    self->num_sectors = roll(&d, 7);
    kh_text_print(&self->graph,
        "{\"format\": \"kakehashi-graph-1\", \"graph\": {\"language\": \"%s\"}, ",
        languages[self->language]);
    add_types(self, &d);
    add_relations(self);
    add_nodes(self, &d);
    add_edges(self, &d);
    add_view(self, &d);
}

static void
free_map(map *self)
{
    kh_text_free(&self->graph);
    kh_text_free(&self->view);
}

#endif
