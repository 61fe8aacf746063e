/* Ctrl-C, kill and limits, while the program waits for input that does not end. */
#include "run.h"

#include <sys/ioctl.h>
#include <sys/prctl.h>

/* A run in progress: the worker has read what was written so far, and waits for more. */
typedef struct {
    pid_t pid;
    int input, errors; /* the end to write to; what it said */
} running;

static const char half[] = "{\"nodes\": [{\"id\": \"a\"},";
static const char rest[] = "{\"id\": \"b\"}], \"edges\": []}";

static void
start(running *self, const char *const *arguments)
{
    const int output = run_memory_file(NULL);
    int ends[2], unread = 1;

    assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
    self->errors = run_memory_file(NULL);
    self->pid = run_spawn(&(run_how){ 0 }, ends[0], output, self->errors, arguments);
    assert_int_equal(write(ends[1], half, strlen(half)), strlen(half));
    while (unread > 0) {
        wait_seconds(0.002);
        assert_int_equal(ioctl(ends[0], FIONREAD, &unread), 0);
    }
    close(ends[0]);
    close(output);
    self->input = ends[1];
}

/* The exit code, and that the run said this, left nothing running and no file. */
static int
finish(running *self, const char *message)
{
    const int code = run_wait(self->pid);
    char *said = run_slurp(self->errors, NULL);

    assert_string_equal(said, message);
    free(said);
    close(self->errors);
    close(self->input);
    /* As a subreaper we would inherit a worker that was left behind. */
    assert_int_equal(waitpid(-1, NULL, 0), -1);
    assert_int_equal(errno, ECHILD);
    return code;
}

static const char *const reading[] = { KAKEHASHI, "rank", "-", "-o", "out.csv", NULL };

static void
check_interrupt(int signal_number)
{
    running run;
    double asked;

    start(&run, reading);
    asked = seconds_now();
    kill(run.pid, signal_number);
    assert_int_equal(finish(&run, "kakehashi: interrupted\n"), 130);
    assert_true(seconds_now() - asked < 0.2);
    assert_int_equal(count_files(), 0);
}

static void
test_interrupted(void **state)
{
    (void) state;
    check_interrupt(SIGINT);
    check_interrupt(SIGTERM);
}

/* At any moment: early ones find the program before it listens, and end it as they would any. */
static void
test_interrupted_at_any_moment(void **state)
{
    int j;

    (void) state;
    for (j = 0; j < 40; j++) {
        const int output = run_memory_file(NULL), errors = run_memory_file(NULL);
        int ends[2], code;
        double asked;
        pid_t pid;

        assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
        pid = run_spawn(&(run_how){ 0 }, ends[0], output, errors, reading);
        wait_seconds(0.0005 * j);
        asked = seconds_now();
        kill(pid, SIGINT);
        code = run_wait(pid);
        assert_int_equal(code, 130);
        assert_true(seconds_now() - asked < 1);
        assert_int_equal(count_files(), 0);
        close(ends[0]);
        close(ends[1]);
        close(output);
        close(errors);
    }
}

/* A job in the background of a script is not interrupted by Ctrl-C in the foreground. */
static void
test_ignored_interrupt(void **state)
{
    static const char *const in_background[] = { "/bin/sh", "-c",
        "trap '' INT; exec \"$0\" list - -q -fcsv --columns=id -o out.csv", KAKEHASHI, NULL };
    running run;

    (void) state;
    start(&run, in_background);
    kill(run.pid, SIGINT);
    wait_seconds(0.05);
    assert_int_equal(write(run.input, rest, strlen(rest)), strlen(rest));
    close(run.input);
    run.input = -1;
    assert_int_equal(finish(&run, ""), 0);
    assert_file("out.csv", "id\na\nb\n");
}

/* kill -9 cannot be caught: still no file, and no worker that goes on. */
static void
test_killed(void **state)
{
    running run;
    double asked;
    int status;

    (void) state;
    start(&run, reading);
    asked = seconds_now();
    kill(run.pid, SIGKILL);
    assert_int_equal(run_wait(run.pid), 128 + SIGKILL);
    assert_true(waitpid(-1, &status, 0) > 0);
    assert_int_equal(run_code(status), 128 + SIGKILL);
    assert_true(seconds_now() - asked < 1);
    assert_int_equal(count_files(), 0);
    close(run.input);
    close(run.errors);
}

static void
test_timeout(void **state)
{
    static const char *const limited[]
        = { KAKEHASHI, "rank", "-", "--timeout", "0.5", "-o", "out.csv", NULL };
    const double asked = seconds_now();
    running run;

    (void) state;
    start(&run, limited);
    assert_int_equal(finish(&run, "kakehashi: rank did not finish within --timeout 0.5\n"
                                  "hint: nothing was written; without --timeout it takes the time "
                                  "that it needs\n"),
        5);
    assert_true(seconds_now() - asked >= 0.5 && seconds_now() - asked < 2);
    assert_int_equal(count_files(), 0);
}

/* The sanitizer reserves more address space than any limit leaves. */
static void
test_memory_limit(void **state)
{
    run_result r = { 0 };

    (void) state;
#ifdef __SANITIZE_ADDRESS__
    skip();
#endif
    RUN(&r, "rank", REFERENCE "karate.json", "--max-memory", "1M", "-o", "out.csv");
    assert_refused(&r, 5, "memory");
    assert_int_equal(count_files(), 0);
    RUN(&r, "rank", REFERENCE "karate.json", "--max-memory", "1GiB");
    assert_code(&r, 0);
    run_free(&r);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_interrupted),
        TEST(test_interrupted_at_any_moment),
        TEST(test_ignored_interrupt),
        TEST(test_killed),
        TEST(test_timeout),
        TEST(test_memory_limit),
    };

    prctl(PR_SET_CHILD_SUBREAPER, 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
