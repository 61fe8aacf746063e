/**
 * @file verify.h
 * @brief Whether the sections of a snapshot are as they were written, and lead nowhere else.
 */
#ifndef KH_SNAPSHOT_VERIFY_H
#define KH_SNAPSHOT_VERIFY_H

#include "header.h"

/**
 * Verify all sections of `content` against `table`.
 *
 * @param num_used becomes the number of slots in use of each section that is a hash table;
 *                 kh_num_layouts of them.
 * @return KH_ERR_DATA, the first section at fault named; KH_ERR_NOMEM.
 */
kh_status kh_snapshot_verify(const kh_content *content, const kh_snapshot_section *table,
    const char *name, size_t num_threads, size_t *num_used, kh_error *err) KH_MUST_CHECK;

/** Whether `num` elements hold in each field what they may; `num_used` as above. */
bool kh_layout_fits(const kh_layout *layout, const void *items, size_t num,
    const kh_content *content, size_t *num_used);

#endif
