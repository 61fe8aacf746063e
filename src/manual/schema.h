/**
 * @file schema.h
 * @brief A JSON Schema as lists of definitions: every key, what it holds, what it means.
 */
#ifndef KH_MANUAL_SCHEMA_H
#define KH_MANUAL_SCHEMA_H

#include "../base/json.h"

/** Read a JSON file. @param value a new reference. @return KH_ERR_IO, KH_ERR_DATA, KH_ERR_NOMEM. */
kh_status manual_read_json(
    const char *root, const char *path, json_t **value, kh_error *err) KH_MUST_CHECK;

/** Read a file as it is. @return KH_ERR_IO, KH_ERR_NOMEM. */
kh_status manual_read_text(
    kh_text *text, const char *root, const char *path, kh_error *err) KH_MUST_CHECK;

/** One key: its name, what it holds and whether it must be there; behind it what it means, or what
 * is said of the definition that it refers to. */
void manual_add_key(
    kh_text *out, const json_t *schema, const char *key, const json_t *property, bool required);

/** All keys of an object, with those that `allOf` takes from other definitions. */
void manual_add_keys(kh_text *out, const json_t *schema, const json_t *object);

/** Definitions of `$defs`, their names ended by NULL, with what is said of them. */
void manual_add_values(kh_text *out, const json_t *schema, const char *const *names);

/** A definition of `$defs`, by its name; NULL if there is none. */
const json_t *manual_definition(const json_t *schema, const char *name);

#endif
