/**
 * @file parallel.h
 * @brief Independent tasks on several threads: the one door to threads.
 */
#ifndef KH_BASE_PARALLEL_H
#define KH_BASE_PARALLEL_H

#include "status.h"

/**
 * One of many tasks.
 *
 * @param worker from 0 to the number of workers - 1: whose scratch memory to use. Which worker gets
 *        which task is left to chance, so results must depend on the task alone.
 */
typedef kh_status kh_task(void *context, size_t task, size_t worker, kh_error *err);

/** How many workers will share `num_tasks`; at least 1. @param num_threads 0: one a processor. */
size_t kh_parallel_workers(size_t num_threads, size_t num_tasks);

/**
 * Run tasks 0 .. num_tasks - 1, each once, in any order.
 *
 * @return the failure of the first task, by number, that fails: the same one for any number of
 * workers.
 */
kh_status kh_parallel_run(
    size_t num_tasks, size_t num_workers, kh_task *run, void *context, kh_error *err) KH_MUST_CHECK;

/**
 * kh_parallel_run() as a piece of work of progress.h, each task a step of it.
 *
 * @param what the work, in words; static.
 */
kh_status kh_parallel_work(const char *what, size_t num_tasks, size_t num_workers, kh_task *run,
    void *context, kh_error *err) KH_MUST_CHECK;

#endif
