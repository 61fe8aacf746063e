/**
 * @file status.h
 * @brief Status codes and the caller-owned error record.
 *
 * A function that can fail returns a kh_status: zero on success, negative on failure. The reason
 * is written into a kh_error that the caller owns and passes last; NULL means that it is not
 * wanted. There is no "last error" anywhere, so two graphs can fail at once without confusion.
 */
#ifndef KH_BASE_STATUS_H
#define KH_BASE_STATUS_H

#include <stddef.h>

#if defined(__GNUC__)
#define KH_MUST_CHECK        __attribute__((warn_unused_result))
#define KH_PRINTF(fmt, args) __attribute__((format(printf, fmt, args)))
/** Bring what is at an address nearer to the processor: it will be read soon. */
#define KH_PREFETCH(address) __builtin_prefetch(address)
#else
#define KH_MUST_CHECK
#define KH_PRINTF(fmt, args)
#define KH_PREFETCH(address) ((void) (address))
#endif

/**
 * The public interface: what kakehashi.h includes, directly or not, and stands between these two.
 * Only that is seen from outside the shared library; headers are installed up to KH_END_DECLS.
 * Functions alone: a program would copy data at the size that it had when the program was linked.
 */
#if defined(__GNUC__)
#define KH_BEGIN_VISIBLE _Pragma("GCC visibility push(default)")
#define KH_END_VISIBLE   _Pragma("GCC visibility pop")
#else
#define KH_BEGIN_VISIBLE
#define KH_END_VISIBLE
#endif
#ifdef __cplusplus
#define KH_BEGIN_DECLS                                                                             \
    KH_BEGIN_VISIBLE extern "C"                                                                    \
    {
#define KH_END_DECLS                                                                               \
    }                                                                                              \
    KH_END_VISIBLE
#else
#define KH_BEGIN_DECLS KH_BEGIN_VISIBLE
#define KH_END_DECLS   KH_END_VISIBLE
#endif

KH_BEGIN_DECLS

/* One row a status: name, value, sentence. kh_strstatus() and the tests are made from this list,
 * so the three cannot drift apart. */
#define KH_STATUS_LIST(X)                                                                          \
    X(KH_OK, 0, "success")                                                                         \
    X(KH_ERR_NOMEM, -1, "out of memory")                                                           \
    X(KH_ERR_IO, -2, "a file could not be read or written")                                        \
    X(KH_ERR_DATA, -3, "the input is bad")                                                         \
    X(KH_ERR_ARGUMENT, -4, "an argument is out of range")                                          \
    X(KH_ERR_NOTFOUND, -5, "there is no such thing")                                               \
    X(KH_ERR_NUMERIC, -6, "a numerical method did not converge")                                   \
    X(KH_ERR_BACKEND, -7, "igraph or Graphviz failed")                                             \
    X(KH_ERR_LIMIT, -8, "a limit was hit")                                                         \
    X(KH_ERR_ENVIRONMENT, -9, "something that the machine should have is missing")

typedef enum {
#define X(name, value, text) name = value,
    KH_STATUS_LIST(X)
#undef X
} kh_status;

#define KH_ERROR_MESSAGE_SIZE 768
#define KH_ERROR_HINT_SIZE    512

/** Why a call failed. All-zero is "nothing failed yet". */
typedef struct {
    kh_status status;
    int line;                            /**< 1-based line in the input, 0 if none. */
    int column;                          /**< 1-based column in code points, 0 if none. */
    char message[KH_ERROR_MESSAGE_SIZE]; /**< one sentence, no trailing newline or full stop. */
    char hint[KH_ERROR_HINT_SIZE];       /**< what to do next; "" if there is nothing to say. */
} kh_error;

/** The sentence for a status; never NULL, also for unknown codes. */
const char *kh_strstatus(kh_status status);

/**
 * Record a failure and return its status, so that a call site reads
 * `return kh_fail(err, KH_ERR_IO, ...)`. The first failure wins: an error already recorded is the
 * cause, the ones after it are consequences. A message too long for the record is cut at a
 * character boundary.
 */
kh_status kh_fail(kh_error *err, kh_status status, const char *fmt, ...) KH_PRINTF(3, 4);

/** Add what to do next to the failure just recorded; keeps the first hint. */
void kh_hint(kh_error *err, const char *fmt, ...) KH_PRINTF(2, 3);

/**
 * Leave the function through its single exit when a call fails. The function declares
 * `kh_status ret = KH_OK;` and ends in `out:`.
 */
#define KH_TRY(call)                                                                               \
    do {                                                                                           \
        ret = (call);                                                                              \
        if (ret < 0) {                                                                             \
            goto out;                                                                              \
        }                                                                                          \
    } while (0)

KH_END_DECLS

/** kh_fail() for a refused allocation of `num` things called `what`. */
kh_status kh_fail_nomem(kh_error *err, size_t num, const char *what);

#endif
