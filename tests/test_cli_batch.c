/* The command batch as a whole: jobs that do well, hostile ones, runs that are interrupted. */
#include "run.h"

#include <sys/prctl.h>

#if defined(__SANITIZE_ADDRESS__)
#define HAS_FAULTS 0 /* sanitizers want to be loaded first */
#else
#define HAS_FAULTS 1
#endif

static const char *const faults[] = { "LD_PRELOAD=" KH_BUILD "/tests/libbatch_faults.so", NULL };
static const run_how with_faults = { .environment = faults };

static const char graph[] = "{\"nodes\":[{\"id\":\"a\"},{\"id\":\"b\"},{\"id\":\"c\"}],"
                            "\"edges\":[{\"source\":\"a\",\"target\":\"b\"}]}";

#define HEAD           "{\"format\":\"kakehashi-batch-1\",\"outputFolder\":\"out\","
#define MANIFEST(jobs) HEAD "\"defaults\":{\"inputs\":\"g.json\"},\"jobs\":[" jobs "]}"

static int
make_inputs(void **state)
{
    const int failed = make_folder(state);

    if (!failed) {
        put_file("g.json", graph);
        put_file("bad.json", "{\"nodes\":[{\"id\":1.5}]}");
        put_file("crash.json", graph);
        put_file("slow.json", graph);
    }
    return failed;
}

static int
remove_all(void **state)
{
    char command[256];

    snprintf(command, sizeof(command), "rm -rf %s/*/", (char *) *state);
    return system(command) != 0 || remove_folder(state) != 0;
}

static size_t
count(const char *text, const char *what)
{
    size_t num = 0;

    for (; (text = strstr(text, what)) != NULL; text += strlen(what)) {
        num++;
    }
    return num;
}

/* What a shell command says. */
static char *
shell(const char *command)
{
    run_result result = { 0 };

    run_program(&result, &(run_how){ 0 }, (const char *const[]){ "/bin/sh", "-c", command, NULL });
    free(result.err);
    return result.out;
}

/* What is measured differs from run to run; nothing else does. */
static void
blank_numbers(char *text)
{
    static const char *const keys[] = { "\"seconds\":", "\"peak_memory\":" };
    size_t j;
    char *at;

    for (j = 0; j < 2; j++) {
        for (at = text; (at = strstr(at, keys[j])) != NULL;) {
            for (at += strlen(keys[j]); *at != ','; at++) {
                *at = '_';
            }
        }
    }
}

/* Lines without what is measured, whose lengths differ. */
static char *
without_numbers(const char *text)
{
    char *copy = strdup(text), *from, *to;

    blank_numbers(copy);
    for (from = to = copy; *from != '\0'; from++) {
        if (*from != '_') {
            *to++ = *from;
        }
    }
    *to = '\0';
    return copy;
}

/* --- jobs that do well ------------------------------------------------------------------- */

static const char three[] = MANIFEST(
    "{\"command\":\"rank\",\"output\":\"sub/rank-{n}.csv\",\"options\":{\"top\":\"{n}\"},"
    "\"matrix\":{\"n\":[1,2]}},{\"name\":\"it's\",\"command\":\"info\",\"output\":\"info.json\"}");

static void
test_lines(void **state)
{
    run_result result = { 0 };

    (void) state;
    put_file("m.json", three);
    RUN(&result, "batch", "m.json");
    assert_code(&result, 0);
    assert_string_equal(result.err, "kakehashi: jobs: 3 done\n");
    blank_numbers(result.out);
    assert_int_equal(count(result.out, "\n"), 3);
    assert_says(&result, out,
        "{\"schema\":\"kakehashi/batch/1\",\"job\":\"sub/rank-1.csv\",\"status\":\"ok\",\"exit\":0,"
        "\"seconds\":_");
    assert_says(&result, out, "\"outputs\":[{\"path\":\"out/sub/rank-1.csv\",\"bytes\":");
    assert_says(&result, out,
        "\"message\":null,\"hint\":null,\"notes\":[],\"command\":\"kakehashi rank --top 1 -o "
        "out/sub/rank-1.csv g.json\"}\n");
    assert_says(&result, out, "\"job\":\"it's\"");
    run_free(&result);
}

/* The digest is that of the file, as another program sees it. */
static void
test_digests(void **state)
{
    run_result result = { 0 };
    char *digest;

    (void) state;
    put_file("m.json", three);
    RUN(&result, "batch", "m.json");
    digest = shell("sha256sum out/info.json | cut -d ' ' -f 1 | tr -d '\\n'");
    assert_int_equal(strlen(digest), 64);
    assert_says(&result, out, digest);
    free(digest);
    run_free(&result);
}

static void
test_any_number_at_once(void **state)
{
    static const char *const numbers[] = { "1", "2", "4" };
    run_result result = { 0 };
    char *first_lines = NULL, *first_files = NULL, *lines, *files;
    size_t j;

    (void) state;
    put_file(
        "m.json", MANIFEST("{\"command\":\"rank\",\"output\":\"{n}.json\",\"options\":{\"top\":"
                           "\"{n}\"},\"matrix\":{\"n\":{\"from\":1,\"to\":20}}}"));
    for (j = 0; j < 3; j++) {
        RUN(&result, "batch", "m.json", "-j", numbers[j]);
        assert_code(&result, 0);
        lines = without_numbers(result.out);
        files = shell("cat out/* out/.kakehashi-batch.ndjson; ls -A out; rm -r out");
        if (j == 0) {
            first_lines = lines;
            first_files = files;
            continue;
        }
        assert_string_equal(lines, first_lines);
        assert_string_equal(files, first_files);
        free(lines);
        free(files);
    }
    free(first_lines);
    free(first_files);
    run_free(&result);
}

/* --- again ------------------------------------------------------------------------------- */

static void
test_resume(void **state)
{
    run_result result = { 0 };

    (void) state;
    put_file("m.json", three);
    RUN(&result, "batch", "m.json", "--resume");
    assert_string_equal(result.err, "kakehashi: jobs: 3 done\n");
    RUN(&result, "batch", "m.json", "--resume");
    assert_code(&result, 0);
    assert_string_equal(result.err, "kakehashi: jobs: 3 up to date; there was nothing to do\n");
    assert_int_equal(count(result.out, "\"status\":\"up-to-date\",\"exit\":0"), 3);
    assert_int_equal(count(result.out, "\"sha256\":"), 3);
    /* An output that somebody changed, one that somebody lost. */
    put_file("out/info.json", "x");
    unlink("out/sub/rank-2.csv");
    RUN(&result, "batch", "m.json", "--resume");
    assert_string_equal(result.err, "kakehashi: jobs: 2 done, 1 up to date\n");
    /* Another content of the input; the same content, written again. */
    put_file("g.json", graph);
    RUN(&result, "batch", "m.json", "--resume");
    assert_says(&result, err, "nothing to do");
    put_file("g.json", "{\"nodes\":[{\"id\":\"z\"}],\"edges\":[]}");
    RUN(&result, "batch", "m.json", "--resume");
    assert_string_equal(result.err, "kakehashi: jobs: 3 done\n");
    /* Other options of some jobs, another limit of all. */
    put_file("m.json",
        MANIFEST(
            "{\"command\":\"rank\",\"output\":\"sub/rank-{n}.csv\",\"timeout\":50,\"options\":{"
            "\"top\":\"{n}\",\"lang\":\"ko\"},\"matrix\":{\"n\":[1,2]}},"
            "{\"command\":\"info\",\"output\":\"info.json\",\"timeout\":50}"));
    RUN(&result, "batch", "m.json", "--resume");
    assert_string_equal(result.err, "kakehashi: jobs: 2 done, 1 up to date\n");
    run_free(&result);
}

/* The script that --dry-run prints makes the same files. */
static void
test_dry_run(void **state)
{
    run_result result = { 0 };
    char *by_script, *by_batch;

    (void) state;
    mkdir("deep", 0777);
    put_file("deep/g.json", graph);
    put_file("deep/m.json", three);
    RUN(&result, "batch", "deep/m.json", "-n");
    assert_code(&result, 0);
    assert_string_equal(result.out, "cd deep\n"
                                    "mkdir -p out/sub\n"
                                    "kakehashi rank --top 1 -o out/sub/rank-1.csv g.json\n"
                                    "kakehashi rank --top 2 -o out/sub/rank-2.csv g.json\n"
                                    "mkdir -p out\n"
                                    "kakehashi info -o out/info.json g.json\n");
    assert_int_not_equal(access("deep/out", F_OK), 0);
    by_script = shell("PATH=" KH_BUILD "/bin:$PATH; kakehashi batch deep/m.json -n | sh -e && cat "
                      "deep/out/*/* deep/out/*.json; rm -r deep/out");
    RUN(&result, "batch", "deep/m.json");
    by_batch = shell("cat deep/out/*/* deep/out/*.json");
    assert_true(strlen(by_batch) > 100);
    assert_string_equal(by_script, by_batch);
    free(by_script);
    free(by_batch);
    RUN(&result, "batch", "deep/m.json", "-n", "--resume");
    assert_string_equal(result.out, "cd deep\n"
                                    "# up to date: sub/rank-1.csv\n"
                                    "# up to date: sub/rank-2.csv\n"
                                    "# up to date: it's\n");
    run_free(&result);
}

static void
test_only(void **state)
{
    run_result result = { 0 };

    (void) state;
    put_file("m.json", three);
    RUN(&result, "batch", "m.json", "--only", "*-2.csv", "--only=it's", "-q");
    assert_code(&result, 0);
    assert_string_equal(result.err, "");
    assert_int_equal(count(result.out, "\n"), 2);
    assert_int_not_equal(access("out/sub/rank-1.csv", F_OK), 0);
    RUN(&result, "batch", "m.json", "--only", "rank");
    assert_refused(&result, 2, "no job is called \"rank\"");
    run_free(&result);
}

/* From standard input, the working directory is its folder; the log may be a file. */
static void
test_streams(void **state)
{
    run_result result = { 0 };

    (void) state;
    RUN_HOW(&result, &(run_how){ .input = three }, "batch", "-", "-o", "log.ndjson");
    assert_code(&result, 0);
    assert_string_equal(result.out, "");
    assert_int_equal(access("out/info.json", F_OK), 0);
    assert_int_equal(access("log.ndjson", F_OK), 0);
    run_free(&result);
}

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
    assert_says(&result, err, "kakehashi: a: the answer is no (exit code 1)\n");
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
    RUN_HOW(&result, &with_faults, "batch", "m.json", "-j", "3");
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

#define IN_FOLDER(test) cmocka_unit_test_setup_teardown(test, make_inputs, remove_all)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(test_lines),
        IN_FOLDER(test_digests),
        IN_FOLDER(test_any_number_at_once),
        IN_FOLDER(test_resume),
        IN_FOLDER(test_dry_run),
        IN_FOLDER(test_only),
        IN_FOLDER(test_streams),
        IN_FOLDER(test_no),
        IN_FOLDER(test_hostile),
        IN_FOLDER(test_fail_fast),
        IN_FOLDER(test_links),
        IN_FOLDER(test_wrong_manifest),
        IN_FOLDER(test_interrupted),
        IN_FOLDER(test_one_at_a_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
