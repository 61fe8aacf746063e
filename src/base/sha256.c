#include "sha256.h"

#include <string.h>

#define NUM_ROUNDS 64
/* Where the length of the message stands in the last block. */
#define LENGTH_AT 56

/* The first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t constants[NUM_ROUNDS] = { 0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5,
    0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3,
    0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
    0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
    0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13,
    0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
    0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5,
    0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2 };

static uint32_t
rotate(uint32_t x, int by)
{
    return x >> by | x << (32 - by);
}

static uint32_t
read_word(const uint8_t *bytes)
{
    return (uint32_t) bytes[0] << 24 | (uint32_t) bytes[1] << 16 | (uint32_t) bytes[2] << 8
           | bytes[3];
}

static void
write_word(uint8_t *bytes, uint32_t word)
{
    bytes[0] = (uint8_t) (word >> 24);
    bytes[1] = (uint8_t) (word >> 16);
    bytes[2] = (uint8_t) (word >> 8);
    bytes[3] = (uint8_t) word;
}

/* The message schedule, FIPS 180-4, 6.2.2, step 1. */
static void
schedule(uint32_t words[NUM_ROUNDS], const uint8_t *block)
{
    size_t j;

    for (j = 0; j < 16; j++) {
        words[j] = read_word(block + 4 * j);
    }
    for (; j < NUM_ROUNDS; j++) {
        const uint32_t early = words[j - 15], late = words[j - 2];

        words[j] = words[j - 16] + words[j - 7]
                   + (rotate(early, 7) ^ rotate(early, 18) ^ early >> 3)
                   + (rotate(late, 17) ^ rotate(late, 19) ^ late >> 10);
    }
}

static void
take_block(uint32_t state[8], const uint8_t *block)
{
    uint32_t words[NUM_ROUNDS], v[8];
    size_t j;

    schedule(words, block);
    memcpy(v, state, sizeof(v));
    for (j = 0; j < NUM_ROUNDS; j++) {
        const uint32_t chosen = (v[4] & v[5]) ^ (~v[4] & v[6]);
        const uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
        const uint32_t first = v[7] + (rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25))
                               + chosen + constants[j] + words[j];
        const uint32_t second = (rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22)) + majority;

        memmove(v + 1, v, 7 * sizeof(*v));
        v[4] += first;
        v[0] = first + second;
    }
    for (j = 0; j < 8; j++) {
        state[j] += v[j];
    }
}

kh_sha256
kh_sha256_begin(void)
{
    return (kh_sha256){ .state = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
                            0x9b05688c, 0x1f83d9ab, 0x5be0cd19 } };
}

void
kh_sha256_add(kh_sha256 *self, const void *bytes, size_t length)
{
    const uint8_t *at = bytes;

    while (length > 0) {
        const size_t filled = self->length % sizeof(self->block);
        const size_t room = sizeof(self->block) - filled;
        const size_t num = length < room ? length : room;

        memcpy(self->block + filled, at, num);
        self->length += num;
        at += num;
        length -= num;
        if (num == room) {
            take_block(self->state, self->block);
        }
    }
}

void
kh_sha256_end(kh_sha256 *self, uint8_t digest[KH_SHA256_SIZE])
{
    static const uint8_t padding[64] = { 0x80 };
    const uint64_t bits = self->length * 8;
    const size_t filled = self->length % sizeof(self->block);
    uint8_t length[8];
    size_t j;

    write_word(length, (uint32_t) (bits >> 32));
    write_word(length + 4, (uint32_t) bits);
    kh_sha256_add(self, padding, (filled < LENGTH_AT ? LENGTH_AT : 64 + LENGTH_AT) - filled);
    kh_sha256_add(self, length, sizeof(length));
    for (j = 0; j < 8; j++) {
        write_word(digest + 4 * j, self->state[j]);
    }
}

void
kh_sha256_of(const void *bytes, size_t length, uint8_t digest[KH_SHA256_SIZE])
{
    kh_sha256 sum = kh_sha256_begin();

    kh_sha256_add(&sum, bytes, length);
    kh_sha256_end(&sum, digest);
}
