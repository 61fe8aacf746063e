/**
 * @file guided.h
 * @brief Best-first search for paths, led by what is left at least.
 */
#ifndef KH_PATH_GUIDED_H
#define KH_PATH_GUIDED_H

#include "path.h"

/**
 * Paths by rising length and node numbers: as many as `most`.
 *
 * @param first nodes that no path enters with its first step, or NULL.
 * @param equal stop behind those that are as short as the first.
 * @param list appended to; `more` is set if others were left.
 */
kh_status kh_path_guided(const kh_path_question *question, const uint8_t *first, size_t most,
    bool equal, kh_path_list *list, kh_error *err) KH_MUST_CHECK;

/** Append a path without steps filled in: room for num_steps. @return KH_ERR_NOMEM. */
kh_status kh_path_list_add(
    kh_path_list *self, size_t num_steps, kh_path **path, kh_error *err) KH_MUST_CHECK;

/** Take the last path off again. */
void kh_path_list_drop(kh_path_list *self);

/** Shorter, or as long and earlier by node numbers: below 0. */
int kh_path_compare(const kh_path *a, const kh_path *b);

/** Whether two lengths tie. */
bool kh_path_ties(const kh_path_question *question, double a, double b);

#endif
