/**
 * @file folder.h
 * @brief Paths beneath a folder that lead nowhere else.
 */
#ifndef KH_BASE_FOLDER_H
#define KH_BASE_FOLDER_H

#include "status.h"

/**
 * Open the folder that holds `path`, step by step from `root`: no step is a symbolic link, so that
 * nobody can lead it elsewhere, also between a check and the use.
 *
 * @param path relative, without empty steps and such that begin with a dot; its last one is not
 *             looked at.
 * @param make nonzero: folders that are missing are made.
 * @param folder open, the caller's to close.
 * @return KH_ERR_IO, KH_ERR_ARGUMENT (of another form); a folder that is missing is
 * KH_ERR_NOTFOUND.
 */
kh_status kh_folder_open(
    int root, const char *path, int make, int *folder, kh_error *err) KH_MUST_CHECK;

/** The last step of a path. */
const char *kh_folder_last_step(const char *path);

#endif
