/* The program: exit codes, suggestions, refusals, files. */
#include "run.h"

#include "../src/base/json.h"

#define FLORENTINE REFERENCE "florentine.json"

static const char broken[] = "{\"nodes\": [";
static const char dangling[] = "{\"nodes\": [{\"id\": \"moef\"}],\n"
                               " \"edges\": [{\"source\": \"moef\", \"target\": \"moeff\"}]}";

/* --- exit codes -------------------------------------------------------------------------- */

static void
test_done(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN(&r, "rank", FLORENTINE);
    assert_code(&r, 0);
    assert_string_equal(r.err, "");
    RUN(&r, "check", FLORENTINE);
    assert_code(&r, 0);
    RUN(&r, "version");
    assert_code(&r, 0);
    assert_says(&r, out, "kakehashi ");
    RUN(&r, "--version");
    assert_code(&r, 0);
    run_free(&r);
}

static void
test_answer_is_no(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &(run_how){ .input = dangling }, "check", "-");
    assert_code(&r, 1);
    assert_says(&r, out, "-:2:");
    assert_says(&r, out, "/edges/0/target");
    assert_says(&r, out, "did you mean \"moef\"");
    run_free(&r);
}

static void
test_bad_input(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &(run_how){ .input = broken }, "rank", "-");
    assert_refused(&r, 3, "error[E0");
    RUN_HOW(&r, &(run_how){ .input = dangling }, "bridges", "-");
    assert_refused(&r, 3, "\"moeff\"");
    assert_says(&r, err, "1 error in the input");
    RUN_HOW(&r, &(run_how){ .input = broken }, "check", "-");
    assert_code(&r, 3);
    assert_says(&r, out, "error[E0");
    RUN_HOW(&r, &(run_how){ .input = "" }, "info", "-");
    assert_code(&r, 3);
    run_free(&r);
}

/* The kind that help is offered on is that of an error, not of a warning before it. */
static void
test_bad_input_names_an_error(void **state)
{
    static const char both[] = "{\"nodes\": [{\"id\": \"a\", \"typ\": 1}],\n"
                               " \"edges\": [{\"source\": \"a\", \"target\": \"b\"}]}";
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &(run_how){ .input = both }, "rank", "-");
    assert_refused(&r, 3, "kakehashi help E0");
    run_free(&r);
}

static void
test_environment_fails(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN(&r, "rank", "no/such/file.json");
    assert_refused(&r, 4, "no/such/file.json");
    RUN(&r, "rank", "/tmp");
    assert_refused(&r, 4, "/tmp");
    RUN(&r, "rank", FLORENTINE, "-o", "no/such/folder/out");
    assert_refused(&r, 4, "no/such/folder/out");
    run_free(&r);
}

/* --- did you mean ------------------------------------------------------------------------ */

static void
test_suggestions(void **state)
{
    static const struct {
        const char *arguments[5], *culprit, *hint;
    } cases[] = {
        { { "brigdes", FLORENTINE }, "\"brigdes\"", "did you mean \"bridges\"?" },
        { { "frobnicate" }, "\"frobnicate\"", "choose from: " },
        { { "rank", FLORENTINE, "--topp", "3" }, "--topp", "did you mean --top?" },
        { { "rank", FLORENTINE, "--fromat=csv" }, "--fromat", "did you mean --format?" },
        { { "rank", FLORENTINE, "--xyzzy" }, "--xyzzy", "kakehashi help rank" },
        { { "rank", FLORENTINE, "-Z" }, "-Z", "kakehashi help rank" },
        { { "rank", FLORENTINE, "-m", "betweeness" }, "\"betweeness\"", "\"betweenness\"" },
        { { "rank", FLORENTINE, "--format", "jsn" }, "\"jsn\"", "\"json\"" },
        { { "rank", FLORENTINE, "--format", "parquet" }, "\"parquet\"", "csv" },
        { { "rank", FLORENTINE, "--columns", "id,degre" }, "\"degre\"", "\"degree\"" },
        { { "rank", FLORENTINE, "--sort", "pagerang" }, "\"pagerang\"", "\"pagerank\"" },
        { { "rank", FLORENTINE, "--ego", "Medicci" }, "\"Medicci\"", "\"medici\" (Medici)" },
        { { "rank", FLORENTINE, "--drop", "nobody-at-all" }, "\"nobody-at-all\"", "" },
        { { "rank", FLORENTINE, "--type", "familly" }, "\"familly\"", "\"family\"" },
        { { "rank", FLORENTINE, "--relation", "mariage" }, "\"mariage\"", "\"marriage\"" },
        { { "rank", REFERENCE "karate.json", "--sector", "oficer" }, "\"oficer\"", "\"officer\"" },
        { { "help", "betweennes" }, "\"betweennes\"", "\"betweenness\"" },
    };
    run_result r = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        const char *const *a = cases[j].arguments;

        run_program(
            &r, &(run_how){ 0 }, (const char *const[]){ KAKEHASHI, a[0], a[1], a[2], a[3], NULL });
        assert_refused(&r, 2, cases[j].culprit);
        assert_says(&r, err, cases[j].hint);
    }
    run_free(&r);
}

/* --- wrong values ------------------------------------------------------------------------ */

static void
test_wrong_values(void **state)
{
    static const char *const cases[][3] = {
        { "--top", "many", "--top takes a whole number" },
        { "--top", "-1", "--top takes a whole number" },
        { "--top", "99999999999999999999", "--top takes at most" },
        { "--top", "", "--top takes a whole number" },
        { "--seed", "0x10", "--seed takes a whole number" },
        { "--radius", "1.5", "--radius takes a whole number" },
        { "--radius", "2", "--radius needs --ego" },
        { "--min-confidence", "high", "--min-confidence takes a number" },
        { "--min-confidence", "1.5", "from 0 to 1" },
        { "--min-confidence", "-1", "0 or more" },
        { "--min-confidence", "nan", "--min-confidence takes a number" },
        { "--timeout", "soon", "--timeout takes a number" },
        { "--timeout", "inf", "--timeout takes a number" },
        { "--max-memory", "lots", "such as 500M" },
        { "--max-memory", "0", "such as 500M" },
        { "--max-memory", "5X", "such as 500M" },
        { "--max-memory", "5Mx", "such as 500M" },
        { "--max-memory", "1e12T", "more than there can be" },
        { "--as-of", "someday", "--as-of: \"someday\" is not a date" },
        { "--as-of", "2015-02-29", "--as-of: there is no such date" },
        { "--from", "2015-13", "--from: there is no such date" },
        { "--to", "15", "--to: \"15\" is not a date" },
        { "--color", "sometimes", "auto, always or never" },
        { "--columns", "id,,degree", "--columns has an empty item" },
        { "--columns", "id,id", "id" },
        { "--columns", "", "--columns has an empty item" },
        { "--measures", "", "--measures has an empty item" },
        { "--sectors-from", "nothing", "\"nothing\"" },
        { "--normalized=yes", NULL, "--normalized takes no value" },
        { "--top", NULL, "--top needs a value" },
        { "--directed", "--undirected", "exclude each other" },
        { "--as-of=2010", "--from=2009", "not both" },
        { "--from=2012", "--to=2010", "ends before it starts" },
    };
    run_result r = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        run_program(&r, &(run_how){ 0 },
            (const char *const[]){ KAKEHASHI, "rank", FLORENTINE, cases[j][0], cases[j][1], NULL });
        assert_refused(&r, 2, cases[j][2]);
    }
    run_free(&r);
}

static void
test_wrong_number_of_arguments(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN(&r, "rank");
    assert_refused(&r, 2, "rank takes FILE...");
    RUN(&r, "version", "please");
    assert_refused(&r, 2, "version takes no arguments");
    run_program(&r, &(run_how){ 0 }, (const char *const[]){ KAKEHASHI, NULL });
    assert_code(&r, 2);
    assert_string_equal(r.out, "");
    assert_says(&r, err, "usage: kakehashi COMMAND");
    run_free(&r);
}

/* --- ways to write options --------------------------------------------------------------- */

static void
test_spellings_of_options(void **state)
{
    run_result plain = { 0 }, r = { 0 };

    (void) state;
    RUN(&plain, "rank", FLORENTINE, "--format", "csv", "--top", "3");
    assert_code(&plain, 0);
    RUN(&r, "rank", "--format=csv", "--top=3", FLORENTINE);
    assert_string_equal(r.out, plain.out);
    RUN(&r, "rank", "-fcsv", "-n3", FLORENTINE);
    assert_string_equal(r.out, plain.out);
    RUN(&r, "rank", "-qfcsv", FLORENTINE, "-n", "3");
    assert_string_equal(r.out, plain.out);
    RUN(&r, "rank", "-n", "1", "-f", "csv", "-n", "3", "--", FLORENTINE);
    assert_string_equal(r.out, plain.out);
    RUN(&r, "rank", "--", FLORENTINE, "--top");
    assert_refused(&r, 4, "--top");
    run_free(&r);
    run_free(&plain);
}

static void
test_help(void **state)
{
    run_result r = { 0 }, other = { 0 };

    (void) state;
    RUN(&r, "help");
    assert_code(&r, 0);
    assert_says(&r, out, "bridges");
    RUN(&other, "--help");
    assert_string_equal(other.out, r.out);
    RUN(&other, "-h");
    assert_string_equal(other.out, r.out);
    RUN(&r, "help", "rank");
    assert_code(&r, 0);
    assert_says(&r, out, "--min-confidence X");
    assert_says(&r, out, "-o, --output FILE");
    RUN(&other, "rank", "--help");
    assert_string_equal(other.out, r.out);
    RUN(&other, "rank", "-h", FLORENTINE);
    assert_string_equal(other.out, r.out);
    RUN(&r, "help", "pagerank");
    assert_says(&r, out, "formula");
    RUN(&r, "help", "exit-codes");
    assert_says(&r, out, "130");
    run_free(&other);
    run_free(&r);
}

/* --- JSON -------------------------------------------------------------------------------- */

static json_t *
parsed(const run_result *r)
{
    kh_error err = { 0 };
    json_t *value = NULL;
    size_t offset;

    assert_code(r, 0);
    assert_ok(kh_json_parse(r->out, r->out_length, &value, &offset, &err));
    return value;
}

/* The keys of an object, in order, each followed by a space. */
static void
assert_keys(json_t *object, const char *expected)
{
    kh_text keys = { 0 };
    const char *key;
    json_t *value;

    assert_true(json_is_object(object));
    json_object_foreach (object, key, value) {
        kh_text_print(&keys, "%s ", key);
    }
    assert_string_equal(kh_text_bytes(&keys), expected);
    kh_text_free(&keys);
}

static void
test_json_shape(void **state)
{
#define JUDGED(name) name " " name "_mean " name "_sd " name "_z " name "_p " name "_q "
    static const char *const commands[][3] = {
        { "rank", "id label type sectors betweenness degree pagerank ", "" },
        { "bridges",
            "id label type sectors " JUDGED("cross_betweenness") "cross_share " JUDGED(
                "participation") "within_z ei_index " JUDGED("coordinator") JUDGED("consultant")
                JUDGED("representative") JUDGED("gatekeeper") JUDGED(
                    "liaison") "brokerage constraint effective_size efficiency hierarchy bridging "
                               "bridgeness articulation cut_off top_pairs single_source_ties "
                               "contested_ties ",
            "null permutations exact_roles " },
    };
    run_result r = { 0 };
    size_t j, row;

    (void) state;
    for (j = 0; j < 2; j++) {
        char schema[64], net[256];
        json_t *root, *rows, *first;

        RUN(&r, commands[j][0], "--format", "json", REFERENCE "karate.json");
        root = parsed(&r);
        assert_keys(root, "schema net columns rows ");
        snprintf(schema, sizeof(schema), "kakehashi/%s/1", commands[j][0]);
        assert_string_equal(json_string_value(json_object_get(root, "schema")), schema);
        snprintf(net, sizeof(net),
            "nodes edges ties loops_dropped parallel_collapsed directed weighted sector_rule "
            "selection seed %s",
            commands[j][2]);
        assert_keys(json_object_get(root, "net"), net);
        assert_int_equal(
            json_integer_value(json_object_get(json_object_get(root, "net"), "seed")), 42);
        rows = json_object_get(root, "rows");
        assert_int_equal(json_array_size(rows), 34);
        for (row = 0; row < 34; row++) {
            assert_keys(json_array_get(rows, row), commands[j][1]);
        }
        first = json_array_get(json_object_get(root, "columns"), 0);
        assert_keys(first, "name unit definition ");
        first = json_array_get(json_object_get(json_array_get(rows, 0), "sectors"), 0);
        assert_keys(first, "id weight ");
        json_decref(root);
    }
    run_free(&r);
}

/* Padgett's Medici: 47.5 of 91 pairs. */
static void
test_medici(void **state)
{
    run_result r = { 0 };
    json_t *root, *row;

    (void) state;
    RUN(&r, "rank", "-m", "betweenness", "--normalized", "-f", "json", "-n", "1", FLORENTINE);
    root = parsed(&r);
    row = json_array_get(json_object_get(root, "rows"), 0);
    assert_string_equal(json_string_value(json_object_get(row, "id")), "medici");
    assert_near(json_real_value(json_object_get(row, "betweenness")), 47.5 / 91, 1e-15);
    json_decref(root);
    RUN(&r, "rank", "-m", "betweenness", "--normalized", "-f", "csv", "-n", "1", "--columns",
        "betweenness", REFERENCE "florentine-with-pucci.json");
    assert_near(atof(strchr(r.out, '\n') + 1), 47.5 / 105, 1e-15);
    run_free(&r);
}

/* A number that does not exist is null, an empty cell elsewhere. */
static void
test_undefined_numbers(void **state)
{
    static const char isolate[] = "{\"nodes\": [{\"id\": \"a\"}], \"edges\": []}";
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &(run_how){ .input = isolate }, "rank", "-", "-m", "closeness", "-f", "json");
    assert_says(&r, out, "\"closeness\":null");
    assert_silent(&r, out, "nan");
    RUN_HOW(&r, &(run_how){ .input = isolate }, "bridges", "-", "-f", "csv", "--columns",
        "id,cross_share");
    assert_says(&r, out, "\na,");
    assert_silent(&r, out, "nan");
    run_free(&r);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_done),
        cmocka_unit_test(test_answer_is_no),
        cmocka_unit_test(test_bad_input),
        cmocka_unit_test(test_bad_input_names_an_error),
        cmocka_unit_test(test_environment_fails),
        cmocka_unit_test(test_suggestions),
        cmocka_unit_test(test_wrong_values),
        cmocka_unit_test(test_wrong_number_of_arguments),
        cmocka_unit_test(test_spellings_of_options),
        cmocka_unit_test(test_help),
        cmocka_unit_test(test_json_shape),
        cmocka_unit_test(test_medici),
        cmocka_unit_test(test_undefined_numbers),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
