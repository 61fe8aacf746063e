/**
 * @file up_to_date.h
 * @brief Whether a job need not be done again.
 */
#ifndef KH_BATCH_UP_TO_DATE_H
#define KH_BATCH_UP_TO_DATE_H

#include "state.h"

/**
 * Whether the record of a job's output is of the same job, the same content of all that it reads,
 * and the output that is there.
 *
 * @param key gets the job's key. @param folder of the output, open.
 * @param record what it did then, if so.
 */
kh_status kh_batch_is_up_to_date(kh_digests *digests, const kh_batch_state *state, int folder,
    const kh_batch_program *program, const kh_batch_job *job, char key[KH_DIGEST_SIZE],
    const kh_job_record **record, kh_error *err) KH_MUST_CHECK;

#endif
