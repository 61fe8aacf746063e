/**
 * @file fields.h
 * @brief An object of the format as a table of fields, each read by a function into a record.
 *
 * The tables (graph_fields.c, terms.c, node.c, edge.c) are the schema once more, in the same
 * order; a test holds the two against each other.
 */
#ifndef KH_READ_FIELDS_H
#define KH_READ_FIELDS_H

#include "reader.h"

/** Check the value at `token` and put it at `into`. What is wrong becomes a finding, and `into`
 * stays as it was. */
typedef kh_status kh_field_reader(kh_reading *r, uint32_t token, void *into, kh_error *err);

enum {
    KH_REQUIRED = 1,
    KH_KEPT = 2,      /**< goes into `extra`, whether or not it has a column. */
    KH_LINE_ONLY = 4, /**< a field of NDJSON records; elsewhere a key like any unknown one. */
};

#define KH_NO_COLUMN SIZE_MAX

typedef struct {
    const char *key;
    kh_field_reader *read; /**< NULL: any value. */
    size_t offset;         /**< in the record, or KH_NO_COLUMN. */
    unsigned flags;
} kh_field;

/** At most 32 fields. */
typedef struct kh_schema {
    const char *noun; /**< "a node". */
    const kh_field *fields;
    size_t num;
    bool open; /**< other keys are expected: they are not taken for misspelt. */
} kh_schema;

#define KH_SCHEMA(noun, fields)                                                                    \
    {                                                                                              \
        (noun), (fields), sizeof(fields) / sizeof((fields)[0]), false                              \
    }

/**
 * Read the object at `token` into a record. Keys that no field has, and kept ones, become a JSON
 * object in *extra (untouched if there are none). A required field that is absent is a finding.
 */
kh_status kh_read_object(kh_reading *r, uint32_t token, const kh_schema *schema, void *record,
    kh_sym *extra, kh_error *err) KH_MUST_CHECK;

/** The field of a key, or NULL. `root`: the object is a whole record of an NDJSON line. */
const kh_field *kh_schema_find(const kh_schema *schema, const char *key, bool root);

/** Count an unknown key; kh_reading_report_unknown() tells of those that look misspelt. */
kh_status kh_reading_note_unknown(kh_reading *r, const kh_schema *schema, const char *key,
    uint32_t token, kh_error *err) KH_MUST_CHECK;
kh_status kh_reading_report_unknown(kh_reading *r, kh_error *err) KH_MUST_CHECK;

/** Whether a string is a language tag; if not, that is a finding. Counts those that are hardly the
 * ones that were meant; kh_reading_report_langs() tells of them. */
kh_status kh_check_lang(kh_reading *r, uint32_t token, bool *good, kh_error *err) KH_MUST_CHECK;
kh_status kh_reading_report_langs(kh_reading *r, kh_error *err) KH_MUST_CHECK;

/** Whether kh_check_lang() has nothing to say of the first `length` bytes, as two letters tell. */
bool kh_lang_is_plain(const char *tag, size_t length);

/** Whether the token is of a kind; if not, that is a finding. `noun`: what it should be, or NULL.
 */
kh_status kh_expect(kh_reading *r, uint32_t token, kh_token_kind kind, const char *noun, bool *is,
    kh_error *err) KH_MUST_CHECK;

/* Field readers; behind each what `into` points at. */
kh_field_reader kh_field_string;      /* kh_sym, or NULL */
kh_field_reader kh_field_boolean;     /* bool, or NULL */
kh_field_reader kh_field_any_object;  /* NULL */
kh_field_reader kh_field_strings_map; /* NULL: an object of strings */
kh_field_reader kh_field_key;         /* NULL: a string or an integer */
kh_field_reader kh_field_id;          /* kh_sym */
kh_field_reader kh_field_loose_id;    /* kh_sym: an integer becomes its digits */
kh_field_reader kh_field_lang;        /* kh_sym, or NULL */
kh_field_reader kh_field_langs;       /* NULL */
kh_field_reader kh_field_color;       /* kh_sym */
kh_field_reader kh_field_text;        /* kh_range of labels, or NULL */
kh_field_reader kh_field_name;        /* kh_range of labels: the name of a node */
kh_field_reader kh_field_texts;       /* kh_range of labels */
kh_field_reader kh_field_date;        /* kh_date, or NULL */
kh_field_reader kh_field_open_date;   /* kh_date; null is open */
kh_field_reader kh_field_weight;      /* double */
kh_field_reader kh_field_confidence;  /* double */
kh_field_reader kh_field_citations;   /* kh_range of citations */
kh_field_reader kh_field_memberships; /* kh_range of memberships */

/** Let a list that was just read stand where an equal one stands already, if there is one.
 * `hash`: of the citations, one kh_hash_citation() after the other. */
kh_status kh_share_citations(
    kh_reading *r, kh_range *range, uint32_t hash, kh_error *err) KH_MUST_CHECK;
kh_status kh_share_memberships(kh_reading *r, kh_range *range, kh_error *err) KH_MUST_CHECK;

/** Bring the list that kh_share_citations() will compare nearer to the processor. */
void kh_expect_citations(const kh_reading *r, uint32_t hash);

/** The hash of a list, 0 if empty, with one citation more. Of its id and locator it takes the
 * kh_pool_hash(), or 0 if there is no locator. */
static inline uint32_t
kh_hash_citation(uint32_t hash, uint32_t id, uint32_t locator)
{
    const uint64_t both = ((uint64_t) id << 32 | locator) * 0x9E3779B97F4A7C15u;
    const uint64_t h = (both ^ both >> 32 ^ hash) * 0xFF51AFD7ED558CCDu;

    return (uint32_t) (h >> 32);
}

/** A finding if `end` is before `start`; the end is then forgotten. `object` holds both. */
kh_status kh_check_interval(
    kh_reading *r, uint32_t object, kh_date start, kh_date *end, kh_error *err) KH_MUST_CHECK;

/** The type, relation, sector or source of an id used at `offset` of the element's text; a new one
 * is placed there. */
kh_status kh_use_type_at(
    kh_reading *r, uint32_t offset, kh_sym id, uint32_t *type, kh_error *err) KH_MUST_CHECK;
kh_status kh_use_relation_at(
    kh_reading *r, uint32_t offset, kh_sym id, uint32_t *relation, kh_error *err) KH_MUST_CHECK;
kh_status kh_use_sector_at(
    kh_reading *r, uint32_t offset, kh_sym id, uint32_t *sector, kh_error *err) KH_MUST_CHECK;
kh_status kh_use_source_at(
    kh_reading *r, uint32_t offset, kh_sym id, uint32_t *source, kh_error *err) KH_MUST_CHECK;

/** As these, of an id used at `token`, or as the member `key` of the object there if that is not
 * NULL. */
kh_status kh_use_type(kh_reading *r, uint32_t token, const char *key, kh_sym id, uint32_t *type,
    kh_error *err) KH_MUST_CHECK;
kh_status kh_use_relation(kh_reading *r, uint32_t token, const char *key, kh_sym id,
    uint32_t *relation, kh_error *err) KH_MUST_CHECK;
kh_status kh_use_sector(kh_reading *r, uint32_t token, const char *key, kh_sym id, uint32_t *sector,
    kh_error *err) KH_MUST_CHECK;
kh_status kh_use_source(kh_reading *r, uint32_t token, const char *key, kh_sym id, uint32_t *source,
    kh_error *err) KH_MUST_CHECK;

#endif
