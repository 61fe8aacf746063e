/* Relabellings: every one as likely as any other, and the same ones for the same seed. */
#include "testlib.h"

#include "../src/base/random.h"
#include "../src/bridge/permutation.h"

#include <stdlib.h>

#define NUM_DRAWS 24000

/* Which of the 24 orders of four it is. */
static size_t
rank_of_four(const uint32_t of[4])
{
    size_t rank = 0, j, k;

    for (j = 0; j < 4; j++) {
        size_t smaller = 0;

        for (k = j + 1; k < 4; k++) {
            smaller += of[k] < of[j];
        }
        rank = rank * (4 - j) + smaller;
    }
    return rank;
}

/* Of `num` cells that should hold the same. */
static double
chi_square(const size_t *cells, size_t num, size_t num_draws)
{
    const double expected = (double) num_draws / (double) num;
    double sum = 0;
    size_t j;

    for (j = 0; j < num; j++) {
        const double difference = (double) cells[j] - expected;

        sum += difference * difference / expected;
    }
    return sum;
}

static void
test_all_orders_are_as_likely(void **state)
{
    kh_permutations permutations = { 0 };
    kh_error err = { 0 };
    size_t cells[24] = { 0 }, r;

    (void) state;
    assert_ok(kh_permutations_init(&permutations, NUM_DRAWS, 4, 42, &err));
    for (r = 0; r < NUM_DRAWS; r++) {
        cells[rank_of_four(permutations.of + 4 * r)]++;
    }
    /* 23 degrees of freedom: above 49.7 once in a thousand seeds, under 7.5 as rarely. */
    assert_true(chi_square(cells, 24, NUM_DRAWS) < 49.7);
    assert_true(chi_square(cells, 24, NUM_DRAWS) > 7.5);
    kh_permutations_free(&permutations);
}

/* Holding one of four leaves the six orders of the others. */
static void
test_holding_one_is_uniform_over_the_others(void **state)
{
    kh_permutations permutations = { 0 };
    kh_error err = { 0 };
    uint32_t v, u;
    size_t r;

    (void) state;
    assert_ok(kh_permutations_init(&permutations, NUM_DRAWS, 4, 7, &err));
    for (v = 0; v < 4; v++) {
        size_t cells[24] = { 0 }, others[6], num_others = 0, j;

        for (r = 0; r < NUM_DRAWS; r++) {
            uint32_t of[4];

            for (u = 0; u < 4; u++) {
                of[u] = kh_permutation_holding(&permutations, r, v, u);
            }
            assert_int_equal(of[v], v);
            cells[rank_of_four(of)]++;
        }
        for (j = 0; j < 24; j++) {
            if (cells[j] > 0) {
                assert_true(num_others < 6);
                others[num_others++] = cells[j];
            }
        }
        assert_int_equal(num_others, 6);
        /* 5 degrees of freedom: above 20.5 once in a thousand. */
        assert_true(chi_square(others, 6, NUM_DRAWS) < 20.5);
    }
    kh_permutations_free(&permutations);
}

static void
test_a_seed_says_it_all(void **state)
{
    kh_permutations one = { 0 }, again = { 0 }, fewer = { 0 }, other = { 0 };
    kh_error err = { 0 };
    const size_t num = 20, num_nodes = 50, size = num * num_nodes * sizeof(uint32_t);

    (void) state;
    assert_ok(kh_permutations_init(&one, num, num_nodes, 42, &err));
    assert_ok(kh_permutations_init(&again, num, num_nodes, 42, &err));
    assert_ok(kh_permutations_init(&fewer, num / 2, num_nodes, 42, &err));
    assert_ok(kh_permutations_init(&other, num, num_nodes, 43, &err));
    assert_memory_equal(one.of, again.of, size);
    assert_memory_equal(one.of, fewer.of, size / 2);
    assert_memory_not_equal(one.of, other.of, num_nodes * sizeof(uint32_t));
    assert_memory_not_equal(one.of, one.of + num_nodes, num_nodes * sizeof(uint32_t));
    kh_permutations_free(&one);
    kh_permutations_free(&one);
    kh_permutations_free(&again);
    kh_permutations_free(&fewer);
    kh_permutations_free(&other);
}

static void
test_empty_and_single(void **state)
{
    kh_permutations permutations = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_ok(kh_permutations_init(&permutations, 0, 5, 1, &err));
    assert_int_equal(permutations.num, 0);
    kh_permutations_free(&permutations);
    assert_ok(kh_permutations_init(&permutations, 3, 0, 1, &err));
    kh_permutations_free(&permutations);
    assert_ok(kh_permutations_init(&permutations, 3, 1, 1, &err));
    assert_int_equal(permutations.of[2], 0);
    assert_int_equal(kh_permutation_holding(&permutations, 2, 0, 0), 0);
    kh_permutations_free(&permutations);
}

static void
test_numbers_below_a_bound(void **state)
{
    const uint64_t large = UINT64_C(3) << 62; /* a quarter of all numbers is drawn again */
    uint64_t counter = 0, j;
    size_t cells[3] = { 0 };

    (void) state;
    for (j = 0; j < 3000; j++) {
        const uint64_t drawn = kh_random_below(1, 2, &counter, large);

        assert_true(drawn < large);
        cells[drawn / (UINT64_C(1) << 62)]++;
    }
    assert_true(counter > 3500 && counter < 4500);
    assert_true(chi_square(cells, 3, 3000) < 13.8);
    assert_int_equal(kh_random_below(1, 2, &counter, 1), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_orders_are_as_likely),
        cmocka_unit_test(test_holding_one_is_uniform_over_the_others),
        cmocka_unit_test(test_a_seed_says_it_all),
        cmocka_unit_test(test_empty_and_single),
        cmocka_unit_test(test_numbers_below_a_bound),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
