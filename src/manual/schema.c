#include "schema.h"

#include "scdoc.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* --- files ------------------------------------------------------------------------------- */

kh_status
manual_read_text(kh_text *text, const char *root, const char *path, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text full = { 0 };
    char buffer[4096];
    FILE *file = NULL;
    size_t num;

    kh_text_print(&full, "%s/%s", root, path);
    KH_TRY(kh_text_status(&full, err));
    file = fopen(full.bytes, "rb");
    if (file == NULL) {
        KH_TRY(kh_fail(err, KH_ERR_IO, "cannot open %s: %s", full.bytes, strerror(errno)));
    }
    while ((num = fread(buffer, 1, sizeof(buffer), file)) > 0) {
        kh_text_add_bytes(text, buffer, num);
    }
    if (ferror(file)) {
        KH_TRY(kh_fail(err, KH_ERR_IO, "cannot read %s: %s", full.bytes, strerror(errno)));
    }
    KH_TRY(kh_text_status(text, err));
out:
    if (file != NULL) {
        fclose(file);
    }
    kh_text_free(&full);
    return ret;
}

kh_status
manual_read_json(const char *root, const char *path, json_t **value, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };
    size_t offset;

    KH_TRY(manual_read_text(&text, root, path, err));
    KH_TRY(kh_json_parse(text.bytes, text.length, value, &offset, err));
out:
    kh_text_free(&text);
    return ret;
}

const json_t *
manual_definition(const json_t *schema, const char *name)
{
    return json_object_get(json_object_get(schema, "$defs"), name);
}

/* --- what a key holds -------------------------------------------------------------------- */

/* "#/$defs/text" names the definition "text". */
static const char *
name_of_reference(const json_t *property)
{
    const char *reference = json_string_value(json_object_get(property, "$ref"));
    const char *slash = reference == NULL ? NULL : strrchr(reference, '/');

    return slash == NULL ? NULL : slash + 1;
}

static void
add_words(kh_text *out, const json_t *words)
{
    size_t j;

    kh_text_add(out, "one of ");
    for (j = 0; j < json_array_size(words); j++) {
        kh_text_add(out, j > 0 ? ", " : "");
        manual_add_bold(out, json_string_value(json_array_get(words, j)));
    }
}

static void add_kind(kh_text *out, const json_t *property);

static void
add_alternatives(kh_text *out, const json_t *kinds)
{
    size_t j;

    for (j = 0; j < json_array_size(kinds); j++) {
        const json_t *kind = json_array_get(kinds, j);

        kh_text_add(out, j > 0 ? " or " : "");
        if (json_is_string(kind)) {
            manual_add_variable(out, json_string_value(kind));
        } else {
            add_kind(out, kind);
        }
    }
}

static void
add_type(kh_text *out, const json_t *property)
{
    const char *type = json_string_value(json_object_get(property, "type"));
    const json_t *items = json_object_get(property, "items");
    const json_t *values = json_object_get(property, "additionalProperties");

    if (type == NULL) {
        kh_text_add(out, "_anything_");
        return;
    }
    manual_add_variable(out, type);
    if (name_of_reference(items) != NULL) {
        kh_text_add(out, " of ");
        add_kind(out, items);
    } else if (json_is_object(values)) {
        kh_text_add(out, ", by id: ");
        add_kind(out, values);
    }
}

static void
add_kind(kh_text *out, const json_t *property)
{
    const json_t *words = json_object_get(property, "enum");
    const json_t *kinds = json_object_get(property, "oneOf");

    if (name_of_reference(property) != NULL) {
        manual_add_variable(out, name_of_reference(property));
    } else if (json_object_get(property, "const") != NULL) {
        manual_add_bold(out, json_string_value(json_object_get(property, "const")));
    } else if (words != NULL) {
        add_words(out, words);
    } else if (kinds != NULL) {
        add_alternatives(out, kinds);
    } else if (json_is_array(json_object_get(property, "type"))) {
        add_alternatives(out, json_object_get(property, "type"));
    } else {
        add_type(out, property);
    }
}

static void
add_bound(kh_text *out, const json_t *property, const char *key, const char *words)
{
    const json_t *bound = json_object_get(property, key);

    if (bound != NULL) {
        kh_text_add(out, words);
        kh_text_add_number(out, json_number_value(bound));
    }
}

static void
add_default(kh_text *out, const json_t *property)
{
    const json_t *value = json_object_get(property, "default");
    kh_text text = { 0 };

    if (value != NULL) {
        kh_json_add_value(&text, value);
        kh_text_add(out, "; default ");
        manual_add_text(
            out, json_is_string(value) ? json_string_value(value) : kh_text_bytes(&text));
    }
    out->failed = out->failed || text.failed;
    kh_text_free(&text);
}

void
manual_add_key(
    kh_text *out, const json_t *schema, const char *key, const json_t *property, bool required)
{
    const char *definition = name_of_reference(property);
    const char *description = json_string_value(json_object_get(property, "description"));

    if (description == NULL && definition != NULL) {
        description = json_string_value(
            json_object_get(manual_definition(schema, definition), "description"));
    }
    manual_add_bold(out, key);
    kh_text_add(out, ": ");
    add_kind(out, property);
    add_bound(out, property, "minimum", ", from ");
    add_bound(out, property, "exclusiveMinimum", ", above ");
    add_bound(out, property, "maximum", " to ");
    add_default(out, property);
    kh_text_add(out, required ? "; must be there\n" : "\n");
    manual_add_prose(out, description == NULL ? "" : description, 1);
}

/* --- all keys of an object --------------------------------------------------------------- */

static bool
is_required(const json_t *object, const char *key)
{
    const json_t *keys = json_object_get(object, "required");
    size_t j;

    for (j = 0; j < json_array_size(keys); j++) {
        if (strcmp(json_string_value(json_array_get(keys, j)), key) == 0) {
            return true;
        }
    }
    return false;
}

static void
add_own_keys(kh_text *out, const json_t *schema, const json_t *object)
{
    const char *key;
    json_t *property, *properties = json_object_get(object, "properties");

    json_object_foreach (properties, key, property) {
        manual_add_key(out, schema, key, property, is_required(object, key));
    }
}

/* Objects that stand among alternatives (a sector's id, or an object) have keys, too. */
static void
add_inner_keys(kh_text *out, const json_t *schema, const json_t *kinds)
{
    size_t j;

    for (j = 0; j < json_array_size(kinds); j++) {
        manual_add_keys(out, schema, json_array_get(kinds, j));
    }
}

void
manual_add_keys(kh_text *out, const json_t *schema, const json_t *object)
{
    const json_t *others = json_object_get(object, "allOf");
    size_t j;

    add_own_keys(out, schema, object);
    for (j = 0; j < json_array_size(others); j++) {
        manual_add_keys(
            out, schema, manual_definition(schema, name_of_reference(json_array_get(others, j))));
    }
    add_inner_keys(out, schema, json_object_get(object, "oneOf"));
    add_inner_keys(out, schema, json_object_get(json_object_get(object, "items"), "anyOf"));
}

void
manual_add_values(kh_text *out, const json_t *schema, const char *const *names)
{
    for (; *names != NULL; names++) {
        const json_t *definition = manual_definition(schema, *names);

        manual_add_variable(out, *names);
        kh_text_add_char(out, '\n');
        manual_add_prose(out, json_string_value(json_object_get(definition, "description")), 1);
    }
}
