#include "snapshot.h"
#include "verify.h"

#include "../base/array.h"
#include "../base/hash.h"
#include "../base/parallel.h"

#include <stdlib.h>

/* What one look at the bytes can tell of a block: they come from memory once. */
typedef struct {
    uint32_t section;
    bool fits;
    size_t first, num; /**< elements. */
    uint64_t checksum;
    size_t num_used;
} block;

typedef struct {
    const kh_content *content;
    const kh_snapshot_section *table;
    block *blocks;
    size_t num, max;
} verification;

/* Threads cost more than they save below this. */
#define WORTH_THREADS ((size_t) 8 << 20)

static kh_status
list_blocks(verification *self, kh_error *err)
{
    kh_status ret = KH_OK;
    size_t j, first, num;

    for (j = 0; j < kh_num_layouts; j++) {
        const size_t most = kh_checked_elements(&kh_layouts[j]);
        const size_t total = kh_content_num(self->content, &kh_layouts[j]);

        /* Zeros that take no bytes have no checksum, and one of them stands for all. */
        for (first = 0; first < total; first += num) {
            const bool absent = self->table[j].num_bytes == 0;

            num = total - first < most || absent ? total - first : most;
            KH_TRY(KH_GROW(&self->blocks, self->num, &self->max, "blocks", err));
            self->blocks[self->num++]
                = (block){ .section = (uint32_t) j, .first = first, .num = absent ? 1 : num };
        }
    }
out:
    return ret;
}

static kh_status
verify_block(void *context, size_t task, size_t worker, kh_error *err)
{
    const verification *self = context;
    block *b = &self->blocks[task];
    const kh_layout *layout = &kh_layouts[b->section];
    const unsigned char *items = kh_content_items(self->content, layout);

    (void) worker;
    (void) err;
    items += b->first * layout->size;
    if (self->table[b->section].num_bytes > 0) {
        b->checksum = kh_hash(items, b->num * layout->size);
    }
    b->fits = kh_layout_fits(layout, items, b->num, self->content, &b->num_used);
    return KH_OK;
}

/* Damage explains values that do not fit, and not the other way round. */
static kh_status
judge_section(const verification *self, size_t *first, size_t section, const char *name,
    size_t *num_used, kh_error *err)
{
    kh_status ret = KH_OK;
    uint64_t *checksums = NULL;
    size_t j, num = 0;
    bool fits = true;

    KH_TRY(KH_NEW(&checksums, self->num - *first, "checksums", err));
    *num_used = 0;
    for (j = *first; j < self->num && self->blocks[j].section == section; j++) {
        checksums[num++] = self->blocks[j].checksum;
        fits = fits && self->blocks[j].fits;
        *num_used += self->blocks[j].num_used;
    }
    *first = j;
    if (self->table[section].num_bytes > 0
        && kh_hash(checksums, num * sizeof(*checksums)) != self->table[section].checksum) {
        ret = kh_fail(err, KH_ERR_DATA,
            "%s is a damaged snapshot: its section \"%s\" is not as it was written", name,
            kh_layouts[section].name);
        kh_hint(err, KH_SNAPSHOT_AGAIN);
    } else if (!fits) {
        ret = kh_fail(err, KH_ERR_DATA,
            "%s is no snapshot that kakehashi made: its section \"%s\" leads outside the file",
            name, kh_layouts[section].name);
        kh_hint(err, KH_SNAPSHOT_DISTRUST);
    }
out:
    free(checksums);
    return ret;
}

kh_status
kh_snapshot_verify(const kh_content *content, const kh_snapshot_section *table, const char *name,
    size_t num_threads, size_t *num_used, kh_error *err)
{
    kh_status ret = KH_OK;
    verification self = { .content = content, .table = table };
    size_t j, first = 0;

    KH_TRY(list_blocks(&self, err));
    if (self.num < WORTH_THREADS / KH_CHECKED_BLOCK + kh_num_layouts) {
        num_threads = 1;
    }
    KH_TRY(kh_parallel_run(
        self.num, kh_parallel_workers(num_threads, self.num), verify_block, &self, err));
    for (j = 0; j < kh_num_layouts; j++) {
        KH_TRY(judge_section(&self, &first, j, name, &num_used[j], err));
    }
out:
    free(self.blocks);
    return ret;
}
