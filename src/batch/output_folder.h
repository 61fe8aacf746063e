/**
 * @file output_folder.h
 * @brief The folder that a batch writes to: its alone while it runs, and tidy.
 */
#ifndef KH_BATCH_OUTPUT_FOLDER_H
#define KH_BATCH_OUTPUT_FOLDER_H

#include "result.h"

/**
 * Make the output folder of a plan where it is missing, and lock it: jobs of a batch that was
 * killed are waited for, as long as they take to follow it; one that runs is not.
 *
 * @param folder open and locked, also by the processes that inherit it; the caller's to close.
 * @return KH_ERR_IO, KH_ERR_ENVIRONMENT: another batch is at work there.
 */
kh_status kh_output_folder_open(
    const kh_batch_plan *plan, int *folder, kh_error *err) KH_MUST_CHECK;

/** Remove what killed processes left of the plan's outputs. */
kh_status kh_output_folder_tidy(const kh_batch_plan *plan, int folder, kh_error *err) KH_MUST_CHECK;

/** The size and digest of an output; KH_ERR_NOTFOUND or KH_ERR_IO if there is none to be read, or
 * as kh_digest_file(). */
kh_status kh_output_folder_digest(int folder, const char *output, bool (*stop)(void),
    char digest[KH_DIGEST_SIZE], uint64_t *num_bytes, kh_error *err) KH_MUST_CHECK;

#endif
