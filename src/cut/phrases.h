/* What is said of cuts, in three languages. */
#ifndef KH_CUT_PHRASES_H
#define KH_CUT_PHRASES_H

#include "../base/phrase.h"

typedef enum {
#define PHRASE(name, en, ko, ja) CUT_SAYS_##name,
#include "phrases.def"
#undef PHRASE
    NUM_CUT_PHRASES
} cut_phrase;

extern const kh_pattern cut_phrases[NUM_CUT_PHRASES];

#endif
