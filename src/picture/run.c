#include "run.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define MAX_ARGUMENTS 8

/* Exit status of a child that could not become the program, as shells have it. */
#define CANNOT_START 127

/* Sanitizers reserve terabytes of addresses: a limit would end every run. */
#if defined(__SANITIZE_ADDRESS__)
#define ADDRESS_SANITIZER
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ADDRESS_SANITIZER
#endif
#endif

enum { INPUT, OUTPUT, ERRORS, NUM_PIPES };

typedef struct {
    int pipes[NUM_PIPES][2]; /**< read end, write end; -1 is closed. */
    pid_t child;
    size_t written;
    double deadline;
    bool expired;
} running;

static double
now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double) time.tv_sec + (double) time.tv_nsec * 1e-9;
}

static void
close_end(running *self, int pipe, int end)
{
    if (self->pipes[pipe][end] >= 0) {
        close(self->pipes[pipe][end]);
        self->pipes[pipe][end] = -1;
    }
}

static void
close_all(running *self)
{
    int j;

    for (j = 0; j < NUM_PIPES; j++) {
        close_end(self, j, 0);
        close_end(self, j, 1);
    }
}

static kh_status
open_pipes(running *self, kh_error *err)
{
    int j;

    for (j = 0; j < NUM_PIPES; j++) {
        if (pipe2(self->pipes[j], O_CLOEXEC) != 0) {
            self->pipes[j][0] = self->pipes[j][1] = -1;
            return kh_fail(err, KH_ERR_IO, "cannot make a pipe: %s", strerror(errno));
        }
    }
    return KH_OK;
}

/* The sanitizer reserves more address space than any limit leaves. */
#ifdef ADDRESS_SANITIZER
#define LIMITS_MEMORY false
#else
#define LIMITS_MEMORY true
#endif

static void
limit_child(const kh_run *run)
{
    const rlim_t seconds = (rlim_t) ceil(run->seconds) + 1;
    const rlim_t bytes = (rlim_t) run->megabytes << 20;
    const struct rlimit core = { 0, 0 }, cpu = { seconds, seconds }, memory = { bytes, bytes };

    setrlimit(RLIMIT_CORE, &core);
    setrlimit(RLIMIT_CPU, &cpu);
    if (LIMITS_MEMORY) {
        setrlimit(RLIMIT_AS, &memory);
    }
}

/* In the child, between fork and exec: only what is safe after the fork of any program. */
static _Noreturn void
become(const kh_run *run, running *self, char **arguments, pid_t parent)
{
    struct sigaction plain = { .sa_handler = SIG_DFL };
    sigset_t none;

    /* Nobody would read what it makes once we are gone. */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) {
        _exit(CANNOT_START);
    }
    dup2(self->pipes[INPUT][0], STDIN_FILENO);
    dup2(self->pipes[OUTPUT][1], STDOUT_FILENO);
    dup2(self->pipes[ERRORS][1], STDERR_FILENO);
    sigaction(SIGPIPE, &plain, NULL);
    sigemptyset(&none);
    pthread_sigmask(SIG_SETMASK, &none, NULL);
    limit_child(run);
    execv(run->path, arguments);
    _exit(CANNOT_START);
}

static kh_status
start(running *self, const kh_run *run, kh_error *err)
{
    char *arguments[MAX_ARGUMENTS + 2] = { strdup(run->path) };
    const pid_t parent = getpid();
    size_t j;

    for (j = 0; run->arguments[j] != NULL && j < MAX_ARGUMENTS; j++) {
        arguments[j + 1] = strdup(run->arguments[j]);
    }
    self->child = fork();
    if (self->child == 0) {
        become(run, self, arguments, parent);
    }
    for (j = 0; j < MAX_ARGUMENTS + 2; j++) {
        free(arguments[j]);
    }
    if (self->child < 0) {
        return kh_fail(
            err, KH_ERR_ENVIRONMENT, "cannot start \"%s\": %s", run->path, strerror(errno));
    }
    close_end(self, INPUT, 0);
    close_end(self, OUTPUT, 1);
    close_end(self, ERRORS, 1);
    fcntl(self->pipes[INPUT][1], F_SETFL, O_NONBLOCK);
    return KH_OK;
}

/* A program that does not want its input has closed it: no failure of ours. */
static void
feed(running *self, const kh_run *run)
{
    const size_t left = run->input_length - self->written;
    const ssize_t num
        = left > 0 ? write(self->pipes[INPUT][1], run->input + self->written, left) : 0;

    if (num > 0) {
        self->written += (size_t) num;
    }
    if (self->written == run->input_length || (num < 0 && errno != EAGAIN && errno != EINTR)) {
        close_end(self, INPUT, 1);
    }
}

static void
drain(running *self, int pipe, kh_text *out)
{
    char bytes[65536];
    const ssize_t num = read(self->pipes[pipe][0], bytes, sizeof(bytes));

    if (num > 0) {
        kh_text_add_bytes(out, bytes, (size_t) num);
    } else if (num == 0 || errno != EINTR) {
        close_end(self, pipe, 0);
    }
}

static void
converse(running *self, const kh_run *run, kh_text *output, kh_text *errors)
{
    while (self->pipes[OUTPUT][0] >= 0 || self->pipes[ERRORS][0] >= 0) {
        struct pollfd fds[NUM_PIPES] = {
            { .fd = self->pipes[INPUT][1], .events = POLLOUT },
            { .fd = self->pipes[OUTPUT][0], .events = POLLIN },
            { .fd = self->pipes[ERRORS][0], .events = POLLIN },
        };
        const double left = self->deadline - now();

        if (left <= 0) {
            self->expired = true;
            kill(self->child, SIGKILL);
            return;
        }
        if (poll(fds, NUM_PIPES, (int) ceil(fmin(left, 3600) * 1000)) <= 0) {
            continue;
        }
        if (fds[INPUT].revents != 0) {
            feed(self, run);
        }
        if (fds[OUTPUT].revents != 0) {
            drain(self, OUTPUT, output);
        }
        if (fds[ERRORS].revents != 0) {
            drain(self, ERRORS, errors);
        }
    }
}

/* A program may close its outputs and stay: the deadline holds for that, too. */
static int
await(running *self)
{
    const struct timespec pause = { .tv_nsec = 2000000 };
    int status = 0;
    pid_t ended;

    while ((ended = waitpid(self->child, &status, self->expired ? 0 : WNOHANG)) != self->child) {
        if (ended < 0 && errno != EINTR) {
            return 0;
        }
        if (!self->expired && now() > self->deadline) {
            self->expired = true;
            kill(self->child, SIGKILL);
        }
        nanosleep(&pause, NULL);
    }
    return status;
}

static void
judge(const running *self, int status, kh_run_end *end, int *code)
{
    if (self->expired || (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)) {
        *end = KH_RUN_TIMED_OUT;
        *code = 0;
    } else if (WIFSIGNALED(status)) {
        *end = KH_RUN_CRASHED;
        *code = WTERMSIG(status);
    } else {
        *end = KH_RUN_EXITED;
        *code = WEXITSTATUS(status);
    }
}

/* Of this thread alone: others may run programs at the same time. */
static void
block_pipe_signal(sigset_t *before)
{
    sigset_t pipe;

    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &pipe, before);
}

/* A signal that waits was for our write: it is taken before it could be delivered. */
static void
restore_pipe_signal(const sigset_t *before)
{
    const struct timespec none = { 0 };
    sigset_t pipe;

    sigemptyset(&pipe);
    sigaddset(&pipe, SIGPIPE);
    if (!sigismember(before, SIGPIPE)) {
        sigtimedwait(&pipe, NULL, &none);
    }
    pthread_sigmask(SIG_SETMASK, before, NULL);
}

kh_status
kh_run_program(
    const kh_run *run, kh_text *output, kh_text *errors, kh_run_end *end, int *code, kh_error *err)
{
    kh_status ret = KH_OK;
    running self = { .pipes = { { -1, -1 }, { -1, -1 }, { -1, -1 } } };
    sigset_t before;

    /* A child that dies early would end us by SIGPIPE while it is fed. */
    block_pipe_signal(&before);
    KH_TRY(open_pipes(&self, err));
    self.deadline = now() + run->seconds;
    KH_TRY(start(&self, run, err));
    converse(&self, run, output, errors);
    judge(&self, await(&self), end, code);
    if (*end == KH_RUN_EXITED && *code == CANNOT_START) {
        KH_TRY(kh_fail(err, KH_ERR_ENVIRONMENT, "cannot run \"%s\"", run->path));
    }
    KH_TRY(kh_text_status(output, err));
    KH_TRY(kh_text_status(errors, err));
out:
    close_all(&self);
    restore_pipe_signal(&before);
    return ret;
}
