/**
 * @file run.h
 * @brief The jobs of a plan, several at once, each in a process of its own.
 */
#ifndef KH_BATCH_RUN_H
#define KH_BATCH_RUN_H

#include "state.h"

#include <signal.h>

typedef struct {
    const kh_batch_plan *plan;
    const bool *chosen; /**< by job: whether it is to be run; NULL: all are. */
    const kh_batch_program *program;
    size_t num_at_once;  /**< at least 1. */
    const char *threads; /**< for each job that does not say how many it takes. */
    bool resume;         /**< leave out what is up to date. */
    bool fail_fast;      /**< begin nothing more once a job has failed. */
    bool (*is_interrupted)(void);
    const sigset_t *let_in; /**< the signal mask to wait with. */

    /** Called for each job in the order of the plan, as soon as it and all before it are over. */
    kh_status (*tell)(
        void *context, const kh_batch_job *job, const kh_job_result *result, kh_error *err);
    void *context;
} kh_batch_run;

/** Jobs by what became of them. */
typedef struct {
    size_t num[KH_JOB_NUM_STATUSES];
} kh_batch_tally;

/**
 * Run the jobs of a plan. The working directory is the manifest's folder. Whatever a job does is a
 * result, not a failure of the call. Once is_interrupted(), running jobs are ended within 0.15 s,
 * and the rest is skipped; what was done is on record.
 *
 * @return KH_ERR_IO, KH_ERR_ENVIRONMENT: the output folder cannot be used; KH_ERR_NOMEM; what
 * tell() returns.
 */
kh_status kh_batch_run_jobs(
    const kh_batch_run *self, kh_batch_tally *tally, kh_error *err) KH_MUST_CHECK;

#endif
