/* What the bridging table says in words, of all bodies and of one. */
#include "panellib.h"

#include "../src/panel/standing.h"

/* --- sentences --------------------------------------------------------------------------- */

static void
test_sentences(void **state)
{
    net_fixture f = { 0 };
    kh_table table = { 0 };

    (void) state;
    fill_two_sides(&f);
    build_as(&f, &table, NULL, "en-GB");
    assert_string_equal(table.words,
        "Of all connections between sectors, 100% run through hub and as many through path; no "
        "body "
        "carries more.\n"
        "The two sectors that depend most on one body are “A” and “B”: 100% of their connections "
        "run "
        "through path.\n"
        "Whether roles are held more often than chance would have it was not tested.");
    kh_table_free(&table);
    build_as(&f, &table, NULL, "ko");
    assert_string_equal(table.words,
        "분야 사이 연결의 100%가 hub를 지나고 path도 같아, 이보다 많은 기관은 없다.\n"
        "한 기관에 가장 크게 의존하는 두 분야는 A와 B다: 둘 사이 연결의 100%가 path를 지난다.\n"
        "역할을 우연보다 자주 맡았는지는 검정하지 않았다.");
    kh_table_free(&table);
    build_as(&f, &table, NULL, "ja");
    assert_non_null(strstr(table.words, "「A」と「B」で、その間のつながりの100%がpathを通る。"));
    kh_table_free(&table);
    fixture_free(&f);
}

/* One leads, one is alone, none leads. */
static void
test_who_leads(void **state)
{
    static const struct {
        const char *ties, *of_b, *first_sentence;
    } cases[] = {
        { "a-v v-b a-w w-b v-c", "b c",
            "75% run through v, more than through any other body; next is w with 25%." },
        { "a-v v-b", "b", "100% run through v, and none through another body." },
        { "a-b v", "b", "No body stands on a shortest path between sectors." },
        { "", "", "No body stands on a shortest path between sectors." },
    };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        net_fixture f = { 0 };
        kh_table table = { 0 };
        kh_error err = { 0 };
        const char *at = cases[j].of_b;

        assert_ok(fixture_parse(&f.graph, cases[j].ties, &err));
        if (*at != '\0') {
            put_in_sector(&f.graph, "a", "A");
        }
        for (; *at != '\0'; at += at[1] == ' ' ? 2 : 1) {
            const char id[] = { *at, '\0' };

            put_in_sector(&f.graph, id, "B");
        }
        build(&f, &table);
        if (strstr(table.words, cases[j].first_sentence) == NULL) {
            print_error("%s\n", table.words);
            fail();
        }
        kh_table_free(&table);
        fixture_free(&f);
    }
}

/* --- one body ---------------------------------------------------------------------------- */

static void
test_standing(void **state)
{
    kh_bridges_options options
        = { .significance = true, .null = { .num_permutations = 99, .seed = 7, .num_threads = 1 } };
    net_fixture f = { 0 };
    kh_table table = { 0 };
    kh_standing standing;
    kh_error err = { 0 };

    (void) state;
    fill_two_sides(&f);
    mark_type(&f.graph, "hub", "ministry", true);
    mark_type(&f.graph, "a1", "ministry", true);
    mark_type(&f.graph, "b1", "ministry", true);
    build_as(&f, &table, &options, NULL);
    /* Nodes: b2, path, hub, a1, a2, b1. */
    assert_ok(kh_standing_compute(&standing, &f.net, 2, &options, &err));
    assert_int_equal(standing.rank, 1);
    assert_int_equal(standing.num_bodies, 3);
    assert_near(standing.judged[KH_JUDGED_LIAISON].p, number_of(&table, 0, "liaison_p"), 0);
    assert_near(standing.judged[KH_JUDGED_LIAISON].q, number_of(&table, 0, "liaison_q"), 0);
    /* a1 and b1 carry nothing alike: they share a rank. */
    assert_ok(kh_standing_compute(&standing, &f.net, 5, &options, &err));
    assert_int_equal(standing.rank, 2);
    assert_ok(kh_standing_compute(&standing, &f.net, 1, &options, &err));
    assert_int_equal(standing.rank, 0);
    assert_true(standing.judged[KH_JUDGED_CONSULTANT].p > 0);
    kh_table_free(&table);
    fixture_free(&f);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sentences),
        cmocka_unit_test(test_who_leads),
        cmocka_unit_test(test_standing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
