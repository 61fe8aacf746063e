/* Sections to a graph: pointers into the mapping, once everything in it is verified. */
#include "header.h"
#include "snapshot.h"
#include "verify.h"

#include "../base/array.h"

#include <stdlib.h>
#include <string.h>

#define PAGE ((uint64_t) 65536) /* the largest page of the machines there are */

/* More than any machine's memory; sums below it do not overflow. */
#define MOST_BYTES ((uint64_t) 1 << 46)

bool
kh_snapshot_is(const char *head, size_t length)
{
    /* What follows tells whether the file was taken for text on its way. */
    return length >= 4 && memcmp(head, KH_SNAPSHOT_MAGIC, 4) == 0;
}

/* Zeros stand behind the file: first the rest of the last block of strings, which new ones fill. */
static uint64_t
zeros_begin(uint64_t num_bytes)
{
    return kh_align(num_bytes + KH_POOL_BLOCK, PAGE);
}

static kh_status
plan_zeros(
    kh_snapshot_plan *plan, const kh_snapshot_section *table, const char *name, kh_error *err)
{
    uint64_t num_zeros = 0;
    size_t j;

    for (j = 0; j < kh_num_layouts && num_zeros < MOST_BYTES; j++) {
        if (table[j].num_bytes == 0) {
            if (table[j].num > MOST_BYTES / table[j].size) {
                num_zeros = MOST_BYTES;
                break;
            }
            num_zeros += kh_align(table[j].num * table[j].size, KH_SECTION_ALIGNMENT);
        }
    }
    if (num_zeros >= MOST_BYTES || plan->num_bytes >= MOST_BYTES) {
        return kh_fail(err, KH_ERR_LIMIT, "%s says that it holds more than fits in memory", name);
    }
    plan->num_mapped = zeros_begin(plan->num_bytes) + num_zeros + KH_POOL_BLOCK;
    return KH_OK;
}

kh_status
kh_snapshot_read_plan(
    kh_snapshot_plan *self, const char *head, size_t length, const char *name, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_snapshot_header header;
    kh_snapshot_section *table = NULL;

    KH_TRY(KH_NEW(&table, kh_num_layouts, "sections", err));
    KH_TRY(kh_snapshot_read_head(head, length, name, &header, table, err));
    self->num_bytes = header.num_bytes;
    KH_TRY(plan_zeros(self, table, name, err));
out:
    free(table);
    return ret;
}

/* Its checksums are right, but no kakehashi wrote this. */
static kh_status
refuse_forged(const char *name, const char *what, kh_error *err)
{
    (void) kh_fail(err, KH_ERR_DATA, "%s is no snapshot that kakehashi made: %s", name, what);
    kh_hint(err, KH_SNAPSHOT_DISTRUST);
    return KH_ERR_DATA;
}

/* --- sections -------------------------------------------------------------------------------- */

static void
place_sections(kh_content *content, const kh_mapping *mapping, uint64_t zeros,
    const kh_snapshot_section *table)
{
    size_t j;

    for (j = 0; j < kh_num_layouts; j++) {
        const bool zero = table[j].num_bytes == 0;

        kh_content_set(content, &kh_layouts[j],
            table[j].num == 0 ? NULL : mapping->bytes + (zero ? zeros : table[j].offset),
            table[j].num);
        zeros += zero ? kh_align(table[j].num * table[j].size, KH_SECTION_ALIGNMENT) : 0;
    }
}

static bool
is_table_size(size_t num)
{
    return (num & (num - 1)) == 0;
}

/* Columns of one kind are equally long, and nothing is longer than an index can name. */
static bool
numbers_fit(const kh_content *content, const kh_snapshot_section *table)
{
    const kh_graph *graph = &content->graph;
    size_t j;

    for (j = 0; j < kh_num_layouts; j++) {
        if (kh_content_num(content, &kh_layouts[j]) != table[j].num
            || (j != kh_text_layout && table[j].num >= KH_NONE)
            || (kh_layouts[j].fields[0].holds >= KH_HOLDS_POOL_SLOT
                && !is_table_size(table[j].num))) {
            return false;
        }
    }
    return graph->nodes.num <= INT32_MAX && graph->edges.num <= INT32_MAX
           && content->num_records == 1 && content->num_text / KH_POOL_UNIT < UINT32_MAX;
}

/* What lies between sections is zero: so no byte of a file may change unnoticed. */
static bool
gaps_are_zero(const kh_mapping *mapping, const kh_snapshot_section *table)
{
    unsigned bits = 0;
    uint64_t at = kh_snapshot_table_end();
    size_t j;

    for (j = 0; j < kh_num_layouts; j++) {
        for (; at < table[j].offset; at++) {
            bits |= mapping->bytes[at];
        }
        at += table[j].num_bytes;
    }
    return bits == 0;
}

/* --- the graph ------------------------------------------------------------------------------- */

static kh_status
make_blocks(kh_content *content, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_pool *pool = &content->graph.pool;
    const size_t num = (content->num_text + KH_POOL_BLOCK - 1) / KH_POOL_BLOCK;
    char *text = NULL;
    size_t j;

    memcpy(&text, &content->text, sizeof(text));
    KH_TRY(kh_grow((void **) &pool->blocks, 0, &pool->max_blocks, num + 1, sizeof(*pool->blocks),
        "blocks of text", err));
    for (j = 0; j < num; j++) {
        pool->blocks[j] = (struct kh_pool_block){ text + j * KH_POOL_BLOCK, false };
    }
    pool->num_blocks = num;
    pool->used = num == 0 ? 0 : content->num_text - (num - 1) * KH_POOL_BLOCK;
out:
    return ret;
}

/* A search in a full table would never end. */
static kh_status
set_slots(kh_graph *graph, const size_t *num_used, const char *name, kh_error *err)
{
    const struct {
        kh_holds holds;
        kh_map *map;
    } maps[] = { { KH_HOLDS_NODE_SLOT, &graph->node_of }, { KH_HOLDS_TYPE_SLOT, &graph->type_of },
        { KH_HOLDS_RELATION_SLOT, &graph->relation_of },
        { KH_HOLDS_SECTOR_SLOT, &graph->sector_of }, { KH_HOLDS_SOURCE_SLOT, &graph->source_of } };
    size_t j, k;

    for (j = 0; j < kh_num_layouts; j++) {
        const kh_holds holds = kh_layouts[j].fields[0].holds;
        size_t num_slots = SIZE_MAX;

        if (holds == KH_HOLDS_POOL_SLOT) {
            graph->pool.num_hashed = num_used[j];
            graph->pool.borrows_slots = true;
            num_slots = graph->pool.num_slots;
        }
        for (k = 0; k < sizeof(maps) / sizeof(maps[0]); k++) {
            if (maps[k].holds == holds) {
                maps[k].map->num = num_used[j];
                maps[k].map->borrows_slots = true;
                num_slots = maps[k].map->num_slots;
            }
        }
        if (num_slots > 0 && num_used[j] >= num_slots) {
            return refuse_forged(name, "a hash table is full", err);
        }
    }
    return KH_OK;
}

static void
take_record(kh_graph *graph, const kh_graph_record *record)
{
    graph->title = record->title;
    graph->description = record->description;
    graph->language = record->language;
    graph->properties = record->properties;
    graph->extra = record->extra;
    graph->as_of = record->as_of;
    graph->directed = record->directed;
    graph->directed_stated = record->directed_stated;
    graph->multigraph = record->multigraph;
}

static bool
is_warning_code(const char *code)
{
    return code[0] == 'W' && strlen(code) == 4 && strspn(code + 1, "0123456789") == 3;
}

static kh_status
take_findings(const kh_content *content, const char *name, kh_findings *findings, kh_error *err)
{
    kh_status ret = KH_OK;
    const kh_graph *graph = &content->graph;
    size_t j;

    for (j = 0; j < content->num_findings; j++) {
        const kh_finding_record *f = &content->findings[j];
        const char *code = kh_graph_text(graph, f->code), *kept;

        if (!is_warning_code(code)) {
            return refuse_forged(name, "it holds what is no warning", err);
        }
        kept = kh_arena_copy(&findings->arena, code, strlen(code));
        if (kept == NULL) {
            return kh_fail_nomem(err, 1, "codes");
        }
        KH_TRY(kh_findings_add(findings, kept,
            (kh_place){ kh_graph_text(graph, f->file), f->line, f->column },
            kh_graph_text(graph, f->pointer), kh_graph_text(graph, f->hint), err, "%s",
            kh_graph_text(graph, f->message)));
    }
out:
    return ret;
}

kh_status
kh_snapshot_open(kh_graph *graph, kh_mapping *mapping, size_t num_bytes, const char *name,
    kh_findings *findings, size_t num_threads, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_content content = { 0 };
    kh_snapshot_header header;
    kh_snapshot_section *table = NULL;
    size_t *num_used = NULL;

    KH_TRY(KH_NEW(&table, kh_num_layouts, "sections", err));
    KH_TRY(KH_NEW(&num_used, kh_num_layouts, "sections", err));
    KH_TRY(kh_snapshot_read_head(mapping->bytes, num_bytes, name, &header, table, err));
    place_sections(&content, mapping, zeros_begin(num_bytes), table);
    if (!numbers_fit(&content, table)) {
        KH_TRY(refuse_forged(name, "its sections do not fit each other", err));
    }
    if (!gaps_are_zero(mapping, table)) {
        (void) kh_fail(err, KH_ERR_DATA,
            "%s is a damaged snapshot: something stands between its sections", name);
        kh_hint(err, KH_SNAPSHOT_AGAIN);
        ret = KH_ERR_DATA;
        goto out;
    }
    KH_TRY(kh_snapshot_verify(&content, table, name, num_threads, num_used, err));
    if (content.num_text > 0 && content.text[content.num_text - 1] != '\0') {
        KH_TRY(refuse_forged(name, "its last string has no end", err));
    }
    KH_TRY(make_blocks(&content, err));
    KH_TRY(set_slots(&content.graph, num_used, name, err));
    take_record(&content.graph, content.record);
    KH_TRY(take_findings(&content, name, findings, err));
    *graph = content.graph;
    graph->mapping = *mapping;
    *mapping = (kh_mapping){ 0 };
    content.graph.pool.blocks = NULL;
out:
    free(content.graph.pool.blocks);
    free(table);
    free(num_used);
    return ret;
}
