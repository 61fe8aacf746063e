#include "header.h"
#include "snapshot.h"

#include "../base/hash.h"

#include <stdlib.h>
#include <string.h>

static kh_status
refuse(kh_error *err, const char *name, const char *what, const char *hint)
{
    (void) kh_fail(err, KH_ERR_DATA, "%s %s", name, what);
    kh_hint(err, "%s", hint);
    return KH_ERR_DATA;
}

uint64_t
kh_snapshot_head_checksum(const kh_snapshot_header *header, const kh_snapshot_section *table)
{
    kh_snapshot_header copy = *header;
    uint64_t parts[2];

    copy.checksum = 0;
    parts[0] = kh_hash(&copy, sizeof(copy));
    parts[1] = kh_hash(table, kh_num_layouts * sizeof(*table));
    return kh_hash(parts, sizeof(parts));
}

/* What must be known before anything else of the file can be believed. */
static kh_status
check_kind(const kh_snapshot_header *header, const char *name, kh_error *err)
{
    if (memcmp(header->magic, KH_SNAPSHOT_MAGIC, sizeof(header->magic)) != 0) {
        return refuse(err, name, "is a snapshot that was changed on its way, as text is",
            "copy it as binary data");
    }
    if (header->byte_order != KH_BYTE_ORDER) {
        return refuse(err, name, "is a snapshot of a machine with another order of bytes",
            "convert the original on this machine, or to JSON on that one");
    }
    if (header->version != KH_SNAPSHOT_VERSION) {
        (void) kh_fail(err, KH_ERR_DATA,
            "%s is a snapshot of version %u; this kakehashi reads version %u", name,
            header->version, KH_SNAPSHOT_VERSION);
        kh_hint(err, KH_SNAPSHOT_AGAIN);
        return KH_ERR_DATA;
    }
    return KH_OK;
}

static kh_status
check_fingerprint(const kh_snapshot_header *header, const char *name, kh_error *err)
{
    kh_status ret = KH_OK;
    uint64_t fingerprint;

    KH_TRY(kh_layout_fingerprint(&fingerprint, err));
    if (header->fingerprint != fingerprint || header->num_sections != kh_num_layouts) {
        (void) kh_fail(err, KH_ERR_DATA,
            "%s is a snapshot of kakehashi %.*s, which lays them out in another way", name,
            (int) sizeof(header->tool), header->tool);
        kh_hint(err, KH_SNAPSHOT_AGAIN);
        ret = KH_ERR_DATA;
    }
out:
    return ret;
}

/* Sections stand one behind the other, aligned, and fill the file. */
static bool
sections_fit(const kh_snapshot_header *header, const kh_snapshot_section *table)
{
    uint64_t offset = kh_snapshot_table_end();
    size_t j;

    for (j = 0; j < kh_num_layouts; j++) {
        const kh_snapshot_section *section = &table[j];

        if (strncmp(section->name, kh_layouts[j].name, sizeof(section->name)) != 0
            || section->size != kh_layouts[j].size || section->num > INT64_MAX / section->size
            || section->offset != kh_align(offset, KH_SECTION_ALIGNMENT)
            || section->num_bytes > INT64_MAX - section->offset
            || (section->num_bytes != 0 && section->num_bytes != section->num * section->size)) {
            return false;
        }
        offset = section->offset + section->num_bytes;
    }
    return header->num_bytes == offset;
}

kh_status
kh_snapshot_read_head(const void *head, size_t length, const char *name, kh_snapshot_header *header,
    kh_snapshot_section *table, kh_error *err)
{
    static const char torn[] = "is a snapshot of which the end is missing";
    static const char damaged[] = "is a damaged snapshot: its header is not as it was written";
    kh_status ret = KH_OK;

    if (length < sizeof(*header)) {
        return refuse(err, name, torn, KH_SNAPSHOT_AGAIN);
    }
    memcpy(header, head, sizeof(*header));
    KH_TRY(check_kind(header, name, err));
    KH_TRY(check_fingerprint(header, name, err));
    if (length < kh_snapshot_table_end()) {
        return refuse(err, name, torn, KH_SNAPSHOT_AGAIN);
    }
    memcpy(table, (const char *) head + sizeof(*header), kh_num_layouts * sizeof(*table));
    if (kh_snapshot_head_checksum(header, table) != header->checksum
        || !sections_fit(header, table)) {
        return refuse(err, name, damaged, KH_SNAPSHOT_AGAIN);
    }
out:
    return ret;
}
