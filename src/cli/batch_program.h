/**
 * @file batch_program.h
 * @brief The commands of this program as a manifest sees them.
 */
#ifndef KH_CLI_BATCH_PROGRAM_H
#define KH_CLI_BATCH_PROGRAM_H

#include "../batch/program.h"
#include "app.h"
#include "signals.h"

/** All-zero is a valid empty program. Must stay where it is while `program` is in use. */
typedef struct {
    kh_batch_program program;
    kh_batch_command *commands; /**< in the order of app_commands. */
    kh_batch_option *options;
    const app_signals *signals; /**< what a job's process restores; NULL: nothing is run. */
} app_batch_program;

kh_status app_batch_program_make(app_batch_program *self, kh_error *err) KH_MUST_CHECK;

void app_batch_program_free(app_batch_program *self);

#endif
