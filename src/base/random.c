#include "random.h"

/* splitmix64's finaliser: a bijection of 64 bits that passes the usual batteries. */
static uint64_t
mix(uint64_t x)
{
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9u;
    x = (x ^ x >> 27) * 0x94D049BB133111EBu;
    return x ^ x >> 31;
}

uint64_t
kh_random_bits(uint64_t seed, uint64_t stream, uint64_t counter)
{
    const uint64_t gamma = 0x9E3779B97F4A7C15u;

    return mix(mix(mix(seed + gamma) + stream * gamma + gamma) + counter * gamma + gamma);
}

uint64_t
kh_random_below(uint64_t seed, uint64_t stream, uint64_t *counter, uint64_t bound)
{
    /* Numbers under the remainder of 2^64 / bound would favour small results: draw again. */
    const uint64_t threshold = (0 - bound) % bound;
    uint64_t bits;

    do {
        bits = kh_random_bits(seed, stream, (*counter)++);
    } while (bits < threshold);
    return bits % bound;
}

double
kh_random_real(uint64_t seed, uint64_t stream, uint64_t *counter)
{
    return (double) (kh_random_bits(seed, stream, (*counter)++) >> 11) * 0x1p-53;
}
