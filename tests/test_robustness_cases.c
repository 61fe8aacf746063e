/* Robustness where the answer is known by hand, and what is said about it. */
#include "testlib.h"

#include "../src/robust/removal.h"
#include "../src/robust/robustness.h"
#include "netlib.h"

#define SEED 42

static const kh_bridges_options everybody = { 0 };

/* Adds a sector to each node: its first letter. */
static void
add_sectors(kh_graph *graph)
{
    kh_error err = { 0 };
    size_t v;

    for (v = 0; v < graph->nodes.num; v++) {
        const char id[] = { kh_graph_node_id(graph, (uint32_t) v)[0], '\0' };
        kh_membership membership = { .weight = 1 };

        assert_ok(kh_graph_need_sector(graph, id, &membership.sector, &err));
        assert_ok(kh_graph_push_membership(graph, &graph->nodes.sectors[v], membership, &err));
    }
}

static void
make_graph(net_fixture *fixture, const char *claims)
{
    const kh_net_options options = { .seed = SEED };
    kh_error err = { 0 };

    memset(fixture, 0, sizeof(*fixture));
    assert_ok(fixture_parse(&fixture->graph, claims, &err));
    add_sectors(&fixture->graph);
    assert_ok(fixture_net(fixture, &options, &err));
}

static kh_table
judge(const net_fixture *fixture, size_t num_resamples, size_t num_threads, const char *lang)
{
    const kh_robustness_options options = { .net_options = { .seed = SEED },
        .num_resamples = num_resamples,
        .seed = SEED,
        .num_threads = num_threads };
    kh_table table = { 0 };
    kh_error err = { 0 };

    assert_ok(kh_robustness(&table, &fixture->graph, &fixture->selection, &options, lang, &err));
    return table;
}

static double
cell(const kh_table *table, const char *column, const char *id)
{
    kh_error err = { 0 };
    size_t index, row;

    assert_ok(kh_table_find_column(table, column, &index, &err));
    for (row = 0; row < table->num_rows; row++) {
        if (strcmp(table->columns[0].texts[row], id) == 0) {
            return table->columns[index].numbers[row];
        }
    }
    fail_msg("no row \"%s\"", id);
    return NAN;
}

static void
assert_says(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        print_error("\"%s\" does not say \"%s\"\n", text, part);
        fail();
    }
}

/* Two stars, and c1 between them, which all paths between sectors run through:
 *   a2 a3 a4 - a1 - c1 - b1 - b2 b3 b4 b5 */
#define TWO_STARS "a1-a2 a1-a3 a1-a4 a1-c1 c1-b1 b1-b2 b1-b3 b1-b4 b1-b5"

static void
one_claim_decides(void **state)
{
    net_fixture fixture;
    kh_table table;

    (void) state;
    make_graph(&fixture, TWO_STARS);
    table = judge(&fixture, 0, 1, "en");
    assert_near(cell(&table, "rank", "c1"), 1, 0);
    assert_near(cell(&table, "rank", "b1"), 2, 0); /* 20 / 24 */
    assert_near(cell(&table, "rank", "a1"), 3, 0); /* 18 / 23 */
    assert_near(cell(&table, "rank", "a2"), 4, 0);
    assert_near(cell(&table, "rank", "b5"), 4, 0);
    /* Without a tie of c1 no pair of others is left to it; b1 or a1 has all that cross. */
    assert_near(cell(&table, "rank_best_drop", "c1"), 1, 0);
    assert_near(cell(&table, "rank_worst_drop", "c1"), 10, 0);
    assert_near(cell(&table, "rank_best_drop", "b1"), 1, 0);
    assert_near(cell(&table, "rank_worst_drop", "b1"), 2, 0);
    assert_near(cell(&table, "rank_best_drop", "a1"), 1, 0);
    assert_near(cell(&table, "rank_worst_drop", "a1"), 3, 0);
    assert_true(isnan(cell(&table, "rank_low_resample", "b1")));
    assert_string_equal(table.words, "c1 is first, but one claim decides that. Without it, b1 is:\n"
                                     "- a1 \xE2\x86\x92 both \xE2\x86\x92 c1 (no source)");
    assert_says(table.note, "each of 9 claims left out in turn; no claim states a confidence");
    assert_says(table.net, "\"robustness\":{\"first\":\"c1\",\"removals\":1,\"at_least\":1,"
                           "\"then_first\":\"b1\",\"claims\":[{\"source\":\"a1\"");
    kh_table_free(&table);
    fixture_free(&fixture);
}

/* The decisive ties are claimed twice: one claim less changes nothing, two do. */
static void
two_claims_behind_one_tie(void **state)
{
    net_fixture fixture;
    kh_table table;

    (void) state;
    make_graph(&fixture, "a1-a2 a1-a2 a1-c1 a1-c1 c1-b1 c1-b1 b1-b2 b1-b2 b1-b3 b1-b3");
    table = judge(&fixture, 0, 1, "en");
    assert_near(cell(&table, "rank_best_drop", "c1"), 1, 0);
    assert_near(cell(&table, "rank_worst_drop", "c1"), 1, 0);
    assert_near(cell(&table, "rank_best_drop", "a1"), cell(&table, "rank", "a1"), 0);
    assert_says(table.words, "c1 is first, and no fewer than 2 claims decide that. Without these");
    kh_table_free(&table);
    fixture_free(&fixture);
}

static void
mark_body(kh_graph *graph, const char *id)
{
    kh_error err = { 0 };
    uint32_t node, type;

    assert_true(kh_graph_find_node(graph, id, &node));
    assert_ok(kh_graph_need_type(graph, "body", &type, &err));
    graph->types.items[type].body = true;
    graph->nodes.type[node] = type;
}

/* As above, with the tie away from the first body, whose own are claimed three times:
 *   c1 d1 - b1 - x1 = y1 - z1 w1      m1 n1 o1 p1 - a1 */
static void
two_claims_far_away(void **state)
{
    net_fixture fixture;
    kh_table table;

    (void) state;
    make_graph(&fixture, "b1-c1 b1-c1 b1-c1 b1-d1 b1-d1 b1-d1 b1-x1 b1-x1 b1-x1 x1-y1 x1-y1 "
                         "y1-z1 y1-z1 y1-z1 y1-w1 y1-w1 y1-w1 a1-m1 a1-m1 a1-m1 a1-n1 a1-n1 a1-n1 "
                         "a1-o1 a1-o1 a1-o1 a1-p1 a1-p1 a1-p1");
    mark_body(&fixture.graph, "a1");
    mark_body(&fixture.graph, "b1");
    table = judge(&fixture, 0, 2, "en");
    assert_says(
        table.words, "b1 is first, and no fewer than 2 claims decide that. Without these, a1 is:");
    assert_says(table.words, "\n- x1 \xE2\x86\x92 both \xE2\x86\x92 y1 (no source)\n- x1");
    assert_near(cell(&table, "cross_share", "b1"), 9.0 / 25, 1e-12);
    assert_near(cell(&table, "cross_share", "a1"), 6.0 / 27, 1e-12);
    assert_int_equal(table.num_rows, 2);
    kh_table_free(&table);
    fixture_free(&fixture);
}

/* b1 joins eight sectors, a1 four: at four they are alike, and the fifth claim decides. */
static void
many_claims_are_bounded(void **state)
{
    net_fixture fixture;
    kh_table table;

    (void) state;
    make_graph(&fixture, "b1-c1 b1-d1 b1-e1 b1-f1 b1-g1 b1-h1 b1-i1 b1-j1 a1-k1 a1-l1 a1-m1 a1-n1");
    table = judge(&fixture, 0, 1, "en");
    assert_says(table.words, "b1 is first, and 3 to 5 claims decide that. Without these 5, a1 is:");
    kh_table_free(&table);
    fixture_free(&fixture);
}

/* Stars of 14 and of 2: it takes 12 claims and one more, of which ten are named. */
static void
long_lists_are_cut(void **state)
{
    net_fixture fixture;
    kh_table table;

    (void) state;
    make_graph(&fixture, "b1-c1 b1-d1 b1-e1 b1-f1 b1-g1 b1-h1 b1-i1 b1-j1 b1-k1 b1-l1 b1-m1 b1-n1 "
                         "b1-o1 b1-p1 a1-q1 a1-r1");
    table = judge(&fixture, 0, 1, "en");
    assert_says(table.words, "b1 is first, and 3 to 13 claims decide that.");
    assert_says(table.words, "\n- \xE2\x80\xA6 and 3 more");
    kh_table_free(&table);
    fixture_free(&fixture);
}

static void
nobody_else_can_be_first(void **state)
{
    net_fixture fixture;
    kh_table table;

    (void) state;
    make_graph(&fixture, "b1-c1 b1-d1 b1-e1");
    table = judge(&fixture, 0, 1, "en");
    assert_string_equal(
        table.words, "b1 is first, and no claims were found without which another body is.");
    assert_says(table.net, "\"removals\":null");
    kh_table_free(&table);
    fixture_free(&fixture);
}

static void
small_and_empty(void **state)
{
    static const char *const claims[] = { "", "a1", "a1-b1", "a1-a1" };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(claims) / sizeof(*claims); j++) {
        net_fixture fixture;
        kh_table table;

        make_graph(&fixture, claims[j]);
        table = judge(&fixture, 10, 3, NULL);
        assert_string_equal(table.words, "Nobody bridges sectors, so nobody is first.");
        assert_says(table.net, "\"first\":null");
        if (table.num_rows > 0) {
            assert_true(isnan(cell(&table, "rank", "a1")));
            assert_true(isnan(cell(&table, "rank_best_drop", "a1")));
        }
        kh_table_free(&table);
        fixture_free(&fixture);
    }
}

/* Certain claims stay, and claims of confidence 0 are as if they were not there. */
static void
confidence_at_its_ends(void **state)
{
    static const double confidences[] = { 1, 0 };
    static const double rank_of_c1[] = { 1, 10 }, rank_of_a1[] = { 3, 1 };
    size_t j;

    (void) state;
    for (j = 0; j < 2; j++) {
        net_fixture fixture;
        kh_table table;

        make_graph(&fixture, TWO_STARS);
        fixture.graph.edges.confidence[4] = confidences[j]; /* c1-b1 */
        table = judge(&fixture, 30, 1, "en");
        assert_near(cell(&table, "rank_low_resample", "c1"), rank_of_c1[j], 0);
        assert_near(cell(&table, "rank_high_resample", "c1"), rank_of_c1[j], 0);
        assert_near(cell(&table, "rank_low_resample", "a1"), rank_of_a1[j], 0);
        assert_says(table.note, "30 resamples of 1 claims that state a confidence");
        kh_table_free(&table);
        fixture_free(&fixture);
    }
}

/* What is not selected is neither left out nor resampled. */
static void
only_what_is_selected(void **state)
{
    const kh_net_options options = { .seed = SEED };
    kh_selector year = { 0 };
    net_fixture fixture;
    kh_error err = { 0 };
    kh_table table;

    (void) state;
    make_graph(&fixture, TWO_STARS);
    kh_net_free(&fixture.net);
    kh_selection_free(&fixture.selection);
    assert_ok(kh_date_parse(&year.from, "2011", &err));
    year.to = year.from;
    assert_ok(kh_date_parse(&fixture.graph.edges.start[4], "2015", &err));
    fixture.graph.edges.confidence[4] = 0.5;
    assert_ok(kh_select(&fixture.selection, &fixture.graph, &year, &err));
    assert_ok(kh_net_build(&fixture.net, &fixture.graph, &fixture.selection, &options, &err));
    table = judge(&fixture, 30, 1, "en");
    assert_near(cell(&table, "rank", "a1"), 1, 0);
    assert_says(table.net, "\"dropped\":8,");
    assert_says(table.net, "\"claims_with_confidence\":0,");
    kh_table_free(&table);
    fixture_free(&fixture);
}

static void
threads_do_not_show(void **state)
{
    static const size_t threads[] = { 1, 2, 7, 0 };
    const kh_table_style style = { 0 };
    kh_text texts[4] = { { 0 } };
    kh_error err = { 0 };
    net_fixture fixture;
    size_t j;

    (void) state;
    make_graph(&fixture, TWO_STARS " b2-a3 d1-a2 d1-b4 d2-d1 d3-d1 c1-d1 c2-c1 a1-a2 d1>b5");
    for (j = 0; j < fixture.graph.edges.num; j += 2) {
        fixture.graph.edges.confidence[j] = 0.7;
    }
    for (j = 0; j < 4; j++) {
        kh_table table = judge(&fixture, 100, threads[j], "ko");

        assert_ok(kh_table_format_json.write(&table, &style, &texts[j], &err));
        assert_ok(kh_table_format_text.write(&table, &style, &texts[j], &err));
        assert_int_equal(texts[j].length, texts[0].length);
        assert_memory_equal(texts[j].bytes, texts[0].bytes, texts[0].length);
        kh_table_free(&table);
    }
    for (j = 0; j < 4; j++) {
        kh_text_free(&texts[j]);
    }
    fixture_free(&fixture);
}

static void
says_it_in_three_languages(void **state)
{
    static const char *const langs[] = { "en", "ko-KR", "ja", "fr" };
    static const char *const titles[] = { "c1 is first", "c1이 1위지만", "c1が1位", "c1 is first" };
    net_fixture fixture;
    size_t j;

    (void) state;
    make_graph(&fixture, TWO_STARS);
    for (j = 0; j < 4; j++) {
        kh_table table = judge(&fixture, 0, 1, langs[j]);

        assert_says(table.words, titles[j]);
        kh_table_free(&table);
    }
    fixture_free(&fixture);
}

/* The claims of a large net are those on ties of its first bodies, and the note says so. */
static void
large_nets_are_partial(void **state)
{
    enum { NUM_LEAVES = 2100 };
    net_fixture fixture;
    kh_error err = { 0 };
    kh_drops drops = { 0 };
    kh_ranking ranking = { 0 };
    uint32_t edge;
    size_t v;

    (void) state;
    make_graph(&fixture, "a1-b1 a1-c1");
    for (v = 0; v < NUM_LEAVES; v++) {
        /* Claims that change nothing: the net stays small, only their number counts. */
        assert_ok(kh_graph_add_edge(&fixture.graph, 0, 1, &edge, &err));
    }
    kh_net_free(&fixture.net);
    kh_selection_free(&fixture.selection);
    assert_ok(fixture_net(&fixture, &(kh_net_options){ .seed = SEED }, &err));
    assert_ok(kh_ranking_init(&ranking, &fixture.net, &everybody, 1, &err));
    assert_ok(kh_drops_run(&drops, &ranking, &fixture.selection, &err));
    assert_false(drops.all);
    assert_int_equal(drops.num, KH_MAX_DROPS);
    kh_drops_free(&drops);
    kh_ranking_free(&ranking);
    {
        kh_table table = judge(&fixture, 0, 1, "en");

        assert_says(table.note, "partial: of 2,102 claims, 2,000 on ties of the first 20 bodies");
        assert_says(table.net, "\"all_dropped\":false");
        kh_table_free(&table);
    }
    fixture_free(&fixture);
}

static void
failures_are_told(void **state)
{
    const kh_robustness_options options
        = { .net_options = { .sectors_from = "party" }, .num_threads = 2 };
    net_fixture fixture;
    kh_table table = { 0 };
    kh_error err = { 0 };

    (void) state;
    make_graph(&fixture, TWO_STARS);
    assert_fails(kh_robustness(&table, &fixture.graph, &fixture.selection, &options, "en", &err),
        KH_ERR_NOTFOUND, "party");
    kh_table_free(&table);
    fixture_free(&fixture);
}

static kh_status
fail_from_three(void *series, size_t j, kh_trial *trial, kh_error *err)
{
    (void) series;
    (void) trial;
    return j >= 3 ? kh_fail(err, KH_ERR_NUMERIC, "trial %zu", j) : KH_OK;
}

static void
the_first_failure_wins(void **state)
{
    net_fixture fixture;
    kh_ranking ranking = { 0 };
    kh_error err = { 0 };

    (void) state;
    make_graph(&fixture, TWO_STARS);
    assert_ok(kh_ranking_init(&ranking, &fixture.net, &everybody, 4, &err));
    assert_fails(kh_trials_run(&ranking, "none", 50, fail_from_three, NULL, NULL, &err),
        KH_ERR_NUMERIC, "trial 3");
    kh_ranking_free(&ranking);
    kh_ranking_free(&ranking);
    fixture_free(&fixture);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_claim_decides),
        cmocka_unit_test(two_claims_behind_one_tie),
        cmocka_unit_test(two_claims_far_away),
        cmocka_unit_test(many_claims_are_bounded),
        cmocka_unit_test(long_lists_are_cut),
        cmocka_unit_test(nobody_else_can_be_first),
        cmocka_unit_test(small_and_empty),
        cmocka_unit_test(confidence_at_its_ends),
        cmocka_unit_test(only_what_is_selected),
        cmocka_unit_test(threads_do_not_show),
        cmocka_unit_test(says_it_in_three_languages),
        cmocka_unit_test(large_nets_are_partial),
        cmocka_unit_test(failures_are_told),
        cmocka_unit_test(the_first_failure_wins),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
