#include "manifest.h"

#include "../base/choices.h"
#include "../base/unicode.h"
#include "keys.h"

#include <stdio.h>
#include <string.h>

#define MOST_FINDINGS 1000

void
kh_manifest_free(kh_manifest *self)
{
    json_decref(self->root);
    kh_text_free(&self->name);
    kh_text_free(&self->source);
    *self = (kh_manifest){ 0 };
}

/* --- findings ---------------------------------------------------------------------------- */

static kh_place
place_at(const kh_manifest *self, size_t offset)
{
    const char *text = kh_text_bytes(&self->source);
    kh_place place = { .file = kh_text_bytes(&self->name), .line = 1 };
    size_t j, start = 0;

    for (j = 0; j < offset && j < self->source.length; j++) {
        if (text[j] == '\n') {
            place.line++;
            start = j + 1;
        }
    }
    place.column = (uint32_t) kh_unicode_length(text + start, j - start) + 1;
    return place;
}

static kh_status add_fault(const kh_manifest *self, kh_findings *findings, const char *code,
    const char *pointer, bool of_key, const char *hint, kh_error *err, const char *fmt,
    va_list args) KH_PRINTF(8, 0);

static kh_status
add_fault(const kh_manifest *self, kh_findings *findings, const char *code, const char *pointer,
    bool of_key, const char *hint, kh_error *err, const char *fmt, va_list args)
{
    size_t offset;

    if (findings->num >= MOST_FINDINGS) {
        return KH_OK;
    }
    offset = kh_json_locate(kh_text_bytes(&self->source), self->source.length, pointer, of_key);
    return kh_findings_add_args(
        findings, code, place_at(self, offset), pointer, hint, err, fmt, args);
}

kh_status
kh_manifest_fault(const kh_manifest *self, kh_findings *findings, const char *code,
    const char *pointer, const char *hint, kh_error *err, const char *fmt, ...)
{
    kh_status status;
    va_list args;

    va_start(args, fmt);
    status = add_fault(self, findings, code, pointer, false, hint, err, fmt, args);
    va_end(args);
    return status;
}

kh_status
kh_manifest_key_fault(const kh_manifest *self, kh_findings *findings, const char *code,
    const char *pointer, const char *hint, kh_error *err, const char *fmt, ...)
{
    kh_status status;
    va_list args;

    va_start(args, fmt);
    status = add_fault(self, findings, code, pointer, true, hint, err, fmt, args);
    va_end(args);
    return status;
}

/* --- shape ------------------------------------------------------------------------------- */

typedef struct {
    const kh_manifest *manifest;
    kh_findings *findings;
} checker;

static kh_choices
choose_key(const kh_key *keys, const char *name)
{
    kh_choices choices = kh_choices_make(name);

    for (; keys->name != NULL; keys++) {
        kh_choices_offer(&choices, keys->name);
    }
    return choices;
}

static kh_status
report_unknown(
    const checker *self, const kh_key *keys, const char *pointer, const char *name, kh_error *err)
{
    kh_choices choices = choose_key(keys, name);
    kh_error fault = { 0 };

    kh_choices_fail(&choices, "key", &fault);
    return kh_manifest_key_fault(
        self->manifest, self->findings, "E121", pointer, fault.hint, err, "%s", fault.message);
}

static kh_status
report_value(const checker *self, const char *pointer, const char *expected, kh_error *err)
{
    return kh_manifest_fault(
        self->manifest, self->findings, "E122", pointer, "", err, "expected %s", expected);
}

static kh_status check_object(const checker *self, const json_t *object, const kh_key *keys,
    const kh_text *where, kh_error *err);

/* The items of an object or an array, each under its own pointer. */
static kh_status
check_inside(
    const checker *self, kh_key_kind kind, const json_t *item, const kh_text *where, kh_error *err)
{
    const char *expected = kh_key_expects_inside(kind, item);

    if (expected != NULL) {
        return report_value(self, kh_text_bytes(where), expected, err);
    }
    return kind == KH_KEY_JOBS ? check_object(self, item, kh_manifest_job_keys, where, err) : KH_OK;
}

static kh_status
check_placeholder(const checker *self, const char *name, const kh_text *where, kh_error *err)
{
    if (kh_key_is_placeholder(name, strlen(name))) {
        return KH_OK;
    }
    return kh_manifest_key_fault(self->manifest, self->findings, "E122", kh_text_bytes(where),
        "a letter, then letters, digits, - and _", err, "this cannot be written as a placeholder");
}

static kh_status
check_value(
    const checker *self, kh_key_kind kind, const json_t *value, const kh_text *where, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *expected = kh_key_expects(kind, value);
    kh_text inside = { 0 };
    void *iter = json_object_iter((json_t *) (uintptr_t) value);
    size_t j;

    if (expected != NULL) {
        return report_value(self, kh_text_bytes(where), expected, err);
    }
    if (kind == KH_KEY_DEFAULTS) {
        return check_object(self, value, kh_manifest_default_keys, where, err);
    }
    for (; iter != NULL; iter = json_object_iter_next((json_t *) (uintptr_t) value, iter)) {
        kh_text_clear(&inside);
        kh_text_add(&inside, kh_text_bytes(where));
        kh_json_pointer_add(&inside, json_object_iter_key(iter));
        KH_TRY(kh_text_status(&inside, err));
        KH_TRY(check_inside(self, kind, json_object_iter_value(iter), &inside, err));
        if (kind == KH_KEY_MATRIX) {
            KH_TRY(check_placeholder(self, json_object_iter_key(iter), &inside, err));
        }
    }
    for (j = 0; j < json_array_size(value); j++) {
        kh_text_clear(&inside);
        kh_text_add(&inside, kh_text_bytes(where));
        kh_json_pointer_add_index(&inside, j);
        KH_TRY(kh_text_status(&inside, err));
        KH_TRY(check_inside(self, kind, json_array_get(value, j), &inside, err));
    }
out:
    kh_text_free(&inside);
    return ret;
}

/* What is there under a misspelt name is not missing as well. */
static bool
is_misspelt(const json_t *object, const kh_key *keys, const char *name)
{
    void *iter = json_object_iter((json_t *) (uintptr_t) object);
    bool found = false;

    for (; iter != NULL && !found;
         iter = json_object_iter_next((json_t *) (uintptr_t) object, iter)) {
        if (kh_key_find(keys, json_object_iter_key(iter)) == NULL) {
            kh_choices choices = choose_key(keys, json_object_iter_key(iter));

            found = choices.nearest != NULL && strcmp(choices.nearest, name) == 0;
            kh_choices_free(&choices);
        }
    }
    return found;
}

static kh_status
check_required(const checker *self, const json_t *object, const kh_key *keys, const kh_text *where,
    kh_error *err)
{
    kh_status ret = KH_OK;

    const kh_key *key;

    for (key = keys; key->name != NULL; key++) {
        if (key->required && json_object_get(object, key->name) == NULL
            && !is_misspelt(object, keys, key->name)) {
            KH_TRY(kh_manifest_fault(self->manifest, self->findings, "E123", kh_text_bytes(where),
                strcmp(key->name, "format") == 0 ? "begin with \"format\": \"kakehashi-batch-1\""
                                                 : "docs/batch.md describes manifests",
                err, "\"%s\" is missing", key->name));
        }
    }
out:
    return ret;
}

static kh_status
check_object(const checker *self, const json_t *object, const kh_key *keys, const kh_text *where,
    kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text inside = { 0 };
    void *iter = json_object_iter((json_t *) (uintptr_t) object);

    for (; iter != NULL; iter = json_object_iter_next((json_t *) (uintptr_t) object, iter)) {
        const char *name = json_object_iter_key(iter);
        const kh_key *key = kh_key_find(keys, name);

        kh_text_clear(&inside);
        kh_text_add(&inside, kh_text_bytes(where));
        kh_json_pointer_add(&inside, name);
        KH_TRY(kh_text_status(&inside, err));
        KH_TRY(key == NULL
                   ? report_unknown(self, keys, kh_text_bytes(&inside), name, err)
                   : check_value(self, key->kind, json_object_iter_value(iter), &inside, err));
    }
    KH_TRY(check_required(self, object, keys, where, err));
out:
    kh_text_free(&inside);
    return ret;
}

static kh_status
check_root(const checker *self, kh_error *err)
{
    const json_t *root = self->manifest->root;
    const kh_text nowhere = { 0 };

    if (!json_is_object(root)) {
        return report_value(self, "", "an object", err);
    }
    if (json_is_array(json_object_get(root, "nodes"))) {
        return kh_manifest_fault(self->manifest, self->findings, "E122", "",
            "a manifest lists jobs, and what each of them reads", err,
            "this is a graph, not a manifest");
    }
    return check_object(self, root, kh_manifest_keys, &nowhere, err);
}

static kh_status
parse(kh_manifest *self, kh_findings *findings, kh_error *err)
{
    kh_error fault = { 0 };
    size_t offset = 0;
    const kh_status status = kh_json_parse(
        kh_text_bytes(&self->source), self->source.length, &self->root, &offset, &fault);

    if (status == KH_ERR_DATA) {
        return kh_findings_add(
            findings, "E120", place_at(self, offset), "", "", err, "%s", fault.message);
    }
    return status == KH_OK ? KH_OK : kh_fail(err, status, "%s", fault.message);
}

bool
kh_manifest_job_is_sound(const kh_findings *findings, size_t job)
{
    char pointer[32];
    size_t j, length = (size_t) snprintf(pointer, sizeof(pointer), "/jobs/%zu", job);

    for (j = 0; j < findings->num; j++) {
        const char *about = findings->items[j].pointer;

        if (strncmp(about, pointer, length) == 0
            && (about[length] == '\0' || about[length] == '/')) {
            return false;
        }
    }
    return true;
}

/* Whether all that is wrong is within single jobs. */
static bool
only_jobs_are_wrong(const kh_findings *findings, size_t first)
{
    for (; first < findings->num; first++) {
        if (strncmp(findings->items[first].pointer, "/jobs/", 6) != 0) {
            return false;
        }
    }
    return true;
}

kh_status
kh_manifest_read(kh_manifest *self, const char *name, const char *text, size_t length,
    kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_before = findings->num;
    kh_manifest made = { 0 };
    const checker check = { &made, findings };

    kh_text_add(&made.name, name);
    kh_text_add_bytes(&made.source, text, length);
    KH_TRY(kh_text_status(&made.name, err));
    KH_TRY(kh_text_status(&made.source, err));
    KH_TRY(parse(&made, findings, err));
    if (made.root != NULL) {
        KH_TRY(check_root(&check, err));
    }
    if (!only_jobs_are_wrong(findings, num_before)) {
        kh_findings_sort(findings);
        ret = kh_fail(err, KH_ERR_DATA, "%s is no manifest that can be run", name);
        goto out;
    }
    *self = made;
    made = (kh_manifest){ 0 };
out:
    kh_manifest_free(&made);
    return ret;
}
