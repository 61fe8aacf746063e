/* -o is no file of a job's. */
#include "batch_report.h"

#include "../base/folder.h"

#include <fcntl.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* Where -o leads. */
typedef struct {
    const char *path;
    struct stat file, folder;
    bool is_file, is_in_folder;
} target;

static bool
is_same(const struct stat *a, const struct stat *b)
{
    return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

static bool
stat_folder(int start, const char *path, struct stat *status)
{
    char *copy = strdup(path);
    const bool is = copy != NULL && fstatat(start, dirname(copy), status, 0) == 0;

    free(copy);
    return is;
}

static bool
is_read(const target *self, const kh_batch_job *job)
{
    struct stat status;
    size_t j;

    for (j = 0; j < job->files.num && self->is_file; j++) {
        if (stat(job->files.items[j], &status) == 0 && is_same(&status, &self->file)) {
            return true;
        }
    }
    return false;
}

/* The output need not be there yet. */
static bool
is_written(const target *self, const kh_batch_job *job)
{
    struct stat status;

    return self->is_in_folder
           && strcmp(kh_folder_last_step(self->path), kh_folder_last_step(job->path)) == 0
           && stat_folder(AT_FDCWD, job->path, &status) && is_same(&status, &self->folder);
}

kh_status
app_batch_spare(const app *self, int start, const kh_batch_plan *plan, kh_error *err)
{
    target to = { .path = self->common.output };
    size_t j;

    if (to.path == NULL) {
        return KH_OK;
    }
    to.is_file = fstatat(start, to.path, &to.file, 0) == 0 && S_ISREG(to.file.st_mode);
    to.is_in_folder = stat_folder(start, to.path, &to.folder);
    for (j = 0; j < plan->num; j++) {
        const bool read = is_read(&to, &plan->jobs[j]);

        if (read || is_written(&to, &plan->jobs[j])) {
            kh_fail(err, KH_ERR_ARGUMENT, "-o %s is what the job %s %s; nothing was run", to.path,
                plan->jobs[j].name, read ? "reads" : "writes");
            kh_hint(err, "-o takes the lines of the batch: give it a file of its own");
            return KH_ERR_ARGUMENT;
        }
    }
    return KH_OK;
}
