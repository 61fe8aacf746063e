/* convert, and commands on what it writes. */
#include "run.h"

#define SMART   KH_ROOT "/data/japan-smart-city.json"
#define EU      KH_ROOT "/data/eu-green-deal.json"
#define EXAMPLE KH_ROOT "/data/example.json"
#define ADVICE  REFERENCE "krackhardt-advice.json"
#define RUN_SHELL(result, line)                                                                    \
    run_program((result), &(run_how){ 0 }, (const char *const[]){ "/bin/sh", "-c", (line), NULL })

/* Every command, with what looks into all corners of a graph: the same from a snapshot as from the
 * text that it was made of, warnings and citations included. */
static void
test_commands_say_the_same(void **state)
{
    static const char *const files[] = { SMART, EU, EXAMPLE, ADVICE };
    static const char *const commands[][6] = {
        { "check" },
        { "check", "-fjson" },
        { "info", "-fjson" },
        { "list", "-fjson", "--lang=ko" },
        { "list", "--edges", "-fjson" },
        { "rank", "-fjson", "--weighted" },
        { "bridges", "-fjson", "--null=none" },
        { "draw", "--preset=map", "-oout.dot" },
        { "convert", "--to=json" },
        { "convert", "--to=ndjson", "--as-of=2015" },
        { "convert", "--to=json", "--radius=2", "--ego=meti" },
        { "bridges", "--explain=cao", "--null=none" },
    };
    run_result text = { 0 }, snapshot = { 0 };
    size_t j, k;

    (void) state;
    for (j = 0; j < sizeof(files) / sizeof(files[0]); j++) {
        RUN(&text, "convert", files[j], "-o", "g.khg");
        assert_code(&text, 0);
        for (k = 0; k < sizeof(commands) / sizeof(commands[0]); k++) {
            const char *const *c = commands[k];
            const char *arguments[] = { KAKEHASHI, c[0], files[j], c[1], c[2], c[3], NULL };

            run_program(&text, &(run_how){ 0 }, arguments);
            arguments[2] = "g.khg";
            run_program(&snapshot, &(run_how){ 0 }, arguments);
            assert_int_equal(snapshot.code, text.code);
            assert_string_equal(snapshot.out, text.out);
            /* Messages name the file that was given. */
            if (strstr(text.err, files[j]) == NULL) {
                assert_string_equal(snapshot.err, text.err);
            }
        }
    }
    run_free(&text);
    run_free(&snapshot);
}

static void
test_told_by_content(void **state)
{
    run_result plain = { 0 }, r = { 0 };

    (void) state;
    RUN(&plain, "info", EXAMPLE, "-fjson");
    RUN(&r, "convert", EXAMPLE, "--to", "khg", "-o", "named.json");
    assert_code(&r, 0);
    RUN(&r, "info", "named.json", "-fjson");
    assert_string_equal(r.out, plain.out);
    RUN_SHELL(&r, "cat named.json | " KAKEHASHI " info -fjson -");
    assert_string_equal(r.out, plain.out);
    RUN_SHELL(&r, KAKEHASHI " info -fjson - < named.json");
    assert_string_equal(r.out, plain.out);
    RUN_SHELL(&r, KAKEHASHI " convert --to khg " EXAMPLE " | " KAKEHASHI " info -fjson -");
    assert_string_equal(r.out, plain.out);
    /* The name of a file that was read is not that of the snapshot. */
    RUN(&r, "convert", "named.json", "-o", "again.khg");
    assert_code(&r, 0);
    RUN_SHELL(&r, "cmp named.json again.khg");
    assert_code(&r, 0);
    run_free(&r);
    run_free(&plain);
}

static void
test_what_is_refused(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN(&r, "convert", EXAMPLE);
    assert_refused(&r, 2, "the format to convert to is missing");
    RUN(&r, "convert", EXAMPLE, "-o", "x.pdf");
    assert_refused(&r, 2, "there is no format of a graph \"pdf\"");
    RUN(&r, "convert", EXAMPLE, "--to", "jsn");
    assert_refused(&r, 2, "did you mean \"json\"?");
    put_file("bad.json",
        "{\"nodes\": [{\"id\": \"a\"}], \"edges\": [{\"source\": \"a\", \"target\": \"b\"}]}");
    RUN(&r, "convert", "bad.json", "-o", "bad.khg");
    assert_refused(&r, 3, "error[E012]");
    RUN(&r, "convert", EXAMPLE, "-o", "g.khg");
    assert_code(&r, 0);
    RUN(&r, "convert", "g.khg", "-o", "g.khg");
    assert_refused(&r, 2, "is an input too");
    RUN_SHELL(&r, "head -c 5000 g.khg > torn.khg");
    RUN(&r, "info", "torn.khg");
    assert_refused(&r, 3, "torn.khg is a snapshot of which the end is missing: 5000 of ");
    assert_says(&r, err, "hint: convert the original again");
    RUN(&r, "check", "torn.khg");
    assert_refused(&r, 3, "the end is missing");
    RUN_SHELL(&r, "cat torn.khg | " KAKEHASHI " info -");
    assert_refused(&r, 3, "- is a snapshot of which the end is missing: 5000 of ");
    RUN_SHELL(&r, "cat g.khg g.khg > long.khg");
    RUN(&r, "info", "long.khg");
    assert_refused(&r, 3, "something stands behind its end");
    assert_int_equal(count_files(), 4);
    run_free(&r);
}

/* A file that may become a terminal's noise. */
static void
test_no_bytes_for_a_terminal(void **state)
{
    run_result r = { 0 };

    (void) state;
    RUN_SHELL(&r, "script -qec '" KAKEHASHI " convert --to khg " EXAMPLE "' /dev/null < /dev/null");
    if (r.code == 127) {
        run_free(&r);
        skip();
    }
    assert_int_equal(r.code, 2);
    assert_says(&r, out, "khg is nothing to read on a terminal");
    run_free(&r);
}

static void
test_losses_are_told(void **state)
{
    run_result r = { 0 };

    (void) state;
    put_file("kind.json", "{\"nodes\": [{\"id\": \"a\", \"kind\": 1}], \"edges\": []}");
    RUN(&r, "convert", "kind.json", "--to", "json");
    assert_code(&r, 0);
    assert_string_equal(r.err, "");
    RUN(&r, "convert", "kind.json", "--to", "ndjson");
    assert_code(&r, 0);
    assert_says(&r, err, "left out: 1 unknown key \"kind\" or \"id\", which means something else");
    run_free(&r);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_commands_say_the_same, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_told_by_content, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_what_is_refused, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_no_bytes_for_a_terminal, make_folder, remove_folder),
        cmocka_unit_test_setup_teardown(test_losses_are_told, make_folder, remove_folder),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
