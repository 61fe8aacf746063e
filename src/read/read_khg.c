/* A snapshot: mapped where it is a file, else read into memory as a whole. */
#include "reader.h"

#include "../snapshot/snapshot.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool
sniff(const char *head, size_t length, bool whole)
{
    (void) whole;
    return kh_snapshot_is(head, length);
}

/* Whether the input is a regular file that is read from its beginning; its size if so. */
static bool
find_file(const kh_window *window, uint64_t *num_bytes)
{
    struct stat info;

    if (!window->open || fstat(window->fd, &info) != 0 || !S_ISREG(info.st_mode)
        || lseek(window->fd, 0, SEEK_CUR) != (off_t) window->end) {
        return false;
    }
    *num_bytes = (uint64_t) info.st_size;
    return true;
}

static kh_status
fail_length(const char *name, uint64_t expected, uint64_t found, kh_error *err)
{
    if (found < expected) {
        (void) kh_fail(err, KH_ERR_DATA,
            "%s is a snapshot of which the end is missing: %llu of %llu bytes are there", name,
            (unsigned long long) found, (unsigned long long) expected);
    } else {
        (void) kh_fail(err, KH_ERR_DATA,
            "%s is a damaged snapshot: something stands behind its end, at byte %llu", name,
            (unsigned long long) expected);
    }
    kh_hint(err, KH_SNAPSHOT_AGAIN);
    return KH_ERR_DATA;
}

/* A pipe, or text in memory: all of it, in place of the file. */
static kh_status
copy_input(kh_window *window, kh_mapping *mapping, uint64_t num_bytes, kh_error *err)
{
    kh_status ret = KH_OK;
    uint64_t num = 0;

    for (;;) {
        const size_t left = kh_window_left(window);

        if (left > num_bytes - num) {
            return fail_length(window->place.file, num_bytes, num + left, err);
        }
        if (left > 0) {
            memcpy(mapping->bytes + num, kh_window_at(window), left);
        }
        num += left;
        window->begin = window->end;
        if (window->ended) {
            break;
        }
        KH_TRY(kh_window_extend(window, err));
    }
    if (num < num_bytes) {
        return fail_length(window->place.file, num_bytes, num, err);
    }
out:
    return ret;
}

static kh_status
read_khg(kh_reading *r, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_window *window = &r->window;
    const char *name = window->place.file;
    kh_snapshot_plan plan;
    kh_mapping mapping = { 0 };
    kh_graph graph = { 0 };
    uint64_t found;

    while (!window->ended && kh_window_left(window) < KH_SNAPSHOT_HEAD_SIZE) {
        KH_TRY(kh_window_extend(window, err));
    }
    KH_TRY(kh_snapshot_read_plan(&plan, kh_window_at(window), kh_window_left(window), name, err));
    KH_TRY(kh_mapping_new(&mapping, plan.num_mapped, err));
    if (find_file(window, &found)) {
        if (found != plan.num_bytes) {
            ret = fail_length(name, plan.num_bytes, found, err);
            goto out;
        }
        KH_TRY(kh_mapping_put_file(&mapping, window->fd, plan.num_bytes, err));
    } else {
        KH_TRY(copy_input(window, &mapping, plan.num_bytes, err));
    }
    KH_TRY(kh_snapshot_open(
        &graph, &mapping, plan.num_bytes, name, r->findings, r->limits.num_threads, err));
    kh_graph_free(r->graph);
    *r->graph = graph;
out:
    kh_mapping_free(&mapping);
    return ret;
}

const kh_reader kh_reader_khg
    = { "khg", "a snapshot: kakehashi-graph-1 as it lies in memory", "khg", sniff, read_khg };
