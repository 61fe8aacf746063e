#include "array.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

kh_status
kh_grow(void **items, size_t num, size_t *max, size_t extra, size_t size, const char *what,
    kh_error *err)
{
    size_t new_max = *max < 8 ? 8 : *max;
    const bool borrowed = *max == 0 && *items != NULL;
    void *p;

    if (*items != NULL && num <= *max && extra <= *max - num) {
        return KH_OK;
    }
    while (new_max < num || new_max - num < extra) {
        if (new_max > SIZE_MAX / 2 / size) {
            return kh_fail_nomem(err, num + extra, what);
        }
        new_max *= 2;
    }
    p = realloc(borrowed ? NULL : *items, new_max * size);
    if (p == NULL) {
        return kh_fail_nomem(err, new_max, what);
    }
    if (borrowed && num > 0) {
        memcpy(p, *items, num * size);
    }
    *items = p;
    *max = new_max;
    return KH_OK;
}

#define PAGE ((size_t) 4096)

/* Copy to memory that is zero, leaving alone the pages that shall be so. */
static void
copy_pages(char *to, const char *from, size_t num_bytes)
{
    size_t start, length;

    for (start = 0; start < num_bytes; start += length) {
        length = PAGE - (uintptr_t) (to + start) % PAGE;
        length = length > num_bytes - start ? num_bytes - start : length;
        if (from[start] != 0 || memcmp(from + start, from + start + 1, length - 1) != 0) {
            memcpy(to + start, from + start, length);
        }
    }
}

kh_status
kh_grow_column(void **items, size_t num, size_t *max, size_t size, const char *what, kh_error *err)
{
    const size_t new_max = *max < 8 ? 8 : *max * 2;
    char *p;

    if (num < *max && *items != NULL) {
        return KH_OK;
    }
    p = new_max > SIZE_MAX / size ? NULL : calloc(new_max, size);
    if (p == NULL) {
        return kh_fail_nomem(err, new_max, what);
    }
    if (*items != NULL) {
        copy_pages(p, *items, num * size);
    }
    free(*items);
    *items = p;
    *max = new_max;
    return KH_OK;
}

kh_status
kh_copy_column(
    void **copy, const void *items, size_t num, size_t size, const char *what, kh_error *err)
{
    void *p = calloc(num == 0 ? 1 : num, size);

    if (p == NULL) {
        return kh_fail_nomem(err, num, what);
    }
    copy_pages(p, items, num * size);
    *copy = p;
    return KH_OK;
}

kh_status
kh_new_array(void **items, size_t num, size_t size, const char *what, kh_error *err)
{
    void *p = calloc(num == 0 ? 1 : num, size);

    if (p == NULL) {
        return kh_fail_nomem(err, num, what);
    }
    *items = p;
    return KH_OK;
}
