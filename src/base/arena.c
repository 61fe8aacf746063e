#include "arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SMALLEST_CHUNK 4096u
#define LARGEST_CHUNK  (1u << 20)

struct kh_arena_chunk {
    kh_arena_chunk *next;
    size_t used, size;
    char bytes[];
};

void
kh_arena_free(kh_arena *self)
{
    kh_arena_chunk *chunk = self->chunks;

    while (chunk != NULL) {
        kh_arena_chunk *next = chunk->next;

        free(chunk);
        chunk = next;
    }
    *self = (kh_arena){ 0 };
}

static kh_arena_chunk *
add_chunk(kh_arena *self, size_t needed)
{
    size_t size = self->chunks == NULL ? SMALLEST_CHUNK : self->chunks->size * 2;
    kh_arena_chunk *chunk;

    if (size > LARGEST_CHUNK) {
        size = LARGEST_CHUNK;
    }
    if (size < needed) {
        size = needed;
    }
    if (needed > SIZE_MAX - sizeof(*chunk) || (chunk = malloc(sizeof(*chunk) + size)) == NULL) {
        return NULL;
    }
    *chunk = (kh_arena_chunk){ .next = self->chunks, .size = size };
    self->chunks = chunk;
    self->num_bytes += size;
    return chunk;
}

static char *
reserve(kh_arena *self, size_t num_bytes)
{
    kh_arena_chunk *chunk = self->chunks;
    char *p;

    if (chunk == NULL || chunk->size - chunk->used < num_bytes) {
        chunk = add_chunk(self, num_bytes);
        if (chunk == NULL) {
            return NULL;
        }
    }
    p = chunk->bytes + chunk->used;
    chunk->used += num_bytes;
    return p;
}

char *
kh_arena_copy(kh_arena *self, const char *text, size_t length)
{
    char *p = length < SIZE_MAX ? reserve(self, length + 1) : NULL;

    if (p != NULL) {
        if (length > 0) {
            memcpy(p, text, length);
        }
        p[length] = '\0';
    }
    return p;
}

char *
kh_arena_print(kh_arena *self, const char *fmt, ...)
{
    va_list args;
    int length;
    char *p;

    va_start(args, fmt);
    length = vsnprintf(NULL, 0, fmt, args);
    va_end(args);
    p = length < 0 ? NULL : reserve(self, (size_t) length + 1);
    if (p != NULL) {
        va_start(args, fmt);
        vsnprintf(p, (size_t) length + 1, fmt, args);
        va_end(args);
    }
    return p;
}
