/**
 * @file array.h
 * @brief Growth of plain arrays.
 */
#ifndef KH_BASE_ARRAY_H
#define KH_BASE_ARRAY_H

#include "status.h"

/**
 * Make room for `extra` more items behind the `num` that `*items` holds. Capacity doubles, so a
 * run of pushes costs O(1) each. On failure the array is unchanged.
 *
 * A capacity of 0 beside items marks a borrowed array: it is read and changed in place, growing
 * copies it, and KH_RELEASE() leaves it to its owner.
 *
 * @param items address of the array's pointer; NULL inside is an empty array.
 * @param max   address of the capacity, in items.
 * @param size  bytes an item.
 * @param what  plural noun for the message.
 * @return KH_ERR_NOMEM.
 */
kh_status kh_grow(void **items, size_t num, size_t *max, size_t extra, size_t size,
    const char *what, kh_error *err) KH_MUST_CHECK;

/**
 * kh_grow() for a column of which few rows may ever be set: items from `num` on are all-zero, and
 * pages that hold nothing else are never touched, so that they take no memory. A caller who
 * shortens the column clears what lies behind.
 */
kh_status kh_grow_column(void **items, size_t num, size_t *max, size_t size, const char *what,
    kh_error *err) KH_MUST_CHECK;

/** A copy of a column of `num` rows, its pages of zeros untouched as by kh_grow_column(). */
kh_status kh_copy_column(void **copy, const void *items, size_t num, size_t size, const char *what,
    kh_error *err) KH_MUST_CHECK;

/** calloc() with a status: `*items` is a new zeroed array (never NULL, also for num = 0). */
kh_status kh_new_array(
    void **items, size_t num, size_t size, const char *what, kh_error *err) KH_MUST_CHECK;

/** kh_new_array() for a typed pointer. */
#define KH_NEW(pointer, num, what, err)                                                            \
    kh_new_array((void **) (pointer), (num), sizeof(**(pointer)), (what), (err))

/** Free an array of this capacity, unless it is borrowed. */
#define KH_RELEASE(items, max) free((max) > 0 ? (items) : NULL)

/** kh_grow() by one for a typed pointer. */
#define KH_GROW(pointer, num, max, what, err)                                                      \
    kh_grow((void **) (pointer), (num), (max), 1, sizeof(**(pointer)), (what), (err))

#endif
