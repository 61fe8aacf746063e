#include "layout.h"

#include "../base/hash.h"
#include "../base/text.h"

#include <string.h>

/* What each column holds. A column that is new in graph.h does not compile before it stands here.
 */
#define NODES_id          KH_HOLDS_ID
#define NODES_type        KH_HOLDS_TYPE
#define NODES_label       KH_HOLDS_LABELS
#define NODES_alt_label   KH_HOLDS_LABELS
#define NODES_description KH_HOLDS_LABELS
#define NODES_sectors     KH_HOLDS_MEMBERSHIPS
#define NODES_citations   KH_HOLDS_CITATIONS
#define NODES_start       KH_HOLDS_DATE
#define NODES_end         KH_HOLDS_DATE
#define NODES_confidence  KH_HOLDS_CONFIDENCE
#define NODES_extra       KH_HOLDS_SYM
#define NODES_position    KH_HOLDS_ANY

#define EDGES_source      KH_HOLDS_NODE
#define EDGES_target      KH_HOLDS_NODE
#define EDGES_relation    KH_HOLDS_RELATION
#define EDGES_id          KH_HOLDS_SYM
#define EDGES_weight      KH_HOLDS_WEIGHT
#define EDGES_confidence  KH_HOLDS_CONFIDENCE
#define EDGES_start       KH_HOLDS_DATE
#define EDGES_end         KH_HOLDS_DATE
#define EDGES_label       KH_HOLDS_LABELS
#define EDGES_description KH_HOLDS_LABELS
#define EDGES_citations   KH_HOLDS_CITATIONS
#define EDGES_extra       KH_HOLDS_SYM
#define EDGES_position    KH_HOLDS_ANY

#define FIELD(type, field, what)                                                                   \
    {                                                                                              \
#field, offsetof(type, field), sizeof(((type *) NULL)->field), KH_HOLDS_##what             \
    }

static const kh_layout_field label_fields[] = {
    { "lang, text", 0, sizeof(kh_label), KH_HOLDS_SYM },
};

static const kh_layout_field membership_fields[] = {
    FIELD(kh_membership, sector, SECTOR),
    FIELD(kh_membership, weight, STRENGTH),
    FIELD(kh_membership, start, DATE),
    FIELD(kh_membership, end, DATE),
    FIELD(kh_membership, citations, CITATIONS),
    FIELD(kh_membership, extra, SYM),
};

static const kh_layout_field citation_fields[] = {
    FIELD(kh_citation, source, SOURCE),
    FIELD(kh_citation, locator, SYM),
    FIELD(kh_citation, quote, LABELS),
    FIELD(kh_citation, note, LABELS),
    FIELD(kh_citation, extra, SYM),
};

static const kh_layout_field type_fields[] = {
    FIELD(kh_type, id, ID),
    FIELD(kh_type, label, LABELS),
    FIELD(kh_type, description, LABELS),
    FIELD(kh_type, color, SYM),
    FIELD(kh_type, shape, SYM),
    FIELD(kh_type, same_as, SYM),
    FIELD(kh_type, extra, SYM),
    FIELD(kh_type, declared, FLAG),
    FIELD(kh_type, body, FLAG),
    FIELD(kh_type, position, ANY),
};

static const kh_layout_field relation_fields[] = {
    FIELD(kh_relation, id, ID),
    FIELD(kh_relation, label, LABELS),
    FIELD(kh_relation, inverse, LABELS),
    FIELD(kh_relation, description, LABELS),
    FIELD(kh_relation, color, SYM),
    FIELD(kh_relation, shape, SYM),
    FIELD(kh_relation, same_as, SYM),
    FIELD(kh_relation, extra, SYM),
    FIELD(kh_relation, walk, WALK),
    FIELD(kh_relation, declared, FLAG),
    FIELD(kh_relation, symmetric, FLAG),
    FIELD(kh_relation, hierarchical, FLAG),
    FIELD(kh_relation, position, ANY),
};

static const kh_layout_field sector_fields[] = {
    FIELD(kh_sector, id, ID),
    FIELD(kh_sector, label, LABELS),
    FIELD(kh_sector, description, LABELS),
    FIELD(kh_sector, color, SYM),
    FIELD(kh_sector, extra, SYM),
    FIELD(kh_sector, parent, PARENT),
    FIELD(kh_sector, declared, FLAG),
    FIELD(kh_sector, position, ANY),
};

static const kh_layout_field source_fields[] = {
    FIELD(kh_source, id, ID),
    FIELD(kh_source, title, LABELS),
    FIELD(kh_source, url, SYM),
    FIELD(kh_source, csl, SYM),
    FIELD(kh_source, declared, FLAG),
    FIELD(kh_source, position, ANY),
};

static const kh_layout_field input_fields[] = {
    FIELD(kh_input, name, SYM),
    FIELD(kh_input, lines, FLAG),
    FIELD(kh_input, table, FLAG),
};

static const kh_layout_field record_fields[] = {
    FIELD(kh_graph_record, title, LABELS),
    FIELD(kh_graph_record, description, LABELS),
    FIELD(kh_graph_record, language, SYM),
    FIELD(kh_graph_record, properties, SYM),
    FIELD(kh_graph_record, extra, SYM),
    FIELD(kh_graph_record, as_of, DATE),
    FIELD(kh_graph_record, directed, FLAG),
    FIELD(kh_graph_record, directed_stated, FLAG),
    FIELD(kh_graph_record, multigraph, FLAG),
};

static const kh_layout_field finding_fields[] = {
    FIELD(kh_finding_record, code, ID),
    FIELD(kh_finding_record, file, SYM),
    FIELD(kh_finding_record, pointer, SYM),
    FIELD(kh_finding_record, message, SYM),
    FIELD(kh_finding_record, hint, SYM),
    FIELD(kh_finding_record, line, ANY),
    FIELD(kh_finding_record, column, ANY),
};

#undef FIELD

/* A section whose elements are one field. */
#define SINGLE(name, type, what, items, num)                                                       \
    {                                                                                              \
        name, &(const kh_layout_field){ "", 0, sizeof(type), what }, 1, sizeof(type),              \
            offsetof(kh_content, items), offsetof(kh_content, num)                                 \
    }

#define RECORDS(name, type, fields, items, num)                                                    \
    {                                                                                              \
        name, fields, sizeof(fields) / sizeof((fields)[0]), sizeof(type),                          \
            offsetof(kh_content, items), offsetof(kh_content, num)                                 \
    }

#define LIST(name, type, fields) RECORDS(#name, type, fields, graph.name.items, graph.name.num)
#define NODE_COLUMN(type, name)                                                                    \
    SINGLE("nodes." #name, type, NODES_##name, graph.nodes.name, graph.nodes.num),
#define EDGE_COLUMN(type, name)                                                                    \
    SINGLE("edges." #name, type, EDGES_##name, graph.edges.name, graph.edges.num),
#define SLOTS(name, map, what)                                                                     \
    SINGLE(name, struct kh_map_slot, what, graph.map.slots, graph.map.num_slots)

const kh_layout kh_layouts[] = {
    SINGLE("text.slots", struct kh_pool_slot, KH_HOLDS_POOL_SLOT, graph.pool.slots,
        graph.pool.num_slots),
    RECORDS("graph", kh_graph_record, record_fields, record, num_records),
    KH_NODE_COLUMNS(NODE_COLUMN) SLOTS("nodes.slots", node_of, KH_HOLDS_NODE_SLOT),
    KH_EDGE_COLUMNS(EDGE_COLUMN) LIST(labels, kh_label, label_fields),
    LIST(memberships, kh_membership, membership_fields),
    LIST(citations, kh_citation, citation_fields),
    LIST(types, kh_type, type_fields),
    SLOTS("types.slots", type_of, KH_HOLDS_TYPE_SLOT),
    LIST(relations, kh_relation, relation_fields),
    SLOTS("relations.slots", relation_of, KH_HOLDS_RELATION_SLOT),
    LIST(sectors, kh_sector, sector_fields),
    SLOTS("sectors.slots", sector_of, KH_HOLDS_SECTOR_SLOT),
    LIST(sources, kh_source, source_fields),
    SLOTS("sources.slots", source_of, KH_HOLDS_SOURCE_SLOT),
    LIST(files, kh_input, input_fields),
    RECORDS("warnings", kh_finding_record, finding_fields, findings, num_findings),
    /* The last: what is added to the last block of strings stands behind the file. */
    SINGLE("text", char, KH_HOLDS_TEXT, text, num_text),
};

const size_t kh_num_layouts = sizeof(kh_layouts) / sizeof(kh_layouts[0]);
const size_t kh_text_layout = sizeof(kh_layouts) / sizeof(kh_layouts[0]) - 1;

const void *
kh_content_items(const kh_content *self, const kh_layout *layout)
{
    const void *items;

    memcpy(&items, (const char *) self + layout->items, sizeof(items));
    return items;
}

size_t
kh_content_num(const kh_content *self, const kh_layout *layout)
{
    size_t num;

    memcpy(&num, (const char *) self + layout->num, sizeof(num));
    return num;
}

void
kh_content_set(kh_content *self, const kh_layout *layout, const void *items, size_t num)
{
    memcpy((char *) self + layout->items, &items, sizeof(items));
    memcpy((char *) self + layout->num, &num, sizeof(num));
}

/* Hash tables of a file are used as they are: how a few strings fall into place tells whether this
 * program would have put them there. */
static kh_status
add_hashing(kh_text *text, kh_error *err)
{
    static const char *const probes[]
        = { "", "a", "meti", "경제산업성", "Ministry of Economy, Trade and Industry" };
    kh_status ret = KH_OK;
    kh_pool pool = { 0 };
    kh_map map = { 0 };
    size_t j;

    for (j = 0; j < sizeof(probes) / sizeof(probes[0]); j++) {
        kh_sym sym;

        KH_TRY(kh_pool_intern(&pool, probes[j], strlen(probes[j]), &sym, err));
        KH_TRY(kh_map_put(&map, sym, (uint32_t) j, err));
    }
    kh_text_add_bytes(text, (const char *) pool.slots, pool.num_slots * sizeof(*pool.slots));
    kh_text_add_bytes(text, (const char *) map.slots, map.num_slots * sizeof(*map.slots));
out:
    kh_pool_free(&pool);
    kh_map_free(&map);
    return ret;
}

kh_status
kh_layout_fingerprint(uint64_t *fingerprint, kh_error *err)
{
    kh_status ret = KH_OK;
    kh_text text = { 0 };
    size_t j, k;

    for (j = 0; j < kh_num_layouts; j++) {
        kh_text_print(&text, "%s %u:", kh_layouts[j].name, kh_layouts[j].size);
        for (k = 0; k < kh_layouts[j].num_fields; k++) {
            const kh_layout_field *field = &kh_layouts[j].fields[k];

            kh_text_print(
                &text, " %s %u %u %d", field->name, field->offset, field->size, (int) field->holds);
        }
        kh_text_add_char(&text, '\n');
    }
    kh_text_print(&text, "blocks %zu\n", KH_CHECKED_BLOCK);
    KH_TRY(add_hashing(&text, err));
    KH_TRY(kh_text_status(&text, err));
    *fingerprint = kh_hash(text.bytes, text.length);
out:
    kh_text_free(&text);
    return ret;
}
