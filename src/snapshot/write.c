/* A graph to sections: elements are copied field by field, so that what lies between them is zero
 * and equal graphs are equal bytes. */
#include "header.h"
#include "snapshot.h"

#include "../base/array.h"
#include "../base/hash.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    kh_content content;
    kh_snapshot_section *table;
    unsigned char *block; /**< KH_CHECKED_BLOCK bytes. */
    kh_sink *sink;
} writer;

/* --- elements -------------------------------------------------------------------------------- */

static void
copy_text(const kh_pool *pool, size_t first, size_t num, unsigned char *to)
{
    while (num > 0) {
        const size_t start = first % KH_POOL_BLOCK, left = KH_POOL_BLOCK - start;
        const size_t part = num < left ? num : left;

        memcpy(to, pool->blocks[first / KH_POOL_BLOCK].bytes + start, part);
        to += part;
        first += part;
        num -= part;
    }
}

/* Without its last byte, which means nothing. */
#define DATE_SIZE (offsetof(kh_date, stated) + sizeof(bool))

static void
copy_field(const kh_layout *layout, const kh_layout_field *field, const unsigned char *from,
    size_t num, unsigned char *to)
{
    const size_t size = field->holds == KH_HOLDS_DATE ? DATE_SIZE : field->size;
    size_t j;

    for (j = 0; j < num; j++) {
        memcpy(
            to + j * layout->size + field->offset, from + j * layout->size + field->offset, size);
    }
}

/* Elements first .. first + num - 1 to the block; returns their bytes. */
static size_t
fill_block(const writer *self, const kh_layout *layout, size_t first, size_t num)
{
    const size_t num_bytes = num * layout->size;
    const unsigned char *from = kh_content_items(&self->content, layout);
    size_t j;

    if (layout == &kh_layouts[kh_text_layout]) {
        copy_text(&self->content.graph.pool, first, num, self->block);
        return num_bytes;
    }
    from += first * layout->size;
    if (layout->num_fields == 1 && layout->fields[0].holds != KH_HOLDS_DATE) {
        memcpy(self->block, from, num_bytes);
        return num_bytes;
    }
    memset(self->block, 0, num_bytes);
    for (j = 0; j < layout->num_fields; j++) {
        copy_field(layout, &layout->fields[j], from, num, self->block);
    }
    return num_bytes;
}

static bool
is_zero(const unsigned char *bytes, size_t num)
{
    return num == 0 || (bytes[0] == 0 && memcmp(bytes, bytes + 1, num - 1) == 0);
}

/* --- the table ------------------------------------------------------------------------------- */

static kh_status
measure_section(
    const writer *self, const kh_layout *layout, kh_snapshot_section *section, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num = kh_content_num(&self->content, layout), most = kh_checked_elements(layout);
    uint64_t *checksums = NULL;
    size_t j, num_blocks = num / most + (num % most != 0);
    bool zero = true;

    KH_TRY(KH_NEW(&checksums, num_blocks, "checksums", err));
    for (j = 0; j < num_blocks; j++) {
        const size_t rest = num - j * most;
        const size_t num_bytes = fill_block(self, layout, j * most, rest < most ? rest : most);

        checksums[j] = kh_hash(self->block, num_bytes);
        zero = zero && is_zero(self->block, num_bytes);
    }
    memcpy(section->name, layout->name, strlen(layout->name));
    section->size = layout->size;
    section->num = num;
    section->num_bytes = zero ? 0 : (uint64_t) num * layout->size;
    section->checksum = zero ? 0 : kh_hash(checksums, num_blocks * sizeof(*checksums));
out:
    free(checksums);
    return ret;
}

static kh_status
make_head(const writer *self, kh_snapshot_header *header, kh_error *err)
{
    kh_status ret = KH_OK;
    uint64_t offset = kh_snapshot_table_end();
    size_t j;

    for (j = 0; j < kh_num_layouts; j++) {
        KH_TRY(measure_section(self, &kh_layouts[j], &self->table[j], err));
        self->table[j].offset = kh_align(offset, KH_SECTION_ALIGNMENT);
        offset = self->table[j].offset + self->table[j].num_bytes;
    }
    memcpy(header->magic, KH_SNAPSHOT_MAGIC, sizeof(header->magic));
    header->byte_order = KH_BYTE_ORDER;
    header->version = KH_SNAPSHOT_VERSION;
    header->num_bytes = offset;
    header->num_sections = (uint32_t) kh_num_layouts;
    snprintf(header->tool, sizeof(header->tool), "%s", KH_VERSION);
    KH_TRY(kh_layout_fingerprint(&header->fingerprint, err));
    header->checksum = kh_snapshot_head_checksum(header, self->table);
out:
    return ret;
}

/* --- the file -------------------------------------------------------------------------------- */

static kh_status
write_section(
    const writer *self, const kh_layout *layout, const kh_snapshot_section *section, kh_error *err)
{
    static const char zeros[KH_SECTION_ALIGNMENT];
    kh_status ret = KH_OK;
    const size_t num = section->num_bytes / layout->size, most = kh_checked_elements(layout);
    size_t first, part;

    for (first = 0; first < num; first += part) {
        part = num - first < most ? num - first : most;
        kh_text_add_bytes(
            &self->sink->text, (const char *) self->block, fill_block(self, layout, first, part));
        KH_TRY(kh_sink_pass(self->sink, err));
    }
    if (layout != &kh_layouts[kh_num_layouts - 1]) {
        kh_text_add_bytes(&self->sink->text, zeros,
            kh_align(section->num_bytes, KH_SECTION_ALIGNMENT) - section->num_bytes);
    }
out:
    return ret;
}

/* The table is no multiple of the alignment by chance only. */
_Static_assert(sizeof(kh_snapshot_section) % KH_SECTION_ALIGNMENT == 0
                   && sizeof(kh_snapshot_header) % KH_SECTION_ALIGNMENT == 0,
    "the first section follows the table at once");

static kh_status
write_file(const writer *self, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_snapshot_header header = { 0 };
    size_t j;

    KH_TRY(make_head(self, &header, err));
    kh_text_add_bytes(&self->sink->text, (const char *) &header, sizeof(header));
    kh_text_add_bytes(
        &self->sink->text, (const char *) self->table, kh_num_layouts * sizeof(*self->table));
    for (j = 0; j < kh_num_layouts; j++) {
        KH_TRY(write_section(self, &kh_layouts[j], &self->table[j], err));
    }
out:
    return ret;
}

/* --- what is no array yet -------------------------------------------------------------------- */

static kh_graph_record
make_record(const kh_graph *graph)
{
    return (kh_graph_record){
        .title = graph->title,
        .description = graph->description,
        .language = graph->language,
        .properties = graph->properties,
        .extra = graph->extra,
        .as_of = graph->as_of,
        .directed = graph->directed,
        .directed_stated = graph->directed_stated,
        .multigraph = graph->multigraph,
    };
}

static kh_status
add_finding(kh_graph *graph, const kh_finding *from, kh_finding_record *to, kh_error *err)
{
    kh_status ret = KH_OK;

    if (from->severity != KH_WARNING) {
        return kh_fail(err, KH_ERR_ARGUMENT, "a snapshot holds no graph with errors (%s: %s)",
            from->code, from->message);
    }
    to->line = from->place.line;
    to->column = from->place.column;
    KH_TRY(kh_graph_intern(graph, from->code, &to->code, err));
    KH_TRY(kh_graph_intern(graph, from->place.file, &to->file, err));
    KH_TRY(kh_graph_intern(graph, from->pointer, &to->pointer, err));
    KH_TRY(kh_graph_intern(graph, from->message, &to->message, err));
    KH_TRY(kh_graph_intern(graph, from->hint, &to->hint, err));
out:
    return ret;
}

kh_status
kh_snapshot_write(kh_graph *graph, const kh_findings *findings, kh_sink *sink, kh_error *err)
{
    kh_status ret = KH_OK;
    const size_t num_findings = findings != NULL ? findings->num : 0;
    kh_graph_record record = make_record(graph);
    kh_finding_record *records = NULL;
    writer self = { .sink = sink };
    size_t j;

    KH_TRY(KH_NEW(&records, num_findings, "findings", err));
    KH_TRY(KH_NEW(&self.table, kh_num_layouts, "sections", err));
    KH_TRY(KH_NEW(&self.block, KH_CHECKED_BLOCK, "bytes", err));
    for (j = 0; j < num_findings; j++) {
        KH_TRY(add_finding(graph, &findings->items[j], &records[j], err));
    }
    self.content = (kh_content){ .graph = *graph,
        .num_text = graph->pool.num_blocks == 0
                        ? 0
                        : (graph->pool.num_blocks - 1) * KH_POOL_BLOCK + graph->pool.used,
        .record = &record,
        .num_records = 1,
        .findings = records,
        .num_findings = num_findings };
    KH_TRY(write_file(&self, err));
    KH_TRY(kh_sink_finish(sink, err));
out:
    free(records);
    free(self.table);
    free(self.block);
    return ret;
}
