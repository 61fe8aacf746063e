/**
 * @file pool.h
 * @brief Interned strings: each distinct string once, named by a 32-bit symbol.
 */
#ifndef KH_BASE_POOL_H
#define KH_BASE_POOL_H

#include "arena.h"

#include <stdint.h>

/** Names a string of a pool. 0 is "no string": what an absent field holds. */
typedef uint32_t kh_sym;

/** All-zero is a valid empty pool. */
typedef struct {
    kh_arena arena;
    const char **texts; /**< symbol - 1 -> string. */
    size_t num, max;
    struct kh_pool_slot {
        uint32_t hash;
        kh_sym sym; /**< 0 is free. */
    } * slots;      /**< open addressing; the hash beside the symbol saves a cache miss. */
    size_t num_slots;
} kh_pool;

void kh_pool_free(kh_pool *self);

/**
 * The symbol of a string, a new one if the pool has not seen it. `*sym` is never 0.
 * Cost: O(length), amortised. @return KH_ERR_NOMEM.
 */
kh_status kh_pool_intern(
    kh_pool *self, const char *text, size_t length, kh_sym *sym, kh_error *err) KH_MUST_CHECK;

/** The symbol of a string, or 0 if the pool has not seen it. */
kh_sym kh_pool_find(const kh_pool *self, const char *text, size_t length);

/** The string of a symbol, NUL-terminated, borrowed; "" for 0. */
const char *kh_pool_text(const kh_pool *self, kh_sym sym);

#endif
