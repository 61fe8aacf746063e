/* Shared by all tests. Include first: cmocka needs these four headers before its own. */
#ifndef TESTLIB_H
#define TESTLIB_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <math.h>
#include <string.h>

/* cmocka 1.1.5 compares floats in single precision and lets NaN equal anything, so results are
 * never compared with assert_float_equal(). */
#define assert_near(actual, expected, tolerance)                                                   \
    do {                                                                                           \
        const double a_ = (actual), e_ = (expected);                                               \
        if (!(fabs(a_ - e_) <= (tolerance))) {                                                     \
            print_error("%s = %.17g, expected %.17g\n", #actual, a_, e_);                          \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

/* The call succeeds; if not, its reason is printed. `err` is the kh_error passed to it. */
#define assert_ok(call)                                                                            \
    do {                                                                                           \
        if ((call) != KH_OK) {                                                                     \
            print_error("%s: %s\n", #call, err.message);                                           \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

/* The failure must carry a sentence that names the culprit. */
#define assert_fails(call, expected_status, culprit)                                               \
    do {                                                                                           \
        assert_int_equal((call), (expected_status));                                               \
        if (strstr(err.message, (culprit)) == NULL) {                                              \
            print_error("\"%s\" does not name \"%s\"\n", err.message, (culprit));                  \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

#endif
