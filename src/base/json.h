/**
 * @file json.h
 * @brief The one door to jansson, and a JSON writer for what jansson writes badly.
 *
 * jansson prints a real number with 17 digits and drops NaN silently; results are written by
 * kh_json_* instead, in the shortest form that reads back.
 */
#ifndef KH_BASE_JSON_H
#define KH_BASE_JSON_H

#include "text.h"

#include <jansson.h>

/**
 * Parse exactly one value that fills `text` (whitespace around it is allowed). Duplicate keys are
 * refused. On failure *offset is the byte at which the parser stopped and err has its words.
 *
 * @param value a new reference, the caller's to json_decref(); untouched on failure.
 * @return KH_ERR_DATA, KH_ERR_NOMEM.
 */
kh_status kh_json_parse(
    const char *text, size_t length, json_t **value, size_t *offset, kh_error *err) KH_MUST_CHECK;

/** `text` as a JSON string with its quotes: escapes `"`, `\` and control characters only. */
void kh_json_add_string(kh_text *out, const char *text);

/** A jansson value as compact JSON, object keys in the order of the input. */
void kh_json_add_value(kh_text *out, const json_t *value);

/**
 * The byte offset of the value that `pointer` (RFC 6901) names within well-formed JSON text; the
 * longest prefix that exists wins, so an absent key gives its object. Where `of_key` is set and
 * the last step is an object's key, the offset of the key instead of its value.
 * Cost: one scan of `text`.
 */
size_t kh_json_locate(const char *text, size_t length, const char *pointer, int of_key);

/** Append "/step" to a JSON Pointer, escaping `~` and `/`. */
void kh_json_pointer_add(kh_text *pointer, const char *step);
void kh_json_pointer_add_index(kh_text *pointer, size_t index);

#endif
