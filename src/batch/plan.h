/**
 * @file plan.h
 * @brief A manifest worked out: every job with its command line, the files that it reads and the
 * one that it writes.
 */
#ifndef KH_BATCH_PLAN_H
#define KH_BATCH_PLAN_H

#include "../base/arena.h"
#include "manifest.h"
#include "program.h"
#include "words.h"

/** A plan has no more jobs than this, */
#define KH_BATCH_MAX_JOBS ((size_t) 100000)

/** and no more text in them. */
#define KH_BATCH_MAX_TEXT ((size_t) 256 << 20)

/** `follows` of a job that does not start from its own previous output. */
#define KH_BATCH_FOLLOWS_NOTHING SIZE_MAX

typedef struct {
    const char *name;
    const char *command;
    kh_batch_words options;           /**< "--lang", "ja", ... */
    kh_batch_words operands;          /**< arguments and inputs. */
    kh_batch_words files;             /**< all that it reads, relative to the manifest's folder. */
    const char *output;               /**< beneath the output folder. */
    const char *path;                 /**< the same from the manifest's folder. */
    const char *timeout, *max_memory; /**< NULL: none. */
    unsigned expected;                /**< bit n: exit code n is no failure. */
    /** Of the option in `options`, before its value, that names the job's own output: left out as
     * long as there is none. */
    size_t follows;
    size_t entry; /**< of "jobs" in the manifest. */
} kh_batch_job;

/** All-zero is a valid empty plan. */
typedef struct {
    kh_batch_job *jobs;
    size_t num, max;
    const char *output_folder; /**< from the manifest's folder. */
    kh_arena text;
} kh_batch_plan;

/** What the command line says for jobs that do not say it themselves; before the manifest's
 * defaults. A plan borrows it. */
typedef struct {
    const char *lang, *timeout, *max_memory; /**< NULL: nothing. */
} kh_batch_wishes;

void kh_batch_plan_free(kh_batch_plan *self);

/**
 * Work out a manifest. The working directory is the manifest's folder. All that is wrong becomes a
 * finding: E124 what the program cannot be told, E125 a placeholder without values, E126 two jobs
 * of one name or output, E127 an input that is not there, E128 an output that may not be, E129 too
 * many jobs.
 *
 * Jobs come in the order of the manifest, those of one entry in that of its matrix, the last axis
 * first. Globs are expanded in the order of bytes, without what lies in the output folder.
 *
 * @param manifest_path of the file, from its own folder; NULL: it is no file.
 * @return KH_ERR_DATA: there are findings (also those of kh_manifest_read()), and the plan is
 * empty; KH_ERR_NOMEM.
 */
kh_status kh_batch_plan_make(kh_batch_plan *self, const kh_manifest *manifest,
    const char *manifest_path, const kh_batch_program *program, const kh_batch_wishes *wishes,
    kh_findings *findings, kh_error *err) KH_MUST_CHECK;

#endif
