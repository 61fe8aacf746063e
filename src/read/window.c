#include "window.h"

#include "../base/array.h"
#include "../base/progress.h"
#include "../base/unicode.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define BLOCK ((size_t) 1 << 20)

kh_status
kh_window_open(kh_window *self, const char *path, kh_error *err)
{
    struct stat info = { 0 };

    *self = (kh_window){ .place = { path, 1, 1 } };
    if (strcmp(path, "-") == 0) {
        self->stream = stdin;
        kh_progress_begin("reading", 0);
        return KH_OK;
    }
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
        (void) kh_fail(err, KH_ERR_IO, "%s is a directory", path);
        kh_hint(err, "name a file in it");
        return KH_ERR_IO;
    }
    self->stream = fopen(path, "rb");
    if (self->stream == NULL) {
        return kh_fail(err, KH_ERR_IO, "cannot open %s: %s", path, strerror(errno));
    }
    /* Blocks go straight into our buffer. */
    (void) setvbuf(self->stream, NULL, _IONBF, 0);
    kh_progress_begin("reading", S_ISREG(info.st_mode) ? (uint64_t) info.st_size : 0);
    return KH_OK;
}

void
kh_window_open_text(kh_window *self, const char *name, const char *text, size_t length)
{
    *self = (kh_window){ .bytes = text, .end = length, .ended = true, .place = { name, 1, 1 } };
}

void
kh_window_close(kh_window *self)
{
    if (self->stream != NULL) {
        kh_progress_end();
    }
    if (self->stream != NULL && self->stream != stdin) {
        fclose(self->stream);
    }
    free(self->buffer);
    *self = (kh_window){ 0 };
}

kh_status
kh_window_extend(kh_window *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t num;

    if (self->ended) {
        return KH_OK;
    }
    if (self->begin > 0) {
        memmove(self->buffer, self->buffer + self->begin, kh_window_left(self));
        self->end -= self->begin;
        self->begin = 0;
    }
    if (self->end + BLOCK > self->max) {
        KH_TRY(kh_grow(
            (void **) &self->buffer, self->end, &self->max, BLOCK, 1, "bytes of input", err));
        self->bytes = self->buffer;
    }
    num = fread(self->buffer + self->end, 1, self->max - self->end, self->stream);
    if (num == 0 && ferror(self->stream)) {
        return kh_fail(err, KH_ERR_IO, "cannot read %s: %s", self->place.file, strerror(errno));
    }
    kh_progress_add(num);
    self->end += num;
    self->ended = num == 0;
out:
    return ret;
}

kh_place
kh_place_behind(kh_place from, const char *text, size_t num)
{
    const char *end = text + num, *newline;

    while ((newline = memchr(text, '\n', (size_t) (end - text))) != NULL) {
        from.line++;
        from.column = 1;
        text = newline + 1;
    }
    from.column += (uint32_t) kh_unicode_length(text, (size_t) (end - text));
    return from;
}

void
kh_window_skip(kh_window *self, size_t num)
{
    self->place = kh_place_behind(self->place, kh_window_at(self), num);
    self->begin += num;
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

kh_status
kh_window_skip_space(kh_window *self, int *next, kh_error *err)
{
    kh_status ret = KH_OK;

    for (;;) {
        const char *p = kh_window_at(self), *end = p + kh_window_left(self);
        const char *start = p;

        while (p < end && is_space(*p)) {
            p++;
        }
        kh_window_skip(self, (size_t) (p - start));
        if (p < end) {
            *next = (unsigned char) *p;
            return KH_OK;
        }
        if (self->ended) {
            *next = -1;
            return KH_OK;
        }
        KH_TRY(kh_window_extend(self, err));
    }
out:
    return ret;
}
