#include "places.h"

#include "../base/array.h"
#include "../base/text.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SCHEMA "kakehashi/layout/1"

/* Points that kakehashi-render takes. */
#define MAX_COORDINATE 1e6
#define MAX_LENGTH     1e5

void
kh_places_free(kh_places *self)
{
    json_decref(self->root);
    free(self->nodes);
    free(self->lines);
    *self = (kh_places){ 0 };
}

static kh_status
read_number(double *out, const json_t *object, const char *key, size_t index, const char *name,
    double least, double most, kh_error *err)
{
    const json_t *value = json_object_get(object, key);
    const double number = json_number_value(value);

    if (!json_is_number(value) || !(number >= least && number <= most)) {
        return kh_fail(err, KH_ERR_DATA, "%s: /nodes/%zu/%s: expected points, from %g to %g", name,
            index, key, least, most);
    }
    *out = number;
    return KH_OK;
}

static const char *
text_of(const json_t *object, const char *key)
{
    const char *text = json_string_value(json_object_get(object, key));

    return text != NULL ? text : "";
}

static kh_status
read_nodes(kh_places *self, const char *name, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *array = json_object_get(self->root, "nodes");
    size_t j;

    if (!json_is_array(array)) {
        return kh_fail(err, KH_ERR_DATA, "%s: /nodes: expected an array", name);
    }
    KH_TRY(KH_NEW(&self->nodes, json_array_size(array), "places", err));
    self->num_nodes = json_array_size(array);
    for (j = 0; j < self->num_nodes; j++) {
        const json_t *object = json_array_get(array, j);
        kh_stand *node = &self->nodes[j];

        node->id = text_of(object, "id");
        node->label = text_of(object, "label");
        node->clustered = json_object_get(object, "frame") != NULL;
        KH_TRY(read_number(&node->x, object, "x", j, name, -MAX_COORDINATE, MAX_COORDINATE, err));
        KH_TRY(read_number(&node->y, object, "y", j, name, -MAX_COORDINATE, MAX_COORDINATE, err));
        KH_TRY(read_number(&node->width, object, "width", j, name, 0, MAX_LENGTH, err));
        KH_TRY(read_number(&node->height, object, "height", j, name, 0, MAX_LENGTH, err));
    }
out:
    return ret;
}

static kh_status
read_end(size_t *out, const kh_places *self, const json_t *value, const char *name, size_t index,
    kh_error *err)
{
    const json_int_t end = json_integer_value(value);

    if (!json_is_integer(value) || end < 0 || (size_t) end >= self->num_nodes) {
        return kh_fail(
            err, KH_ERR_DATA, "%s: /edges/%zu: expected the numbers of two nodes", name, index);
    }
    *out = (size_t) end;
    return KH_OK;
}

static kh_status
read_lines(kh_places *self, const char *name, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *array = json_object_get(self->root, "edges");
    size_t j;

    KH_TRY(KH_NEW(&self->lines, json_array_size(array), "lines", err));
    self->num_lines = json_array_size(array);
    for (j = 0; j < self->num_lines; j++) {
        const json_t *object = json_array_get(array, j);

        KH_TRY(read_end(&self->lines[j].from, self, json_object_get(object, "from"), name, j, err));
        KH_TRY(read_end(&self->lines[j].to, self, json_object_get(object, "to"), name, j, err));
    }
out:
    return ret;
}

kh_status
kh_places_read_json(
    kh_places *self, const char *name, const char *text, size_t length, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_places places = { 0 };
    kh_error parsing = { 0 };
    size_t offset;

    ret = kh_json_parse(text, length, &places.root, &offset, &parsing);
    if (ret != KH_OK) {
        return kh_fail(err, ret, "%s: %s", name, parsing.message);
    }
    if (strcmp(text_of(places.root, "schema"), SCHEMA) != 0) {
        KH_TRY(kh_fail(
            err, KH_ERR_DATA, "%s is no layout: its \"schema\" is not \"%s\"", name, SCHEMA));
    }
    KH_TRY(read_nodes(&places, name, err));
    KH_TRY(read_lines(&places, name, err));
    *self = places;
    places = (kh_places){ 0 };
out:
    kh_places_free(&places);
    return ret;
}

static kh_status
read_file(kh_text *text, const char *path, kh_error *err)
{
    FILE *file = fopen(path, "r");
    char bytes[65536];
    size_t length;
    bool failed;

    if (file == NULL) {
        return kh_fail(err, KH_ERR_IO, "cannot open %s: %s", path, strerror(errno));
    }
    while ((length = fread(bytes, 1, sizeof(bytes), file)) > 0) {
        kh_text_add_bytes(text, bytes, length);
    }
    failed = ferror(file) != 0;
    fclose(file);
    return failed ? kh_fail(err, KH_ERR_IO, "cannot read %s: %s", path, strerror(errno))
                  : kh_text_status(text, err);
}

kh_status
kh_places_read(kh_places *self, const char *path, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };

    KH_TRY(read_file(&text, path, err));
    if (text.length > 0 && text.bytes[strspn(kh_text_bytes(&text), " \t\r\n\xEF\xBB\xBF")] == '<') {
        KH_TRY(kh_places_read_svg(self, path, kh_text_bytes(&text), text.length, err));
    } else {
        KH_TRY(kh_places_read_json(self, path, kh_text_bytes(&text), text.length, err));
    }
out:
    kh_text_free(&text);
    if (ret == KH_ERR_DATA) {
        kh_hint(err, "--stable takes an SVG or a JSON layout that kakehashi draw wrote");
    }
    return ret;
}
