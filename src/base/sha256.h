/**
 * @file sha256.h
 * @brief SHA-256: the digest by which a file or a part of a page is known again.
 */
#ifndef KH_BASE_SHA256_H
#define KH_BASE_SHA256_H

#include <stddef.h>
#include <stdint.h>

#define KH_SHA256_SIZE 32

/** A digest in the making; kh_sha256_begin() makes one. */
typedef struct {
    uint32_t state[8];
    uint64_t length; /**< bytes so far. */
    uint8_t block[64];
} kh_sha256;

kh_sha256 kh_sha256_begin(void);

/** Take more of the message. Cost: O(length), some 200 MB a second. */
void kh_sha256_add(kh_sha256 *self, const void *bytes, size_t length);

/** The digest of all that was taken; `self` is used up. */
void kh_sha256_end(kh_sha256 *self, uint8_t digest[KH_SHA256_SIZE]);

/**
 * The digest of one message. Source: FIPS 180-4, Secure Hash Standard (2015), 6.2.
 *
 * Example: of "abc", ba7816bf ... f20015ad.
 */
void kh_sha256_of(const void *bytes, size_t length, uint8_t digest[KH_SHA256_SIZE]);

#endif
