#include "view.h"

#include "../base/array.h"
#include "../base/unicode.h"
#include "color.h"
#include "preset.h"

#include <errno.h>
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef enum { WORD, COLOR, PRESET, STRING, TEXT, TEXTS, SHAPES, NAMES, NUMBER, FLAG, SELF } kind;

/* A key of an object of a view: what it holds and where that goes. */
typedef struct {
    const char *key;
    kind kind;
    size_t offset;     /**< of the member. */
    size_t stated;     /**< of a bool that is set if the key is there; 0: none. */
    const char *words; /**< of a WORD, separated by spaces. */
    bool negated;      /**< of a FLAG: the member means the opposite. */
} view_key;

#define AT(member)       offsetof(kh_view, member)
#define AT_GROUP(member) offsetof(kh_view_group, member)

static const view_key view_keys[] = {
    { "format", WORD, 0, 0, "kakehashi-view-1", false },
    { "$schema", SELF, 0, 0, NULL, false },
    { "preset", PRESET, AT(preset), 0, NULL, false },
    { "title", TEXT, AT(title), 0, NULL, false },
    { "subtitle", TEXT, AT(subtitle), 0, NULL, false },
    { "notes", TEXT, AT(notes), 0, NULL, false },
    { "select", SELF, 0, 0, NULL, false },
    { "center", STRING, AT(center), 0, NULL, false },
    { "engine", WORD, AT(engine), 0, "columns dot neato fdp sfdp twopi circo", false },
    { "direction", WORD, AT(direction), 0, "LR RL TB BT", false },
    { "groups", SELF, 0, 0, NULL, false },
    { "links", WORD, AT(links), 0, "all neighbours", false },
    { "others", FLAG, AT(no_others), 0, NULL, true },
    { "colorBy", WORD, AT(color_by), 0, "group type sector none", false },
    { "shapes", SHAPES, AT(shapes), 0, NULL, false },
    { "phrases", TEXTS, AT(phrases), 0, NULL, false },
    { "inverse", NAMES, AT(inverse), 0, NULL, false },
    { "edgeLabels", FLAG, AT(edge_labels), AT(edge_labels_stated), NULL, false },
    { "wrap", NUMBER, AT(wrap), 0, NULL, false },
    { "legend", FLAG, AT(no_legend), 0, NULL, true },
    { "page", WORD, AT(page), 0, "a3 a4 slide column web", false },
    { NULL, SELF, 0, 0, NULL, false },
};

static const view_key select_keys[] = {
    { "types", NAMES, AT(types), 0, NULL, false },
    { "relations", NAMES, AT(relations), 0, NULL, false },
    { "sectors", NAMES, AT(sectors), 0, NULL, false },
    { "nodes", NAMES, AT(nodes), 0, NULL, false },
    { "ego", NAMES, AT(egos), 0, NULL, false },
    { "radius", NUMBER, AT(radius), 0, NULL, false },
    { "drop", NAMES, AT(dropped), 0, NULL, false },
    { "asOf", STRING, AT(as_of), 0, NULL, false },
    { "from", STRING, AT(from), 0, NULL, false },
    { "to", STRING, AT(to), 0, NULL, false },
    { "minConfidence", NUMBER, AT(min_confidence), 0, NULL, false },
    { NULL, SELF, 0, 0, NULL, false },
};

static const view_key group_keys[] = {
    { "label", TEXT, AT_GROUP(label), 0, NULL, false },
    { "color", COLOR, AT_GROUP(color), 0, NULL, false },
    { "nodes", NAMES, AT_GROUP(nodes), 0, NULL, false },
    { "types", NAMES, AT_GROUP(types), 0, NULL, false },
    { "sectors", NAMES, AT_GROUP(sectors), 0, NULL, false },
    { "level", NUMBER, AT_GROUP(level), AT_GROUP(leveled), NULL, false },
    { NULL, SELF, 0, 0, NULL, false },
};

/* The text being read, and where findings about it go. */
typedef struct {
    const char *name, *text;
    size_t length;
    kh_findings *findings;
} view_reader;

void
kh_view_free(kh_view *self)
{
    kh_names *lists[] = { &self->types, &self->relations, &self->sectors, &self->nodes, &self->egos,
        &self->dropped, &self->inverse };
    size_t j;

    for (j = 0; j < sizeof(lists) / sizeof(*lists); j++) {
        free(lists[j]->items);
    }
    for (j = 0; j < self->num_groups; j++) {
        free(self->groups[j].nodes.items);
        free(self->groups[j].types.items);
        free(self->groups[j].sectors.items);
    }
    free(self->groups);
    json_decref(self->root);
    *self = (kh_view){ 0 };
}

static kh_place
place_at(const view_reader *self, size_t offset)
{
    kh_place place = { .file = self->name, .line = 1 };
    size_t j, start = 0;

    for (j = 0; j < offset && j < self->length; j++) {
        if (self->text[j] == '\n') {
            place.line++;
            start = j + 1;
        }
    }
    place.column = (uint32_t) kh_unicode_length(self->text + start, j - start) + 1;
    return place;
}

static kh_status
find_fault(const view_reader *self, const char *code, const char *pointer, bool of_key,
    const char *hint, kh_error *err, const char *message)
{
    const size_t offset = kh_json_locate(self->text, self->length, pointer, of_key);

    return kh_findings_add(self->findings, code, place_at(self, offset), pointer, hint, err,
        "%s: %s", pointer[0] != '\0' ? pointer : "/", message);
}

static const char *
nearest_key(const view_key *keys, const char *wanted)
{
    const char *nearest = NULL;
    size_t least = 3;

    for (; keys->key != NULL; keys++) {
        const size_t distance = kh_unicode_distance(keys->key, wanted, least);

        if (distance < least || strcasecmp(keys->key, wanted) == 0) {
            least = distance;
            nearest = keys->key;
        }
    }
    return nearest;
}

static kh_status
report_unknown(const view_reader *self, const view_key *keys, const char *pointer, const char *name,
    kh_error *err)
{
    kh_status ret = KH_OK;
    const char *nearest = nearest_key(keys, name);
    kh_text hint = { 0 }, message = { 0 };

    if (nearest != NULL) {
        kh_text_print(&hint, "did you mean \"%s\"?", nearest);
    }
    kh_text_add_char(&message, '"');
    kh_unicode_add_neutral(&message, name);
    kh_text_add(&message, "\" is no key of a view");
    KH_TRY(kh_text_status(&message, err));
    KH_TRY(find_fault(
        self, "E101", pointer, true, kh_text_bytes(&hint), err, kh_text_bytes(&message)));
out:
    kh_text_free(&hint);
    kh_text_free(&message);
    return ret;
}

static bool
is_word(const char *text, const char *words)
{
    const size_t length = strlen(text);
    const char *at = words;

    while (length > 0 && (at = strstr(at, text)) != NULL) {
        if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0')) {
            return true;
        }
        at += length;
    }
    return false;
}

static bool
is_text(const json_t *value)
{
    void *iter;

    if (!json_is_object(value)) {
        return json_is_string(value);
    }
    for (iter = json_object_iter((json_t *) (uintptr_t) value); iter != NULL;
         iter = json_object_iter_next((json_t *) (uintptr_t) value, iter)) {
        if (!json_is_string(json_object_iter_value(iter))) {
            return false;
        }
    }
    return true;
}

/* Whether every value of an object satisfies a condition. */
static bool
all_values(const json_t *object, bool (*holds)(const json_t *value))
{
    void *iter;

    for (iter = json_object_iter((json_t *) (uintptr_t) object); iter != NULL;
         iter = json_object_iter_next((json_t *) (uintptr_t) object, iter)) {
        if (!holds(json_object_iter_value(iter))) {
            return false;
        }
    }
    return json_is_object(object);
}

static bool
is_shape(const json_t *value)
{
    return json_is_string(value) && kh_shape_is_known(json_string_value(value));
}

static bool
is_names(const json_t *value)
{
    size_t j;

    for (j = 0; j < json_array_size(value); j++) {
        if (!json_is_string(json_array_get(value, j))) {
            return false;
        }
    }
    return json_is_array(value);
}

/* What a value should have been, or NULL if it is. */
static const char *
expected(const view_key *key, const json_t *value)
{
    const char *text = json_is_string(value) ? json_string_value(value) : NULL;
    kh_color color;

    switch (key->kind) {
        case WORD:
            return text != NULL && is_word(text, key->words) ? NULL : key->words;
        case PRESET:
            return text != NULL && kh_preset_find(text) != NULL ? NULL : kh_preset_names();
        case COLOR:
            return text != NULL && kh_color_parse(&color, text) ? NULL : "a colour as #RRGGBB";
        case STRING:
            return text != NULL ? NULL : "a string";
        case TEXT:
            return is_text(value) ? NULL : "a string, or one string a language";
        case TEXTS:
            return all_values(value, is_text) ? NULL : "an object of labels by relation";
        case SHAPES:
            return all_values(value, is_shape) ? NULL : "an object of shapes by type";
        case NAMES:
            return is_names(value) ? NULL : "an array of ids";
        case NUMBER:
            return json_is_number(value) && fabs(json_number_value(value)) <= 1e6 ? NULL
                                                                                  : "a number";
        case FLAG:
            return json_is_boolean(value) ? NULL : "true or false";
        default:
            return NULL;
    }
}

static kh_status
read_names(kh_names *out, const json_t *value, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(KH_NEW(&out->items, json_array_size(value), "names", err));
    for (j = 0; j < json_array_size(value); j++) {
        out->items[j] = json_string_value(json_array_get(value, j));
    }
    out->num = json_array_size(value);
out:
    return ret;
}

static kh_status
store(char *target, const view_key *key, const json_t *value, kh_error *err)
{
    void *member = target + key->offset;

    if (key->stated != 0) {
        *(bool *) (void *) (target + key->stated) = true;
    }
    switch (key->kind) {
        case NAMES:
            return read_names(member, value, err);
        case NUMBER:
            *(double *) member = json_number_value(value);
            return KH_OK;
        case FLAG:
            *(bool *) member = json_is_true(value) != key->negated;
            return KH_OK;
        case TEXT:
        case TEXTS:
        case SHAPES:
            *(const json_t **) member = value;
            return KH_OK;
        case SELF:
            return KH_OK;
        default:
            if (strcmp(key->key, "format") != 0) {
                *(const char **) member = json_string_value(value);
            }
            return KH_OK;
    }
}

static kh_status
read_key(const view_reader *self, char *target, const view_key *key, const json_t *value,
    const char *pointer, kh_error *err)
{
    const char *words = expected(key, value);
    kh_status ret = KH_OK;
    kh_text message = { 0 };

    if (words == NULL) {
        return store(target, key, value, err);
    }
    kh_text_print(&message, "expected %s%s", key->kind == WORD ? "one of " : "", words);
    KH_TRY(kh_text_status(&message, err));
    KH_TRY(find_fault(self, "E102", pointer, false, "", err, kh_text_bytes(&message)));
out:
    kh_text_free(&message);
    return ret;
}

static const view_key *
find_key(const view_key *keys, const char *name)
{
    while (keys->key != NULL && strcmp(keys->key, name) != 0) {
        keys++;
    }
    return keys->key != NULL ? keys : NULL;
}

static kh_status
read_object(const view_reader *self, void *target, const json_t *object, const char *where,
    const view_key *keys, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text pointer = { 0 };
    void *iter;

    if (!json_is_object(object)) {
        return find_fault(self, "E102", where, false, "", err, "expected an object");
    }
    for (iter = json_object_iter((json_t *) (uintptr_t) object); iter != NULL;
         iter = json_object_iter_next((json_t *) (uintptr_t) object, iter)) {
        const char *name = json_object_iter_key(iter);
        const view_key *key = find_key(keys, name);

        kh_text_clear(&pointer);
        kh_text_add(&pointer, where);
        kh_json_pointer_add(&pointer, name);
        KH_TRY(kh_text_status(&pointer, err));
        if (key == NULL) {
            KH_TRY(report_unknown(self, keys, kh_text_bytes(&pointer), name, err));
        } else {
            KH_TRY(read_key(
                self, target, key, json_object_iter_value(iter), kh_text_bytes(&pointer), err));
        }
    }
out:
    kh_text_free(&pointer);
    return ret;
}

static kh_status
read_groups(const view_reader *self, kh_view *view, const json_t *groups, kh_error *err)
{
    kh_status ret = KH_OK;
    char where[32];
    size_t j;

    if (!json_is_array(groups)) {
        return find_fault(self, "E102", "/groups", false, "", err, "expected an array of groups");
    }
    KH_TRY(KH_NEW(&view->groups, json_array_size(groups), "groups", err));
    view->num_groups = json_array_size(groups);
    for (j = 0; j < view->num_groups; j++) {
        snprintf(where, sizeof(where), "/groups/%zu", j);
        KH_TRY(
            read_object(self, &view->groups[j], json_array_get(groups, j), where, group_keys, err));
    }
out:
    return ret;
}

static kh_status
read_view(const view_reader *self, kh_view *view, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *part;

    KH_TRY(read_object(self, view, view->root, "", view_keys, err));
    if (json_is_object(view->root) && json_object_get(view->root, "format") == NULL) {
        KH_TRY(find_fault(self, "E103", "", false, "begin with \"format\": \"kakehashi-view-1\"",
            err, "\"format\" is missing"));
    }
    if ((part = json_object_get(view->root, "select")) != NULL) {
        KH_TRY(read_object(self, view, part, "/select", select_keys, err));
    }
    if ((part = json_object_get(view->root, "groups")) != NULL) {
        KH_TRY(read_groups(self, view, part, err));
    }
out:
    return ret;
}

kh_status
kh_view_read_text(kh_view *self, const char *name, const char *text, size_t length,
    kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    const view_reader reader = { name, text, length, findings };
    const size_t errors = findings->num_errors;
    kh_error parse = { 0 };
    kh_view view = { 0 };
    size_t offset = 0;

    ret = kh_json_parse(text, length, &view.root, &offset, &parse);
    if (ret == KH_ERR_DATA) {
        ret = kh_findings_add(
            findings, "E100", place_at(&reader, offset), "", "", err, "%s", parse.message);
    } else if (ret == KH_OK) {
        ret = read_view(&reader, &view, err);
    } else {
        kh_fail(err, ret, "%s", parse.message);
    }
    KH_TRY(ret);
    if (findings->num_errors > errors) {
        ret = kh_fail(err, KH_ERR_DATA, "%s is no view that can be used", name);
        goto out;
    }
    *self = view;
    view = (kh_view){ 0 };
out:
    kh_view_free(&view);
    return ret;
}

kh_status
kh_view_read(kh_view *self, const char *path, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    FILE *file = fopen(path, "rb");
    kh_text text = { 0 };
    char bytes[4096];
    size_t length;

    if (file == NULL) {
        return kh_fail(err, KH_ERR_IO, "cannot open \"%s\": %s", path, strerror(errno));
    }
    while ((length = fread(bytes, 1, sizeof(bytes), file)) > 0) {
        kh_text_add_bytes(&text, bytes, length);
    }
    if (ferror(file)) {
        KH_TRY(kh_fail(err, KH_ERR_IO, "cannot read \"%s\": %s", path, strerror(errno)));
    }
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(kh_view_read_text(self, path, kh_text_bytes(&text), text.length, findings, err));
out:
    fclose(file);
    kh_text_free(&text);
    return ret;
}

static const char *
exact_entry(const json_t *map, const char *lang, size_t length)
{
    void *iter;

    for (iter = json_object_iter((json_t *) (uintptr_t) map); iter != NULL;
         iter = json_object_iter_next((json_t *) (uintptr_t) map, iter)) {
        const char *tag = json_object_iter_key(iter);

        if (strlen(tag) == length && strncasecmp(tag, lang, length) == 0) {
            return json_string_value(json_object_iter_value(iter));
        }
    }
    return NULL;
}

/* RFC 4647 lookup: subtags are taken off from the end. */
static const char *
lookup_entry(const json_t *map, const char *lang)
{
    size_t length = lang != NULL ? strlen(lang) : 0;
    const char *text = NULL;

    while (length > 0 && (text = exact_entry(map, lang, length)) == NULL) {
        do {
            length--;
        } while (length > 0 && lang[length] != '-');
    }
    return text;
}

const char *
kh_view_text(const json_t *map, const char *lang, const char *fallback)
{
    const char *text;
    void *first;

    if (!json_is_object(map)) {
        return json_string_value(map);
    }
    text = lookup_entry(map, lang);
    text = text != NULL ? text : lookup_entry(map, fallback);
    text = text != NULL ? text : lookup_entry(map, "en");
    first = json_object_iter((json_t *) (uintptr_t) map);
    return text != NULL || first == NULL ? text : json_string_value(json_object_iter_value(first));
}
