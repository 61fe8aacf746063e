#include "view_keys.h"

#include "../base/array.h"
#include "../base/choices.h"
#include "../base/unicode.h"
#include "color.h"
#include "preset.h"
#include "shape.h"

#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define AT(member)       offsetof(kh_view, member)
#define AT_GROUP(member) offsetof(kh_view_group, member)

const kh_view_key kh_view_keys[] = {
    { "format", KH_VIEW_WORD, 0, 0, "kakehashi-view-1", false, 0, 0 },
    { "$schema", KH_VIEW_OTHER, 0, 0, NULL, false, 0, 0 },
    { "preset", KH_VIEW_PRESET, AT(preset), 0, NULL, false, 0, 0 },
    { "title", KH_VIEW_TEXT, AT(title), 0, NULL, false, 0, 0 },
    { "subtitle", KH_VIEW_TEXT, AT(subtitle), 0, NULL, false, 0, 0 },
    { "notes", KH_VIEW_TEXT, AT(notes), 0, NULL, false, 0, 0 },
    { "select", KH_VIEW_OTHER, 0, 0, NULL, false, 0, 0 },
    { "center", KH_VIEW_STRING, AT(center), 0, NULL, false, 0, 0 },
    { "path", KH_VIEW_NAMES, AT(path), 0, "an array of two to eight ids", false, 2, 8 },
    { "measure", KH_VIEW_STRING, AT(measure), 0, NULL, false, 0, 0 },
    { "engine", KH_VIEW_WORD, AT(engine), 0, "columns dot neato fdp sfdp twopi circo", false, 0,
        0 },
    { "direction", KH_VIEW_WORD, AT(direction), 0, "LR RL TB BT", false, 0, 0 },
    { "groups", KH_VIEW_OTHER, 0, 0, NULL, false, 0, 0 },
    { "links", KH_VIEW_WORD, AT(links), 0, "all neighbours", false, 0, 0 },
    { "others", KH_VIEW_FLAG, AT(no_others), 0, NULL, true, 0, 0 },
    { "colorBy", KH_VIEW_WORD, AT(color_by), 0, "group type sector none", false, 0, 0 },
    { "shapeBy", KH_VIEW_WORD, AT(shape_by), 0, "type none", false, 0, 0 },
    { "sizeBy", KH_VIEW_WORD, AT(size_by), 0, "none degree betweenness cross_share", false, 0, 0 },
    { "lineBy", KH_VIEW_WORD, AT(line_by), 0, "relation confidence none", false, 0, 0 },
    { "label", KH_VIEW_NAMES, AT(label), 0, "an array of attributes", false, 0, 0 },
    { "shapes", KH_VIEW_SHAPES, AT(shapes), 0, NULL, false, 0, 0 },
    { "phrases", KH_VIEW_TEXTS, AT(phrases), 0, NULL, false, 0, 0 },
    { "inverse", KH_VIEW_NAMES, AT(inverse), 0, NULL, false, 0, 0 },
    { "edgeLabels", KH_VIEW_FLAG, AT(edge_labels), AT(edge_labels_stated), NULL, false, 0, 0 },
    { "wrap", KH_VIEW_WHOLE, AT(wrap), 0, "a whole number from 4 to 200", false, 4, 200 },
    { "legend", KH_VIEW_FLAG, AT(no_legend), 0, NULL, true, 0, 0 },
    { "page", KH_VIEW_WORD, AT(page), 0, "a3 a4 slide column web", false, 0, 0 },
    { "monochrome", KH_VIEW_FLAG, AT(monochrome), 0, NULL, false, 0, 0 },
    { "fonts", KH_VIEW_WORD, AT(fonts), 0, "embed none", false, 0, 0 },
    { NULL, KH_VIEW_OTHER, 0, 0, NULL, false, 0, 0 },
};

const kh_view_key kh_view_select_keys[] = {
    { "top", KH_VIEW_WHOLE, AT(top), 0, "a whole number from 1 to 1000", false, 1, 1000 },
    { "types", KH_VIEW_NAMES, AT(types), 0, NULL, false, 0, 0 },
    { "relations", KH_VIEW_NAMES, AT(relations), 0, NULL, false, 0, 0 },
    { "sectors", KH_VIEW_NAMES, AT(sectors), 0, NULL, false, 0, 0 },
    { "nodes", KH_VIEW_NAMES, AT(nodes), 0, NULL, false, 0, 0 },
    { "ego", KH_VIEW_NAMES, AT(egos), 0, NULL, false, 0, 0 },
    { "radius", KH_VIEW_WHOLE, AT(radius), 0, "a whole number from 1 to 1000", false, 1, 1000 },
    { "drop", KH_VIEW_NAMES, AT(dropped), 0, NULL, false, 0, 0 },
    { "asOf", KH_VIEW_STRING, AT(as_of), 0, NULL, false, 0, 0 },
    { "from", KH_VIEW_STRING, AT(from), 0, NULL, false, 0, 0 },
    { "to", KH_VIEW_STRING, AT(to), 0, NULL, false, 0, 0 },
    { "minConfidence", KH_VIEW_NUMBER, AT(min_confidence), 0, "a number from 0 to 1", false, 0, 1 },
    { NULL, KH_VIEW_OTHER, 0, 0, NULL, false, 0, 0 },
};

const kh_view_key kh_view_group_keys[] = {
    { "label", KH_VIEW_TEXT, AT_GROUP(label), 0, NULL, false, 0, 0 },
    { "color", KH_VIEW_COLOR, AT_GROUP(color), 0, NULL, false, 0, 0 },
    { "nodes", KH_VIEW_NAMES, AT_GROUP(nodes), 0, NULL, false, 0, 0 },
    { "types", KH_VIEW_NAMES, AT_GROUP(types), 0, NULL, false, 0, 0 },
    { "sectors", KH_VIEW_NAMES, AT_GROUP(sectors), 0, NULL, false, 0, 0 },
    { "level", KH_VIEW_WHOLE, AT_GROUP(level), AT_GROUP(leveled),
        "a whole number from -1000 to 1000", false, -1000, 1000 },
    { NULL, KH_VIEW_OTHER, 0, 0, NULL, false, 0, 0 },
};

const kh_view_key *
kh_view_key_find(const kh_view_key *keys, const char *name)
{
    while (keys->key != NULL && strcmp(keys->key, name) != 0) {
        keys++;
    }
    return keys->key != NULL ? keys : NULL;
}

const char *
kh_view_key_nearest(const kh_view_key *keys, const char *wanted)
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

static bool
is_within(const kh_view_key *key, const json_t *value)
{
    const double number = json_number_value(value);

    return number >= key->least && number <= key->most;
}

/* Of arrays whose key bounds it. */
static bool
has_size(const kh_view_key *key, const json_t *array)
{
    const double size = (double) json_array_size(array);

    return key->most <= 0 || (size >= key->least && size <= key->most);
}

const char *
kh_view_key_expects(const kh_view_key *key, const json_t *value)
{
    const char *text = json_is_string(value) ? json_string_value(value) : NULL;
    kh_color color;

    switch (key->kind) {
        case KH_VIEW_WORD:
            return text != NULL && is_word(text, key->words) ? NULL : key->words;
        case KH_VIEW_PRESET:
            return text != NULL && kh_preset_find(text) != NULL ? NULL : kh_preset_names();
        case KH_VIEW_COLOR:
            return text != NULL && kh_color_parse(&color, text) ? NULL : "a colour as #RRGGBB";
        case KH_VIEW_STRING:
            return text != NULL ? NULL : "a string";
        case KH_VIEW_TEXT:
            return is_text(value) ? NULL : "a string, or one string a language";
        case KH_VIEW_TEXTS:
            return all_values(value, is_text) ? NULL : "an object of labels by relation";
        case KH_VIEW_SHAPES:
            return all_values(value, is_shape) ? NULL : "an object of shapes by type";
        case KH_VIEW_NAMES:
            return is_names(value) && has_size(key, value) ? NULL
                   : key->words != NULL                    ? key->words
                                                           : "an array of ids";
        case KH_VIEW_NUMBER:
            return json_is_number(value) && is_within(key, value) ? NULL : key->words;
        case KH_VIEW_WHOLE:
            return json_is_integer(value) && is_within(key, value) ? NULL : key->words;
        case KH_VIEW_FLAG:
            return json_is_boolean(value) ? NULL : "true or false";
        default:
            return NULL;
    }
}

/* Names are at most this long, and no key offers more of them. */
#define MAX_NAMES     8
#define MAX_NAME_SIZE 20

static void
offer_words(kh_choices *choices, const char *words, char names[MAX_NAMES][MAX_NAME_SIZE])
{
    size_t j;

    for (j = 0; j < MAX_NAMES && words[0] != '\0'; j++) {
        const size_t length = strcspn(words, " ");

        snprintf(names[j], MAX_NAME_SIZE, "%.*s", (int) length, words);
        kh_choices_offer(choices, names[j]);
        words += length + (words[length] == ' ');
    }
}

bool
kh_view_key_misnames(const kh_view_key *key, const json_t *value, kh_error *fault)
{
    char names[MAX_NAMES][MAX_NAME_SIZE];
    kh_choices choices;
    size_t j;

    if ((key->kind != KH_VIEW_WORD && key->kind != KH_VIEW_PRESET) || !json_is_string(value)) {
        return false;
    }
    choices = kh_choices_make(json_string_value(value));
    if (key->kind == KH_VIEW_WORD) {
        offer_words(&choices, key->words, names);
    }
    for (j = 0; key->kind == KH_VIEW_PRESET && kh_presets[j].name != NULL; j++) {
        kh_choices_offer(&choices, kh_presets[j].name);
    }
    kh_choices_fail(&choices, key->key, fault);
    return true;
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

kh_status
kh_view_key_store(const kh_view_key *key, void *target, const json_t *value, kh_error *err)
{
    char *base = target;
    void *member = base + key->offset;

    if (key->stated != 0) {
        *(bool *) (void *) (base + key->stated) = true;
    }
    switch (key->kind) {
        case KH_VIEW_NAMES:
            return read_names(member, value, err);
        case KH_VIEW_NUMBER:
        case KH_VIEW_WHOLE:
            *(double *) member = json_number_value(value);
            return KH_OK;
        case KH_VIEW_FLAG:
            *(bool *) member = json_is_true(value) != key->negated;
            return KH_OK;
        case KH_VIEW_TEXT:
        case KH_VIEW_TEXTS:
        case KH_VIEW_SHAPES:
            *(const json_t **) member = value;
            return KH_OK;
        case KH_VIEW_OTHER:
            return KH_OK;
        default:
            if (strcmp(key->key, "format") != 0) {
                *(const char **) member = json_string_value(value);
            }
            return KH_OK;
    }
}
