#include "pool.h"

#include "array.h"

#include <stdlib.h>
#include <string.h>

#define UNITS_PER_BLOCK (KH_POOL_BLOCK / KH_POOL_UNIT)

/* As many as symbols can name. */
#define MAX_BLOCKS (((size_t) 1 << 32) / UNITS_PER_BLOCK)

void
kh_pool_free(kh_pool *self)
{
    size_t j;

    for (j = 0; j < self->num_blocks; j++) {
        if (self->blocks[j].owned) {
            free(self->blocks[j].bytes);
        }
    }
    free(self->blocks);
    free(self->borrows_slots ? NULL : self->slots);
    *self = (kh_pool){ 0 };
}

size_t
kh_pool_bound(const kh_pool *self)
{
    return self->num_blocks * UNITS_PER_BLOCK;
}

/* --- hashing --------------------------------------------------------------------------------- */

/* One to seven bytes: a copy of a length that the compiler does not know would be a call. */
static uint64_t
read_tail(const char *text, size_t length)
{
    uint32_t first, last;

    if (length >= 4) {
        memcpy(&first, text, 4);
        memcpy(&last, text + length - 4, 4);
        return (uint64_t) last << 32 | first;
    }
    return (uint64_t) (unsigned char) text[0] << 16
           | (uint64_t) (unsigned char) text[length / 2] << 8 | (unsigned char) text[length - 1];
}

uint32_t
kh_pool_hash(const char *text, size_t length)
{
    uint64_t h = 0x9E3779B97F4A7C15u ^ length;

    while (length >= 8) {
        uint64_t word;

        memcpy(&word, text, 8);
        h = (h ^ word) * 0xFF51AFD7ED558CCDu;
        h ^= h >> 32;
        text += 8;
        length -= 8;
    }
    if (length > 0) {
        h = (h ^ read_tail(text, length)) * 0xFF51AFD7ED558CCDu;
        h ^= h >> 32;
    }
    h *= 0xC4CEB9FE1A85EC53u;
    return (uint32_t) (h ^ h >> 29);
}

void
kh_pool_expect(const kh_pool *self, uint32_t hash)
{
    if (self->num_slots > 0) {
        KH_PREFETCH(&self->slots[hash & (self->num_slots - 1)]);
    }
}

kh_sym
kh_pool_guess(const kh_pool *self, uint32_t hash)
{
    size_t slot = hash & (self->num_slots - 1);

    if (self->num_slots == 0) {
        return 0;
    }
    while (self->slots[slot].sym != 0 && self->slots[slot].hash != hash) {
        slot = (slot + 1) & (self->num_slots - 1);
    }
    KH_PREFETCH(kh_pool_text(self, self->slots[slot].sym));
    return self->slots[slot].sym;
}

/* memcmp() == 0 for what is mostly short: eight bytes at a time, then what read_tail() makes. */
static bool
same_bytes(const char *a, const char *b, size_t length)
{
    while (length >= 8) {
        uint64_t x, y;

        memcpy(&x, a, 8);
        memcpy(&y, b, 8);
        if (x != y) {
            return false;
        }
        a += 8;
        b += 8;
        length -= 8;
    }
    return length == 0 || read_tail(a, length) == read_tail(b, length);
}

/* Behind a string in its block may lie others, but nothing lies behind the block. */
static bool
is_text(const kh_pool *self, kh_sym sym, const char *text, size_t length)
{
    const char *have = kh_pool_text(self, sym);
    const size_t left = KH_POOL_BLOCK - sym % UNITS_PER_BLOCK * KH_POOL_UNIT;

    return (length < left ? same_bytes(have, text, length) : strncmp(have, text, length) == 0)
           && have[length] == '\0';
}

static size_t
find_slot(const kh_pool *self, const char *text, size_t length, uint32_t hash)
{
    size_t slot = hash & (self->num_slots - 1);

    while (self->slots[slot].sym != 0
           && (self->slots[slot].hash != hash
               || !is_text(self, self->slots[slot].sym, text, length))) {
        slot = (slot + 1) & (self->num_slots - 1);
    }
    return slot;
}

static kh_status
grow_slots(kh_pool *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_slots = self->num_slots == 0 ? 64 : self->num_slots * 2;
    struct kh_pool_slot *slots = NULL;
    size_t j;

    KH_TRY(KH_NEW(&slots, num_slots, "hash slots", err));
    for (j = 0; j < self->num_slots; j++) {
        size_t slot = self->slots[j].hash & (num_slots - 1);

        if (self->slots[j].sym == 0) {
            continue;
        }
        while (slots[slot].sym != 0) {
            slot = (slot + 1) & (num_slots - 1);
        }
        slots[slot] = self->slots[j];
    }
    free(self->borrows_slots ? NULL : self->slots);
    self->slots = slots;
    self->num_slots = num_slots;
    self->borrows_slots = false;
out:
    return ret;
}

/* --- strings --------------------------------------------------------------------------------- */

/* Blocks in a row for `num_bytes`, which stand where the last ones end. */
static kh_status
add_blocks(kh_pool *self, size_t num_bytes, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = (num_bytes + KH_POOL_BLOCK - 1) / KH_POOL_BLOCK;
    char *bytes;
    size_t j;

    if (num > MAX_BLOCKS - self->num_blocks) {
        return kh_fail(err, KH_ERR_LIMIT, "more than 16 GiB of text");
    }
    KH_TRY(kh_grow((void **) &self->blocks, self->num_blocks, &self->max_blocks, num,
        sizeof(*self->blocks), "blocks of text", err));
    bytes = calloc(num, KH_POOL_BLOCK);
    if (bytes == NULL) {
        return kh_fail_nomem(err, num * KH_POOL_BLOCK, "bytes");
    }
    for (j = 0; j < num; j++) {
        self->blocks[self->num_blocks++]
            = (struct kh_pool_block){ bytes + j * KH_POOL_BLOCK, j == 0 };
    }
    self->used = 0;
out:
    return ret;
}

kh_status
kh_pool_add(kh_pool *self, const char *text, size_t length, kh_sym *sym, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t first = self->num_blocks == 0 ? KH_POOL_UNIT : 0; /* 0 is no symbol */
    size_t block, start;

    if (self->num_blocks == 0 || length >= KH_POOL_BLOCK - self->used) {
        KH_TRY(add_blocks(self, first + length + 1, err));
        block = self->num_blocks - (first + length + KH_POOL_BLOCK) / KH_POOL_BLOCK;
        start = first;
    } else {
        block = self->num_blocks - 1;
        start = self->used;
    }
    memcpy(self->blocks[block].bytes + start, text, length);
    self->used = (start + length + KH_POOL_UNIT) / KH_POOL_UNIT * KH_POOL_UNIT;
    self->used -= (self->num_blocks - 1 - block) * KH_POOL_BLOCK;
    self->num++;
    *sym = (kh_sym) (block * UNITS_PER_BLOCK + start / KH_POOL_UNIT);
out:
    return ret;
}

kh_status
kh_pool_intern_hashed(
    kh_pool *self, const char *text, size_t length, uint32_t hash, kh_sym *sym, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t slot;

    if (self->num_hashed >= self->num_slots / 4 * 3) {
        KH_TRY(grow_slots(self, err));
    }
    slot = find_slot(self, text, length, hash);
    if (self->slots[slot].sym == 0) {
        kh_sym added;

        KH_TRY(kh_pool_add(self, text, length, &added, err));
        self->slots[slot] = (struct kh_pool_slot){ hash, added };
        self->num_hashed++;
    }
    *sym = self->slots[slot].sym;
out:
    return ret;
}

kh_status
kh_pool_intern(kh_pool *self, const char *text, size_t length, kh_sym *sym, kh_error *err)
{
    return kh_pool_intern_hashed(self, text, length, kh_pool_hash(text, length), sym, err);
}

kh_sym
kh_pool_find_hashed(const kh_pool *self, const char *text, size_t length, uint32_t hash)
{
    return self->num_slots == 0 ? 0 : self->slots[find_slot(self, text, length, hash)].sym;
}

kh_sym
kh_pool_find(const kh_pool *self, const char *text, size_t length)
{
    return kh_pool_find_hashed(self, text, length, kh_pool_hash(text, length));
}
