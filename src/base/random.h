/**
 * @file random.h
 * @brief Random numbers by name instead of by turn: the same for any number of threads.
 */
#ifndef KH_BASE_RANDOM_H
#define KH_BASE_RANDOM_H

#include <stdint.h>

/** A 64-bit number that depends on (seed, stream, counter) alone. */
uint64_t kh_random_bits(uint64_t seed, uint64_t stream, uint64_t counter);

/** A whole number from 0 to bound - 1, without bias; *counter moves on. */
uint64_t kh_random_below(uint64_t seed, uint64_t stream, uint64_t *counter, uint64_t bound);

/** A number from [0, 1); *counter moves on. */
double kh_random_real(uint64_t seed, uint64_t stream, uint64_t *counter);

#endif
