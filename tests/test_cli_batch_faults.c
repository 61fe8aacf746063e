/* The command batch as a whole: hostile jobs, wrong manifests, runs that are interrupted. */
#include "batch_run.h"

#include <sys/prctl.h>

/* --- jobs that do not do well ------------------------------------------------------------ */

static void
test_no(void **state)
{
    run_result result = { 0 };

    (void) state;
    put_file(
        "m.json", MANIFEST("{\"command\":\"cuts\",\"output\":\"a\",\"arguments\":[\"a\",\"c\"],"
                           "\"options\":{\"format\":\"csv\"}},"
                           "{\"command\":\"cuts\",\"output\":\"b\",\"arguments\":[\"a\",\"c\"],"
                           "\"options\":{\"format\":\"csv\"},\"expect\":[0,1]}"));
    RUN(&result, "batch", "m.json");
    assert_code(&result, 1);
    assert_says(&result, out, "\"job\":\"a\",\"status\":\"no\",\"exit\":1");
    assert_says(&result, out, "\"job\":\"b\",\"status\":\"ok\",\"exit\":1");
    assert_says(&result, err,
        "kakehashi: a: the answer is no (exit code 1)\n"
        "hint: if that is an answer as good as any: \"expect\": [0, 1]\n");
    assert_says(&result, err, "jobs: 1 done, 1 failed\n");
    RUN(&result, "batch", "m.json", "--resume");
    assert_code(&result, 1);
    assert_says(&result, out, "\"job\":\"b\",\"status\":\"up-to-date\",\"exit\":1");
    run_free(&result);
}

static const char hostile[] = MANIFEST(
    "{\"command\":\"rank\",\"output\":\"{n}.csv\",\"options\":{\"top\":\"{n}\"},\"matrix\":{\"n\":"
    "{\"from\":1,\"to\":95}}},"
    "{\"command\":\"rank\",\"output\":\"bad.csv\",\"inputs\":\"bad.json\"},"
    "{\"command\":\"rank\",\"output\":\"crash.csv\",\"inputs\":\"crash.json\"},"
    "{\"command\":\"rank\",\"output\":\"slow.csv\",\"inputs\":\"slow.json\",\"timeout\":0.05},"
    "{\"command\":\"rank\",\"output\":\"memory.csv\",\"maxMemory\":\"1M\"},"
    "{\"command\":\"rank\",\"output\":\"locked/x.csv\"}");

static void
test_hostile(void **state)
{
    run_result result = { 0 };

    (void) state;
    if (!HAS_FAULTS) {
        skip();
    }
    put_file("m.json", hostile);
    mkdir("out", 0777);
    put_file("out/locked", "");
    setenv("KH_FORK_FAILS", "1", 1);
    RUN_HOW(&result, &with_faults, "batch", "m.json", "-j", "3");
    unsetenv("KH_FORK_FAILS");
    assert_code(&result, 1);
    assert_int_equal(count(result.out, "\n"), 100);
    assert_int_equal(count(result.out, "\"status\":\"ok\""), 95);
    assert_says(&result, out, "\"job\":\"bad.csv\",\"status\":\"failed\",\"exit\":3");
    assert_says(&result, out, "\"job\":\"crash.csv\",\"status\":\"crashed\",\"exit\":70");
    assert_says(&result, out, "\"job\":\"slow.csv\",\"status\":\"timeout\",\"exit\":5");
    assert_says(&result, out, "\"job\":\"memory.csv\",\"status\":\"limit\",\"exit\":5");
    assert_says(&result, out, "\"job\":\"locked/x.csv\",\"status\":\"failed\",\"exit\":null");
    assert_int_equal(count(result.out, "\"outputs\":[]"), 5);
    assert_int_equal(count(result.err, "kakehashi: "), 6);
    assert_says(&result, err, "kakehashi: bad.csv: bad.json:1:1: error[");
    assert_says(&result, err, "kakehashi: crash.csv: a bug: rank ended by signal 6 (Aborted)\n");
    assert_says(&result, err, "kakehashi: slow.csv: rank did not finish within --timeout 0.05\n");
    assert_says(&result, err, "kakehashi: memory.csv: ");
    assert_says(&result, err,
        "kakehashi: locked/x.csv: locked is a symbolic link or a file, not a folder\n");
    assert_says(&result, err, "kakehashi: jobs: 95 done, 5 failed\n");
    run_free(&result);
}

static void
test_fail_fast(void **state)
{
    run_result result = { 0 };

    (void) state;
    put_file("m.json", MANIFEST("{\"command\":\"rank\",\"output\":\"a\",\"inputs\":\"bad.json\"},"
                                "{\"command\":\"info\",\"output\":\"b.json\"}"));
    RUN(&result, "batch", "m.json", "-j1", "--fail-fast");
    assert_code(&result, 1);
    assert_says(&result, out, "\"job\":\"b.json\",\"status\":\"skipped\",\"exit\":null");
    assert_says(&result, err, "jobs: 1 failed, 1 not begun\n");
    run_free(&result);
}

/* A link that leads out of the output folder, put there after the plan was made. */
static void
test_links(void **state)
{
    run_result result = { 0 };

    (void) state;
    mkdir("out", 0777);
    mkdir("away", 0777);
    assert_int_equal(symlink("../away", "out/sub"), 0);
    put_file("m.json", three);
    RUN(&result, "batch", "m.json");
    assert_code(&result, 1);
    assert_int_equal(count(result.err, "sub is a symbolic link or a file, not a folder"), 2);
    assert_int_not_equal(rmdir("away"), -1);
    run_free(&result);
}

static void
test_wrong_manifest(void **state)
{
    run_result result = { 0 };

    (void) state;
    put_file("m.json", MANIFEST("{\"command\":\"rank\",\"output\":\"a.csv\",\"options\":{"
                                "\"mesures\":\"degree\",\"top\":-1,\"output\":\"x\"}}"));
    RUN(&result, "batch", "m.json");
    assert_refused(&result, 3, "did you mean \"measures\"?");
    assert_says(&result, err, "--top takes a whole number, not \"-1\"");
    assert_says(&result, err, "the job's \"output\" says where it writes");
    assert_int_not_equal(access("out", F_OK), 0);
    put_file("x.json", MANIFEST("{\"command\":\"rank\",\"output\":\"a.xlsx\"},"
                                "{\"command\":\"convert\",\"output\":\"graph\"},"
                                "{\"comand\":\"rank\",\"output\":\"b\"},"
                                "{\"command\":\"rank\",\"output\":\"b.xlsx\","
                                "\"options\":{\"format\":\"csv\"}},"
                                "{\"command\":\"rank\",\"output\":\"c\"}"));
    RUN(&result, "batch", "x.json");
    assert_refused(&result, 3, "/jobs/0/output: a.xlsx: rank cannot write \"xlsx\"");
    assert_says(&result, err, "/jobs/1/output: graph: the output's format is missing");
    assert_says(&result, err, "did you mean \"command\"?");
    assert_int_equal(count(result.err, ": error["), 3);
    RUN(&result, "batch", "nowhere.json");
    assert_refused(&result, 4, "cannot open nowhere.json");
    RUN(&result, "batch", "m.json", "-j", "0");
    assert_code(&result, 3);
    RUN(&result, "batch", "m.json", "-o", "m.json");
    assert_refused(&result, 2, "is an input too");
    run_free(&result);
}

/* --- interrupted ------------------------------------------------------------------------- */

static void
check_interrupted(int signal_number)
{
    const int output = run_memory_file(NULL), errors = run_memory_file(NULL);
    static const char *const arguments[] = { KAKEHASHI, "batch", "m.json", "-j2", NULL };
    double asked;
    pid_t pid;
    char *out, *err;

    pid = run_spawn(&with_faults, output, output, errors, arguments);
    while (access("out/b.json", F_OK) != 0) {
        wait_seconds(0.002);
    }
    wait_seconds(0.05);
    asked = seconds_now();
    kill(pid, signal_number);
    assert_int_equal(run_wait(pid), 130);
    assert_true(seconds_now() - asked < 0.2);
    assert_int_equal(waitpid(-1, NULL, 0), -1);
    out = run_slurp(output, NULL);
    err = run_slurp(errors, NULL);
    assert_non_null(strstr(out, "\"job\":\"a.json\",\"status\":\"interrupted\""));
    assert_non_null(strstr(out, "\"job\":\"b.json\",\"status\":\"ok\""));
    assert_int_equal(count(out, "\"status\":\"skipped\""), 1);
    assert_non_null(strstr(err, "kakehashi: interrupted\n"));
    assert_non_null(strstr(err, "1 done, 2 interrupted, 1 not begun; --resume goes on from here"));
    free(out);
    free(err);
    close(output);
    close(errors);
}

static void
test_interrupted(void **state)
{
    run_result result = { 0 };

    (void) state;
    if (!HAS_FAULTS) {
        skip();
    }
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    put_file(
        "m.json", MANIFEST("{\"command\":\"info\",\"output\":\"a.json\",\"inputs\":\"slow.json\"},"
                           "{\"command\":\"info\",\"output\":\"b.json\"},"
                           "{\"command\":\"info\",\"output\":\"c.json\",\"inputs\":\"slow.json\"},"
                           "{\"command\":\"info\",\"output\":\"d.json\"}"));
    check_interrupted(SIGINT);
    unlink("out/b.json");
    check_interrupted(SIGTERM);
    RUN(&result, "batch", "m.json", "--resume");
    assert_code(&result, 0);
    assert_string_equal(result.err, "kakehashi: jobs: 3 done, 1 up to date\n");
    run_free(&result);
}

/* Also while an input is digested that takes a minute. */
static void
test_interrupted_reading(void **state)
{
    const int output = run_memory_file(NULL);
    static const char *const arguments[] = { KAKEHASHI, "batch", "m.json", NULL };
    double asked;
    pid_t pid;

    (void) state;
    put_file("huge.json", "");
    assert_int_equal(truncate("huge.json", (off_t) 1 << 34), 0);
    put_file("m.json",
        MANIFEST("{\"command\":\"info\",\"output\":\"a.json\",\"inputs\":\"huge.json\"}"));
    pid = run_spawn(&(run_how){ 0 }, output, output, output, arguments);
    while (access("out/.kakehashi-batch.ndjson", F_OK) != 0) {
        wait_seconds(0.002);
    }
    wait_seconds(0.02);
    asked = seconds_now();
    kill(pid, SIGINT);
    assert_int_equal(run_wait(pid), 130);
    assert_true(seconds_now() - asked < 0.2);
    close(output);
}

/* Two batches in one folder: the second one does not begin. */
static void
test_one_at_a_time(void **state)
{
    const int output = run_memory_file(NULL);
    static const char *const arguments[] = { KAKEHASHI, "batch", "m.json", NULL };
    run_result result = { 0 };
    pid_t pid;

    (void) state;
    if (!HAS_FAULTS) {
        skip();
    }
    put_file("m.json",
        MANIFEST("{\"command\":\"info\",\"output\":\"a.json\",\"inputs\":\"slow.json\"}"));
    pid = run_spawn(&with_faults, output, output, output, arguments);
    while (access("out/.kakehashi-batch.ndjson", F_OK) != 0) {
        wait_seconds(0.002);
    }
    RUN(&result, "batch", "m.json");
    assert_refused(&result, 4, "another batch is at work in out");
    kill(pid, SIGKILL);
    run_wait(pid);
    /* The jobs of one that was killed end with it. */
    RUN(&result, "batch", "m.json");
    assert_code(&result, 0);
    run_free(&result);
    close(output);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_no),
        IN_FOLDER(test_hostile),
        IN_FOLDER(test_fail_fast),
        IN_FOLDER(test_links),
        IN_FOLDER(test_wrong_manifest),
        IN_FOLDER(test_interrupted),
        IN_FOLDER(test_interrupted_reading),
        IN_FOLDER(test_one_at_a_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
