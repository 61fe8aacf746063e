/* Tables that the tests of table/ share. */
#ifndef TABLE_FIXTURES_H
#define TABLE_FIXTURES_H

#include "testlib.h"

#include "../src/table/table.h"

enum { ID, LABEL, SECTORS, BETWEENNESS, DEGREE, ARTICULATION, FORMULA };

static inline size_t
add(kh_table *table, kh_cell_kind kind, const char *name, const char *definition)
{
    kh_error err = { 0 };
    size_t column;

    assert_ok(kh_table_add_column(
        table, kind, name, kind == KH_CELL_REAL ? "pairs" : "", definition, &column, &err));
    return column;
}

static inline void
set(kh_table *table, size_t column, size_t row, const char *text)
{
    kh_error err = { 0 };

    assert_ok(kh_table_set_text(table, column, row, text, &err));
}

/* Bodies with the names that break formats: commas, quotes, pipes, line breaks, markup, escapes of
 * terminals and of text direction, two scripts of double width. Row 4 is undefined throughout. */
static inline kh_table
make_bodies(void)
{
    static const char *const ids[] = { "meti", "moef", "cao", "evil", "nobody" };
    static const char *const labels[]
        = { "経済産業省", "기획재정부, 서울", "Cabinet \"Office\" | <b>bold</b> & *more*",
              "two\nlines\tand \033[31mred\r\xE2\x80\xAE"
              "gpj \\N",
              NULL };
    static const double betweenness[] = { 12.5, 0.25, -0.0, 0.00004, NAN };
    static const double degree[] = { 3, 9007199254740992.0, -0.0, 1152921504606846976.0, NAN };
    static const double articulation[] = { 1, 0, 1, 0, NAN };
    kh_table table = { 0 };
    kh_error err = { 0 };
    size_t j;

    assert_ok(kh_table_init(&table, "kakehashi/rank/1", 5, &err));
    assert_int_equal(add(&table, KH_CELL_TEXT, "id", "the node"), ID);
    assert_int_equal(add(&table, KH_CELL_TEXT, "label", "its \"name\""), LABEL);
    assert_int_equal(add(&table, KH_CELL_JSON, "sectors", "memberships"), SECTORS);
    assert_int_equal(add(&table, KH_CELL_REAL, "betweenness", "sum of shares"), BETWEENNESS);
    assert_int_equal(add(&table, KH_CELL_INTEGER, "degree", "ties"), DEGREE);
    assert_int_equal(add(&table, KH_CELL_BOOLEAN, "articulation", "cuts"), ARTICULATION);
    assert_int_equal(add(&table, KH_CELL_TEXT, "formula", "a detail"), FORMULA);
    assert_ok(kh_table_set_heading(&table, ARTICULATION, "cut?", &err));
    table.columns[FORMULA].detail = true;
    for (j = 0; j < 5; j++) {
        set(&table, ID, j, ids[j]);
        set(&table, LABEL, j, labels[j]);
        kh_table_set_number(&table, BETWEENNESS, j, betweenness[j]);
        kh_table_set_number(&table, DEGREE, j, degree[j]);
        kh_table_set_number(&table, ARTICULATION, j, articulation[j]);
    }
    assert_ok(kh_table_set_json(&table, SECTORS, 0,
        "[{\"id\":\"energy\",\"weight\":0.5},\r\n{\"id\":\"ict\",\"weight\":0.5}]",
        "energy:0.5;ict:0.5", &err));
    assert_ok(kh_table_set_json(&table, SECTORS, 1, "[]", "", &err));
    assert_ok(kh_table_set_json(&table, SECTORS, 2, "[1]", NULL, &err));
    set(&table, FORMULA, 0, "=1+1");
    set(&table, FORMULA, 1, "");
    set(&table, FORMULA, 2, " space ");
    return table;
}

static inline kh_table
make_titled(void)
{
    kh_table table = make_bodies();
    kh_error err = { 0 };

    assert_ok(kh_table_set_title(&table, "다리 *bridges*", &err));
    assert_ok(kh_table_set_note(&table, "5 nodes, seed 42", &err));
    assert_ok(kh_table_set_net(&table, "{\"nodes\":5,\n\"seed\":42}", &err));
    return table;
}

/* One column of the given texts. */
static inline kh_table
make_texts(const char *name, const char *const *texts, size_t num)
{
    kh_table table = { 0 };
    kh_error err = { 0 };
    size_t column, j;

    assert_ok(kh_table_init(&table, "kakehashi/list/1", num, &err));
    column = add(&table, KH_CELL_TEXT, name, "");
    for (j = 0; j < num; j++) {
        set(&table, column, j, texts[j]);
    }
    return table;
}

/* A single column of numbers. */
static inline kh_table
make_numbers(kh_cell_kind kind, const double *numbers, size_t num)
{
    kh_table table = { 0 };
    kh_error err = { 0 };
    size_t column, j;

    assert_ok(kh_table_init(&table, "kakehashi/rank/1", num, &err));
    column = add(&table, kind, "x", "");
    for (j = 0; j < num; j++) {
        kh_table_set_number(&table, column, j, numbers[j]);
    }
    return table;
}

static inline kh_text
write_as(const char *format, const kh_table *table, kh_table_style style)
{
    const kh_table_format *found = NULL;
    kh_text out = { 0 };
    kh_error err = { 0 };

    assert_ok(kh_table_format_find(format, &found, &err));
    assert_ok(found->write(table, &style, &out, &err));
    return out;
}

static inline void
assert_written(
    const char *format, const kh_table *table, kh_table_style style, const char *expected)
{
    kh_text out = write_as(format, table, style);

    assert_string_equal(kh_text_bytes(&out), expected);
    kh_text_free(&out);
}

#endif
