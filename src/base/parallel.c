#include "parallel.h"

#include "progress.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>

/* Threads live for one call and sleep when they wait. OpenMP's would spin between calls: on a busy
 * machine that costs more than it saves. */

/* More than any machine has use for, few enough for scratch memory. */
#define MAX_WORKERS 256

typedef struct {
    kh_task *run;
    void *context;
    bool told; /* each task is a step of progress */
    unsigned depth;
    atomic_size_t next_task, next_worker;
    atomic_size_t failed_task; /* the number of tasks: none */
    pthread_mutex_t lock;      /* of the two below */
    kh_status status;
    kh_error err;
} team;

static size_t
num_processors(void)
{
    cpu_set_t set;

    if (sched_getaffinity(0, sizeof(set), &set) != 0 || CPU_COUNT(&set) < 1) {
        return 1;
    }
    return (size_t) CPU_COUNT(&set);
}

size_t
kh_parallel_workers(size_t num_threads, size_t num_tasks)
{
    size_t num = num_threads == 0 ? num_processors() : num_threads;

    num = num > num_tasks ? num_tasks : num;
    num = num > MAX_WORKERS ? MAX_WORKERS : num;
    return num == 0 ? 1 : num;
}

static void
note_failure(team *self, size_t task, kh_status status, const kh_error *err)
{
    pthread_mutex_lock(&self->lock);
    if (task < self->failed_task) {
        self->failed_task = task;
        self->status = status;
        self->err = *err;
    }
    pthread_mutex_unlock(&self->lock);
}

/* Tasks behind one that failed are not run. Those before it have begun, since they are handed out
 * in order, and one of them may yet turn out to be the first. */
static void *
work(void *arg)
{
    team *self = arg;
    const size_t worker = self->next_worker++;
    size_t task;

    kh_progress_set_depth(self->depth);
    while ((task = self->next_task++) < self->failed_task) {
        kh_error err = { 0 };
        const kh_status status = self->run(self->context, task, worker, &err);

        if (status < 0) {
            note_failure(self, task, status, &err);
        }
        if (self->told) {
            kh_progress_add(1);
        }
    }
    return NULL;
}

/* Signals are for the thread that was there before. */
static size_t
start_helpers(team *self, pthread_t *helpers, size_t max_helpers)
{
    sigset_t all, before;
    size_t num = 0;

    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (num < max_helpers && pthread_create(&helpers[num], NULL, work, self) == 0) {
        num++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return num;
}

static kh_status
run_team(team *self, size_t num_tasks, size_t num_workers, kh_error *err)
{
    pthread_t helpers[MAX_WORKERS];
    size_t num_helpers;

    self->failed_task = num_tasks;
    self->depth = kh_progress_depth();
    pthread_mutex_init(&self->lock, NULL);
    /* If threads are refused, those there are do the work. */
    num_helpers = start_helpers(self, helpers, kh_parallel_workers(num_workers, num_tasks) - 1);
    work(self);
    while (num_helpers > 0) {
        pthread_join(helpers[--num_helpers], NULL);
    }
    pthread_mutex_destroy(&self->lock);
    if (self->status < 0 && err != NULL && err->status == KH_OK) {
        *err = self->err;
    }
    return self->status;
}

kh_status
kh_parallel_run(size_t num_tasks, size_t num_workers, kh_task *run, void *context, kh_error *err)
{
    team self = { .run = run, .context = context };

    return run_team(&self, num_tasks, num_workers, err);
}

kh_status
kh_parallel_work(const char *what, size_t num_tasks, size_t num_workers, kh_task *run,
    void *context, kh_error *err)
{
    team self = { .run = run, .context = context, .told = true };
    kh_status ret;

    kh_progress_begin(what, num_tasks);
    ret = run_team(&self, num_tasks, num_workers, err);
    kh_progress_end();
    return ret;
}
