#include "matrix.h"

#include "../base/array.h"
#include "../base/choices.h"
#include "keys.h"

#include <stdlib.h>
#include <string.h>

void
kh_batch_matrix_free(kh_batch_matrix *self)
{
    size_t j;

    for (j = 0; j < self->num_axes; j++) {
        free(self->axes[j].values);
    }
    free(self->axes);
    free(self->at);
    kh_arena_free(&self->text);
    *self = (kh_batch_matrix){ 0 };
}

void
kh_batch_matrix_add_scalar(kh_text *out, const json_t *value)
{
    if (json_is_string(value)) {
        kh_text_add(out, json_string_value(value));
    } else {
        kh_json_add_value(out, value);
    }
}

/* --- making ------------------------------------------------------------------------------ */

static kh_status
add_value(kh_batch_matrix *self, kh_axis *axis, const json_t *value, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };

    kh_batch_matrix_add_scalar(&text, value);
    KH_TRY(kh_text_status(&text, err));
    axis->values[axis->num] = kh_arena_copy(&self->text, kh_text_bytes(&text), text.length);
    if (axis->values[axis->num++] == NULL) {
        ret = kh_fail_nomem(err, text.length, "bytes");
    }
out:
    kh_text_free(&text);
    return ret;
}

/* How many values a range has; as unsigned numbers their difference always fits. */
static uint64_t
count_range(const json_t *range)
{
    const uint64_t from = (uint64_t) json_integer_value(json_object_get(range, "from"));
    const uint64_t to = (uint64_t) json_integer_value(json_object_get(range, "to"));
    const json_t *step = json_object_get(range, "step");

    return (to - from) / (step == NULL ? 1 : (uint64_t) json_integer_value(step)) + 1;
}

static kh_status
add_range(kh_batch_matrix *self, kh_axis *axis, const json_t *range, size_t num, kh_error *err)
{
    const json_t *step = json_object_get(range, "step");
    json_int_t at = json_integer_value(json_object_get(range, "from"));
    size_t j;

    for (j = 0; j < num; j++) {
        axis->values[j] = kh_arena_print(&self->text, "%" JSON_INTEGER_FORMAT, at);
        if (axis->values[j] == NULL) {
            return kh_fail_nomem(err, 1, "number");
        }
        axis->num++;
        if (j + 1 < num) {
            at += step == NULL ? 1 : json_integer_value(step);
        }
    }
    return KH_OK;
}

static kh_status
add_axis(
    kh_batch_matrix *self, const char *name, const json_t *values, size_t max_size, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_axis *axis = &self->axes[self->num_axes++];
    const uint64_t num = json_is_array(values) ? json_array_size(values) : count_range(values);
    size_t j;

    if (num == 0 || num > max_size / self->size) {
        return kh_fail(err, KH_ERR_LIMIT, "more than %zu jobs", max_size);
    }
    self->size *= (size_t) num;
    axis->name = kh_arena_copy(&self->text, name, strlen(name));
    if (axis->name == NULL) {
        return kh_fail_nomem(err, strlen(name), "bytes");
    }
    KH_TRY(KH_NEW(&axis->values, (size_t) num, "values", err));
    if (!json_is_array(values)) {
        return add_range(self, axis, values, (size_t) num, err);
    }
    for (j = 0; j < num; j++) {
        KH_TRY(add_value(self, axis, json_array_get(values, j), err));
    }
out:
    return ret;
}

kh_status
kh_batch_matrix_make(kh_batch_matrix *self, const json_t *object, size_t max_size, kh_error *err)
{
    kh_status ret = KH_OK;
    void *iter = json_object_iter((json_t *) (uintptr_t) object);
    kh_batch_matrix made = { .size = 1 };

    KH_TRY(KH_NEW(&made.axes, json_object_size(object), "axes", err));
    KH_TRY(KH_NEW(&made.at, json_object_size(object), "axes", err));
    for (; iter != NULL; iter = json_object_iter_next((json_t *) (uintptr_t) object, iter)) {
        KH_TRY(add_axis(
            &made, json_object_iter_key(iter), json_object_iter_value(iter), max_size, err));
    }
    *self = made;
    made = (kh_batch_matrix){ 0 };
out:
    kh_batch_matrix_free(&made);
    return ret;
}

/* --- combinations ------------------------------------------------------------------------ */

bool
kh_batch_matrix_next(kh_batch_matrix *self)
{
    size_t j;

    for (j = self->num_axes; j > 0; j--) {
        if (++self->at[j - 1] < self->axes[j - 1].num) {
            return true;
        }
        self->at[j - 1] = 0;
    }
    return false;
}

const kh_axis *
kh_batch_matrix_axis(const kh_batch_matrix *self, const char *name, size_t length)
{
    size_t j;

    for (j = 0; j < self->num_axes; j++) {
        if (strlen(self->axes[j].name) == length
            && strncmp(self->axes[j].name, name, length) == 0) {
            return &self->axes[j];
        }
    }
    return NULL;
}

static bool
is_text_of(const char *text, const json_t *value)
{
    kh_text wanted = { 0 };
    bool same;

    kh_batch_matrix_add_scalar(&wanted, value);
    same = strcmp(kh_text_bytes(&wanted), text) == 0;
    kh_text_free(&wanted);
    return same;
}

bool
kh_axis_has(const kh_axis *self, const json_t *value)
{
    size_t j;

    for (j = 0; j < self->num; j++) {
        if (is_text_of(self->values[j], value)) {
            return true;
        }
    }
    return false;
}

static const char *
present(const kh_batch_matrix *self, const kh_axis *axis)
{
    return axis->values[self->at[axis - self->axes]];
}

bool
kh_batch_matrix_matches(const kh_batch_matrix *self, const json_t *values)
{
    void *iter = json_object_iter((json_t *) (uintptr_t) values);

    for (; iter != NULL; iter = json_object_iter_next((json_t *) (uintptr_t) values, iter)) {
        const char *name = json_object_iter_key(iter);
        const kh_axis *axis = kh_batch_matrix_axis(self, name, strlen(name));

        if (axis == NULL || !is_text_of(present(self, axis), json_object_iter_value(iter))) {
            return false;
        }
    }
    return true;
}

/* --- placeholders ------------------------------------------------------------------------ */

bool
kh_batch_matrix_has_braces(const char *text)
{
    return strpbrk(text, "{}") != NULL;
}

static kh_status
fail_unknown(const kh_batch_matrix *self, const char *name, size_t length, kh_error *err)
{
    kh_text wanted = { 0 };
    kh_choices choices;
    size_t j;

    kh_text_add_bytes(&wanted, name, length);
    choices = kh_choices_make(kh_text_bytes(&wanted));
    for (j = 0; j < self->num_axes; j++) {
        kh_choices_offer(&choices, self->axes[j].name);
    }
    kh_fail(err, KH_ERR_NOTFOUND, "the matrix has no values for {%s}", kh_text_bytes(&wanted));
    if (choices.nearest != NULL) {
        kh_hint(err, "did you mean {%s}?", choices.nearest);
    } else {
        kh_hint(err, "\"matrix\": {\"%s\": [...]}; a brace that stands for itself is doubled",
            kh_text_bytes(&wanted));
    }
    kh_choices_free(&choices);
    kh_text_free(&wanted);
    return KH_ERR_NOTFOUND;
}

static kh_status
fail_brace(char brace, kh_error *err)
{
    kh_fail(err, KH_ERR_ARGUMENT, "a %c without its fellow", brace);
    kh_hint(err, "{name} stands for a value of the matrix, {{ and }} for a brace");
    return KH_ERR_ARGUMENT;
}

kh_status
kh_batch_matrix_fill(const kh_batch_matrix *self, const char *text, kh_text *out, kh_error *err)
{
    while (*text != '\0') {
        const size_t plain = strcspn(text, "{}");
        const kh_axis *axis;
        size_t length;

        kh_text_add_bytes(out, text, plain);
        text += plain;
        if (*text == '\0') {
            break;
        }
        if (text[1] == text[0]) {
            kh_text_add_char(out, *text);
            text += 2;
            continue;
        }
        length = strcspn(text + 1, "{}");
        if (*text == '}' || text[1 + length] != '}' || !kh_key_is_placeholder(text + 1, length)) {
            return fail_brace(*text, err);
        }
        axis = kh_batch_matrix_axis(self, text + 1, length);
        if (axis == NULL) {
            return fail_unknown(self, text + 1, length, err);
        }
        kh_text_add(out, present(self, axis));
        text += length + 2;
    }
    return kh_text_status(out, err);
}
