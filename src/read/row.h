/**
 * @file row.h
 * @brief A node or an edge of a common shape, straight from its bytes.
 *
 * Nearly all elements of a large file have the same few members, strings without escapes, short
 * lists. Such an element is scanned once into a row: which members it has, and where their strings
 * stand in the text, with their hashes. Whatever is not like that, and all that is wrong, is no
 * row; the tokens (tokens.h) read it instead. Both say the same of what both can read: the same
 * columns, the same symbols in the same order.
 */
#ifndef KH_READ_ROW_H
#define KH_READ_ROW_H

#include "../base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum { KH_ROW_NONE, KH_ROW_NODE, KH_ROW_EDGE } kh_row_kind;

typedef enum {
    KH_ROW_ID,
    KH_ROW_TYPE,
    KH_ROW_SOURCE,
    KH_ROW_TARGET,
    KH_ROW_RELATION,
    KH_ROW_LABEL,
    KH_ROW_SECTORS,
    KH_ROW_START,
    KH_ROW_END,
    KH_ROW_WEIGHT,
    KH_ROW_CONFIDENCE,
    KH_ROW_CITATIONS,
    KH_NUM_ROW_MEMBERS,
} kh_row_member;

/** A string of the text, which has no escapes. */
typedef struct {
    uint32_t begin, length; /**< its bytes, without the quotes. */
    uint32_t hash;          /**< kh_pool_hash() of them. */
} kh_span;

/** Longest list of a row. */
#define KH_ROW_ITEMS 4

typedef struct {
    kh_row_kind kind;
    const char *text; /**< of the element; borrowed. */
    uint32_t length;
    uint32_t num_members, given;       /**< given: a bit for each member. */
    uint8_t order[KH_NUM_ROW_MEMBERS]; /**< the members, as they stand in the text. */
    uint8_t num_labels, num_sectors, num_citations;
    kh_date start, end;
    double weight, confidence;
    kh_span strings[KH_ROW_RELATION + 1]; /**< of the members up to `relation`. */
    kh_span sectors[KH_ROW_ITEMS];
    struct {
        kh_span lang, text; /**< lang: of length 0 if the label is a plain string. */
    } labels[KH_ROW_ITEMS];
    struct {
        kh_span id, locator; /**< locator: it begins at 0 if there is none. */
    } citations[KH_ROW_ITEMS];
    uint32_t hash_of_citations; /**< of all citations, by kh_hash_citation(). */
} kh_row;

/**
 * Scan the element at the beginning of `text`.
 *
 * @param used bytes up to its end. @return whether it is a row of this kind; if not, the row is
 * undefined. Cost: one pass.
 */
bool kh_row_scan(kh_row *row, kh_row_kind kind, const char *text, size_t length, size_t *used);

#endif
