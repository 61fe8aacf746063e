#include "file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* As many as the kernel follows. */
#define MAX_LINKS 40

static kh_status
fail_io(kh_error *err, const char *what, const char *path)
{
    return kh_fail(err, KH_ERR_IO, "%s %s: %s", what, path, strerror(errno));
}

static void
reset(kh_output *self)
{
    free(self->path);
    free(self->temporary);
    if (self->folder >= 0) {
        close(self->folder);
    }
    *self = (kh_output){ .fd = -1, .folder = AT_FDCWD };
}

void
kh_output_abandon(kh_output *self)
{
    if (self->path != NULL) {
        if (self->fd >= 0) {
            close(self->fd);
        }
        if (self->temporary != NULL) {
            unlinkat(self->folder, self->temporary, 0);
        }
        reset(self);
    }
}

/* The folder of a path, the caller's to free. */
static char *
folder_of(const char *path)
{
    char *copy = strdup(path), *folder = NULL;

    if (copy != NULL) {
        folder = strdup(dirname(copy));
    }
    free(copy);
    return folder;
}

/* A name beside the target that no other run uses. */
static char *
temporary_name(const kh_output *self, const char *end)
{
    char *name = NULL;

    if (asprintf(&name, "%s.%ld.%s", self->name, (long) getpid(), end) < 0) {
        return NULL;
    }
    return name;
}

static kh_status
open_named(kh_output *self, kh_error *err)
{
    self->temporary = temporary_name(self, "writing");
    if (self->temporary == NULL) {
        return kh_fail_nomem(err, 1, "file name");
    }
    /* One that is there was left by a process of the same number, which is gone. */
    unlinkat(self->folder, self->temporary, 0);
    self->fd = openat(self->folder, self->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (self->fd < 0) {
        free(self->temporary);
        self->temporary = NULL;
        return fail_io(err, "cannot write", self->path);
    }
    return KH_OK;
}

static kh_status
open_unnamed(kh_output *self, kh_error *err)
{
    char *folder;

    /* An unnamed file gets its name through /proc: none in some containers. */
    if (access("/proc/self/fd", X_OK) != 0) {
        return open_named(self, err);
    }
    folder = folder_of(self->name);
    if (folder == NULL) {
        return kh_fail_nomem(err, 1, "file name");
    }
    self->fd = openat(self->folder, folder, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    free(folder);
    if (self->fd >= 0) {
        return KH_OK;
    }
    if (errno == EOPNOTSUPP || errno == EISDIR || errno == EINVAL) {
        return open_named(self, err);
    }
    return fail_io(err, "cannot write", self->path);
}

/* A name that the system lends to something open, such as /dev/stdout: what it leads to may be a
 * pipe, whose own name opens nothing, or a file that others go on writing. */
static bool
is_lent(const char *path)
{
    return strncmp(path, "/dev/", 5) == 0 || strncmp(path, "/proc/", 6) == 0;
}

/* A device or a pipe: written in place, under the name that was given; behind what is there. */
static kh_status
open_direct(kh_output *self, const char *path, kh_error *err)
{
    free(self->path);
    self->path = strdup(path);
    if (self->path == NULL) {
        return kh_fail_nomem(err, 1, "file name");
    }
    self->direct = 1;
    self->fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
    return self->fd < 0 ? fail_io(err, "cannot write", self->path) : KH_OK;
}

/* rename() would replace a file that its owner may not write, and open to all what only the owner
 * could read. */
static kh_status
open_replacement(kh_output *self, mode_t mode, kh_error *err)
{
    kh_status ret = KH_OK;

    if (faccessat(self->folder, self->name, W_OK, 0) != 0) {
        return fail_io(err, "cannot write", self->path);
    }
    KH_TRY(open_unnamed(self, err));
    if (fchmod(self->fd, mode & 0777) != 0) {
        ret = fail_io(err, "cannot set the permissions of", self->path);
    }
out:
    return ret;
}

/* Where a file would be made that is opened by this name: behind symbolic links that lead to
 * nothing yet, too, so that they stay. The caller's to free; NULL: no memory. */
static char *
follow_link(const char *path)
{
    char *at = strdup(path);
    int num_links;

    for (num_links = 0; at != NULL && num_links < MAX_LINKS; num_links++) {
        char target[PATH_MAX], *next = NULL;
        const ssize_t length = readlink(at, target, sizeof(target) - 1);
        const char *slash = strrchr(at, '/');

        if (length < 0) {
            break;
        }
        target[length] = '\0';
        if (target[0] == '/' || slash == NULL) {
            next = strdup(target);
        } else if (asprintf(&next, "%.*s/%s", (int) (slash - at), at, target) < 0) {
            next = NULL;
        }
        free(at);
        at = next;
    }
    return at;
}

kh_status
kh_output_open(kh_output *self, const char *path, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_output output = { .fd = -1, .folder = AT_FDCWD };
    struct stat status;

    if (path[0] == '\0') {
        return kh_fail(err, KH_ERR_IO, "cannot write \"\": a file has a name");
    }
    output.path = realpath(path, NULL);
    if (output.path == NULL) {
        output.path = follow_link(path);
    }
    if (output.path == NULL) {
        return kh_fail_nomem(err, 1, "file name");
    }
    output.name = output.path;
    if (stat(path, &status) != 0) {
        KH_TRY(open_unnamed(&output, err));
    } else if (S_ISREG(status.st_mode) && !is_lent(path)) {
        KH_TRY(open_replacement(&output, status.st_mode, err));
    } else {
        KH_TRY(open_direct(&output, path, err));
    }
    *self = output;
    output = (kh_output){ .fd = -1, .folder = AT_FDCWD };
out:
    kh_output_abandon(&output);
    return ret;
}

kh_status
kh_output_open_in(kh_output *self, int folder, const char *path, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *slash = strrchr(path, '/');
    kh_output output
        = { .fd = -1, .folder = fcntl(folder, F_DUPFD_CLOEXEC, 0), .path = strdup(path) };
    struct stat status;

    if (output.path == NULL) {
        ret = kh_fail_nomem(err, 1, "file name");
        goto out;
    }
    if (output.folder < 0) {
        KH_TRY(fail_io(err, "cannot write", path));
    }
    output.name = output.path + (slash == NULL ? 0 : slash - path + 1);
    if (fstatat(output.folder, output.name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
        KH_TRY(open_unnamed(&output, err));
    } else if (S_ISREG(status.st_mode)) {
        KH_TRY(open_replacement(&output, status.st_mode, err));
    } else {
        KH_TRY(kh_fail(err, KH_ERR_IO, "cannot write %s: %s is there", path,
            S_ISLNK(status.st_mode) ? "a symbolic link" : "no regular file"));
    }
    *self = output;
    output = (kh_output){ .fd = -1, .folder = AT_FDCWD };
out:
    kh_output_abandon(&output);
    return ret;
}

/* Give an unnamed file the name `name`; fails if the name is taken. */
static int
link_as(const kh_output *self, const char *name)
{
    char proc[64];

    snprintf(proc, sizeof(proc), "/proc/self/fd/%d", self->fd);
    return linkat(AT_FDCWD, proc, self->folder, name, AT_SYMLINK_FOLLOW);
}

/* linkat() replaces nothing: where the target exists, the file gets a name beside it first. */
static kh_status
name_it(kh_output *self, kh_error *err)
{
    if (self->temporary == NULL) {
        if (link_as(self, self->name) == 0) {
            return KH_OK;
        }
        if (errno != EEXIST) {
            return fail_io(err, "cannot write", self->path);
        }
        self->temporary = temporary_name(self, "rename");
        if (self->temporary == NULL) {
            return kh_fail_nomem(err, 1, "file name");
        }
        unlinkat(self->folder, self->temporary, 0);
        if (link_as(self, self->temporary) != 0) {
            return fail_io(err, "cannot write", self->path);
        }
    }
    if (renameat(self->folder, self->temporary, self->folder, self->name) != 0) {
        return fail_io(err, "cannot replace", self->path);
    }
    free(self->temporary);
    self->temporary = NULL;
    return KH_OK;
}

kh_status
kh_output_commit(kh_output *self, kh_error *err)
{
    kh_status ret = KH_OK;

    if (self->path == NULL) {
        return KH_OK;
    }
    if (!self->direct) {
        if (fsync(self->fd) != 0) {
            ret = fail_io(err, "cannot write", self->path);
        } else {
            ret = name_it(self, err);
        }
    }
    kh_output_abandon(self);
    return ret;
}

size_t
kh_output_leftover(const char *entry)
{
    const char *end = strrchr(entry, '.'), *number = end;
    long pid;

    if (end == NULL || (strcmp(end, ".rename") != 0 && strcmp(end, ".writing") != 0)) {
        return 0;
    }
    while (number > entry && number[-1] >= '0' && number[-1] <= '9') {
        number--;
    }
    if (number == end || number - entry < 2 || number[-1] != '.') {
        return 0;
    }
    pid = strtol(number, NULL, 10);
    return pid > 0 && pid <= INT_MAX && kill((pid_t) pid, 0) != 0 && errno == ESRCH
               ? (size_t) (number - entry) - 1
               : 0;
}

kh_status
kh_write_all(int fd, const char *bytes, size_t length, const char *name, kh_error *err)
{
    while (length > 0) {
        const ssize_t written = write(fd, bytes, length);

        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            return fail_io(err, "cannot write", name);
        }
        bytes += written;
        length -= (size_t) written;
    }
    return KH_OK;
}
