/**
 * @file supervise.h
 * @brief A command's work in a worker process, watched by its parent.
 *
 * Libraries abort, crash and never return (all seen). The worker may do any of it: the parent owns
 * the limits, Ctrl-C, the message and the commit of the output file, so that whatever happens is
 * one clear line, and nothing is half-written.
 */
#ifndef KH_CLI_SUPERVISE_H
#define KH_CLI_SUPERVISE_H

#include "app.h"

/** The worker's work. */
typedef app_exit (*app_work)(app *self, void *data);

/** Run `work` in this process. The file of -o appears only once app_write() wrote all of it. */
app_exit app_run_here(app *self, app_work work, void *data);

/**
 * Run `work` in a child process and wait for it.
 *
 * The child's standard error is kept apart: what libraries print there is shown only as the
 * reason of a crash; our own messages go through self->err. `self->common.timeout` and
 * `self->max_memory` are enforced. The file of -o appears only if the child came to its end and
 * app_write() wrote all of it.
 */
app_exit app_supervise(app *self, app_work work, void *data);

#endif
