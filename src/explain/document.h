/**
 * @file document.h
 * @brief The JSON of an explanation under construction: measures, their parts, the claims behind.
 */
#ifndef KH_EXPLAIN_DOCUMENT_H
#define KH_EXPLAIN_DOCUMENT_H

#include "explaining.h"

#include "../base/map.h"

/** One document; begin with `e` and `out` alone. */
typedef struct {
    const kh_explaining *e;
    kh_text *out;
    kh_map place_of; /**< claim + 1 -> its place in `claims`. */
    uint32_t *claims;
    size_t num_claims, max_claims;
    size_t num_parts; /**< of the measure being written. */
    double sum;       /**< of their contributions. */
} kh_document;

void kh_document_free(kh_document *self);

/* Fields of an object: `"key":value`. */
void kh_document_key(kh_document *self, const char *key);
void kh_document_string(kh_document *self, const char *key, const char *value);
void kh_document_number(kh_document *self, const char *key, double value);

/** The id of a net node. */
void kh_document_node(kh_document *self, const char *key, uint32_t v);

/** Find the claims of the body's ties: what parts refer to. @return KH_ERR_NOMEM. */
kh_status kh_document_collect(kh_document *self, kh_error *err) KH_MUST_CHECK;

/** `,"claims":[places]` of some ties of the body. */
void kh_document_places(kh_document *self, const uint32_t *ties, size_t num_ties);

/** All claims, as an array. */
void kh_document_claims(kh_document *self);

/* A measure is begun, gets its parts, and is ended with its value. */
void kh_document_begin(
    kh_document *self, const char *name, const char *unit, const char *definition);
void kh_document_part(kh_document *self); /**< opens the object of a part. */
void kh_document_contribution(kh_document *self, double contribution);
void kh_document_rest(kh_document *self, size_t num, double contribution);
void kh_document_end(kh_document *self, double value);

/** Every measure, one after another. */
void kh_document_measures(kh_document *self);

#endif
