/**
 * @file batch_report.h
 * @brief What a batch says: a line a job, its failures, a summary.
 */
#ifndef KH_CLI_BATCH_REPORT_H
#define KH_CLI_BATCH_REPORT_H

#include "../batch/run.h"
#include "app.h"
#include "signals.h"

/** Refuse -o, of which the path begins at the folder `start`, if a job reads that file or writes
 * it. The working directory is the manifest's. @return KH_ERR_ARGUMENT: so it is. */
kh_status app_batch_spare(
    const app *self, int start, const kh_batch_plan *plan, kh_error *err) KH_MUST_CHECK;

/** Write the line of a job; a failure is said on standard error, too. @param signals are held.
 * @return KH_ERR_ENVIRONMENT: interrupted while nobody reads. */
kh_status app_batch_tell(app *self, const app_signals *signals, const kh_batch_job *job,
    const kh_job_result *result, kh_error *err) KH_MUST_CHECK;

/** How many jobs failed. */
size_t app_batch_count_failed(const kh_batch_tally *tally);

/** How many jobs were done, up to date, and so on; whether somebody interrupted. */
void app_batch_summarize(const app *self, const app_signals *signals, const kh_batch_tally *tally);

#endif
