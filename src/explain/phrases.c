#include "phrases.h"

#include "../base/korean.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

kh_tongue
kh_tongue_of(const char *tag)
{
    static const char *const tags[] = { [KH_KOREAN] = "ko", [KH_JAPANESE] = "ja" };
    kh_tongue tongue;

    for (tongue = KH_KOREAN; tag != NULL && tongue < KH_NUM_TONGUES; tongue++) {
        if (strncasecmp(tag, tags[tongue], 2) == 0 && (tag[2] == '\0' || tag[2] == '-')) {
            return tongue;
        }
    }
    return KH_ENGLISH;
}

const char *
kh_phrase_in(kh_phrase phrase, kh_tongue tongue)
{
    static const char *const table[KH_NUM_PHRASES][KH_NUM_TONGUES] = {
#define PHRASE(name, en, ko, ja) { en, ko, ja },
#include "phrases.def"
#undef PHRASE
    };

    return table[phrase][tongue];
}

static kh_particle
particle_named(const char *name, size_t length)
{
    static const char *const names[KH_NUM_PARTICLES] = { [KH_PARTICLE_TOPIC] = "topic",
        [KH_PARTICLE_SUBJECT] = "subject",
        [KH_PARTICLE_OBJECT] = "object",
        [KH_PARTICLE_WITH] = "with",
        [KH_PARTICLE_TOWARDS] = "towards",
        [KH_PARTICLE_COPULA] = "copula" };
    kh_particle which;

    for (which = 0; which < KH_NUM_PARTICLES; which++) {
        if (strlen(names[which]) == length && memcmp(names[which], name, length) == 0) {
            break;
        }
    }
    return which;
}

/* `hole` is what stands between the braces, after the number. */
static void
fill(kh_text *out, const char *hole, size_t length, const char *filling)
{
    const char *bar;

    if (length == 0) {
        kh_text_add(out, filling);
    } else if (hole[0] == '>') {
        kh_text_add(out, kh_korean_particle(filling, particle_named(hole + 1, length - 1)));
    } else {
        bar = memchr(hole, '|', length);
        if (strcmp(filling, "1") == 0) {
            kh_text_add_bytes(out, hole + 1, (size_t) (bar - hole) - 1);
        } else {
            kh_text_add_bytes(out, bar + 1, length - (size_t) (bar - hole) - 1);
        }
    }
}

void
kh_phrase_add(kh_text *out, kh_phrase phrase, kh_tongue tongue, const char *const *fillings,
    size_t num_fillings)
{
    const char *text = kh_phrase_in(phrase, tongue), *hole, *end;

    for (; (hole = strchr(text, '{')) != NULL; text = end + 1) {
        const size_t number = (size_t) (hole[1] - '0');

        end = strchr(hole, '}');
        kh_text_add_bytes(out, text, (size_t) (hole - text));
        if (number < num_fillings) {
            fill(out, hole + 2, (size_t) (end - hole) - 2, fillings[number]);
        }
    }
    kh_text_add(out, text);
}
