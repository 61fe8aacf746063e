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

#if defined(__GNUC__)
#define KH_INLINED static inline __attribute__((always_inline))
#else
#define KH_INLINED static inline
#endif

#endif
