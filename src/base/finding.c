#include "finding.h"

#include "array.h"
#include "unicode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
kh_findings_free(kh_findings *self)
{
    kh_arena_free(&self->arena);
    free(self->items);
    free(self->files);
    *self = (kh_findings){ 0 };
}

/* A run concerns few files, and nearly always the last one again. */
static kh_status
intern_file(kh_findings *self, const char *file, uint32_t *index, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *copy;
    size_t j;

    for (j = self->num_files; j > 0; j--) {
        if (strcmp(self->files[j - 1], file) == 0) {
            *index = (uint32_t) j - 1;
            return KH_OK;
        }
    }
    KH_TRY(KH_GROW(&self->files, self->num_files, &self->max_files, "files", err));
    copy = kh_arena_copy(&self->arena, file, strlen(file));
    if (copy == NULL) {
        return kh_fail_nomem(err, strlen(file) + 1, "bytes");
    }
    self->files[self->num_files] = copy;
    *index = (uint32_t) self->num_files++;
out:
    return ret;
}

/* A formatted string that the list owns. NULL: no memory. */
static const char *
print_args(kh_arena *arena, const char *fmt, va_list args)
{
    va_list again;
    char *message, *copy = NULL;
    int length;

    va_copy(again, args);
    length = vsnprintf(NULL, 0, fmt, again);
    va_end(again);
    message = length < 0 ? NULL : malloc((size_t) length + 1);
    if (message != NULL) {
        vsnprintf(message, (size_t) length + 1, fmt, args);
        copy = kh_arena_copy(arena, message, (size_t) length);
        free(message);
    }
    return copy;
}

kh_status
kh_findings_add_args(kh_findings *self, const char *code, kh_place place, const char *pointer,
    const char *hint, kh_error *err, const char *fmt, va_list args)
{
    kh_status ret = KH_OK;
    kh_finding finding = { .code = code, .place = place };

    KH_TRY(KH_GROW(&self->items, self->num, &self->max, "findings", err));
    KH_TRY(intern_file(self, place.file == NULL ? "" : place.file, &finding.file_index, err));
    finding.place.file = self->files[finding.file_index];
    finding.severity = code[0] == 'E' ? KH_ERROR : KH_WARNING;
    finding.pointer = kh_arena_copy(&self->arena, pointer, strlen(pointer));
    finding.message = print_args(&self->arena, fmt, args);
    finding.hint = hint == NULL ? "" : kh_arena_copy(&self->arena, hint, strlen(hint));
    if (finding.pointer == NULL || finding.message == NULL || finding.hint == NULL) {
        return kh_fail_nomem(err, 1, "finding");
    }
    self->items[self->num++] = finding;
    self->num_errors += finding.severity == KH_ERROR;
    self->num_fatal += strncmp(code, "E00", 3) == 0;
out:
    return ret;
}

kh_status
kh_findings_add(kh_findings *self, const char *code, kh_place place, const char *pointer,
    const char *hint, kh_error *err, const char *fmt, ...)
{
    kh_status status;
    va_list args;

    va_start(args, fmt);
    status = kh_findings_add_args(self, code, place, pointer, hint, err, fmt, args);
    va_end(args);
    return status;
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
    int order = compare_numbers(a->file_index, b->file_index);

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

void
kh_finding_print(kh_text *out, const kh_finding *finding)
{
    kh_unicode_add_neutral(out, finding->place.file);
    if (finding->place.line > 0) {
        kh_text_print(out, ":%u:%u", finding->place.line, finding->place.column);
    }
    kh_text_print(
        out, ": %s[%s]: ", finding->severity == KH_ERROR ? "error" : "warning", finding->code);
    if (finding->pointer[0] != '\0') {
        kh_unicode_add_neutral(out, finding->pointer);
        kh_text_add(out, ": ");
    }
    kh_unicode_add_neutral(out, finding->message);
    kh_text_add_char(out, '\n');
    if (finding->hint[0] != '\0') {
        kh_text_add(out, "  hint: ");
        kh_unicode_add_neutral(out, finding->hint);
        kh_text_add_char(out, '\n');
    }
}
