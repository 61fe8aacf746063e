/**
 * @file process.h
 * @brief A job in a process of its own.
 */
#ifndef KH_BATCH_PROCESS_H
#define KH_BATCH_PROCESS_H

#include "run.h"

#include <sys/types.h>

/** What a job's process tells its parent, in memory that they share. */
typedef struct {
    bool written;
    uint64_t num_bytes;
    char digest[KH_DIGEST_SIZE];
} kh_job_report;

/** All-zero is no process. */
typedef struct {
    pid_t pid; /**< 0: none. */
    size_t job;
    double begun;
    int said;              /**< what it says on standard error. */
    kh_job_report *report; /**< shared; stays from one job to the next. */
    char key[KH_DIGEST_SIZE];
} kh_job_process;

/** Seconds of the monotonic clock. */
double kh_process_now(void);

/**
 * Start a job. @param folder of all outputs. @param self has its report.
 * @return KH_ERR_IO, KH_ERR_ENVIRONMENT, KH_ERR_NOMEM: the job cannot be run. KH_ERR_LIMIT: there
 * are too many processes; once one has ended it may be.
 */
kh_status kh_process_start(kh_job_process *self, const kh_batch_run *run, int folder, size_t job,
    kh_error *err) KH_MUST_CHECK;

/** Look whether the process is over, or wait until it is; fills the result, and the process is no
 * more. @return whether it was over. */
bool kh_process_reap(
    kh_job_process *self, const kh_batch_run *run, bool wait, kh_job_result *result);

#endif
