/* Generated maps of 10 to 80 bodies with real names in three languages, drawn by every preset: the
 * check of the finished picture must find nothing, the labels must be the names, and a default
 * drawing must be there within two seconds.
 *
 * KH_MAPS=1000 draws that many, KH_MAPS_FIRST=17 begins at that one, and KH_MAPS_FOLDER=/somewhere
 * keeps graph, view, scene and picture of each map that fails. */
#include "testlib.h"

#include "../src/base/random.h"
#include "../src/draw/draw.h"
#include "../src/picture/picture.h"
#include "../src/read/read.h"
#include "../src/view/preset.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#define NUM_MAPS   30
#define MAX_NAMES  1200
#define MOST_NODES 80
/* The promise is for a machine of one's own; sanitizers and a shared one are slower. */
#define MOST_SECONDS 2.0
#define MOST_FACTOR  2 /* for engines that a view chooses. */
#define TIME_FACTOR  1

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

/* --- drawing it -------------------------------------------------------------------------- */

typedef struct {
    kh_text scene, svg;
    kh_findings findings;
    double seconds;
} drawn;

static void
free_drawn(drawn *self)
{
    kh_text_free(&self->scene);
    kh_text_free(&self->svg);
    kh_findings_free(&self->findings);
}

/* Of the processor, here and in the renderer: the machine may have more to do. */
static double
now(void)
{
    struct rusage usage[2];

    getrusage(RUSAGE_SELF, &usage[0]);
    getrusage(RUSAGE_CHILDREN, &usage[1]);
    return (double) (usage[0].ru_utime.tv_sec + usage[1].ru_utime.tv_sec)
           + (double) (usage[0].ru_utime.tv_usec + usage[1].ru_utime.tv_usec) * 1e-6;
}

static void
draw(const map *self, drawn *result)
{
    kh_graph graph = { 0 };
    kh_view view = { 0 };
    kh_error err = { 0 };
    const double begin = now();

    *result = (drawn){ 0 };
    assert_ok(kh_read_text(&graph, "map", kh_text_bytes(&self->graph), self->graph.length, NULL,
        &result->findings, &err));
    assert_ok(kh_view_read_text(
        &view, "view", kh_text_bytes(&self->view), self->view.length, &result->findings, &err));
    assert_ok(kh_draw_scene(
        &graph, NULL, &view, languages[self->language], &result->scene, &result->findings, &err));
    assert_ok(kh_picture_draw(
        kh_text_bytes(&result->scene), "svg", NULL, &result->svg, &result->findings, &err));
    result->seconds = now() - begin;
    kh_graph_free(&graph);
    kh_view_free(&view);
}

static void
keep(const map *self, const drawn *result, size_t index)
{
    const char *folder = getenv("KH_MAPS_FOLDER");
    const struct {
        const char *name;
        const kh_text *text;
    } files[] = { { "graph.json", &self->graph }, { "view.json", &self->view },
        { "scene.json", &result->scene }, { "svg", &result->svg } };
    size_t j;

    for (j = 0; folder != NULL && j < 4; j++) {
        char path[512];
        FILE *file;

        snprintf(path, sizeof(path), "%s/map%zu.%s", folder, index, files[j].name);
        file = fopen(path, "w");
        if (file != NULL) {
            fwrite(kh_text_bytes(files[j].text), 1, files[j].text->length, file);
            fclose(file);
        }
    }
}

static size_t
count_faults(const map *self, const drawn *result, size_t index)
{
    size_t num = 0, j;

    for (j = 0; j < result->findings.num; j++) {
        const kh_finding *finding = &result->findings.items[j];

        if (strcmp(finding->code, "W115") == 0 || strcmp(finding->code, "W112") == 0) {
            print_error("map %zu (%s, %s): %s\n", index, self->preset, languages[self->language],
                finding->message);
            num++;
        }
    }
    if (result->seconds > MOST_SECONDS * (self->is_default ? 1 : MOST_FACTOR) * TIME_FACTOR) {
        print_error("map %zu (%s): %.1f seconds\n", index, self->preset, result->seconds);
        num++;
    }
    return num;
}

/* The name of each node that is drawn is in the picture, whole: what a label cuts, the title of its
 * node has. */
static size_t
count_lost_names(const map *self, const drawn *result, size_t index)
{
    size_t num = 0, j;

    for (j = 0; j < self->num_nodes; j++) {
        kh_text escaped = { 0 };
        const char *at;
        char id[32];

        snprintf(id, sizeof(id), "{\"id\":\"n%zu\",", j);
        if (strstr(kh_text_bytes(&result->scene), id) == NULL) {
            continue; /* some presets draw a part. */
        }

        for (at = self->labels[j]; *at != '\0'; at++) {
            const char *reference = *at == '&'   ? "&amp;"
                                    : *at == '<' ? "&lt;"
                                    : *at == '>' ? "&gt;"
                                                 : NULL;

            if (reference != NULL) {
                kh_text_add(&escaped, reference);
            } else {
                kh_text_add_char(&escaped, *at);
            }
        }
        if (strstr(kh_text_bytes(&result->svg), kh_text_bytes(&escaped)) == NULL) {
            print_error("map %zu: \"%s\" is lost\n", index, self->labels[j]);
            num++;
        }
        kh_text_free(&escaped);
    }
    return num;
}

static size_t
number_of(const char *variable, size_t otherwise)
{
    const char *value = getenv(variable);

    return value != NULL ? (size_t) strtoul(value, NULL, 10) : otherwise;
}

static void
test_maps(void **state)
{
    const size_t first = number_of("KH_MAPS_FIRST", 0), num = number_of("KH_MAPS", NUM_MAPS);
    size_t j, bad = 0;
    double slowest = 0;

    (void) state;
    for (j = first; j < first + num; j++) {
        map self;
        drawn result;
        size_t faults;

        make_map(&self, j);
        draw(&self, &result);
        slowest = result.seconds > slowest ? result.seconds : slowest;
        faults = count_faults(&self, &result, j) + count_lost_names(&self, &result, j);
        if (faults > 0) {
            keep(&self, &result, j);
        }
        bad += faults > 0;
        free_drawn(&result);
        free_map(&self);
    }
    print_message("%zu maps, the slowest in %.2f seconds\n", num, slowest);
    assert_int_equal(bad, 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(test_maps) };

    return cmocka_run_group_tests(tests, load_names, free_names);
}
