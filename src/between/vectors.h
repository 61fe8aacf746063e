/**
 * @file vectors.h
 * @brief How wide this machine computes.
 *
 * The hot loops are compiled once for each kind of machine and chosen when they are called. They do
 * the same operations on each number in the same order, and none is fused (-ffp-contract=off): the
 * bits of a result do not depend on the kind.
 */
#ifndef KH_BETWEEN_VECTORS_H
#define KH_BETWEEN_VECTORS_H

#include "../base/status.h"

#include <stdint.h>

/** Rising: each can do what those before it can. */
typedef enum { KH_VECTORS_PLAIN, KH_VECTORS_AVX2, KH_VECTORS_AVX512 } kh_vectors;

/** What this machine and this build have, at most the limit. */
kh_vectors kh_vectors_get(void);

/** Use no more than this from now on, for tests and benchmarks. */
void kh_vectors_limit(kh_vectors limit);

/* A function for one kind. What it calls is compiled for that kind only if it is inlined. */
#if defined(__x86_64__) && defined(__GNUC__) && !defined(KH_VECTORS_NONE)
#define KH_VECTORS_CHOICE
#define KH_FOR_AVX2   __attribute__((target("avx2")))
#define KH_FOR_AVX512 __attribute__((target("avx512f")))
#endif

/** Zeroed rows of `size` bytes, a multiple of 64, that begin where lines of the cache do; for
 * free(). @param what plural noun for the message. @return KH_ERR_NOMEM. */
kh_status kh_new_rows(
    void **rows, size_t num, size_t size, const char *what, kh_error *err) KH_MUST_CHECK;

/** kh_new_rows() for a typed pointer. */
#define KH_NEW_ROWS(pointer, num, what, err)                                                       \
    kh_new_rows((void **) (pointer), (num), sizeof(**(pointer)), (what), (err))

/* Vectors that gcc and clang make of what each kind of machine has. */
typedef double kh_four __attribute__((vector_size(32)));
typedef int64_t kh_four_bits __attribute__((vector_size(32)));
typedef double kh_eight __attribute__((vector_size(64)));
typedef int64_t kh_eight_bits __attribute__((vector_size(64)));

#if defined(__GNUC__)
#define KH_INLINED static inline __attribute__((always_inline))
#else
#define KH_INLINED static inline
#endif

#endif
