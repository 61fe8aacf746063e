#include "signals.h"

#include <stddef.h>

static volatile sig_atomic_t interrupted;

static void
on_signal(int signal_number)
{
    interrupted = signal_number;
}

/* What is ignored stays so, and is not held back either. */
static void
listen_for(int signal_number, struct sigaction *before, sigset_t *held)
{
    struct sigaction action = { .sa_handler = on_signal };

    sigaction(signal_number, NULL, before);
    if (before->sa_handler != SIG_IGN) {
        sigaddset(held, signal_number);
        sigaction(signal_number, &action, NULL);
    }
}

void
app_signals_hold(app_signals *self)
{
    sigset_t held;

    interrupted = 0;
    sigemptyset(&held);
    listen_for(SIGINT, &self->on_interrupt, &held);
    listen_for(SIGTERM, &self->on_terminate, &held);
    sigprocmask(SIG_BLOCK, &held, &self->mask);
}

void
app_signals_restore(const app_signals *self)
{
    /* One that is held back comes in here, while it is still ours: work that is done and committed
     * does not end by a signal. */
    sigprocmask(SIG_SETMASK, &self->mask, NULL);
    sigaction(SIGINT, &self->on_interrupt, NULL);
    sigaction(SIGTERM, &self->on_terminate, NULL);
}

void
app_signals_release(const app_signals *self)
{
    sigaction(SIGINT, &self->on_interrupt, NULL);
    sigaction(SIGTERM, &self->on_terminate, NULL);
    sigprocmask(SIG_SETMASK, &self->mask, NULL);
}

bool
app_interrupted(void)
{
    sigset_t pending;

    /* ppoll() lets none in if there is something to read at once. */
    sigemptyset(&pending);
    sigpending(&pending);
    return interrupted != 0 || sigismember(&pending, SIGINT) || sigismember(&pending, SIGTERM);
}
