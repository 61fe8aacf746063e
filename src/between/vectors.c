#include "vectors.h"

#include <stdatomic.h>

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
