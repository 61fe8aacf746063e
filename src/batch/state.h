/**
 * @file state.h
 * @brief What was done in an output folder, so that it need not be done again.
 *
 * One line of JSON a job that ended well, in a file of the output folder: appended as jobs end,
 * written anew in the order of the manifest when a run is over. A line that was torn by a crash is
 * no line; a record counts only as far as the files still are what it says.
 */
#ifndef KH_BATCH_STATE_H
#define KH_BATCH_STATE_H

#include "result.h"

/** The file, in the output folder. */
#define KH_STATE_NAME ".kakehashi-batch.ndjson"

typedef struct {
    const char *job, *output;
    char key[KH_DIGEST_SIZE];
    int code;
    bool written; /**< the job made its output, of which: */
    uint64_t num_bytes;
    char digest[KH_DIGEST_SIZE];
} kh_job_record;

/** All-zero is valid and empty. */
typedef struct {
    kh_pool outputs;
    kh_map by_output;
    kh_job_record *items; /**< one an output. */
    size_t num, max;
    kh_arena text;
    int file; /**< open for appending, 0: not. */
} kh_batch_state;

void kh_batch_state_free(kh_batch_state *self);

/** Read the records of an output folder; a folder without any is not an error. */
kh_status kh_batch_state_read(kh_batch_state *self, int folder, kh_error *err) KH_MUST_CHECK;

/** The record of an output; NULL if there is none. */
const kh_job_record *kh_batch_state_find(const kh_batch_state *self, const char *output);

/** Begin to append: what is half a line at the end becomes a line by itself. */
kh_status kh_batch_state_open(kh_batch_state *self, int folder, kh_error *err) KH_MUST_CHECK;

/** Append a record, which replaces the one of the same output. Its strings are copied. */
kh_status kh_batch_state_add(
    kh_batch_state *self, const kh_job_record *record, kh_error *err) KH_MUST_CHECK;

/** Write the file anew, in one step: the jobs of the plan in its order, then others whose outputs
 * are still there. */
kh_status kh_batch_state_finish(
    kh_batch_state *self, int folder, const kh_batch_plan *plan, kh_error *err) KH_MUST_CHECK;

#endif
