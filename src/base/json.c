#include "json.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* jansson reports a refused allocation as a syntax error, or not at all; the flag tells them
 * apart. Thread-local because readers may run side by side. */
static _Thread_local bool refused;

static void *
allocate(size_t size)
{
    void *p = malloc(size);

    if (p == NULL) {
        refused = true;
    }
    return p;
}

kh_status
kh_json_parse(const char *text, size_t length, json_t **value, size_t *offset, kh_error *err)
{
    json_error_t error;
    json_t *parsed;

    json_set_alloc_funcs(allocate, free);
    refused = false;
    parsed = json_loadb(text, length, JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &error);
    if (refused) {
        json_decref(parsed);
        return kh_fail_nomem(err, length, "bytes of JSON");
    }
    if (parsed == NULL) {
        *offset = error.position < 0 ? 0 : (size_t) error.position;
        return kh_fail(err, KH_ERR_DATA, "%s", error.text);
    }
    *value = parsed;
    return KH_OK;
}

void
kh_json_add_string(kh_text *out, const char *text)
{
    const char *from = text;

    kh_text_add_char(out, '"');
    for (; *text != '\0'; text++) {
        const unsigned char c = (unsigned char) *text;

        if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F) {
            continue;
        }
        kh_text_add_bytes(out, from, (size_t) (text - from));
        from = text + 1;
        switch (c) {
            case '"':
                kh_text_add(out, "\\\"");
                break;
            case '\\':
                kh_text_add(out, "\\\\");
                break;
            case '\n':
                kh_text_add(out, "\\n");
                break;
            case '\t':
                kh_text_add(out, "\\t");
                break;
            default:
                kh_text_print(out, "\\u%04x", c);
        }
    }
    kh_text_add_bytes(out, from, (size_t) (text - from));
    kh_text_add_char(out, '"');
}

static void
add_object(kh_text *out, const json_t *object)
{
    const char *key, *separator = "";
    json_t *value;

    kh_text_add_char(out, '{');
    /* jansson's iterator takes no const pointer though it changes nothing. */
    json_object_foreach ((json_t *) (uintptr_t) object, key, value) {
        kh_text_add(out, separator);
        kh_json_add_string(out, key);
        kh_text_add_char(out, ':');
        kh_json_add_value(out, value);
        separator = ",";
    }
    kh_text_add_char(out, '}');
}

void
kh_json_add_value(kh_text *out, const json_t *value)
{
    size_t j;

    switch (json_typeof(value)) {
        case JSON_OBJECT:
            add_object(out, value);
            break;
        case JSON_ARRAY:
            kh_text_add_char(out, '[');
            for (j = 0; j < json_array_size(value); j++) {
                kh_text_add(out, j == 0 ? "" : ",");
                kh_json_add_value(out, json_array_get(value, j));
            }
            kh_text_add_char(out, ']');
            break;
        case JSON_STRING:
            kh_json_add_string(out, json_string_value(value));
            break;
        case JSON_INTEGER:
            kh_text_print(out, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
            break;
        case JSON_REAL:
            kh_text_add_number(out, json_real_value(value));
            break;
        case JSON_TRUE:
            kh_text_add(out, "true");
            break;
        case JSON_FALSE:
            kh_text_add(out, "false");
            break;
        case JSON_NULL:
            kh_text_add(out, "null");
            break;
    }
}

void
kh_json_pointer_add(kh_text *pointer, const char *step)
{
    kh_text_add_char(pointer, '/');
    for (; *step != '\0'; step++) {
        if (*step == '~') {
            kh_text_add(pointer, "~0");
        } else if (*step == '/') {
            kh_text_add(pointer, "~1");
        } else {
            kh_text_add_char(pointer, *step);
        }
    }
}

void
kh_json_pointer_add_index(kh_text *pointer, size_t index)
{
    kh_text_print(pointer, "/%zu", index);
}

/* --- finding a value's place in text that is known to be well-formed ---------------------- */

typedef struct {
    const char *at, *end;
} cursor;

static void
skip_space(cursor *c)
{
    while (c->at < c->end && strchr(" \t\r\n", *c->at) != NULL && *c->at != '\0') {
        c->at++;
    }
}

/* From the opening quote to behind the closing one. */
static void
skip_string(cursor *c)
{
    for (c->at++; c->at < c->end && *c->at != '"'; c->at++) {
        c->at += *c->at == '\\' && c->at + 1 < c->end;
    }
    c->at += c->at < c->end;
}

static void
skip_value(cursor *c)
{
    size_t depth = 0;

    do {
        skip_space(c);
        if (c->at >= c->end) {
            return;
        }
        if (*c->at == '"') {
            skip_string(c);
        } else if (strchr("{[", *c->at) != NULL) {
            depth++;
            c->at++;
        } else if (strchr("}]", *c->at) != NULL) {
            depth--;
            c->at++;
        } else if (strchr(",:", *c->at) != NULL) {
            c->at++;
        } else {
            while (c->at < c->end && strchr(" \t\r\n,:]}", *c->at) == NULL) {
                c->at++;
            }
        }
    } while (depth > 0);
}

/* Whether the JSON string at `c` reads as `step`. Escapes are decoded by jansson: a key that is
 * asked for this way is rare, and a second decoder would be one more to get wrong. */
static bool
string_is(cursor c, const char *step, size_t step_length)
{
    const char *start = c.at;
    size_t ignored;
    json_t *decoded = NULL;
    bool same;

    skip_string(&c);
    if (memchr(start, '\\', (size_t) (c.at - start)) == NULL) {
        return (size_t) (c.at - start) == step_length + 2
               && memcmp(start + 1, step, step_length) == 0;
    }
    if (kh_json_parse(start, (size_t) (c.at - start), &decoded, &ignored, NULL) != KH_OK) {
        return false;
    }
    same = json_string_length(decoded) == step_length
           && memcmp(json_string_value(decoded), step, step_length) == 0;
    json_decref(decoded);
    return same;
}

/* Move to the member of the object at `c`; `*key` is where its name stands. */
static bool
enter_member(cursor *c, const char *step, size_t step_length, const char **key)
{
    for (c->at++;;) {
        bool found;

        skip_space(c);
        if (c->at >= c->end || *c->at != '"') {
            return false;
        }
        *key = c->at;
        found = string_is(*c, step, step_length);
        skip_string(c);
        skip_space(c);
        c->at += c->at < c->end;
        skip_space(c);
        if (found) {
            return true;
        }
        skip_value(c);
        skip_space(c);
        if (c->at >= c->end || *c->at != ',') {
            return false;
        }
        c->at++;
    }
}

static bool
enter_item(cursor *c, size_t index)
{
    for (c->at++;; index--) {
        skip_space(c);
        if (c->at >= c->end || *c->at == ']') {
            return false;
        }
        if (index == 0) {
            return true;
        }
        skip_value(c);
        skip_space(c);
        if (c->at >= c->end || *c->at != ',') {
            return false;
        }
        c->at++;
    }
}

static bool
read_index(const char *step, size_t *index)
{
    char *end;

    *index = strtoul(step, &end, 10);
    return step[0] >= '0' && step[0] <= '9' && *end == '\0';
}

/* Undo the escapes of one step. */
static void
next_step(const char **pointer, kh_text *step)
{
    const char *p = *pointer + 1;

    kh_text_clear(step);
    for (; *p != '\0' && *p != '/'; p++) {
        if (*p == '~' && (p[1] == '0' || p[1] == '1')) {
            p++;
            kh_text_add_char(step, *p == '0' ? '~' : '/');
        } else {
            kh_text_add_char(step, *p);
        }
    }
    *pointer = p;
}

size_t
kh_json_locate(const char *text, size_t length, const char *pointer, int of_key)
{
    cursor c = { text, text + length };
    kh_text step = { 0 };
    const char *key = NULL, *found;

    skip_space(&c);
    found = c.at;
    while (*pointer == '/') {
        bool entered = false;
        size_t index;

        key = NULL;
        next_step(&pointer, &step);
        if (c.at < c.end && *c.at == '{') {
            entered = enter_member(&c, kh_text_bytes(&step), step.length, &key);
        } else if (c.at < c.end && *c.at == '[' && read_index(kh_text_bytes(&step), &index)) {
            entered = enter_item(&c, index);
        }
        if (!entered) {
            key = NULL;
            break;
        }
        found = c.at;
    }
    kh_text_free(&step);
    return (size_t) ((of_key && key != NULL ? key : found) - text);
}
