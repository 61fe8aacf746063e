#include "table_fixtures.h"

/* --- cells -------------------------------------------------------------------------------- */

static void
test_ill_formed_text_becomes_well_formed(void **state)
{
    static const char *const texts[] = { "a\xFFz \xEF\xBF\xBD \xEA\xB8" };
    kh_table table = make_texts("id", texts, 1);

    (void) state;
    assert_string_equal(
        table.columns[0].texts[0], "a\xEF\xBF\xBDz \xEF\xBF\xBD \xEF\xBF\xBD\xEF\xBF\xBD");
    kh_table_free(&table);
}

static void
test_integers_never_have_an_exponent(void **state)
{
    static const double numbers[] = { 9007199254740992.0, -1152921504606846976.0, -0.0, 1e22 };
    kh_table table = make_numbers(KH_CELL_INTEGER, numbers, 4);

    (void) state;
    assert_written("csv", &table, (kh_table_style){ 0 },
        "x\n9007199254740992\n-1152921504606846976\n0\n1e+22\n");
    kh_table_free(&table);
}

/* --- sorting and choosing ----------------------------------------------------------------- */

static void
assert_order(const kh_table *table, const char *expected)
{
    kh_text ids = { 0 };
    size_t j;

    for (j = 0; j < table->num_shown; j++) {
        kh_text_add(&ids, table->columns[0].texts[table->order[j]]);
    }
    assert_string_equal(kh_text_bytes(&ids), expected);
    kh_text_free(&ids);
}

static void
test_sorting(void **state)
{
    static const char *const ids[] = { "d", "b", "a", "c", "e" };
    static const double numbers[] = { 1, NAN, 2, 1, NAN };
    static const char *const words[] = { "x", NULL, "Z", "가", "x" };
    kh_table table = make_texts("id", ids, 5);
    const size_t number = add(&table, KH_CELL_REAL, "n", "");
    const size_t json = add(&table, KH_CELL_JSON, "sectors", "");
    kh_error err = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < 5; j++) {
        kh_table_set_number(&table, number, j, numbers[j]);
        assert_ok(
            kh_table_set_json(&table, json, j, words[j] == NULL ? NULL : "[]", words[j], &err));
    }
    assert_true(kh_table_falls(&table, number));
    assert_false(kh_table_falls(&table, 0) || kh_table_falls(&table, json));
    assert_order(&table, "dbace");
    assert_ok(kh_table_sort(&table, number, true, &err));
    assert_order(&table, "acdbe"); /* equal: by id, whichever way; NaN last, whichever way */
    assert_ok(kh_table_sort(&table, number, false, &err));
    assert_order(&table, "cdabe");
    assert_ok(kh_table_sort(&table, 0, false, &err));
    assert_order(&table, "abcde");
    assert_ok(kh_table_sort(&table, 0, true, &err));
    assert_order(&table, "edcba");
    assert_ok(kh_table_sort(&table, json, false, &err));
    assert_order(&table, "adecb"); /* bytes: capitals before small letters before Hangul */
    kh_table_cut(&table, 2);
    assert_order(&table, "ad");
    assert_ok(kh_table_sort(&table, 0, true, &err)); /* all rows take part, two are shown */
    assert_order(&table, "ed");
    kh_table_free(&table);
}

static void
test_rows_that_tie_in_everything_keep_their_order(void **state)
{
    static const double numbers[] = { 7, 7, 7 };
    kh_table table = make_numbers(KH_CELL_REAL, numbers, 3);
    kh_error err = { 0 };
    uint32_t j;

    (void) state;
    assert_ok(kh_table_sort(&table, 0, true, &err));
    for (j = 0; j < 3; j++) {
        assert_int_equal(table.order[j], j);
    }
    kh_table_free(&table);
}

static void
test_choosing_columns(void **state)
{
    static const char *const names[] = { "formula", "id" };
    static const char *const twice[] = { "id", "label", "id" };
    static const char *const misspelt[] = { "id", "lable" };
    static const char *const unknown[] = { "pagerank" };
    kh_table table = make_bodies();
    kh_error err = { 0 };

    (void) state;
    assert_fails(kh_table_choose_columns(&table, misspelt, 2, &err), KH_ERR_NOTFOUND, "lable");
    assert_string_equal(err.hint, "did you mean \"label\"?");
    err = (kh_error){ 0 };
    assert_fails(kh_table_choose_columns(&table, unknown, 1, &err), KH_ERR_NOTFOUND, "pagerank");
    assert_string_equal(
        err.hint, "choose from: id, label, sectors, betweenness, degree, articulation, formula");
    err = (kh_error){ 0 };
    assert_fails(kh_table_choose_columns(&table, twice, 3, &err), KH_ERR_ARGUMENT, "\"id\"");
    err = (kh_error){ 0 };
    assert_fails(kh_table_choose_columns(&table, names, 0, &err), KH_ERR_ARGUMENT, "no column");
    err = (kh_error){ 0 };
    assert_int_equal(table.num_columns, 7); /* unchanged by failures */

    assert_ok(kh_table_choose_columns(&table, names, 2, &err));
    assert_int_equal(table.num_columns, 2);
    kh_table_cut(&table, 3);
    /* The detail is shown, since it was asked for. */
    assert_written("text", &table, (kh_table_style){ 0 },
        "formula  id\n=1+1     meti\n         moef\n space   cao\n"
        "… and 2 more rows (--top 5 shows all)\n");
    assert_written("csv", &table, (kh_table_style){ 0 },
        "formula,id\n=1+1,meti\n\"\",moef\n\" space \",cao\n");
    add(&table, KH_CELL_REAL, "label", "a name that is free again");
    kh_table_free(&table);
}

static void
test_making_fails_with_a_reason(void **state)
{
    kh_table table = { 0 };
    kh_error err = { 0 };
    size_t column = 99;

    (void) state;
    assert_fails(kh_table_init(&table, "kakehashi/rank/1", (size_t) UINT32_MAX + 1, &err),
        KH_ERR_LIMIT, "4294967296");
    assert_int_equal(table.num_rows, 0);
    err = (kh_error){ 0 };
    assert_ok(kh_table_init(&table, "kakehashi/rank/1", 1, &err));
    add(&table, KH_CELL_TEXT, "id", "");
    assert_fails(kh_table_add_column(&table, KH_CELL_REAL, "id", "", "", &column, &err),
        KH_ERR_ARGUMENT, "\"id\"");
    assert_int_equal(column, 99);
    assert_int_equal(table.num_columns, 1);
    kh_table_free(&table);
    kh_table_free(&table);
}

static void
test_formats_are_found_by_name(void **state)
{
    const kh_table_format *format = NULL;
    kh_error err = { 0 };
    size_t j;

    (void) state;
    for (j = 0; kh_table_formats[j] != NULL; j++) {
        assert_ok(kh_table_format_find(kh_table_formats[j]->name, &format, &err));
        assert_ptr_equal(format, kh_table_formats[j]);
        assert_true(format->summary[0] != '\0');
    }
    assert_fails(kh_table_format_find("jsno", &format, &err), KH_ERR_NOTFOUND, "jsno");
    assert_string_equal(err.hint, "did you mean \"json\"?");
    err = (kh_error){ 0 };
    assert_fails(kh_table_format_find("parquet", &format, &err), KH_ERR_NOTFOUND, "parquet");
    assert_string_equal(err.hint, "choose from: text, csv, tsv, json, ndjson, md");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_ill_formed_text_becomes_well_formed),
        cmocka_unit_test(test_integers_never_have_an_exponent),
        cmocka_unit_test(test_sorting),
        cmocka_unit_test(test_rows_that_tie_in_everything_keep_their_order),
        cmocka_unit_test(test_choosing_columns),
        cmocka_unit_test(test_making_fails_with_a_reason),
        cmocka_unit_test(test_formats_are_found_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
