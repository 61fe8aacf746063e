/* A batch with hostile jobs that is killed again and again, and resumed: the same final bytes as
 * one undisturbed run. `test_batch_kills long` has 1,000 jobs and 50 kills. */
#include "run.h"

#include <sys/prctl.h>

static int num_jobs = 60, num_kills = 5;

static const char *const faults[] = { "LD_PRELOAD=" KH_BUILD "/tests/libbatch_faults.so", NULL };
static const run_how with_faults = { .environment = faults };

static void
put_manifest(void)
{
    FILE *file = fopen("m.json", "w");

    assert_non_null(file);
    fprintf(file,
        "{\"format\":\"kakehashi-batch-1\",\"outputFolder\":\"out\",\"jobs\":["
        "{\"command\":\"rank\",\"output\":\"d{d}/"
        "{n}.csv\",\"inputs\":\"g.json\",\"options\":{\"top\":"
        "\"{n}\"},\"matrix\":{\"d\":[1,2,3,4,5],\"n\":{\"from\":1,\"to\":%d}}},"
        "{\"command\":\"rank\",\"output\":\"bad.csv\",\"inputs\":\"bad.json\"},"
        "{\"command\":\"rank\",\"output\":\"crash.csv\",\"inputs\":\"crash.json\"},"
        "{\"command\":\"rank\",\"output\":\"slow.csv\",\"inputs\":\"slow.json\",\"timeout\":0.05},"
        "{\"command\":\"rank\",\"output\":\"memory.csv\",\"inputs\":\"g.json\",\"maxMemory\":"
        "\"1M\"},"
        "{\"command\":\"rank\",\"output\":\"locked/x.csv\",\"inputs\":\"g.json\"}]}",
        num_jobs / 5 - 1);
    fclose(file);
}

static void
put_inputs(void)
{
    FILE *file = fopen("g.json", "w");
    int j;

    assert_non_null(file);
    fprintf(file, "{\"nodes\":[");
    for (j = 0; j < 100; j++) {
        fprintf(file, "%s{\"id\":\"n%d\"}", j == 0 ? "" : ",", j);
    }
    fprintf(file, "],\"edges\":[");
    for (j = 0; j < 300; j++) {
        fprintf(file, "%s{\"source\":\"n%d\",\"target\":\"n%d\"}", j == 0 ? "" : ",", j % 100,
            (j * j + 1) % 100);
    }
    fprintf(file, "]}");
    fclose(file);
    put_file("bad.json", "{");
    put_file("crash.json", "{\"nodes\":[],\"edges\":[]}");
    put_file("slow.json", "{\"nodes\":[],\"edges\":[]}");
    put_manifest();
}

/* Everything in the output folder: names, content, what is on record. */
static char *
look(void)
{
    run_result result = { 0 };

    run_program(&result, &(run_how){ 0 },
        (const char *const[]){ "/bin/sh", "-c",
            "cd out && find . | LC_ALL=C sort && find . -type f | LC_ALL=C sort | xargs sha256sum",
            NULL });
    assert_code(&result, 0);
    free(result.err);
    return result.out;
}

static void
prepare_folder(void)
{
    run_result result = { 0 };

    run_program(&result, &(run_how){ 0 }, (const char *const[]){ "/bin/rm", "-rf", "out", NULL });
    run_free(&result);
    assert_int_equal(mkdir("out", 0777), 0);
    put_file("out/locked", "");
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

static void
run_to_its_end(run_result *result)
{
    RUN_HOW(result, &with_faults, "batch", "m.json", "--resume", "-j", "2");
    assert_code(result, 1);
    assert_int_equal(count(result->out, "\n"), num_jobs);
    assert_int_equal(count(result->out, "\"exit\":0"), num_jobs - 5);
}

/* All processes of a run at one moment, as a machine that stops would. */
static void
kill_after(double seconds)
{
    static const char *const arguments[]
        = { "/usr/bin/setsid", KAKEHASHI, "batch", "m.json", "--resume", "-j", "2", NULL };
    const int output = run_memory_file(NULL);
    const pid_t pid = run_spawn(&with_faults, output, output, output, arguments);

    wait_seconds(seconds);
    if (kill(-pid, SIGKILL) != 0) {
        kill(pid, SIGKILL);
    }
    while (waitpid(-1, NULL, 0) > 0) {
    }
    close(output);
}

static void
test_kills(void **state)
{
    run_result result = { 0 };
    char *clean, *resumed;
    double begun, whole;
    unsigned random = 1;
    int j;

    (void) state;
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    put_inputs();
    prepare_folder();
    begun = seconds_now();
    run_to_its_end(&result);
    whole = seconds_now() - begun;
    assert_int_equal(count(result.out, "\"status\":\"ok\""), num_jobs - 5);
    clean = look();
    prepare_folder();
    for (j = 0; j < num_kills; j++) {
        random = random * 1103515245u + 12345u;
        kill_after(whole * 3 / num_kills * (double) (random >> 16 & 0x7FFF) / 0x8000);
    }
    run_to_its_end(&result);
    resumed = look();
    assert_string_equal(resumed, clean);
    print_message("%zu of %d jobs were done before the last run\n",
        count(result.out, "\"status\":\"up-to-date\""), num_jobs);
    free(clean);
    free(resumed);
    run_free(&result);
}

static int
remove_all(void **state)
{
    prepare_folder();
    unlink("out/locked");
    return remove_folder(state);
}

int
main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_kills, make_folder, remove_all),
    };

    if (argc > 1 && strcmp(argv[1], "long") == 0) {
        num_jobs = 1000;
        num_kills = 50;
    }
    return cmocka_run_group_tests(tests, NULL, NULL);
}
