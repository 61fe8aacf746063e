/**
 * @file tokens.h
 * @brief One JSON value as a flat list of tokens that know where they stood.
 *
 * A reader of claims must say where each value stood, and why text is not JSON in words that a
 * person can act on; a tree of values can do neither. Here a value and all that it holds are
 * consecutive tokens: the first child of token t is t + 1, its next sibling is `next` of it, and
 * the JSON Pointer of any token follows from its index. The list is reused from one element of a
 * file to the next, so that reading a million edges allocates nothing per edge.
 */
#ifndef KH_READ_TOKENS_H
#define KH_READ_TOKENS_H

#include "../base/text.h"

#include <stdint.h>

/** Deepest nesting within one element (a node, an edge, ...), so that a stream and a document
 * accept the same. */
#define KH_MAX_DEPTH 64

typedef enum {
    KH_JSON_NULL,
    KH_JSON_FALSE,
    KH_JSON_TRUE,
    KH_JSON_NUMBER,
    KH_JSON_STRING,
    KH_JSON_ARRAY,
    KH_JSON_OBJECT,
} kh_token_kind;

/** A value or a key. Within an object, keys (strings) and values alternate. */
typedef struct {
    kh_token_kind kind;
    bool duplicate;      /**< a key that its object had before. */
    uint32_t begin, end; /**< its bytes in the text, quotes and brackets included. */
    uint32_t next;       /**< the token behind it and all that it holds; 0 while unfinished. */
    union {
        uint32_t num;  /**< items of an array, members of an object. */
        uint32_t hash; /**< of a string that is a value: kh_pool_hash() of it; of a key: 0. */
    };
    uint32_t string; /**< of a string: where it stands, decoded, in `strings`. */
    uint32_t length; /**< of a string: decoded bytes. */
} kh_token;

/** Why the text is not a JSON value that we accept. */
typedef struct {
    const char *code; /**< E001, E006, E007 or E008; static. */
    uint32_t offset;  /**< of the byte that is at fault. */
    char message[256];
    const char *hint; /**< static; "" if there is nothing to say. */
} kh_fault;

/** All-zero is a valid empty list. */
typedef struct {
    kh_token *items;
    size_t num, max;
    kh_text strings; /**< decoded strings, each with a NUL. */
    size_t num_duplicates;
    const char *text; /**< what was parsed; borrowed. */
    kh_fault fault;
} kh_tokens;

typedef enum {
    KH_PARSE_DONE,
    KH_PARSE_MORE,  /**< the text ends before the value does. */
    KH_PARSE_FAULT, /**< see `fault`. */
} kh_parse_result;

void kh_tokens_free(kh_tokens *self);

/**
 * Parse the value at the beginning of `text` (white space before it is skipped).
 *
 * @param whole NULL: more text may follow, so a value that reaches the end of the text is
 *              KH_PARSE_MORE. Else nothing follows, and this names what ends: "file" or "line".
 * @param used  bytes up to the end of the value; set when done.
 * @return KH_ERR_NOMEM. Cost: one pass; O(k log k) for an object of k > 16 members.
 */
kh_status kh_tokens_parse(kh_tokens *self, const char *text, size_t length, const char *whole,
    kh_parse_result *result, size_t *used, kh_error *err) KH_MUST_CHECK;

/** Make the fault that at the beginning of `text` something else than `what` stands. A NULL hint
 * is looked up by what it is. */
void kh_tokens_expected(
    kh_tokens *self, const char *text, size_t length, const char *what, const char *hint);

/** The decoded text of a string or key; it may hold no NUL. */
static inline const char *
kh_tokens_string(const kh_tokens *self, uint32_t token)
{
    return self->strings.bytes + self->items[token].string;
}

/** The value of a number; infinite where it is beyond a double. A number that is all of the text
 * must be NUL-terminated; one within an object or array is ended by what follows it. */
double kh_tokens_number(const kh_tokens *self, uint32_t token);

/** The value of a member of the object at `object`, or 0. */
uint32_t kh_tokens_member(const kh_tokens *self, uint32_t object, const char *key);

/** Append the JSON Pointer of a token, relative to the first one; a key's is its value's. */
void kh_tokens_add_pointer(const kh_tokens *self, uint32_t token, kh_text *out);

/** Append a value as JSON without white space; numbers as they were written. */
void kh_tokens_add_json(const kh_tokens *self, uint32_t token, kh_text *out);

/** "an object", "a string", ... */
const char *kh_token_kind_name(kh_token_kind kind);

#endif
