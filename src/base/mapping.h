/**
 * @file mapping.h
 * @brief A range of memory that begins as a file's bytes, as nothing but zeros, or as both.
 */
#ifndef KH_BASE_MAPPING_H
#define KH_BASE_MAPPING_H

#include "status.h"

KH_BEGIN_DECLS

/** All-zero is a valid empty mapping. `bytes` may be written to: no file ever changes by that. */
typedef struct {
    unsigned char *bytes; /**< aligned to a page. */
    size_t size;
} kh_mapping;

KH_END_DECLS

/** Unmap. Safe twice. */
void kh_mapping_free(kh_mapping *self);

/** `size` zero bytes, which cost nothing until they are touched. @return KH_ERR_NOMEM. */
kh_status kh_mapping_new(kh_mapping *self, size_t size, kh_error *err) KH_MUST_CHECK;

/**
 * Let the first `length` bytes of a regular file stand at the beginning of a mapping that is at
 * least as long; the rest of the last page is as in the file, zeros if it ends there. The file
 * must be at least `length` bytes long, and nobody may shorten it while it is mapped.
 *
 * @return KH_ERR_IO; the mapping is then as it was.
 */
kh_status kh_mapping_put_file(kh_mapping *self, int fd, size_t length, kh_error *err) KH_MUST_CHECK;

#endif
