/* What work will cost: said when it is much, kept for messages about limits. No test of time. */
#include "testlib.h"

#include "../src/cli/estimate.h"

#include <math.h>
#include <stdlib.h>

static void
assert_seconds(double seconds, const char *expected)
{
    char text[40];

    app_say_seconds(text, sizeof(text), seconds);
    assert_string_equal(text, expected);
}

static void
assert_bytes(double bytes, const char *expected)
{
    char text[40];

    app_say_bytes(text, sizeof(text), bytes);
    assert_string_equal(text, expected);
}

static void
test_numbers_are_said_with_the_digits_that_they_have(void **state)
{
    (void) state;
    assert_seconds(6.2, "6 s");
    assert_seconds(14.3, "14 s");
    assert_seconds(87, "90 s");
    assert_seconds(119, "120 s");
    assert_seconds(121, "2 min");
    assert_seconds(7199, "120 min");
    assert_seconds(9000, "2.5 h");
    assert_seconds(1e6, "12 days");
    assert_bytes(0, "1 MB");
    assert_bytes(0x1p20 * 333, "300 MB");
    assert_bytes(0x1p30 * 1.26, "1.3 GB");
    assert_bytes(0x1p40 * 5.4, "5 TB");
}

/* A net that only says its size: what an estimate looks at. */
typedef struct {
    size_t starts[2];
    kh_net net;
} sized;

static void
make_sized(sized *self, size_t num_nodes, size_t num_ties)
{
    static size_t start[200001];

    start[num_nodes] = 2 * num_ties;
    *self = (sized){ .net = { .num_nodes = num_nodes, .num_ties = num_ties, .num_threads = 1 } };
    self->net.out.start = start;
}

static double
seconds_of(const kh_net *net, const char *name)
{
    const kh_measure *measure;
    kh_error err = { 0 };

    assert_ok(kh_measure_find(name, &measure, &err));
    return app_cost_of_measures(net, &measure, 1, false).seconds;
}

static void
test_cost_grows_with_the_net_and_falls_with_threads(void **state)
{
    sized small, large;
    const app_bridges_work exact = { .panel = true };
    const app_bridges_work drawn = { .panel = true, .num_permutations = 999 };
    const app_bridges_work redrawn = { .panel = true, .num_permutations = 999, .redraws = true };

    (void) state;
    make_sized(&small, 10000, 30000);
    make_sized(&large, 100000, 300000);
    assert_true(seconds_of(&small.net, "degree") == 0);
    assert_near(seconds_of(&large.net, "closeness"), 100 * seconds_of(&small.net, "closeness"), 1);
    small.net.num_threads = 4;
    assert_near(4 * seconds_of(&small.net, "betweenness"),
        seconds_of(&large.net, "betweenness") / 100, 0.01);
    assert_true(app_cost_of_bridges(&large.net, &exact).seconds
                < app_cost_of_bridges(&large.net, &drawn).seconds);
    assert_true(app_cost_of_bridges(&large.net, &drawn).seconds
                < app_cost_of_bridges(&large.net, &redrawn).seconds);
    assert_true(app_cost_of_bridges(&large.net, &drawn).bytes
                > app_cost_of_bridges(&large.net, &exact).bytes);
    make_sized(&small, 0, 0);
    small.net.out.start = NULL;
    assert_true(app_cost_of_bridges(&small.net, &drawn).seconds == 0);
}

/* What app_announce() says, as one text. */
static char *
announced(bool quiet, double seconds, const char *faster, app_cost *kept)
{
    sized large;
    char *text = NULL;
    size_t length;
    app self = { .common = { .quiet = quiet }, .cost = kept };
    kh_error err = { 0 };

    make_sized(&large, 100000, 1234567);
    self.err = open_memstream(&text, &length);
    assert_non_null(self.err);
    assert_ok(app_announce(&self, &large.net, (app_cost){ seconds, 0x1p40 }, faster, &err));
    fclose(self.err);
    return text;
}

static void
assert_announced(bool quiet, double seconds, const char *faster, const char *expected)
{
    char *text = announced(quiet, seconds, faster, NULL);

    assert_string_equal(text, expected);
    free(text);
}

static void
test_only_long_work_is_announced(void **state)
{
    (void) state;
    assert_announced(false, 4.9, NULL, "");
    assert_announced(true, 500, NULL, "");
    assert_announced(false, 6, NULL,
        "kakehashi: note: 100,000 nodes and 1,234,567 ties: about 6 s and 1 TB on 1 thread; "
        "--timeout sets a limit\n");
    assert_announced(false, 7201, "--permutations 0",
        "kakehashi: note: 100,000 nodes and 1,234,567 ties: about 2 h and 1 TB on 1 thread; "
        "--permutations 0 is faster, --timeout sets a limit\n");
}

static void
test_limits_are_told_what_was_expected(void **state)
{
    app_cost kept = { 0 };
    app self = { .common = { .timeout = 3 }, .max_memory = 1 << 20, .cost = &kept };
    kh_error early = { 0 }, late = { 0 }, memory = { 0 };

    (void) state;
    app_hint_seconds(&self, &early);
    app_hint_memory(&self, &early);
    assert_string_equal(early.hint, "");
    free(announced(true, 42, NULL, &kept));
    app_hint_seconds(&self, &late);
    assert_string_equal(late.hint, "it takes about 40 s, after reading");
    app_hint_memory(&self, &memory);
    assert_string_equal(memory.hint, "it needs about 1 TB");
}

static void
test_what_cannot_fit_is_refused(void **state)
{
    sized large;
    app self = { .common = { .quiet = true, .max_memory = "50M" }, .max_memory = 50 << 20 };
    kh_error err = { 0 };

    (void) state;
    make_sized(&large, 100000, 1234567);
    assert_fails(app_announce(&self, &large.net, (app_cost){ 1, 500 << 20 }, NULL, &err),
        KH_ERR_LIMIT, "more than --max-memory 50M allows");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_numbers_are_said_with_the_digits_that_they_have),
        cmocka_unit_test(test_cost_grows_with_the_net_and_falls_with_threads),
        cmocka_unit_test(test_only_long_work_is_announced),
        cmocka_unit_test(test_limits_are_told_what_was_expected),
        cmocka_unit_test(test_what_cannot_fit_is_refused),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
