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
