/* What a slip of a command line is answered with: never "no such file" for a node, never a bug. */
#include "run.h"

#define JAPAN KH_ROOT "/data/japan-smart-city.json"

static const struct {
    int code;
    const char *arguments[8];
    const char *says, *hints;
} slips[] = {
    /* files in the wrong place */
    { 2, { "path", JAPAN, "kakogawa", "meti" }, "is a file, and meti is none",
        "the files come last: path A [B] FILE..." },
    { 2, { "path", JAPAN, "kakogawa", "--to-sector", "energy" }, "and kakogawa is none",
        "the files come last" },
    { 2, { "cuts", JAPAN, "kakogawa", "meti" }, "is a file", "come last: cuts A B FILE..." },
    { 4, { "path", "kakogawa", "meti", "mic", JAPAN }, "cannot open mic", "--via mic" },
    { 4, { "path", "kakogawa", "meti", "none.json" }, "cannot open none.json", "" },
    { 2, { "path", "kakogawa", "meti", "--to-sector", "energy", JAPAN },
        "B and --to-sector exclude each other", "path A --to-sector energy FILE..." },
    /* files as values */
    { 2, { "bridges", "--each", JAPAN }, "--each took " JAPAN " as its value", "--each WHAT" },
    { 2, { "rank", "--measures", JAPAN }, "; then no FILE is left", "--measures MEASURE" },
    { 2, { "bridges", "--each-year", "2009..2018", "--explain", JAPAN }, "--explain took",
        "--explain NODE" },
    { 2, { "rank", "--measures", "degree" }, "rank takes FILE...", "kakehashi help rank" },
    { 2, { "rank", "--each-year", "2009:2018", JAPAN }, "A..B, not \"2009:2018\"", "2009..2018" },
    /* sectors as nodes, names as ids, plurals */
    { 2, { "cuts", "energy", "ict", JAPAN }, "no node has", "sector:energy" },
    { 2, { "path", "kakogawa", "에너지", JAPAN }, "no node has", "--to-sector energy" },
    { 2, { "path", "energy", "kakogawa", JAPAN }, "no node has", "--to-sector energy" },
    { 2, { "path", "--matrix", "energy", "ict", JAPAN }, "no node has", "sector:energy" },
    { 2, { "cuts", "energy", "ict", "--sectors-from=communities", JAPAN }, "no node has",
        "kakehashi list" },
    { 2, { "path", "kakogawa", "--to-sector", "에너지", JAPAN }, "no sector \"에너지\"",
        "is the name of sector \"energy\"" },
    { 2, { "path", "--matrix", "sector:에너지", "meti", JAPAN }, "no sector \"에너지\"",
        "is the name of sector \"energy\"" },
    { 2, { "rank", "--each", "에너지", JAPAN }, "\"에너지\"", "is the name of sector \"energy\"" },
    { 2, { "rank", "--each", "부처", JAPAN }, "\"부처\"", "is the name of node type \"ministry\"" },
    { 2, { "rank", "--each", "sectors", JAPAN }, "\"sectors\"", "did you mean \"sector\"?" },
    { 2, { "rank", "--type", "ministries", JAPAN }, "\"ministries\"",
        "did you mean \"ministry\"?" },
    { 2, { "path", "kakogawa", "経産省", JAPAN }, "\"経産省\"", "did you mean \"meti\"" },
    { 2, { "draw", "--path", "kakogawa", JAPAN }, "a path has two ends", "--path A --path B" },
};

static void
test_slips(void **state)
{
    run_result r = { 0 };
    size_t j, k;

    (void) state;
    for (j = 0; j < sizeof(slips) / sizeof(*slips); j++) {
        const char *line[10] = { KAKEHASHI };

        for (k = 0; k < 8 && slips[j].arguments[k] != NULL; k++) {
            line[k + 1] = slips[j].arguments[k];
        }
        run_program(&r, &(run_how){ 0 }, line);
        assert_code(&r, slips[j].code);
        assert_says(&r, err, slips[j].says);
        assert_says(&r, err, slips[j].hints);
        assert_string_equal(r.out, "");
    }
    run_free(&r);
}

/* What is a file in the folder, too, is a node where the files are in their place. */
static void
test_nodes_with_names_of_files(void **state)
{
    run_result r = { 0 };

    (void) state;
    assert_int_equal(close(open("meti", O_CREAT | O_WRONLY | O_CLOEXEC, 0600)), 0);
    RUN(&r, "path", "kakogawa", "meti", JAPAN);
    assert_code(&r, 0);
    RUN(&r, "cuts", "meti", "kakogawa", JAPAN);
    assert_code(&r, 0);
    run_free(&r);
}

/* What draw does not have is not what it hints at. */
static void
test_series_of_a_drawing(void **state)
{
    static const run_how how
        = { .input = "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}],\n"
                     " \"edges\": [{\"source\": \"a\", \"target\": \"b\", \"start\": 2011}]}" };
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &how, "draw", "--preset=series", "--from=1000", "--to=2018", "-", "-o", "a.dot");
    assert_code(&r, 2);
    assert_says(&r, err, "are more than 1000 years");
    assert_says(&r, err, "--from and --to");
    assert_null(strstr(r.err, "--each-year"));
    run_free(&r);
}

/* A chain of diamonds: each doubles the shortest paths. 2^970 are more than a number can hold. */
static void
test_paths_beyond_counting(void **state)
{
    FILE *file = fopen("diamonds.csv", "w");
    run_result r = { 0 };
    int j;

    (void) state;
    assert_non_null(file);
    fputs("source,target\n", file);
    for (j = 0; j < 970; j++) {
        fprintf(file, "d%d,u%d\nd%d,l%d\nu%d,d%d\nl%d,d%d\n", j, j, j, j, j, j + 1, j, j + 1);
    }
    fclose(file);
    RUN(&r, "rank", "-mbetweenness", "diamonds.csv");
    assert_code(&r, 5);
    assert_says(&r, err, "than can be counted");
    run_free(&r);
}

#define IN_FOLDER(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slips),
        IN_FOLDER(test_nodes_with_names_of_files),
        IN_FOLDER(test_series_of_a_drawing),
        IN_FOLDER(test_paths_beyond_counting),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
