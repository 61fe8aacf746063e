/**
 * @file pool.h
 * @brief Interned strings: each distinct string once, named by a 32-bit symbol.
 */
#ifndef KH_BASE_POOL_H
#define KH_BASE_POOL_H

#include "status.h"

#include <stdbool.h>
#include <stdint.h>

KH_BEGIN_DECLS

/**
 * Names a string of a pool by where it stands: the string of symbol s begins at byte
 * s * KH_POOL_UNIT of the pool's blocks, one behind the other. 0 is "no string": what an absent
 * field holds. Symbols rise in the order in which strings came, but not by 1.
 */
typedef uint32_t kh_sym;

/** Strings begin at multiples of this: 32 bits then name 16 GiB of text. */
#define KH_POOL_UNIT 4u

/** Bytes of a block. A longer string fills several, which then are one piece of memory. */
#define KH_POOL_BLOCK (1u << 16)

/** All-zero is a valid empty pool. Blocks never move, so strings never do. */
typedef struct {
    struct kh_pool_block {
        char *bytes; /**< KH_POOL_BLOCK of them, zero where no string is. */
        bool owned;  /**< free() it; else it continues the one before or is mapped. */
    } * blocks;
    size_t num_blocks, max_blocks;
    size_t used; /**< bytes of the last block. */
    size_t num;  /**< strings. */
    struct kh_pool_slot {
        uint32_t hash;
        kh_sym sym; /**< 0 is free. */
    } * slots;      /**< open addressing; the hash beside the symbol saves a cache miss. */
    size_t num_slots, num_hashed;
    bool borrows_slots; /**< they are another's: growing copies them. */
} kh_pool;

KH_END_DECLS

void kh_pool_free(kh_pool *self);

/**
 * The symbol of a string, a new one if the pool has not seen it. `*sym` is never 0.
 * Cost: O(length), amortised. @return KH_ERR_LIMIT at 16 GiB of text, KH_ERR_NOMEM.
 */
kh_status kh_pool_intern(
    kh_pool *self, const char *text, size_t length, kh_sym *sym, kh_error *err) KH_MUST_CHECK;

/** As kh_pool_intern(), by a caller that has kh_pool_hash() of the string. */
kh_status kh_pool_intern_hashed(kh_pool *self, const char *text, size_t length, uint32_t hash,
    kh_sym *sym, kh_error *err) KH_MUST_CHECK;

/**
 * A new symbol for a string that is hardly ever there already, such as the name of a node: it is
 * neither looked for nor found, which saves most of the cost.
 */
kh_status kh_pool_add(
    kh_pool *self, const char *text, size_t length, kh_sym *sym, kh_error *err) KH_MUST_CHECK;

/** The symbol of an interned string, or 0 if the pool has not seen it. */
kh_sym kh_pool_find(const kh_pool *self, const char *text, size_t length);
kh_sym kh_pool_find_hashed(const kh_pool *self, const char *text, size_t length, uint32_t hash);

/** Hash of a string: the same in every process. */
uint32_t kh_pool_hash(const char *text, size_t length);

/** Bring the slot of a hash nearer to the processor: it will be looked at soon. */
void kh_pool_expect(const kh_pool *self, uint32_t hash);

/** What kh_pool_find() will most likely answer for a string of this hash, 0 if nothing; brings its
 * text nearer. */
kh_sym kh_pool_guess(const kh_pool *self, uint32_t hash);

/** Symbols are below this. */
size_t kh_pool_bound(const kh_pool *self);

/** The string of a symbol, NUL-terminated, borrowed; "" for 0. */
static inline const char *
kh_pool_text(const kh_pool *self, kh_sym sym)
{
    const size_t start = (size_t) sym * KH_POOL_UNIT;

    return sym == 0 ? "" : self->blocks[start / KH_POOL_BLOCK].bytes + start % KH_POOL_BLOCK;
}

#endif
