#include "table_fixtures.h"

#include "../src/base/json.h"

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

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

static void
test_each_format_escapes_what_it_must(void **state)
{
    static const char *const texts[]
        = { "cross_share", "_x_", "a\rb", "c,d", "say \"e\"", "`f` ~g~ $h$", "\033[1m" };
    kh_table table = make_texts("a_b", texts, 7);

    (void) state;
    assert_written("csv", &table, (kh_table_style){ 0 },
        "a_b\ncross_share\n_x_\n\"a\rb\"\n\"c,d\"\n\"say \"\"e\"\"\"\n`f` ~g~ $h$\n"
        "\"\033[1m\"\n");
    assert_written("tsv", &table, (kh_table_style){ 0 },
        "a_b\ncross_share\n_x_\na b\nc,d\nsay \"e\"\n`f` ~g~ $h$\n [1m\n");
    assert_written("md", &table, (kh_table_style){ 0 },
        "| a_b |\n| --- |\n| cross_share |\n| \\_x\\_ |\n| a\\\\u{D}b |\n| c,d |\n"
        "| say \"e\" |\n| \\`f\\` \\~g\\~ \\$h\\$ |\n| \\\\u{1B}\\[1m |\n");
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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_format_is_as_agreed),
        cmocka_unit_test(test_a_cut_table_says_so_to_people),
        cmocka_unit_test(test_a_table_without_rows_keeps_its_header),
        cmocka_unit_test(test_an_all_zero_table_is_written),
        cmocka_unit_test(test_one_column),
        cmocka_unit_test(test_output_does_not_depend_on_the_locale),
        cmocka_unit_test(test_each_format_escapes_what_it_must),
        cmocka_unit_test(test_json_reads_back),
        cmocka_unit_test(test_ndjson_is_one_object_a_line),
        cmocka_unit_test(test_csv_reads_back),
        cmocka_unit_test(test_tsv_has_a_cell_a_tab_and_a_row_a_line),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
