#include "finding.h"

#include "array.h"
#include "text.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
kh_findings_free(kh_findings *self)
{
    kh_arena_free(&self->arena);
    free(self->items);
    *self = (kh_findings){ 0 };
}

/* Findings of one file share its name, so that sorting can compare pointers. */
static const char *
intern_file(kh_findings *self, const char *file)
{
    size_t j;

    if (file == NULL) {
        return "";
    }
    for (j = self->num; j > 0; j--) {
        if (strcmp(self->items[j - 1].place.file, file) == 0) {
            return self->items[j - 1].place.file;
        }
    }
    return kh_arena_copy(&self->arena, file, strlen(file));
}

kh_status
kh_findings_add(kh_findings *self, const char *code, kh_place place, const char *pointer,
    const char *hint, kh_error *err, const char *fmt, ...)
{
    kh_status ret = KH_OK;
    kh_finding finding = { .code = code, .place = place };
    va_list args;
    int length;
    char *message;

    KH_TRY(KH_GROW(&self->items, self->num, &self->max, "findings", err));
    va_start(args, fmt);
    length = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    message = malloc((size_t) length + 1);
    if (message == NULL) {
        return kh_fail_nomem(err, (size_t) length + 1, "bytes of a message");
    }
    va_start(args, fmt);
    vsnprintf(message, (size_t) length + 1, fmt, args);
    va_end(args);
    finding.severity = code[0] == 'E' ? KH_ERROR : KH_WARNING;
    finding.place.file = intern_file(self, place.file);
    finding.pointer = kh_arena_copy(&self->arena, pointer, strlen(pointer));
    finding.message = kh_arena_copy(&self->arena, message, (size_t) length);
    finding.hint = hint == NULL ? "" : kh_arena_copy(&self->arena, hint, strlen(hint));
    free(message);
    if (finding.place.file == NULL || finding.pointer == NULL || finding.message == NULL
        || finding.hint == NULL) {
        return kh_fail_nomem(err, 1, "finding");
    }
    self->items[self->num++] = finding;
    self->num_errors += finding.severity == KH_ERROR;
out:
    return ret;
}

static int
compare_numbers(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

static int
compare(const void *pa, const void *pb)
{
    const kh_finding *a = pa, *b = pb;
    int order = strcmp(a->place.file, b->place.file);

    order = order != 0 ? order : compare_numbers(a->place.line, b->place.line);
    order = order != 0 ? order : compare_numbers(a->place.column, b->place.column);
    order = order != 0 ? order : strcmp(a->code, b->code);
    order = order != 0 ? order : strcmp(a->pointer, b->pointer);
    return order != 0 ? order : strcmp(a->message, b->message);
}

void
kh_findings_sort(kh_findings *self)
{
    if (self->num > 1) {
        qsort(self->items, self->num, sizeof(*self->items), compare);
    }
}
