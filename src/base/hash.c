#include "hash.h"

/* Compiled in: no library to load when the program starts. */
#define XXH_INLINE_ALL
#include <xxhash.h>

uint64_t
kh_hash(const void *bytes, size_t length)
{
    return XXH3_64bits(bytes, length);
}
