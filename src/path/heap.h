/**
 * @file heap.h
 * @brief A binary heap of numbered items, the least on top.
 */
#ifndef KH_PATH_HEAP_H
#define KH_PATH_HEAP_H

#include "../base/status.h"

#include <stdbool.h>
#include <stdint.h>

/** All-zero but for `context` and `less` is a valid empty heap. */
typedef struct {
    const void *context;
    bool (*less)(const void *context, size_t a, size_t b);
    size_t *items;
    size_t num, max;
} kh_heap;

/** @return KH_ERR_NOMEM. Cost: O(log num). */
kh_status kh_heap_push(kh_heap *self, size_t item, kh_error *err) KH_MUST_CHECK;

/** Take the least off; the heap must not be empty. Cost: O(log num). */
size_t kh_heap_pop(kh_heap *self);

void kh_heap_free(kh_heap *self);

#endif
