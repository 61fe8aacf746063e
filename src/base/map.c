#include "map.h"

#include <stdlib.h>

void
kh_map_free(kh_map *self)
{
    free(self->borrows_slots ? NULL : self->slots);
    *self = (kh_map){ 0 };
}

/* Symbols are handed out in order; Fibonacci hashing spreads them. */
static size_t
first_slot(size_t num_slots, uint32_t key)
{
    return (size_t) ((key * 0x9E3779B97F4A7C15u) >> 32) & (num_slots - 1);
}

static size_t
find_slot(const struct kh_map_slot *slots, size_t num_slots, uint32_t key)
{
    size_t slot = first_slot(num_slots, key);

    while (slots[slot].key != 0 && slots[slot].key != key) {
        slot = (slot + 1) & (num_slots - 1);
    }
    return slot;
}

static kh_status
grow(kh_map *self, kh_error *err)
{
    const size_t num_slots = self->num_slots == 0 ? 16 : self->num_slots * 2;
    struct kh_map_slot *slots = calloc(num_slots, sizeof(*slots));
    size_t j;

    if (slots == NULL) {
        return kh_fail_nomem(err, num_slots, "hash slots");
    }
    for (j = 0; j < self->num_slots; j++) {
        if (self->slots[j].key != 0) {
            slots[find_slot(slots, num_slots, self->slots[j].key)] = self->slots[j];
        }
    }
    free(self->borrows_slots ? NULL : self->slots);
    self->slots = slots;
    self->num_slots = num_slots;
    self->borrows_slots = false;
    return KH_OK;
}

kh_status
kh_map_put(kh_map *self, uint32_t key, uint32_t value, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t slot;

    if (self->num >= self->num_slots / 4 * 3) {
        KH_TRY(grow(self, err));
    }
    slot = find_slot(self->slots, self->num_slots, key);
    self->num += self->slots[slot].key == 0;
    self->slots[slot] = (struct kh_map_slot){ key, value };
out:
    return ret;
}

void
kh_map_expect(const kh_map *self, uint32_t key)
{
    if (self->num_slots > 0) {
        KH_PREFETCH(&self->slots[first_slot(self->num_slots, key)]);
    }
}

bool
kh_map_get(const kh_map *self, uint32_t key, uint32_t *value)
{
    size_t slot;

    if (self->num_slots == 0 || key == 0) {
        return false;
    }
    slot = find_slot(self->slots, self->num_slots, key);
    if (self->slots[slot].key == 0) {
        return false;
    }
    *value = self->slots[slot].value;
    return true;
}
