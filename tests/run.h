/* Run the built program as a user would, and see what comes of it. */
#ifndef RUN_H
#define RUN_H

#include "testlib.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define KAKEHASHI KH_BUILD "/bin/kakehashi"
#define REFERENCE KH_ROOT "/data/reference/"

/* All-zero: no input, the test's own environment and folder. */
typedef struct {
    const char *input;              /* what stands on standard input; NULL: nothing */
    const char *const *environment; /* "NAME=VALUE" beside the usual, ended by NULL */
    const char *output;             /* a file or device in place of a captured standard output */
    bool closed_input, closed_output, closed_errors;
} run_how;

typedef struct {
    int code;          /* as a shell shows it: 128 + signal where a signal ended it */
    char *out, *err;   /* NUL-terminated */
    size_t out_length; /* bytes of `out` */
} run_result;

static inline void
run_free(run_result *self)
{
    free(self->out);
    free(self->err);
    *self = (run_result){ 0 };
}

static inline double
seconds_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

static inline void
wait_seconds(double seconds)
{
    const struct timespec pause = { (time_t) seconds, (long) ((seconds - (long) seconds) * 1e9) };

    nanosleep(&pause, NULL);
}

static inline int
run_memory_file(const char *content)
{
    const int fd = memfd_create("run", MFD_CLOEXEC);
    size_t left = content == NULL ? 0 : strlen(content);

    assert_true(fd >= 0);
    while (left > 0) {
        const ssize_t num = write(fd, content, left);

        assert_true(num > 0);
        content += num;
        left -= (size_t) num;
    }
    lseek(fd, 0, SEEK_SET);
    return fd;
}

static inline char *
run_slurp(int fd, size_t *length)
{
    const off_t size = lseek(fd, 0, SEEK_END);
    char *text = calloc(1, (size_t) size + 1);

    assert_non_null(text);
    assert_int_equal(pread(fd, text, (size_t) size, 0), size);
    if (length != NULL) {
        *length = (size_t) size;
    }
    return text;
}

static inline void
run_stream(posix_spawn_file_actions_t *actions, int from, int to, bool closed)
{
    if (closed) {
        posix_spawn_file_actions_addclose(actions, to);
    } else {
        posix_spawn_file_actions_adddup2(actions, from, to);
    }
}

#define RUN_MAX_VARIABLES 16

/* The same for every machine, but for what sanitizers are told. */
static inline void
run_environment(const char *const *more, const char *variables[RUN_MAX_VARIABLES])
{
    static const char *const told[] = { "ASAN_OPTIONS=", "LSAN_OPTIONS=" };
    size_t num = 0, j;
    char **own;

    variables[num++] = "PATH=/usr/bin:/bin";
    for (own = environ; *own != NULL; own++) {
        for (j = 0; j < sizeof(told) / sizeof(*told); j++) {
            if (strncmp(*own, told[j], strlen(told[j])) == 0) {
                variables[num++] = *own;
            }
        }
    }
    for (; more != NULL && *more != NULL; more++) {
        assert_true(num + 1 < RUN_MAX_VARIABLES);
        variables[num++] = *more;
    }
    variables[num] = NULL;
}

/* Start a program on open streams. */
static inline pid_t
run_spawn(const run_how *how, int input, int output, int errors, const char *const *arguments)
{
    const char *variables[RUN_MAX_VARIABLES];
    posix_spawn_file_actions_t actions;
    pid_t pid;

    run_environment(how->environment, variables);
    posix_spawn_file_actions_init(&actions);
    run_stream(&actions, input, STDIN_FILENO, how->closed_input);
    run_stream(&actions, output, STDOUT_FILENO, how->closed_output);
    run_stream(&actions, errors, STDERR_FILENO, how->closed_errors);
    assert_int_equal(
        posix_spawn(&pid, arguments[0], &actions, NULL, (char *const *) (uintptr_t) arguments,
            (char *const *) (uintptr_t) variables),
        0);
    posix_spawn_file_actions_destroy(&actions);
    return pid;
}

static inline int
run_code(int status)
{
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

static inline int
run_wait(pid_t pid)
{
    int status = 0;

    assert_int_equal(waitpid(pid, &status, 0), pid);
    return run_code(status);
}

/* Run a program to its end. `result` is freed first, so that one serves a whole test. */
static inline void
run_program(run_result *result, const run_how *how, const char *const *arguments)
{
    const int input = run_memory_file(how->input), errors = run_memory_file(NULL);
    const int output
        = how->output == NULL ? run_memory_file(NULL) : open(how->output, O_WRONLY | O_CLOEXEC);

    assert_true(output >= 0);
    run_free(result);
    result->code = run_wait(run_spawn(how, input, output, errors, arguments));
    result->out = how->output == NULL ? run_slurp(output, &result->out_length) : strdup("");
    result->err = run_slurp(errors, NULL);
    close(input);
    close(output);
    close(errors);
}

#define RUN_HOW(result, how, ...)                                                                  \
    run_program((result), (how), (const char *const[]){ KAKEHASHI, __VA_ARGS__, NULL })
#define RUN(result, ...) RUN_HOW((result), &(run_how){ 0 }, __VA_ARGS__)

/* --- what a run must show ---------------------------------------------------------------- */

static inline void
run_show(const run_result *result)
{
    print_error(
        "exit code %d\n--- out\n%.2000s\n--- err\n%s\n", result->code, result->out, result->err);
}

#define assert_code(result, expected)                                                              \
    do {                                                                                           \
        if ((result)->code != (expected)) {                                                        \
            run_show(result);                                                                      \
            assert_int_equal((result)->code, (expected));                                          \
        }                                                                                          \
    } while (0)

#define assert_says(result, where, what)                                                           \
    do {                                                                                           \
        if (strstr((result)->where, (what)) == NULL) {                                             \
            run_show(result);                                                                      \
            print_error("no \"%s\" in " #where "\n", (what));                                      \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

#define assert_silent(result, where, what)                                                         \
    do {                                                                                           \
        if (strstr((result)->where, (what)) != NULL) {                                             \
            run_show(result);                                                                      \
            print_error("\"%s\" in " #where "\n", (what));                                         \
            fail();                                                                                \
        }                                                                                          \
    } while (0)

/* A refusal: nothing on standard output, one message of ours and perhaps a hint. */
#define assert_refused(result, expected_code, what)                                                \
    do {                                                                                           \
        assert_code(result, expected_code);                                                        \
        assert_string_equal((result)->out, "");                                                    \
        assert_int_equal(strncmp((result)->err, "kakehashi: ", 11), 0);                            \
        assert_says(result, err, what);                                                            \
    } while (0)

/* --- a folder for each test -------------------------------------------------------------- */

static inline int
make_folder(void **state)
{
    char *folder = strdup("/tmp/kakehashi-test-XXXXXX");

    *state = folder;
    return folder == NULL || mkdtemp(folder) == NULL || chdir(folder) != 0;
}

static inline int
remove_folder(void **state)
{
    struct dirent *entry;
    DIR *folder = opendir(*state);

    while ((entry = readdir(folder)) != NULL) {
        unlinkat(dirfd(folder), entry->d_name, 0);
        unlinkat(dirfd(folder), entry->d_name, AT_REMOVEDIR);
    }
    closedir(folder);
    rmdir(*state);
    free(*state);
    return 0;
}

static inline size_t
count_files(void)
{
    DIR *folder = opendir(".");
    size_t num = 0;

    while (readdir(folder) != NULL) {
        num++;
    }
    closedir(folder);
    return num - 2;
}

static inline void
put_file(const char *path, const char *text)
{
    FILE *file = fopen(path, "w");

    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static inline void
assert_file(const char *path, const char *expected)
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *text;

    assert_true(fd >= 0);
    text = run_slurp(fd, NULL);
    close(fd);
    assert_string_equal(text, expected);
    free(text);
}

#endif
