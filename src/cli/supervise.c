#include "supervise.h"

#include "../base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* How long a worker may live after it was asked to end. */
#define GRACE_MILLISECONDS 100

typedef struct {
    pid_t pid;
    int alive; /* read end of a pipe that the worker holds open: closed when it is gone */
    int noise; /* what libraries print on standard error */
    bool timed_out;
} worker_process;

static volatile sig_atomic_t interrupted;

static void
on_interrupt(int signal_number)
{
    interrupted = signal_number;
}

static kh_status
fail_system(kh_error *err, const char *what)
{
    return kh_fail(err, KH_ERR_ENVIRONMENT, "%s: %s", what, strerror(errno));
}

/* --- in the child ------------------------------------------------------------------------ */

static void
limit_memory(uint64_t bytes)
{
    if (bytes > 0) {
        const struct rlimit limit = { bytes, bytes };

        setrlimit(RLIMIT_AS, &limit);
    }
}

/* Our messages keep the real standard error; what libraries print there goes to `noise`. */
static void
part_streams(app *self, int noise)
{
    const int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
    FILE *stream = kept < 0 ? NULL : fdopen(kept, "w");

    if (stream != NULL) {
        setvbuf(stream, NULL, _IOLBF, 0);
        self->err = stream;
        if (noise >= 0) {
            dup2(noise, STDERR_FILENO);
        }
    }
}

static void
be_worker(app *self, app_work work, void *data, int noise)
{
    const struct rlimit no_core = { 0, 0 };
    app_exit code;

    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    setrlimit(RLIMIT_CORE, &no_core);
    part_streams(self, noise);
    limit_memory(self->max_memory);
    code = work(self, data);
    fflush(self->err);
    exit((int) code);
}

/* --- in the parent ----------------------------------------------------------------------- */

static int
milliseconds_left(const app *self, const struct timespec *start)
{
    struct timespec now;
    double left;

    if (self->common.timeout <= 0) {
        return -1;
    }
    clock_gettime(CLOCK_MONOTONIC, &now);
    left = self->common.timeout - (double) (now.tv_sec - start->tv_sec)
           - (double) (now.tv_nsec - start->tv_nsec) * 1e-9;
    if (left <= 0) {
        return 0;
    }
    return left > 1e6 ? 1000000000 : (int) (left * 1000) + 1;
}

/* Until the worker is gone, its time is up, or somebody interrupts. */
static void
watch(const app *self, worker_process *worker)
{
    struct timespec start;
    struct pollfd gone = { .fd = worker->alive, .events = POLLIN };

    clock_gettime(CLOCK_MONOTONIC, &start);
    while (!interrupted) {
        const int left = milliseconds_left(self, &start);

        if (left == 0) {
            worker->timed_out = true;
            return;
        }
        if (poll(&gone, 1, left) > 0) {
            return;
        }
    }
}

/* @return the wait status. */
static int
collect(worker_process *worker)
{
    struct pollfd gone = { .fd = worker->alive, .events = POLLIN };
    int status = 0;

    if (worker->timed_out || interrupted) {
        kill(worker->pid, SIGTERM);
        if (poll(&gone, 1, GRACE_MILLISECONDS) <= 0) {
            kill(worker->pid, SIGKILL);
        }
    }
    while (waitpid(worker->pid, &status, 0) < 0 && errno == EINTR) {
    }
    return status;
}

/* The last line that a library printed before it crashed. */
static void
last_noise(int noise, char *line, size_t size)
{
    char buffer[1024];
    off_t length = lseek(noise, 0, SEEK_END), from;
    ssize_t num;
    char *end, *start;

    line[0] = '\0';
    from = length > (off_t) sizeof(buffer) - 1 ? length - (off_t) sizeof(buffer) + 1 : 0;
    num = pread(noise, buffer, sizeof(buffer) - 1, from);
    if (num <= 0) {
        return;
    }
    buffer[num] = '\0';
    for (end = buffer + num; end > buffer && (end[-1] == '\n' || end[-1] == '\r'); end--) {
    }
    *end = '\0';
    start = strrchr(buffer, '\n');
    snprintf(line, size, ": %.300s", start == NULL ? buffer : start + 1);
}

static app_exit
report_signal(const app *self, const worker_process *worker, int signal_number)
{
    kh_error err = { 0 };
    char reason[320] = "";

    if (worker->noise >= 0) {
        last_noise(worker->noise, reason, sizeof(reason));
    }
    if (self->max_memory > 0) {
        kh_fail(&err, KH_ERR_LIMIT, "%s did not fit into --max-memory %s%s", self->command->name,
            self->common.max_memory, reason);
    } else if (signal_number == SIGKILL) {
        kh_fail(&err, KH_ERR_LIMIT, "%s was killed; the machine may have run out of memory",
            self->command->name);
        kh_hint(&err, "--max-memory gives a clear end before that happens");
    } else {
        kh_fail(&err, KH_ERR_BACKEND, "a bug: %s ended by signal %d (%s)%s", self->command->name,
            signal_number, strsignal(signal_number), reason);
        kh_hint(&err, "nothing was written; please report the command and its input");
    }
    return app_fail(self, &err);
}

static app_exit
report(const app *self, const worker_process *worker, int status)
{
    kh_error err = { 0 };

    if (interrupted) {
        fprintf(self->err, "kakehashi: interrupted\n");
        return APP_INTERRUPTED;
    }
    if (worker->timed_out) {
        kh_fail(&err, KH_ERR_LIMIT, "%s did not finish within --timeout %g", self->command->name,
            self->common.timeout);
        return app_fail(self, &err);
    }
    if (WIFEXITED(status)) {
        return (app_exit) WEXITSTATUS(status);
    }
    if (WTERMSIG(status) == SIGPIPE) {
        /* The reader of our output went away: end as every filter does. */
        signal(SIGPIPE, SIG_DFL);
        raise(SIGPIPE);
    }
    return report_signal(self, worker, WTERMSIG(status));
}

static void
listen_for_interrupts(void)
{
    struct sigaction action = { .sa_handler = on_interrupt };

    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
}

static kh_status
start(app *self, app_work work, void *data, worker_process *worker, kh_error *err)
{
    int ends[2];

    if (pipe2(ends, O_CLOEXEC) != 0) {
        return fail_system(err, "cannot make a pipe");
    }
    worker->noise = memfd_create("stderr", MFD_CLOEXEC);
    listen_for_interrupts();
    fflush(NULL);
    worker->pid = fork();
    if (worker->pid == 0) {
        close(ends[0]);
        be_worker(self, work, data, worker->noise);
    }
    close(ends[1]);
    worker->alive = ends[0];
    if (worker->pid < 0) {
        close(ends[0]);
        return fail_system(err, "cannot start a worker process");
    }
    return KH_OK;
}

app_exit
app_supervise(app *self, app_work work, void *data)
{
    kh_status ret = KH_OK;
    kh_error err = { 0 };
    kh_output output = { 0 };
    worker_process worker = { .noise = -1 };
    app_exit code = APP_BUG;

    if (self->common.output != NULL && strcmp(self->common.output, "-") != 0) {
        KH_TRY(kh_output_open(&output, self->common.output, &err));
        self->out = output.fd;
    }
    KH_TRY(start(self, work, data, &worker, &err));
    watch(self, &worker);
    code = report(self, &worker, collect(&worker));
    close(worker.alive);
    if (code == APP_OK || code == APP_NO) {
        KH_TRY(kh_output_commit(&output, &err));
    }
out:
    kh_output_abandon(&output);
    if (worker.noise >= 0) {
        close(worker.noise);
    }
    return ret == KH_OK ? code : app_fail(self, &err);
}
