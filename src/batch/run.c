#include "run.h"

#include "../base/array.h"
#include "../base/progress.h"
#include "output_folder.h"
#include "process.h"
#include "up_to_date.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* How long jobs may live after they were asked to end; each gives its own worker 0.1 s. */
#define GRACE_SECONDS 0.14

/* How often the bar on the terminal moves while nothing ends. */
#define TICK_SECONDS 0.2

typedef struct {
    const kh_batch_run *run;
    int folder;
    kh_digests digests;
    kh_batch_state state;
    kh_job_process *processes; /* run->num_at_once of them */
    kh_job_report *reports;    /* as many, shared with them */
    size_t num_running;
    kh_job_result *results; /* by job */
    bool *over;             /* by job */
    size_t next, told;      /* jobs to begin and to tell next */
    bool stopped;           /* nothing more is begun, */
    bool waits;             /* or not before a job has ended: there are too many processes */
    sigset_t let_in;        /* and children that end */
    kh_batch_tally *tally;
} runner;

static void
on_child(int signal_number)
{
    (void) signal_number;
}

/* --- the end of a job -------------------------------------------------------------------- */

static kh_status
record(runner *self, const kh_job_process *process, const kh_job_result *result, kh_error *err)
{
    const kh_batch_job *job = &self->run->plan->jobs[process->job];
    kh_job_record done = { .job = job->name,
        .output = job->output,
        .code = result->code,
        .written = result->written,
        .num_bytes = result->num_bytes };

    if (result->status != KH_JOB_OK || process->key[0] == '\0'
        || !kh_digests_hold(&self->digests, job)) {
        return KH_OK;
    }
    memcpy(done.key, process->key, sizeof(done.key));
    memcpy(done.digest, result->digest, sizeof(done.digest));
    return kh_batch_state_add(&self->state, &done, err);
}

static void
end_job(runner *self, size_t job)
{
    const kh_job_status status = self->results[job].status;

    self->over[job] = true;
    self->tally->num[status]++;
    if (kh_job_status_is_failure(status) && self->run->fail_fast) {
        self->stopped = true;
    }
    kh_progress_add(1);
}

static bool
is_chosen(const runner *self, size_t job)
{
    return self->run->chosen == NULL || self->run->chosen[job];
}

/* As far as all before them are over. */
static kh_status
tell(runner *self, kh_error *err)
{
    kh_status ret = KH_OK;

    for (; self->told < self->run->plan->num; self->told++) {
        if (!is_chosen(self, self->told)) {
            continue;
        }
        if (!self->over[self->told]) {
            break;
        }
        KH_TRY(self->run->tell(self->run->context, &self->run->plan->jobs[self->told],
            &self->results[self->told], err));
        kh_job_result_free(&self->results[self->told]);
    }
out:
    return ret;
}

static kh_status
reap(runner *self, bool wait, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j;

    for (j = 0; j < self->run->num_at_once; j++) {
        kh_job_process *process = &self->processes[j];

        if (process->pid > 0
            && kh_process_reap(process, self->run, wait, &self->results[process->job])) {
            self->num_running--;
            self->waits = false;
            KH_TRY(record(self, process, &self->results[process->job], err));
            end_job(self, process->job);
        }
    }
out:
    return ret;
}

/* --- the beginning ----------------------------------------------------------------------- */

static kh_job_process *
find_free(runner *self)
{
    size_t j;

    for (j = 0; j < self->run->num_at_once; j++) {
        if (self->processes[j].pid == 0) {
            return &self->processes[j];
        }
    }
    return NULL;
}

static void
take_record(kh_job_result *result, const kh_job_record *record)
{
    result->status = KH_JOB_UP_TO_DATE;
    result->code = record->code;
    result->written = record->written;
    result->num_bytes = record->num_bytes;
    memcpy(result->digest, record->digest, sizeof(result->digest));
}

/* A job that cannot even be begun has failed like any other. */
static void
take_fault(runner *self, size_t job, const kh_error *fault)
{
    kh_job_result *result = &self->results[job];

    result->status = KH_JOB_FAILED;
    result->code = -1;
    kh_text_print(&result->said, "%s: %s\n", self->run->program->name, fault->message);
    if (fault->hint[0] != '\0') {
        kh_text_print(&result->said, "hint: %s\n", fault->hint);
    }
}

static kh_status
begin(runner *self, kh_job_process *process, size_t job, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_batch_job *what = &self->run->plan->jobs[job];
    const kh_job_record *known;
    kh_error fault = { 0 };
    kh_status started;

    KH_TRY(kh_batch_is_up_to_date(&self->digests, &self->state, self->folder, self->run->program,
        what, process->key, &known, err));
    if (self->run->is_interrupted()) {
        return KH_OK; /* perhaps while it was read */
    }
    if (known != NULL && self->run->resume) {
        take_record(&self->results[job], known);
        end_job(self, job);
        return KH_OK;
    }
    started = kh_process_start(process, self->run, self->folder, job, &fault);
    if (started == KH_OK) {
        self->num_running++;
    } else if (started == KH_ERR_LIMIT && self->num_running > 0) {
        self->waits = true;
    } else {
        take_fault(self, job, &fault);
        end_job(self, job);
    }
out:
    return ret;
}

static kh_status
begin_some(runner *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_job_process *process;

    while ((process = find_free(self)) != NULL && self->next < self->run->plan->num
           && !self->stopped && !self->waits && !self->run->is_interrupted()) {
        if (is_chosen(self, self->next)) {
            KH_TRY(begin(self, process, self->next, err));
            KH_TRY(tell(self, err));
        }
        self->next += !self->waits;
    }
out:
    return ret;
}

/* --- the loop ---------------------------------------------------------------------------- */

static void
wait_for_signal(const runner *self, double seconds)
{
    const time_t whole = (time_t) seconds;
    const struct timespec most = { whole, (long) ((seconds - (double) whole) * 1e9) };

    (void) ppoll(NULL, 0, &most, &self->let_in);
}

static void
send_all(const runner *self, int signal_number)
{
    size_t j;

    for (j = 0; j < self->run->num_at_once; j++) {
        if (self->processes[j].pid > 0) {
            kill(self->processes[j].pid, signal_number);
        }
    }
}

/* Nobody is left behind, whatever the reason to stop. */
static kh_status
end_all(runner *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const double deadline = kh_process_now() + GRACE_SECONDS;
    double left;

    send_all(self, SIGTERM);
    while (self->num_running > 0 && (left = deadline - kh_process_now()) > 0) {
        wait_for_signal(self, left);
        KH_TRY(reap(self, false, err));
    }
out:
    send_all(self, SIGKILL);
    return ret == KH_OK ? reap(self, true, err) : ret;
}

/* What was not begun. */
static void
skip_rest(runner *self)
{
    size_t j;

    for (j = 0; j < self->run->plan->num; j++) {
        if (is_chosen(self, j) && !self->over[j]) {
            self->results[j].status = KH_JOB_SKIPPED;
            self->results[j].code = -1;
            self->over[j] = true;
            self->tally->num[KH_JOB_SKIPPED]++;
        }
    }
}

static kh_status
run_all(runner *self, kh_error *err)
{
    kh_status ret = KH_OK;

    for (;;) {
        KH_TRY(begin_some(self, err));
        if (self->num_running == 0 || self->run->is_interrupted()) {
            break;
        }
        wait_for_signal(self, TICK_SECONDS);
        KH_TRY(reap(self, false, err));
        KH_TRY(tell(self, err));
        kh_progress_add(0);
    }
out:
    if (self->num_running > 0) {
        const kh_status ended = end_all(self, err);

        ret = ret != KH_OK ? ret : ended;
    }
    return ret;
}

static size_t
count_chosen(const runner *self)
{
    size_t num = 0, j;

    for (j = 0; j < self->run->plan->num; j++) {
        num += is_chosen(self, j);
    }
    return num;
}

static kh_status
prepare(runner *self, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_processes = self->run->num_at_once, num = self->run->plan->num;
    void *shared;
    size_t j;

    KH_TRY(kh_output_folder_open(self->run->plan, &self->folder, err));
    KH_TRY(kh_output_folder_tidy(self->run->plan, self->folder, err));
    KH_TRY(kh_batch_state_read(&self->state, self->folder, err));
    KH_TRY(kh_batch_state_open(&self->state, self->folder, err));
    KH_TRY(KH_NEW(&self->results, num, "results", err));
    KH_TRY(KH_NEW(&self->over, num, "results", err));
    KH_TRY(KH_NEW(&self->processes, num_processes, "processes", err));
    shared = mmap(NULL, num_processes * sizeof(*self->reports), PROT_READ | PROT_WRITE,
        MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (shared == MAP_FAILED) {
        return kh_fail_nomem(err, num_processes, "reports");
    }
    self->reports = shared;
    for (j = 0; j < num_processes; j++) {
        self->processes[j].report = &self->reports[j];
    }
out:
    return ret;
}

static void
clean_up(runner *self)
{
    size_t j;

    for (j = 0; self->results != NULL && j < self->run->plan->num; j++) {
        kh_job_result_free(&self->results[j]);
    }
    if (self->reports != NULL) {
        munmap(self->reports, self->run->num_at_once * sizeof(*self->reports));
    }
    free(self->results);
    free(self->over);
    free(self->processes);
    kh_digests_free(&self->digests);
    kh_batch_state_free(&self->state);
    if (self->folder >= 0) {
        close(self->folder);
    }
}

kh_status
kh_batch_run_jobs(const kh_batch_run *self, kh_batch_tally *tally, kh_error *err)
{
    kh_status ret = KH_OK;
    runner run = { .run = self,
        .folder = -1,
        .tally = tally,
        .let_in = *self->let_in,
        .digests = { .stop = self->is_interrupted } };
    const struct sigaction listen = { .sa_handler = on_child, .sa_flags = SA_NOCLDSTOP };
    struct sigaction before;
    sigset_t of_child, mask;

    sigemptyset(&of_child);
    sigaddset(&of_child, SIGCHLD);
    sigdelset(&run.let_in, SIGCHLD);
    sigprocmask(SIG_BLOCK, &of_child, &mask);
    sigaction(SIGCHLD, &listen, &before);
    KH_TRY(prepare(&run, err));
    kh_progress_begin("jobs", count_chosen(&run));
    ret = run_all(&run, err);
    kh_progress_end();
    KH_TRY(ret);
    skip_rest(&run);
    KH_TRY(tell(&run, err));
    if (!self->is_interrupted()) {
        KH_TRY(kh_batch_state_finish(&run.state, run.folder, self->plan, err));
    }
out:
    clean_up(&run);
    sigaction(SIGCHLD, &before, NULL);
    sigprocmask(SIG_SETMASK, &mask, NULL);
    return ret;
}
