/**
 * @file strings.h
 * @brief Lists of strings that somebody else keeps.
 */
#ifndef KH_BATCH_STRINGS_H
#define KH_BATCH_STRINGS_H

#include "../base/text.h"

/** Strings, borrowed. All-zero is empty. */
typedef struct {
    const char **items;
    size_t num, max;
} kh_strings;

void kh_strings_free(kh_strings *self);

kh_status kh_strings_add(kh_strings *self, const char *word, kh_error *err) KH_MUST_CHECK;

/** Append a word to a command line, quoted for a POSIX shell where it has to be. */
void kh_strings_add_quoted(kh_text *out, const char *word);

#endif
