#include "testlib.h"

#include "../src/base/json.h"
#include "../src/base/unicode.h"
#include "../src/table/table.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

/* --- fixtures ----------------------------------------------------------------------------- */

enum { ID, LABEL, SECTORS, BETWEENNESS, DEGREE, ARTICULATION, FORMULA };

static size_t
add(kh_table *table, kh_cell_kind kind, const char *name, const char *definition)
{
    kh_error err = { 0 };
    size_t column;

    assert_ok(kh_table_add_column(
        table, kind, name, kind == KH_CELL_REAL ? "pairs" : "", definition, &column, &err));
    return column;
}

static void
set(kh_table *table, size_t column, size_t row, const char *text)
{
    kh_error err = { 0 };

    assert_ok(kh_table_set_text(table, column, row, text, &err));
}

/* Bodies with the names that break formats: commas, quotes, pipes, line breaks, markup, escapes of
 * terminals and of text direction, two scripts of double width. Row 4 is undefined throughout. */
static kh_table
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

static kh_table
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
static kh_table
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
static kh_table
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

static kh_text
write_as(const char *format, const kh_table *table, kh_table_style style)
{
    const kh_table_format *found = NULL;
    kh_text out = { 0 };
    kh_error err = { 0 };

    assert_ok(kh_table_format_find(format, &found, &err));
    assert_ok(found->write(table, &style, &out, &err));
    return out;
}

static void
assert_written(
    const char *format, const kh_table *table, kh_table_style style, const char *expected)
{
    kh_text out = write_as(format, table, style);

    assert_string_equal(kh_text_bytes(&out), expected);
    kh_text_free(&out);
}

/* --- golden files ------------------------------------------------------------------------- */

static char *
read_golden(const char *path)
{
    FILE *file = fopen(path, "rb");
    char *bytes = calloc(1, 1 << 16);

    if (file == NULL || bytes == NULL) {
        print_error("cannot read %s\n", path);
        fail();
        exit(1); /* fail() does not return, which compilers cannot know */
    }
    assert_true(fread(bytes, 1, (1 << 16) - 1, file) < (1 << 16) - 1);
    fclose(file);
    return bytes;
}

static void
write_golden(const char *path, const kh_text *text)
{
    FILE *file = fopen(path, "wb");

    assert_non_null(file);
    assert_int_equal(fwrite(kh_text_bytes(text), 1, text->length, file), text->length);
    assert_int_equal(fclose(file), 0);
}

/* The environment variable KH_UPDATE_GOLDEN rewrites the files: look at the diff before you
 * commit it. */
static void
assert_golden(const char *name, const char *format, const kh_table *table, kh_table_style style)
{
    kh_text out = write_as(format, table, style);
    char path[512], *golden;

    snprintf(path, sizeof(path), KH_ROOT "/tests/golden/table/%s.%s", name, format);
    if (getenv("KH_UPDATE_GOLDEN") != NULL) {
        write_golden(path, &out);
    }
    golden = read_golden(path);
    assert_string_equal(kh_text_bytes(&out), golden);
    free(golden);
    kh_text_free(&out);
}

static void
test_every_format_is_as_agreed(void **state)
{
    kh_table table = make_titled();
    size_t j;

    (void) state;
    for (j = 0; kh_table_formats[j] != NULL; j++) {
        assert_golden("bodies", kh_table_formats[j]->name, &table, (kh_table_style){ 0 });
    }
    assert_golden("all-columns", "text", &table, (kh_table_style){ .all_columns = true });
    assert_golden("all-columns", "md", &table, (kh_table_style){ .all_columns = true });
    assert_golden("color", "text", &table, (kh_table_style){ .color = true });
    assert_golden("narrow", "text", &table, (kh_table_style){ .width = 80 });
    kh_table_free(&table);
}

static void
test_a_cut_table_says_so_to_people(void **state)
{
    kh_table table = make_titled();
    size_t j;

    (void) state;
    kh_table_cut(&table, 2);
    kh_table_cut(&table, 4); /* a later, larger cut brings nothing back */
    for (j = 0; kh_table_formats[j] != NULL; j++) {
        assert_golden("cut", kh_table_formats[j]->name, &table, (kh_table_style){ 0 });
    }
    kh_table_free(&table);
}

static void
test_a_table_without_rows_keeps_its_header(void **state)
{
    kh_table table = { 0 };
    kh_error err = { 0 };
    size_t j;

    (void) state;
    assert_ok(kh_table_init(&table, "kakehashi/path/1", 0, &err));
    add(&table, KH_CELL_TEXT, "id", "the node");
    add(&table, KH_CELL_REAL, "length", "of the path");
    for (j = 0; kh_table_formats[j] != NULL; j++) {
        assert_golden("empty", kh_table_formats[j]->name, &table, (kh_table_style){ 0 });
    }
    assert_ok(kh_table_sort(&table, 1, true, &err));
    kh_table_free(&table);
}

static void
test_an_all_zero_table_is_written(void **state)
{
    const kh_table table = { 0 };
    const kh_table_style style = { 0 };

    (void) state;
    assert_written("text", &table, style, "");
    assert_written("csv", &table, style, "");
    assert_written("tsv", &table, style, "");
    assert_written("md", &table, style, "");
    assert_written("ndjson", &table, style, "");
    assert_written("json", &table, style, "{\"schema\":\"\",\n\"columns\":[],\n\"rows\":[]}\n");
}

static void
test_one_column(void **state)
{
    static const char *const texts[] = { "a", NULL, "" };
    kh_table table = make_texts("id", texts, 3);

    (void) state;
    /* A blank line would be no row to a csv reader. */
    assert_written("csv", &table, (kh_table_style){ 0 }, "id\na\n\"\"\n\"\"\n");
    assert_written("tsv", &table, (kh_table_style){ 0 }, "id\na\n\n\n");
    assert_written("text", &table, (kh_table_style){ 0 }, "id\na\n–\n\n");
    assert_written("md", &table, (kh_table_style){ 0 }, "| id |\n| --- |\n| a |\n| – |\n| |\n");
    assert_written(
        "ndjson", &table, (kh_table_style){ 0 }, "{\"id\":\"a\"}\n{\"id\":null}\n{\"id\":\"\"}\n");
    kh_table_free(&table);
}

/* --- what is written reads back ----------------------------------------------------------- */

static json_t *
parse(const char *bytes, size_t length)
{
    json_t *value = NULL;
    size_t offset;
    kh_error err = { 0 };

    assert_ok(kh_json_parse(bytes, length, &value, &offset, &err));
    return value;
}

static void
assert_row_reads_back(const json_t *row, const kh_table *table, size_t r)
{
    const json_t *betweenness = json_object_get(row, "betweenness");
    const json_t *label = json_object_get(row, "label");
    const double value = table->columns[BETWEENNESS].numbers[r];

    assert_int_equal(json_object_size(row), table->num_columns);
    assert_string_equal(json_string_value(json_object_get(row, "id")), table->columns[ID].texts[r]);
    if (isnan(value)) {
        assert_true(json_is_null(betweenness) && json_is_null(label));
        assert_true(json_is_null(json_object_get(row, "degree")));
        assert_true(json_is_null(json_object_get(row, "articulation")));
        assert_true(json_is_null(json_object_get(row, "sectors")));
        return;
    }
    assert_true(json_number_value(betweenness) == value);
    assert_string_equal(json_string_value(label), table->columns[LABEL].texts[r]);
    assert_true(json_is_integer(json_object_get(row, "degree")));
    assert_true((double) json_integer_value(json_object_get(row, "degree"))
                == table->columns[DEGREE].numbers[r]);
    assert_true(json_boolean_value(json_object_get(row, "articulation"))
                == (table->columns[ARTICULATION].numbers[r] != 0));
}

static void
test_json_reads_back(void **state)
{
    kh_table table = make_titled();
    kh_text out = write_as("json", &table, (kh_table_style){ 0 });
    json_t *result = parse(out.bytes, out.length);
    const json_t *rows = json_object_get(result, "rows");
    const json_t *columns = json_object_get(result, "columns");
    const json_t *sectors = json_object_get(json_array_get(rows, 0), "sectors");
    size_t j;

    (void) state;
    assert_string_equal(json_string_value(json_object_get(result, "schema")), "kakehashi/rank/1");
    assert_int_equal(
        json_integer_value(json_object_get(json_object_get(result, "net"), "seed")), 42);
    assert_int_equal(json_array_size(columns), 7);
    assert_int_equal(json_array_size(rows), 5);
    assert_string_equal(
        json_string_value(json_object_get(json_array_get(columns, LABEL), "definition")),
        "its \"name\"");
    assert_string_equal(
        json_string_value(json_object_get(json_array_get(columns, BETWEENNESS), "unit")), "pairs");
    assert_int_equal(json_array_size(sectors), 2);
    for (j = 0; j < 5; j++) {
        assert_row_reads_back(json_array_get(rows, j), &table, j);
    }
    json_decref(result);
    kh_text_free(&out);
    kh_table_free(&table);
}

static void
test_ndjson_is_one_object_a_line(void **state)
{
    kh_table table = make_titled();
    kh_text out = write_as("ndjson", &table, (kh_table_style){ 0 });
    const char *line = out.bytes;
    size_t num = 0;

    (void) state;
    for (; *line != '\0'; num++) {
        const char *end = strchr(line, '\n');
        json_t *row;

        assert_non_null(end);
        row = parse(line, (size_t) (end - line));
        assert_row_reads_back(row, &table, num);
        json_decref(row);
        line = end + 1;
    }
    assert_int_equal(num, 5);
    kh_text_free(&out);
    kh_table_free(&table);
}

/* A reader as RFC 4180 describes it, independent of the writer: the next cell, unquoted. */
static const char *
read_csv_cell(const char *at, kh_text *cell)
{
    kh_text_clear(cell);
    if (*at != '"') {
        for (; strchr(",\n", *at) == NULL; at++) {
            kh_text_add_char(cell, *at);
        }
        return at;
    }
    for (at++; at[0] != '"' || at[1] == '"'; at++) {
        assert_true(*at != '\0');
        at += *at == '"';
        kh_text_add_char(cell, *at);
    }
    return at + 1;
}

static void
test_csv_reads_back(void **state)
{
    kh_table table = make_bodies();
    kh_text out = write_as("csv", &table, (kh_table_style){ 0 }), cell = { 0 };
    const char *at = out.bytes;
    size_t row, k;

    (void) state;
    for (row = 0; row <= table.num_rows; row++) {
        for (k = 0; k < table.num_columns; k++) {
            const kh_column *column = &table.columns[k];
            const char *text = row == 0                       ? column->name
                               : column->kind == KH_CELL_TEXT ? column->texts[row - 1]
                                                              : NULL;

            at = read_csv_cell(at, &cell);
            if (row == 0 || column->kind == KH_CELL_TEXT) {
                assert_string_equal(kh_text_bytes(&cell), text == NULL ? "" : text);
            }
            assert_int_equal(*at, k + 1 < table.num_columns ? ',' : '\n');
            at++;
        }
    }
    assert_int_equal(*at, '\0');
    kh_text_free(&cell);
    kh_text_free(&out);
    kh_table_free(&table);
}

static void
test_tsv_has_a_cell_a_tab_and_a_row_a_line(void **state)
{
    kh_table table = make_bodies();
    kh_text out = write_as("tsv", &table, (kh_table_style){ 0 });
    size_t num_tabs = 0, num_lines = 0, j;

    (void) state;
    for (j = 0; j < out.length; j++) {
        num_tabs += out.bytes[j] == '\t';
        num_lines += out.bytes[j] == '\n';
    }
    assert_int_equal(num_lines, 6);
    assert_int_equal(num_tabs, 6 * 6);
    kh_text_free(&out);
    kh_table_free(&table);
}

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

/* --- the text format ---------------------------------------------------------------------- */

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

static void
test_output_does_not_depend_on_the_locale(void **state)
{
    kh_table table = make_titled();
    kh_text before, after;
    size_t j;

    (void) state;
    for (j = 0; kh_table_formats[j] != NULL; j++) {
        before = write_as(kh_table_formats[j]->name, &table, (kh_table_style){ .width = 70 });
        assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
        after = write_as(kh_table_formats[j]->name, &table, (kh_table_style){ .width = 70 });
        assert_non_null(setlocale(LC_ALL, "C"));
        assert_string_equal(before.bytes, after.bytes);
        kh_text_free(&before);
        kh_text_free(&after);
    }
    kh_table_free(&table);
}

/* --- data --------------------------------------------------------------------------------- */

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
        cmocka_unit_test(test_every_format_is_as_agreed),
        cmocka_unit_test(test_a_cut_table_says_so_to_people),
        cmocka_unit_test(test_a_table_without_rows_keeps_its_header),
        cmocka_unit_test(test_an_all_zero_table_is_written),
        cmocka_unit_test(test_one_column),
        cmocka_unit_test(test_json_reads_back),
        cmocka_unit_test(test_ndjson_is_one_object_a_line),
        cmocka_unit_test(test_csv_reads_back),
        cmocka_unit_test(test_tsv_has_a_cell_a_tab_and_a_row_a_line),
        cmocka_unit_test(test_ill_formed_text_becomes_well_formed),
        cmocka_unit_test(test_text_columns_start_alike_on_every_line),
        cmocka_unit_test(test_text_fits_the_terminal),
        cmocka_unit_test(test_text_shows_the_digits_that_matter),
        cmocka_unit_test(test_output_does_not_depend_on_the_locale),
        cmocka_unit_test(test_integers_never_have_an_exponent),
        cmocka_unit_test(test_sorting),
        cmocka_unit_test(test_rows_that_tie_in_everything_keep_their_order),
        cmocka_unit_test(test_choosing_columns),
        cmocka_unit_test(test_making_fails_with_a_reason),
        cmocka_unit_test(test_formats_are_found_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
