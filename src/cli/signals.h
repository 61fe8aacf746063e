/**
 * @file signals.h
 * @brief Ctrl-C without a gap: held back until somebody waits for it.
 */
#ifndef KH_CLI_SIGNALS_H
#define KH_CLI_SIGNALS_H

#include <signal.h>
#include <stdbool.h>

/** What SIGINT and SIGTERM did before. */
typedef struct {
    struct sigaction on_interrupt, on_terminate;
    sigset_t mask;
} app_signals;

/** Hold SIGINT and SIGTERM back until ppoll() lets them in with the mask of `self`: none can slip
 * in between a look at app_interrupted() and the wait. One that was ignored (a job in the
 * background, nohup) stays ignored. */
void app_signals_hold(app_signals *self);

/** As before app_signals_hold(). */
void app_signals_restore(const app_signals *self);

/** The same in the worker, where one that was held back ends it at once: nothing is committed
 * there. */
void app_signals_release(const app_signals *self);

/** Whether one came in since app_signals_hold(). */
bool app_interrupted(void);

#endif
