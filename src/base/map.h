/**
 * @file map.h
 * @brief A hash map from 32-bit keys (symbols) to 32-bit values (indices).
 */
#ifndef KH_BASE_MAP_H
#define KH_BASE_MAP_H

#include "status.h"

#include <stdbool.h>
#include <stdint.h>

KH_BEGIN_DECLS

/** All-zero is a valid empty map. Keys are above 0: 0 marks a free slot. */
typedef struct {
    struct kh_map_slot {
        uint32_t key, value;
    } * slots;
    size_t num, num_slots;
    bool borrows_slots; /**< they are another's: growing copies them. */
} kh_map;

KH_END_DECLS

void kh_map_free(kh_map *self);

/** Set the value of a key, replacing what it had. @return KH_ERR_NOMEM. */
kh_status kh_map_put(kh_map *self, uint32_t key, uint32_t value, kh_error *err) KH_MUST_CHECK;

/** Bring the slot of a key nearer to the processor: it will be looked at soon. */
void kh_map_expect(const kh_map *self, uint32_t key);

/** Whether the map has the key; if so, *value is what it holds. */
bool kh_map_get(const kh_map *self, uint32_t key, uint32_t *value);

#endif
