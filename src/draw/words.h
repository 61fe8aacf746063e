/**
 * @file words.h
 * @brief The few words that a diagram adds to those of its data, in three languages.
 */
#ifndef KH_DRAW_WORDS_H
#define KH_DRAW_WORDS_H

#include "../base/text.h"

typedef enum {
#define WORDS(name, en, ko, ja) KH_WORDS_##name,
#include "words.def"
#undef WORDS
    KH_NUM_WORDS
} kh_words;

/** The words in a language: Korean, Japanese, else English. */
const char *kh_words_in(kh_words words, const char *lang);

/** Append words; each {} in them stands for the next of `num` fillings. */
void kh_words_add(
    kh_text *out, kh_words words, const char *lang, const char *const *fillings, size_t num);

/** Append a number of things: the words for one if there is one. */
void kh_words_add_count(kh_text *out, kh_words many, kh_words one, const char *lang, size_t num);

#endif
