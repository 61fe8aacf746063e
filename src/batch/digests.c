#include "digests.h"

#include "../base/array.h"
#include "../base/sha256.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PART 65536

void
kh_digests_free(kh_digests *self)
{
    kh_pool_free(&self->names);
    kh_map_free(&self->found);
    free(self->items);
    *self = (kh_digests){ 0 };
}

static void
finish(kh_sha256 *sha, char digest[KH_DIGEST_SIZE])
{
    uint8_t bytes[KH_SHA256_SIZE];
    size_t j;

    kh_sha256_end(sha, bytes);
    for (j = 0; j < sizeof(bytes); j++) {
        snprintf(digest + 2 * j, 3, "%02x", bytes[j]);
    }
}

kh_status
kh_digest_file(int fd, const char *path, bool (*stop)(void), char digest[KH_DIGEST_SIZE],
    uint64_t *num_bytes, kh_error *err)
{
    kh_sha256 sha = kh_sha256_begin();
    char *part = malloc(PART);
    ssize_t num = 0;

    if (part == NULL) {
        return kh_fail_nomem(err, PART, "bytes");
    }
    *num_bytes = 0;
    while ((num = read(fd, part, PART)) > 0 || (num < 0 && errno == EINTR)) {
        if (stop != NULL && stop()) {
            free(part);
            return kh_fail(err, KH_ERR_LIMIT, "%s was not read to its end", path);
        }
        if (num > 0) {
            kh_sha256_add(&sha, part, (size_t) num);
            *num_bytes += (uint64_t) num;
        }
    }
    free(part);
    if (num < 0) {
        return kh_fail(err, KH_ERR_IO, "cannot read %s: %s", path, strerror(errno));
    }
    finish(&sha, digest);
    return KH_OK;
}

/* --- files ------------------------------------------------------------------------------- */

static void
stamp(kh_digested *self, const struct stat *status)
{
    self->device = status->st_dev;
    self->number = status->st_ino;
    self->size = status->st_size;
    self->modified = status->st_mtim;
    self->changed = status->st_ctim;
}

static bool
is_same_moment(struct timespec a, struct timespec b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

/* Stamped before it is read: a change while it is read does not go unnoticed. */
static void
digest(kh_digested *self, const char *path, bool (*stop)(void))
{
    const int fd = open(path, O_RDONLY | O_CLOEXEC);
    struct stat status;
    uint64_t num_bytes;

    *self = (kh_digested){ 0 };
    if (fd < 0) {
        return;
    }
    if (fstat(fd, &status) == 0) {
        stamp(self, &status);
        if (kh_digest_file(fd, path, stop, self->digest, &num_bytes, NULL) != KH_OK) {
            self->digest[0] = '\0';
        }
    }
    close(fd);
}

static kh_status
find(kh_digests *self, const char *path, const kh_digested **found, kh_error *err)
{
    kh_status ret = KH_OK;
    uint32_t index;
    kh_sym sym;

    KH_TRY(kh_pool_intern(&self->names, path, strlen(path), &sym, err));
    if (!kh_map_get(&self->found, sym, &index)) {
        KH_TRY(KH_GROW(&self->items, self->num, &self->max, "files", err));
        index = (uint32_t) self->num;
        KH_TRY(kh_map_put(&self->found, sym, index, err));
        digest(&self->items[self->num++], path, self->stop);
    }
    *found = &self->items[index];
out:
    return ret;
}

bool
kh_digests_hold(const kh_digests *self, const kh_batch_job *job)
{
    size_t j;

    for (j = 0; j < job->files.num; j++) {
        const char *path = job->files.items[j];
        const kh_sym sym = kh_pool_find(&self->names, path, strlen(path));
        const kh_digested *then;
        struct stat now;
        uint32_t index;

        if (sym == 0 || !kh_map_get(&self->found, sym, &index) || stat(path, &now) != 0) {
            return false;
        }
        then = &self->items[index];
        if (now.st_dev != then->device || now.st_ino != then->number || now.st_size != then->size
            || !is_same_moment(now.st_mtim, then->modified)
            || !is_same_moment(now.st_ctim, then->changed)) {
            return false;
        }
    }
    return true;
}

/* --- jobs -------------------------------------------------------------------------------- */

/* With its end, so that no two lists of words give the same bytes. */
static void
add_word(kh_sha256 *sha, const char *word)
{
    kh_sha256_add(sha, word, strlen(word) + 1);
}

static void
add_words(kh_sha256 *sha, const kh_batch_words *words)
{
    const uint64_t num = words->num;
    size_t j;

    kh_sha256_add(sha, &num, sizeof(num));
    for (j = 0; j < words->num; j++) {
        add_word(sha, words->items[j]);
    }
}

kh_status
kh_digests_key(kh_digests *self, const char *version, const kh_batch_job *job,
    char key[KH_DIGEST_SIZE], kh_error *err)
{
    kh_status ret = KH_OK;
    kh_sha256 sha = kh_sha256_begin();
    const kh_digested *file;
    size_t j;

    add_word(&sha, version);
    add_word(&sha, job->command);
    add_words(&sha, &job->options);
    add_words(&sha, &job->operands);
    add_word(&sha, job->path);
    add_words(&sha, &job->files);
    key[0] = '\0';
    for (j = 0; j < job->files.num; j++) {
        KH_TRY(find(self, job->files.items[j], &file, err));
        if (file->digest[0] == '\0') {
            return KH_OK;
        }
        add_word(&sha, file->digest);
    }
    finish(&sha, key);
out:
    return ret;
}
