/**
 * @file listing.h
 * @brief What a run would do, as a shell script.
 */
#ifndef KH_BATCH_LISTING_H
#define KH_BATCH_LISTING_H

#include "plan.h"

typedef struct {
    const kh_batch_plan *plan;
    const bool *chosen; /**< by job; NULL: all. */
    const kh_batch_program *program;
    const char *folder; /**< of the manifest, where the script is to be run from. */
    bool resume;        /**< what is up to date is not to be run: a comment names it. */
} kh_batch_listing;

/**
 * Append the command lines of a run, ready for a POSIX shell. The working directory is the
 * manifest's folder; nothing is changed.
 */
kh_status kh_batch_list(const kh_batch_listing *self, kh_text *out, kh_error *err) KH_MUST_CHECK;

#endif
