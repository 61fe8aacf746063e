#include "folder.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

const char *
kh_folder_last_step(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash == NULL ? path : slash + 1;
}

/* ENOTDIR is what a link says that is not to be followed; so does a file. */
static kh_status
fail_step(const char *path, size_t length, kh_error *err)
{
    const kh_status status = errno == ENOENT ? KH_ERR_NOTFOUND : KH_ERR_IO;

    if (errno == ENOTDIR || errno == ELOOP) {
        return kh_fail(
            err, status, "%.*s is a symbolic link or a file, not a folder", (int) length, path);
    }
    return kh_fail(
        err, status, "cannot open the folder %.*s: %s", (int) length, path, strerror(errno));
}

/* One step further down; `folder` becomes the next one. */
static kh_status
descend(int *folder, const char *path, const char *step, size_t length, int make, kh_error *err)
{
    const size_t so_far = (size_t) (step - path) + length;
    char name[NAME_MAX + 1];
    int next;

    if (length == 0 || length >= sizeof(name) || step[0] == '.') {
        return kh_fail(err, KH_ERR_ARGUMENT, "%s does not lead into a folder", path);
    }
    memcpy(name, step, length);
    name[length] = '\0';
    if (make && mkdirat(*folder, name, 0777) != 0 && errno != EEXIST) {
        return kh_fail(
            err, KH_ERR_IO, "cannot make the folder %.*s: %s", (int) so_far, path, strerror(errno));
    }
    next = openat(*folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (next < 0) {
        return fail_step(path, so_far, err);
    }
    close(*folder);
    *folder = next;
    return KH_OK;
}

kh_status
kh_folder_open(int root, const char *path, int make, int *folder, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *step = path, *slash;
    int at = fcntl(root, F_DUPFD_CLOEXEC, 0);

    if (at < 0) {
        return kh_fail(err, KH_ERR_IO, "cannot open a folder: %s", strerror(errno));
    }
    while ((slash = strchr(step, '/')) != NULL) {
        KH_TRY(descend(&at, path, step, (size_t) (slash - step), make, err));
        step = slash + 1;
    }
    *folder = at;
    at = -1;
out:
    if (at >= 0) {
        close(at);
    }
    return ret;
}
