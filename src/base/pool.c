#include "pool.h"

#include "array.h"

#include <stdlib.h>
#include <string.h>

void
kh_pool_free(kh_pool *self)
{
    kh_arena_free(&self->arena);
    free(self->texts);
    free(self->slots);
    *self = (kh_pool){ 0 };
}

static uint32_t
hash_bytes(const char *text, size_t length)
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
        uint64_t word = 0;

        memcpy(&word, text, length);
        h = (h ^ word) * 0xFF51AFD7ED558CCDu;
        h ^= h >> 32;
    }
    h *= 0xC4CEB9FE1A85EC53u;
    return (uint32_t) (h ^ h >> 29);
}

static size_t
find_slot(const kh_pool *self, const char *text, size_t length, uint32_t hash)
{
    size_t slot = hash & (self->num_slots - 1);

    while (self->slots[slot].sym != 0) {
        if (self->slots[slot].hash == hash) {
            const char *have = self->texts[self->slots[slot].sym - 1];

            if (strncmp(have, text, length) == 0 && have[length] == '\0') {
                break;
            }
        }
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
    free(self->slots);
    self->slots = slots;
    self->num_slots = num_slots;
out:
    return ret;
}

kh_status
kh_pool_intern(kh_pool *self, const char *text, size_t length, kh_sym *sym, kh_error *err)
{
    kh_status ret = KH_OK;
    const uint32_t hash = hash_bytes(text, length);
    const char *copy;
    size_t slot;

    if (self->num * 2 >= self->num_slots) {
        KH_TRY(grow_slots(self, err));
    }
    slot = find_slot(self, text, length, hash);
    if (self->slots[slot].sym != 0) {
        *sym = self->slots[slot].sym;
        return KH_OK;
    }
    if (self->num >= UINT32_MAX - 1) {
        return kh_fail(err, KH_ERR_LIMIT, "more than %zu distinct strings", self->num);
    }
    KH_TRY(KH_GROW(&self->texts, self->num, &self->max, "strings", err));
    copy = kh_arena_copy(&self->arena, text, length);
    if (copy == NULL) {
        return kh_fail_nomem(err, length + 1, "bytes");
    }
    self->texts[self->num++] = copy;
    self->slots[slot] = (struct kh_pool_slot){ hash, (kh_sym) self->num };
    *sym = (kh_sym) self->num;
out:
    return ret;
}

kh_sym
kh_pool_find(const kh_pool *self, const char *text, size_t length)
{
    if (self->num_slots == 0) {
        return 0;
    }
    return self->slots[find_slot(self, text, length, hash_bytes(text, length))].sym;
}

const char *
kh_pool_text(const kh_pool *self, kh_sym sym)
{
    return sym == 0 ? "" : self->texts[sym - 1];
}
