#include "array.h"

#include <stdint.h>
#include <stdlib.h>

kh_status
kh_grow(void **items, size_t num, size_t *max, size_t extra, size_t size, const char *what,
    kh_error *err)
{
    size_t new_max = *max < 8 ? 8 : *max;
    void *p;

    if (extra <= *max - num && *items != NULL) {
        return KH_OK;
    }
    while (new_max - num < extra) {
        if (new_max > SIZE_MAX / 2 / size) {
            return kh_fail_nomem(err, num + extra, what);
        }
        new_max *= 2;
    }
    p = realloc(*items, new_max * size);
    if (p == NULL) {
        return kh_fail_nomem(err, new_max, what);
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
