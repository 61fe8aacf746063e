/* Where results go: files that are whole or absent, streams that are closed, full or left. */
#include "run.h"

#define FLORENTINE REFERENCE "florentine.json"

static const char a_json[] = "{\"nodes\": [{\"id\": \"a\", \"label\": \"A\"}, {\"id\": \"b\"}],\n"
                             " \"edges\": [{\"source\": \"a\", \"target\": \"b\"}]}";
static const char b_json[] = "{\"nodes\": [{\"id\": \"b\"}, {\"id\": \"c\"}],\n"
                             " \"edges\": [{\"source\": \"b\", \"target\": \"c\"}]}";

/* --- -o ---------------------------------------------------------------------------------- */

static void
test_output_file(void **state)
{
    run_result plain = { 0 }, r = { 0 };

    (void) state;
    RUN(&plain, "rank", FLORENTINE, "-fcsv");
    RUN(&r, "rank", FLORENTINE, "-fcsv", "-o", "new.csv");
    assert_code(&r, 0);
    assert_string_equal(r.out, "");
    assert_file("new.csv", plain.out);
    put_file("old.csv", "old");
    assert_int_equal(symlink("old.csv", "link.csv"), 0);
    RUN(&r, "rank", FLORENTINE, "-fcsv", "--output=link.csv");
    assert_code(&r, 0);
    assert_file("old.csv", plain.out);
    RUN(&r, "rank", FLORENTINE, "-fcsv", "-o-");
    assert_string_equal(r.out, plain.out);
    assert_int_equal(count_files(), 3);
    run_free(&r);
    run_free(&plain);
}

/* The names of open streams: written as they are, never renamed over. */
static void
test_output_to_a_stream(void **state)
{
    run_result plain = { 0 }, r = { 0 };
    char *log = NULL;

    (void) state;
    RUN(&plain, "list", FLORENTINE, "-fcsv");
    put_file("log", "before\n");
    RUN_HOW(&r, &(run_how){ .output = "log" }, "list", FLORENTINE, "-fcsv", "-o", "/dev/stdout");
    assert_code(&r, 0);
    assert_int_equal(count_files(), 1);
    assert_true(asprintf(&log, "before\n%s", plain.out) > 0);
    assert_file("log", log);
    free(log);
    assert_int_equal(
        system(KAKEHASHI " list " FLORENTINE " -fcsv -o /dev/stdout | cat > piped"), 0);
    assert_file("piped", plain.out);
    assert_int_equal(system("mkfifo fifo; (cat fifo > from-fifo) & " KAKEHASHI " list " FLORENTINE
                            " -fcsv -o fifo; wait"),
        0);
    assert_file("from-fifo", plain.out);
    RUN(&r, "list", FLORENTINE, "-o", "/dev/none/such");
    assert_refused(&r, 4, "cannot write /dev/none/such");
    run_free(&r);
    run_free(&plain);
}

static void
test_output_with_an_unknown_extension(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN(&r, "list", FLORENTINE, "-o", "out.xyz");
    assert_refused(&r, 2, "a table cannot be written as \"xyz\"");
    assert_says(&r, err, "*.csv");
    assert_int_equal(count_files(), 0);
    RUN(&r, "list", FLORENTINE, "-o", "out.xyz", "-ftext");
    assert_code(&r, 0);
    RUN(&r, "list", FLORENTINE, "-o", "out.txt");
    assert_code(&r, 0);
    RUN(&r, "list", FLORENTINE, "-o", "./.hidden");
    assert_code(&r, 0);
    assert_int_equal(count_files(), 3);
    run_free(&r);
}

/* A result never replaces what it came from. */
static void
test_output_over_input(void **state)
{
    run_result r = { 0 };

    (void) state;
    put_file("a.json", a_json);
    RUN(&r, "list", "a.json", "-fcsv", "--columns=id", "-o", "a.json");
    assert_refused(&r, 2, "is an input too");
    assert_file("a.json", a_json);
    RUN(&r, "check", "a.json", "-o", "./a.json");
    assert_refused(&r, 2, "is an input too");
    assert_file("a.json", a_json);
    run_free(&r);
}

static void
test_failure_leaves_the_old_file(void **state)
{
    static const char *const cases[][3] = {
        { "rank", "bad.json" },
        { "rank", "missing.json" },
        { "rank", FLORENTINE, "--columns=nonsense" },
        { "rank", FLORENTINE, "--ego=nobody" },
        { "draw", FLORENTINE, "--format=nonsense" },
    };
    run_result r = { 0 };
    size_t j;

    (void) state;
    put_file("kept", "kept");
    put_file("bad.json", "{");
    for (j = 0; j < sizeof(cases) / sizeof(*cases); j++) {
        run_program(&r, &(run_how){ 0 },
            (const char *const[]){
                KAKEHASHI, cases[j][0], cases[j][1], "-o", "kept", cases[j][2], NULL });
        assert_true(r.code >= 2 && r.code <= 4);
        assert_file("kept", "kept");
        run_program(&r, &(run_how){ 0 },
            (const char *const[]){
                KAKEHASHI, cases[j][0], cases[j][1], "-o", "new", cases[j][2], NULL });
        assert_int_equal(count_files(), 2);
    }
    run_free(&r);
}

/* An answer that is no is an answer; so is what is wrong with a file that cannot be parsed. */
static void
test_findings_in_a_file(void **state)
{
    run_result r = { 0 };

    (void) state;
    put_file("bad.json", "{\"nodes\": [], \"edges\": [{}]}");
    RUN(&r, "check", "bad.json", "-o", "findings");
    assert_true(r.code == 1 || r.code == 3);
    assert_int_equal(count_files(), 2);
    put_file("broken.json", "{");
    RUN(&r, "check", "broken.json", "-fcsv", "-o", "broken.csv");
    assert_code(&r, 3);
    assert_int_equal(count_files(), 4);
    run_free(&r);
}

static void
test_help_in_a_file(void **state)
{
    run_result plain = { 0 }, r = { 0 };

    (void) state;
    RUN(&plain, "help", "rank");
    RUN(&r, "help", "rank", "-o", "help.txt");
    assert_code(&r, 0);
    assert_string_equal(r.out, "");
    assert_file("help.txt", plain.out);
    RUN(&r, "rank", "--help", "-o", "help.txt");
    assert_file("help.txt", plain.out);
    RUN(&r, "version", "-o", "no/folder");
    assert_refused(&r, 4, "no/folder");
    run_free(&r);
    run_free(&plain);
}

/* --- input ------------------------------------------------------------------------------- */

static void
test_several_files(void **state)
{
    const run_how b_as_input = { .input = b_json };
    run_result r = { 0 };

    (void) state;
    put_file("a.json", a_json);
    put_file("b.json", b_json);
    put_file("directed.json", "{\"directed\": true, \"nodes\": [], \"edges\": []}");
    put_file("undirected.json", "{\"directed\": false, \"nodes\": [], \"edges\": []}");
    put_file("other.json", "{\"nodes\": [{\"id\": \"a\", \"type\": \"x\"}], \"edges\": []}");
    RUN(&r, "rank", "a.json", "b.json", "-mdegree", "-fcsv", "--columns=id,degree");
    assert_code(&r, 0);
    assert_string_equal(r.out, "id,degree\nb,2\na,1\nc,1\n");
    RUN_HOW(&r, &b_as_input, "rank", "a.json", "-", "-mdegree", "-fcsv", "--columns=id,degree");
    assert_string_equal(r.out, "id,degree\nb,2\na,1\nc,1\n");
    RUN(&r, "rank", "directed.json", "undirected.json");
    assert_refused(&r, 3, "directed");
    RUN(&r, "rank", "a.json", "missing.json");
    assert_refused(&r, 4, "missing.json");
    RUN(&r, "list", "a.json", "other.json", "-fcsv", "--columns=id,label,type");
    assert_string_equal(r.out, "id,label,type\na,A,x\nb,b,\n");
    run_free(&r);
}

/* --- standard streams -------------------------------------------------------------------- */

static void
test_closed_output(void **state)
{
    const run_how closed = { .closed_output = true };
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &closed, "rank", FLORENTINE);
    assert_refused(&r, 4, "standard output");
    RUN_HOW(&r, &closed, "version");
    assert_refused(&r, 4, "standard output");
    RUN_HOW(&r, &closed, "rank", FLORENTINE, "-o", "out");
    assert_code(&r, 0);
    assert_int_equal(count_files(), 1);
    run_free(&r);
}

static void
test_closed_input_and_errors(void **state)
{
    const run_how deaf_and_mute = { .closed_input = true, .closed_errors = true };
    run_result r = { 0 };

    (void) state;
    RUN_HOW(&r, &(run_how){ .closed_input = true }, "rank", "-");
    assert_refused(&r, 4, "cannot read -");
    RUN_HOW(&r, &(run_how){ .closed_input = true }, "rank", FLORENTINE);
    assert_code(&r, 0);
    RUN_HOW(&r, &(run_how){ .closed_errors = true }, "rank", FLORENTINE, "--top=x");
    assert_code(&r, 2);
    RUN_HOW(&r, &deaf_and_mute, "rank", "missing.json", "-o", "out");
    assert_code(&r, 4);
    assert_int_equal(count_files(), 0);
    run_free(&r);
}

static void
test_full_disk(void **state)
{
    static const char *const commands[][2] = { { "rank", FLORENTINE }, { "version" }, { "help" },
        { "check", FLORENTINE }, { "draw", FLORENTINE } };
    const run_how full = { .output = "/dev/full" };
    run_result r = { 0 };
    size_t j;

    (void) state;
    for (j = 0; j < 5; j++) {
        run_program(
            &r, &full, (const char *const[]){ KAKEHASHI, commands[j][0], commands[j][1], NULL });
        assert_code(&r, 4);
        assert_says(&r, err, "No space left on device");
        run_program(&r, &(run_how){ 0 },
            (const char *const[]){
                KAKEHASHI, commands[j][0], "-o/dev/full", commands[j][1], NULL });
        assert_code(&r, 4);
        assert_says(&r, err, "/dev/full");
    }
    run_free(&r);
}

/* `kakehashi ... | head`: ends as every filter does, without a word. */
static void
test_reader_leaves(void **state)
{
    const char *const arguments[] = { KAKEHASHI, "list", REFERENCE "karate.json", NULL };
    const int input = run_memory_file(NULL), errors = run_memory_file(NULL);
    char *messages;
    int ends[2];
    pid_t pid;

    (void) state;
    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    close(ends[0]);
    pid = run_spawn(&(run_how){ 0 }, input, ends[1], errors, arguments);
    close(ends[1]);
    assert_int_equal(run_wait(pid), 128 + SIGPIPE);
    messages = run_slurp(errors, NULL);
    assert_string_equal(messages, "");
    free(messages);
    close(input);
    close(errors);
}

/* Where the caller ignores SIGPIPE, writing fails instead. */
static void
test_reader_leaves_and_nobody_minds(void **state)
{
    const char *const arguments[] = { "/bin/sh", "-c",
        "trap '' PIPE; { \"$0\" list \"$1\" 2> err; echo $? > code; } | true; sleep 0.1; "
        "cat code err >&2",
        KAKEHASHI, REFERENCE "karate.json", NULL };
    run_result r = { 0 };

    (void) state;
    /* `true` may end after the result was written: then all is well, too. */
    run_program(&r, &(run_how){ 0 }, arguments);
    assert_code(&r, 0);
    if (strcmp(r.err, "0\n") != 0) {
        assert_string_equal(r.err, "4\nkakehashi: cannot write standard output: Broken pipe\n");
    }
    run_free(&r);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

/* --- several inputs ------------------------------------------------------------------------- */

/* Nodes in one file, edges in another, in any order; the same file twice is a mistake. */
static void
test_nodes_and_edges_apart(void **state)
{
    run_result r = { 0 };

    (void) state;
    put_file("nodes.json", "{\"nodes\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"edges\": []}");
    put_file("edges.json", "{\"nodes\": [], \"edges\": [{\"source\": \"a\", \"target\": \"b\"}]}");
    RUN(&r, "check", "nodes.json", "edges.json");
    assert_code(&r, 0);
    RUN(&r, "list", "edges.json", "nodes.json", "-fcsv", "--columns=id");
    assert_code(&r, 0);
    assert_string_equal(r.out, "id\na\nb\n");
    RUN(&r, "check", "nodes.json", "./nodes.json");
    assert_code(&r, 2);
    assert_non_null(strstr(r.err, "nodes.json and ./nodes.json are the same file"));
    run_free(&r);
}

/* A file that cannot be read was not checked in full, and nobody may think that it was. */
static void
test_check_says_what_it_left_out(void **state)
{
    run_result r = { 0 };

    (void) state;
    put_file("a.json", a_json);
    RUN(&r, "check", "a.json");
    assert_null(strstr(r.out, "not all checked"));
    put_file("bad.json", "{\"nodes\": [{\"id\": 7}], \"edges\": []}");
    RUN(&r, "check", "bad.json");
    assert_code(&r, 3);
    assert_non_null(strstr(r.out, "were not all checked: mend E001 to E008 first\n"));
    RUN(&r, "check", "bad.json", "-fjson");
    assert_null(strstr(r.out, "not all checked"));
    assert_non_null(strstr(r.err, "were not all checked"));
    run_free(&r);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_output_file),
        TEST(test_output_to_a_stream),
        TEST(test_output_with_an_unknown_extension),
        TEST(test_output_over_input),
        TEST(test_failure_leaves_the_old_file),
        TEST(test_findings_in_a_file),
        TEST(test_help_in_a_file),
        TEST(test_several_files),
        TEST(test_nodes_and_edges_apart),
        TEST(test_check_says_what_it_left_out),
        TEST(test_closed_output),
        TEST(test_closed_input_and_errors),
        TEST(test_full_disk),
        TEST(test_reader_leaves),
        TEST(test_reader_leaves_and_nobody_minds),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
