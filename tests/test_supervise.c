/* Whatever a worker does, the parent ends with one clear line and nothing half-written. */
#include "run.h"

#include "../src/cli/supervise.h"

#include <sys/prctl.h>

static const app_command command = { .name = "test" };

/* Run work under supervision, with what it says on standard error caught in `said`. */
static app_exit
supervise(app_common common, uint64_t max_memory, app_work work, char **said)
{
    const int errors = run_memory_file(NULL);
    app self = { .name = "kakehashi",
        .command = &command,
        .common = common,
        .out = STDOUT_FILENO,
        .err = fdopen(errors, "w"),
        .max_memory = max_memory };
    const int kept = dup(STDERR_FILENO);
    app_exit code;

    assert_non_null(self.err);
    setvbuf(self.err, NULL, _IONBF, 0);
    dup2(errors, STDERR_FILENO);
    code = app_supervise(&self, work, NULL);
    dup2(kept, STDERR_FILENO);
    close(kept);
    *said = run_slurp(errors, NULL);
    fclose(self.err);
    return code;
}

static const app_common into_file = { .output = "out" };

/* The code, the line, no file and no process left. */
static void
assert_ends(app_common common, app_work work, app_exit code, const char *line)
{
    char *said;

    assert_int_equal(supervise(common, 0, work, &said), code);
    if (strstr(said, line) == NULL) {
        print_error("no \"%s\" in \"%s\"\n", line, said);
        fail();
    }
    assert_int_equal(strncmp(said, "kakehashi: ", 11), 0);
    free(said);
    assert_int_equal(count_files(), 0);
    assert_int_equal(waitpid(-1, NULL, 0), -1);
}

/* --- work that ends well ----------------------------------------------------------------- */

static kh_status
write_result(app *self)
{
    kh_error err = { 0 };
    kh_text text = { 0 };
    kh_status ret;

    kh_text_add(&text, "result\n");
    ret = app_write(self, &text, &err);
    kh_text_free(&text);
    return ret;
}

static app_exit
succeed(app *self, void *data)
{
    (void) data;
    fprintf(stderr, "a library's chatter\n");
    app_warn(self, "a warning of ours");
    return write_result(self) == KH_OK ? APP_OK : APP_BUG;
}

static app_exit
say_no(app *self, void *data)
{
    (void) data;
    return write_result(self) == KH_OK ? APP_NO : APP_BUG;
}

/* Nobody wants to read what libraries print when all went well. */
static void
test_success(void **state)
{
    char *said;

    (void) state;
    assert_int_equal(supervise(into_file, 0, succeed, &said), APP_OK);
    assert_string_equal(said, "kakehashi: a warning of ours\n");
    free(said);
    assert_file("out", "result\n");
    assert_int_equal(supervise(into_file, 0, say_no, &said), APP_NO);
    assert_string_equal(said, "");
    free(said);
    assert_int_equal(count_files(), 1);
}

static app_exit
fail_with_message(app *self, void *data)
{
    kh_error err = { 0 };

    (void) data;
    kh_fail(&err, KH_ERR_DATA, "the input is not good");
    return app_fail(self, &err);
}

static void
test_failure(void **state)
{
    (void) state;
    assert_ends(into_file, fail_with_message, APP_DATA, "kakehashi: the input is not good\n");
}

/* --- work that does not end well --------------------------------------------------------- */

/* The result is written, and then the worker dies: there is no result. */
static app_exit
write_and_abort(app *self, void *data)
{
    (void) data;
    if (write_result(self) != KH_OK) {
        return APP_BUG;
    }
    abort();
}

static app_exit
abort_with_noise(app *self, void *data)
{
    (void) self;
    (void) data;
    fprintf(stderr, "chatter\nfree(): double free \033[31mdetected\n\n");
    abort();
}

static app_exit
overflow(app *self, void *data)
{
    (void) self;
    (void) data;
    signal(SIGSEGV, SIG_DFL); /* cmocka and the sanitizer catch it */
    raise(SIGSEGV);
    return APP_OK;
}

static app_exit
be_killed(app *self, void *data)
{
    (void) self;
    (void) data;
    raise(SIGKILL);
    return APP_OK;
}

static void
test_crashes(void **state)
{
    (void) state;
    assert_ends(into_file, write_and_abort, APP_BUG, "a bug: test ended by signal 6 (Aborted)\n");
    /* One line, the last one, and nothing in it acts on the terminal. */
    assert_ends(into_file, abort_with_noise, APP_BUG,
        "(Aborted): free(): double free \\u{1B}[31mdetected\nhint: nothing was written");
    assert_ends(into_file, be_killed, APP_LIMIT, "may have run out of memory");
    assert_ends(into_file, overflow, APP_BUG, "signal 11 (Segmentation fault)");
}

static app_exit
exit_early(app *self, void *data)
{
    (void) data;
    fprintf(stderr, "cannot go on\n");
    if (write_result(self) != KH_OK) {
        return APP_BUG;
    }
    exit(APP_DATA);
}

static app_exit
exit_early_happily(app *self, void *data)
{
    (void) self;
    (void) data;
    exit(0);
}

/* libgvc does: its exit code is not ours. */
static void
test_libraries_that_call_exit(void **state)
{
    (void) state;
    assert_ends(into_file, exit_early, APP_BUG,
        "a bug: test ended before its work, with code 3: cannot go on\n");
    assert_ends(into_file, exit_early_happily, APP_BUG, "with code 0\n");
}

static void
exit_otherwise(void)
{
    _exit(9);
}

static app_exit
crash_at_exit(app *self, void *data)
{
    (void) data;
    atexit(exit_otherwise);
    return write_result(self) == KH_OK ? APP_OK : APP_BUG;
}

static void
test_crash_at_exit(void **state)
{
    (void) state;
    assert_ends(into_file, crash_at_exit, APP_BUG, "with code 9");
}

/* --- limits ------------------------------------------------------------------------------ */

static app_exit
never_end(app *self, void *data)
{
    (void) self;
    (void) data;
    signal(SIGTERM, SIG_IGN);
    for (;;) {
        wait_seconds(1);
    }
    return APP_OK;
}

static void
test_timeout(void **state)
{
    const app_common common = { .output = "out", .timeout = 0.2 };
    const double asked = seconds_now();

    (void) state;
    assert_ends(common, never_end, APP_LIMIT, "test did not finish within --timeout 0.2\n");
    assert_true(seconds_now() - asked >= 0.2 && seconds_now() - asked < 2);
}

static app_exit
allocate_without_end(app *self, void *data)
{
    kh_error err = { 0 };
    size_t num;

    (void) data;
    for (num = 1;; num++) {
        char *memory = malloc(1 << 20);

        if (memory == NULL) {
            kh_fail_nomem(&err, num, "megabytes");
            return app_fail(self, &err);
        }
        memset(memory, 1, 1 << 20);
    }
}

static app_exit
crash_without_memory(app *self, void *data)
{
    while (malloc(1 << 20) != NULL) {
    }
    return abort_with_noise(self, data);
}

/* Under the address sanitizer malloc() knows no limit: it reserves terabytes at the start. */
static void
test_memory_limit(void **state)
{
    const app_common common = { .output = "out", .max_memory = "200M" };
    char *said;

    (void) state;
#ifdef __SANITIZE_ADDRESS__
    skip();
#endif
    assert_int_equal(supervise(common, 200u << 20, allocate_without_end, &said), APP_LIMIT);
    assert_non_null(strstr(said, "no memory for"));
    free(said);
    assert_int_equal(supervise(common, 200u << 20, crash_without_memory, &said), APP_LIMIT);
    assert_non_null(strstr(said, "test did not fit into --max-memory 200M: free()"));
    free(said);
    assert_int_equal(count_files(), 0);
}

/* --- the parent dies --------------------------------------------------------------------- */

static int begun[2];

static app_exit
begin_and_never_end(app *self, void *data)
{
    return write(begun[1], "!", 1) == 1 ? never_end(self, data) : APP_BUG;
}

static void
test_parent_is_killed(void **state)
{
    char *said, byte;
    pid_t parent;
    int status;

    (void) state;
    assert_int_equal(pipe2(begun, O_CLOEXEC), 0);
    parent = fork();
    if (parent == 0) {
        supervise(into_file, 0, begin_and_never_end, &said);
        _exit(0);
    }
    assert_int_equal(read(begun[0], &byte, 1), 1);
    kill(parent, SIGKILL);
    assert_int_equal(run_wait(parent), 128 + SIGKILL);
    /* The worker is ours now, and dead. */
    assert_true(waitpid(-1, &status, 0) > 0);
    assert_int_equal(run_code(status), 128 + SIGKILL);
    assert_int_equal(count_files(), 0);
    close(begun[0]);
    close(begun[1]);
}

/* --- signals ----------------------------------------------------------------------------- */

static app_exit
interrupt_parent(app *self, void *data)
{
    kill(getppid(), SIGINT);
    return never_end(self, data);
}

static app_exit
interrupt_parent_and_end(app *self, void *data)
{
    kill(getppid(), SIGINT);
    return succeed(self, data);
}

static void
test_interrupted(void **state)
{
    struct sigaction after;
    char *said;

    (void) state;
    assert_ends(into_file, interrupt_parent, APP_INTERRUPTED, "kakehashi: interrupted\n");
    assert_int_equal(supervise(into_file, 0, interrupt_parent_and_end, &said), APP_INTERRUPTED);
    free(said);
    assert_int_equal(count_files(), 0);
    sigaction(SIGINT, NULL, &after);
    assert_true(after.sa_handler == SIG_DFL);
}

/* --- in this process --------------------------------------------------------------------- */

static void
test_run_here(void **state)
{
    app self = { .command = &command, .common = into_file, .err = stderr };
    app without_result = self;

    (void) state;
    without_result.err = fopen("/dev/null", "w");
    assert_int_equal(app_run_here(&without_result, fail_with_message, NULL), APP_DATA);
    assert_int_equal(count_files(), 0);
    without_result.common.output = "no/folder";
    assert_int_equal(app_run_here(&without_result, say_no, NULL), APP_ENVIRONMENT);
    fclose(without_result.err);
    assert_int_equal(app_run_here(&self, say_no, NULL), APP_NO);
    assert_file("out", "result\n");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, make_folder, remove_folder)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_success),
        TEST(test_failure),
        TEST(test_crashes),
        TEST(test_libraries_that_call_exit),
        TEST(test_crash_at_exit),
        TEST(test_timeout),
        TEST(test_memory_limit),
        TEST(test_parent_is_killed),
        TEST(test_interrupted),
        TEST(test_run_here),
    };

    prctl(PR_SET_CHILD_SUBREAPER, 1);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
