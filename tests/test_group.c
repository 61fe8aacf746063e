/* Communities, and nets that take them as sectors. */
#include "testlib.h"

#include "netlib.h"

#include "../src/group/leiden.h"
#include "../src/net/node_table.h"

static const kh_net_options plain = { 0 };

static void
build(net_fixture *self, const char *text)
{
    kh_error err = { 0 };

    assert_ok(fixture_build(self, text, &plain, &err));
}

/* Two triangles and a tie between them, and one alone: named so that the larger comes second. */
#define TWO_GROUPS "x y-z a-b b-c c-a a-d b-d c-d d-y e-y e-z"

static void
test_two_groups(void **state)
{
    /* x, y z, a b c d, e */
    static const uint32_t expected[] = { 2, 1, 1, 0, 0, 0, 0, 1 };
    net_fixture f = { 0 };
    kh_error err = { 0 };
    uint32_t membership[8];
    size_t num, v;
    uint64_t seed;

    (void) state;
    build(&f, TWO_GROUPS);
    for (seed = 0; seed < 20; seed++) {
        assert_ok(kh_group_leiden(&f.net, 1, seed, membership, &num, &err));
        assert_int_equal(num, 3);
        for (v = 0; v < 8; v++) {
            assert_int_equal(membership[v], expected[v]);
        }
    }
    fixture_free(&f);
}

/* More resolution, smaller groups; direction changes nothing. */
static void
test_resolution_and_direction(void **state)
{
    net_fixture f = { 0 }, g = { 0 };
    kh_error err = { 0 };
    uint32_t membership[8], directed[8];
    size_t num, num_directed;

    (void) state;
    build(&f, TWO_GROUPS);
    build(&g, "x y>z a>b b>c c>a a>d b>d c>d d>y e>y e>z");
    assert_ok(kh_group_leiden(&f.net, 1, 42, membership, &num, &err));
    assert_ok(kh_group_leiden(&g.net, 1, 42, directed, &num_directed, &err));
    assert_int_equal(num, num_directed);
    assert_memory_equal(membership, directed, sizeof(membership));
    assert_ok(kh_group_leiden(&f.net, 100, 42, membership, &num, &err));
    assert_int_equal(num, 8);
    assert_ok(kh_group_leiden(&f.net, 1e-6, 42, membership, &num, &err));
    assert_int_equal(num, 2);
    assert_fails(
        kh_group_leiden(&f.net, 0, 42, membership, &num, &err), KH_ERR_ARGUMENT, "resolution");
    fixture_free(&f);
    fixture_free(&g);
}

/* A strong tie holds together what weak ones would not. */
static void
test_weights(void **state)
{
    const kh_net_options weighted = { .weighted = true };
    net_fixture f = { 0 };
    kh_error err = { 0 };
    uint32_t membership[4];
    size_t num;

    (void) state;
    assert_ok(fixture_build(&f, "a-b*9 b-c c-d*9 d-a", &weighted, &err));
    assert_ok(kh_group_leiden(&f.net, 1, 42, membership, &num, &err));
    assert_int_equal(num, 2);
    assert_int_equal(membership[0], membership[1]);
    assert_int_equal(membership[2], membership[3]);
    fixture_free(&f);
}

static void
test_nothing_to_group(void **state)
{
    net_fixture empty = { 0 }, loose = { 0 };
    kh_error err = { 0 };
    uint32_t membership[2] = { 9, 9 };
    size_t num = 9;

    (void) state;
    build(&empty, "");
    assert_ok(kh_group_leiden(&empty.net, 1, 42, membership, &num, &err));
    assert_int_equal(num, 0);
    assert_ok(kh_group_as_sectors(&empty.net, 1, 42, &err));
    assert_int_equal(empty.net.num_sectors, 0);
    build(&loose, "a b");
    assert_ok(kh_group_leiden(&loose.net, 1, 42, membership, &num, &err));
    assert_int_equal(num, 2);
    assert_int_equal(membership[0], 0);
    assert_int_equal(membership[1], 1);
    fixture_free(&empty);
    fixture_free(&loose);
}

static void
test_groups_as_sectors(void **state)
{
    net_fixture f = { 0 };
    kh_error err = { 0 };
    kh_text words = { 0 };

    (void) state;
    build(&f, TWO_GROUPS);
    assert_ok(kh_group_as_sectors(&f.net, 1, 42, &err));
    assert_int_equal(f.net.num_sectors, 3);
    assert_string_equal(kh_net_sector_id(&f.net, 0), "group 1");
    assert_string_equal(kh_net_sector_label(&f.net, 2, "ko"), "group 3");
    kh_node_add_sectors_words(&words, &f.net, 3);
    assert_string_equal(kh_text_bytes(&words), "group 1");
    assert_non_null(strstr(f.net.sector_rule, "communities"));
    kh_text_free(&words);
    fixture_free(&f);
}

static void
test_set_groups(void **state)
{
    static const uint32_t some[] = { 1, KH_NONE, 0 }, bad[] = { 0, 1, 2 };
    net_fixture f = { 0 };
    kh_error err = { 0 };

    (void) state;
    build(&f, "a-b c");
    assert_ok(kh_net_set_groups(&f.net, some, 2, "a rule", &err));
    assert_fails(kh_net_set_groups(&f.net, bad, 2, "no rule", &err), KH_ERR_ARGUMENT, "\"c\"");
    /* As it was before the failure. */
    assert_string_equal(f.net.sector_rule, "a rule");
    assert_int_equal(f.net.num_sectors, 2);
    assert_int_equal(f.net.share_start[1], 1);
    assert_int_equal(f.net.share_start[2], 1);
    assert_int_equal(f.net.share_start[3], 2);
    assert_int_equal(f.net.shares[0].sector, 1);
    assert_near(f.net.shares[0].share, 1, 0);
    fixture_free(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_two_groups),
        cmocka_unit_test(test_resolution_and_direction),
        cmocka_unit_test(test_weights),
        cmocka_unit_test(test_nothing_to_group),
        cmocka_unit_test(test_groups_as_sectors),
        cmocka_unit_test(test_set_groups),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
