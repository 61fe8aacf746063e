#include "supervise.h"

#include "../base/file.h"
#include "estimate.h"
#include "progress.h"
#include "signals.h"

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

/* What a worker says when its work is done; one that ends without was ended by a library. */
typedef struct {
    app_exit code;
    bool written; /* the result is whole */
} last_words;

typedef struct {
    pid_t pid;
    int alive; /* read end of a pipe that the worker holds open: closed when it is gone */
    int noise; /* what libraries print on standard error */
    last_words words;
    size_t num_heard; /* bytes of `words` */
    bool timed_out;
} worker_process;

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

static _Noreturn void
be_worker(app *self, app_work work, void *data, int noise, int alive)
{
    const struct rlimit no_core = { 0, 0 };
    last_words words;

    setrlimit(RLIMIT_CORE, &no_core);
    part_streams(self, noise);
    limit_memory(self->max_memory);
    app_progress_listen(self);
    memset(&words, 0, sizeof(words));
    words.code = work(self, data);
    words.written = self->written;
    app_progress_finish(self);
    fflush(self->err);
    if (kh_write_all(alive, (const char *) &words, sizeof(words), "pipe", NULL) != KH_OK) {
        _exit(APP_BUG);
    }
    exit((int) words.code);
}

/* --- in the parent ----------------------------------------------------------------------- */

/* The time until the deadline. @return false if it has passed. */
static bool
time_left(const struct timespec *deadline, struct timespec *left)
{
    clock_gettime(CLOCK_MONOTONIC, left);
    left->tv_sec = deadline->tv_sec - left->tv_sec;
    left->tv_nsec = deadline->tv_nsec - left->tv_nsec;
    if (left->tv_nsec < 0) {
        left->tv_sec--;
        left->tv_nsec += 1000000000;
    }
    return left->tv_sec >= 0;
}

static struct timespec
deadline_after(double seconds)
{
    const double longest = 1e9;
    struct timespec at;

    clock_gettime(CLOCK_MONOTONIC, &at);
    seconds = seconds < longest ? seconds : longest;
    at.tv_sec += (time_t) seconds;
    at.tv_nsec += (long) ((seconds - (double) (time_t) seconds) * 1e9);
    if (at.tv_nsec >= 1000000000) {
        at.tv_sec++;
        at.tv_nsec -= 1000000000;
    }
    return at;
}

/* @return false when there is nothing more to hear: the worker is gone. */
static bool
hear(worker_process *worker)
{
    char *place = (char *) &worker->words + worker->num_heard;
    const ssize_t num = read(worker->alive, place, sizeof(worker->words) - worker->num_heard);

    if (num > 0) {
        worker->num_heard += (size_t) num;
    }
    return num > 0 || (num < 0 && errno == EINTR);
}

/* Until the worker is gone, its time is up, or somebody interrupts. */
static void
watch(const app *self, worker_process *worker, const sigset_t *let_in)
{
    const bool limited = self->common.timeout > 0;
    const struct timespec deadline = deadline_after(self->common.timeout);
    struct pollfd alive = { .fd = worker->alive, .events = POLLIN };

    while (!app_interrupted()) {
        struct timespec left;

        if (limited && !time_left(&deadline, &left)) {
            worker->timed_out = true;
            return;
        }
        if (ppoll(&alive, 1, limited ? &left : NULL, let_in) > 0 && !hear(worker)) {
            return;
        }
    }
}

/* @return the wait status. */
static int
collect(worker_process *worker)
{
    struct pollfd gone = { .fd = worker->alive }; /* POLLHUP comes unasked */
    int status = 0;

    if (worker->timed_out || app_interrupted()) {
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

/* A crash, or a library that called exit(). */
static app_exit
report_bug(const app *self, const worker_process *worker, int status)
{
    kh_error err = { 0 };
    const char *name = self->command->name;
    char reason[320] = "";

    if (worker->noise >= 0) {
        last_noise(worker->noise, reason, sizeof(reason));
    }
    if (self->max_memory > 0) {
        kh_fail(&err, KH_ERR_LIMIT, "%s did not fit into --max-memory %s%s", name,
            self->common.max_memory, reason);
        app_hint_memory(self, &err);
        kh_hint(&err, "nothing was written; if it ends without that limit too, please report it");
    } else if (WIFEXITED(status)) {
        kh_fail(&err, KH_ERR_BACKEND, "a bug: %s ended before its work, with code %d%s", name,
            WEXITSTATUS(status), reason);
    } else if (WTERMSIG(status) == SIGKILL) {
        kh_fail(&err, KH_ERR_LIMIT, "%s was killed; the machine may have run out of memory", name);
        app_hint_memory(self, &err);
        kh_hint(&err, "--max-memory gives a clear end before that happens");
    } else {
        kh_fail(&err, KH_ERR_BACKEND, "a bug: %s ended by signal %d (%s)%s", name, WTERMSIG(status),
            strsignal(WTERMSIG(status)), reason);
    }
    kh_hint(&err, "nothing was written; please report the command and its input");
    return app_fail(self, &err);
}

static app_exit
report(app *self, const worker_process *worker, int status)
{
    kh_error err = { 0 };

    app_progress_erase(self);
    if (app_interrupted()) {
        fprintf(self->err, "kakehashi: interrupted\n");
        return APP_INTERRUPTED;
    }
    if (worker->timed_out) {
        kh_fail(&err, KH_ERR_LIMIT, "%s did not finish within --timeout %g", self->command->name,
            self->common.timeout);
        app_hint_seconds(self, &err);
        kh_hint(&err, "nothing was written; without --timeout it takes the time that it needs");
        return app_fail(self, &err);
    }
    if (worker->num_heard == sizeof(worker->words) && WIFEXITED(status)
        && WEXITSTATUS(status) == (int) worker->words.code) {
        self->written = worker->words.written;
        return worker->words.code;
    }
    return report_bug(self, worker, status);
}

/* For what the worker expects, so that the parent can tell if it does not come to pass. */
static void
share_cost(app *self)
{
    void *shared = mmap(
        NULL, sizeof(*self->cost), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

    self->cost = shared == MAP_FAILED ? NULL : shared;
}

static void
forget_cost(app *self)
{
    if (self->cost != NULL) {
        munmap(self->cost, sizeof(*self->cost));
        self->cost = NULL;
    }
}

static kh_status
start(app *self, app_work work, void *data, worker_process *worker, const app_signals *signals,
    kh_error *err)
{
    const pid_t parent = getpid();
    int ends[2];

    if (pipe2(ends, O_CLOEXEC) != 0) {
        return fail_system(err, "cannot make a pipe");
    }
    worker->noise = memfd_create("stderr", MFD_CLOEXEC);
    fflush(NULL);
    worker->pid = fork();
    if (worker->pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) {
            _exit(APP_BUG);
        }
        app_signals_release(signals);
        close(ends[0]);
        be_worker(self, work, data, worker->noise, ends[1]);
    }
    close(ends[1]);
    worker->alive = ends[0];
    if (worker->pid < 0) {
        close(ends[0]);
        return fail_system(err, "cannot start a worker process");
    }
    return KH_OK;
}

/* The reader of our output went away: end as every filter does. */
static void
end_by_broken_pipe(void)
{
    signal(SIGPIPE, SIG_DFL);
    raise(SIGPIPE);
}

/* --- with an output ---------------------------------------------------------------------- */

static kh_status
open_output(app *self, kh_output *output, kh_error *err)
{
    kh_status ret = KH_OK;

    if (self->common.output == NULL) {
        return KH_OK;
    }
    if (self->place != NULL) {
        KH_TRY(kh_output_open_in(output, self->place->folder, self->common.output, err));
    } else {
        KH_TRY(kh_output_open(output, self->common.output, err));
    }
    self->out = output->fd;
out:
    return ret;
}

static kh_status
commit_output(const app *self, kh_output *output, kh_error *err)
{
    kh_status ret = KH_OK;

    if (!self->written) {
        return KH_OK;
    }
    KH_TRY(kh_output_commit(output, err));
    if (self->place != NULL) {
        self->place->written = true;
    }
out:
    return ret;
}

app_exit
app_run_here(app *self, app_work work, void *data)
{
    kh_status ret = KH_OK;
    kh_error err = { 0 };
    kh_output output = { 0 };
    app_exit code = APP_BUG;

    KH_TRY(open_output(self, &output, &err));
    code = work(self, data);
    KH_TRY(commit_output(self, &output, &err));
out:
    kh_output_abandon(&output);
    return ret == KH_OK ? code : app_fail(self, &err);
}

app_exit
app_supervise(app *self, app_work work, void *data)
{
    kh_status ret = KH_OK;
    kh_error err = { 0 };
    kh_output output = { 0 };
    worker_process worker = { .noise = -1 };
    app_signals signals;
    app_exit code = APP_BUG;
    int status = 0;

    app_progress_open(self);
    share_cost(self);
    app_signals_hold(&signals);
    KH_TRY(open_output(self, &output, &err));
    KH_TRY(start(self, work, data, &worker, &signals, &err));
    watch(self, &worker, &signals.mask);
    status = collect(&worker);
    close(worker.alive);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE && !app_interrupted()) {
        goto out;
    }
    code = report(self, &worker, status);
    KH_TRY(commit_output(self, &output, &err));
out:
    kh_output_abandon(&output);
    if (worker.noise >= 0) {
        close(worker.noise);
    }
    app_signals_restore(&signals);
    app_progress_close(self);
    forget_cost(self);
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGPIPE && ret == KH_OK) {
        end_by_broken_pipe();
    }
    return ret == KH_OK ? code : app_fail(self, &err);
}
