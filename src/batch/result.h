/**
 * @file result.h
 * @brief What became of a job, as one line of JSON.
 */
#ifndef KH_BATCH_RESULT_H
#define KH_BATCH_RESULT_H

#include "digests.h"

typedef enum {
    KH_JOB_OK,          /**< done; its exit code is one of those expected. */
    KH_JOB_NO,          /**< done, and the answer is no, which was not expected. */
    KH_JOB_FAILED,      /**< wrong usage, bad data, or the environment. */
    KH_JOB_TIMEOUT,     /**< its time was up. */
    KH_JOB_LIMIT,       /**< another limit was hit. */
    KH_JOB_CRASHED,     /**< a bug. */
    KH_JOB_UP_TO_DATE,  /**< nothing has changed since it was done. */
    KH_JOB_SKIPPED,     /**< not begun, because another failed or somebody interrupted. */
    KH_JOB_INTERRUPTED, /**< begun, and ended by whoever interrupted. */
    KH_JOB_NUM_STATUSES
} kh_job_status;

/** All-zero is a job that did well and wrote nothing. */
typedef struct {
    kh_job_status status;
    int code;             /**< exit code; -1: it has none. */
    double seconds;       /**< from its start to its end. */
    uint64_t peak_memory; /**< bytes; 0: not known. */
    bool written;         /**< there is a new output: */
    uint64_t num_bytes;
    char digest[KH_DIGEST_SIZE];
    kh_text said; /**< what it said on standard error, styled. */
} kh_job_result;

void kh_job_result_free(kh_job_result *self);

/** "ok", "failed", ... */
const char *kh_job_status_name(kh_job_status status);

/** Whether a status makes the whole run a failure. */
bool kh_job_status_is_failure(kh_job_status status);

/** What a job said, sorted. All-zero is silence. */
typedef struct {
    kh_text text;         /**< the lines, each ended by NUL. */
    const char *message;  /**< its first error; NULL: none. */
    const char *hint;     /**< the hint that belongs to it; NULL: none. */
    kh_batch_words notes; /**< everything else: warnings, further errors. */
} kh_job_words;

void kh_job_words_free(kh_job_words *self);

/**
 * Sort what a job said. Messages come with the program's colours, which tell a warning from an
 * error; texts in them cannot, since control characters in names are made visible.
 *
 * @param name the program's, which messages begin with.
 */
kh_status kh_job_words_read(
    kh_job_words *self, const char *name, const kh_text *said, kh_error *err) KH_MUST_CHECK;

/** Whether an operand would be taken for an option, so that -- has to go before them. */
bool kh_job_needs_dashes(const kh_batch_job *job);

/** The command line of a job as one would type it in the manifest's folder. */
void kh_job_add_command(kh_text *out, const char *name, const kh_batch_job *job);

/** The line of a job (schema kakehashi/batch/1), with its newline. */
kh_status kh_job_add_line(kh_text *out, const char *name, const kh_batch_job *job,
    const kh_job_result *result, const kh_job_words *words, kh_error *err) KH_MUST_CHECK;

#endif
