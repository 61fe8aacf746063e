/**
 * @file phrases.h
 * @brief The sentences of explanations in three languages. By agreement {9} is "this body".
 */
#ifndef KH_EXPLAIN_PHRASES_H
#define KH_EXPLAIN_PHRASES_H

#include "../base/phrase.h"

typedef enum {
#define PHRASE(name, en, ko, ja) KH_PHRASE_##name,
#include "phrases.def"
#undef PHRASE
    KH_NUM_PHRASES
} kh_phrase;

extern const kh_pattern kh_phrases[KH_NUM_PHRASES];

#endif
