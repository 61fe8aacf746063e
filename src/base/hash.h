/**
 * @file hash.h
 * @brief The one door to xxHash: checksums that notice damage.
 */
#ifndef KH_BASE_HASH_H
#define KH_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/**
 * XXH3-64 of `length` bytes, seed 0. It tells accidents (a torn write, a flipped bit) with a
 * chance of 2^-64 to miss one; who wants to make two texts of the same hash can.
 *
 * Source: https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md
 */
uint64_t kh_hash(const void *bytes, size_t length);

#endif
