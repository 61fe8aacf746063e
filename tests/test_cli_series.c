/* --each-year and --each: every slice is what the command alone would have said of it. */
#include "run.h"

#define EUROPE KH_ROOT "/data/eu-green-deal.json"
#define JAPAN  KH_ROOT "/data/japan-smart-city.json"

/* --- slices are the single commands ------------------------------------------------------ */

#define MAX_ARGUMENTS 16

/* A command, and what is said to it besides. */
typedef struct {
    const char *words[8];
} asked;

static void
run_asked(run_result *result, const asked *what, const char *path, const char *const more[4])
{
    const char *arguments[MAX_ARGUMENTS + 1] = { KAKEHASHI };
    size_t num = 1, j;

    for (j = 0; what->words[j] != NULL; j++) {
        arguments[num++] = what->words[j];
    }
    for (j = 0; j < 4 && more[j] != NULL; j++) {
        arguments[num++] = more[j];
    }
    arguments[num++] = path;
    arguments[num] = NULL;
    run_program(result, &(run_how){ 0 }, arguments);
    assert_code(result, 0);
}

/* Append the rows of a table in CSV, each with the key of its slice before it. */
static void
add_keyed(char **out, size_t *length, const char *csv, const char *key)
{
    const char *line = strchr(csv, '\n') + 1;

    while (*line != '\0') {
        const size_t size = strcspn(line, "\n") + 1;

        *out = realloc(*out, *length + strlen(key) + size + 2);
        assert_non_null(*out);
        *length += (size_t) sprintf(*out + *length, "%s,%.*s", key, (int) size, line);
        line += size;
    }
}

/* What stands between the braces of `net`, before and behind the direction: that is the series'. */
static void
assert_has_net(const run_result *series, const char *json)
{
    const char *start = strstr(json, "\"net\":{") + 7;
    const char *direction = strstr(start, "\"directed\":"), *rest = strchr(direction, ',');
    char *before = strndup(start, (size_t) (direction - start));
    char *behind = strndup(rest, strcspn(rest, "}"));

    assert_says(series, out, before);
    assert_says(series, out, behind);
    free(before);
    free(behind);
}

/* A series in CSV and JSON against the command for each slice. @param option of the single one. */
static void
assert_slices(const asked *what, const char *path, const char *series_option, const char *value,
    const char *option, const char *const *keys, size_t num_keys)
{
    run_result series = { 0 }, json = { 0 }, single = { 0 };
    char *expected = calloc(1, 1);
    size_t length = 0, j;

    run_asked(&series, what, path, (const char *const[4]){ series_option, value, "-fcsv" });
    run_asked(&json, what, path, (const char *const[4]){ series_option, value, "-fjson" });
    for (j = 0; j < num_keys; j++) {
        run_asked(&single, what, path, (const char *const[4]){ option, keys[j], "-fcsv" });
        add_keyed(&expected, &length, single.out, keys[j]);
        run_asked(&single, what, path, (const char *const[4]){ option, keys[j], "-fjson" });
        assert_has_net(&json, single.out);
    }
    assert_string_equal(strchr(series.out, '\n') + 1, expected);
    free(expected);
    run_free(&single);
    run_free(&json);
    run_free(&series);
}

static const char *const some_years[] = { "2009", "2010", "2011", "2012", "2013" };

static void
test_years_of_japan(void **state)
{
    static const asked commands[] = { { { "rank" } }, { { "info" } },
        { { "bridges", "--permutations", "49" } }, { { "bridges", "--pairs" } },
        { { "rank", "-mpagerank", "--weighted", "--normalized", "--lang", "ja" } },
        { { "rank", "-mdegree", "--ego", "METI", "--radius", "2" } },
        { { "rank", "-mdegree", "--top", "3", "--sort", "label" } },
        { { "bridges", "--permutations", "0", "--sectors-from", "communities" } },
        { { "bridges", "--approx", ".05", "--seed", "7" } } };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(commands) / sizeof(*commands); j++) {
        assert_slices(&commands[j], JAPAN, "--each-year", "2009..2013", "--as-of", some_years, 5);
    }
}

static void
test_sectors_of_japan(void **state)
{
    static const asked commands[]
        = { { { "rank" } }, { { "bridges", "--permutations", "19" } }, { { "info" } } };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(commands) / sizeof(*commands); j++) {
        assert_slices(&commands[j], JAPAN, "--each", "ict,energy", "--sector",
            (const char *const[]){ "ict", "energy" }, 2);
    }
}

/* Nodes have their type already: it moves to the front. */
static void
test_types_of_japan(void **state)
{
    run_result series = { 0 }, single = { 0 };
    const char *const columns = "id,degree";

    (void) state;
    RUN(&series, "rank", "-mdegree", "--each", "city", "--columns", columns, "-fcsv", JAPAN);
    RUN(&single, "rank", "-mdegree", "--type", "city", "--columns", columns, "-fcsv", JAPAN);
    assert_code(&series, 0);
    assert_string_equal(series.out, single.out);
    RUN(&series, "rank", "-mdegree", "--each", "city", "-fcsv", JAPAN);
    assert_int_equal(strncmp(series.out, "type,id,label,sectors,degree\ncity,", 34), 0);
    run_free(&series);
    run_free(&single);
}

/* --- one direction ----------------------------------------------------------------------- */

/* Of 2020 and 2022 all relations are walked both ways, of 2021 one is not: alone, these years are
 * undirected. In one series degrees count arcs in and out in all of them, twice what they are
 * alone.
 */
static void
test_years_are_of_one_direction(void **state)
{
    static const asked command = { { "rank", "-mdegree", "--columns", "degree" } };
    run_result series = { 0 }, single = { 0 };
    const char *line, *alone;

    (void) state;
    run_asked(
        &series, &command, EUROPE, (const char *const[4]){ "--each-year", "2020..2022", "-fjson" });
    assert_says(&series, out, "{\"year\":2020,");
    assert_null(strstr(series.out, "\"directed\":false"));
    RUN(&series, "rank", "-mdegree", "--each-year", "2020..2022", "--columns", "degree", "-fcsv",
        EUROPE);
    RUN(&single, "rank", "-mdegree", "--as-of", "2020", "--columns", "degree", "-fcsv", EUROPE);
    line = strchr(series.out, '\n');
    for (alone = strchr(single.out, '\n'); alone[1] != '\0'; alone = strchr(alone + 1, '\n')) {
        assert_int_equal(strtol(line + 1, NULL, 10), 2 * strtol(alone + 1, NULL, 10));
        line = strchr(line + 1, '\n');
    }
    RUN(&single, "rank", "-mdegree", "--as-of", "2020", "-fjson", EUROPE);
    assert_says(&single, out, "\"directed\":false");
    RUN(&series, "rank", "-mdegree", "--each-year", "2020..2022", "--undirected", "-fjson", EUROPE);
    assert_null(strstr(series.out, "\"directed\":true"));
    RUN(&series, "rank", "-mdegree", "--each-year", "2020..2022", EUROPE);
    assert_says(&series, out, "directed: as each relation is walked, even where");
    run_free(&series);
    run_free(&single);
}

/* --- random graphs ----------------------------------------------------------------------- */

static uint64_t
draw(uint64_t *state, uint64_t below)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (*state >> 33) % below;
}

/* A date between 2001 and 2005, of any precision, or none. */
static void
put_date(FILE *out, const char *key, uint64_t *state)
{
    const int year = (int) (2001 + draw(state, 5)), month = (int) (1 + draw(state, 12));

    switch (draw(state, 5)) {
        case 0:
            fprintf(out, ",\"%s\":\"%d\"", key, year);
            break;
        case 1:
            fprintf(out, ",\"%s\":\"%d-%02d\"", key, year, month);
            break;
        case 2:
            fprintf(out, ",\"%s\":\"%d-%02d-%02d\"", key, year, month, 1 + month);
            break;
        default:
            break;
    }
}

/* Starts alone or ends alone: an interval that ends before it starts is an error. */
static void
put_validity(FILE *out, uint64_t *state)
{
    put_date(out, draw(state, 2) == 0 ? "start" : "end", state);
}

static void
put_random_graph(const char *path, uint64_t seed)
{
    uint64_t state = seed;
    const int num = (int) (4 + draw(&state, 8));
    FILE *out = fopen(path, "w");
    int j;

    assert_non_null(out);
    fprintf(out, "{\"directed\":%s,\"nodes\":[", seed % 2 == 0 ? "true" : "false");
    for (j = 0; j < num; j++) {
        fprintf(out, "%s{\"id\":\"n%d\"", j == 0 ? "" : ",", j);
        put_validity(out, &state);
        fprintf(out, ",\"sectors\":[{\"id\":\"s%d\"", (int) draw(&state, 3));
        put_validity(out, &state);
        fprintf(out, "}]}");
    }
    fprintf(out, "],\"edges\":[");
    for (j = 0; j < 2 * num; j++) {
        fprintf(out, "%s{\"source\":\"n%d\",\"target\":\"n%d\"", j == 0 ? "" : ",",
            (int) draw(&state, (uint64_t) num), (int) draw(&state, (uint64_t) num));
        put_validity(out, &state);
        fprintf(out, "}");
    }
    fprintf(out, "]}");
    fclose(out);
}

static void
test_years_of_random_graphs(void **state)
{
    static const char *const years[] = { "2000", "2001", "2002", "2003", "2004", "2005", "2006" };
    static const asked commands[] = { { { "rank", "-mharmonic,component", "-q" } },
        { { "bridges", "--permutations", "9", "-q" } }, { { "info", "-q" } } };
    uint64_t seed;

    (void) state;
    for (seed = 1; seed <= 9; seed++) {
        put_random_graph("g.json", seed);
        assert_slices(
            &commands[seed % 3], "g.json", "--each-year", "2000..2006", "--as-of", years, 7);
    }
}

/* --- what is empty, what cannot be ------------------------------------------------------- */

static void
test_empty_slices_are_said(void **state)
{
    run_result result = { 0 };

    (void) state;
    put_file("e.json", "{\"sectors\":[{\"id\":\"x\"},{\"id\":\"void\"}],"
                       "\"nodes\":[{\"id\":\"a\",\"sectors\":[\"x\"]}],\"edges\":[]}");
    RUN(&result, "rank", "--each", "sector", "-fcsv", "e.json");
    assert_code(&result, 0);
    assert_says(&result, err, "no rows for 1 of 2 sectors: void\n");
    RUN(&result, "rank", "--each", "sector", "-fjson", "e.json");
    assert_says(&result, out, "{\"sector\":\"void\",\"rows\":0,\"undated_edges\":0,\"nodes\":0,");
    RUN(&result, "rank", "--each", "sector", "e.json");
    assert_says(&result, out, "Nothing is listed for: void.\n");
    run_free(&result);
}

static void
test_refusals(void **state)
{
    static const struct {
        const char *options[4], *says;
    } cases[] = {
        { { "--each-year", "2018..2009" }, "end before they start" },
        { { "--each-year", "09..18" }, "four digits" },
        { { "--each-year", "2009-2018" }, "A..B, not \"2009-2018\"" },
        { { "--each-year=" }, "A..B, not \"\"" },
        { { "--each-year", "--as-of", "2011" }, "takes no --as-of" },
        { { "--each-year", "--from", "2011" }, "takes no --from" },
        { { "--each-year", "--each", "type" }, "two series" },
        { { "--each", "enrgy" }, "\"enrgy\"" },
        { { "--each", "sector", "--sector", "ict" }, "takes no --sector" },
        { { "--each-year", "--sort", "year" }, "rows stand by year already" },
        { { "--each-year", "--sort", "label" }, "\"label\" is text" },
        { { "--each-year", "--columns", "x", "-fcsv" }, "no column \"x\"" },
        { { "--each-year", "--explain", "METI" }, "takes no --each-year" },
    };
    run_result result = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        const char *arguments[8] = { KAKEHASHI, "bridges" };
        size_t num = 2, k;

        for (k = 0; k < 4 && cases[j].options[k] != NULL; k++) {
            arguments[num++] = cases[j].options[k];
        }
        arguments[num] = JAPAN;
        run_program(&result, &(run_how){ 0 }, arguments);
        assert_refused(&result, 2, cases[j].says);
    }
    RUN(&result, "info", "--each-year", REFERENCE "kite.json");
    assert_refused(&result, 2, "states a year");
    run_free(&result);
}

/* A slice that fails is named. */
static void
test_a_slice_that_fails(void **state)
{
    run_result result = { 0 };

    (void) state;
    put_file("p.json", "{\"nodes\":[{\"id\":\"a\",\"party\":\"x\",\"start\":\"2002\"},"
                       "{\"id\":\"b\"}],\"edges\":[{\"source\":\"a\",\"target\":\"b\"}]}");
    RUN(&result, "bridges", "--each-year", "2001..2002", "--sectors-from", "party", "p.json");
    assert_refused(&result, 2, "2001: ");
    run_free(&result);
}

static void
test_the_same_for_any_number_of_threads(void **state)
{
    run_result one = { 0 }, many = { 0 };

    (void) state;
    RUN(&one, "bridges", "--each-year", "--permutations", "29", "--threads", "1", "-fjson", JAPAN);
    RUN(&many, "bridges", "--each-year", "--permutations", "29", "--threads", "3", "-fjson", JAPAN);
    assert_code(&one, 0);
    assert_string_equal(one.out, many.out);
    run_free(&one);
    run_free(&many);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_years_of_japan, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_sectors_of_japan, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_types_of_japan, make_folder, remove_folder),
        cmocka_unit_test(test_years_are_of_one_direction),
        cmocka_unit_test_setup_teardown(test_years_of_random_graphs, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_empty_slices_are_said, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_refusals, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_a_slice_that_fails, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(
            test_the_same_for_any_number_of_threads, make_folder, remove_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
