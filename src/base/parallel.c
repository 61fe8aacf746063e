#include "parallel.h"

#ifdef _OPENMP
#include <omp.h>
#endif

/* More threads than any machine has use for, few enough for scratch memory. */
#define MAX_WORKERS 256

typedef struct {
    size_t task;
    kh_status status;
    kh_error err;
} first_failure;

static size_t
num_processors(void)
{
#ifdef _OPENMP
    return (size_t) omp_get_num_procs();
#else
    return 1;
#endif
}

static size_t
this_worker(void)
{
#ifdef _OPENMP
    return (size_t) omp_get_thread_num();
#else
    return 0;
#endif
}

size_t
kh_parallel_workers(size_t num_threads, size_t num_tasks)
{
    size_t num = num_threads == 0 ? num_processors() : num_threads;

    num = num > num_tasks ? num_tasks : num;
    num = num > MAX_WORKERS ? MAX_WORKERS : num;
    return num == 0 ? 1 : num;
}

/* Tasks behind one that failed are not run; those before it are, since they might fail first. */
static void
run_one(size_t task, kh_task *run, void *context, first_failure *failure)
{
    kh_error err = { 0 };
    kh_status status;
    size_t failed;

#pragma omp atomic read
    failed = failure->task;
    if (task > failed) {
        return;
    }
    status = run(context, task, this_worker(), &err);
    if (status < 0) {
#pragma omp critical(kh_parallel_failure)
        if (task < failure->task) {
#pragma omp atomic write
            failure->task = task;
            failure->status = status;
            failure->err = err;
        }
    }
}

kh_status
kh_parallel_run(size_t num_tasks, size_t num_workers, kh_task *run, void *context, kh_error *err)
{
    first_failure failure = { .task = num_tasks, .status = KH_OK };
    size_t task;

#pragma omp parallel for num_threads((int) num_workers) schedule(dynamic, 1)
    for (task = 0; task < num_tasks; task++) {
        run_one(task, run, context, &failure);
    }
    if (failure.status < 0 && err != NULL && err->status == KH_OK) {
        *err = failure.err;
    }
    return failure.status;
}
