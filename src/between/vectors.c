#include "vectors.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

static atomic_int vectors_limit = KH_VECTORS_AVX512;

static kh_vectors
best(void)
{
#ifdef KH_VECTORS_CHOICE
    if (__builtin_cpu_supports("avx512f")) {
        return KH_VECTORS_AVX512;
    }
    if (__builtin_cpu_supports("avx2")) {
        return KH_VECTORS_AVX2;
    }
#endif
    return KH_VECTORS_PLAIN;
}

kh_vectors
kh_vectors_get(void)
{
    const kh_vectors limit = (kh_vectors) vectors_limit, has = best();

    return has < limit ? has : limit;
}

void
kh_vectors_limit(kh_vectors limit)
{
    vectors_limit = (int) limit;
}

kh_status
kh_new_rows(void **rows, size_t num, size_t size, const char *what, kh_error *err)
{
    void *made = num < SIZE_MAX / size ? aligned_alloc(64, (num + 1) * size) : NULL;

    if (made == NULL) {
        return kh_fail(err, KH_ERR_NOMEM, "out of memory for %zu %s", num, what);
    }
    memset(made, 0, (num + 1) * size);
    *rows = made;
    return KH_OK;
}
