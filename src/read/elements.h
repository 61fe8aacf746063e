/**
 * @file elements.h
 * @brief From the tokens of one element to the columns of the graph.
 */
#ifndef KH_READ_ELEMENTS_H
#define KH_READ_ELEMENTS_H

#include "fields.h"

/** Each takes the token of the element; what is wrong becomes findings. */
typedef kh_status kh_element_reader(kh_reading *r, uint32_t token, kh_error *err);

kh_element_reader kh_element_node;
kh_element_reader kh_element_edge;
kh_element_reader kh_element_sector;
kh_element_reader kh_element_source;
kh_element_reader kh_element_node_type;  /* an NDJSON record, which has an id */
kh_element_reader kh_element_relation;   /* an NDJSON record, which has an id */
kh_element_reader kh_element_node_types; /* the whole object */
kh_element_reader kh_element_relations;  /* the whole object */

/** From a row; its tokens need not be there. *done: not set if it is something that only tokens can
 * tell of, and then nothing was added. */
typedef kh_status kh_row_reader(kh_reading *r, const kh_row *row, bool *done, kh_error *err);

kh_row_reader kh_row_node;
kh_row_reader kh_row_edge;

/** Parts of a row (row_parts.c). `into` is what the field readers of the same names fill. */
kh_status kh_row_intern(kh_reading *r, const kh_row *row, const kh_span *span, kh_sym *into,
    kh_error *err) KH_MUST_CHECK;
kh_status kh_row_labels(
    kh_reading *r, const kh_row *row, kh_range *into, kh_error *err) KH_MUST_CHECK;
kh_status kh_row_memberships(
    kh_reading *r, const kh_row *row, kh_range *into, kh_error *err) KH_MUST_CHECK;
kh_status kh_row_citations(
    kh_reading *r, const kh_row *row, kh_range *into, kh_error *err) KH_MUST_CHECK;

/** Where the value of a member begins in the text, or its object if it has none such. */
static inline uint32_t
kh_offset_of(const kh_tokens *tokens, uint32_t object, const char *key)
{
    const uint32_t member = kh_tokens_member(tokens, object, key);

    return tokens->items[member == 0 ? object : member].begin;
}

/** Set a field of row `at` from the record, unless it is not stated. */
#define KH_SET_RANGE(columns, name, at, record)                                                    \
    do {                                                                                           \
        if ((record)->name.num > 0) {                                                              \
            (columns)->name[at] = (record)->name;                                                  \
        }                                                                                          \
    } while (0)
#define KH_SET_DATE(columns, name, at, record)                                                     \
    do {                                                                                           \
        if ((record)->name.stated) {                                                               \
            (columns)->name[at] = (record)->name;                                                  \
        }                                                                                          \
    } while (0)

/** Count a top-level key that no field has; `token` is the key. */
kh_status kh_note_top_level_key(
    kh_reading *r, const char *key, uint32_t token, kh_error *err) KH_MUST_CHECK;

/** The value of a top-level key that is not an array of elements; `key` is decoded. */
kh_status kh_read_top_level(
    kh_reading *r, const char *key, uint32_t token, kh_error *err) KH_MUST_CHECK;

/** The NDJSON record that stands for the top level. */
kh_element_reader kh_element_graph_record;

#endif
