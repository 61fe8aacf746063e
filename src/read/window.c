#include "window.h"

#include "../base/array.h"
#include "../base/unicode.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define BLOCK ((size_t) 1 << 20)

kh_status
kh_window_open(kh_window *self, const char *path, kh_error *err)
{
    struct stat info;

    *self = (kh_window){ .place = { path, 1, 1 } };
    if (strcmp(path, "-") == 0) {
        self->fd = STDIN_FILENO;
        self->open = true;
        return KH_OK;
    }
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
        (void) kh_fail(err, KH_ERR_IO, "%s is a directory", path);
        kh_hint(err, "name a file in it");
        return KH_ERR_IO;
    }
    self->fd = open(path, O_RDONLY | O_CLOEXEC);
    if (self->fd < 0) {
        return kh_fail(err, KH_ERR_IO, "cannot open %s: %s", path, strerror(errno));
    }
    self->open = true;
    /* Advice: whether it is taken does not matter. */
    (void) posix_fadvise(self->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
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
    if (self->open && self->fd != STDIN_FILENO) {
        close(self->fd);
    }
    free(self->buffer);
    free(self->spare);
    *self = (kh_window){ 0 };
}

/* What is in view goes to the spare buffer, with room for a block behind it. */
static kh_status
change_buffers(kh_window *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t left = kh_window_left(self), max = self->max;
    char *buffer = self->buffer;

    KH_TRY(kh_grow(
        (void **) &self->spare, 0, &self->max_spare, left + BLOCK, 1, "bytes of input", err));
    if (left > 0) {
        memcpy(self->spare, kh_window_at(self), left);
    }
    self->buffer = self->spare;
    self->max = self->max_spare;
    self->spare = buffer;
    self->max_spare = max;
    self->bytes = self->buffer;
    self->begin = 0;
    self->end = left;
out:
    return ret;
}

kh_status
kh_window_extend(kh_window *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t full;

    if (self->ended) {
        return KH_OK;
    }
    KH_TRY(change_buffers(self, err));
    /* A pipe hands out little at a time. */
    for (full = self->end + BLOCK; self->end < full && !self->ended;) {
        const ssize_t num = read(self->fd, self->buffer + self->end, full - self->end);

        if (num < 0 && errno != EINTR) {
            return kh_fail(err, KH_ERR_IO, "cannot read %s: %s", self->place.file, strerror(errno));
        }
        self->end += num > 0 ? (size_t) num : 0;
        self->ended = num == 0;
    }
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

kh_status
kh_window_skip_space(kh_window *self, int *next, kh_error *err)
{
    kh_status ret = KH_OK;

    for (;;) {
        const char *start = kh_window_at(self), *end = start + kh_window_left(self);
        const char *p = kh_skip_space(start, end);

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
