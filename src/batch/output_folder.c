#include "output_folder.h"

#include "../base/file.h"
#include "../base/folder.h"
#include "state.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* The jobs of a batch that was killed are killed with it, but a moment later. */
#define LOCK_TRIES       100
#define LOCK_NANOSECONDS 20000000L

static kh_status
make_folders(const char *path, kh_error *err)
{
    kh_text so_far = { 0 };
    kh_status ret = KH_OK;

    while (*path != '\0') {
        const size_t length = strspn(path, "/") + strcspn(path + strspn(path, "/"), "/");

        kh_text_add_bytes(&so_far, path, length);
        path += length;
        KH_TRY(kh_text_status(&so_far, err));
        if (mkdir(kh_text_bytes(&so_far), 0777) != 0 && errno != EEXIST) {
            KH_TRY(kh_fail(err, KH_ERR_IO, "cannot make the output folder %s: %s",
                kh_text_bytes(&so_far), strerror(errno)));
        }
    }
out:
    kh_text_free(&so_far);
    return ret;
}

static kh_status
lock(int folder, const char *name, kh_error *err)
{
    const struct timespec pause = { 0, LOCK_NANOSECONDS };
    int j;

    for (j = 0; j < LOCK_TRIES; j++) {
        if (flock(folder, LOCK_EX | LOCK_NB) == 0) {
            return KH_OK;
        }
        if (errno != EWOULDBLOCK && errno != EINTR) {
            return KH_OK; /* a file system without locks */
        }
        nanosleep(&pause, NULL);
    }
    kh_fail(err, KH_ERR_ENVIRONMENT, "another batch is at work in %s", name);
    kh_hint(err, "wait for it, or give this manifest an output folder of its own");
    return KH_ERR_ENVIRONMENT;
}

kh_status
kh_output_folder_open(const kh_batch_plan *plan, int *folder, kh_error *err)
{
    kh_status ret = KH_OK;
    const char *name = plan->output_folder;
    int fd = -1;

    KH_TRY(make_folders(name, err));
    fd = open(name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) {
        return kh_fail(
            err, KH_ERR_IO, "cannot open the output folder %s: %s", name, strerror(errno));
    }
    KH_TRY(lock(fd, name, err));
    *folder = fd;
    fd = -1;
out:
    if (fd >= 0) {
        close(fd);
    }
    return ret;
}

/* --- leftovers --------------------------------------------------------------------------- */

typedef struct {
    kh_pool outputs, folders;
    kh_text path;
} tidier;

/* `folder` ends in a slash, unless it is the output folder itself. */
static kh_status
tidy_folder(tidier *self, int fd, const char *folder, kh_error *err)
{
    DIR *listing = fdopendir(fd);
    const struct dirent *entry;

    if (listing == NULL) {
        close(fd);
        return KH_OK;
    }
    while ((entry = readdir(listing)) != NULL) {
        const size_t length = kh_output_leftover(entry->d_name);

        if (length == 0) {
            continue;
        }
        kh_text_clear(&self->path);
        kh_text_add(&self->path, folder);
        kh_text_add_bytes(&self->path, entry->d_name, length);
        if (kh_pool_find(&self->outputs, kh_text_bytes(&self->path), self->path.length) != 0) {
            unlinkat(dirfd(listing), entry->d_name, 0);
        }
    }
    closedir(listing);
    return kh_text_status(&self->path, err);
}

/* Each folder once. */
static kh_status
tidy_around(tidier *self, int folder, const char *output, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t length = (size_t) (kh_folder_last_step(output) - output);
    const size_t num = self->folders.num;
    kh_sym sym;
    int fd;

    KH_TRY(kh_pool_intern(&self->folders, output, length, &sym, err));
    if (self->folders.num > num && kh_folder_open(folder, output, 0, &fd, NULL) == KH_OK) {
        ret = tidy_folder(self, fd, kh_pool_text(&self->folders, sym), err);
    }
out:
    return ret;
}

kh_status
kh_output_folder_tidy(const kh_batch_plan *plan, int folder, kh_error *err)
{
    kh_status ret = KH_OK;
    tidier tidy = { 0 };
    kh_sym sym;
    size_t j;

    KH_TRY(kh_pool_intern(&tidy.outputs, KH_STATE_NAME, strlen(KH_STATE_NAME), &sym, err));
    for (j = 0; j < plan->num; j++) {
        const char *output = plan->jobs[j].output;

        KH_TRY(kh_pool_intern(&tidy.outputs, output, strlen(output), &sym, err));
    }
    KH_TRY(tidy_around(&tidy, folder, KH_STATE_NAME, err));
    for (j = 0; j < plan->num; j++) {
        KH_TRY(tidy_around(&tidy, folder, plan->jobs[j].output, err));
    }
out:
    kh_pool_free(&tidy.outputs);
    kh_pool_free(&tidy.folders);
    kh_text_free(&tidy.path);
    return ret;
}

/* --- what is there ----------------------------------------------------------------------- */

kh_status
kh_output_folder_digest(int folder, const char *output, bool (*stop)(void),
    char digest[KH_DIGEST_SIZE], uint64_t *num_bytes, kh_error *err)
{
    kh_status ret = KH_OK;
    int within = -1, fd = -1;
    struct stat status;

    KH_TRY(kh_folder_open(folder, output, 0, &within, err));
    fd = openat(
        within, kh_folder_last_step(output), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 || fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        KH_TRY(kh_fail(err, KH_ERR_NOTFOUND, "there is no file %s to be read", output));
    }
    KH_TRY(kh_digest_file(fd, output, stop, digest, num_bytes, err));
out:
    if (fd >= 0) {
        close(fd);
    }
    if (within >= 0) {
        close(within);
    }
    return ret;
}
