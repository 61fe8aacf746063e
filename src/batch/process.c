#include "process.h"

#include "../base/array.h"
#include "../base/folder.h"
#include "../base/progress.h"
#include "output_folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The program's own (cli/app.h): to read them is part of running it. */
#define CODE_LIMIT       5
#define CODE_BUG         70
#define CODE_INTERRUPTED 130

#define MOST_SAID 65536 /* bytes of what a job says that are kept */

double
kh_process_now(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

/* --- in the child ------------------------------------------------------------------------ */

/* The command line, in memory that the command may write to. Colours tell warnings from errors. */
static kh_status
make_arguments(
    const kh_batch_run *run, const kh_batch_job *job, bool follows, kh_batch_words *words)
{
    kh_status ret = KH_OK;
    kh_error *err = NULL;
    bool has_threads = false;
    size_t j;

    KH_TRY(kh_batch_words_add(words, run->program->name, err));
    KH_TRY(kh_batch_words_add(words, job->command, err));
    for (j = 0; j < job->options.num; j++) {
        if (j == job->follows && !follows) {
            j++;
            continue;
        }
        has_threads = has_threads || strcmp(job->options.items[j], "--threads") == 0;
        KH_TRY(kh_batch_words_add(words, job->options.items[j], err));
    }
    KH_TRY(kh_batch_words_add(words, "--color=always", err));
    if (!has_threads) {
        KH_TRY(kh_batch_words_add(words, "--threads", err));
        KH_TRY(kh_batch_words_add(words, run->threads, err));
    }
    if (job->timeout != NULL) {
        KH_TRY(kh_batch_words_add(words, "--timeout", err));
        KH_TRY(kh_batch_words_add(words, job->timeout, err));
    }
    if (job->max_memory != NULL) {
        KH_TRY(kh_batch_words_add(words, "--max-memory", err));
        KH_TRY(kh_batch_words_add(words, job->max_memory, err));
    }
    KH_TRY(kh_batch_words_add(words, "-o", err));
    KH_TRY(kh_batch_words_add(words, job->path, err));
    if (kh_job_needs_dashes(job)) {
        KH_TRY(kh_batch_words_add(words, "--", err));
    }
    for (j = 0; j < job->operands.num; j++) {
        KH_TRY(kh_batch_words_add(words, job->operands.items[j], err));
    }
out:
    return ret;
}

static kh_status
copy_arguments(const kh_batch_words *words, kh_batch_call *call)
{
    kh_status ret = KH_OK;
    size_t j;

    KH_TRY(KH_NEW(&call->argv, words->num + 1, "words", NULL));
    for (j = 0; j < words->num; j++) {
        call->argv[j] = strdup(words->items[j]);
        if (call->argv[j] == NULL) {
            return KH_ERR_NOMEM;
        }
    }
    call->argc = (int) words->num;
out:
    return ret;
}

static bool
part_streams(int said)
{
    const int nothing = open("/dev/null", O_RDWR | O_CLOEXEC);

    return nothing >= 0 && dup2(nothing, STDIN_FILENO) >= 0 && dup2(nothing, STDOUT_FILENO) >= 0
           && dup2(said, STDERR_FILENO) >= 0;
}

static int
work(const kh_batch_run *run, const kh_batch_job *job, int folder, kh_job_report *report)
{
    kh_batch_call call = { .folder = folder, .file = kh_folder_last_step(job->output) };
    kh_batch_words words = { 0 };
    const bool follows = job->follows != KH_BATCH_FOLLOWS_NOTHING
                         && faccessat(folder, call.file, F_OK, AT_SYMLINK_NOFOLLOW) == 0;
    int code;

    if (make_arguments(run, job, follows, &words) != KH_OK
        || copy_arguments(&words, &call) != KH_OK) {
        return CODE_LIMIT;
    }
    code = run->program->work(run->program->context, &call);
    if (call.written) {
        report->written = kh_output_folder_digest(
                              folder, call.file, NULL, report->digest, &report->num_bytes, NULL)
                          == KH_OK;
    }
    return code;
}

/* Signals are as they were before the batch began to listen: that is the business of work(). */
static _Noreturn void
be_job(const kh_batch_run *run, const kh_batch_job *job, int folder, const kh_job_process *self)
{
    int code;

    signal(SIGCHLD, SIG_DFL);
    kh_progress_listen(NULL, NULL);
    if (!part_streams(self->said)) {
        _exit(CODE_BUG);
    }
    code = work(run, job, folder, self->report);
    fflush(NULL);
    _exit(code);
}

/* --- in the parent ----------------------------------------------------------------------- */

kh_status
kh_process_start(
    kh_job_process *self, const kh_batch_run *run, int folder, size_t job, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_batch_job *what = &run->plan->jobs[job];
    const pid_t parent = getpid();
    int within = -1;

    self->said = -1;
    KH_TRY(kh_folder_open(folder, what->output, 1, &within, err));
    self->said = memfd_create("said", MFD_CLOEXEC);
    if (self->said < 0) {
        KH_TRY(kh_fail(err, KH_ERR_ENVIRONMENT, "cannot start a job: %s", strerror(errno)));
    }
    *self->report = (kh_job_report){ 0 };
    self->job = job;
    self->begun = kh_process_now();
    fflush(NULL);
    self->pid = fork();
    if (self->pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) {
            _exit(CODE_BUG);
        }
        be_job(run, what, within, self);
    }
    if (self->pid < 0) {
        const bool later = errno == EAGAIN || errno == ENOMEM;

        self->pid = 0;
        KH_TRY(kh_fail(err, later ? KH_ERR_LIMIT : KH_ERR_ENVIRONMENT, "cannot start a job: %s",
            strerror(errno)));
    }
out:
    if (within >= 0) {
        close(within);
    }
    if (ret != KH_OK && self->said >= 0) {
        close(self->said);
    }
    return ret;
}

static void
read_said(int fd, kh_text *said)
{
    char part[4096];
    ssize_t num;

    lseek(fd, 0, SEEK_SET);
    while (said->length < MOST_SAID && (num = read(fd, part, sizeof(part))) > 0) {
        kh_text_add_bytes(said, part, (size_t) num);
    }
    close(fd);
}

static kh_job_status
judge(const kh_batch_run *run, const kh_batch_job *job, const kh_job_result *result)
{
    const unsigned code = (unsigned) result->code;

    if (code <= 1) {
        return (job->expected >> code & 1) != 0 ? KH_JOB_OK : code == 1 ? KH_JOB_NO : KH_JOB_FAILED;
    }
    if (code == CODE_LIMIT) {
        return job->timeout != NULL && result->seconds >= strtod(job->timeout, NULL)
                   ? KH_JOB_TIMEOUT
                   : KH_JOB_LIMIT;
    }
    if (code == CODE_INTERRUPTED && run->is_interrupted()) {
        return KH_JOB_INTERRUPTED;
    }
    return code == CODE_BUG ? KH_JOB_CRASHED : KH_JOB_FAILED;
}

bool
kh_process_reap(kh_job_process *self, const kh_batch_run *run, bool wait, kh_job_result *result)
{
    const kh_batch_job *job = &run->plan->jobs[self->job];
    struct rusage usage;
    int status = 0;
    pid_t pid;

    while ((pid = wait4(self->pid, &status, wait ? 0 : WNOHANG, &usage)) < 0 && errno == EINTR) {
    }
    if (pid == 0) {
        return false;
    }
    result->seconds = kh_process_now() - self->begun;
    result->peak_memory = pid > 0 ? (uint64_t) usage.ru_maxrss * 1024 : 0;
    read_said(self->said, &result->said);
    self->pid = 0;
    if (pid > 0 && WIFEXITED(status)) {
        result->code = WEXITSTATUS(status);
        result->status = judge(run, job, result);
        result->written = self->report->written;
        result->num_bytes = self->report->num_bytes;
        memcpy(result->digest, self->report->digest, sizeof(result->digest));
    } else {
        result->code = -1;
        result->status = run->is_interrupted() ? KH_JOB_INTERRUPTED : KH_JOB_CRASHED;
        kh_text_print(&result->said, "%s: %s was killed by signal %d\n", run->program->name,
            job->command, WTERMSIG(status));
    }
    return true;
}
