/* A scene with everything where it stood. */
#include "../picture/picture.h"
#include "stable.h"

#include <string.h>

static kh_status
check_size(const json_t *scene, const kh_places *places, kh_error *err)
{
    return json_array_size(json_object_get(scene, "nodes")) == places->num_nodes
               ? KH_OK
               : kh_fail(err, KH_ERR_DATA, "the layout has other nodes than the scene");
}

static void
read_standing(kh_places *places, const json_t *scene)
{
    const json_t *nodes = json_object_get(scene, "nodes");
    const char *engine = json_string_value(json_object_get(scene, "engine"));
    const bool columns = engine != NULL && strcmp(engine, "columns") == 0;
    size_t j;

    for (j = 0; j < places->num_nodes; j++) {
        const json_t *node = json_array_get(nodes, j);
        const json_t *cluster = json_object_get(node, "cluster");
        const json_t *level = json_object_get(node, "level");

        places->nodes[j].clustered = cluster != NULL;
        places->nodes[j].cluster = (long) json_integer_value(cluster);
        places->nodes[j].leveled = columns && level != NULL;
        places->nodes[j].level = (long) json_integer_value(level);
    }
}

/* @return whether there was memory for it. */
static bool
write_standing(json_t *scene, const kh_places *places)
{
    json_t *nodes = json_object_get(scene, "nodes");
    bool done = json_object_set_new(scene, "engine", json_string("fixed")) == 0;
    size_t j;

    for (j = 0; j < places->num_nodes; j++) {
        json_t *node = json_array_get(nodes, j);
        const kh_stand *place = &places->nodes[j];

        if (!place->clustered) {
            json_object_del(node, "cluster");
        }
        done = done && json_object_set_new(node, "x", json_real(place->x)) == 0
               && json_object_set_new(node, "y", json_real(place->y)) == 0
               && json_object_set_new(node, "width", json_real(place->width)) == 0
               && json_object_set_new(node, "height", json_real(place->height)) == 0;
    }
    return done;
}

static bool
runs_across(const json_t *scene)
{
    const char *direction = json_string_value(json_object_get(scene, "direction"));

    return direction != NULL && (strcmp(direction, "TB") == 0 || strcmp(direction, "BT") == 0);
}

kh_status
kh_stable_scene(const kh_places *previous, const char *scene, const kh_text *layout, kh_text *out,
    kh_findings *warnings, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_places next = { 0 };
    json_t *root = NULL;
    size_t offset;
    bool stayed;

    KH_TRY(kh_json_parse(scene, strlen(scene), &root, &offset, err));
    if (json_array_size(json_object_get(root, "strokes")) > 0) {
        KH_TRY(kh_fail(err, KH_ERR_ARGUMENT, "charts stand in their own order: no place is kept"));
    }
    KH_TRY(kh_places_read_json(&next, "layout", kh_text_bytes(layout), layout->length, err));
    KH_TRY(check_size(root, &next, err));
    read_standing(&next, root);
    KH_TRY(kh_stable_settle(previous, &next, runs_across(root), &stayed, warnings, err));
    if (stayed && !write_standing(root, &next)) {
        KH_TRY(kh_fail_nomem(err, next.num_nodes, "places"));
    }
    kh_json_add_value(out, root);
    KH_TRY(kh_text_status(out, err));
out:
    json_decref(root);
    kh_places_free(&next);
    return ret;
}

/* Of a layout that is not drawn only what it gave up is of interest. */
static kh_status
keep_steps(const kh_findings *said, kh_findings *warnings, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < said->num; j++) {
        const kh_finding *w = &said->items[j];

        if (strcmp(w->code, "W111") == 0) {
            KH_TRY(kh_findings_add(
                warnings, w->code, w->place, w->pointer, w->hint, err, "%s", w->message));
        }
    }
out:
    return ret;
}

kh_status
kh_stable_draw(const kh_places *previous, const char *scene, const char *format, kh_text *bytes,
    kh_findings *warnings, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text layout = { 0 }, placed = { 0 };
    kh_findings said = { 0 };

    KH_TRY(kh_picture_draw(scene, "json", NULL, &layout, &said, err));
    KH_TRY(keep_steps(&said, warnings, err));
    KH_TRY(kh_stable_scene(previous, scene, &layout, &placed, warnings, err));
    KH_TRY(kh_picture_draw(kh_text_bytes(&placed), format, NULL, bytes, warnings, err));
out:
    kh_findings_free(&said);
    kh_text_free(&layout);
    kh_text_free(&placed);
    return ret;
}
