#include "planner.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
kh_planner_point(kh_planner *self, bool to_defaults, const char *key, const char *inside)
{
    kh_text_clear(&self->pointer);
    if (to_defaults) {
        kh_text_add(&self->pointer, "/defaults");
    } else {
        kh_text_print(&self->pointer, "/jobs/%zu", self->entry);
    }
    if (key != NULL) {
        kh_json_pointer_add(&self->pointer, key);
    }
    if (inside != NULL) {
        kh_json_pointer_add(&self->pointer, inside);
    }
}

/* Whether this was not said before. */
static kh_status
is_new(kh_planner *self, const char *message, bool *news, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text both = { 0 };
    const size_t num = self->said.num;
    kh_sym sym;

    kh_text_print(&both, "%s %s", kh_text_bytes(&self->pointer), message);
    KH_TRY(kh_text_status(&both, err));
    KH_TRY(kh_text_status(&self->pointer, err));
    KH_TRY(kh_pool_intern(&self->said, kh_text_bytes(&both), both.length, &sym, err));
    *news = self->said.num > num;
out:
    kh_text_free(&both);
    return ret;
}

kh_status
kh_planner_fault(
    kh_planner *self, const char *code, const char *hint, kh_error *err, const char *fmt, ...)
{
    kh_status ret = KH_OK;
    char *message = NULL;
    bool news = false;
    va_list args;
    int length;

    va_start(args, fmt);
    length = vasprintf(&message, fmt, args);
    va_end(args);
    if (length < 0) {
        return kh_fail_nomem(err, 1, "message");
    }
    KH_TRY(is_new(self, message, &news, err));
    if (news) {
        KH_TRY(kh_manifest_fault(self->manifest, self->findings, code,
            kh_text_bytes(&self->pointer), hint, err, "%s", message));
    }
out:
    free(message);
    return ret;
}

kh_status
kh_planner_keep(kh_planner *self, const char *text, size_t length, const char **kept, kh_error *err)
{
    kh_arena *arena = &self->plan->text;

    if (length >= KH_BATCH_MAX_TEXT || arena->num_bytes >= KH_BATCH_MAX_TEXT - length) {
        kh_fail(err, KH_ERR_LIMIT, "the jobs of %s take more than %zu MiB to write down",
            kh_text_bytes(&self->manifest->name), KH_BATCH_MAX_TEXT >> 20);
        kh_hint(err, "make two manifests of it");
        return KH_ERR_LIMIT;
    }
    *kept = kh_arena_copy(arena, text, length);
    return *kept == NULL ? kh_fail_nomem(err, length, "bytes") : KH_OK;
}

kh_status
kh_planner_fill(kh_planner *self, const char *text, const char **filled, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text out = { 0 };
    kh_error fault = { 0 };

    *filled = NULL;
    ret = kh_batch_matrix_fill(&self->matrix, text, &out, &fault);
    if (ret == KH_ERR_NOTFOUND || ret == KH_ERR_ARGUMENT) {
        ret = kh_planner_fault(self, "E125", fault.hint, err, "%s", fault.message);
    } else if (ret == KH_OK) {
        ret = kh_planner_keep(self, kh_text_bytes(&out), out.length, filled, err);
    } else {
        kh_fail(err, ret, "%s", fault.message);
    }
    kh_text_free(&out);
    return ret;
}

const json_t *
kh_planner_value(const kh_planner *self, const char *key, bool *of_defaults)
{
    const json_t *value = json_object_get(self->job, key);

    *of_defaults = value == NULL;
    return value != NULL ? value
                         : json_object_get(json_object_get(self->manifest->root, "defaults"), key);
}
