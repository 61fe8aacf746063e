/**
 * @file view_keys.h
 * @brief The keys of a view file: what each holds and where it goes.
 */
#ifndef KH_VIEW_VIEW_KEYS_H
#define KH_VIEW_VIEW_KEYS_H

#include "../base/json.h"
#include "view.h"

typedef enum {
    KH_VIEW_WORD,   /**< const char *, one of `words`. */
    KH_VIEW_COLOR,  /**< const char *, #RRGGBB. */
    KH_VIEW_PRESET, /**< const char *, the name of a preset. */
    KH_VIEW_STRING, /**< const char *. */
    KH_VIEW_TEXT,   /**< const json_t *, a string or a language map. */
    KH_VIEW_TEXTS,  /**< const json_t *, texts by id. */
    KH_VIEW_SHAPES, /**< const json_t *, shapes by type. */
    KH_VIEW_NAMES,  /**< kh_names. */
    KH_VIEW_NUMBER, /**< double from `least` to `most`. */
    KH_VIEW_WHOLE,  /**< the same, an integer. */
    KH_VIEW_FLAG,   /**< bool. */
    KH_VIEW_OTHER,  /**< read by the caller. */
} kh_view_kind;

typedef struct {
    const char *key;
    kh_view_kind kind;
    size_t offset;     /**< of the member. */
    size_t stated;     /**< of a bool that is set if the key is there; 0: none. */
    const char *words; /**< separated by spaces. */
    bool negated;      /**< of a flag: the member means the opposite. */
    double least, most;
} kh_view_key;

/** The keys of the three kinds of objects, each ended by an entry without key. */
extern const kh_view_key kh_view_keys[], kh_view_select_keys[], kh_view_group_keys[];

/** The entry of a key; NULL if there is none. */
const kh_view_key *kh_view_key_find(const kh_view_key *keys, const char *name);

/** The key nearest to a misspelt one; NULL if none is near. */
const char *kh_view_key_nearest(const kh_view_key *keys, const char *wanted);

/** What a value should have been; NULL if it is. */
const char *kh_view_key_expects(const kh_view_key *key, const json_t *value);

/** Where a key takes one of a few names and an unexpected value is another name: describe that in
 * `fault`, with the nearest name in its hint. @return whether that is so. */
bool kh_view_key_misnames(const kh_view_key *key, const json_t *value, kh_error *fault);

/** Store a value that is as expected into its member of `target`. @return KH_ERR_NOMEM. */
kh_status kh_view_key_store(
    const kh_view_key *key, void *target, const json_t *value, kh_error *err) KH_MUST_CHECK;

#endif
