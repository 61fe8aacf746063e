/* The bridging table: its columns, its rows, its order. */
#include "panellib.h"

#include "../src/panel/assumptions.h"
#include "../src/panel/columns.h"

static const char *const panel_columns[] = { "id", "label", "type", "sectors", "cross_betweenness*",
    "cross_share", "participation*", "within_z", "ei_index", "coordinator*", "consultant*",
    "representative*", "gatekeeper*", "liaison*", "brokerage", "constraint", "effective_size",
    "efficiency", "hierarchy", "bridging", "bridgeness", "articulation", "cut_off", "top_pairs",
    "single_source_ties", "contested_ties" };

#define NUM_PANEL_COLUMNS (sizeof(panel_columns) / sizeof(*panel_columns))

/* A star stands for the five columns of significance. */
static void
assert_panel_columns(const kh_table *table)
{
    static const char *const suffixes[] = { "", "_mean", "_sd", "_z", "_p", "_q" };
    size_t column = 0, j, k;

    assert_string_equal(table->schema, "kakehashi/bridges/1");
    for (j = 0; j < NUM_PANEL_COLUMNS; j++) {
        const size_t length = strcspn(panel_columns[j], "*");

        for (k = 0; k < (panel_columns[j][length] == '*' ? 6 : 1); k++) {
            char name[64];

            snprintf(name, sizeof(name), "%.*s%s", (int) length, panel_columns[j], suffixes[k]);
            assert_true(column < table->num_columns);
            assert_string_equal(table->columns[column].name, name);
            assert_string_not_equal(table->columns[column].definition, "");
            column++;
        }
    }
    assert_int_equal(table->num_columns, column);
}

static void
test_values(void **state)
{
    net_fixture f = { 0 };
    kh_table table = { 0 };

    (void) state;
    fill_two_sides(&f);
    build(&f, &table);
    assert_panel_columns(&table);
    assert_int_equal(table.num_shown, 6);

    /* path carries all six pairs {a1, a2, hub} x {b1, b2}, hub four of the four without it. */
    assert_string_equal(text_of(&table, 0, "id"), "hub");
    assert_near(number_of(&table, 0, "cross_betweenness"), 4, 0);
    assert_near(number_of(&table, 0, "cross_share"), 1, 0);
    assert_near(number_of(&table, 0, "participation"), 0, 0);
    assert_near(number_of(&table, 0, "coordinator"), 2, 0);
    assert_near(number_of(&table, 0, "representative"), 2, 0);
    assert_near(number_of(&table, 0, "gatekeeper"), 2, 0);
    assert_near(number_of(&table, 0, "brokerage"), 6, 0);
    assert_near(number_of(&table, 0, "articulation"), 1, 0);

    assert_string_equal(text_of(&table, 1, "id"), "path");
    assert_near(number_of(&table, 1, "cross_betweenness"), 6, 0);
    assert_near(number_of(&table, 1, "cross_share"), 1, 0);
    assert_near(number_of(&table, 1, "participation"), 4. / 9, 1e-15);
    assert_near(number_of(&table, 1, "consultant"), 2, 0);
    assert_near(number_of(&table, 1, "liaison"), 4, 0);
    assert_near(number_of(&table, 1, "constraint"), 1. / 3, 1e-15);
    assert_near(number_of(&table, 1, "cut_off"), 2, 0);
    assert_true(isnan(number_of(&table, 1, "ei_index")));
    assert_near(number_of(&table, 0, "ei_index"), -1, 0);
    assert_string_equal(text_of(&table, 1, "top_pairs"), "A-B 1.00");
    assert_near(number_of(&table, 1, "bridgeness"), 0, 0);
    assert_true(isnan(number_of(&table, 1, "liaison_z")));

    assert_string_equal(text_of(&table, 2, "id"), "a1");
    assert_near(number_of(&table, 2, "cross_share"), 0, 0);
    assert_near(number_of(&table, 2, "articulation"), 0, 0);
    kh_table_free(&table);
    fixture_free(&f);
}

/* Bodies are listed; what is no body still carries paths. */
static void
test_only_bodies_are_listed(void **state)
{
    net_fixture f = { 0 };
    kh_table table = { 0 };

    (void) state;
    fill_two_sides(&f);
    mark_type(&f.graph, "hub", "ministry", true);
    mark_type(&f.graph, "a1", "ministry", true);
    mark_type(&f.graph, "path", "programme", false);
    build(&f, &table);
    assert_int_equal(table.num_shown, 2);
    assert_string_equal(text_of(&table, 0, "id"), "hub");
    assert_string_equal(text_of(&table, 0, "type"), "ministry");
    assert_near(number_of(&table, 0, "cross_betweenness"), 4, 0);
    assert_string_equal(text_of(&table, 1, "id"), "a1");
    kh_table_free(&table);
    fixture_free(&f);
}

/* Undefined shares stand last, ties by id and not by the order of the file: z carries the only
 * pair of sectors, so without c nothing is left for it to carry. */
static void
test_order(void **state)
{
    static const char *const expected[] = { "z", "x", "y", "c", "d" };
    net_fixture f = { 0 };
    kh_table table = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    assert_ok(fixture_parse(&f.graph, "d-z z-c y x", &err));
    put_in_sector(&f.graph, "d", "A");
    put_in_sector(&f.graph, "c", "B");
    build(&f, &table);
    for (j = 0; j < 5; j++) {
        assert_string_equal(text_of(&table, j, "id"), expected[j]);
    }
    assert_near(number_of(&table, 0, "cross_share"), 1, 0);
    assert_near(number_of(&table, 1, "cross_share"), 0, 0);
    assert_true(isnan(number_of(&table, 3, "cross_share")));
    assert_true(isnan(number_of(&table, 1, "constraint")));
    kh_table_free(&table);
    fixture_free(&f);
}

static void
test_empty(void **state)
{
    net_fixture f = { 0 };
    kh_table table = { 0 };

    (void) state;
    build(&f, &table);
    assert_panel_columns(&table);
    assert_int_equal(table.num_shown, 0);
    kh_table_free(&table);
    fixture_free(&f);
}

/* --- options ----------------------------------------------------------------------------- */

static const char *
json_of(const kh_table *table, size_t shown, const char *column)
{
    kh_error err = { 0 };
    size_t j;

    assert_ok(kh_table_find_column(table, column, &j, &err));
    return table->columns[j].jsons[table->order[shown]];
}

static void
test_types_are_ranked(void **state)
{
    static const char *const wanted[] = { "programme", "ministry" };
    static const char *const unknown[] = { "ministri" };
    kh_bridges_options options = { .types = wanted, .num_types = 1 };
    net_fixture f = { 0 };
    kh_table table = { 0 };
    kh_error err = { 0 };

    (void) state;
    fill_two_sides(&f);
    mark_type(&f.graph, "hub", "ministry", true);
    mark_type(&f.graph, "path", "programme", false);
    build_as(&f, &table, &options, NULL);
    assert_int_equal(table.num_shown, 1);
    assert_string_equal(text_of(&table, 0, "id"), "path");
    assert_near(number_of(&table, 0, "cross_betweenness"), 6, 0);
    kh_table_free(&table);
    options.num_types = 2;
    build_as(&f, &table, &options, NULL);
    assert_int_equal(table.num_shown, 2);
    kh_table_free(&table);
    options.types = unknown;
    options.num_types = 1;
    assert_fails(kh_bridges(&table, &f.net, &f.selection, &options, NULL, &err), KH_ERR_NOTFOUND,
        "ministri");
    assert_non_null(strstr(err.hint, "\"ministry\""));
    kh_table_free(&table);
    fixture_free(&f);
}

static void
test_top_pairs(void **state)
{
    net_fixture f = { 0 };
    kh_table table = { 0 };
    kh_error err = { 0 };

    (void) state;
    /* hub carries four A-B pairs, two A-C pairs and two B-C pairs. */
    assert_ok(fixture_parse(&f.graph, "hub-a1 hub-a2 hub-b1 hub-b2 hub-c1", &err));
    put_in_sector(&f.graph, "a1", "A");
    put_in_sector(&f.graph, "a2", "A");
    put_in_sector(&f.graph, "b1", "B");
    put_in_sector(&f.graph, "b2", "B");
    put_in_sector(&f.graph, "c1", "C");
    build(&f, &table);
    assert_string_equal(text_of(&table, 0, "id"), "hub");
    assert_string_equal(text_of(&table, 0, "top_pairs"), "A-B 0.50, A-C 0.25");
    assert_string_equal(json_of(&table, 0, "top_pairs"),
        "[{\"a\":\"A\",\"b\":\"B\",\"mass\":4,\"share\":0.5},"
        "{\"a\":\"A\",\"b\":\"C\",\"mass\":2,\"share\":0.25}]");
    assert_string_equal(json_of(&table, 1, "top_pairs"), "[]");
    assert_string_equal(text_of(&table, 1, "top_pairs"), "");
    kh_table_free(&table);
    fixture_free(&f);
}

static void
test_significance(void **state)
{
    const kh_bridges_options options
        = { .significance = true, .null = { .num_permutations = 99, .seed = 7, .num_threads = 1 } };
    net_fixture f = { 0 };
    kh_table table = { 0 };

    (void) state;
    fill_two_sides(&f);
    build_as(&f, &table, &options, NULL);
    assert_panel_columns(&table);
    assert_non_null(
        strstr(table.net, "\"null\":\"labels\",\"permutations\":99,\"exact_roles\":true}"));
    assert_non_null(strstr(table.note, "; labels permuted 99 times, seed 7; * q < .05"));
    /* The mean of participation cannot leave the range of participation, p not that of draws. */
    assert_true(number_of(&table, 0, "participation_mean") > 0);
    assert_true(number_of(&table, 0, "participation_mean") < 0.5);
    assert_true(number_of(&table, 0, "liaison_p") >= 0.01);
    assert_true(number_of(&table, 0, "liaison_q") >= number_of(&table, 0, "liaison_p"));
    kh_table_free(&table);
    fixture_free(&f);
}

/* A hub between two sectors of its own kind of neighbours: nothing is chance. */
static void
test_stars(void **state)
{
    const kh_bridges_options options = { .significance = true,
        .null = { .num_permutations = 1999, .seed = 1, .num_threads = 1 } };
    net_fixture f = { 0 };
    kh_table table = { 0 };
    kh_error err = { 0 };
    size_t coordinator, j;
    char tie[32];

    (void) state;
    for (j = 0; j < 24; j++) {
        snprintf(tie, sizeof(tie), j % 2 == 0 ? "hub-a%zu" : "b%zu-c%zu", j, j + 1);
        assert_ok(fixture_parse(&f.graph, tie, &err));
        if (j % 2 == 0) {
            snprintf(tie, sizeof(tie), "a%zu", j);
            put_in_sector(&f.graph, tie, "A");
        } else {
            snprintf(tie, sizeof(tie), "b%zu", j);
            put_in_sector(&f.graph, tie, "B");
        }
    }
    put_in_sector(&f.graph, "hub", "A");
    build_as(&f, &table, &options, NULL);
    assert_ok(kh_table_find_column(&table, "coordinator", &coordinator, &err));
    for (j = 0; j < table.num_shown; j++) {
        const uint32_t row = table.order[j];
        const bool is_hub = strcmp(table.columns[0].texts[row], "hub") == 0;

        assert_int_equal(table.columns[coordinator].marks[row] != NULL, is_hub);
    }
    assert_non_null(
        strstr(table.words, "more often than chance would have it (q < 0.05): hub (coordinator)."));
    kh_table_free(&table);
    fixture_free(&f);
}

/* --- the registry ------------------------------------------------------------------------ */

static void
test_registry(void **state)
{
    size_t j;

    (void) state;
    for (j = 0; j < KH_NUM_BRIDGE_COLUMNS; j++) {
        const kh_measure *m = kh_bridge_columns[j].measure;

        assert_ptr_equal(m, kh_bridge_measures[j]);
        assert_ptr_equal(kh_bridge_measure_find(m->name), m);
        assert_string_not_equal(m->summary, "");
        assert_string_not_equal(m->formula, "");
        assert_string_not_equal(m->source, "");
        assert_non_null(m->undefined);
    }
    assert_null(kh_bridge_measures[KH_NUM_BRIDGE_COLUMNS]);
    assert_string_equal(kh_bridge_measure_find("liaison_z")->name, "liaison");
    assert_null(kh_bridge_measure_find("brokerage_z"));
    assert_null(kh_bridge_measure_find("liaison_zz"));
    assert_null(kh_bridge_measure_find("lia"));
}

static void
test_nulls_by_name(void **state)
{
    static const kh_null nulls[] = { KH_NULL_LABELS, KH_NULL_BERNOULLI, KH_NULL_REWIRE };
    kh_error err = { 0 };
    kh_null found;
    size_t j;

    (void) state;
    for (j = 0; j < 3; j++) {
        assert_ok(kh_null_find(kh_null_name(nulls[j]), &found, &err));
        assert_int_equal(found, nulls[j]);
    }
    assert_fails(kh_null_find("rewrie", &found, &err), KH_ERR_NOTFOUND, "rewrie");
    assert_non_null(strstr(err.hint, "\"rewire\""));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_only_bodies_are_listed),
        cmocka_unit_test(test_order),
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_types_are_ranked),
        cmocka_unit_test(test_top_pairs),
        cmocka_unit_test(test_significance),
        cmocka_unit_test(test_stars),
        cmocka_unit_test(test_registry),
        cmocka_unit_test(test_nulls_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
