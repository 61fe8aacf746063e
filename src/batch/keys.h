/**
 * @file keys.h
 * @brief The keys of a manifest: which there are, and what each holds.
 */
#ifndef KH_BATCH_KEYS_H
#define KH_BATCH_KEYS_H

#include "../base/json.h"

typedef enum {
    KH_KEY_FORMAT,   /**< the name of the format. */
    KH_KEY_TEXT,     /**< a string. */
    KH_KEY_NAME,     /**< a string that is not empty and holds no control character. */
    KH_KEY_NAMES,    /**< one such string, or an array of them. */
    KH_KEY_SECONDS,  /**< a number above 0. */
    KH_KEY_SIZE,     /**< a string such as 500M. */
    KH_KEY_CODES,    /**< an array of exit codes that are no failure. */
    KH_KEY_OPTIONS,  /**< values by name. */
    KH_KEY_MATRIX,   /**< lists or ranges of values by name. */
    KH_KEY_EXCLUDE,  /**< an array of values by name. */
    KH_KEY_DEFAULTS, /**< an object with keys of its own. */
    KH_KEY_JOBS,     /**< an array of such objects. */
} kh_key_kind;

typedef struct {
    const char *name; /**< NULL ends a table. */
    kh_key_kind kind;
    bool required;
} kh_key;

extern const kh_key kh_manifest_keys[], kh_manifest_default_keys[], kh_manifest_job_keys[];

/** The key of a name; NULL if there is none. */
const kh_key *kh_key_find(const kh_key *keys, const char *name);

/** What a value should have been; NULL if it is, on the outside. */
const char *kh_key_expects(kh_key_kind kind, const json_t *value);

/** The same of what an object or array of this kind holds. */
const char *kh_key_expects_inside(kh_key_kind kind, const json_t *value);

/** Whether text holds a character that could act on a terminal, or end a line. */
bool kh_key_has_controls(const char *text);

/** Whether this is the name of a placeholder: a letter, then letters, digits, - and _. */
bool kh_key_is_placeholder(const char *name, size_t length);

#endif
