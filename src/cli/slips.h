/**
 * @file slips.h
 * @brief What a command line likely meant that cannot be read as it stands.
 */
#ifndef KH_CLI_SLIPS_H
#define KH_CLI_SLIPS_H

#include "input.h"

/** Refuse ends of paths or cuts that are files, where what stands for a file is none: files come
 * last. @param num_ends how many of the arguments stand before the files. */
kh_status app_check_order(const app_command *command, const char *const *args, size_t num_ends,
    size_t num_args, kh_error *err) KH_MUST_CHECK;

/** Whether something of this name can be opened as input; - can. */
bool app_is_there(const char *path);

/** Whether a word is the path of a regular file. */
bool app_is_file(const char *path);

/** The declared sector of this id or name, in any language; NULL if there is none, or if sectors
 * are not the declared ones. */
const char *app_sector_called(const app_input *input, const char *name);

/** In place of the hint of a failure: the set that was meant by what is no node. It stays where the
 * name is no sector's, or is a node's. */
void app_hint_sector(kh_error *err, const app_input *input, const char *name, const char *how);

#endif
