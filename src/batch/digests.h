/**
 * @file digests.h
 * @brief What files hold and what a job is, as SHA-256 in hexadecimal digits.
 */
#ifndef KH_BATCH_DIGESTS_H
#define KH_BATCH_DIGESTS_H

#include "../base/map.h"
#include "../base/pool.h"
#include "plan.h"

#include <sys/types.h>
#include <time.h>

#define KH_DIGEST_SIZE 65

/** A file when it was read; `digest` is empty if it could not be. */
typedef struct {
    char digest[KH_DIGEST_SIZE];
    dev_t device;
    ino_t number;
    off_t size;
    struct timespec modified, changed;
} kh_digested;

/** All-zero is valid and empty: each file is read once. */
typedef struct {
    kh_pool names;
    kh_map found;
    kh_digested *items;
    size_t num, max;
    bool (*stop)(void); /**< asked while a file is read; NULL: nobody. */
} kh_digests;

void kh_digests_free(kh_digests *self);

/** Digest a file by its open descriptor. @param stop asked now and then whether to give up; NULL:
 * nobody. @return KH_ERR_IO; KH_ERR_LIMIT if it was told to. */
kh_status kh_digest_file(int fd, const char *path, bool (*stop)(void), char digest[KH_DIGEST_SIZE],
    uint64_t *num_bytes, kh_error *err) KH_MUST_CHECK;

/**
 * The key of a job: of the program's version, the command, its options and operands, its output,
 * and the content of each file that it reads. Limits of time and memory are not in it: they change
 * no result. Empty if a file cannot be read; the job will say why.
 */
kh_status kh_digests_key(kh_digests *self, const char *version, const kh_batch_job *job,
    char key[KH_DIGEST_SIZE], kh_error *err) KH_MUST_CHECK;

/** Whether the files of a job are still those that kh_digests_key() read. */
bool kh_digests_hold(const kh_digests *self, const kh_batch_job *job);

#endif
