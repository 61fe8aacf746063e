/**
 * @file fields.h
 * @brief Strict reading of JSON objects: a table says which keys there are and what they hold.
 */
#ifndef KH_RENDER_FIELDS_H
#define KH_RENDER_FIELDS_H

#include "scene.h"

typedef enum {
    KH_FIELD_STRING,     /**< const char *. */
    KH_FIELD_WORD,       /**< const char *, one of `words` (separated by spaces). */
    KH_FIELD_COLOR,      /**< const char *, #RRGGBB. */
    KH_FIELD_URL,        /**< const char *, "" or http(s). */
    KH_FIELD_LINES,      /**< kh_lines. */
    KH_FIELD_COLORS,     /**< kh_lines of #RRGGBB. */
    KH_FIELD_NUMBER,     /**< double, finite and not negative. */
    KH_FIELD_LENGTH,     /**< double, points, from 0 to 100000. */
    KH_FIELD_COORDINATE, /**< double, points, from -1000000 to 1000000. */
    KH_FIELD_INDEX,      /**< long, from -1000000 to 1000000. */
    KH_FIELD_NUMBERS,    /**< kh_numbers, not negative. */
    KH_FIELD_BOOL,       /**< bool. */
    KH_FIELD_OTHER,      /**< read by the caller. */
} kh_field_kind;

typedef struct {
    const char *key;
    kh_field_kind kind;
    size_t offset; /**< of the member in the struct that is filled. */
    const char *words;
    bool required;
} kh_field;

/**
 * Fill the members of `target` that an object has keys for; others keep their value.
 * @param where JSON Pointer of the object, for messages.
 * @param fields ended by an entry without key.
 * @return KH_ERR_DATA for what is not an object, an unknown or missing key, a value of the wrong
 * kind; KH_ERR_NOMEM.
 */
kh_status kh_fields_read(void *target, const json_t *object, const char *where,
    const kh_field *fields, kh_error *err) KH_MUST_CHECK;

#endif
