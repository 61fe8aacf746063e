#include "fields.h"

#include "../base/array.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

static bool
is_color(const char *text)
{
    return text[0] == '#' && strlen(text) == 7 && strspn(text + 1, "0123456789ABCDEFabcdef") == 6;
}

/* Other schemes can carry script (javascript:) or read files (file:). */
static bool
is_url(const char *text)
{
    return text[0] == '\0' || strncmp(text, "http://", 7) == 0 || strncmp(text, "https://", 8) == 0;
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

static kh_status
complain(kh_error *err, const char *where, const kh_field *field, const char *expected)
{
    return kh_fail(err, KH_ERR_DATA, "scene: %s/%s: expected %s", where, field->key, expected);
}

static kh_status
read_string(
    const char **out, const json_t *value, const char *where, const kh_field *field, kh_error *err)
{
    const char *text = json_string_value(value);

    if (text == NULL) {
        return complain(err, where, field, "a string");
    }
    if (field->kind == KH_FIELD_WORD && !is_word(text, field->words)) {
        return complain(err, where, field, field->words);
    }
    if ((field->kind == KH_FIELD_COLOR || field->kind == KH_FIELD_COLORS) && !is_color(text)) {
        return complain(err, where, field, "a colour as #RRGGBB");
    }
    if (field->kind == KH_FIELD_URL && !is_url(text)) {
        return complain(err, where, field, "an http or https URL");
    }
    *out = text;
    return KH_OK;
}

static kh_status
read_lines(
    kh_lines *out, const json_t *value, const char *where, const kh_field *field, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *item;
    size_t j;

    if (!json_is_array(value)) {
        return complain(err, where, field, "an array of strings");
    }
    KH_TRY(KH_NEW(&out->items, json_array_size(value), "lines", err));
    out->num = json_array_size(value);
    json_array_foreach (value, j, item) {
        KH_TRY(read_string(&out->items[j], item, where, field, err));
    }
out:
    return ret;
}

/* Points. Beyond these no program opens the picture, and two decimals lose their meaning. */
static kh_status
read_measure(
    double *out, const json_t *value, const char *where, const kh_field *field, kh_error *err)
{
    const bool length = field->kind == KH_FIELD_LENGTH;
    const double number = json_number_value(value);

    if (!json_is_number(value) || !(fabs(number) <= (length ? 1e5 : 1e6))
        || (length && number < 0)) {
        return complain(err, where, field,
            length ? "points, from 0 to 100000" : "points, from -1000000 to 1000000");
    }
    *out = number;
    return KH_OK;
}

static kh_status
read_numbers(
    kh_numbers *out, const json_t *value, const char *where, const kh_field *field, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *item;
    size_t j;

    if (!json_is_array(value)) {
        return complain(err, where, field, "an array of integers");
    }
    KH_TRY(KH_NEW(&out->items, json_array_size(value), "numbers", err));
    out->num = json_array_size(value);
    json_array_foreach (value, j, item) {
        if (!json_is_integer(item) || json_integer_value(item) < 0) {
            KH_TRY(complain(err, where, field, "an array of integers of at least 0"));
        }
        out->items[j] = (long) json_integer_value(item);
    }
out:
    return ret;
}

static kh_status
read_field(
    char *target, const json_t *value, const char *where, const kh_field *field, kh_error *err)
{
    void *member = target + field->offset;
    double number;

    switch (field->kind) {
        case KH_FIELD_LINES:
        case KH_FIELD_COLORS:
            return read_lines(member, value, where, field, err);
        case KH_FIELD_NUMBERS:
            return read_numbers(member, value, where, field, err);
        case KH_FIELD_NUMBER:
            number = json_number_value(value);
            if (!json_is_number(value) || !isfinite(number) || number < 0) {
                return complain(err, where, field, "a number of at least 0");
            }
            *(double *) member = number;
            return KH_OK;
        case KH_FIELD_LENGTH:
        case KH_FIELD_COORDINATE:
            return read_measure(member, value, where, field, err);
        case KH_FIELD_INDEX:
            number = json_number_value(value);
            if (!json_is_integer(value) || fabs(number) > 1e6) {
                return complain(err, where, field, "an integer of at most a million");
            }
            *(long *) member = (long) json_integer_value(value);
            return KH_OK;
        case KH_FIELD_BOOL:
            if (!json_is_boolean(value)) {
                return complain(err, where, field, "true or false");
            }
            *(bool *) member = json_is_true(value);
            return KH_OK;
        case KH_FIELD_OTHER:
            return KH_OK;
        default:
            return read_string(member, value, where, field, err);
    }
}

static const kh_field *
find_field(const kh_field *fields, const char *key)
{
    while (fields->key != NULL && strcmp(fields->key, key) != 0) {
        fields++;
    }
    return fields->key != NULL ? fields : NULL;
}

kh_status
kh_fields_read(
    void *target, const json_t *object, const char *where, const kh_field *fields, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_field *field;
    void *iter;

    if (!json_is_object(object)) {
        return kh_fail(err, KH_ERR_DATA, "scene: %s: expected an object", where);
    }
    for (field = fields; field->key != NULL; field++) {
        const json_t *value = json_object_get(object, field->key);

        if (value != NULL) {
            KH_TRY(read_field(target, value, where, field, err));
        } else if (field->required) {
            return kh_fail(err, KH_ERR_DATA, "scene: %s: \"%s\" is missing", where, field->key);
        }
    }
    for (iter = json_object_iter((json_t *) (uintptr_t) object); iter != NULL;
         iter = json_object_iter_next((json_t *) (uintptr_t) object, iter)) {
        if (find_field(fields, json_object_iter_key(iter)) == NULL) {
            return kh_fail(err, KH_ERR_DATA, "scene: %s: \"%s\" is no key of it", where,
                json_object_iter_key(iter));
        }
    }
out:
    return ret;
}
