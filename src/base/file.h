/**
 * @file file.h
 * @brief Output files that are whole or absent.
 *
 * What is written goes to an unnamed file in the target's folder (O_TMPFILE), which gets its name
 * only when it is complete and on disk. A process that dies before leaves nothing behind. Where
 * the file system has no unnamed files, a named temporary file and rename() serve.
 */
#ifndef KH_BASE_FILE_H
#define KH_BASE_FILE_H

#include "status.h"

#include <stdbool.h>

KH_BEGIN_DECLS

/** All-zero is "no output"; see kh_output_open(). */
typedef struct {
    char *path;       /**< where it will be, symbolic links resolved; as given if direct. */
    int folder;       /**< that `name` is relative to, open; AT_FDCWD: the working directory. */
    const char *name; /**< of the file in `folder`: part of path, or all of it. */
    char *temporary;  /**< the named temporary file, or NULL if it has no name yet. */
    int fd;           /**< open for writing while path is set. */
    int direct;       /**< a device, a pipe or /dev/stdout: written in place, nothing to commit. */
} kh_output;

/** Begin an output. Nothing appears at `path` before kh_output_commit(). @return KH_ERR_IO. */
kh_status kh_output_open(kh_output *self, const char *path, kh_error *err) KH_MUST_CHECK;

/** Put the file on disk and under its name, replacing what was there, in one step.
 * @return KH_ERR_IO; the old file then is as it was. */
kh_status kh_output_commit(kh_output *self, kh_error *err) KH_MUST_CHECK;

/** Forget the output: nothing was there. Safe twice, and after a commit. */
void kh_output_abandon(kh_output *self);

/** write() until all is written, over interruptions. @param name for the message. */
kh_status kh_write_all(
    int fd, const char *bytes, size_t length, const char *name, kh_error *err) KH_MUST_CHECK;

KH_END_DECLS

/**
 * Begin an output in a folder that was opened before, and nowhere else, whatever happens to paths
 * meanwhile: no link is followed, and nothing but a regular file is replaced.
 *
 * @param path ends in the file's name, which is what is made in `folder`; the rest is for messages.
 * @return KH_ERR_IO.
 */
kh_status kh_output_open_in(
    kh_output *self, int folder, const char *path, kh_error *err) KH_MUST_CHECK;

/** How many bytes of the name `entry` are that of an output of which it is a leftover: what a
 * process that was killed at the wrong moment, and is gone, did not get to rename. 0: it is none.
 */
size_t kh_output_leftover(const char *entry);

#endif
