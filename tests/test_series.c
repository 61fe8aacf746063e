/* What slices a series has, which of them repeat, and tables under one another. */
#include "graphlib.h"

#include "../src/series/rows.h"

/* Claims that state a start, an end, both and neither; a membership that ends; a late body. */
static const char *const graph_text
    = "{\"sectors\":[{\"id\":\"x\"},{\"id\":\"y\"},{\"id\":\"empty\"}],"
      "\"nodeTypes\":{\"t\":{},\"u\":{}},\"nodes\":["
      "{\"id\":\"a\",\"type\":\"t\",\"sectors\":[{\"id\":\"x\",\"end\":\"2003-02\"},\"y\"]},"
      "{\"id\":\"b\",\"type\":\"t\",\"sectors\":[\"x\"]},"
      "{\"id\":\"c\",\"type\":\"u\",\"start\":\"2006\"}],"
      "\"edges\":[{\"source\":\"a\",\"target\":\"b\",\"start\":\"2001-05\"},"
      "{\"source\":\"b\",\"target\":\"a\",\"start\":\"2001\",\"end\":\"2004-12-31\"},"
      "{\"source\":\"a\",\"target\":\"c\"}]}";

typedef struct {
    kh_graph graph;
    kh_selector selector;
    kh_series series;
} fixture;

static int
set_up(void **state)
{
    static fixture made;
    const kh_text text = { .bytes = (char *) (uintptr_t) graph_text, .length = strlen(graph_text) };
    kh_findings findings = { 0 };

    made = (fixture){ 0 };
    read_graph(&made.graph, "test", &text, &findings);
    kh_findings_free(&findings);
    *state = &made;
    return 0;
}

static int
tear_down(void **state)
{
    fixture *f = *state;

    kh_series_free(&f->series);
    kh_series_free(&f->series);
    kh_graph_free(&f->graph);
    return 0;
}

/* --- years ------------------------------------------------------------------------------- */

static void
test_years_are_read(void **state)
{
    kh_error err = { 0 };
    kh_years years;

    (void) state;
    assert_ok(kh_years_parse(&years, "2009..2018", &err));
    assert_true(years.has_first && years.first == 2009 && years.has_last && years.last == 2018);
    assert_ok(kh_years_parse(&years, "-0005..0003", &err));
    assert_true(years.first == -5 && years.last == 3);
    assert_ok(kh_years_parse(&years, "1999..", &err));
    assert_true(years.has_first && years.first == 1999 && !years.has_last);
    assert_ok(kh_years_parse(&years, "..2018", &err));
    assert_true(!years.has_first && years.has_last && years.last == 2018);
}

static void
test_years_are_refused(void **state)
{
    static const char *const bad[] = { "", "..", "2009", "2009.2018", "2009-2018", "2009...2018",
        "a..b", "2009..2018x", "2009..20180", "99999999999999999999..3", "- 500..300", "--500..300",
        "09..18", "2009..18", "9.." };
    kh_years years = { .first = 7 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(bad) / sizeof(*bad); j++) {
        kh_error err = { 0 };

        assert_fails(kh_years_parse(&years, bad[j], &err), KH_ERR_ARGUMENT, bad[j]);
        assert_true(err.hint[0] != '\0');
    }
    {
        kh_error err = { 0 };

        assert_fails(kh_years_parse(&years, "2018..2009", &err), KH_ERR_ARGUMENT, "end before");
        assert_string_equal(err.hint, "2009..2018");
    }
    assert_int_equal(years.first, 7);
}

static void
test_the_years_of_the_data(void **state)
{
    fixture *f = *state;
    /* 2002: nothing begins. 2004: the membership has ended. 2005: the second claim has. */
    static const struct {
        const char *id;
        bool repeats;
    } expected[] = { { "2001", false }, { "2002", true }, { "2003", true }, { "2004", false },
        { "2005", false }, { "2006", false } };
    kh_error err = { 0 };
    size_t j;

    assert_ok(
        kh_series_of_years(&f->series, &f->graph, &f->selector, NULL, &(kh_years){ 0 }, &err));
    assert_int_equal(f->series.num_slices, 6);
    assert_int_equal(f->series.num_edges, 3);
    assert_int_equal(f->series.undated_edges, 1);
    assert_int_equal(kh_series_count_distinct(&f->series), 4);
    for (j = 0; j < 6; j++) {
        assert_string_equal(f->series.slices[j].id, expected[j].id);
        assert_int_equal(f->series.slices[j].repeats, expected[j].repeats);
    }
}

/* The first year asked for never repeats, whatever happened in it. */
static void
test_years_that_are_asked_for(void **state)
{
    fixture *f = *state;
    kh_error err = { 0 };
    const kh_years years = { true, true, 2002, 2003 }, open = { .has_last = true, .last = 2002 };

    assert_ok(kh_series_of_years(&f->series, &f->graph, &f->selector, NULL, &years, &err));
    assert_int_equal(f->series.num_slices, 2);
    assert_false(f->series.slices[0].repeats);
    assert_true(f->series.slices[1].repeats);
    kh_series_free(&f->series);
    assert_ok(kh_series_of_years(&f->series, &f->graph, &f->selector, NULL, &open, &err));
    assert_int_equal(f->series.num_slices, 2);
    assert_string_equal(f->series.slices[0].id, "2001");
}

static void
test_years_that_cannot_be(void **state)
{
    fixture *f = *state;
    const uint32_t dropped[] = { 0, 2 };
    const kh_years none = { 0 }, late = { .has_first = true, .first = 2007 },
                   many = { true, true, 1000, 2000 };
    kh_error err = { 0 };

    assert_fails(kh_series_of_years(&f->series, &f->graph, &f->selector, NULL, &late, &err),
        KH_ERR_ARGUMENT, "2001 to 2006");
    err = (kh_error){ 0 };
    assert_fails(kh_series_of_years(&f->series, &f->graph, &f->selector, NULL, &many, &err),
        KH_ERR_ARGUMENT, "1000");
    err = (kh_error){ 0 };
    f->selector.dropped = dropped;
    f->selector.num_dropped = 2;
    assert_fails(kh_series_of_years(&f->series, &f->graph, &f->selector, NULL, &none, &err),
        KH_ERR_NOTFOUND, "states a year");
    err = (kh_error){ 0 };
    f->selector.to = (kh_date){ .year = 2001, .stated = true };
    assert_fails(kh_series_of_years(&f->series, &f->graph, &f->selector, NULL, &none, &err),
        KH_ERR_ARGUMENT, "dates");
    assert_int_equal(f->series.num_slices, 0);
}

/* --- sectors and types ------------------------------------------------------------------- */

static void
test_every_sector(void **state)
{
    fixture *f = *state;
    kh_error err = { 0 };
    kh_selection selection = { 0 };
    size_t largest;

    assert_ok(kh_series_of_each(
        &f->series, &f->graph, &f->selector, (const char *const[]){ "sector" }, 1, &err));
    assert_int_equal(f->series.key, KH_SERIES_SECTOR);
    assert_int_equal(f->series.num_slices, 3);
    assert_string_equal(f->series.slices[2].id, "empty");
    assert_ok(kh_series_select(&f->series, 0, &selection, &err));
    assert_int_equal(selection.num_nodes, 2);
    kh_selection_free(&selection);
    assert_ok(kh_series_select(&f->series, 2, &selection, &err));
    assert_int_equal(selection.num_nodes, 0);
    kh_selection_free(&selection);
    assert_ok(kh_series_find_largest(&f->series, &largest, &err));
    assert_int_equal(largest, 0);
}

static void
test_named_slices_keep_their_order(void **state)
{
    fixture *f = *state;
    kh_error err = { 0 };

    assert_ok(kh_series_of_each(
        &f->series, &f->graph, &f->selector, (const char *const[]){ "u", "t" }, 2, &err));
    assert_int_equal(f->series.key, KH_SERIES_TYPE);
    assert_string_equal(f->series.slices[0].id, "u");
    assert_string_equal(f->series.slices[1].id, "t");
    assert_string_equal(kh_series_slice_label(&f->series, 1, "ja"), "t");
}

static void
test_slices_that_cannot_be(void **state)
{
    fixture *f = *state;
    static const char *const x[] = { "x" };
    static const struct {
        const char *names[2];
        size_t num;
        kh_status status;
        const char *says;
    } cases[] = { { { "x", "t" }, 2, KH_ERR_ARGUMENT, "of one kind" },
        { { "x", "x" }, 2, KH_ERR_ARGUMENT, "twice" }, { { "emty" }, 1, KH_ERR_NOTFOUND, "emty" },
        { { "sector", "x" }, 2, KH_ERR_NOTFOUND, "sector" } };
    size_t j;

    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        kh_error err = { 0 };

        assert_fails(kh_series_of_each(
                         &f->series, &f->graph, &f->selector, cases[j].names, cases[j].num, &err),
            cases[j].status, cases[j].says);
    }
    {
        kh_error err = { 0 };

        f->selector.sectors = x;
        f->selector.num_sectors = 1;
        assert_fails(kh_series_of_each(&f->series, &f->graph, &f->selector,
                         (const char *const[]){ "sector" }, 1, &err),
            KH_ERR_ARGUMENT, "--sector");
    }
    assert_int_equal(f->series.num_slices, 0);
}

/* --- tables under one another ------------------------------------------------------------ */

static void
make_part(kh_table *table, const char *name, kh_cell_kind kind, size_t num_rows)
{
    kh_error err = { 0 };
    size_t column, row;

    assert_ok(kh_table_init(table, "test", num_rows, &err));
    assert_ok(kh_table_add_column(table, KH_CELL_TEXT, "id", "", "", &column, &err));
    assert_ok(kh_table_add_column(table, kind, name, "unit", "what", &column, &err));
    for (row = 0; row < num_rows; row++) {
        assert_ok(kh_table_set_text(table, 0, row, row == 0 ? "p" : "q", &err));
        if (kind == KH_CELL_REAL) {
            kh_table_set_number(table, column, row, (double) row);
        }
    }
}

static void
test_what_is_shown_is_appended(void **state)
{
    kh_error err = { 0 };
    kh_table all = { 0 }, part = { 0 };
    kh_text text = { 0 };

    (void) state;
    make_part(&part, "n", KH_CELL_REAL, 2);
    assert_ok(kh_table_append(&all, &part, &err));
    assert_ok(kh_table_set_mark(&part, 1, 1, "*", &err));
    assert_ok(kh_table_sort(&part, 1, true, &err));
    kh_table_cut(&part, 1);
    assert_ok(kh_table_append(&all, &part, &err));
    assert_ok(kh_table_format_csv.write(&all, &(kh_table_style){ 0 }, &text, &err));
    assert_string_equal(kh_text_bytes(&text), "id,n\np,0\nq,1\nq,1\n");
    assert_null(all.columns[1].marks[0]);
    assert_string_equal(all.columns[1].marks[2], "*");
    kh_table_move_column(&all, 1, 0);
    kh_text_clear(&text);
    assert_ok(kh_table_format_csv.write(&all, &(kh_table_style){ 0 }, &text, &err));
    assert_string_equal(kh_text_bytes(&text), "n,id\n0,p\n1,q\n1,q\n");
    kh_text_free(&text);
    kh_table_free(&part);
    kh_table_free(&all);
}

static void
test_other_columns_are_not(void **state)
{
    kh_error err = { 0 };
    kh_table all = { 0 }, other = { 0 };

    (void) state;
    make_part(&all, "n", KH_CELL_REAL, 2);
    make_part(&other, "m", KH_CELL_REAL, 1);
    assert_fails(kh_table_append(&all, &other, &err), KH_ERR_ARGUMENT, "\"m\"");
    kh_table_free(&other);
    make_part(&other, "n", KH_CELL_TEXT, 1);
    err = (kh_error){ 0 };
    assert_fails(kh_table_append(&all, &other, &err), KH_ERR_ARGUMENT, "\"n\"");
    assert_int_equal(all.num_rows, 2);
    kh_table_free(&other);
    kh_table_free(&all);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_years_are_read),
        cmocka_unit_test(test_years_are_refused),
        cmocka_unit_test_setup_teardown(test_the_years_of_the_data, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_years_that_are_asked_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_years_that_cannot_be, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_every_sector, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_named_slices_keep_their_order, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_slices_that_cannot_be, set_up, tear_down),
        cmocka_unit_test(test_what_is_shown_is_appended),
        cmocka_unit_test(test_other_columns_are_not),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
