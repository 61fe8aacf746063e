#include "signals.h"

#include <stddef.h>

static volatile sig_atomic_t interrupted;

static void
on_signal(int signal_number)
{
    interrupted = signal_number;
}

static void
listen_for(int signal_number, struct sigaction *before)
{
    struct sigaction action = { .sa_handler = on_signal };

    sigaction(signal_number, NULL, before);
    if (before->sa_handler != SIG_IGN) {
        sigaction(signal_number, &action, NULL);
    }
}

void
app_signals_hold(app_signals *self)
{
    sigset_t held;

    interrupted = 0;
    sigemptyset(&held);
    sigaddset(&held, SIGINT);
    sigaddset(&held, SIGTERM);
    sigprocmask(SIG_BLOCK, &held, &self->mask);
    listen_for(SIGINT, &self->on_interrupt);
    listen_for(SIGTERM, &self->on_terminate);
}

void
app_signals_admit(const app_signals *self)
{
    sigprocmask(SIG_SETMASK, &self->mask, NULL);
}

void
app_signals_restore(const app_signals *self)
{
    sigaction(SIGINT, &self->on_interrupt, NULL);
    sigaction(SIGTERM, &self->on_terminate, NULL);
    sigprocmask(SIG_SETMASK, &self->mask, NULL);
}

bool
app_interrupted(void)
{
    return interrupted != 0;
}
