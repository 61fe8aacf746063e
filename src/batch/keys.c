#include "keys.h"

#include "../base/unicode.h"

#include <string.h>

#define FORMAT "kakehashi-batch-1"

const kh_key kh_manifest_keys[] = {
    { "format", KH_KEY_FORMAT, true },
    { "$schema", KH_KEY_TEXT, false },
    { "description", KH_KEY_TEXT, false },
    { "outputFolder", KH_KEY_NAME, true },
    { "defaults", KH_KEY_DEFAULTS, false },
    { "jobs", KH_KEY_JOBS, true },
    { 0 },
};

const kh_key kh_manifest_default_keys[] = {
    { "inputs", KH_KEY_NAMES, false },
    { "options", KH_KEY_OPTIONS, false },
    { "timeout", KH_KEY_SECONDS, false },
    { "maxMemory", KH_KEY_SIZE, false },
    { "expect", KH_KEY_CODES, false },
    { 0 },
};

const kh_key kh_manifest_job_keys[] = {
    { "name", KH_KEY_NAME, false },
    { "description", KH_KEY_TEXT, false },
    { "command", KH_KEY_NAME, true },
    { "arguments", KH_KEY_NAMES, false },
    { "inputs", KH_KEY_NAMES, false },
    { "options", KH_KEY_OPTIONS, false },
    { "matrix", KH_KEY_MATRIX, false },
    { "exclude", KH_KEY_EXCLUDE, false },
    { "output", KH_KEY_NAME, true },
    { "timeout", KH_KEY_SECONDS, false },
    { "maxMemory", KH_KEY_SIZE, false },
    { "expect", KH_KEY_CODES, false },
    { 0 },
};

const kh_key *
kh_key_find(const kh_key *keys, const char *name)
{
    for (; keys->name != NULL; keys++) {
        if (strcmp(keys->name, name) == 0) {
            return keys;
        }
    }
    return NULL;
}

bool
kh_key_has_controls(const char *text)
{
    kh_text neutral = { 0 };
    bool has;

    kh_unicode_add_neutral(&neutral, text);
    has = strcmp(kh_text_bytes(&neutral), text) != 0;
    kh_text_free(&neutral);
    return has;
}

static bool
is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool
kh_key_is_placeholder(const char *name, size_t length)
{
    size_t j;

    for (j = 0; j < length; j++) {
        if (!is_letter(name[j])
            && (j == 0
                || !((name[j] >= '0' && name[j] <= '9') || name[j] == '-' || name[j] == '_'))) {
            return false;
        }
    }
    return length > 0;
}

/* --- single values ----------------------------------------------------------------------- */

static bool
is_name(const json_t *value)
{
    const char *text = json_string_value(value);

    return text != NULL && text[0] != '\0' && !kh_key_has_controls(text);
}

/* A string may be empty here: the value of an option. */
static bool
is_scalar(const json_t *value)
{
    return json_is_number(value)
           || (json_is_string(value) && !kh_key_has_controls(json_string_value(value)));
}

static bool
all_items(const json_t *array, bool (*holds)(const json_t *))
{
    size_t j;

    for (j = 0; j < json_array_size(array); j++) {
        if (!holds(json_array_get(array, j))) {
            return false;
        }
    }
    return json_is_array(array);
}

static bool
is_code(const json_t *value)
{
    return json_is_integer(value)
           && (json_integer_value(value) == 0 || json_integer_value(value) == 1);
}

static bool
is_option(const json_t *value)
{
    return json_is_null(value) || json_is_boolean(value) || is_scalar(value)
           || all_items(value, is_scalar);
}

/* "500M", "1.5GiB" */
static bool
is_size(const json_t *value)
{
    const char *text = json_is_string(value) ? json_string_value(value) : "";
    const char *at = text + strspn(text, "0123456789");

    if (at == text || (at[0] == '.' && strspn(at + 1, "0123456789") == 0)) {
        return false;
    }
    at += at[0] == '.' ? 1 + strspn(at + 1, "0123456789") : 0;
    if (at[0] != '\0' && strchr("KMGTkmgt", at[0]) != NULL) {
        at++;
        at += (at[0] == 'i' || at[0] == 'I') && at[1] != '\0';
        at += at[0] == 'b' || at[0] == 'B';
    }
    return *at == '\0';
}

static bool
is_matrix_value(const json_t *value)
{
    return json_is_boolean(value) || is_scalar(value);
}

/* {"from": 2009, "to": 2019}, with or without a "step" */
static bool
is_range(const json_t *value)
{
    const json_t *from = json_object_get(value, "from"), *to = json_object_get(value, "to");
    const json_t *step = json_object_get(value, "step");

    return json_is_integer(from) && json_is_integer(to)
           && json_integer_value(from) <= json_integer_value(to)
           && (step == NULL || (json_is_integer(step) && json_integer_value(step) > 0))
           && json_object_size(value) == (step == NULL ? 2 : 3);
}

static bool
is_list(const json_t *value)
{
    return json_array_size(value) > 0 && all_items(value, is_matrix_value);
}

const char *
kh_key_expects(kh_key_kind kind, const json_t *value)
{
    switch (kind) {
        case KH_KEY_FORMAT:
            return json_is_string(value) && strcmp(json_string_value(value), FORMAT) == 0
                       ? NULL
                       : "\"" FORMAT "\"";
        case KH_KEY_TEXT:
            return json_is_string(value) ? NULL : "a string";
        case KH_KEY_NAME:
            return is_name(value) ? NULL : "a string that is not empty, on one line";
        case KH_KEY_NAMES:
            return is_name(value) || all_items(value, is_name)
                       ? NULL
                       : "an array of strings, each on one line";
        case KH_KEY_SECONDS:
            return json_is_number(value) && json_number_value(value) > 0
                           && json_number_value(value) <= 1e9
                       ? NULL
                       : "a number of seconds above 0";
        case KH_KEY_SIZE:
            return is_size(value) ? NULL : "a size such as \"500M\" or \"2G\"";
        case KH_KEY_CODES:
            return json_array_size(value) > 0 && all_items(value, is_code)
                       ? NULL
                       : "an array of the exit codes that are no failure: [0], [1] or [0, 1]";
        case KH_KEY_OPTIONS:
        case KH_KEY_DEFAULTS:
            return json_is_object(value) ? NULL : "an object";
        case KH_KEY_MATRIX:
            return json_object_size(value) > 0 ? NULL : "an object of lists of values";
        case KH_KEY_EXCLUDE:
            return json_is_array(value) ? NULL : "an array of objects";
        case KH_KEY_JOBS:
            return json_array_size(value) > 0 ? NULL : "an array of one job or more";
    }
    return NULL;
}

const char *
kh_key_expects_inside(kh_key_kind kind, const json_t *value)
{
    switch (kind) {
        case KH_KEY_OPTIONS:
            return is_option(value)
                       ? NULL
                       : "a string, a number, true, false, null, or an array of strings or numbers";
        case KH_KEY_MATRIX:
            return is_list(value) || is_range(value)
                       ? NULL
                       : "an array of values, or {\"from\": 2009, \"to\": 2019} of whole numbers";
        case KH_KEY_EXCLUDE:
            return json_object_size(value) > 0 ? NULL : "an object of values by name";
        case KH_KEY_JOBS:
            return json_is_object(value) ? NULL : "an object";
        default:
            return NULL;
    }
}
