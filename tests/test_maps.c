/* Generated maps of 10 to 80 bodies with real names in three languages, drawn by every preset: the
 * check of the finished picture must find nothing, the labels must be the names, and a default
 * drawing must be there within two seconds.
 *
 * KH_MAPS=1000 draws that many, KH_MAPS_FIRST=17 begins at that one, and KH_MAPS_FOLDER=/somewhere
 * keeps graph, view, scene and picture of each map that fails. */
#include "random_map.h"

#include "../src/draw/draw.h"
#include "../src/picture/picture.h"
#include "../src/read/read.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

#define NUM_MAPS 30
/* The promise is for a machine of one's own; sanitizers and a shared one are slower. */
#define MOST_SECONDS 2.0
#define MOST_FACTOR  2 /* for engines that a view chooses. */
#define TIME_FACTOR  1

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
