#include "marks.h"

#include "../base/array.h"
#include "attributes.h"
#include "fields.h"
#include "samples.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

/* Points around the place of a text that it may cover. */
#define TEXT_WIDTH  22.0
#define TEXT_HEIGHT 7.0

/* What a coordinate may be, as for nodes. */
#define MOST 1000000.0

static const kh_field stroke_fields[] = {
    { "color", KH_FIELD_COLOR, offsetof(kh_scene_stroke, color), NULL, true },
    { "style", KH_FIELD_WORD, offsetof(kh_scene_stroke, style), "solid dashed dotted", true },
    { "width", KH_FIELD_LENGTH, offsetof(kh_scene_stroke, width), NULL, true },
    { .key = "points", .kind = KH_FIELD_OTHER, .required = true },
    { .key = NULL },
};

static const kh_field text_fields[] = {
    { "label", KH_FIELD_STRING, offsetof(kh_scene_text, label), NULL, true },
    { "bold", KH_FIELD_BOOL, offsetof(kh_scene_text, bold), NULL, false },
    { "x", KH_FIELD_COORDINATE, offsetof(kh_scene_text, x), NULL, true },
    { "y", KH_FIELD_COORDINATE, offsetof(kh_scene_text, y), NULL, true },
    { .key = NULL },
};

void
kh_marks_free(kh_scene *scene)
{
    size_t j;

    for (j = 0; scene->strokes != NULL && j < scene->num_strokes; j++) {
        free(scene->strokes[j].points);
    }
    free(scene->strokes);
    free(scene->texts);
}

/* --- reading ----------------------------------------------------------------------------- */

/* The array of a key, empty where there is none. */
static kh_status
find_array(const kh_scene *scene, const char *key, const json_t **array, kh_error *err)
{
    *array = json_object_get(scene->root, key);
    if (*array != NULL && !json_is_array(*array)) {
        return kh_fail(err, KH_ERR_DATA, "scene: /%s: expected an array", key);
    }
    return KH_OK;
}

static bool
read_point(const json_t *value, double point[2])
{
    size_t j;

    for (j = 0; j < 2; j++) {
        const json_t *number = json_array_get(value, j);

        point[j] = json_number_value(number);
        if (!json_is_number(number) || !(fabs(point[j]) <= MOST)) {
            return false;
        }
    }
    return json_array_size(value) == 2;
}

static kh_status
read_points(kh_scene_stroke *stroke, const json_t *array, const char *where, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    if (json_array_size(array) < 2) {
        return kh_fail(err, KH_ERR_DATA, "scene: %s/points: expected two points or more", where);
    }
    KH_TRY(KH_NEW(&stroke->points, json_array_size(array), "points", err));
    stroke->num = json_array_size(array);
    for (j = 0; j < stroke->num; j++) {
        if (!read_point(json_array_get(array, j), stroke->points[j])) {
            return kh_fail(
                err, KH_ERR_DATA, "scene: %s/points/%zu: expected [x, y], in points", where, j);
        }
    }
out:
    return ret;
}

static kh_status
read_strokes(kh_scene *scene, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *array;
    size_t j;
    char where[64];

    KH_TRY(find_array(scene, "strokes", &array, err));
    KH_TRY(KH_NEW(&scene->strokes, json_array_size(array), "strokes", err));
    scene->num_strokes = json_array_size(array);
    for (j = 0; j < scene->num_strokes; j++) {
        const json_t *object = json_array_get(array, j);

        snprintf(where, sizeof(where), "/strokes/%zu", j);
        KH_TRY(kh_fields_read(&scene->strokes[j], object, where, stroke_fields, err));
        KH_TRY(read_points(&scene->strokes[j], json_object_get(object, "points"), where, err));
    }
out:
    return ret;
}

static kh_status
read_texts(kh_scene *scene, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *array;
    size_t j;
    char where[64];

    KH_TRY(find_array(scene, "texts", &array, err));
    KH_TRY(KH_NEW(&scene->texts, json_array_size(array), "texts", err));
    scene->num_texts = json_array_size(array);
    for (j = 0; j < scene->num_texts; j++) {
        snprintf(where, sizeof(where), "/texts/%zu", j);
        KH_TRY(kh_fields_read(&scene->texts[j], json_array_get(array, j), where, text_fields, err));
    }
out:
    return ret;
}

kh_status
kh_marks_read(kh_scene *scene, kh_error *err)
{
    kh_status ret = KH_OK;

    KH_TRY(read_strokes(scene, err));
    KH_TRY(read_texts(scene, err));
out:
    return ret;
}

/* --- drawing ----------------------------------------------------------------------------- */

static void
grow(kh_box *box, const double *point, double width, double height)
{
    kh_box_grow(
        box, (kh_box){ point[0] - width, point[1] - height, point[0] + width, point[1] + height });
}

/* A piece of a Bézier curve that is straight has its control points on itself. */
static void
add_pieces(kh_text *pos, const kh_scene_stroke *stroke)
{
    size_t j, k;

    kh_text_print(pos, "%.2f,%.2f", stroke->points[0][0], stroke->points[0][1]);
    for (j = 1; j < stroke->num; j++) {
        const double *from = stroke->points[j - 1], *to = stroke->points[j];

        for (k = 1; k <= 3; k++) {
            kh_text_print(pos, " %.2f,%.2f", from[0] + (to[0] - from[0]) * (double) k / 3,
                from[1] + (to[1] - from[1]) * (double) k / 3);
        }
    }
}

/* Graphviz draws lines between nodes only: these two are seen by nobody. */
static kh_status
draw_stroke(Agraph_t *graph, const kh_scene_stroke *stroke, size_t index, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text pos = { 0 };
    const double *at = stroke->points[0];
    Agnode_t *start = kh_sample_add_point(graph, "stroke start", at[0], at[1]);
    Agnode_t *end = kh_sample_add_point(graph, "stroke end", at[0], at[1]);
    char name[32];
    Agedge_t *edge;

    snprintf(name, sizeof(name), "stroke%zu", index);
    edge = agedge(graph, start, end, name, 1);
    kh_build_set(edge, "id", name);
    kh_build_set(edge, "style", stroke->style);
    kh_build_set(edge, "color", stroke->color);
    kh_build_set(edge, "dir", "none");
    kh_build_set_number(edge, "penwidth", stroke->width);
    add_pieces(&pos, stroke);
    KH_TRY(kh_text_status(&pos, err));
    kh_build_set(edge, "pos", kh_text_bytes(&pos));
out:
    kh_text_free(&pos);
    return ret;
}

kh_status
kh_marks_draw(Agraph_t *graph, const kh_scene *scene, kh_box *box, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j, k;

    for (j = 0; j < scene->num_strokes; j++) {
        KH_TRY(draw_stroke(graph, &scene->strokes[j], j, err));
        for (k = 0; k < scene->strokes[j].num; k++) {
            grow(box, scene->strokes[j].points[k], 0, 0);
        }
    }
    for (j = 0; j < scene->num_texts; j++) {
        grow(
            box, (const double[]){ scene->texts[j].x, scene->texts[j].y }, TEXT_WIDTH, TEXT_HEIGHT);
    }
out:
    return ret;
}
