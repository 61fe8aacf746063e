#include "progress.h"

#include "../base/progress.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define FIRST_SECONDS   0.5
#define BETWEEN_SECONDS 0.2
#define BAR             20
#define DEFAULT_COLUMNS 80

/* In memory that the worker shares with its parent, which has to know whether a line is there. */
struct app_progress {
    int terminal;
    double opened; /* seconds, of the monotonic clock */
    double begun;  /* when the present piece of work began */
    double drawn;
    const char *what; /* the present piece of work */
    uint64_t done;
    atomic_bool shown;
};

static double
now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double) t.tv_sec + (double) t.tv_nsec * 1e-9;
}

/* --- the line ---------------------------------------------------------------------------- */

static void
add_time(char *text, size_t size, double seconds)
{
    const unsigned long s = seconds < 1e8 ? (unsigned long) seconds : 100000000;

    if (s < 3600) {
        snprintf(text, size, "%lu:%02lu", s / 60, s % 60);
    } else {
        snprintf(text, size, "%lu:%02lu:%02lu", s / 3600, s / 60 % 60, s % 60);
    }
}

/* Letters of ASCII: what is one column wide on every terminal. */
static void
draw_bar(char bar[BAR + 1], double part)
{
    const size_t full = (size_t) (part * BAR);

    memset(bar, '.', BAR);
    memset(bar, '=', full);
    if (full < BAR) {
        bar[full] = '>';
    }
    bar[BAR] = '\0';
}

void
app_progress_line(char line[APP_PROGRESS_SIZE], size_t columns, const char *what, uint64_t done,
    uint64_t total, double seconds)
{
    const double part = total == 0 ? 0 : done >= total ? 1 : (double) done / (double) total;
    char gone[32], left[48] = "", bar[BAR + 1];

    add_time(gone, sizeof(gone), seconds);
    draw_bar(bar, part);
    if (total == 0) {
        snprintf(line, APP_PROGRESS_SIZE, "%s %s", what, gone);
    } else {
        if (part > 0) {
            char rest[32];

            add_time(rest, sizeof(rest), seconds * (1 - part) / part + 0.5);
            snprintf(left, sizeof(left), ", %s left", rest);
        }
        snprintf(
            line, APP_PROGRESS_SIZE, "%3.0f%% [%s] %s%s  %s", part * 100, bar, gone, left, what);
        if (strlen(line) >= columns) {
            snprintf(line, APP_PROGRESS_SIZE, "%3.0f%% %s%s  %s", part * 100, gone, left, what);
        }
    }
    /* What is on hand is in English: to cut it cuts no letter. */
    if (columns < APP_PROGRESS_SIZE) {
        line[columns > 0 ? columns - 1 : 0] = '\0';
    }
}

/* --- the terminal ------------------------------------------------------------------------ */

static size_t
columns_of(int terminal)
{
    struct winsize size;

    return ioctl(terminal, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col
                                                                      : DEFAULT_COLUMNS;
}

/* A line that cannot be shown is no reason to stop. */
static void
say(int terminal, const char *text, size_t length)
{
    const ssize_t num = write(terminal, text, length);

    (void) num;
}

static void
draw(struct app_progress *p, const char *what, uint64_t done, uint64_t total, double seconds)
{
    char line[APP_PROGRESS_SIZE], whole[APP_PROGRESS_SIZE + 8];

    app_progress_line(line, columns_of(p->terminal), what, done, total, seconds);
    p->shown = true;
    say(p->terminal, whole, (size_t) snprintf(whole, sizeof(whole), "\r%s\033[K", line));
}

/* What is done falls only where the next piece of work begins. */
static void
on_progress(void *context, const char *what, uint64_t done, uint64_t total)
{
    struct app_progress *p = context;
    const double at = now();

    if (what != p->what || done < p->done) {
        p->what = what;
        p->begun = at;
    }
    p->done = done;
    if (at - p->opened >= FIRST_SECONDS && at - p->drawn >= BETWEEN_SECONDS) {
        p->drawn = at;
        draw(p, what, done, total, at - p->begun);
    }
}

/* A job in the background has the terminal of another. */
static bool
can_show(const app *self)
{
    const char *term = getenv("TERM");
    const pid_t foreground = isatty(STDERR_FILENO) ? tcgetpgrp(STDERR_FILENO) : 0;

    return !self->common.quiet && foreground != 0 && (foreground < 0 || foreground == getpgrp())
           && (term == NULL || strcmp(term, "dumb") != 0);
}

void
app_progress_open(app *self)
{
    struct app_progress *p;

    self->progress = NULL;
    if (!can_show(self)) {
        return;
    }
    p = mmap(NULL, sizeof(*p), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (p == MAP_FAILED) {
        return;
    }
    p->terminal = STDERR_FILENO;
    p->opened = now();
    self->progress = p;
}

void
app_progress_listen(app *self)
{
    if (self->progress != NULL) {
        self->progress->terminal = fileno(self->err);
        kh_progress_listen(on_progress, self->progress);
    }
}

void
app_progress_finish(const app *self)
{
    kh_progress_listen(NULL, NULL);
    app_progress_erase(self);
}

void
app_progress_erase(const app *self)
{
    static const char erase[] = "\r\033[K";

    if (self->progress != NULL && atomic_exchange(&self->progress->shown, false)) {
        say(fileno(self->err), erase, sizeof(erase) - 1);
    }
}

void
app_progress_close(app *self)
{
    if (self->progress != NULL) {
        munmap(self->progress, sizeof(*self->progress));
        self->progress = NULL;
    }
}
