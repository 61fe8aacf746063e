#include "phrases.h"

const kh_pattern kh_phrases[KH_NUM_PHRASES] = {
#define PHRASE(name, en, ko, ja) { en, ko, ja },
#include "phrases.def"
#undef PHRASE
};
