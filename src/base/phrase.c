#include "phrase.h"

#include "korean.h"

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
kh_pattern_in(const kh_pattern *pattern, kh_tongue tongue)
{
    return tongue == KH_KOREAN ? pattern->ko : tongue == KH_JAPANESE ? pattern->ja : pattern->en;
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
kh_phrase_add(
    kh_text *out, const kh_pattern *pattern, kh_tongue tongue, const char *const *fillings)
{
    const char *text = kh_pattern_in(pattern, tongue), *hole, *end;

    for (; (hole = strchr(text, '{')) != NULL; text = end + 1) {
        end = strchr(hole, '}');
        kh_text_add_bytes(out, text, (size_t) (hole - text));
        fill(out, hole + 2, (size_t) (end - hole) - 2, fillings[hole[1] - '0']);
    }
    kh_text_add(out, text);
}

void
kh_phrase_add_percent(kh_text *out, double share)
{
    const size_t start = out->length;

    if (share > 0 && share < 0.0005) {
        kh_text_add(out, "<0.1%");
        return;
    }
    kh_text_print(out, "%.1f", 100 * share);
    if (!out->failed && out->length - start > 2
        && strcmp(out->bytes + out->length - 2, ".0") == 0) {
        out->length -= 2;
        out->bytes[out->length] = '\0';
    }
    kh_text_add_char(out, '%');
}

void
kh_phrase_add_list(
    kh_text *out, kh_tongue tongue, const char *const *names, size_t num, size_t most)
{
    static const kh_pattern comma = { ", ", ", ", "、" };
    static const kh_pattern more = { " and {0} more", " 외 {0}곳", "ほか{0}機関" };
    const size_t num_named = num > most ? most : num;
    kh_text left = { 0 };
    size_t j;

    for (j = 0; j < num_named; j++) {
        kh_text_add(out, j == 0 ? "" : kh_pattern_in(&comma, tongue));
        kh_text_add(out, names[j]);
    }
    if (num > num_named) {
        kh_text_print(&left, "%zu", num - num_named);
        kh_phrase_add(out, &more, tongue, (const char *const[]){ kh_text_bytes(&left) });
    }
    out->failed = out->failed || left.failed;
    kh_text_free(&left);
}
