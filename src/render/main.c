/* kakehashi-render FORMAT [PLAN]: a scene from standard input, a diagram to standard output.
 * kakehashi-render check FILE.svg: whether an SVG shows a scene as a reader needs it.
 * kakehashi-render doctor: what of Graphviz and fonts is there.
 *
 * A process of its own, because libgvc aborts its process on some graphs, never returns on others
 * and keeps global state. The program that starts it sets limits and chooses the plan. Warnings,
 * what the self-check of the drawn picture finds, and errors go to standard error as lines
 * "warning: ...", "fault: ..." and "error: ..."; the exit status is 0, 1 (check: faults were
 * found), 2 (wrong usage), 3 (bad scene), 4 (output failed), 5 (too large for any plan), 70
 * (Graphviz failed) or 16 + PLAN (the scene is too large for the plan that was asked for; that one
 * draws it within seconds). */
#include "budget.h"
#include "compose.h"
#include "doctor.h"
#include "fonts.h"
#include "inspect.h"
#include "marks.h"
#include "output.h"
#include "type.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define EXIT_SIMPLER 16

static kh_status
read_stream(kh_text *text, FILE *stream, const char *what, kh_error *err)
{
    char bytes[65536];
    size_t length;

    while ((length = fread(bytes, 1, sizeof(bytes), stream)) > 0) {
        kh_text_add_bytes(text, bytes, length);
    }
    if (ferror(stream)) {
        return kh_fail(err, KH_ERR_IO, "%s could not be read", what);
    }
    return kh_text_status(text, err);
}

static kh_status
write_output(const kh_text *bytes, kh_error *err)
{
    if (fwrite(kh_text_bytes(bytes), 1, bytes->length, stdout) != bytes->length
        || fflush(stdout) != 0) {
        return kh_fail(err, KH_ERR_IO, "the diagram could not be written");
    }
    return KH_OK;
}

static kh_status
draw(kh_text *bytes, kh_text *warnings, const kh_scene *scene, const char *format, kh_plan plan,
    kh_error *err)
{
    kh_status ret = KH_OK;
    const char *font = kh_font_family(scene->lang);
    GVC_t *gvc = kh_type_open();
    Agraph_t *graph = NULL;
    kh_text svg = { 0 };
    kh_box box;

    if (gvc == NULL) {
        return kh_fail(err, KH_ERR_BACKEND, "Graphviz could not start");
    }
    KH_TRY(kh_layout(&graph, &box, gvc, scene, font, plan, err));
    KH_TRY(kh_marks_draw(graph, scene, &box, err));
    KH_TRY(kh_compose(graph, box, gvc, scene, font, err));
    KH_TRY(kh_output_draw(bytes, &svg, gvc, graph, scene, format, warnings, err));
    if (svg.length > 0) {
        KH_TRY(kh_inspect(warnings, scene, kh_text_bytes(&svg), svg.length, err));
    }
out:
    kh_text_free(&svg);
    if (graph != NULL) {
        agclose(graph);
    }
    gvFreeContext(gvc);
    kh_type_close();
    return ret;
}

/* @param simpler the plan to be asked for instead, if this one would take too long. */
static kh_status
run(const char *format, kh_plan plan, kh_plan *simpler, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text input = { 0 }, bytes = { 0 }, warnings = { 0 };
    kh_scene scene = { 0 };

    KH_TRY(read_stream(&input, stdin, "the scene", err));
    KH_TRY(kh_scene_read(&scene, kh_text_bytes(&input), input.length, err));
    if (!kh_budget_allows(&scene)) {
        KH_TRY(kh_fail(err, KH_ERR_LIMIT, "%zu shapes and %zu lines are too many for a picture",
            scene.num_nodes, scene.num_edges));
    }
    *simpler = kh_budget_plan(&scene, plan);
    if (*simpler != plan) {
        KH_TRY(kh_fail(err, KH_ERR_LIMIT, "%zu shapes and %zu lines would take too long",
            scene.num_nodes, scene.num_edges));
    }
    kh_font_check(&warnings, &scene, kh_font_family(scene.lang));
    KH_TRY(draw(&bytes, &warnings, &scene, format, plan, err));
    KH_TRY(write_output(&bytes, err));
    fputs(kh_text_bytes(&warnings), stderr);
out:
    kh_text_free(&input);
    kh_text_free(&bytes);
    kh_text_free(&warnings);
    kh_scene_free(&scene);
    return ret;
}

static int
exit_code(kh_status status)
{
    switch (status) {
        case KH_OK:
            return 0;
        case KH_ERR_DATA:
            return 3;
        case KH_ERR_IO:
        case KH_ERR_NOMEM:
            return 4;
        case KH_ERR_LIMIT:
            return 5;
        default:
            return 70;
    }
}

/* The scene comes from standard input. */
static int
check(const char *path)
{
    kh_status ret = KH_OK;
    kh_text input = { 0 }, svg = { 0 }, faults = { 0 };
    kh_scene scene = { 0 };
    kh_error err = { 0 };
    FILE *file = fopen(path, "r");

    if (file == NULL) {
        KH_TRY(kh_fail(&err, KH_ERR_IO, "\"%s\" could not be opened", path));
    }
    KH_TRY(read_stream(&svg, file, path, &err));
    KH_TRY(read_stream(&input, stdin, "the scene", &err));
    KH_TRY(kh_scene_read(&scene, kh_text_bytes(&input), input.length, &err));
    KH_TRY(kh_inspect(&faults, &scene, kh_text_bytes(&svg), svg.length, &err));
    fputs(kh_text_bytes(&faults), stderr);
out:
    if (ret != KH_OK) {
        fprintf(stderr, "error: %s\n", err.message);
    }
    if (file != NULL) {
        fclose(file);
    }
    ret = ret == KH_OK && faults.length > 0 ? 1 : exit_code(ret);
    kh_text_free(&input);
    kh_text_free(&svg);
    kh_text_free(&faults);
    kh_scene_free(&scene);
    return (int) ret;
}

static int
report(void)
{
    kh_text lines = { 0 };
    kh_error err = { 0 };
    kh_status status;

    kh_doctor_report(&lines);
    status = write_output(&lines, &err);
    kh_text_free(&lines);
    return exit_code(status);
}

int
main(int argc, char **argv)
{
    const char *plan = argc > 2 ? argv[2] : "0";
    kh_plan simpler = KH_PLAN_FULL;
    kh_error err = { 0 };
    kh_status status;

    if (argc == 2 && strcmp(argv[1], "doctor") == 0) {
        return report();
    }
    if (argc == 3 && strcmp(argv[1], "check") == 0) {
        return check(argv[2]);
    }
    if (argc < 2 || argc > 3 || !kh_output_knows(argv[1]) || strlen(plan) != 1 || plan[0] < '0'
        || plan[0] >= '0' + KH_NUM_PLANS) {
        fprintf(
            stderr, "usage: kakehashi-render svg|png|pdf|json [0-%d] <SCENE\n", KH_NUM_PLANS - 1);
        return 2;
    }
    /* Makes libgvc refuse to open files that a scene might name. */
    setenv("SERVER_NAME", "kakehashi", 1);
    unsetenv("GV_FILE_PATH");
    setenv("TZ", "UTC0", 1); /* Cairo writes the time zone into a PDF. */
    status = run(argv[1], (kh_plan) (plan[0] - '0'), &simpler, &err);
    if (status != KH_OK) {
        fprintf(stderr, "error: %s\n", err.message);
    }
    return (int) simpler > plan[0] - '0' ? EXIT_SIMPLER + (int) simpler : exit_code(status);
}
