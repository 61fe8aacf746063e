/**
 * @file progress.h
 * @brief How far long work has come, as one line of the terminal that is written over in place.
 *
 * Only where standard error is a terminal, only after half a second, five times a second at most.
 * The line is erased before anything else is said, so that neither a result nor a message stands
 * behind it. The worker draws it; its parent erases what a worker that was ended left behind.
 */
#ifndef KH_CLI_PROGRESS_H
#define KH_CLI_PROGRESS_H

#include "app.h"

/** Longer than any line. */
#define APP_PROGRESS_SIZE 256

/**
 * The line: what, percent, a bar, time gone and time left, as many of them as fit.
 *
 * @param columns of the terminal; the line is shorter, lest it wraps. @param seconds since the
 * piece of work began. @param total 0: not known, and nothing is said of the rest.
 */
void app_progress_line(char line[APP_PROGRESS_SIZE], size_t columns, const char *what,
    uint64_t done, uint64_t total, double seconds);

/** Decide whether there is anybody to show it to; before the worker is started. */
void app_progress_open(app *self);

/** In the worker: show what work tells from now on. */
void app_progress_listen(app *self);

/** Nothing more to show: what follows is the result. */
void app_progress_finish(const app *self);

/** Erase the line if there is one; by whoever is about to write to the terminal. */
void app_progress_erase(const app *self);

void app_progress_close(app *self);

#endif
