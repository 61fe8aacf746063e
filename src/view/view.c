#include "view.h"

#include "../base/json.h"
#include "../base/array.h"
#include "../base/unicode.h"
#include "shape.h"
#include "view_keys.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
        &self->dropped, &self->path, &self->label, &self->inverse };
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
    kh_text_free(&self->name);
    kh_text_free(&self->source);
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

kh_place
kh_view_place(const kh_view *self, const char *pointer)
{
    const char *text = kh_text_bytes(&self->source);
    const size_t length = self->source.length;
    const view_reader reader = { kh_text_bytes(&self->name), text, length, NULL };

    return length > 0 ? place_at(&reader, kh_json_locate(text, length, pointer, false))
                      : (kh_place){ .file = "" };
}

static kh_status
find_fault(const view_reader *self, const char *code, const char *pointer, bool of_key,
    const char *hint, kh_error *err, const char *message)
{
    const size_t offset = kh_json_locate(self->text, self->length, pointer, of_key);

    return kh_findings_add(
        self->findings, code, place_at(self, offset), pointer, hint, err, "%s", message);
}

static kh_status
report_unknown(const view_reader *self, const kh_view_key *keys, const char *pointer,
    const char *name, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *nearest = kh_view_key_nearest(keys, name);
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

static kh_status
report_shapes(const view_reader *self, const json_t *shapes, const char *pointer, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text where = { 0 };
    void *iter;

    for (iter = json_object_iter((json_t *) (uintptr_t) shapes); iter != NULL;
         iter = json_object_iter_next((json_t *) (uintptr_t) shapes, iter)) {
        const char *shape = json_string_value(json_object_iter_value(iter));
        kh_error fault = { 0 };
        kh_choices choices;

        if (shape != NULL && kh_shape_is_known(shape)) {
            continue;
        }
        kh_text_clear(&where);
        kh_text_add(&where, pointer);
        kh_json_pointer_add(&where, json_object_iter_key(iter));
        KH_TRY(kh_text_status(&where, err));
        if (shape == NULL) {
            KH_TRY(find_fault(self, "E102", kh_text_bytes(&where), false, "", err,
                "expected the name of a shape"));
            continue;
        }
        choices = kh_choices_make(shape);
        kh_shape_offer(&choices);
        kh_choices_fail(&choices, "shape", &fault);
        KH_TRY(
            find_fault(self, "E102", kh_text_bytes(&where), false, fault.hint, err, fault.message));
    }
out:
    kh_text_free(&where);
    return ret;
}

static kh_status
read_key(const view_reader *self, void *target, const kh_view_key *key, const json_t *value,
    const char *pointer, kh_error *err)
{
    const char *words = kh_view_key_expects(key, value);
    kh_status ret = KH_OK;
    kh_text message = { 0 };
    kh_error fault = { 0 };

    if (words == NULL) {
        return kh_view_key_store(key, target, value, err);
    }
    if (kh_view_key_misnames(key, value, &fault)) {
        return find_fault(self, "E102", pointer, false, fault.hint, err, fault.message);
    }
    if (key->kind == KH_VIEW_SHAPES && json_is_object(value)) {
        return report_shapes(self, value, pointer, err);
    }
    kh_text_print(&message, "expected %s%s", key->kind == KH_VIEW_WORD ? "one of " : "", words);
    KH_TRY(kh_text_status(&message, err));
    KH_TRY(find_fault(self, "E102", pointer, false, "", err, kh_text_bytes(&message)));
out:
    kh_text_free(&message);
    return ret;
}

static kh_status
read_object(const view_reader *self, void *target, const json_t *object, const char *where,
    const kh_view_key *keys, kh_error *err)
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
        const kh_view_key *key = kh_view_key_find(keys, name);

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
        KH_TRY(read_object(
            self, &view->groups[j], json_array_get(groups, j), where, kh_view_group_keys, err));
    }
out:
    return ret;
}

static kh_status
read_view(const view_reader *self, kh_view *view, kh_error *err)
{
    kh_status ret = KH_OK;
    const json_t *part;

    if (json_is_array(json_object_get(view->root, "nodes"))) {
        return find_fault(self, "E102", "", false, "give it as a FILE; a view tells how to draw it",
            err, "this is a graph, not a view");
    }
    KH_TRY(read_object(self, view, view->root, "", kh_view_keys, err));
    if (json_is_object(view->root) && json_object_get(view->root, "format") == NULL) {
        KH_TRY(find_fault(self, "E103", "", false, "begin with \"format\": \"kakehashi-view-1\"",
            err, "\"format\" is missing"));
    }
    if ((part = json_object_get(view->root, "select")) != NULL) {
        KH_TRY(read_object(self, view, part, "/select", kh_view_select_keys, err));
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
    kh_findings_sort(findings);
    if (findings->num_errors > errors) {
        ret = kh_fail(err, KH_ERR_DATA, "%s is no view that can be used", name);
        goto out;
    }
    kh_text_add(&view.name, name);
    kh_text_add_bytes(&view.source, text, length);
    KH_TRY(kh_text_status(&view.name, err));
    KH_TRY(kh_text_status(&view.source, err));
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
        return kh_fail(err, KH_ERR_IO, "cannot open %s: %s", path, strerror(errno));
    }
    while ((length = fread(bytes, 1, sizeof(bytes), file)) > 0) {
        kh_text_add_bytes(&text, bytes, length);
    }
    if (ferror(file)) {
        KH_TRY(kh_fail(err, KH_ERR_IO, "cannot read %s: %s", path, strerror(errno)));
    }
    KH_TRY(kh_text_status(&text, err));
    KH_TRY(kh_view_read_text(self, path, kh_text_bytes(&text), text.length, findings, err));
out:
    fclose(file);
    kh_text_free(&text);
    return ret;
}
