#include "progress.h"

#include <stdatomic.h>
#include <stddef.h>

/* One for the process: as with igraph's handlers, whoever runs the program listens, and no function
 * on the way down needs to know. */
static kh_progress_fn *listener;
static void *listener_context;
static _Atomic(const char *) current_work;
static atomic_uint_fast64_t num_steps, num_done_steps;
static atomic_flag telling = ATOMIC_FLAG_INIT;
static _Thread_local unsigned depth;

void
kh_progress_listen(kh_progress_fn *new_listener, void *context)
{
    listener = new_listener;
    listener_context = context;
    current_work = NULL;
    depth = 0;
}

/* A thread that finds another telling goes on with its work. */
static void
tell(void)
{
    const char *what = current_work;

    if (what == NULL || atomic_flag_test_and_set(&telling)) {
        return;
    }
    listener(listener_context, what, num_done_steps, num_steps);
    atomic_flag_clear(&telling);
}

void
kh_progress_begin(const char *what, uint64_t total)
{
    if (listener == NULL || ++depth > 1) {
        return;
    }
    num_done_steps = 0;
    num_steps = total;
    current_work = what;
    tell();
}

void
kh_progress_add(uint64_t num_done)
{
    if (listener == NULL || depth > 1) {
        return;
    }
    num_done_steps += num_done;
    tell();
}

void
kh_progress_end(void)
{
    if (listener == NULL || depth == 0 || --depth > 0) {
        return;
    }
    tell();
    current_work = NULL;
}

unsigned
kh_progress_depth(void)
{
    return depth;
}

void
kh_progress_set_depth(unsigned new_depth)
{
    depth = new_depth;
}
