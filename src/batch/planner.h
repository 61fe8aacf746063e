/**
 * @file planner.h
 * @brief The making of a plan, shared by its parts: options, operands, outputs (plan_<part>.c) and
 * what holds them together (planner.c, plan.c).
 */
#ifndef KH_BATCH_PLANNER_H
#define KH_BATCH_PLANNER_H

#include "../base/pool.h"
#include "inputs.h"
#include "matrix.h"
#include "plan.h"

typedef struct {
    kh_batch_plan *plan;
    const kh_manifest *manifest;
    const kh_batch_program *program;
    const kh_batch_wishes *wishes;
    kh_findings *findings;
    kh_pool said; /**< findings, so that none is made again for each job of a matrix. */
    kh_inputs inputs;

    size_t entry;           /**< of "jobs" that is being worked out, */
    const json_t *job;      /**< its object, */
    size_t command;         /**< its command. */
    kh_batch_matrix matrix; /**< at the present combination. */
    kh_text pointer;        /**< what findings are about now. */
} kh_planner;

/** Let findings be about a value of the present job, or of the defaults. @param inside NULL: the
 * whole value of `key`. */
void kh_planner_point(kh_planner *self, bool to_defaults, const char *key, const char *inside);

/** Add a finding, unless the same was said of the same place. */
kh_status kh_planner_fault(kh_planner *self, const char *code, const char *hint, kh_error *err,
    const char *fmt, ...) KH_PRINTF(5, 6) KH_MUST_CHECK;

/**
 * Text with its placeholders replaced, in the plan's arena; NULL if that failed, which then is a
 * finding.
 */
kh_status kh_planner_fill(
    kh_planner *self, const char *text, const char **filled, kh_error *err) KH_MUST_CHECK;

/** A copy of text in the plan's arena. @return KH_ERR_LIMIT beyond KH_BATCH_MAX_TEXT. */
kh_status kh_planner_keep(kh_planner *self, const char *text, size_t length, const char **kept,
    kh_error *err) KH_MUST_CHECK;

/** The value of a key: the job's own, else that of the defaults; NULL: neither. */
const json_t *kh_planner_value(const kh_planner *self, const char *key, bool *of_defaults);

/** plan_options.c: the options of the present job, as words. */
kh_status kh_planner_add_options(kh_planner *self, kh_batch_job *job, kh_error *err) KH_MUST_CHECK;

/** plan_options.c: findings about options of the defaults that no command of a job has. */
kh_status kh_planner_check_defaults(kh_planner *self, kh_error *err) KH_MUST_CHECK;

/** plan_operands.c: the arguments and inputs of the present job. */
kh_status kh_planner_add_operands(kh_planner *self, kh_batch_job *job, kh_error *err) KH_MUST_CHECK;

/** plan_outputs.c: the output of the present job. */
kh_status kh_planner_add_output(kh_planner *self, kh_batch_job *job, kh_error *err) KH_MUST_CHECK;

/** plan_outputs.c: whether the present job says by an option, or by its output's name, what it
 * writes. */
kh_status kh_planner_check_extension(
    kh_planner *self, const kh_batch_job *job, kh_error *err) KH_MUST_CHECK;

/** plan_outputs.c: no name and no output twice, none over an input, none within a file. */
kh_status kh_planner_check_outputs(
    kh_planner *self, const char *manifest_path, kh_error *err) KH_MUST_CHECK;

#endif
