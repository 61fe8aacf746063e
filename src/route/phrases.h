/**
 * @file phrases.h
 * @brief What is said of paths, in three languages.
 */
#ifndef KH_ROUTE_PHRASES_H
#define KH_ROUTE_PHRASES_H

#include "../base/phrase.h"

typedef enum {
#define PHRASE(name, en, ko, ja) KH_ROUTE_SAYS_##name,
#include "phrases.def"
#undef PHRASE
    KH_NUM_ROUTE_PHRASES
} kh_route_phrase;

extern const kh_pattern kh_route_phrases[KH_NUM_ROUTE_PHRASES];

#endif
