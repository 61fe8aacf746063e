/**
 * @file progress.h
 * @brief How far long work has come, told to whoever listens.
 *
 * Work says how many steps it has and when some are done; it never prints. Without a listener all
 * of this costs next to nothing. Work within a step of other work (the betweenness of one net of a
 * thousand) is not told: what was begun first on a thread, and by the threads that it starts,
 * counts.
 */
#ifndef KH_BASE_PROGRESS_H
#define KH_BASE_PROGRESS_H

#include "status.h"

#include <stdint.h>

KH_BEGIN_DECLS

/**
 * Called now and then, by the thread that calls kh_progress_add(); calls never overlap.
 *
 * @param what the work, in words; static.
 * @param done steps done. @param total all of them; 0: not known.
 */
typedef void kh_progress_fn(void *context, const char *what, uint64_t done, uint64_t total);

/** Who is told, in this process; NULL: nobody. To be set while no work is going on. */
void kh_progress_listen(kh_progress_fn *listener, void *context);

KH_END_DECLS

/** A piece of work begins. @param what static. @param total 0: not known. */
void kh_progress_begin(const char *what, uint64_t total);

/** Steps are done; by any thread. Not per node or edge: thousands of calls a second are enough. */
void kh_progress_add(uint64_t num_done);

/** The work is done, or failed: as often as it was begun. */
void kh_progress_end(void);

/** How many pieces of work this thread stands in; for parallel.h, whose helpers stand where the
 * thread stands that calls them. */
unsigned kh_progress_depth(void);
void kh_progress_set_depth(unsigned depth);

#endif
