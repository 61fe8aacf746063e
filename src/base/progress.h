/**
 * @file progress.h
 * @brief How far long work has come, told to whoever listens.
 *
 * Work says how many steps it has and when some are done; it never prints. Without a listener all
 * of this costs next to nothing. A step inside another (a measure within a panel) is told as
 * itself.
 */
#ifndef KH_BASE_PROGRESS_H
#define KH_BASE_PROGRESS_H

#include <stdint.h>

/**
 * Called now and then, by the thread that calls kh_progress_add(); calls never overlap.
 *
 * @param what the work, in words; static.
 * @param done steps done. @param total all of them; 0: not known.
 */
typedef void kh_progress_fn(void *context, const char *what, uint64_t done, uint64_t total);

/** Who is told, in this process; NULL: nobody. To be set while no work is going on. */
void kh_progress_listen(kh_progress_fn *listener, void *context);

/** A piece of work begins; ends the one before. @param what static. @param total 0: not known. */
void kh_progress_begin(const char *what, uint64_t total);

/** Steps are done; by any thread. Not per node or edge: thousands of calls a second are enough. */
void kh_progress_add(uint64_t num_done);

/** The work is done. */
void kh_progress_end(void);

#endif
