/**
 * @file window.h
 * @brief A sliding window over an input, which knows the line and column of its first byte.
 */
#ifndef KH_READ_WINDOW_H
#define KH_READ_WINDOW_H

#include "../base/finding.h"

#include <stdbool.h>

/** Bytes begin .. end - 1 of `bytes` are in view. */
typedef struct {
    bool open; /**< reads from `fd`; else the input was text in memory, all of it in view. */
    int fd;
    const char *bytes;
    char *buffer; /**< owned; what bytes points at when it reads. */
    char *spare;  /**< owned; what it pointed at before the last kh_window_extend(). */
    size_t begin, end, max, max_spare;
    bool ended;     /**< nothing follows what is in view. */
    kh_place place; /**< of the byte at begin; place.file is the input's name, borrowed. */
} kh_window;

/** "-" is standard input. @return KH_ERR_IO. */
kh_status kh_window_open(kh_window *self, const char *path, kh_error *err) KH_MUST_CHECK;

/** A window over text in memory, which must outlive it. */
void kh_window_open_text(kh_window *self, const char *name, const char *text, size_t length);

/** Close the input and free the buffers. Safe twice. */
void kh_window_close(kh_window *self);

/** Bring more of the input into view, keeping what is there; sets `ended` when there is none. What
 * was in view stays readable where it was until the next call: it may still be at work.
 * @return KH_ERR_IO, KH_ERR_NOMEM. */
kh_status kh_window_extend(kh_window *self, kh_error *err) KH_MUST_CHECK;

/** Move past `num` bytes in view. Cost: O(num), most of it memchr(). */
void kh_window_skip(kh_window *self, size_t num);

/** Move past white space, extending as needed; *next is the byte behind it, or -1 at the end. */
kh_status kh_window_skip_space(kh_window *self, int *next, kh_error *err) KH_MUST_CHECK;

static inline const char *
kh_window_at(const kh_window *self)
{
    return self->bytes + self->begin;
}

/** Behind white space, or `end`. */
static inline const char *
kh_skip_space(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\n' || *p == '\r' || *p == '\t')) {
        p++;
    }
    return p;
}

static inline size_t
kh_window_left(const kh_window *self)
{
    return self->end - self->begin;
}

/** The place `num` bytes behind `from`, where `text` begins. */
kh_place kh_place_behind(kh_place from, const char *text, size_t num);

#endif
