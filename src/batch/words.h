/**
 * @file words.h
 * @brief Lists of strings that somebody else keeps.
 */
#ifndef KH_BATCH_WORDS_H
#define KH_BATCH_WORDS_H

#include "../base/text.h"

/** Strings, borrowed. All-zero is empty. */
typedef struct {
    const char **items;
    size_t num, max;
} kh_batch_words;

void kh_batch_words_free(kh_batch_words *self);

kh_status kh_batch_words_add(kh_batch_words *self, const char *word, kh_error *err) KH_MUST_CHECK;

/** Append a word to a command line, quoted for a POSIX shell where it has to be. */
void kh_batch_words_add_quoted(kh_text *out, const char *word);

#endif
