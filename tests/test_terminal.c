/* How far long work has come: one line, on terminals only, gone before anything else is said. */
#include "run.h"

#include "../src/base/progress.h"
#include "../src/cli/progress.h"
#include "../src/cli/supervise.h"

#include <sys/ioctl.h>

static const app_command command = { .name = "test" };

/* --- the line ---------------------------------------------------------------------------- */

static void
assert_line(size_t columns, uint64_t done, uint64_t total, double seconds, const char *expected)
{
    char line[APP_PROGRESS_SIZE];

    app_progress_line(line, columns, "betweenness", done, total, seconds);
    assert_string_equal(line, expected);
    assert_true(strlen(line) < columns);
}

static void
test_line_says_how_much_and_how_long(void **state)
{
    (void) state;
    assert_line(80, 0, 200, 1, "  0% [>...................] 0:01  betweenness");
    assert_line(80, 50, 200, 15, " 25% [=====>..............] 0:15, 0:45 left  betweenness");
    assert_line(80, 1, 100, 100, "  1% [>...................] 1:40, 2:45:00 left  betweenness");
    assert_line(80, 200, 200, 61, "100% [====================] 1:01, 0:00 left  betweenness");
    assert_line(80, 300, 200, 61, "100% [====================] 1:01, 0:00 left  betweenness");
    assert_line(80, 7, 0, 3725, "betweenness 1:02:05");
}

static void
test_line_is_shorter_than_the_terminal_is_wide(void **state)
{
    (void) state;
    assert_line(55, 50, 200, 15, " 25% 0:15, 0:45 left  betweenness");
    assert_line(20, 50, 200, 15, " 25% 0:15, 0:45 lef");
    assert_line(1, 50, 200, 15, "");
}

/* --- on a terminal ----------------------------------------------------------------------- */

typedef struct {
    int main, other; /* the side of whoever looks on, the side of the program */
} terminal;

static terminal
terminal_open(void)
{
    const struct winsize size = { .ws_row = 24, .ws_col = 80 };
    terminal self;

    self.main = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    assert_true(self.main >= 0 && grantpt(self.main) == 0 && unlockpt(self.main) == 0);
    self.other = open(ptsname(self.main), O_RDWR | O_NOCTTY | O_CLOEXEC);
    assert_true(self.other >= 0 && ioctl(self.other, TIOCSWINSZ, &size) == 0);
    fcntl(self.main, F_SETFL, O_NONBLOCK);
    return self;
}

/* All that was shown; closes it. */
static char *
terminal_close(terminal *self)
{
    char *text = calloc(1, 1 << 16);
    size_t length = 0;
    ssize_t num;

    assert_non_null(text);
    while ((num = read(self->main, text + length, (1 << 16) - 1 - length)) > 0) {
        length += (size_t) num;
    }
    close(self->main);
    close(self->other);
    return text;
}

/* Supervise work with standard error at `errors`, which is closed. */
static app_exit
supervise_at(int errors, app_common common, app_work work)
{
    app self = { .name = "kakehashi", .command = &command, .common = common, .out = STDOUT_FILENO };
    const int kept = dup(STDERR_FILENO);
    app_exit code;

    self.err = fdopen(dup(errors), "w");
    assert_non_null(self.err);
    setvbuf(self.err, NULL, _IONBF, 0);
    dup2(errors, STDERR_FILENO);
    code = app_supervise(&self, work, NULL);
    dup2(kept, STDERR_FILENO);
    close(kept);
    fclose(self.err);
    return code;
}

static char *
shown(app_common common, app_work work, app_exit code)
{
    terminal t = terminal_open();

    assert_int_equal(supervise_at(t.other, common, work), code);
    return terminal_close(&t);
}

/* Steps of a tenth of a second, ten of them. */
static void
do_steps(int num)
{
    kh_progress_begin("long work", 10);
    for (; num > 0; num--) {
        wait_seconds(0.1);
        kh_progress_add(1);
    }
}

static app_exit
work_long(app *self, void *data)
{
    (void) data;
    do_steps(8);
    kh_progress_end();
    app_warn(self, "a warning");
    return APP_OK;
}

static app_exit
work_shortly(app *self, void *data)
{
    (void) self;
    (void) data;
    do_steps(2);
    kh_progress_end();
    return APP_OK;
}

static app_exit
work_forever(app *self, void *data)
{
    (void) self;
    (void) data;
    do_steps(7);
    wait_seconds(60);
    return APP_OK;
}

static size_t
count(const char *text, const char *what)
{
    size_t num = 0;

    for (; (text = strstr(text, what)) != NULL; text++) {
        num++;
    }
    return num;
}

/* The line is erased by one \r\033[K right before the message, with nothing between. */
static void
assert_erased_before(const char *text, const char *message)
{
    const char *at = strstr(text, message);

    if (at == NULL || at - text < 4 || strncmp(at - 4, "\r\033[K", 4) != 0) {
        print_error("not erased before \"%s\": \"%s\"\n", message, text);
        fail();
    }
}

static const app_common without_color = { .color = "never" };

static void
test_long_work_is_shown_and_erased(void **state)
{
    char *text = shown(without_color, work_long, APP_OK);

    (void) state;
    assert_non_null(strstr(text, "% ["));
    assert_non_null(strstr(text, "long work\033[K"));
    assert_in_range(count(text, "long work"), 1, 4);
    assert_erased_before(text, "kakehashi: a warning");
    assert_int_equal(count(text, "\n"), 1);
    free(text);
}

static void
test_what_a_worker_left_is_erased_by_its_parent(void **state)
{
    char *text = shown((app_common){ .timeout = 0.9 }, work_forever, APP_LIMIT);

    (void) state;
    assert_non_null(strstr(text, "long work\033[K"));
    assert_erased_before(text, "kakehashi: test did not finish");
    free(text);
}

static void
test_short_work_is_not_shown(void **state)
{
    char *text = shown(without_color, work_shortly, APP_OK);

    (void) state;
    assert_string_equal(text, "");
    free(text);
}

static void
test_quiet_is_quiet(void **state)
{
    char *text = shown((app_common){ .quiet = true }, work_long, APP_OK);

    (void) state;
    assert_string_equal(text, "");
    free(text);
}

static void
test_files_and_pipes_get_nothing(void **state)
{
    const int errors = run_memory_file(NULL);
    char *text;

    (void) state;
    assert_int_equal(supervise_at(errors, without_color, work_long), APP_OK);
    text = run_slurp(errors, NULL);
    close(errors);
    assert_string_equal(text, "kakehashi: a warning\n");
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_line_says_how_much_and_how_long),
        cmocka_unit_test(test_line_is_shorter_than_the_terminal_is_wide),
        cmocka_unit_test(test_long_work_is_shown_and_erased),
        cmocka_unit_test(test_what_a_worker_left_is_erased_by_its_parent),
        cmocka_unit_test(test_short_work_is_not_shown),
        cmocka_unit_test(test_quiet_is_quiet),
        cmocka_unit_test(test_files_and_pipes_get_nothing),
    };

    unsetenv("TERM");
    return cmocka_run_group_tests(tests, NULL, NULL);
}
