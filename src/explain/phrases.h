/**
 * @file phrases.h
 * @brief The sentences of explanations in three languages.
 */
#ifndef KH_BRIDGE_PHRASES_H
#define KH_BRIDGE_PHRASES_H

#include "../base/text.h"

typedef enum {
#define PHRASE(name, en, ko, ja) KH_PHRASE_##name,
#include "phrases.def"
#undef PHRASE
    KH_NUM_PHRASES
} kh_phrase;

typedef enum { KH_ENGLISH, KH_KOREAN, KH_JAPANESE, KH_NUM_TONGUES } kh_tongue;

/** The language of a BCP 47 tag: ko, ja, else English. NULL is English. */
kh_tongue kh_tongue_of(const char *tag);

/** The template, with its holes. */
const char *kh_phrase_in(kh_phrase phrase, kh_tongue tongue);

/**
 * Append a phrase. A hole is one of
 *
 *   {0}            the filling of that number; by agreement {9} is "this body",
 *   {0>topic}      the particle of Korean that follows it: topic, subject, object, with, towards,
 *   {0#is|are}     the first text if the filling is "1", else the second.
 */
void kh_phrase_add(kh_text *out, kh_phrase phrase, kh_tongue tongue, const char *const *fillings,
    size_t num_fillings);

#endif
