#include "table_fixtures.h"

#include "../src/base/unicode.h"

/* The columns of the terminal at which the words of a line start; two spaces part columns. */
static size_t
find_starts(const char *line, const char *end, size_t *starts, size_t max)
{
    char before[1024];
    size_t num = 0, j;

    for (j = 0; line + j < end; j++) {
        const bool gap = j == 0 || (j > 1 && line[j - 1] == ' ' && line[j - 2] == ' ');

        if (line[j] != ' ' && gap && num < max) {
            memcpy(before, line, j);
            before[j] = '\0';
            starts[num++] = kh_unicode_width(before);
        }
    }
    return num;
}

static void
test_text_columns_start_alike_on_every_line(void **state)
{
    static const char *const labels[]
        = { "Ministry", "経済産業省", "기획재정부 서울", "cafe\xCC\x81", "カブシキ\xEF\xBD\xB6" };
    kh_table table = make_texts("label", labels, 5);
    size_t column = add(&table, KH_CELL_TEXT, "type", "");
    size_t starts[4], j;
    kh_text out;
    const char *line, *end;

    (void) state;
    for (j = 0; j < 5; j++) {
        set(&table, column, j, "省庁");
    }
    out = write_as("text", &table, (kh_table_style){ 0 });
    for (line = out.bytes, j = 0; *line != '\0'; line = end + 1, j++) {
        end = strchr(line, '\n');
        assert_int_equal(find_starts(line, end, starts, 4), 2);
        assert_int_equal(starts[0], 0);
        assert_int_equal(starts[1], kh_unicode_width(labels[2]) + 2);
    }
    assert_int_equal(j, 6);
    kh_text_free(&out);
    kh_table_free(&table);
}

/* Width of the widest line. */
static size_t
widest_line(const kh_text *out)
{
    const char *line = kh_text_bytes(out), *end;
    char copy[1024];
    size_t widest = 0, width;

    for (; *line != '\0'; line = end + 1) {
        end = strchr(line, '\n');
        memcpy(copy, line, (size_t) (end - line));
        copy[end - line] = '\0';
        width = kh_unicode_width(copy);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void
test_text_fits_the_terminal(void **state)
{
    static const char *const labels[] = { "전략적 혁신 창조 프로그램 관리 위원회 서울" };
    size_t width, id, number;

    (void) state;
    for (width = 1; width <= 100; width++) {
        kh_table table = make_texts("label", labels, 1);
        kh_text out;

        id = add(&table, KH_CELL_TEXT, "key", "");
        number = add(&table, KH_CELL_INTEGER, "n", "");
        set(&table, id, 0, "strategic-innovation");
        kh_table_set_number(&table, number, 0, 1234567890123);
        out = write_as("text", &table, (kh_table_style){ .width = width });
        /* 12 + 2 + 12 + 2 + 13: nothing gives way below that, and numbers not at all. */
        assert_true(widest_line(&out) <= (width < 41 ? 41 : width));
        assert_non_null(strstr(out.bytes, "1234567890123\n"));
        /* 42 + 2 + 20 + 2 + 13 need no cut; the label gives way alone as long as that is enough. */
        assert_int_equal(strstr(out.bytes, "…") != NULL, width < 79);
        assert_int_equal(strstr(out.bytes, "strategic-innovation") != NULL, width >= 49);
        kh_text_free(&out);
        kh_table_free(&table);
    }
}

static void
test_text_cuts_what_a_reader_types_last(void **state)
{
    static const char *const ids[] = { "next-generation-energy" };
    kh_table table = make_texts("id", ids, 1);
    const size_t type = add(&table, KH_CELL_TEXT, "type", "");

    (void) state;
    set(&table, type, 0, "public-private-partnership");
    assert_written("text", &table, (kh_table_style){ .width = 40 },
        "id                      type\n"
        "next-generation-energy  public-private-…\n");
    assert_written("text", &table, (kh_table_style){ .width = 30 },
        "id                type\n"
        "next-generation…  public-priv…\n");
    kh_table_free(&table);
}

static void
assert_column(kh_cell_kind kind, const double *numbers, size_t num, const char *expected)
{
    kh_table table = make_numbers(kind, numbers, num);

    assert_written("text", &table, (kh_table_style){ 0 }, expected);
    kh_table_free(&table);
}

static void
test_text_shows_the_digits_that_matter(void **state)
{
    static const double shares[] = { 0.43219, 0.0004, -0.0001, 0, NAN };
    static const double whole[] = { 3, 12345, -0.0 };
    static const double tens[] = { 12.345, 7 };
    static const double large[] = { 123456.5, 0.25 };
    static const double small[] = { 0.00001234, 0.000005 };
    static const double tiny[] = { 1e-12, 0 };
    static const double huge[] = { 1e300, INFINITY };
    static const double yes[] = { 1, 0, NAN };

    (void) state;
    assert_column(
        KH_CELL_REAL, shares, 5, "      x\n  0.432\n <0.001\n>-0.001\n  0.000\n      –\n");
    assert_column(KH_CELL_REAL, whole, 3, "    x\n    3\n12345\n    0\n");
    assert_column(KH_CELL_REAL, tens, 2, "    x\n12.35\n 7.00\n");
    assert_column(KH_CELL_REAL, large, 2, "       x\n123456.5\n     0.2\n");
    assert_column(KH_CELL_REAL, small, 2, "        x\n0.0000123\n0.0000050\n");
    assert_column(KH_CELL_REAL, tiny, 2, "        x\n1.000e-12\n0.000e+00\n");
    assert_column(KH_CELL_REAL, huge, 2, "         x\n1.000e+300\n         –\n");
    assert_column(KH_CELL_BOOLEAN, yes, 3, "x\nyes\n\n–\n");
}

/* Marks stand behind numbers without moving them; sentences under the rows, the note last. */
static void
test_text_marks_and_words(void **state)
{
    kh_table table = { 0 };
    kh_error err = { 0 };
    size_t number;

    (void) state;
    assert_ok(kh_table_init(&table, "kakehashi/rank/1", 3, &err));
    number = add(&table, KH_CELL_REAL, "n", "");
    table.columns[number].decimals = 1;
    kh_table_set_number(&table, number, 0, 12.25);
    kh_table_set_number(&table, number, 1, 3);
    assert_ok(kh_table_set_mark(&table, number, 1, "*", &err));
    assert_ok(kh_table_set_words(&table, "One is more.\nAnd that is all.", &err));
    assert_ok(kh_table_set_note(&table, "a note", &err));
    assert_written("text", &table, (kh_table_style){ 0 },
        "    n\n"
        "12.2\n"
        " 3.0*\n"
        "   –\n"
        "\nOne is more.\nAnd that is all.\n"
        "\na note\n");
    assert_written("md", &table, (kh_table_style){ 0 },
        "| n |\n| ---: |\n| 12.2 |\n| 3.0\\* |\n| – |\n"
        "\nOne is more.\n\nAnd that is all.\n"
        "\n*a note*\n");
    assert_written("csv", &table, (kh_table_style){ 0 }, "n\n12.25\n3\n\"\"\n");
    kh_table_free(&table);
}

static void
test_text_cuts_what_says_so(void **state)
{
    static const char *const labels[] = { "a label that is rather long" };
    static const char *const chosen[] = { "label" };
    kh_table table = make_texts("label", labels, 1);
    kh_error err = { 0 };

    (void) state;
    table.columns[0].max_width = 10;
    assert_written("text", &table, (kh_table_style){ 0 }, "label\na label t…\n");
    assert_written("csv", &table, (kh_table_style){ 0 }, "label\na label that is rather long\n");
    assert_ok(kh_table_choose_columns(&table, chosen, 1, &err));
    assert_written("text", &table, (kh_table_style){ 0 }, "label\na label that is rather long\n");
    kh_table_free(&table);
}

/* Japanese has no spaces to break at, and no line begins with a stop. */
static void
test_text_breaks_sentences(void **state)
{
    kh_table table = { 0 };
    kh_error err = { 0 };

    (void) state;
    assert_ok(kh_table_init(&table, "kakehashi/rank/1", 0, &err));
    assert_ok(kh_table_set_words(&table, "分野をまたぐ。\none two three\n총무성이 가장", &err));
    assert_written("text", &table, (kh_table_style){ .width = 12 },
        "\n分野をまた\nぐ。\none two\nthree\n총무성이\n가장\n");
    kh_table_free(&table);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_columns_start_alike_on_every_line),
        cmocka_unit_test(test_text_fits_the_terminal),
        cmocka_unit_test(test_text_cuts_what_a_reader_types_last),
        cmocka_unit_test(test_text_shows_the_digits_that_matter),
        cmocka_unit_test(test_text_marks_and_words),
        cmocka_unit_test(test_text_cuts_what_says_so),
        cmocka_unit_test(test_text_breaks_sentences),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
