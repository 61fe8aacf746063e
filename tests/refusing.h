/* Allocations that are refused on demand: the linker sends ours, and those of the libraries that
 * are linked statically, here (--wrap, kh_refusing_test() in CMakeLists.txt). */
#ifndef KH_TEST_REFUSING_H
#define KH_TEST_REFUSING_H

#include "testlib.h"

#include "../src/base/status.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

/* Allocations until one is refused, and all that follow with it; below 0: all are allowed. */
static atomic_long num_allowed = -1;

static bool
refuses(void)
{
    long left = atomic_load(&num_allowed);

    while (left > 0 && !atomic_compare_exchange_weak(&num_allowed, &left, left - 1)) {
    }
    return left == 0;
}

void *__real_malloc(size_t size);
void *__real_calloc(size_t num, size_t size);
void *__real_realloc(void *p, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t num, size_t size);
void *__wrap_realloc(void *p, size_t size);

void *
__wrap_malloc(size_t size)
{
    return refuses() ? NULL : __real_malloc(size);
}

void *
__wrap_calloc(size_t num, size_t size)
{
    return refuses() ? NULL : __real_calloc(num, size);
}

void *
__wrap_realloc(void *p, size_t size)
{
    return refuses() ? NULL : __real_realloc(p, size);
}

/* A call is repeated with 0, 1, 2, ... allocations allowed until it succeeds: each time before, it
 * must say that memory is short, and nothing else; the sanitizers see what leaks. @return how many
 * allocations it makes. */
static inline long
refuse_in_turn(const char *what, kh_status (*call)(void *context, kh_error *err), void *context)
{
    kh_status status = KH_ERR_NOMEM;
    long allowed;

    for (allowed = 0; status == KH_ERR_NOMEM && allowed < 1000000; allowed++) {
        kh_error err = { 0 };

        atomic_store(&num_allowed, allowed);
        status = call(context, &err);
        atomic_store(&num_allowed, -1);
        if (status != KH_OK && (status != KH_ERR_NOMEM || err.status != KH_ERR_NOMEM)) {
            print_error(
                "%s, refusing allocation %ld: status %d: %s\n", what, allowed, status, err.message);
            fail();
        }
    }
    assert_int_equal(status, KH_OK);
    return allowed - 1;
}

#endif
