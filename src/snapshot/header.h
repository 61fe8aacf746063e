/**
 * @file header.h
 * @brief The beginning of a snapshot: what it is, and where its sections stand.
 */
#ifndef KH_SNAPSHOT_HEADER_H
#define KH_SNAPSHOT_HEADER_H

#include "layout.h"

#define KH_SNAPSHOT_VERSION  1u
#define KH_SNAPSHOT_MAGIC    "\x89KHG\r\n\x1A\n"
#define KH_BYTE_ORDER        0x01020304u
#define KH_SECTION_NAME_SIZE 24
#define KH_SECTION_ALIGNMENT 64u

/** 128 bytes, no holes. */
typedef struct {
    unsigned char magic[8];
    uint32_t byte_order, version;
    uint64_t num_bytes;   /**< of the file. */
    uint64_t fingerprint; /**< kh_layout_fingerprint(). */
    uint32_t num_sections, unused;
    char tool[24];     /**< version of the kakehashi that wrote it. */
    uint64_t checksum; /**< of header and table, with 0 in this place. */
    unsigned char reserved[56];
} kh_snapshot_header;

/** One section of the table that follows the header. 64 bytes, no holes. */
typedef struct {
    char name[KH_SECTION_NAME_SIZE];
    uint32_t size, unused; /**< bytes of an element. */
    uint64_t num;          /**< elements. */
    uint64_t offset;       /**< from the beginning of the file. */
    uint64_t num_bytes;    /**< num * size, or 0 where all are zero: they have no bytes then. */
    uint64_t checksum;     /**< of the checksums of its blocks; 0 if it has no bytes. */
} kh_snapshot_section;

_Static_assert(sizeof(kh_snapshot_header) == 128, "the header has no holes");
_Static_assert(sizeof(kh_snapshot_section) == 64, "a section's entry has no holes");

/** Bytes of header and table, where the first section begins. */
static inline uint64_t
kh_snapshot_table_end(void)
{
    return sizeof(kh_snapshot_header) + kh_num_layouts * sizeof(kh_snapshot_section);
}

/** Elements of a checked block. */
static inline size_t
kh_checked_elements(const kh_layout *layout)
{
    return KH_CHECKED_BLOCK / layout->size;
}

static inline uint64_t
kh_align(uint64_t offset, uint64_t alignment)
{
    return (offset + alignment - 1) / alignment * alignment;
}

/** The checksum of header and table. */
uint64_t kh_snapshot_head_checksum(
    const kh_snapshot_header *header, const kh_snapshot_section *table);

/**
 * Whether the head of a file is that of a snapshot that this program can read; `table` is filled
 * then. What `name` is instead becomes the message. `length`: bytes of `head`.
 *
 * @return KH_ERR_DATA, KH_ERR_NOMEM.
 */
kh_status kh_snapshot_read_head(const void *head, size_t length, const char *name,
    kh_snapshot_header *header, kh_snapshot_section *table, kh_error *err) KH_MUST_CHECK;

#endif
