#include "parts.h"

#include <string.h>

void
kh_parts_free(kh_parts *self)
{
    json_decref(self->root);
    *self = (kh_parts){ 0 };
}

const char *
kh_part_text(const json_t *part, const char *key)
{
    const char *text = json_string_value(json_object_get(part, key));

    return text != NULL ? text : "";
}

double
kh_part_number(const json_t *part, const char *key, double absent)
{
    const json_t *value = json_object_get(part, key);

    return json_is_number(value) ? json_number_value(value) : absent;
}

size_t
kh_part_index(const json_t *part, const char *key)
{
    const json_t *value = json_object_get(part, key);

    return json_is_integer(value) && json_integer_value(value) >= 0
               ? (size_t) json_integer_value(value)
               : KH_PART_NONE;
}

bool
kh_part_is(const json_t *part, const char *key, const char *word)
{
    return strcmp(kh_part_text(part, key), word) == 0;
}

void
kh_part_add_lines(kh_text *out, const json_t *lines, const char *separator)
{
    size_t j;

    for (j = 0; j < json_array_size(lines); j++) {
        const char *line = json_string_value(json_array_get(lines, j));

        kh_text_add(out, j > 0 ? separator : "");
        kh_text_add(out, line != NULL ? line : "");
    }
}

void
kh_part_add_whole(kh_text *out, const json_t *part, const char *lines, const char *whole)
{
    const char *text = kh_part_text(part, whole);

    if (text[0] != '\0') {
        kh_text_add(out, text);
    } else {
        kh_part_add_lines(out, json_object_get(part, lines), " ");
    }
}

static bool
is_color(const char *text)
{
    return text[0] == '#' && strlen(text) == 7 && strspn(text + 1, "0123456789ABCDEFabcdef") == 6;
}

const char *
kh_part_color(const json_t *part, const char *key)
{
    const char *text = kh_part_text(part, key);

    return is_color(text) ? text : "#000000";
}

const char *
kh_part_direction(const json_t *root)
{
    static const char *const directions[] = { "RL", "TB", "BT" };
    size_t j;

    for (j = 0; j < sizeof(directions) / sizeof(*directions); j++) {
        if (kh_part_is(root, "direction", directions[j])) {
            return directions[j];
        }
    }
    return "LR";
}

const char *
kh_part_fill(const json_t *part)
{
    const json_t *fills = json_object_get(part, "fills");
    const char *first = json_string_value(json_array_get(fills, 0));

    return json_array_size(fills) == 1 && first != NULL && is_color(first) ? first : "#FFFFFF";
}

static kh_status
open_array(const kh_parts *self, const char *name, const json_t **array, kh_error *err)
{

    *array = json_object_get(self->root, name);
    if (*array != NULL && !json_is_array(*array)) {
        return kh_fail(err, KH_ERR_DATA, "scene: /%s: expected an array", name);
    }
    return KH_OK;
}

/* Each part names one of `num`, or, unless it must, none. */
static kh_status
check_index(
    const json_t *array, const char *name, const char *key, size_t num, bool must, kh_error *err)
{
    size_t j;

    for (j = 0; j < json_array_size(array); j++) {
        const json_t *part = json_array_get(array, j);

        if ((must || json_object_get(part, key) != NULL) && kh_part_index(part, key) >= num) {
            return kh_fail(err, KH_ERR_DATA, "scene: /%s/%zu/%s: there is none", name, j, key);
        }
    }
    return KH_OK;
}

kh_status
kh_parts_read(kh_parts *self, const char *scene, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_parts parts = { 0 };
    size_t offset = 0, num_nodes;

    KH_TRY(kh_json_parse(scene, strlen(scene), &parts.root, &offset, err));
    if (kh_part_index(parts.root, "scene") != 1) {
        KH_TRY(kh_fail(err, KH_ERR_DATA, "scene: /scene: expected 1, the version read here"));
    }
    KH_TRY(open_array(&parts, "clusters", &parts.clusters, err));
    KH_TRY(open_array(&parts, "nodes", &parts.nodes, err));
    KH_TRY(open_array(&parts, "edges", &parts.edges, err));
    KH_TRY(open_array(&parts, "ranks", &parts.ranks, err));
    KH_TRY(open_array(&parts, "legend", &parts.legend, err));
    KH_TRY(open_array(&parts, "sources", &parts.sources, err));
    num_nodes = json_array_size(parts.nodes);
    KH_TRY(
        check_index(parts.nodes, "nodes", "cluster", json_array_size(parts.clusters), false, err));
    KH_TRY(check_index(parts.edges, "edges", "from", num_nodes, true, err));
    KH_TRY(check_index(parts.edges, "edges", "to", num_nodes, true, err));
    *self = parts;
    parts = (kh_parts){ 0 };
out:
    kh_parts_free(&parts);
    return ret;
}
