#include "phrases.h"

const kh_pattern kh_route_phrases[KH_NUM_ROUTE_PHRASES] = {
#define PHRASE(name, en, ko, ja) { en, ko, ja },
#include "phrases.def"
#undef PHRASE
};
