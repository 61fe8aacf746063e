/**
 * @file members.h
 * @brief Members of a JSON object, one after the other: appending them, and taking them from text.
 */
#ifndef KH_WRITE_MEMBERS_H
#define KH_WRITE_MEMBERS_H

#include "../base/text.h"

#include <stdint.h>

/** Append `"key":`, behind a comma unless a brace was just opened. */
void kh_member_key(kh_text *out, const char *key);

void kh_member_string(kh_text *out, const char *key, const char *value);
void kh_member_flag(kh_text *out, const char *key, bool value);

/**
 * Append the members of `object`, compact JSON, except those whose key is one of `but`.
 *
 * @param but ended by NULL.
 * @return the number left out. Cost: O(length). What is no such object yields a prefix.
 */
size_t kh_member_add_all(kh_text *out, const char *object, const char *const *but);

#endif
