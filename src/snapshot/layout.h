/**
 * @file layout.h
 * @brief What a snapshot consists of: sections, each an array of equal elements, and what the parts
 * of an element hold.
 *
 * One table serves writing, checking and the fingerprint by which a file of another layout is told.
 * docs/snapshot.md describes the same to people.
 */
#ifndef KH_SNAPSHOT_LAYOUT_H
#define KH_SNAPSHOT_LAYOUT_H

#include "../graph/graph.h"

/** Sections are verified in blocks of as many whole elements as fit in this: what is in a cache
 * when its checksum is done is there still for the rest. */
#define KH_CHECKED_BLOCK ((size_t) 1 << 18)

/** What a part of an element may hold; everything that leads somewhere leads into the file. */
typedef enum {
    KH_HOLDS_ANY,         /**< any bytes: a number that is only shown. */
    KH_HOLDS_SYM,         /**< a symbol, or 0; several if nothing else is in the element. */
    KH_HOLDS_ID,          /**< a symbol. */
    KH_HOLDS_NODE,        /**< an index, as the next ones. */
    KH_HOLDS_TYPE,        /**< or KH_NONE. */
    KH_HOLDS_RELATION,    /**< or KH_NONE. */
    KH_HOLDS_SECTOR,      /**< */
    KH_HOLDS_PARENT,      /**< a sector or KH_NONE. */
    KH_HOLDS_SOURCE,      /**< */
    KH_HOLDS_LABELS,      /**< a kh_range of labels. */
    KH_HOLDS_MEMBERSHIPS, /**< a kh_range of memberships. */
    KH_HOLDS_CITATIONS,   /**< a kh_range of citations. */
    KH_HOLDS_DATE,        /**< a kh_date. */
    KH_HOLDS_WEIGHT,      /**< a double, finite, 0 or more. */
    KH_HOLDS_STRENGTH,    /**< a double, finite, above 0. */
    KH_HOLDS_CONFIDENCE,  /**< a double from 0 to 1, or KH_NOT_STATED. */
    KH_HOLDS_FLAG,        /**< 0 or 1 in a byte. */
    KH_HOLDS_WALK,        /**< a kh_walk. */
    KH_HOLDS_TEXT,        /**< bytes of strings. */
    KH_HOLDS_POOL_SLOT,   /**< a slot of the strings' hash table, as the next ones of others. */
    KH_HOLDS_NODE_SLOT,
    KH_HOLDS_TYPE_SLOT,
    KH_HOLDS_RELATION_SLOT,
    KH_HOLDS_SECTOR_SLOT,
    KH_HOLDS_SOURCE_SLOT,
} kh_holds;

typedef struct {
    const char *name;
    uint32_t offset, size; /**< in the element; bytes between fields are 0. */
    kh_holds holds;
} kh_layout_field;

typedef struct {
    const char *name; /**< shorter than KH_SECTION_NAME_SIZE. */
    const kh_layout_field *fields;
    size_t num_fields;
    uint32_t size; /**< bytes of an element. */
    size_t items;  /**< where kh_content has the pointer to the elements, */
    size_t num;    /**< and where their number, a size_t. */
} kh_layout;

/** What a graph says beside its columns and lists. */
typedef struct {
    kh_range title, description;
    kh_sym language, properties, extra;
    kh_date as_of;
    bool directed, directed_stated, multigraph;
} kh_graph_record;

/** A warning of the reading that the snapshot was made from. */
typedef struct {
    kh_sym code, file, pointer, message, hint;
    uint32_t line, column;
} kh_finding_record;

/** A graph as arrays and nothing else. */
typedef struct {
    kh_graph graph;
    const char *text; /**< of the pool's blocks, one behind the other. */
    size_t num_text;
    kh_graph_record *record;
    size_t num_records; /**< 1. */
    kh_finding_record *findings;
    size_t num_findings;
} kh_content;

extern const kh_layout kh_layouts[];
extern const size_t kh_num_layouts;

/** The section of the strings' text, which is the one that a pool does not hold as an array. */
extern const size_t kh_text_layout;

/** Pointer and number of a section's elements. */
const void *kh_content_items(const kh_content *self, const kh_layout *layout);
size_t kh_content_num(const kh_content *self, const kh_layout *layout);
void kh_content_set(kh_content *self, const kh_layout *layout, const void *items, size_t num);

/** A number for all of the above: names, sizes, meanings, and how strings and symbols are hashed.
 * Equal where, and only where, snapshots can be exchanged. @return KH_ERR_NOMEM. */
kh_status kh_layout_fingerprint(uint64_t *fingerprint, kh_error *err) KH_MUST_CHECK;

#endif
