/**
 * @file arena.h
 * @brief Strings that live as long as their owner: allocated one behind the other, freed at once.
 */
#ifndef KH_BASE_ARENA_H
#define KH_BASE_ARENA_H

#include "status.h"

KH_BEGIN_DECLS

typedef struct kh_arena_chunk kh_arena_chunk;

/** All-zero is a valid empty arena. */
typedef struct {
    kh_arena_chunk *chunks; /**< newest first. */
    size_t num_bytes;       /**< allocated in all chunks, for limits and tests. */
} kh_arena;

KH_END_DECLS

/** Free every string. Safe twice, and on an all-zero arena. */
void kh_arena_free(kh_arena *self);

/** A NUL-terminated copy of `length` bytes that lives as long as the arena. NULL: no memory. */
char *kh_arena_copy(kh_arena *self, const char *text, size_t length);

/** As kh_arena_copy(), formatted. NULL: no memory. */
char *kh_arena_print(kh_arena *self, const char *fmt, ...) KH_PRINTF(2, 3);

#endif
